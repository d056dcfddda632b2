"""A file read and applied in one go, for those who need not look at it first."""

from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from app.errors import Unprocessable
from app.imports import deciding, tasks
from app.imports.reading import Progress, entry_of, read
from app.imports.receiving import Given, Taken, take_in
from app.records import tables
from app.states import ImportState
from app.stores import Stores
from app.tabular.mapping import PAYROLL
from app.work_files.recognised import Choices


@dataclass(frozen=True, slots=True)
class Rejection:
    """A row that was left out, by its 1-based line in the file, and why."""

    row: int
    message: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What a file brought; with ``already_had`` it is the report of the first time.

    ``rejections`` holds the first 1,000; ``rows_rejected`` counts all.
    """

    id: str
    rows_read: int
    rows_rejected: int
    rejections: tuple[Rejection, ...]
    already_had: bool
    rechecked: int = 0


def preview_file(
    stores: Stores,
    given: Given,
    data: BinaryIO,
    now: datetime,
    progress: Progress = lambda _: None,
) -> Taken:
    """Take a file in and read it aside at once; raise ``Unprocessable`` when it is refused.

    A refused file leaves nothing behind.
    """
    taken = take_in(stores, given, data, now, owner=tasks.new_owner())
    if taken.task is None:
        return taken
    read(stores, taken.task, progress)
    with stores.sessions() as session:
        entry = entry_of(session, taken.public_id)
        problem = entry.problem if entry is not None else None
        code = entry.preview.get("problem_code") if entry is not None else None
    if problem is not None:
        deciding.discard(stores, taken.public_id, given.by, now)
        raise Unprocessable(problem, code=code)
    return taken


def import_file(
    stores: Stores,
    given: Given,
    data: BinaryIO,
    now: datetime,
    progress: Progress = lambda _: None,
) -> ImportReport:
    """Take a file in, read it, and apply it: all good rows or, on an error, none.

    The same bytes a second time change nothing. Raises ``Unprocessable`` when it is refused.
    """
    taken = preview_file(stores, given, data, now, progress)
    rechecked = 0
    if not taken.already_had or _waits(stores, taken.public_id):
        rechecked = deciding.apply(stores, taken.public_id, given.by, now)
    with stores.sessions() as session:
        entry = entry_of(session, taken.public_id)
        if entry is None:
            raise RuntimeError("The import that was just applied is gone")
        return report_of(entry, already_had=taken.already_had, rechecked=rechecked)


def import_payroll(
    stores: Stores,
    file_name: str,
    data: BinaryIO,
    *,
    payroll_company: str,
    imported_by: int,
    now: datetime,
    progress: Progress = lambda _: None,
) -> ImportReport:
    """Read and apply a payroll file; see ``import_file``."""
    choices = Choices(kind=PAYROLL)
    given = Given(PAYROLL, payroll_company, file_name, choices, imported_by)
    return import_file(stores, given, data, now, progress)


def report_of(entry: tables.WorkRecordImport, *, already_had: bool, rechecked: int) -> ImportReport:
    """Return what a file brought, as those who sent it are told."""
    return ImportReport(
        id=entry.public_id,
        rows_read=entry.rows_read,
        rows_rejected=entry.rows_rejected,
        rejections=tuple(Rejection(r["row"], r["message"]) for r in entry.rejections),
        already_had=already_had,
        rechecked=rechecked,
    )


def _waits(stores: Stores, public_id: str) -> bool:
    with stores.sessions() as session:
        entry = entry_of(session, public_id)
        return entry is not None and entry.state == ImportState.PREVIEWED
