"""Takes in files of course completions: a preview first, then good rows in and bad ones told."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import BinaryIO

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from app import standing
from app.fact_kinds import TrainingFactKind
from app.file_names import clean_file_name
from app.records import audit, tables
from app.storage import Stored
from app.storage.once import put_once
from app.storage.rows import record_file
from app.stores import Stores
from app.training.columns import rows_of
from app.training.facts import recorded_before
from app.training.rows import BadCompletion, CompletionRow, completion_of

_REJECTIONS_KEPT = 1000


@dataclass(frozen=True, slots=True)
class Rejection:
    """A row that is left out, by its 1-based line in the file, and why."""

    row: int
    message: str


@dataclass(frozen=True, slots=True)
class CompletionReport:
    """What a file of completions brings; ``already_recorded`` rows were known before.

    ``sha256`` names the file. With ``already_had`` the same file was taken in before and nothing
    was changed.
    """

    rows_read: int
    recorded: int
    already_recorded: int
    rejections: tuple[Rejection, ...]
    sha256: str
    already_had: bool = False


@dataclass(slots=True)
class _Judged:
    read: int = 0
    known: int = 0
    good: dict[tuple[int, str, date], tuple[int, CompletionRow]] = field(default_factory=dict)
    rejections: list[Rejection] = field(default_factory=list)

    def report(self, sha256: str) -> CompletionReport:
        kept = tuple(self.rejections[:_REJECTIONS_KEPT])
        return CompletionReport(self.read, len(self.good), self.known, kept, sha256)


def preview(
    stores: Stores, data: BinaryIO, now: datetime, *, asked_by: int | None = None
) -> CompletionReport:
    """Return what taking in a file would bring, row by row; only the file is kept.

    Rows about the person whose account asks are left out.

    Raises ``Unprocessable`` when the file has no usable header.
    """
    with put_once(stores, data, stores.settings.unpacked_limit_bytes) as stored:
        with stores.sessions.begin() as session:
            record_file(session, stored, "text/csv", now)
        with stores.sessions() as session:
            return _judge(session, stores, stored, now, asked_by).report(stored.sha256)


def import_completions(
    stores: Stores, file_name: str, data: BinaryIO, *, imported_by: int, now: datetime
) -> CompletionReport:
    """Take in a file of completions: all good rows, in one transaction.

    The same bytes a second time change nothing, and neither does a completion known already.
    Nobody records their own: rows about the person of ``imported_by`` are left out.
    Raises ``Unprocessable`` when the file has no usable header.
    """
    limit = stores.settings.unpacked_limit_bytes
    with put_once(stores, data, limit) as stored, stores.sessions.begin() as session:
        record_file(session, stored, "text/csv", now)
        known = _imported_before(session, stored)
        if known is not None:
            rejections = tuple(Rejection(**each) for each in known.rejections)
            return CompletionReport(
                known.rows_read, 0, known.rows_read, rejections, stored.sha256, already_had=True
            )
        judged = _judge(session, stores, stored, now, imported_by)
        _keep(session, judged, _entry(session, stored, file_name, judged, imported_by, now))
        people = sorted({person for person, _, _ in judged.good})
        standing.mark_due(session, people, now, stores.settings)
    return judged.report(stored.sha256)


def _judge(
    session: Session, stores: Stores, stored: Stored, now: datetime, asked_by: int | None
) -> _Judged:
    judged, people = _Judged(), _People(session, asked_by)
    today = standing.roster_today(now, "IER", stores.settings)
    for line, cells in rows_of(stores.storage.content(stored)):
        judged.read += 1
        try:
            completion = completion_of(cells)
            person = people.named(completion)
            _check_day(completion, today)
        except BadCompletion as error:
            judged.rejections.append(Rejection(line, str(error)))
            continue
        key = (person, completion.course, completion.day)
        if key in judged.good or recorded_before(session, *key):
            judged.known += 1
        else:
            judged.good[key] = (line, completion)
    return judged


def _check_day(completion: CompletionRow, today: date) -> None:
    if completion.day > today:
        raise BadCompletion(
            f"{completion.day} is still ahead: a course is recorded when it is completed"
        )


class _People:
    """Finds who a row names, and asks the database once for each."""

    def __init__(self, session: Session, asked_by: int | None) -> None:
        self._session = session
        account = session.get(tables.Account, asked_by) if asked_by is not None else None
        self._own = account.professional_id if account is not None else None
        self._found: dict[str, list[int]] = {}

    def named(self, row: CompletionRow) -> int:
        """Return the id of the one professional.

        Raises ``BadCompletion`` for nobody, for several, and for the person who asks.
        """
        if row.who not in self._found:
            self._found[row.who] = self._look(row)
        found = self._found[row.who]
        if len(found) == 1 and found[0] == self._own:
            raise BadCompletion("this is you: somebody else of the staff must record it")
        if len(found) == 1:
            return found[0]
        if found:
            raise BadCompletion(f"{len(found)} people are {row.who}: give the IL#")
        raise BadCompletion(f"nobody is {row.who}: look under Records")

    def _look(self, row: CompletionRow) -> list[int]:
        person = tables.Professional
        if row.il_number:
            by_number = select(person.id).where(person.il_number == row.il_number)
            return list(self._session.scalars(by_number))
        same = self._session.execute(
            select(person.id, person.name).where(person.last4 == row.last4)
        )
        wanted = _plain_name(row.name or "")
        return [id_ for id_, name in same if _plain_name(name) == wanted]


def _plain_name(name: str) -> str:
    last, comma, first = name.partition(",")
    return " ".join((f"{first} {last}" if comma else name).casefold().split())


def _entry(
    session: Session,
    stored: Stored,
    file_name: str,
    judged: _Judged,
    imported_by: int,
    now: datetime,
) -> tables.TrainingImport:
    entry = tables.TrainingImport(
        public_id=secrets.token_hex(16),
        sha256=stored.sha256,
        file_name=clean_file_name(file_name, ".csv"),
        rows_read=judged.read,
        rows_rejected=len(judged.rejections),
        rejections=[
            {"row": each.row, "message": each.message}
            for each in judged.rejections[:_REJECTIONS_KEPT]
        ],
        imported_by=imported_by,
        imported_at=now,
    )
    session.add(entry)
    session.flush()
    numbers: dict[str, str | int | None] = {"read": judged.read, "recorded": len(judged.good)}
    subject, actor = f"training-import:{entry.public_id}", f"account:{imported_by}"
    file = {"import": entry.id, "sha256": entry.sha256}
    audit.record(session, now, actor, "imported", subject, numbers, after=file)
    return entry


def _keep(session: Session, judged: _Judged, entry: tables.TrainingImport) -> None:
    rows = list(_rows(judged, entry))
    if rows:
        session.execute(insert(tables.TrainingFact), rows)


def _rows(judged: _Judged, entry: tables.TrainingImport) -> Iterable[dict[str, object]]:
    for (person, course, day), (line, completion) in judged.good.items():
        yield {
            "professional_id": person,
            "kind": TrainingFactKind.COMPLETED,
            "course": course,
            "day": day,
            "company_time": completion.company_time,
            "provider": completion.provider,
            "because": "",
            "import_id": entry.id,
            "row": line,
            "recorded_at": entry.imported_at,
            "recorded_by": f"account:{entry.imported_by}",
        }


def _imported_before(session: Session, stored: Stored) -> tables.TrainingImport | None:
    same = select(tables.TrainingImport).where(tables.TrainingImport.sha256 == stored.sha256)
    return session.scalars(same).one_or_none()
