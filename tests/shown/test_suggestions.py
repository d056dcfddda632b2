"""A doubtful value comes with another reading only where something else says so."""

import pytest

from app.shown.found import Found, FoundField
from app.shown.suggestions import other_readings, suggestions


def field(name, typed, confidence=0.6):
    path = f"0/records/0/{name}"
    return FoundField(1, name, typed, confidence, (), path=path, typed=typed)


def found(*fields):
    return Found("evl", fields, (), (), ())


def test_a_total_that_the_dates_contradict_is_suggested_from_them():
    dates = field("work_dates", "2026-03-02\n2026-03-03", 0.99)

    made = suggestions(found(field("total_days_stated", "7"), dates), ())

    assert made["0/records/0/total_days_stated"].value == "2"


def test_a_total_that_agrees_needs_no_suggestion():
    dates = field("work_dates", "2026-03-02\n2026-03-03", 0.99)

    assert suggestions(found(field("total_days_stated", "2"), dates), ()) == {}


def test_a_misread_title_is_suggested_as_payroll_has_it():
    made = suggestions(found(field("production", "Harb0r Lighls")), ["Harbor Lights", "Maria Vale"])

    assert made["0/records/0/production"].value == "Harbor Lights"


@pytest.mark.parametrize("names", [[], ["Copper Canyon"], ["Harbor Lights"]])
def test_without_another_reading_nothing_is_suggested(names):
    assert suggestions(found(field("production", "Harbor Lights")), names) == {}


def test_a_value_that_is_sure_is_left_alone():
    assert suggestions(found(field("production", "Harb0r Lights", 0.99)), ["Harbor Lights"]) == {}


def test_before_anything_was_read_nothing_is_suggested():
    assert suggestions(None, ["Harbor Lights"]) == {}


@pytest.mark.parametrize(
    ("name", "typed", "read", "offered"),
    [
        ("letter_date", "2026-04-80", [("April 30, 2026", 0.8)], "2026-04-30"),
        ("letter_date", "2026-04-30", [("04/30/2026", 0.8)], None),
        ("total_days_stated", "7", [("l7 days", 0.9), ("17", 0.7)], "17"),
        ("production", "Harb0r", [("Harbor Lights", 0.2)], None),
        ("production", "Harb0r", [], None),
    ],
)
def test_a_place_that_is_read_again_offers_a_value_of_its_kind_that_differs(
    name, typed, read, offered
):
    made = other_readings(field(name, typed), read)

    assert (made.value if made else None) == offered
    assert made is None or "Read again" in made.because
