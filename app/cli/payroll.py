"""``dayproof payroll``: payroll files in, with what went in and what was left out."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from sqlalchemy import select

from app import work_records
from app.access import Role
from app.cli.opened import opened_stores
from app.errors import ServiceError
from app.records import tables
from app.settings import Settings
from app.stores import Stores

_SHOWN_REJECTIONS = 20


@click.group()
def payroll() -> None:
    """Take in payroll records."""


@payroll.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--company", required=True, help="The payroll company whose records these are.")
@click.option("--by", "email", help="The account that brings the file; else an administrator.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def import_file(file: Path, company: str, email: str | None, *, as_json: bool) -> None:
    """Take in a payroll file (CSV): good rows go in, bad ones are listed with their line."""
    settings = Settings.from_env()
    stores = opened_stores(settings, busy_wait_seconds=settings.job_busy_wait_seconds)
    account_id = _account_id(stores, email)
    try:
        report = _import(stores, file, company, account_id)
    except ServiceError as error:
        raise click.ClickException(error.message) from error
    click.echo(json.dumps(asdict(report)) if as_json else _in_words(report))


def _import(stores: Stores, file: Path, company: str, account_id: int) -> work_records.ImportReport:
    columns = (SpinnerColumn(), TextColumn("{task.completed:,} rows"), TimeElapsedColumn())
    console = Console(stderr=True)
    with (
        Progress(*columns, console=console, transient=True, disable=not sys.stderr.isatty()) as bar,
        file.open("rb") as data,
    ):
        task = bar.add_task(file.name, total=None)
        return work_records.import_payroll(
            stores,
            file.name,
            data,
            payroll_company=company,
            imported_by=account_id,
            now=stores.now(),
            progress=lambda rows: bar.update(task, completed=rows),
        )


def _account_id(stores: Stores, email: str | None) -> int:
    staff = (
        select(tables.Account.id)
        .join(tables.Account.roles)
        .where(tables.Role.name == Role.ADMINISTRATOR, tables.Account.active)
        .order_by(tables.Account.id)
    )
    named = select(tables.Account.id).where(tables.Account.email == email)
    with stores.sessions() as session:
        found = session.scalars(staff if email is None else named).first()
    if found is None:
        who = "no administrator exists" if email is None else f"{email} has no account"
        raise click.ClickException(f"{who}: add one with dayproof accounts add, or name --by.")
    return found


def _in_words(report: work_records.ImportReport) -> str:
    if report.already_had:
        return "This file was imported before; nothing was changed."
    good = report.rows_read - report.rows_rejected
    lines = [f"{good:,} of {report.rows_read:,} rows taken in, {report.rows_rejected:,} left out."]
    shown = report.rejections[:_SHOWN_REJECTIONS]
    lines += [f"  line {rejection.row}: {rejection.message}" for rejection in shown]
    if report.rows_rejected > len(shown):
        lines.append(f"  and {report.rows_rejected - len(shown):,} more")
    lines.append(f"{report.rechecked:,} waiting documents are checked again.")
    return "\n".join(lines)
