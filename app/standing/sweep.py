"""The sweep: judges anew whom time alone, new facts or a new rule book has changed, nobody else."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Select, and_, or_, select, update
from sqlalchemy.orm import Session

from app.records import tables
from app.settings import Settings
from app.standing import rule_books
from app.standing.recomputing import recompute_people
from app.standing.roster_days import LOCAL_411, roster_today
from app.stores import Stores

_IDS_AT_ONCE = 500
_RECORDS_AT_ONCE = 100
"""So few that other writers get their turn between two batches."""

_PEOPLE_IN_A_FULL_BATCH = 400
_COLLECTED_AFTER = 200_000
"""How many more objects there may be before the interpreter looks for circles among them."""


def recompute_due(stores: Stores) -> int:
    """Judge anew whose records are due, at most a hundred; return how many people they were."""
    now = stores.now()
    with stores.sessions() as session:
        due = list(dict.fromkeys(session.scalars(due_records(now, stores.settings))))
    if due:
        with stores.sessions.begin() as session:
            recompute_people(session, due, now, stores.settings)
    return len(due)


def due_records(now: datetime, settings: Settings) -> Select[int]:
    """Return the query of whose records are due, those that have waited longest first.

    Nothing but the index of due days orders them, so that it is read as far as they go and no
    further; each bound is asked apart for the same reason.
    """
    record = tables.RosterRecord
    ier, local_411 = roster_today(now, "IER", settings), roster_today(now, LOCAL_411, settings)
    passed = and_(
        record.due_on <= max(ier, local_411),
        or_(
            and_(record.roster == LOCAL_411, record.due_on <= local_411),
            and_(record.roster != LOCAL_411, record.due_on <= ier),
        ),
    )
    waiting = select(record.professional_id).where(passed)
    return waiting.order_by(record.due_on).limit(_RECORDS_AT_ONCE)


def recompute_all(stores: Stores, progress: Callable[[int], None] = lambda _: None) -> int:
    """Judge everybody anew, a batch at a time; return how many records changed.

    ``progress`` is told how many people were judged so far.
    """
    changed = done = 0
    with _rarely_collected():
        for ids in _batches(stores):
            with stores.sessions.begin() as session:
                changed += recompute_people(session, ids, stores.now(), stores.settings)
            done += len(ids)
            progress(done)
    return changed


def _batches(stores: Stores) -> Iterator[Sequence[int]]:
    """Yield the ids of everybody, some at a time, each batch asked for after the one before."""
    person, last = tables.Professional.id, 0
    following = select(person).order_by(person).limit(_PEOPLE_IN_A_FULL_BATCH)
    while True:
        with stores.sessions() as session:
            ids = session.scalars(following.where(person > last)).all()
        if not ids:
            return
        yield ids
        last = ids[-1]


def meet_new_rules(stores: Stores) -> bool:
    """Make every record due when this program has another rule book than the last; return if so."""
    with stores.sessions.begin() as session:
        kept = tables.RuleBookKept
        latest = session.scalars(select(kept.sha256).order_by(kept.first_used_at.desc())).first()
        if latest == rule_books.current().sha256:
            return False
        now = stores.now()
        rule_books.keep(session, rule_books.current(), now)
        record = tables.RosterRecord
        today = roster_today(now, "IER", stores.settings)
        later = or_(record.due_on.is_(None), record.due_on > today)
        session.execute(update(record).where(later).values(due_on=today))
        return latest is not None


def mark_due(
    session: Session, professional_ids: Sequence[int], now: datetime, settings: Settings
) -> None:
    """Let the next sweep judge people about whom many facts were recorded at once."""
    record, today = tables.RosterRecord, roster_today(now, "IER", settings)
    later = or_(record.due_on.is_(None), record.due_on > today)
    for start in range(0, len(professional_ids), _IDS_AT_ONCE):
        some = professional_ids[start : start + _IDS_AT_ONCE]
        mine = update(record).where(record.professional_id.in_(some), later)
        session.execute(mine.values(due_on=today))


@contextmanager
def _rarely_collected() -> Iterator[None]:
    """Look for circles of objects seldom: a recompute makes millions of objects and no circle.

    To look at all of them again and again costs a third of the whole.
    """
    before = gc.get_threshold()
    gc.set_threshold(_COLLECTED_AFTER, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
