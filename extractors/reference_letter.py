"""Reference letters for upgrades: who writes, about whom, for which category, on which shows.

Source of what is asked: IATSE Local 411 Production Coordinator Caucus upgrade requirements.
"""

import re
from collections.abc import Iterator, Sequence

from extractors.confidence import Found, confidence, presence_confidence
from extractors.evl.anatomy import Letter
from extractors.evl.sign_off import signatory
from extractors.letters import dated, letter_of, signed, text_field, writer
from extractors.names import looks_like_person
from extractors.passages import Passage, Printed, passage
from extractors.upgrade_category import wanted_category
from extractors.values import DocumentType, Field, Fields, Page, Place, Statement

TYPE = DocumentType.REFERENCE_LETTER

_NAME = (
    r"(?P<v>[A-ZÀ-Þ][\w'’.\-À-ÿ]*(?:\s+(?:[A-ZÀ-Þ][\w'’.\-À-ÿ]*|de|la|van|von|del|der|di|da)){1,4})"
)
_ABOUT = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?i:\b(?:re|subject|regarding)\s*:\s*(?:letter\s+of\s+)?(?:reference|recommendation|"
        rf"support|upgrade)?(?:\s+letter)?\s*(?:for|of|[-–—:])?\s*){_NAME}",
        rf"(?i:\b(?:reference|recommendation|support|letter)\s+(?:for|of|on behalf of)\s+(?:ms\.?|"
        rf"mr\.?|mx\.?|member\s+)?\s*){_NAME}",
        rf"(?i:\b(?:recommend(?:ing)?|endorse|endorsing|support(?:ing)?|vouch\s+for|in\s+support\s+"
        rf"of|on\s+behalf\s+of|worked\s+(?:closely\s+)?with|working\s+with|known|supervised|hired|"
        rf"mentored|trained)\s+(?:ms\.?|mr\.?|mx\.?)?\s*){_NAME}",
        rf"{_NAME}(?i:\s+(?:worked|has\s+worked|was\s+my|was\s+an?|is\s+an?|has\s+been|served|"
        rf"joined|reported)\b)",
        rf"(?i:\b(?:applicant|candidate|employee|member|name(?:\s+of\s+applicant)?)\s*:\s*){_NAME}",
    )
)
_MEMBER = re.compile(
    r"(?i)\b(?:member\s+(?:in\s+good\s+standing\s+)?(?:of\s+)?(?:the\s+)?(?:I\.?A\.?T\.?S\.?E\.?\s+)?"
    r"local\s+411|(?:local\s+)?411\s+member|member\s+in\s+good\s+standing|"
    r"I\.?A\.?T\.?S\.?E\.?\s+(?:local\s+)?411\s+(?:member|card)|"
    r"member(?:ship)?\s*(?:#|no\.?|number)\s*:?\s*\d+)"
)
_NO_MEMBER = re.compile(
    r"(?i)\b(?:not|no\s+longer|never\s+been)\s+(?:currently\s+)?an?\s+(?:\w+\s+)*member"
)
_QUOTED = re.compile(r"[“\"](?P<v>[^“”\"]{2,80})[”\"]")


def extract(pages: Sequence[Page]) -> Statement:
    """Return what the letter on ``pages`` states."""
    letter = letter_of(pages)
    text = passage(letter.lines)
    fields = dated(letter) | signed(letter) | _referee(letter, text)
    fields |= _about(text, fields) | _category(text) | _productions(text)
    return Statement(TYPE, 0.0, tuple(page.number for page in pages), fields)


def _referee(letter: Letter, text: Passage) -> Fields:
    name, title = writer(letter)
    at_end = signatory(letter)[0] is not None
    found = Found.PLACE if at_end else Found.LABEL
    made: Fields = {}
    if name is not None:
        made["referee_name"] = text_field(name, found)
    if title is not None:
        made["referee_title"] = text_field(title, found)
    return made | _member(letter, text)


def _member(letter: Letter, text: Passage) -> Fields:
    """Return whether the writer says to be a member; always present."""
    ocr = any(page.source == "ocr" for page in letter.pages)
    found = _MEMBER.search(text.text)
    says_so = found is not None and not _NO_MEMBER.search(text.text)
    sure = presence_confidence(seen=says_so, ocr=ocr)
    places = text.group(found).places if found is not None and says_so else ()
    return {"referee_member": Field(says_so, sure, places)}


def _about(text: Passage, fields: Fields) -> Fields:
    """Return whom the letter is about: the name said most, and never the writer's own."""
    own = str(fields["referee_name"].value).lower() if "referee_name" in fields else ""
    named = [each for each in _names(text) if each.text.lower() != own]
    if not named:
        return {}
    first = named[0]
    again = any(each.text == first.text for each in named[1:])
    sure = confidence(Found.SUBJECT if again else Found.PROSE, first.weakest)
    return {"employee_name": Field(first.text, sure, first.places)}


def _names(text: Passage) -> Iterator[Printed]:
    for pattern in _ABOUT:
        for found in pattern.finditer(text.text):
            start = found.start("v")
            name = _person(_on_its_line(text, start, found["v"])) or _person(found["v"])
            if name is not None:
                yield text.cut(start, start + len(name)).with_text(name)


def _on_its_line(text: Passage, start: int, words: str) -> str:
    """Return the part of ``words`` that stands on the line they begin on."""
    line = text.line_at(start)
    ends = [at for at, owner in zip(text.starts, text.owners, strict=True) if owner > line]
    return words[: ends[0] - start].strip() if ends and ends[0] > start else words


def _person(words: str) -> str | None:
    """Return the longest beginning of ``words`` that is a person's name."""
    parts = words.split()
    for count in range(len(parts), 1, -1):
        name = " ".join(parts[:count]).strip(" ,;:")
        name = name if re.search(r"\b(?:Jr|Sr|[A-Z])\.$", name) else name.rstrip(".")
        if looks_like_person(name):
            return name
    return None


def _category(text: Passage) -> Fields:
    """Return the category that the letter speaks for, as the catalogue knows it."""
    wanted = wanted_category(text)
    if wanted is None:
        return {}
    held, said = wanted
    sure = confidence(Found.PROSE, held.weakest)
    return {"category": Field(said.printed, sure, held.places, said.name)}


def _productions(text: Passage) -> Fields:
    """Return the titles in quotes, each once, in their order."""
    places: dict[str, Place] = {}
    for found in _QUOTED.finditer(text.text):
        title = found["v"].strip(" ,.")
        if title and title[0].isupper() and len(title.split()) <= 8:
            held = text.group(found, "v").places[0]
            places.setdefault(title, held)
    if not places:
        return {}
    sure = confidence(Found.PROSE)
    return {"productions": Field(list(places), sure, tuple(places.values()))}
