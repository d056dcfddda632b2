"""Medical examiner's certificates (form MCSA-5876): form values first, then what is printed.

Form fields are told by the last part of their name, labels by their wording, because position and
print differ by edition. Source: FMCSA form MCSA-5876, OMB 2126-0006.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.confidence import Found, confidence
from extractors.days import parse_date
from extractors.forms import answers, asked, ticked_labels
from extractors.forms.answers import Answer
from extractors.layout import lines
from extractors.names import looks_like_person
from extractors.passages import Printed, passage
from extractors.states_and_provinces import state_code
from extractors.values import Box, DocumentType, Field, Fields, FormValue, Page, Place, Statement

TYPE = DocumentType.MEDICAL_CERTIFICATE

_QUESTIONS = (
    asked("name", r"(?:driver'?s? )?name|name of driver|driver", Answer.PERSON),
    asked("last_name", r"last name.*|driver'?s? last name|family name"),
    asked("first_name", r"first name.*|driver'?s? first name|given names?"),
    asked(
        "expiry_date",
        r"(?:medical )?(?:examiner'?s )?certificate expir(?:ation|y|es)(?: date| on)?",
        Answer.DATE,
    ),
    asked("bare_expiry_date", r"expir(?:ation|y|es)(?: date| on)?", Answer.DATE),
    asked(
        "examiner_name",
        r"medical examiner'?s? name.*|name of (?:the )?(?:medical )?examiner|examiner'?s? name.*"
        r"|medical examiner",
        Answer.PERSON,
    ),
    asked("national_registry_number", r"national registry (?:no\.?|number|#).*", Answer.CODE),
    asked("date_signed", r"date (?:certificate )?signed|date of (?:examination|exam)", Answer.DATE),
    asked("bare_date_signed", r"date", Answer.DATE),
    asked("license_number", r"driver'?s? licen[cs]e (?:no\.?|number|#)", Answer.CODE),
    asked(
        "license_state",
        r"(?:issuing )?state\s*(?:/|or)\s*province(?: of issue)?"
        r"|(?:driver'?s? )?licen[cs]e (?:issuing )?state.*",
        Answer.STATE,
    ),
    asked("bare_license_state", r"(?:issuing )?state(?: of issue)?", Answer.STATE),
)
_FORM = (
    ("name", "namefull"),
    ("last_name", "namelast"),
    ("first_name", "namefirst"),
    ("expiry_date", "expiredate"),
    ("examiner_name", "examinername"),
    ("national_registry_number", "examinerregistry"),
    ("date_signed", "examinerdate"),
    ("license_number", "licensenumber"),
    ("license_state", "licensestate"),
)
_RESTRICTIONS = (
    ("corrective lenses", "correctlenses", r"wearing corrective\b(?: lenses)?|corrective lenses"),
    ("hearing aid", "hearingaid", r"wearing (?:a )?hearing aid|hearing aid"),
    ("waiver or exemption", "waiverqualify", r"accompanied by a\b.*\bwaiver"),
    ("skill performance evaluation", "spequalify", r"accompanied by a skill performance"),
    ("exempt intracity zone", "exemptqualify", r"driving within an exempt intracity zone"),
    ("qualified by 49 CFR 391.64", "cfrqualify", r"qualified by operation of 49 CFR 391\.64"),
    ("grandfathered from State requirements", "grandqualify", r"grandfathered from State"),
)
_EXAMINED = re.compile(r"(?i:\bhave\s+examined)\s+(?P<v>[A-Z][^,]{3,60}?)\s+in\s+accordance\b")
_REGISTRY_NUMBER = re.compile(r"\d{8,12}")
_OWN_EXPIRY = re.compile(r"(?i)certificate +expir")
_EXAMINERS_LICENSE = re.compile(r"(?i)state\s+licen[cs]e,?\s+certificate|registration\s+number")
_APPROVAL = re.compile(r"\b[O0]MB\b|2126-0006")
_MARK = re.compile(r"[\[({|IlJ1BDE]{0,2}[xX\u2713\u2714\u2612\u2611&][\])}|IlJ1]{0,2}")
"""A cross in a box, as recognition reads it: what is left of the box may stand around it."""

_BEFORE, _WIDEST = 2.0, 2.5
"""How far before its label a tick ends, and how large it is at most, in heights of the label."""

_NOT_TICKED = {"off", "no", "0", "false", ""}


def extract(pages: Sequence[Page]) -> Statement:
    """Return what the certificate on ``pages`` states."""
    printed = _printed(pages)
    fields = _with_a_registry_number(printed | _filled(pages))
    restrictions = _restrictions(pages)
    made = _named(fields) | ({"restrictions": restrictions} if restrictions else {})
    return Statement(TYPE, 0.0, tuple(page.number for page in pages), made)


def _printed(pages: Sequence[Page]) -> Fields:
    """Return what stands behind the captions.

    The form's own approval prints an expiration date too, and the examiner's license a state: a
    caption that leaves open whose it is counts only where no other on the page says so.
    """
    found = answers([_without_approval(page) for page in pages], _QUESTIONS)
    said = "\n".join(line.text for page in pages for line in lines(page))
    for field, own in (
        ("expiry_date", _OWN_EXPIRY), ("license_state", _EXAMINERS_LICENSE), ("date_signed", None),
    ):  # fmt: skip
        bare = found.pop(f"bare_{field}", None)
        if bare is not None and (own is None or not own.search(said)):
            found.setdefault(field, bare)
    return _examined(pages) | found


def _examined(pages: Sequence[Page]) -> Fields:
    """Return whom the sentence of the certificate names, where no caption asks for the name."""
    text = passage([line for page in pages for line in lines(page)])
    found = _EXAMINED.search(text.text)
    if found is None or not looks_like_person(found["v"]):
        return {}
    held = text.group(found, "v")
    return {"name": Field(held.text, confidence(Found.PROSE, held.weakest), held.places)}


def _without_approval(page: Page) -> Page:
    """Return ``page`` without the line that tells how long the form itself is approved."""
    approval = {
        id(word) for line in lines(page) if _APPROVAL.search(line.text) for word in line.words
    }
    kept = tuple(word for word in page.words if id(word) not in approval)
    return replace(page, words=kept) if approval else page


def _with_a_registry_number(fields: Fields) -> Fields:
    """Return the fields, without a registry number that is none: it is made of digits alone."""
    number = fields.get("national_registry_number")
    if number is None or _REGISTRY_NUMBER.fullmatch(str(number.value)):
        return fields
    return {name: field for name, field in fields.items() if field is not number}


def _named(fields: Fields) -> Fields:
    """Return the fields with first and last name as one name."""
    made = {k: v for k, v in fields.items() if k not in {"last_name", "first_name"}}
    last, first = fields.get("last_name"), fields.get("first_name")
    if last is not None and first is not None:
        text = f"{first.value} {last.value}"
        sure = min(first.confidence, last.confidence)
        made["name"] = Field(text, sure, (*first.places, *last.places))
    return made


def _filled(pages: Sequence[Page]) -> Fields:
    """Return the values of the form's own fields; a preset choice of a blank form is none."""
    values = [(page.number, value) for page in pages for value in page.form]
    made: Fields = {}
    for field, ending in _FORM:
        for number, value in values:
            said = _said(field, value)
            if _last_part(value.name).startswith(ending) and said:
                place = Place(number, value.box, value.value)
                made[field] = Field(said, confidence(Found.FORM), (place,))
                break
    return made


