"""Reads a file of work records aside, in short writes, and says what it would bring."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Table, delete, select
from sqlalchemy.orm import Session

from app.errors import FileTooLarge, Unprocessable
from app.imports import comparing, rechecking, tasks
from app.imports.tally import Tally
from app.imports.tasks import Task
from app.limits import limits_of
from app.records import tables
from app.records.bulk import insert_rows
from app.settings import Settings
from app.standing import roster_today
from app.states import ImportState
from app.storage.rows import kept_file
from app.stores import Stores
from app.tabular.dates import DateOrder, DayZero
from app.tabular.mapping import PAYROLL, LayoutMapping, built_in, mappings_in
from app.work_files.recognised import Choices, Recognised, recognise
from app.work_files.rows import rows_read
from app.work_files.sources import opened_tables

Progress = Callable[[int], None]
"""Told how many rows have been read so far."""

BATCH_LINES = 2000
"""So many lines are written at once: uploads wait for some hundredths of a second at most."""


def mappings_of(settings: Settings) -> tuple[LayoutMapping, ...]:
    """Return the mappings of this machine (``layouts/*.yaml`` in its data folder), then ours.

    Raises ``Unprocessable`` naming the file that is wrong.
    """
    return (*mappings_in(settings.data_folder / "layouts"), *built_in())


def read(stores: Stores, task: Task, progress: Progress = lambda _: None) -> None:
    """Read the file of an import aside and note what it would bring, or why it is refused.

    Nothing of it is evidence yet. Raises ``TaskLost`` when another process has taken over.
    """
    with stores.sessions() as session:
        entry = session.get_one(tables.WorkRecordImport, task.import_id)
        kind, choices = entry.kind, _choices(entry)
        stored = kept_file(session, entry.sha256)
    _clear(stores, task, kind)
    try:
        mappings = mappings_of(stores.settings)
        with stores.storage.working_copy(stored) as path:
            found, tally = _staged(stores, task, path, mappings, choices, progress)
    except (Unprocessable, FileTooLarge) as refusal:
        _refuse(stores, task, kind, refusal)
        return
    _preview(stores, task, found, tally)


def drop_lines(stores: Stores, import_id: int, kind: str) -> None:
    """Delete the lines of an import that never were evidence, some thousands at a time."""
    table = line_table(kind)
    some = select(table.c.id).where(table.c.import_id == import_id).limit(BATCH_LINES)
    while True:
        with stores.sessions.begin() as session:
            gone = session.execute(delete(table).where(table.c.id.in_(some)).returning(table.c.id))
            if not gone.first():
                return


def line_table(kind: str) -> Table:
    """Return the table that keeps the lines of a kind of file."""
    table = tables.PayrollLine if kind == PAYROLL else tables.FringeLine
    made: Table = table.__table__  # type: ignore[assignment]
    return made


def _staged(
    stores: Stores,
    task: Task,
    path: Path,
    mappings: tuple[LayoutMapping, ...],
    choices: Choices,
    progress: Progress,
) -> tuple[Recognised, Tally]:
    tally = Tally()
    today = roster_today(stores.now(), "IER", stores.settings)
    with opened_tables(path, limits_of(stores.settings), mappings) as found_tables:
        found = recognise(found_tables, mappings, choices, today=today)
        batch: list[dict[str, Any]] = []
        for each in rows_read(found):
            tally.add(each)
            batch += [{**line, "row": each.row, "import_id": task.import_id} for line in each.lines]
            if len(batch) >= BATCH_LINES:
                _write(stores, task, found.kind, batch, tally)
                progress(tally.read)
                batch = []
        _write(stores, task, found.kind, batch, tally)
        progress(tally.read)
    return found, tally


def _write(
    stores: Stores, task: Task, kind: str, batch: list[dict[str, Any]], tally: Tally
) -> None:
    with stores.sessions.begin() as session:
        tasks.hold(session, task, rows_read=tally.read, rows_rejected=tally.rejected)
        insert_rows(session, line_table(kind), batch)


def _clear(stores: Stores, task: Task, kind: str) -> None:
    """Take away what an attempt that died has put aside."""
    with stores.sessions.begin() as session:
        tasks.hold(session, task, rows_read=0, rows_rejected=0)
    drop_lines(stores, task.import_id, kind)


def _preview(stores: Stores, task: Task, found: Recognised, tally: Tally) -> None:
    preview = tally.as_json() | {"notes": list(found.notes)}
    with stores.sessions.begin() as session:
        entry = session.get_one(tables.WorkRecordImport, task.import_id)
        entry.period_start, entry.period_end = tally.first_day, tally.last_day
        entry.layout = found.head.mapping.id if found.head.mapping else None
        entry.preview = preview
    with stores.sessions() as session:
        entry = session.get_one(tables.WorkRecordImport, task.import_id)
        preview |= {"difference": comparing.difference(session, entry)}
        preview |= {"documents": len(rechecking.touched(session, entry))}
    with stores.sessions.begin() as session:
        tasks.finish(
            session,
            task,
            state=ImportState.PREVIEWED,
            rows_read=tally.read,
            rows_rejected=tally.rejected,
            rejections=tally.rejections,
            preview=preview,
        )


def _refuse(stores: Stores, task: Task, kind: str, refusal: Unprocessable | FileTooLarge) -> None:
    drop_lines(stores, task.import_id, kind)
    with stores.sessions.begin() as session:
        problem = {"state": ImportState.REFUSED, "problem": refusal.message}
        tasks.finish(session, task, **problem, preview={"problem_code": refusal.code})


def _choices(entry: tables.WorkRecordImport) -> Choices:
    given = entry.choices
    return Choices(
        kind=entry.kind,
        layout=given.get("layout"),
        sheet=given.get("sheet"),
        order=DateOrder(given["order"]) if "order" in given else None,
        zero=DayZero(given["zero"]) if "zero" in given else None,
        ask=bool(given.get("ask", True)),
    )


def entry_of(session: Session, public_id: str) -> tables.WorkRecordImport | None:
    """Return an import by its public id, None when there is none."""
    named = select(tables.WorkRecordImport).where(tables.WorkRecordImport.public_id == public_id)
    return session.scalars(named).one_or_none()
