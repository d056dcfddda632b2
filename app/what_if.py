"""Who would stand otherwise under a draft of the rules, before it is in force; changes nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.errors import BadRequest
from app.records import tables
from app.roster.book import RuleBook
from app.roster.rulebook import BadRuleFile, book_of, rule_book, rule_texts
from app.roster.values import History
from app.roster.what_if import compare
from app.settings import Settings
from app.standing.histories import history
from app.standing.known_people import people_now, records_of
from app.standing.roster_days import roster_today

_DEFAULTS = Settings()
_PEOPLE_AT_ONCE = 400


@dataclass(frozen=True, slots=True)
class Affected:
    """One record that would stand otherwise: whose, as what, and what differs in words."""

    record_id: str
    name: str
    local: str
    classification: str
    before: str
    after: str
    differences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a draft would change on a date, among how many records; ``cut``: not all asked."""

    on: date
    records: int
    affected: tuple[Affected, ...]
    cut: bool = False


def drafted_book(file_name: str, text: str) -> RuleBook:
    """Return this program's rule book with one file as drafted, by its name.

    Raises ``BadRequest`` with the line when the draft is no rule file, or when there is no rule
    file of that name.
    """
    texts = dict(rule_texts())
    name = next((known for known in texts if known.rsplit("/", 1)[-1] == file_name), None)
    if name is None:
        known_names = ", ".join(sorted(known.rsplit("/", 1)[-1] for known in texts))
        raise BadRequest(
            f"“{file_name}” is no rule file: name the draft like one of {known_names}."
        )
    try:
        return book_of({**texts, name: text})
    except BadRuleFile as error:
        raise BadRequest(str(error)) from error


def what_if(
    session: Session,
    draft: RuleBook,
    now: datetime,
    on: date | None = None,
    settings: Settings = _DEFAULTS,
    people_at_most: int | None = None,
) -> Comparison:
    """Return every record that stands otherwise on a date (today unless told) under the draft."""
    day = on or roster_today(now, "IER", settings)
    current = rule_book()
    asked = _rosters_asked(current, draft)
    affected: list[Affected] = []
    ids = list(session.scalars(_people_asked(asked)))
    chosen = ids if people_at_most is None else ids[:people_at_most]
    records = 0
    for start in range(0, len(chosen), _PEOPLE_AT_ONCE):
        known = dict(_histories(session, chosen[start : start + _PEOPLE_AT_ONCE], now, asked))
        records += len(known)
        changes = compare(current, draft, known.items(), day)
        found = {change.record: change for change in changes}
        affected += [
            Affected(
                row.public_id,
                row.professional.name,
                row.local,
                row.classification,
                str(found[row.public_id].before.standing),
                str(found[row.public_id].after.standing),
                found[row.public_id].differences,
            )
            for row in session.scalars(_rows_of(list(found)))
        ]
    return Comparison(day, records, tuple(affected), cut=len(chosen) < len(ids))


def _rosters_asked(current: RuleBook, draft: RuleBook) -> set[tuple[str, str]] | None:
    """Return the rosters and locals whose own file differs; None where a shared one does."""
    if current.shared != draft.shared:
        return None
    files = {(f.roster, f.local): f for f in current.files}
    differing = {(f.roster, f.local) for f in draft.files if files.get((f.roster, f.local)) != f}
    return None if any(local == "*" for _, local in differing) else differing


def _people_asked(asked: set[tuple[str, str]] | None) -> Select[int]:
    record = tables.RosterRecord
    query = select(record.professional_id).group_by(record.professional_id)
    query = query.order_by(record.professional_id)
    if asked is None:
        return query
    rosters, locals_ = {roster for roster, _ in asked}, {local for _, local in asked}
    return query.where(record.roster.in_(rosters), record.local.in_(locals_))


def _histories(
    session: Session, ids: list[int], now: datetime, asked: set[tuple[str, str]] | None
) -> Iterator[tuple[str, History]]:
    for person in people_now(session, records_of(session, ids)):
        for record in person.records:
            if asked is None or (record.roster, record.local) in asked:
                yield record.public_id, history(person, record, now)


def _rows_of(public_ids: list[str]) -> Select[tables.RosterRecord]:
    record = tables.RosterRecord
    return select(record).where(record.public_id.in_(public_ids)).order_by(record.id)