def _last_part(name: str) -> str:
    return re.sub(r"\[\d+\]", "", name).split(".")[-1].lower()


def _said(field: str, value: FormValue) -> str | None:
    text = value.value.strip()
    if field.endswith("date") or field == "date_signed":
        day = parse_date(text)
        return day.isoformat() if day else None
    if field == "license_state":
        return state_code(text)
    return text or None


def _restrictions(pages: Sequence[Page]) -> Field | None:
    """Return the restrictions whose boxes are ticked, in the order of the form."""
    places: dict[str, Place] = {}
    for found in (_chosen, _ticked, _crossed):
        for name, place in found(pages):
            places.setdefault(name, place)
    if not places:
        return None
    ordered = [name for name, _, _ in _RESTRICTIONS if name in places]
    return Field(ordered, confidence(Found.FORM), tuple(places[name] for name in ordered))


def _chosen(pages: Sequence[Page]) -> Iterator[tuple[str, Place]]:
    """Yield the restrictions that the form's own fields choose."""
    for page in pages:
        for value in page.form:
            ending = _last_part(value.name)
            for name, own, _ in _RESTRICTIONS:
                if ending.startswith(own) and value.value.lower() not in _NOT_TICKED:
                    yield name, Place(page.number, value.box, value.value, name)


def _ticked(pages: Sequence[Page]) -> Iterator[tuple[str, Place]]:
    """Yield the restrictions behind typed boxes, as in "[X] Wearing corrective lenses"."""
    for label, is_ticked in ticked_labels(pages):
        for name, _, wording in _RESTRICTIONS:
            if is_ticked and re.match(rf"(?i){wording}", label.text):
                yield name, replace(label.places[0], item=name)


def _crossed(pages: Sequence[Page]) -> Iterator[tuple[str, Place]]:
    """Yield the restrictions with a mark drawn or typed right before them."""
    for page in pages:
        for name, _, wording in _RESTRICTIONS:
            label = _label(page, wording)
            if label is not None and _is_crossed(page, label.lines[0].box):
                yield name, replace(label.places[0], item=name)


def _label(page: Page, wording: str) -> Printed | None:
    for line in lines(page):
        text = passage((line,))
        found = re.search(rf"(?i)\b(?:{wording})", text.text)
        if found is not None:
            return text.group(found)
    return None


def _is_crossed(page: Page, label: Box) -> bool:
    """Return whether a mark is drawn or typed right before a label, in its box or on its line."""
    marks = [*page.ink, *(word.box for word in page.words if _MARK.fullmatch(word.text))]
    return any(_stands_before(mark, label) for mark in marks)


def _stands_before(mark: Box, label: Box) -> bool:
    x0, y0, x1, y1 = mark
    tall = label[3] - label[1]
    is_near = label[0] - _BEFORE * tall <= x1 <= label[0] + 0.3 * tall
    is_small = x1 - x0 <= _WIDEST * tall and y1 - y0 <= _WIDEST * tall
    return is_near and is_small and label[1] - tall / 2 <= (y0 + y1) / 2 <= label[3] + tall / 2
