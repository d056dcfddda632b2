"""Which days count under a rule, and why each of the others does not (DOMAIN 1.5, 2.3, 2.4)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.roster.compliance import assess
from app.roster.days import day_of_shift
from app.roster.forecast import forecast
from app.roster.new_media import budget_tier
from app.roster.rulebook import rule_book
from app.roster.values import Job, NotCounted, RequirementState, WorkedDay

ON = date(2026, 3, 15)
MONDAY = date(2026, 1, 5)


def work(record):
    return record.requirements[0]


def judged(made, **changes):
    return work(assess(made([WorkedDay(MONDAY, **changes)]), rule_book(), ON))


@pytest.fixture
def made(history):
    """What makes a Grip's history from worked days as they are."""

    def make(worked, **changes):
        return replace(history(**changes), days=tuple(worked))

    return make


@pytest.mark.parametrize(
    ("worked", "because"),
    [
        ({"job": Job(paid=False)}, "It was not paid."),
        ({"job": Job(signatory=False)}, "The employer is no signatory of the agreement."),
        ({"union": False}, "It is non-union work; only union work counts here."),
        (
            {"job": Job(place="abroad")},
            "Worked outside the area whose days count here "
            "(LA County, or hired in and transported from LA County).",
        ),
        (
            {"job": Job(new_media=True, runtime_minutes=19)},
            "It runs 19 minutes; new media count from 20.",
        ),
        (
            {"job": Job(new_media=True, runtime_minutes=45, primary_skill="Marine")},
            "The Producer credits all its days to Marine.",
        ),
        (
            {"job": Job(classification="Crafts Service")},
            "It was worked as Crafts Service; a day counts for one classification.",
        ),
        ({"job": Job(roster="TCR")}, "It is work under the TCR, whose days count there."),
        ({"day_type": "TR"}, "Travel is no day of work performed."),
        ({"day_type": "SP"}, "Sick Paid is no day of work performed."),
    ],
)
def test_a_day_that_does_not_count_says_why(made, worked, because):
    found = judged(made, **worked)

    assert found.have == 0
    assert found.not_counted == (NotCounted(MONDAY, because),)


@pytest.mark.parametrize(
    "worked",
    [
        {},
        {"job": Job(place="hired_in_la")},
        {"job": Job(new_media=True, runtime_minutes=20)},
        {"job": Job(new_media=True, runtime_minutes=45, primary_skill="Grip")},
        {"job": Job(signatory=True, paid=True, classification="Grip")},
        {"job": Job(classification="GRIPS")},
        {"job": Job(new_media=True, runtime_minutes=45, primary_skill="grip")},
        {"day_type": "WK"},
        {"day_type": "HW"},
        {"day_type": "TW"},
    ],
)
def test_a_day_of_work_counts_whatever_is_not_stated_of_it(made, worked):
    found = judged(made, **worked)

    assert (found.have, found.not_counted) == (1, ())


@pytest.mark.parametrize(
    "worked",
    [
        {"day_type": "ID"},
        {"day_type": "G8"},
        {"day_type": "CO"},
        {"day_type": "ZZ"},
        {"job": Job(new_media=True)},
        {"job": Job(classification="Moon Walker")},
    ],
)
def test_a_day_that_the_rules_cannot_decide_is_referred_not_counted(made, worked):
    found = judged(made, **worked)

    assert found.have == 0
    assert [each.refer for each in found.not_counted] == [True]


def test_days_that_a_person_must_decide_refer_when_they_would_be_enough(made, successive):
    days = successive(date(2026, 1, 1), 30)
    worked = [WorkedDay(day) for day in days[:28]]
    idle = [WorkedDay(day, day_type="ID") for day in days[28:]]

    enough = work(assess(made((*worked, *idle)), rule_book(), ON))
    short = work(assess(made((*worked, idle[0])), rule_book(), ON))

    assert enough.state is RequirementState.REFER
    assert (
        enough.because
        == "28 of 30 days. 2 days that a roster specialist decides would complete them."
    )
    assert short.state is RequirementState.NOT_MET


def test_two_jobs_on_one_day_are_one_day_and_one_good_one_is_enough(made):
    night = WorkedDay(MONDAY, job=Job(production="Saltmarsh", place="abroad"))
    day = WorkedDay(MONDAY, job=Job(production="Glass Harbor"), evidence="credit 7")

    found = work(assess(made((night, day, day)), rule_book(), ON))

    assert (found.have, found.evidence, found.not_counted) == (1, ("credit 7",), ())


