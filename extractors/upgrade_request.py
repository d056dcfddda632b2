"""Requests to be upgraded or listed in another category: who asks for which, and when."""

from collections.abc import Sequence

from extractors.confidence import Found, confidence
from extractors.evl.anatomy import Letter
from extractors.forms import answers, asked
from extractors.forms.answers import Answer
from extractors.letters import dated, letter_of, signed, text_field, writer
from extractors.names import looks_like_person
from extractors.passages import Passage, Printed, passage
from extractors.patterns import pattern_of
from extractors.upgrade_category import category_in, ticked_category, wanted_category
from extractors.values import DocumentType, Field, Fields, Page, Statement

TYPE = DocumentType.UPGRADE_REQUEST

_QUESTIONS = (
    asked(
        "employee_name",
        r"(?:member|applicant|employee)?'?s? ?name|from|applicant|member",
        Answer.PERSON,
    ),
    asked(
        "member_number",
        r"(?:iatse |411 )?member(?:ship)? ?(?:no\.?|number|#|id)|card (?:no\.?|number|#)",
        Answer.CODE,
    ),
    asked(
        "category",
        r"(?:category|classification|position)(?: (?:sought|requested|applied for))?"
        r"|upgrade to|requested (?:category|upgrade)",
    ),
)
_MEMBER_NUMBER = pattern_of(
    r"(?i)\bmember(?:ship)?\s*(?:card\s*)?(?:no\.?|number|#|id)?\s*(?:is\s*)?[:#]?\s*"
    r"(?P<v>[A-Z]{0,3}-?\d[\d-]{2,11})\b"
)
_SEMINARS = pattern_of(r"(?i)\b(?:seminars?|workshops?|courses?|training)\b[^.]*")
_QUOTED = pattern_of(r"[“\"](?P<v>[^“”\"]{2,80})[”\"]")
_LETTERS_FROM = pattern_of(
    r"(?i:letters?\s+of\s+(?:reference|recommendation|support)(?:\s+and\s+\w+)?\s+(?:from|by)\s+)"
    r"(?P<v>[^.]*(?:\b[A-Z]\.[^.]*)*)"
)
_NAMES = pattern_of(r"[A-ZÀ-Þ][\w'’-]+(?:\s+[A-ZÀ-Þ]\.)?(?:\s+[A-ZÀ-Þ][\w'’-]+){1,2}")
_I_AM = pattern_of(
    r"(?:\bI,|(?i:\bmy\s+name\s+is))\s+(?P<v>[A-ZÀ-Þ][\w'’.\-]+(?:\s+[A-ZÀ-Þ][\w'’.\-]+){1,3})"
)


def extract(pages: Sequence[Page]) -> Statement:
    """Return what the request on ``pages`` asks."""
    letter = letter_of(pages)
    text = passage(letter.lines)
    fields = answers(pages, _QUESTIONS)
    made = _category(pages, text, fields) | _member_number(text) | dated(letter) | signed(letter)
    made |= {k: v for k, v in fields.items() if k != "category"} | _who(letter, text, fields)
    made |= _seminars(text) | _referees(text)
    return Statement(TYPE, 0.0, tuple(page.number for page in pages), made)


def _who(letter: Letter, text: Passage, fields: Fields) -> Fields:
    name, _ = writer(letter)
    if name is not None and looks_like_person(name.text):
        return {"employee_name": text_field(name, Found.PLACE)}
    if "employee_name" in fields:
        return {}
    found = _I_AM.search(text.text)
    if found is not None and looks_like_person(found["v"]):
        return {"employee_name": text_field(text.group(found, "v"), Found.PROSE)}
    return {}


def _seminars(text: Passage) -> Fields:
    """Return the titles in quotes of the seminars that a sentence says were completed."""
    held = [
        text.group(title, "v")
        for sentence in _SEMINARS.finditer(text.text)
        for title in _QUOTED.finditer(text.text, *sentence.span())
    ]
    return _list("seminars", held)


def _referees(text: Passage) -> Fields:
    """Return the people whose letters a sentence says are enclosed."""
    said = _LETTERS_FROM.search(text.text)
    if said is None:
        return {}
    held = [text.cut(*name.span()) for name in _NAMES.finditer(text.text, *said.span("v"))]
    return _list("referees", [each for each in held if looks_like_person(each.text)])


def _list(name: str, held: Sequence[Printed]) -> Fields:
    if not held:
        return {}
    sure = confidence(Found.PROSE, min(each.weakest for each in held))
    places = tuple(place for each in held for place in each.places)
    return {name: Field([each.text.strip(" ,.") for each in held], sure, places)}


def _member_number(text: Passage) -> Fields:
    found = _MEMBER_NUMBER.search(text.text)
    return {"member_number": text_field(text.group(found, "v"), Found.PATTERN)} if found else {}


def _category(pages: Sequence[Page], text: Passage, fields: Fields) -> Fields:
    labelled = fields.get("category")
    said = category_in(str(labelled.value)) if labelled is not None else None
    if labelled is not None and said is not None:
        made = Field(said.printed, labelled.confidence, labelled.places, said.name)
        return {"category": made}
    ticked = ticked_category(pages)
    wanted = ticked or wanted_category(text)
    if wanted is None:
        return {}
    held, said = wanted
    sure = confidence(Found.LABEL if ticked else Found.PROSE, held.weakest)
    return {"category": Field(said.printed, sure, held.places, said.name)}
