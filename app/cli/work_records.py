"""The commands about files of work records, the same for payroll and for fringe remittances."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from sqlalchemy import select

from app.cli.acting import staff_account_id
from app.cli.opened import opened_stores
from app.errors import ServiceError
from app.imports import deciding, reading, whole
from app.imports.receiving import Given
from app.imports.shown import summary
from app.records import tables
from app.settings import Settings
from app.stores import Stores
from app.tabular.dates import DateOrder, DayZero
from app.work_files.recognised import Choices

_SHOWN_REJECTIONS = 20
_BYTES_A_ROW = 90
"""A usual row: enough to show how far a long file has come."""

Option = Callable[[Callable[..., Any]], Callable[..., Any]]


def commands(kind: str, help_text: str) -> click.Group:
    """Return the group of commands for one kind of file."""
    group = click.Group(kind, help=help_text)
    for command in (_preview(kind), _import(kind), _list(kind), _layouts(kind)):
        group.add_command(command)
    for act in ("apply", "discard", "rollback"):
        group.add_command(_act(act))
    return group


def _file_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add what may be said of a file."""
    for option in (
        click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path)),
        click.option("--company", required=True, help="The company whose records these are."),
        click.option(
            "--by", "email", help="The account that brings the file; else an administrator."
        ),
        click.option("--layout", help="The mapping to read it by; see “layouts”."),
        click.option("--sheet", help="The sheet of a workbook."),
        click.option(
            "--dates",
            "order",
            type=click.Choice([str(order) for order in DateOrder]),
            help="Which part of a date comes first, where the file does not settle it.",
        ),
        click.option(
            "--day-numbers-since",
            "zero",
            type=click.Choice([str(zero) for zero in DayZero]),
            help="From when a workbook counts its days.",
        ),
        click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON."),
    ):
        command = option(command)
    return command


def _preview(kind: str) -> click.Command:
    @click.command("preview")
    @_file_options
    def preview(file: Path, *, as_json: bool, **said: Any) -> None:
        """Read a file aside and show what it would bring; nothing counts before “apply”."""
        with _opened() as stores:
            given = _given(stores, kind, file, said)
            with file.open("rb") as data, _bar(file) as progress:
                taken = whole.preview_file(stores, given, data, stores.now(), progress)
            _print_summary(stores, taken.public_id, as_json=as_json)

    return preview


def _import(kind: str) -> click.Command:
    @click.command("import")
    @_file_options
    def import_file(file: Path, *, as_json: bool, **said: Any) -> None:
        """Read a file and apply it at once: good rows go in, bad ones are listed."""
        with _opened() as stores:
            given = _given(stores, kind, file, said)
            with file.open("rb") as data, _bar(file) as progress:
                report = whole.import_file(stores, given, data, stores.now(), progress)
        click.echo(json.dumps(asdict(report)) if as_json else _in_words(report))

    return import_file


def _list(kind: str) -> click.Command:
    @click.command("list")
    @click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
    def list_imports(*, as_json: bool) -> None:
        """List the files, the newest first, each with its id and state."""
        newest = (
            select(tables.WorkRecordImport)
            .where(tables.WorkRecordImport.kind == kind)
            .order_by(tables.WorkRecordImport.id.desc())
        )
        with _opened() as stores, stores.sessions() as session:
            for entry in session.scalars(newest):
                found = summary(entry)
                line = f"{found['id']}  {found['state']:<12} {found['rows_read']:>9,} rows  "
                line += f"{found['company']}  {found['file']}"
                click.echo(json.dumps(found) if as_json else line)

    return list_imports


def _layouts(kind: str) -> click.Command:
    @click.command("layouts")
    def layouts() -> None:
        """List the mappings that are known: this machine's own, then those that come along."""
        with _opened() as stores:
            for mapping in reading.mappings_of(stores.settings):
                if mapping.kind == kind:
                    click.echo(f"{mapping.id}  {mapping.title}")

    return layouts


