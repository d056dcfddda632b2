"""Driver licenses: from the barcode on the back if there is one, else from the front."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors import aamva
from extractors.card_front import read_front
from extractors.card_sides import differing, mismatch
from extractors.confidence import Agreement, Found, confidence
from extractors.values import Barcode, DocumentType, Field, Fields, Page, Place, Statement

TYPE = DocumentType.DRIVER_LICENSE


def extract(pages: Sequence[Page]) -> Statement:
    """Return what the license on ``pages`` says: its barcode first, its front for the rest."""
    front = read_front(pages)
    back = _barcode(pages)
    fields = front | back if back else front
    if fields:
        places = next(iter((back or front).values())).places
        source = "barcode" if back else "print"
        fields["source"] = Field(source, confidence(Found.BARCODE), places)
    made = _agreed(fields, front, back)
    numbers = tuple(page.number for page in pages)
    return Statement(TYPE, 0.0, numbers, made, findings=mismatch(front, back))


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


def _agreed(fields: Fields, front: Fields, back: Fields) -> Fields:
    """Return the fields, surer where front and barcode print alike, doubted where they differ."""
    made = dict(fields)
    for name in set(front) & set(back):
        if _plain(front[name].value) == _plain(back[name].value):
            both = (*back[name].places, *front[name].places)
            made[name] = Field(back[name].value, 0.998, both)
    for name in differing(front, back):
        sure = confidence(Found.BARCODE, 1.0, Agreement.CONTRADICTED)
        made[name] = replace(back[name], confidence=sure)
    return made


def _plain(value: object) -> str:
    return re.sub(r"[^A-Z0-9]", "", str(value).upper())
