"""What a reader answers is judged by its document's type before the service believes it."""

from collections.abc import Iterator
from math import inf, nan
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.corrections.editable import stated
from extractors.contained import Reader
from extractors.limits import Limits
from extractors.payload import dump_reading, received_reading
from extractors.payload.kinds import schema_of
from extractors.refusals import Refused
from extractors.registry import READERS
from extractors.values import DocumentType, Field, FieldValue, Place, Reading, Statement


def answer(kind: DocumentType, name: str, value: FieldValue, *, page: int = 1) -> dict[str, Any]:
    """Return a reader's answer whose only record or, where there is none, field is this one."""
    field = {name: Field(value, 0.9, (Place(page, (1, 2, 3, 4), "as printed"),))}
    in_record = name in stated(kind, in_record=True)
    document = Statement(kind, 0.9, (1,), {} if in_record else field, (field,) if in_record else ())
    return dump_reading(Reading("ab" * 32, ((612.0, 792.0),), (document,)))


def taken(data: dict[str, Any]) -> Statement:
    return received_reading(data).documents[0]


def values(document: Statement) -> dict[str, FieldValue]:
    every = (document.fields, *document.records)
    return {name: field.value for group in every for name, field in group.items()}


@pytest.mark.parametrize(
    ("kind", "name", "value"),
    [
        (DocumentType.EVL, "letter_date", "2026-06-31"),
        (DocumentType.EVL, "production_type", "mow"),
        (DocumentType.EVL, "work_dates", ["2026-01-05"]),
        (DocumentType.RESUME, "days", 57.5),
        (DocumentType.REFERENCE_LETTER, "referee_member", False),
        (DocumentType.UPGRADE_REQUEST, "member_number", "1215"),
        (DocumentType.DRIVER_LICENSE, "class", "A"),
        (DocumentType.MEDICAL_CERTIFICATE, "restrictions", ["corrective lenses"]),
        (DocumentType.PAY_STUB, "hours", 41.25),
        (DocumentType.RECORD_OF_EMPLOYMENT, "insurable_hours", 812.0),
        (DocumentType.TIMESHEET, "week_ending", "2026-02-28"),
        (DocumentType.ROSTER_CERTIFICATION, "satisfactory", False),
        (DocumentType.COURSE_CERTIFICATE, "course_code", "A2"),
        (DocumentType.PAYROLL_EXPORT, "employee_count", 12),
        (DocumentType.FRINGE_REPORT, "remitter", "Lakeshore Payroll"),
    ],
)
def test_what_a_type_states_is_taken_as_it_was_read(
    kind: DocumentType, name: str, value: FieldValue
) -> None:
    document = taken(answer(kind, name, value))

    assert values(document) == {name: value}
    assert document.findings == ()


@pytest.mark.parametrize(
    ("kind", "name", "value", "why"),
    [
        (DocumentType.EVL, "production_type", "opera", "“opera” is no word of these: feature,"),
        (DocumentType.EVL, "last4", "123456789", "is no four digits"),
        (DocumentType.EVL, "total_days_stated", -3, "“-3” is no number from 0 to 3000"),
        (DocumentType.EVL, "period_end", "in spring", "“in spring” is no day like 2026-03-09"),
        (DocumentType.EVL, "proof_of_payment_attached", "yes", "“yes” is no yes or no"),
        (DocumentType.RESUME, "days", True, "“True” is no number"),
        (DocumentType.RESUME, "days", 99999, "“99999” is no number from 0 to 3000"),
        (DocumentType.RESUME, "email", "a\x00b", "“ab” is no text"),
        (DocumentType.RESUME, "phone", "9" * 3000, "is no text of at most 2000"),
        (DocumentType.RESUME, "work_dates", ["2026-01-05"], "type resume states no such value"),
        (DocumentType.REFERENCE_LETTER, "productions", "Nine Below", "is no list of at most"),
        (DocumentType.MEDICAL_CERTIFICATE, "date_signed", "2026-13-01", "is no day like"),
        (DocumentType.TIMESHEET, "week_ending", "2026-00-10", "is no day like"),
        (DocumentType.PAYROLL_EXPORT, "employee_count", 1.5, "“1.5” is no whole number"),
        (DocumentType.UNKNOWN, "employer", "Sample", "type unknown states no such value"),
    ],
)
def test_what_cannot_be_is_left_out_and_told_with_its_place(
    kind: DocumentType, name: str, value: FieldValue, why: str
) -> None:
    document = taken(answer(kind, name, value))

    (finding,) = document.findings
    assert values(document) == {}
    assert finding.code == "unusable-field"
    assert name in finding.message
    assert why in finding.message
    assert finding.places


def test_a_value_on_a_page_that_is_not_there_is_left_out() -> None:
    document = taken(answer(DocumentType.EVL, "letter_date", "2026-03-09", page=7))

    assert values(document) == {}
    assert "a page that the file of 1 does not have" in document.findings[0].message
    assert document.findings[0].places == ()


def test_one_wrong_value_spoils_no_other() -> None:
    data = answer(DocumentType.RESUME, "days", 61)
    data["documents"][0]["records"][0] |= {"days_worked": {"value": 1, "confidence": 0.5}}

    document = taken(data)

    assert values(document) == {"days": 61}
    assert "days_worked of entry 1" in document.findings[0].message


@pytest.mark.parametrize(
    "wrong",
    [
        None,
        "nothing",
        {},
        {"sha256": "ab", "documents": []},
        {"sha256": "ab", "page_sizes": [[612]], "documents": []},
        {"sha256": "ab", "page_sizes": [[nan, inf]], "documents": []},
        {"sha256": "ab", "page_sizes": [], "documents": [{"type": "opera"}]},
        {"sha256": "ab", "page_sizes": [], "documents": [{"type": "evl", "records": [1]}]},
    ],
)
def test_an_answer_that_is_no_reading_is_an_error_of_the_file_and_no_crash(
    wrong: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Sample")

    def asked(*_args: object) -> Iterator[dict[str, Any]]:
        yield {"reading": wrong}

    monkeypatch.setattr(Reader, "_asked", asked)

    with Reader(Limits()) as reader:
        reading = reader.read([file])

    assert reading.error is not None
    assert reading.error.code == "reader-crashed"
    assert reading.documents == ()


@given(
    value=st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda each: st.lists(each) | st.dictionaries(st.text(), each),
        max_leaves=6,
    ),
    kind=st.sampled_from(DocumentType),
    name=st.sampled_from(["days", "letter_date", "class", "work_dates", "last4", "", "schema"]),
)
def test_whatever_a_reader_answers_is_taken_or_told(
    value: object, kind: DocumentType, name: str
) -> None:
    data = answer(kind, "employee_name", "Jo Sample")
    data["documents"][0]["fields"][name] = {"value": value, "confidence": 0.5}

    document = taken(data)

    assert name in document.fields or any(name in each.message for each in document.findings)


def test_what_a_person_may_type_is_stated_by_the_schema_of_its_type() -> None:
    for kind in (reader.kind for reader in READERS):
        for in_record in (False, True):
            schema = schema_of(kind, in_record=in_record)
            known = {field.data_key or name for name, field in schema.fields.items()}
            assert set(stated(kind, in_record=in_record)) <= known


def test_a_refusal_names_no_value_of_the_answer() -> None:
    with pytest.raises(Refused, match="could not be read") as refused:
        received_reading({"documents": "Jo Sample"})

    assert "Jo" not in str(refused.value)