def _act(name: str) -> click.Command:
    @click.command(name, help=_ACTS[name][1])
    @click.argument("import_id")
    @click.option("--by", "email", help="The account that decides; else an administrator.")
    def act(import_id: str, email: str | None) -> None:
        with _opened() as stores:
            by = staff_account_id(stores, email)
            documents = _ACTS[name][0](stores, import_id, by, stores.now())
        checked = f" {documents:,} documents are checked again." if documents is not None else ""
        click.echo(f"{name.capitalize()}: done.{checked}")

    return act


_ACTS: dict[str, tuple[Callable[..., int | None], str]] = {
    "apply": (deciding.apply, "Make the lines of a previewed file evidence."),
    "discard": (deciding.discard, "Throw a file away that was not applied."),
    "rollback": (deciding.roll_back, "Withdraw the lines of an applied file."),
}


@contextmanager
def _opened() -> Iterator[Stores]:
    settings = Settings.from_env()
    try:
        yield opened_stores(settings, busy_wait_seconds=settings.job_busy_wait_seconds)
    except ServiceError as error:
        raise click.ClickException(error.message) from error


@contextmanager
def _bar(file: Path) -> Iterator[Callable[[int], None]]:
    """Yield what is told the rows read, and shows them on a terminal."""
    columns = (
        SpinnerColumn(), BarColumn(), TextColumn("{task.completed:,} rows"), TimeElapsedColumn(),
    )  # fmt: skip
    console = Console(stderr=True)
    with Progress(
        *columns, console=console, transient=True, disable=not sys.stderr.isatty()
    ) as bar:
        task = bar.add_task(file.name, total=max(1, file.stat().st_size // _BYTES_A_ROW))
        yield lambda rows: bar.update(task, completed=rows)


def _given(stores: Stores, kind: str, file: Path, said: dict[str, Any]) -> Given:
    choices = Choices(
        kind=kind,
        layout=said["layout"],
        sheet=said["sheet"],
        order=DateOrder(said["order"]) if said["order"] else None,
        zero=DayZero(said["zero"]) if said["zero"] else None,
    )
    by = staff_account_id(stores, said["email"])
    return Given(kind, said["company"], file.name, choices, by)


def _print_summary(stores: Stores, public_id: str, *, as_json: bool) -> None:
    with stores.sessions() as session:
        entry = reading.entry_of(session, public_id)
        if entry is None:
            raise click.ClickException("The file was discarded meanwhile.")
        found = summary(entry)
    click.echo(json.dumps(found) if as_json else _seen(found))


def _seen(found: dict[str, Any]) -> str:
    preview, difference = found["preview"], found["preview"].get("difference")
    good = found["rows_read"] - found["rows_rejected"]
    lines = [
        f"{found['file']} of {found['company']}, {found['from'] or '–'} to {found['to'] or '–'}",
        f"{good:,} of {found['rows_read']:,} rows can be used, {found['rows_rejected']:,} cannot.",
        f"{preview.get('people', 0):,} people, {preview.get('days', 0):,g} days, "
        f"{preview.get('reversals', 0):,} reversals; "
        f"{preview.get('documents', 0):,} waiting documents would be checked again.",
    ]
    if difference:
        lines.append(
            f"Against {difference['file']}: {difference['added']:,} new, "
            f"{difference['changed']:,} changed, {difference['removed']:,} no longer there, "
            f"{difference['unchanged']:,} the same."
        )
    lines += [f"  {note}" for note in preview.get("notes", ())]
    lines += _rejections(found["rejections"], found["rows_rejected"])
    lines.append(f"State: {found['state']}. Id: {found['id']}")
    return "\n".join(lines)


def _in_words(report: whole.ImportReport) -> str:
    if report.already_had:
        return "This file was imported before; nothing was changed."
    good = report.rows_read - report.rows_rejected
    lines = [f"{good:,} of {report.rows_read:,} rows taken in, {report.rows_rejected:,} left out."]
    lines += _rejections([asdict(each) for each in report.rejections], report.rows_rejected)
    lines.append(f"{report.rechecked:,} waiting documents are checked again.")
    return "\n".join(lines)


def _rejections(rejections: list[dict[str, Any]], count: int) -> list[str]:
    shown = rejections[:_SHOWN_REJECTIONS]
    lines = [f"  line {each['row']}: {each['message']}" for each in shown]
    more = [f"  and {count - len(shown):,} more"] if count > len(shown) else []
    return lines + more
