"""Applicants read what a rule asks for, not what staff call it."""

from csv import DictReader
from datetime import date
from io import StringIO

import pytest

from app.roster.rulebook import rule_book
from app.shown.calendar import DayMark
from app.shown.ledger_csv import ledger_csv
from app.shown.ledger_line import LedgerLine
from app.shown.rule_words import rule_told
from app.shown.words import Status


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("ier-80 (1999-01-01)", "The rule on days of work that held then"),
        ("ier-80", "30 union days within any 1 year"),
        ("ier-399", "Days of union work; how many are asked for is not known"),
        ("ier-of-long-ago (2001-01-01)", "The rule on days of work that held then"),
    ],
)
def test_a_rule_is_told_in_words(rule: str, told: str) -> None:
    assert rule_told(rule) == told


def test_a_version_of_the_book_is_told_with_its_numbers() -> None:
    (rule,) = [r for f in rule_book().files for r in f.work_experience if r.id == "ier-80"]

    assert rule_told(f"ier-80 ({rule.version})") == "30 union days within any 1 year"


def test_no_rule_of_the_book_is_told_by_its_id() -> None:
    every = [rule for file in rule_book().files for rule in file.work_experience]

    assert every
    assert not [rule.id for rule in every if rule.id in rule_told(rule.id)]


def test_a_spreadsheet_says_the_rule_in_words_and_by_its_id() -> None:
    counted = Status("Counts", "ok", "check-circle")
    line = LedgerLine(
        day=date(2026, 3, 2),
        production="Harbor Lights",
        classification="Grip",
        status=counted,
        mark=DayMark.COUNTED,
        because="Payroll confirms it.",
        paid_by=(),
        remitted_by=(),
        rule="ier-80",
        decider="Robin Sample",
        decided_at=None,
        document_id="f" * 32,
        document_name="letter.pdf",
        page=1,
        box="",
        printed="3/2",
        counts=True,
    )

    (row,) = DictReader(StringIO(ledger_csv([line])))

    assert (row["rule"], row["rule_id"]) == ("30 union days within any 1 year", "ier-80")
