"""Walks the chain from its first entry and names every row at which it does not hold."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from app.audit.chain import ENTRY_COLUMNS, START, Head, link_hash
from app.audit.heads import SignedHead
from app.audit.sealing import head_of
from app.records.tables import AuditEntry, AuditSeal

SHOWN_MAX = 100
"""How many problems are kept; more are counted."""

_OUT_OF_TIME = timedelta(hours=1)
_ROWS_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class Problem:
    """A place at which the chain does not hold: its number in the chain, and what is wrong."""

    code: str
    seq: int
    audit_id: int | None
    message: str


@dataclass(slots=True)
class Report:
    """What a walk along the chain found; ``problems`` empty means that nothing was changed.

    ``unsealed`` entries wait for their place. ``out_of_time`` are numbers of entries that say they
    are over an hour older than the one before: late commits, a clock set back, or put in later.
    """

    head: Head = START
    problems: list[Problem] = field(default_factory=list)
    problem_count: int = 0
    unsealed: int = 0
    oldest_unsealed_at: datetime | None = None
    out_of_time: list[int] = field(default_factory=list)
    heads_checked: int = 0

    @property
    def sealed(self) -> int:
        """How many entries are chained."""
        return self.head.seq

    @property
    def is_whole(self) -> bool:
        """True when every link holds, and every signed head that was given."""
        return not self.problem_count

    def add(self, code: str, seq: int, audit_id: int | None, message: str) -> None:
        """Note a problem."""
        self.problem_count += 1
        if len(self.problems) < SHOWN_MAX:
            self.problems.append(Problem(code, seq, audit_id, message))


def verify(
    session: Session, heads: Sequence[SignedHead] = (), public: str = "", *, last: int | None = None
) -> Report:
    """Return how the chain stands, entry by entry, and against heads signed with ``public``.

    Without heads a chain that was cut off at its end or computed anew looks whole. With ``last``
    only so many entries at the end are looked at, and the heads that were signed among them.
    """
    report = Report(head=_before_last(session, last))
    heads = [head for head in heads if head.seq > report.head.seq]
    genuine = _genuine(report, heads, public)
    wanted = {head.seq for head in genuine}
    hashes = dict(_walk(report, _links(session, report.head.seq), wanted))
    for head in genuine:
        _compare(report, head, hashes)
    _count_unsealed(session, report)
    return report


def _before_last(session: Session, last: int | None) -> Head:
    if last is None:
        return START
    end = head_of(session).seq
    before = select(AuditSeal.seq, AuditSeal.hash).where(AuditSeal.seq <= end - last)
    row = session.execute(before.order_by(AuditSeal.seq.desc()).limit(1)).one_or_none()
    return START if row is None else Head(row.seq, row.hash)


def _links(session: Session, after: int) -> Iterator[Sequence[Any]]:
    """Yield links with their entries as the driver gives them: types would double the time."""
    entry = ", ".join(f"a.{name}" for name in ENTRY_COLUMNS)
    asked = text(
        f"SELECT s.seq, s.audit_id, s.previous, s.hash, {entry} "  # noqa: S608 - our own columns
        "FROM audit_seals s LEFT JOIN audit a ON a.id = s.audit_id "
        "WHERE s.seq > :after ORDER BY s.seq"
    )
    found = session.execute(asked, {"after": after}, execution_options={"yield_per": _ROWS_AT_ONCE})
    for part in found.partitions():
        yield from part


def _walk(
    report: Report, links: Iterable[Sequence[Any]], wanted: set[int]
) -> Iterator[tuple[int, str]]:
    """Check link after link; yield the numbers ``wanted`` with the hashes that stand there."""
    newest: Any = None
    seq, head = report.head.seq, report.head.hash
    for place, audit_id, previous, found, *entry in links:
        is_next = place == seq + 1 and previous == head
        if is_next and _hash(place, head, entry) == found:
            at = entry[1]
            if newest is None or at > newest:
                newest = at
            elif at < newest:
                _compare_times(report, place, at, newest)
        else:
            _check_place(report, Head(seq, head), place, audit_id, previous)
            _check_entry(report, place, audit_id, previous, found, entry)
        seq, head = place, found
        if seq in wanted:
            yield seq, head
    report.head = Head(seq, head)


def _hash(seq: int, previous: str, entry: Sequence[Any]) -> str | None:
    """Return the hash of an entry, None for values that no entry of ours has."""
    try:
        return link_hash(seq, previous, entry)
    except (TypeError, AttributeError):
        return None


def _compare_times(report: Report, seq: int, at: Any, newest: Any) -> None:
    """Note an entry that is much older than one before it; moments are of the driver's kind."""
    if isinstance(at, str):
        at, newest = datetime.fromisoformat(at), datetime.fromisoformat(newest)
    if newest - at > _OUT_OF_TIME and len(report.out_of_time) < SHOWN_MAX:
        report.out_of_time.append(seq)


def _check_place(report: Report, before: Head, seq: int, audit_id: int, previous: str) -> None:
    if seq != before.seq + 1:
        gone = f"{before.seq + 1}" if seq == before.seq + 2 else f"{before.seq + 1} to {seq - 1}"
        report.add("deleted", before.seq + 1, None, f"Number {gone} of the chain is gone.")
    elif previous != before.hash:
        report.add(
            "rewritten",
            before.seq or seq,
            None,
            f"Number {seq} (entry {audit_id}) remembers another number {before.seq}: "
            f"number {before.seq} was replaced, or something was put in before it.",
        )


def _check_entry(
    report: Report, seq: int, audit_id: int, previous: str, found: str, entry: Sequence[Any]
) -> None:
    if entry[0] is None:
        report.add("deleted", seq, audit_id, f"Entry {audit_id}, number {seq}, is gone.")
    elif _hash(seq, previous, entry) != found:
        report.add("edited", seq, audit_id, f"Entry {audit_id}, number {seq}, was changed.")


def _genuine(report: Report, heads: Sequence[SignedHead], public: str) -> list[SignedHead]:
    genuine = []
    for head in heads:
        report.heads_checked += 1
        if head.is_genuine(public):
            genuine.append(head)
        else:
            report.add(
                "forged-head", head.seq, None, f"The head of {head.at} is not signed with this key."
            )
    return genuine


def _compare(report: Report, head: SignedHead, hashes: dict[int, str]) -> None:
    if head.seq > report.head.seq:
        report.add(
            "truncated",
            report.head.seq + 1,
            None,
            f"On {head.at} the chain had {head.seq} entries, now it ends at {report.head.seq}.",
        )
    elif hashes.get(head.seq) not in {head.hash, None}:
        report.add(
            "recomputed",
            head.seq,
            None,
            f"Number {head.seq} is not the one signed on {head.at}: the chain was computed anew.",
        )


def _count_unsealed(session: Session, report: Report) -> None:
    waiting = (
        select(func.count(), func.min(AuditEntry.at))
        .select_from(AuditEntry)
        .outerjoin(AuditSeal, AuditSeal.audit_id == AuditEntry.id)
        .where(AuditSeal.seq.is_(None))
    )
    report.unsealed, report.oldest_unsealed_at = session.execute(waiting).one()
