"""What holds of every history: days never hurt, time alone changes nothing unannounced."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from app.roster.classifications import classifications_of
from app.roster.compliance import assess
from app.roster.forecast import forecast
from app.roster.known import as_known
from app.roster.reminders import next_reminder_on, reminders
from app.roster.rulebook import rule_book
from app.roster.timeline import timeline
from app.roster.values import (
    Enrolment,
    Extension,
    GroupHeld,
    HeldCredential,
    History,
    Job,
    Removal,
    Suspension,
    TrainingCompletion,
    WorkedDay,
)
from extractors.catalogue import load

FIRST, LAST = date(2023, 1, 1), date(2026, 12, 31)
RECORDS = (
    ("IER", "80", "Grip"),
    ("IER", "80", "Marine"),
    ("IER", "399", "Driver"),
    ("IER", "399", "Wrangler"),
    ("IER", "44", "Property"),
    ("IER", "600", "Camera Operator"),
    ("IER", "700", "Animation Editor"),
    ("IER", "706", "Hair Stylist"),
    ("IER", "728", "Lamp Operator"),
    ("IER", "871", "Script Supervisor"),
    ("TCR", "80", "Grip"),
    ("TAL", "884", "Studio Teacher / Welfare Worker"),
    ("NON_ROSTER", "892", "Costume Designer"),
    ("IATSE411", "411", "Production Coordinator"),
    ("XYZ", "1", "Nobody"),
)
EVERY_RECORD = [
    (file.roster, local.number, entry.name)
    for file in rule_book().files
    for local in load().locals
    if file.local in {"*", local.number}
    for entry in classifications_of(file.roster, local.number)
]
KINDS = ("driver_license", "medical_certificate", "teaching_credential", "i9", "color_vision_test")
JOBS = (
    None,
    Job(production="Glass Harbor"),
    Job(production="Saltmarsh", place="abroad"),
    Job(production="Nine Minutes", new_media=True, runtime_minutes=19),
    Job(production="No Minutes", new_media=True),
    Job(production="Spot", roster="TCR"),
)

days = st.dates(FIRST, LAST)
maybe = st.none() | days
moments = maybe.map(lambda day: day and datetime(day.year, day.month, day.day, tzinfo=UTC))
courses = st.sampled_from(("A", "HP1", "HP2", "B", "B3", "S", "HOS", "XX"))
worked = st.builds(
    WorkedDay, day=days, union=st.booleans(), job=st.sampled_from(JOBS),
    day_type=st.sampled_from((None, "WK", "ID", "TR", "??")), recorded_at=moments,
    evidence=st.none(), withdrawn_at=st.none(),
)  # fmt: skip
held = st.builds(
    HeldCredential, kind=st.sampled_from(KINDS), expires_on=maybe, issued_on=maybe,
    birth_on=maybe, evidence=st.sampled_from((None, "doc")), recorded_at=moments,
)  # fmt: skip
placed_parts = st.fixed_dictionaries(
    {
        "placed_on": maybe,
        "completed_on": maybe,
        "placement_decided_on": maybe,
        "training_recorded_from": maybe,
        "credentials": st.lists(held, max_size=4).map(tuple),
        "completions": st.lists(
            st.builds(TrainingCompletion, course=courses, completed_on=days), max_size=4
        ).map(tuple),
        "enrolments": st.lists(
            st.builds(Enrolment, course=courses, enrolled_on=days), max_size=2
        ).map(tuple),
        "extensions": st.lists(
            st.builds(Extension, course=courses, until=days, requested_on=maybe), max_size=2
        ).map(tuple),
        "suspensions": st.lists(
            st.builds(Suspension, first=days, last=maybe, reason=st.just("Unavailable.")),
            max_size=2,
        ).map(tuple),
        "removals": st.lists(
            st.builds(Removal, on=days, reason=st.just("Resigned."), until=maybe), max_size=1
        ).map(tuple),
        "groups": st.lists(
            st.builds(GroupHeld, group=st.sampled_from("321"), since=days, until=maybe), max_size=2
        ).map(tuple),
    }
)


@st.composite
def histories(draw):
    roster, local, classification = draw(st.sampled_from(RECORDS))
    return History(
        roster,
        local,
        classification,
        draw(days),
        days=tuple(draw(st.lists(worked, max_size=12))),
        **draw(placed_parts),
    )


@st.composite
def busy_applications(draw):
    """An application with enough days for windows to open, close and be complete."""
    roster, local, classification = draw(st.sampled_from(RECORDS))
    starts = draw(st.lists(days, min_size=1, max_size=4))
    run = draw(st.integers(1, 14))
    worked_days = {start + timedelta(days=n) for start in starts for n in range(run)}
    return History(
        roster,
        local,
        classification,
        draw(days),
        days=tuple(WorkedDay(day) for day in worked_days),
        completed_on=draw(maybe),
    )


every_history = histories() | busy_applications()


@settings(max_examples=100, deadline=None, derandomize=True)
@given(every_history, days)
def test_nothing_changes_before_the_next_change_and_something_on_it(history, on):
    book = rule_book()
    now = assess(history, book, on)

    change = now.next_change_on
    end = min(change or LAST, on + timedelta(days=400))
    steady = [on + timedelta(days=n) for n in range(1, (end - on).days, 7)]
    for day in [*steady, end - timedelta(days=1)] if end > on else []:
        assert assess(history, book, day) == replace(now, next_change_on=change)

    assert change is None or change > on
    then = assess(history, book, change) if change else None
    assert then is None or replace(then, next_change_on=change) != now


@settings(max_examples=60, deadline=None, derandomize=True)
@given(every_history, days, st.integers(0, 500))
def test_the_timeline_says_what_assessing_each_day_says(history, first, length):
    book, last = rule_book(), first + timedelta(days=length)

    spans = timeline(history, book, first, last)

    assert spans[0].first == first
    assert spans[-1].last == last
    assert all(a.last + timedelta(days=1) == b.first for a, b in pairwise(spans))
    for span in spans:
        for day in {span.first, span.first + (span.last - span.first) // 2, span.last}:
            found = assess(history, book, day)
            assert (found.standing, found.reasons) == (span.standing, span.reasons)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(busy_applications(), days, days)
def test_one_more_qualifying_day_never_lowers_what_one_has(history, extra, on):
    book = rule_book()
    before = assess(history, book, on).requirements[0]
    after = assess(replace(history, days=(*history.days, WorkedDay(extra))), book, on)

    same_rule = after.requirements[0].rule == before.rule
    assert not same_rule or (after.requirements[0].have or 0) >= (before.have or 0)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(every_history, st.dates())
def test_no_history_and_no_date_is_an_error(history, on):
    found = assess(history, rule_book(), on)

    assert found.reasons or found.standing == "Compliant"
    assert forecast(history, rule_book(), on).on == on
    assert (next_reminder_on(history, rule_book(), on) or date.max) > on or on == date.max


@settings(max_examples=12, deadline=None, derandomize=True)
@given(histories(), st.dates())
def test_no_classification_of_the_book_raises_on_facts_that_contradict_each_other(history, on):
    for roster, local, classification in EVERY_RECORD:
        record = replace(history, roster=roster, local=local, classification=classification)

        found = assess(record, rule_book(), on)

        assert found.reasons or found.standing == "Compliant"
        assert all(finding.message for finding in found.findings)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(every_history, days)
def test_the_next_reminder_is_the_first_that_is_sent(history, on):
    book = rule_book()
    change = assess(history, book, on).next_change_on
    until = min(change - timedelta(days=1) if change else LAST, on + timedelta(days=60))

    sent = reminders(history, book, on + timedelta(days=1), until) if until > on else ()
    expected = next_reminder_on(history, book, on)

    assert min((r.send_on for r in sent), default=None) == (
        expected if expected is not None and expected <= until else None
    )


@settings(max_examples=60, deadline=None, derandomize=True)
@given(every_history, st.permutations(range(12)))
def test_the_order_in_which_facts_came_in_does_not_matter(history, order):
    shuffled = tuple(history.days[i] for i in order if i < len(history.days))
    turned = replace(history, credentials=history.credentials[::-1], groups=history.groups)

    rest = tuple(history.days[12:])
    one = assess(replace(turned, days=(*shuffled, *rest)), rule_book(), LAST)
    assert (one.standing, one.reasons) == (
        assess(history, rule_book(), LAST).standing,
        assess(history, rule_book(), LAST).reasons,
    )


@settings(max_examples=60, deadline=None, derandomize=True)
@given(every_history)
def test_what_is_known_at_the_end_of_time_is_everything(history):
    assert as_known(history, datetime(9999, 1, 1, tzinfo=UTC)) == history
