"""What the desk shows of a resume: each show against the remittances, and sums by position."""

from datetime import date

import pytest

from app.desk.clean import is_clean
from app.web.desk.forms.papers import paper_form
from app.web.desk.forms.resumes import ShowRow, positions, resume_form
from extractors.values import DocumentType, Field, Statement
from validators.values import Evidence, Professional

ON = date(2026, 5, 4)


def field(value):
    return Field(value, 0.99)


def show(title, days, first="2026-01-10", last="2026-03-02", role="Production Coordinator"):
    named = {"production_title": title, "classification": role, "days": days}
    return {k: field(v) for k, v in {**named, "start_date": first, "end_date": last}.items()}


def row(title, role="1PC", first=date(2026, 1, 10), last=date(2026, 3, 2), claimed=20, paid=20):
    return ShowRow(title, role, first, last, claimed, paid, None)


def evidence(*fringe):
    person = Professional("Dana Quill", "4321", None, "M-77")
    return Evidence(ON, person, "411", "411", "Production Coordinator", fringe=fringe)


def test_a_show_stands_beside_what_was_remitted_for_it():
    resume = Statement(DocumentType.RESUME, 0.99, (1,), {}, (show("Cold Harbor", 30),))

    form = resume_form(resume, evidence())

    assert (form.shows[0].title, form.shows[0].claimed) == ("Cold Harbor", 30)
    assert form.shows[0].remitted is None
    assert not form.shows[0].is_short


def test_fewer_days_remitted_than_claimed_are_short():
    assert row("A", claimed=20, paid=12).is_short
    assert not row("A", claimed=12, paid=12).is_short


def test_a_show_and_a_month_count_once_in_each_position():
    rows = [
        row("A"),
        row("A", first=date(2026, 3, 1), last=date(2026, 4, 1)),
        row("B", role="1APC", first=date(2025, 12, 31), last=date(2026, 1, 1)),
    ]

    coordinator, assistant = positions(rows)

    assert (coordinator.shows, coordinator.months, coordinator.claimed) == (1, 4, 40)
    assert (assistant.shows, assistant.months) == (1, 2)


@pytest.mark.parametrize(("expires", "left"), [("2026-05-14", 10), ("2026-05-01", -3), ("", None)])
def test_a_license_says_how_many_days_are_left(expires, left):
    fields = {"expiry_date": field(expires)} if expires else {}

    form = paper_form(Statement(DocumentType.DRIVER_LICENSE, 0.99, (1,), fields), evidence())

    assert form.days_left == left


LINE = {"date": "2026-03-02", "status": "counted"}


@pytest.mark.parametrize(
    ("confidence", "findings", "ledger", "clean"),
    [
        (0.95, [], [LINE], True),
        (0.89, [], [LINE], False),
        (0.95, [{"code": "total-mismatch", "severity": "info"}], [LINE], False),
        (0.95, [], [LINE, {**LINE, "status": "not-counted"}], False),
        (0.95, [], [], False),
    ],
)
def test_clean_is_what_has_no_finding_no_doubt_and_no_day_left_out(
    confidence, findings, ledger, clean
):
    letter = {"type": "evl", "fields": {"letter_date": {"confidence": confidence}}, "records": []}

    assert is_clean({"documents": [letter]}, {"findings": findings, "ledger": ledger}) is clean
