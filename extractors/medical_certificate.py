"""Medical examiner's certificates (form MCSA-5876): form values first, then what is printed.

Form fields are told by the last part of their name, labels by their wording, because position and
print differ by edition. Source: FMCSA form MCSA-5876, OMB 2126-0006.
"""

import re
from collections.abc import Sequence

from extractors.confidence import Found, confidence
from extractors.days import parse_date
from extractors.forms import answers, asked, ticked_labels
from extractors.forms.answers import Answer
from extractors.states_and_provinces import state_code
from extractors.values import DocumentType, Field, Fields, FormValue, Page, Place, Statement

TYPE = DocumentType.MEDICAL_CERTIFICATE

_QUESTIONS = (
    asked("name", r"(?:driver'?s? )?name|name of driver|driver", Answer.PERSON),
    asked("last_name", r"last name.*|driver'?s? last name|family name"),
    asked("first_name", r"first name.*|driver'?s? first name|given names?"),
    asked(
        "expiry_date",
        r"(?:medical )?(?:examiner'?s )?certificate expir(?:ation|y) date"
        r"|expir(?:ation|y|es)(?: date| on)?",
        Answer.DATE,
    ),
    asked(
        "examiner_name",
        r"medical examiner'?s? name.*|name of (?:the )?(?:medical )?examiner|examiner'?s? name.*"
        r"|medical examiner",
        Answer.PERSON,
    ),
    asked("national_registry_number", r"national registry (?:no\.?|number|#).*", Answer.CODE),
    asked("date_signed", r"date (?:certificate )?signed|date of (?:examination|exam)", Answer.DATE),
    asked("license_number", r"driver'?s? licen[cs]e (?:no\.?|number|#)", Answer.CODE),
    asked(
        "license_state",
        r"(?:issuing )?state(?:/|\s+or\s+)?(?:province)?(?: of issue)?|licen[cs]e issuing state.*",
        Answer.STATE,
    ),
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
    ("corrective lenses", "correctlenses", r"wearing corrective lenses|corrective lenses"),
    ("hearing aid", "hearingaid", r"wearing (?:a )?hearing aid|hearing aid"),
    ("waiver or exemption", "waiverqualify", r"accompanied by a\b.*\bwaiver"),
    ("skill performance evaluation", "spequalify", r"accompanied by a skill performance"),
    ("exempt intracity zone", "exemptqualify", r"driving within an exempt intracity zone"),
    ("qualified by 49 CFR 391.64", "cfrqualify", r"qualified by operation of 49 CFR 391\.64"),
    ("grandfathered from State requirements", "grandqualify", r"grandfathered from State"),
)
_NOT_TICKED = {"off", "no", "0", "false", ""}


def extract(pages: Sequence[Page]) -> Statement:
    """Return what the certificate on ``pages`` states."""
    printed = answers(pages, _QUESTIONS)
    fields = printed | _filled(pages)
    restrictions = _restrictions(pages)
    made = _named(fields) | ({"restrictions": restrictions} if restrictions else {})
    return Statement(TYPE, 0.0, tuple(page.number for page in pages), made)


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
    for page in pages:
        for value in page.form:
            ending = _last_part(value.name)
            for name, own, _ in _RESTRICTIONS:
                if ending.startswith(own) and value.value.lower() not in _NOT_TICKED:
                    places[name] = Place(page.number, value.box, value.value, name)
    for label, ticked in ticked_labels(pages):
        for name, _, wording in _RESTRICTIONS:
            if ticked and name not in places and re.match(rf"(?i){wording}", label.text):
                held = label.places[0]
                places[name] = Place(held.page, held.box, held.text, name)
    if not places:
        return None
    ordered = [name for name, _, _ in _RESTRICTIONS if name in places]
    return Field(ordered, confidence(Found.FORM), tuple(places[name] for name in ordered))
