"""What holds of every record: reasons are a set, and the earliest date is the earliest there is."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from app.roster.compliance import assess
from app.roster.rulebook import rule_book
from app.roster.values import (
    GroupHeld,
    HeldCredential,
    History,
    Removal,
    RequirementState,
    Standing,
    Suspension,
    WorkedDay,
)

ON = date(2026, 6, 1)
RENEWED = date(2030, 1, 1)
PLACED = date(2024, 1, 10)
APPLICATIONS = (
    ("IER", "80", "Grip"),
    ("IER", "600", "Camera Operator"),
    ("IER", "700", "Animation Editor"),
    ("IER", "706", "Hair Stylist"),
    ("IER", "871", "Script Supervisor"),
    ("TCR", "80", "Grip"),
    ("NON_ROSTER", "892", "Costume Designer"),
    ("IATSE411", "411", "Production Coordinator"),
)

ways_to_be_suspended = st.lists(
    st.sampled_from(("license", "certificate", "unavailable", "substance")),
    min_size=2,
    max_size=4,
    unique=True,
)
days = st.dates(date(2023, 1, 1), date(2026, 12, 31))


def driver(wrong: list[str]) -> History:
    """Return a driver on the roster about whom these things are wrong."""
    license_until = date(2026, 5, 1) if "license" in wrong else RENEWED
    certificate_until = date(2026, 5, 20) if "certificate" in wrong else date(2027, 12, 1)
    recorded = [what for what in wrong if what in {"unavailable", "substance"}]
    return History(
        "IER",
        "399",
        "Driver",
        PLACED,
        placed_on=PLACED,
        groups=(GroupHeld("3", PLACED),),
        credentials=(
            HeldCredential("driver_license", license_until, date(2021, 5, 1)),
            HeldCredential("medical_certificate", certificate_until, date(2025, 12, 1)),
        ),
        suspensions=tuple(Suspension(date(2026, 5, 3), None, f"{what}.") for what in recorded),
    )


@settings(max_examples=40, deadline=None, derandomize=True)
@given(ways_to_be_suspended, st.data())
def test_curing_one_of_several_reasons_leaves_the_others(wrong, data):
    cured = data.draw(st.sampled_from(wrong))
    left = [what for what in wrong if what != cured]

    before = assess(driver(wrong), rule_book(), ON)
    after = assess(driver(left), rule_book(), ON)

    assert (before.standing, after.standing) == (Standing.SUSPENDED, Standing.SUSPENDED)
    assert len(before.reasons) == len(wrong)
    assert after.reasons < before.reasons
    assert len(after.reasons) == len(left)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(ways_to_be_suspended, days, st.none() | days)
def test_removed_is_removed_whatever_else_is_wrong(wrong, on, until):
    removed = replace(driver(wrong), removals=(Removal(on, "Resigned.", until),))

    found = assess(removed, rule_book(), ON)

    lasts = on <= ON and (until is None or until >= ON)
    assert (found.standing is Standing.REMOVED) == lasts


@st.composite
def applications(draw):
    """An application with up to sixty days in runs, some of them after it."""
    roster, local, classification = draw(st.sampled_from(APPLICATIONS))
    starts = draw(st.lists(days, min_size=1, max_size=5))
    run = draw(st.integers(1, 12))
    worked = {start + timedelta(days=n) for start in starts for n in range(run)}
    return History(
        roster,
        local,
        classification,
        draw(days),
        days=tuple(WorkedDay(day) for day in sorted(worked) if day <= ON),
        completed_on=draw(st.none() | st.dates(ON, date(2026, 12, 31))),
    )


@settings(max_examples=150, deadline=None, derandomize=True)
@given(applications())
def test_the_earliest_date_is_really_the_earliest(history):
    need = assess(history, rule_book(), ON).requirements[0]
    if need.earliest_on is None or need.need is None:
        return

    on_it = worked_every_day_until(history, need.earliest_on)
    eve = need.earliest_on - timedelta(days=1)
    before_it = worked_every_day_until(history, eve)

    complete = assess(on_it, rule_book(), need.earliest_on).requirements[0]
    assert (complete.have or 0) >= (complete.need or 0)
    short = assess(before_it, rule_book(), eve).requirements[0]
    assert short.rule != need.rule or (short.have or 0) < need.need


def worked_every_day_until(history: History, last: date) -> History:
    """Return the history of somebody who works every day after the day asked about."""
    more = (WorkedDay(ON + timedelta(days=n)) for n in range(1, (last - ON).days + 1))
    return replace(history, days=(*history.days, *more))


@settings(max_examples=100, deadline=None, derandomize=True)
@given(applications(), days)
def test_what_can_be_met_later_is_not_met_now(history, on):
    for each in assess(history, rule_book(), on).requirements:
        if each.earliest_on is not None:
            assert each.earliest_on >= on
            assert each.state is not RequirementState.MET
