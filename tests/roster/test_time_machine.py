"""The same question about a past date gives the same answer that it gave then."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from app.roster.compliance import assess
from app.roster.known import as_known, assess_as_known
from app.roster.rulebook import book_of, rule_book, rule_texts
from app.roster.values import HeldCredential, Job, RequirementState, Standing, WorkedDay

LOS_ANGELES = ZoneInfo("America/Los_Angeles")
ON = date(2026, 3, 15)
THEN = datetime(2026, 3, 15, 12, 0, tzinfo=UTC)
LATER = datetime(2026, 4, 1, 12, 0, tzinfo=UTC)


def work(record):
    return record.requirements[0]


def test_a_day_credited_later_was_not_known_then(history, successive):
    days = [
        WorkedDay(day, recorded_at=THEN if n < 29 else LATER)
        for n, day in enumerate(successive(date(2026, 1, 1), 30))
    ]
    record = replace(history(), days=tuple(days))

    assert work(assess(as_known(record, THEN), rule_book(), ON)).have == 29
    assert work(assess(as_known(record, LATER), rule_book(), ON)).have == 30


def test_a_withdrawn_credit_still_counted_before_it_was_withdrawn(history, successive):
    kept = tuple(WorkedDay(day) for day in successive(date(2026, 1, 1), 29))
    wrong = WorkedDay(date(2026, 2, 1), withdrawn_at=LATER)
    record = replace(history(), days=(*kept, wrong))

    assert work(assess(as_known(record, THEN), rule_book(), ON)).state is RequirementState.MET
    assert work(assess(as_known(record, LATER), rule_book(), ON)).have == 29


def test_a_corrected_credit_is_the_old_day_then_and_the_new_one_since(history):
    old = WorkedDay(date(2026, 1, 5), withdrawn_at=LATER)
    new = WorkedDay(date(2026, 1, 6), recorded_at=LATER)
    record = replace(history(), days=(old, new))

    assert work(assess(as_known(record, THEN), rule_book(), ON)).days == (date(2026, 1, 5),)
    assert work(assess(as_known(record, LATER), rule_book(), ON)).days == (date(2026, 1, 6),)


def test_a_license_recorded_later_covers_its_days_since_then_only(history):
    driver = history(
        local="399",
        classification="Driver",
        placed_on=date(2025, 1, 1),
        credentials=(
            HeldCredential("medical_certificate", date(2030, 1, 1)),
            HeldCredential("driver_license", date(2026, 3, 1)),
            HeldCredential("driver_license", date(2031, 3, 1), date(2026, 3, 1), recorded_at=LATER),
        ),
    )

    assert assess(as_known(driver, THEN), rule_book(), ON).standing is Standing.SUSPENDED
    assert assess(as_known(driver, LATER), rule_book(), ON).standing is Standing.COMPLIANT


@pytest.fixture
def back_dated_book():
    """The rule book with 31 days for Grips, in force from 1 March, entered on 20 March."""
    texts = rule_texts()
    text = texts["ier-80.yaml"]
    start, end = text.index("  - id: ier-80"), text.index("training:")
    entry = text[start:end].replace("value: 30", "value: 31")
    entry = entry.replace("in_force_from: null", "in_force_from: 2026-03-01")
    entry = entry.replace("last_checked:", "known_from: 2026-03-20\n    last_checked:")
    texts["ier-80.yaml"] = text[:end] + entry + text[end:]
    return book_of(texts)


def test_a_back_dated_rule_changes_the_past_but_not_what_was_answered_then(
    history, successive, back_dated_book
):
    record = history(successive(date(2026, 1, 1), 30))

    now = assess(record, back_dated_book, ON)
    then = assess_as_known(record, back_dated_book, ON, THEN, LOS_ANGELES)
    since = assess_as_known(record, back_dated_book, ON, LATER, LOS_ANGELES)

    assert (work(now).have, work(now).need, work(now).version) == (30, 31, "in force 2026-03-01")
    assert (work(then).need, work(then).state) == (30, RequirementState.MET)
    assert then == assess(record, rule_book(), ON)
    assert since == now


def test_a_rule_in_force_later_is_announced_as_the_next_change(
    history, successive, back_dated_book
):
    record = history(successive(date(2026, 1, 1), 30), completed_on=date(2026, 2, 1))

    before = assess(record, back_dated_book, date(2026, 2, 28))

    assert (work(before).need, before.next_change_on) == (30, date(2026, 3, 1))


def test_the_book_turns_at_midnight_where_the_roster_is_kept(history, successive, back_dated_book):
    record = history(successive(date(2026, 1, 1), 30))
    last_moment = datetime(2026, 3, 20, 6, 59, tzinfo=UTC)  # 19 March, 23:59 in Los Angeles
    first_moment = datetime(2026, 3, 20, 7, 0, tzinfo=UTC)

    needs = [
        work(assess_as_known(record, back_dated_book, ON, at, LOS_ANGELES)).need
        for at in (last_moment, first_moment)
    ]

    assert needs == [30, 31]


def test_a_shared_rule_that_changes_holds_from_its_first_day_and_is_announced(history):
    texts = rule_texts()
    text = texts["shared/counting.yaml"]
    start = text.index("  - id: new-media-minutes")
    entry = text[start : text.index("  - id:", start + 5)]
    later = entry.replace("minutes: 20", "minutes: 15").replace(": null", ": 2026-03-01")
    texts["shared/counting.yaml"] = text.replace(entry, entry + later)
    short = WorkedDay(date(2026, 1, 5), job=Job(new_media=True, runtime_minutes=15))
    record = replace(history(), days=(short,))

    before = assess(record, book_of(texts), date(2026, 2, 28))
    after = assess(record, book_of(texts), date(2026, 3, 1))

    assert (work(before).have, before.next_change_on) == (0, date(2026, 3, 1))
    assert work(after).have == 1


def test_a_rule_that_leaves_a_record_as_it_is_is_no_change(history, back_dated_book):
    placed = history(placed_on=date(2025, 1, 1), applied_on=date(2024, 12, 1))

    assert assess(placed, back_dated_book, date(2026, 2, 1)).next_change_on is None
