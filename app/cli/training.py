"""``dayproof training``: course completions from files and by hand."""

from datetime import datetime
from pathlib import Path

import click

from app import people
from app.cli.acting import staff_account_id
from app.cli.opened import opened_stores, writing_session
from app.errors import ServiceError
from app.fact_kinds import TrainingFactKind
from app.settings import Settings
from app.stores import utc_now
from app.training import facts, importing

_DAY = click.DateTime(["%Y-%m-%d"])
_SHOWN_REJECTIONS = 20


@click.group()
def training() -> None:
    """Record courses: completed, enrolled, given more time."""


@training.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--by", "email", help="The account that brings the file; else an administrator.")
@click.option(
    "--preview", "only_preview", is_flag=True, help="Say what would go in; change nothing."
)
def import_file(file: Path, email: str | None, *, only_preview: bool) -> None:
    """Take in course completions (CSV: IL#, Course, Completed)."""
    settings = Settings.from_env()
    stores = opened_stores(settings, busy_wait_seconds=settings.job_busy_wait_seconds)
    now = stores.now()
    try:
        with file.open("rb") as data:
            if only_preview:
                report = importing.preview(stores, data, now)
            else:
                by = staff_account_id(stores, email)
                report = importing.import_completions(
                    stores, file.name, data, imported_by=by, now=now
                )
    except ServiceError as error:
        raise click.ClickException(error.message) from error
    click.echo(_in_words(report, only_preview=only_preview))


@training.command()
@click.argument("person")
@click.argument("course")
@click.option("--on", type=_DAY, required=True, help="The day it was completed.")
@click.option("--company-time/--own-time", default=None, help="Who paid for the time, if known.")
@click.option("--provider", help="Who held it.")
def completed(
    person: str, course: str, on: datetime, provider: str | None, *, company_time: bool | None
) -> None:
    """Record that PERSON (an IL#, or a name and the last four digits) completed COURSE."""
    new = facts.NewTraining(
        TrainingFactKind.COMPLETED,
        course,
        on.date(),
        company_time=company_time,
        provider=provider,
    )
    _record(person, new)


@training.command()
@click.argument("person")
@click.argument("course")
@click.option("--on", type=_DAY, required=True, help="The day of enrolment.")
def enrolled(person: str, course: str, on: datetime) -> None:
    """Record that PERSON enrolled in COURSE."""
    _record(person, facts.NewTraining(TrainingFactKind.ENROLLED, course, on.date()))


@training.command()
@click.argument("person")
@click.argument("course")
@click.option("--until", type=_DAY, required=True, help="The new deadline.")
@click.option("--requested-on", type=_DAY, required=True, help="The day it was asked for.")
@click.option("--reason", required=True, help="Why it was granted.")
def extend(person: str, course: str, until: datetime, requested_on: datetime, reason: str) -> None:
    """Record that PERSON was given more time for COURSE."""
    new = facts.NewTraining(
        TrainingFactKind.EXTENDED,
        course,
        until.date(),
        requested_on=requested_on.date(),
        because=reason,
    )
    _record(person, new)


def _record(who: str, new: facts.NewTraining) -> None:
    with writing_session() as session:
        person = people.find_professional(session, who)
        settings = Settings.from_env()
        fact = facts.record_training(
            session, person, new, actor="service", now=utc_now(), settings=settings
        )
        click.echo(f"{person.name}: course {fact.course}, {fact.kind} {fact.day}.")


def _in_words(report: importing.CompletionReport, *, only_preview: bool) -> str:
    if report.already_had:
        return "This file was taken in before; nothing was changed."
    verb = "would be taken in" if only_preview else "taken in"
    lines = [
        f"{report.recorded:,} of {report.rows_read:,} completions {verb}, "
        f"{report.already_recorded:,} known already, {len(report.rejections):,} left out."
    ]
    shown = report.rejections[:_SHOWN_REJECTIONS]
    lines += [f"  line {rejection.row}: {rejection.message}" for rejection in shown]
    if len(report.rejections) > len(shown):
        lines.append(f"  and {len(report.rejections) - len(shown):,} more")
    return "\n".join(lines)
