"""``dayproof roster``: how records stand, now or as of a past day, and what is recorded of them."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import click
from sqlalchemy.orm import Session

from app import people, record_facts, standing
from app.cli.opened import opened_stores, writing_session
from app.errors import ServiceError
from app.fact_kinds import RecordFactKind
from app.records import tables
from app.settings import Settings
from app.stores import Stores, utc_now

_DAY = click.DateTime(["%Y-%m-%d"])
_RECORD = click.argument("record")


@click.group()
def roster() -> None:
    """Show roster records and record facts about them.

    RECORD is a record's id, or an IL# (or a name and the last four digits), with a slash and the
    classification where the person has several: "IL00000001/Grip".
    """


@roster.command()
@_RECORD
@click.option(
    "--as-of", type=_DAY, help="A past day: the answer given then, judged again, and now."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def show(record: str, as_of: datetime | None, *, as_json: bool) -> None:
    """Show how a record stands today, or stood on a past day and why."""
    stores = _stores()
    now = stores.now()
    with stores.sessions() as session:
        found = _record(session, record)
        on = as_of.date() if as_of else standing.roster_today(now, found.roster, stores.settings)
        answer = standing.as_of(session, found, on, now, stores.settings)
        if as_json:
            click.echo(json.dumps(_as_json(found, answer)))
            return
        click.echo("\n".join(_in_words(found, answer)))


@roster.command()
@_RECORD
@click.option("--on", type=_DAY, required=True, help="The first day on the roster.")
@click.option("--decided-on", type=_DAY, help="When a retroactive placement was decided.")
def place(record: str, on: datetime, decided_on: datetime | None) -> None:
    """Say since when a record is on the roster."""
    _record_fact(
        record, RecordFactKind.PLACED, on, decided_on=decided_on.date() if decided_on else None
    )


@roster.command()
@_RECORD
@click.option("--on", type=_DAY, required=True, help="The first day off the roster.")
@click.option("--until", type=_DAY, help="The last day of it, when reinstated already.")
@click.option("--reason", required=True, help="Why, in words that the professional reads.")
def remove(record: str, on: datetime, until: datetime | None, reason: str) -> None:
    """Record a removal from the roster."""
    last = until.date() if until else None
    _record_fact(record, RecordFactKind.REMOVED, on, until=last, reason=reason)


@roster.command()
@_RECORD
@click.option("--on", type=_DAY, required=True, help="The first day of the suspension.")
@click.option("--until", type=_DAY, help="Its last day, when it is over.")
@click.option("--reason", required=True, help="Why, in words that the professional reads.")
def suspend(record: str, on: datetime, until: datetime | None, reason: str) -> None:
    """Record a suspension that no rule computes by itself."""
    last = until.date() if until else None
    _record_fact(record, RecordFactKind.SUSPENDED, on, until=last, reason=reason)


@roster.command()
@_RECORD
@click.argument("name")
@click.option("--since", type=_DAY, required=True, help="The first day in the group.")
def group(record: str, name: str, since: datetime) -> None:
    """Put a record in a group: roster group IL00000001/Driver 3 --since 2022-05-30."""
    _record_fact(record, RecordFactKind.GROUPED, since, group=name)


@roster.command()
@_RECORD
def facts(record: str) -> None:
    """List the facts recorded about a record, with their numbers."""
    stores = _stores()
    with stores.sessions() as session:
        for fact in record_facts.facts_of(session, _record(session, record)):
            click.echo(_fact_line(fact))


@roster.command()
@_RECORD
@click.argument("number", type=int)
@click.option("--until", type=_DAY, required=True, help="The last day on which it held.")
def end(record: str, number: int, until: datetime) -> None:
    """Say when a removal, suspension or group ended."""
    with writing_session() as session:
        fact = _fact(session, record, number)
        record_facts.end_fact(
            session,
            fact,
            until.date(),
            actor="service",
            now=utc_now(),
            settings=Settings.from_env(),
        )
    click.echo(f"Ended on {until.date()}.")


@roster.command()
@_RECORD
@click.argument("number", type=int)
def withdraw(record: str, number: int) -> None:
    """Take back a fact that was wrong; it stays as history."""
    with writing_session() as session:
        fact = _fact(session, record, number)
        settings = Settings.from_env()
        record_facts.withdraw_fact(session, fact, actor="service", now=utc_now(), settings=settings)
    click.echo("Withdrawn.")


@roster.command()
def recompute() -> None:
    """Judge every record anew, for instance after the rules changed."""
    stores = _stores()
    changed = standing.recompute_all(
        stores, lambda done: click.echo(f"\r{done:,} people", nl=False, err=True)
    )
    click.echo(f"{changed:,} records changed.")


def _stores() -> Stores:
    settings = Settings.from_env()
    return opened_stores(settings, busy_wait_seconds=settings.job_busy_wait_seconds)


def _record(session: Session, text: str) -> tables.RosterRecord:
    try:
        return people.find_roster_record(session, text)
    except ServiceError as error:
        raise click.ClickException(error.message) from error


def _record_fact(text: str, kind: RecordFactKind, on: datetime, **rest: Any) -> None:
    with writing_session() as session:
        record = _record(session, text)
        fact = record_facts.NewFact(kind, on.date(), **rest)
        record_facts.record_fact(
            session, record, fact, actor="service", now=utc_now(), settings=Settings.from_env()
        )
        click.echo(f"{record.professional.name}, {record.classification}: {record.standing}.")


def _fact(session: Session, text: str, number: int) -> tables.RecordFact:
    live = record_facts.facts_of(session, _record(session, text))
    found = next((fact for fact in live if fact.id == number), None)
    if found is None:
        raise click.ClickException(f"No fact {number} of {text}: see dayproof roster facts.")
    return found


def _fact_line(fact: tables.RecordFact) -> str:
    until = f" through {fact.until}" if fact.until else ""
    group = f" Group {fact.group}" if fact.group else ""
    reason = f": {fact.reason}" if fact.reason else ""
    return f"{fact.id}  {fact.kind}{group} on {fact.day}{until}{reason} ({fact.recorded_by})"


def _as_json(record: tables.RosterRecord, answer: standing.AsOf) -> dict[str, Any]:
    return {
        "record": record.public_id,
        "on": answer.on.isoformat(),
        "given": answer.given,
        "given_at": answer.given_at.isoformat() if answer.given_at else None,
        "rule_book": answer.rule_book,
        "is_reproduced": answer.is_reproduced,
        "known_now": answer.known_now,
    }


def _in_words(record: tables.RosterRecord, answer: standing.AsOf) -> Iterator[str]:
    yield f"{record.professional.name}: {record.roster}, Local {record.local}, " + (
        record.classification
    )
    if answer.given is None:
        yield f"No answer had been given by {answer.on}."
    else:
        yield f"On {answer.on}: {answer.given['standing']}"
        yield from (f"  {reason}" for reason in answer.given["reasons"])
        for need in answer.given["requirements"]:
            yield f"  {need['title']}: {need['state']}. {need['because']}"
        book = (answer.rule_book or "not kept")[:12]
        yield f"Answered {answer.given_at:%Y-%m-%d %H:%M} UTC, rule book {book}."
        yield _reproduced(answer)
    if answer.given is None or answer.known_now["standing"] != answer.given["standing"]:
        reasons = " ".join(answer.known_now["reasons"])
        yield f"With what is known today: {answer.known_now['standing']}. {reasons}".rstrip()


def _reproduced(answer: standing.AsOf) -> str:
    if answer.is_reproduced:
        return "The facts and rules of that day give the same answer."
    if answer.is_overtaken:
        return "Facts recorded after this answer are judged at the next sweep."
    return (
        "The facts and rules of that day do NOT give this answer: report it to whoever runs this."
    )
