"""The credited days of many professionals at once: three million of them in seconds."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from operator import attrgetter

from sqlalchemy.orm import Session

from app.roster.rulebook import rule_book
from app.roster.values import Job, WorkedDay
from app.standing import fact_queries
from app.standing.fact_queries import rows_of

Kind = tuple[str | None, str]
"""The local and the classification under which days were credited."""
Days = Mapping[int, Mapping[Kind, list[WorkedDay]]]
"""The days of each professional by kind of work, in order."""

_DAYS_HELD = 200_000
_JOBS_HELD = 20_000


def days_now(session: Session, professional_ids: Sequence[int]) -> Days:
    """Return the days that count now, without the production and when that became known."""
    days = _none_yet()
    rows = rows_of(session, fact_queries.DAYS_NOW, professional_ids)
    for person, local, kind, rule, texts in rows.all():
        days[person][local, kind] += _worked_days(texts, rule, kind)
    for kinds in days.values():
        for worked in kinds.values():
            worked.sort(key=attrgetter("day"))
    return days


def days_ever(session: Session, professional_ids: Sequence[int]) -> Days:
    """Return every day ever credited, and when that was known."""
    days = _none_yet()
    rows = rows_of(session, fact_queries.DAYS_EVER, professional_ids)
    for person, local, kind, rule, production, day, known_at, gone_at in rows.all():
        days[person][local, kind].append(
            WorkedDay(
                day,
                _is_union(rule),
                _job(kind, production),
                recorded_at=known_at,
                withdrawn_at=gone_at,
            )
        )
    return days


def _none_yet() -> defaultdict[int, defaultdict[Kind, list[WorkedDay]]]:
    return defaultdict(lambda: defaultdict(list))


@lru_cache(maxsize=_JOBS_HELD)
def _worked_days(texts: str, rule: str, kind: str) -> tuple[WorkedDay, ...]:
    """Return the days of one kind of work; a crew shares them, so that they are made once."""
    return tuple([_worked(text, rule, kind) for text in texts.split(",")])


@lru_cache(maxsize=_DAYS_HELD)
def _worked(day: str, rule: str, kind: str) -> WorkedDay:
    return WorkedDay(date.fromisoformat(day), _is_union(rule), _job(kind))


@lru_cache(maxsize=_JOBS_HELD)
def _job(kind: str, production: str | None = None) -> Job:
    return Job(production=production, classification=kind)


@cache
def _is_union(rule_id: str) -> bool:
    rule = rule_book().work_rule(rule_id)
    return rule is None or rule.basis == "union"
