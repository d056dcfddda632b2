"""Driver licenses: from the barcode on the back if there is one, else from the front."""

import re
from collections.abc import Sequence
from datetime import date

from extractors import aamva
from extractors.confidence import Agreement, Found, confidence
from extractors.layout import lines
from extractors.passages import Passage, passage
from extractors.states_and_provinces import STATES
from extractors.values import Barcode, DocumentType, Field, Fields, Page, Place, Statement

TYPE = DocumentType.DRIVER_LICENSE

_DATE = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}[/.-]\d{1,2}[/.-]\d{1,2}|\d{8}"
_FRONT: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        (
            "number",
            r"(?i)(?:\b(?:4d\s*)?(?:DLN?|LIC(?:ENSE)?(?:\s*(?:NO|NUMBER|"
            r"#))|NUMBER(?:\s*/\s*NUM[ÉE]RO)?|NO)\b\.?\s*[:#.]?\s*|\b4d\s*\.?\s*)(?P<v>(?=[A"
            r"-Z0-9-]*\d{3})[A-Z]{0,3}[0-9][A-Z0-9]*(?:[- ][0-9]{3,6}){0,2}|"
            r"[A-Z]\d{4}[- ]\d{5}[- ]\d{5})",
        ),
        (
            "expiry_date",
            rf"(?i)\b(?:4b\s*\.?\s*)?EXP(?:IRES|IRY|\.|IRATION)?(?:\s*/\s*EXP)?\.?(?:\s*DATE)"
            rf"?\s*[:.]?\s*(?P<v>{_DATE})|\b4b\s*\.?\s*(?P<w>{_DATE})",
        ),
        (
            "issue_date",
            rf"(?i)\b(?:4a\s*\.?\s*)?ISS(?:UED|\.|UE)?(?:\s*/\s*D[ÉE]L)?\.?(?:\s*DATE)?\s*[:."
            rf"]?\s*(?P<v>{_DATE})|\b4a\s*\.?\s*(?P<w>{_DATE})",
        ),
        (
            "birth_date",
            rf"(?i)\b(?:3\s*\.?\s*)?(?:DOB|BIRTH(?:\s*DATE)?|DATE\s+OF\s+BIRTH|"
            rf"DDN|DOB\s*/\s*DDN)\s*[:.]?\s*(?P<v>{_DATE})",
        ),
        (
            "class",
            r"(?i)\b(?:9\s*\.?\s*)?CLASS(?:\s*/\s*CAT[ÉE]G)?\s*[:.]?\s*(?P<v>[A-Z]{1,2}\d?|\d)\b",
        ),
        (
            "endorsements",
            r"(?i)\b(?:9a\s*\.?\s*)?END(?:ORSEMENTS?|\.)?\s*[:.]?\s*(?P<v>[A-Z]{1,6}|NONE)\b",
        ),
        (
            "restrictions",
            r"(?i)\b(?:12\s*\.?\s*)?(?:RSTR|REST(?:R(?:ICTIONS?)?)?|COND(?:ITIONS)?)\.?\s*[:"
            r".]?\s*(?P<v>[A-Z0-9]{1,6}|NONE|CORR LENS)\b",
        ),
    )
)
_FAMILY = re.compile(
    r"(?:\b(?:LN|1)\s*[.:]?\s*|(?i:\blast\s*name)\s*[:.]?\s*)(?P<v>[A-Z][A-Z'’ -]+)$"
)
_GIVEN = re.compile(
    r"(?:\b(?:FN|2)\s*[.:]?\s*|(?i:\bfirst\s*name)\s*[:.]?\s*)(?P<v>[A-Z][A-Z'’. -]+)$"
)
_NAME = re.compile(r"(?i)\bname\s*[:.]?\s*(?P<v>[A-Z][A-Za-z'’.-]+(?:[ ,]+[A-Z][A-Za-z'’.-]+)+)$")


def extract(pages: Sequence[Page]) -> Statement:
    """Return what the license on ``pages`` says: its barcode first, its front for the rest."""
    front = _front(pages)
    back = _barcode(pages)
    fields = front | back if back else front
    if fields:
        places = next(iter((back or front).values())).places
        source = "barcode" if back else "print"
        fields["source"] = Field(source, confidence(Found.BARCODE), places)
    return Statement(TYPE, 0.0, tuple(page.number for page in pages), _agreed(fields, front, back))


