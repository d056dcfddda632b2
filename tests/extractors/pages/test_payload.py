"""A reading survives JSON, leaves out what does not apply and never shows a whole number."""

import json
from typing import Any

import pytest

from extractors.payload import dump_reading, load_reading
from extractors.values import (
    DocumentType,
    Field,
    Finding,
    Outcome,
    Place,
    ReadError,
    Reading,
    Severity,
    Statement,
)


def _reading(**fields: Field) -> Reading:
    days = Field(["2026-01-05"], 0.98765, (Place(1, (1, 2.346, 3, 4), "Jan 5", "2026-01-05"),))
    statement = Statement(
        type=DocumentType.EVL,
        type_confidence=0.99,
        pages=(1,),
        fields={"has_signature": Field(value=True, confidence=1.0), **fields},
        records=({"work_dates": days},),
        findings=(
            Finding(
                "total-mismatch",
                Severity.WARNING,
                Outcome.DIFFERS,
                "2 stated, 1 listed: ask",
                compared={"stated": 2, "listed": 1},
            ),
        ),
    )
    return Reading("ab" * 32, ((612.0, 792.004),), (statement,), page_sources=("ocr",))


def test_a_reading_comes_back_from_json_as_it_was() -> None:
    once = dump_reading(_reading())

    again = load_reading(json.loads(json.dumps(once)))

    assert dump_reading(again) == once
    assert again.documents[0].findings[0].compared == {"stated": 2, "listed": 1}


def test_the_json_has_the_public_shape() -> None:
    data = dump_reading(_reading())

    assert data["pages"] == 1
    assert data["page_sizes"] == [[612, 792]]
    assert data["error"] is None
    assert data["documents"][0]["records"][0]["work_dates"] == {
        "value": ["2026-01-05"],
        "confidence": 0.9877,
        "evidence": [{"page": 1, "box": [1, 2.35, 3, 4], "text": "Jan 5", "item": "2026-01-05"}],
    }


def test_an_error_keeps_its_code_message_and_part() -> None:
    reading = Reading("", (), (), ReadError("empty-file", "The file is empty"))

    data = dump_reading(reading)

    assert data["error"] == {"code": "empty-file", "message": "The file is empty", "part": None}
    assert data["documents"] == []
    assert load_reading(data) == reading


def test_a_whole_social_security_number_never_leaves() -> None:
    place = Place(1, (0, 0, 1, 1), "SSN 123-45-6789, Social Security Number: 987654321")
    name = Field("Jo Sample 123-45-6789", 0.9, (place,))

    text = json.dumps(dump_reading(_reading(employer=name)))

    assert "123-45" not in text
    assert "98765" not in text
    assert "XXX-XX-6789" in text
    assert "XXX-XX-4321" in text


@pytest.mark.parametrize(
    "number",
    [
        "876-54-4412",
        "876\u201154\u20114412",  # the hyphen that Word keeps on one line
        "876\u201354\u20144412",
        "876 - 54 - 4412",
        "876 54 4412",
        "876.54.4412",
        "876-544412",
        "87654 4412",
        "(876-54-4412)",
        "SS# 876544412",
        "Soc. Sec. No. 876544412",
    ],
)
def test_a_whole_number_is_masked_however_it_is_written(number: str) -> None:
    place = Place(1, (0, 0, 1, 1), number)

    text = json.dumps(dump_reading(_reading(last4=Field("4412", 0.9, (place,)))))

    assert "876" not in text
    assert "XXX-XX-4412" in text


@pytest.mark.parametrize(
    "text",
    ["2026-01-05", "(213) 555-0142", "Los Angeles, CA 90001-1234", "01/05/2026", "28 29 30 2026"],
)
def test_other_numbers_are_left_as_printed(text: str) -> None:
    place = Place(1, (0, 0, 1, 1), text)

    data = dump_reading(_reading(employer=Field("Sample", 0.9, (place,))))

    assert data["documents"][0]["fields"]["employer"]["evidence"][0]["text"] == text


def test_a_field_of_no_use_becomes_a_finding_and_the_rest_is_kept() -> None:
    data: dict[str, Any] = dump_reading(_reading(letter_date=Field("2026-04-31", 0.9)))
    data["documents"][0]["fields"]["letter_date"]["value"] = "next week"
    data["documents"][0]["fields"]["has_signature"]["confidence"] = 7

    statement = load_reading(data).documents[0]

    assert [f.code for f in statement.findings][1:] == ["unusable-field", "unusable-field"]
    assert statement.records[0]["work_dates"].value == ["2026-01-05"]


def test_an_impossible_date_is_kept_as_printed_in_iso_shape() -> None:
    reading = _reading(letter_date=Field("2026-06-31", 0.9))

    again = load_reading(dump_reading(reading))

    assert again.documents[0].fields["letter_date"].value == "2026-06-31"
