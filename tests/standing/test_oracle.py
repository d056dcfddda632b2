"""What sweeps write over a year equals what a few plain lines say of each day of each person.

The nights fall on the days on which clocks change, a leap day and the end of a year; some are
missed, five in a row too, and clocks are set back two hours. The long run of RELIABILITY R13 is
``DAYPROOF_ORACLE_PEOPLE=2000``.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from app import standing
from app.records import tables
from app.stores import Stores

PEOPLE = int(os.environ.get("DAYPROOF_ORACLE_PEOPLE", "16"))
FIRST, LAST = date(2024, 1, 20), date(2025, 1, 10)
TURNS = (
    date(2024, 2, 29),
    date(2024, 3, 10),
    date(2024, 11, 3),
    date(2024, 12, 31),
    date(2025, 1, 1),
)
LOS_ANGELES = ZoneInfo("America/Los_Angeles")


@dataclass(frozen=True)
class Paper:
    """A paper as staff recorded it: valid from ``first`` to ``last``, known from ``first``."""

    kind: str
    first: date
    last: date


def days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def drawn(random: Random, kind: str, since: date) -> list[Paper]:
    """Draw papers of a kind, renewed early, late or never, often around a day of TURNS."""
    papers: list[Paper] = []
    first = since
    while first <= LAST and len(papers) < 4:
        ends = random.choice(TURNS) + timedelta(days=random.randint(-1, 1))
        last = ends if ends > first else first + timedelta(days=random.randint(20, 200))
        papers.append(Paper(kind, first, last))
        if random.random() < 0.3:
            break
        first = max(first, last + timedelta(days=random.choice((-5, 0, 1, 2, 9))), FIRST)
        first += timedelta(days=papers[-1].first == first)
    return papers


def _same(moment: datetime) -> datetime:
    return moment


def oracle(papers: list[Paper], day: date) -> str:
    """Say how a placed driver stands on a day: each kind has a paper that is valid then."""
    valid = {paper.kind for paper in papers if paper.first <= day <= paper.last}
    return "Compliant" if valid == {"driver_license", "medical_certificate"} else "Suspended"


def nights(random: Random) -> Iterator[datetime]:
    """Yield the moments of sweeps: at any hour, some nights missed, some clocks set back."""
    day = FIRST
    while day <= LAST:
        moment = datetime(day.year, day.month, day.day, random.randint(0, 23), 30, tzinfo=UTC)
        yield moment
        if random.random() < 0.2:
            yield moment - timedelta(hours=2)
            yield moment
        day += timedelta(days=random.choice((1, 1, 1, 1, 2, 5)))
    yield datetime(LAST.year, LAST.month, LAST.day, 20, tzinfo=UTC)


def answered(stores: Stores, record: int) -> dict[date, str]:
    """Return the standing of each day as the answers that were kept tell it, as known at last."""
    answer = tables.RosterAssessment
    query = select(answer).where(answer.roster_record_id == record).order_by(answer.id)
    with stores.sessions() as session:
        kept = [(row.assessed_on, row.assessment["standing"]) for row in session.scalars(query)]
    told = dict(kept)
    by_day, last = {}, ""
    for day in days(min(told), LAST):
        last = told.get(day, last)
        by_day[day] = last
    return by_day


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_year_of_sweeps_says_what_plain_lines_say(
    make_driver: Callable[..., Any], stores: Stores
) -> None:
    random = Random(29)
    people = []
    for number in range(PEOPLE):
        papers = drawn(random, "driver_license", date(2023, 1, 5))
        papers += drawn(random, "medical_certificate", date(2023, 1, 5))
        people.append((make_driver(f"Driver {number}"), papers))
    unknown = sorted(
        ((paper.first, number, paper) for number, (_, own) in enumerate(people) for paper in own),
        key=lambda each: each[:2],
    )

    for moment in nights(random):
        today = moment.astimezone(LOS_ANGELES).date()
        while unknown and unknown[0][0] <= today:
            first, number, paper = unknown.pop(0)
            # Staff record a paper on the day from which it is valid, even when nothing else runs.
            people[number][0].hold(paper.kind, paper.last, first, issued_on=paper.first)
        at_that_moment = replace(stores, now=partial(_same, moment))
        while standing.recompute_due(at_that_moment):
            pass

    for driver, papers in people:
        found = answered(stores, driver.record)
        expected = {day: oracle(papers, day) for day in days(FIRST, LAST)}
        assert {day: found[day] for day in expected} == expected, papers