def _barcode(pages: Sequence[Page]) -> Fields:
    for page in pages:
        for code in page.barcodes:
            said = aamva.parse(code.text)
            if said is not None:
                return _fields(said, page.number, code)
    return {}


def _fields(said: aamva.License, page: int, code: Barcode) -> Fields:
    dates = {
        "issue_date": said.issue_date,
        "expiry_date": said.expiry_date,
        "birth_date": said.birth_date,
    }
    values: dict[str, str | None] = {
        "name": said.name,
        "number": said.number,
        "class": said.license_class,
        "jurisdiction": said.jurisdiction,
        **{name: day.isoformat() if day else None for name, day in dates.items()},
        "endorsements": said.endorsements,
        "restrictions": said.restrictions,
    }
    doubted = {_BY_CODE[code_] for code_ in said.unusual_dates}
    return {
        name: Field(
            value,
            confidence(
                Found.BARCODE, 1.0, Agreement.CONTRADICTED if name in doubted else Agreement.ALONE
            ),
            (Place(page, code.box, value),),
        )
        for name, value in values.items()
        if value
    }


_BY_CODE = {"DBD": "issue_date", "DBA": "expiry_date", "DBB": "birth_date"}


def _front(pages: Sequence[Page]) -> Fields:
    found: Fields = {}
    for page in pages:
        printed_lines = lines(page)
        parts = [segment for line in printed_lines for segment in line.segments()]
        texts = [passage((part,)) for part in [*parts, *printed_lines]]
        for text in texts:
            found = _labelled(text) | found
        found = _name(texts) | found
        found = _jurisdiction(texts) | found
    return found


def _labelled(text: Passage) -> Fields:
    made: Fields = {}
    for name, pattern in _FRONT:
        match = pattern.search(text.text)
        if match is None:
            continue
        group = "v" if match["v"] else "w"
        held = text.group(match, group)
        value = _iso(held.text) if name.endswith("_date") else held.text
        if value and value.upper() != "NONE":
            made[name] = Field(value, confidence(Found.LABEL, held.weakest), held.places)
    return made


def _iso(text: str) -> str | None:
    numbers = [int(part) for part in re.split(r"[/.-]", text)]
    if len(numbers) == 1:
        digits = text
        order = (
            (digits[:4], digits[4:6], digits[6:])
            if digits[:2] in {"19", "20"}
            else (digits[4:], digits[:2], digits[2:4])
        )
        numbers = [int(part) for part in order]
    elif numbers[0] < 1000:
        numbers = [numbers[2], numbers[0], numbers[1]]
    try:
        return date(*numbers).isoformat()
    except ValueError:
        return None


def _name(texts: Sequence[Passage]) -> Fields:
    family = _first(texts, _FAMILY)
    given = _first(texts, _GIVEN)
    if family is not None and given is not None:
        places = (*given.places, *family.places)
        sure = min(given.confidence, family.confidence)
        return {"name": Field(f"{given.value} {family.value}", sure, places)}
    whole = _first(texts, _NAME)
    return {"name": whole} if whole is not None else {}


def _first(texts: Sequence[Passage], pattern: re.Pattern[str]) -> Field | None:
    for text in texts:
        match = pattern.search(text.text)
        if match is not None:
            held = text.group(match, "v")
            return Field(held.text, confidence(Found.LABEL, held.weakest), held.places)
    return None


def _jurisdiction(texts: Sequence[Passage]) -> Fields:
    for text in texts:
        lowered = text.text.lower()
        for name, code in STATES.items():
            at = re.search(rf"\b{name}\b", lowered)
            if at is not None:
                held = text.cut(*at.span())
                sure = confidence(Found.PLACE, held.weakest)
                return {"jurisdiction": Field(code, sure, held.places)}
    return {}


def _agreed(fields: Fields, front: Fields, back: Fields) -> Fields:
    """Return the fields, those that front and barcode both print alike made surer."""
    made = dict(fields)
    for name in set(front) & set(back):
        same = _plain(front[name].value) == _plain(back[name].value)
        if same:
            both = (*back[name].places, *front[name].places)
            made[name] = Field(back[name].value, 0.998, both)
    return made


def _plain(value: object) -> str:
    return re.sub(r"[^A-Z0-9]", "", str(value).upper())