def test_a_day_worked_in_two_classifications_is_referred(made, successive):
    days = successive(date(2026, 1, 1), 30)
    grip = [WorkedDay(day, job=Job(classification="Grip")) for day in days]
    other = WorkedDay(days[-1], job=Job(production="Saltmarsh", classification="Crafts Service"))

    found = work(assess(made((*grip, other)), rule_book(), ON))

    because = (
        "It was worked as Crafts Service too; it counts for one of them: "
        "a roster specialist decides which."
    )
    assert (found.state, found.have) == (RequirementState.REFER, 29)
    assert found.not_counted == (NotCounted(days[-1], because, refer=True),)


@pytest.mark.parametrize(
    ("record", "place", "have"),
    [
        (("871", "Script Supervisor"), "us", 1),
        (("871", "Script Supervisor"), "hired_in_la", 1),
        (("871", "Script Supervisor"), "canada", 0),
        (("700", "Animation Editor"), "us", 1),
        (("700", "Animation Editor"), "hired_in_la", 1),
        (("700", "Animation Editor"), "canada", 0),
        (("700", "Animation Editor"), "abroad", 0),
    ],
)
def test_non_union_work_abroad_counts_only_when_hired_in_la(made, record, place, have):
    local, classification = record
    worked = WorkedDay(date(2026, 1, 5), union=False, job=Job(place=place))

    found = assess(made((worked,), local=local, classification=classification), rule_book(), ON)

    assert work(found).have == have


def test_t6_a_shift_across_midnight_belongs_to_the_day_on_which_it_began():
    los_angeles = ZoneInfo("America/Los_Angeles")
    call = datetime(2026, 6, 10, 18, 0, tzinfo=los_angeles)

    assert day_of_shift(call.astimezone(UTC), los_angeles) == date(2026, 6, 10)
    assert day_of_shift(call.astimezone(UTC), ZoneInfo("Asia/Tokyo")) == date(2026, 6, 11)


def test_an_industrial_or_unscreened_film_does_not_count_for_an_animation_editor(made):
    jobs = (
        Job(production_type="industrial"),
        Job(production_type="documentary"),
        Job(production_type="documentary", screened=True),
        Job(production_type="documentary", screened=False),
    )
    worked = tuple(
        WorkedDay(MONDAY + timedelta(days=n), union=False, job=job) for n, job in enumerate(jobs)
    )
    editor = made(worked, local="700", classification="Animation Editor", applied_on=ON)

    found = work(assess(editor, rule_book(), ON))

    assert found.have == 1
    assert [each.because for each in found.not_counted] == [
        "Days on industrial productions do not count here.",
        "Whether the documentary was screened is not known.",
        "The documentary was not screened.",
    ]


def test_sixty_days_of_commercials_beyond_the_first_thirty_lead_to_the_roster(made, successive):
    commercial = Job(production="Spot", roster="TCR")
    days = tuple(WorkedDay(day, job=commercial) for day in successive(date(2025, 10, 1), 90))

    found = work(assess(made(days), rule_book(), ON))
    one_less = work(assess(made(days[:-1]), rule_book(), ON))

    assert (found.state, found.rule) == (RequirementState.MET, "ier-after-commercials")
    assert (one_less.have, one_less.need) == (59, 60)


def test_the_further_days_of_commercials_count_however_long_they_took(made, successive):
    commercial = Job(production="Spot", roster="TCR")
    firsts = (date(2022, 6, 1), date(2023, 12, 1), date(2025, 6, 1))
    days = [WorkedDay(day, job=commercial) for first in firsts for day in successive(first, 30)]

    found = work(assess(made(days), rule_book(), ON))

    assert (found.have, found.need, found.state) == (60, 60, RequirementState.MET)
    assert forecast(made(days[:-1]), rule_book(), ON).leaving == ()


def test_a_commercial_roster_counts_its_own_days(made):
    commercial = WorkedDay(MONDAY, job=Job(roster="TCR"))

    found = work(assess(made([commercial], roster="TCR"), rule_book(), ON))

    assert found.have == 1


@pytest.mark.parametrize(
    ("minutes", "dollars", "tier"),
    [
        (19, 5_000_000, None),
        (20, 899_999, "low"),
        (35, 900_000, "mid"),
        (35, 1_300_000, "high"),
        (36, 1_300_000, "low"),
        (65, 2_499_999, "mid"),
        (66, 2_999_999, "mid"),
        (66, 3_000_000, "high"),
        (None, 3_000_000, None),
    ],
)
def test_a_budget_falls_in_its_tier_by_running_time(minutes, dollars, tier):
    job = Job(new_media=True, runtime_minutes=minutes, budget_dollars=dollars)

    assert budget_tier(job, rule_book().shared) == tier
