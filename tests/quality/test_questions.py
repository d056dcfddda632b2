"""Any kind of document may be drawn, and is asked for what its decision rests on."""

import pytest

from app.corrections.editable import is_editable
from app.corrections.typed import CHOICES, typed_text, typed_value
from app.quality.questions import ASKED, DAYS, asked_of, compared
from extractors.values import DocumentType, Field, Reading, Statement

STATED = {
    "work_dates": ["2026-03-02", "2026-03-03"],
    "letter_date": "2026-04-30",
    "days": 12,
    "total_days_stated": 2,
    "last4": "4471",
    "production_type": "feature",
    "has_signature": True,
}
OTHER = {
    "work_dates": ["2026-03-02"],
    "days": 13,
    "total_days_stated": 3,
    "last4": "4472",
    "production_type": "commercial",
    "has_signature": False,
}


def _value(name):
    day = name.endswith(("_date", "_end", "_day", "_ending"))
    return STATED.get(name, "2026-05-01" if day else "Harbor Lights")


def _reading(kind):
    whole, record = ({name: Field(_value(name), 1.0) for name in group} for group in ASKED[kind])
    return Reading(
        "a" * 64,
        ((612.0, 792.0),),
        (Statement(kind, 1.0, (1,), whole, (record,) if record else ()),),
    )


def _typed(reading):
    values = {**reading.documents[0].fields, **dict(*reading.documents[0].records)}
    names = {path: path.rsplit("/", 1)[-1] for path in asked_of(reading)}
    return {path: typed_value(name, typed_text(values[name].value)) for path, name in names.items()}


@pytest.mark.parametrize("kind", CHOICES["kind"])
def test_every_kind_that_is_accepted_is_asked_for_what_a_person_can_read_on_it(kind):
    whole, record = ASKED[DocumentType(kind)]

    assert whole
    assert all(is_editable(kind, name, in_record=False) for name in whole)
    assert all(is_editable(kind, name, in_record=True) for name in record)


@pytest.mark.parametrize("kind", CHOICES["kind"])
def test_the_same_reading_differs_nowhere_and_another_just_where_it_does(kind):
    reading = _reading(DocumentType(kind))
    credited = STATED["work_dates"] if DAYS in ASKED[DocumentType(kind)][1] else []
    same = _typed(reading)

    assert compared(reading, credited, same).is_same
    for path in same:
        name = path.rsplit("/", 1)[-1]
        wrong = OTHER.get(name, "2026-06-30" if str(_value(name))[:4] == "2026" else "Nobody")
        assert compared(reading, credited, {**same, path: wrong}).differing == (path,)


def test_a_signature_that_is_not_there_may_be_left_empty():
    reading = _reading(DocumentType.REFERENCE_LETTER)
    unsigned = Statement(
        DocumentType.REFERENCE_LETTER,
        1.0,
        (1,),
        {**reading.documents[0].fields, "has_signature": Field(value=False, confidence=1.0)},
    )
    without = Reading("a" * 64, ((612.0, 792.0),), (unsigned,))

    assert compared(without, [], {**_typed(reading), "0/fields/has_signature": None}).is_same
