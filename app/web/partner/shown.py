"""A batch as its page shows it: files with their people and days, what matches, and its way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.answering import mending
from app.answering.days import FileDays, Whose, days_of, whose
from app.answering.outcome import FileLine, Outcome
from app.answering.states import FileResult
from app.answering.telling import answered_at
from app.records import tables
from app.records.name_keys import searched_key


@dataclass(frozen=True, slots=True)
class Row:
    """One file as the page shows it: whose it is, its days, and whom it may be of."""

    line: FileLine
    days: FileDays
    who: Whose
    suggested: Sequence[tables.Professional] = ()


def matching(session: Session, found: Outcome, wanted: str, text: str) -> list[FileLine]:
    """Return the files with a result, or all, whose name or person is what was looked for."""
    lines = [line for line in found.lines if not wanted or line.result == wanted]
    if not wanted:
        lines = [line for line in lines if line.result is not FileResult.IGNORED]
    if not text:
        return lines
    known_as, low = whose(session, found.documents, found.batch.company), text.casefold()
    return [line for line in lines if low in line.name.casefold() or _is(known_as, line, text)]


def _is(known_as: dict[int, Whose], line: FileLine, text: str) -> bool:
    who = known_as.get(line.document.id) if line.document is not None else None
    if who is None:
        return False
    return text == who.il_number or searched_key(text) in searched_key(who.name)


def rows(
    session: Session, batch: tables.Batch, lines: Sequence[FileLine], now: datetime
) -> list[Row]:
    """Return files with whose they are and their days, as the partner may know at ``now``."""
    documents = list({line.document.id: line.document for line in lines if line.document}.values())
    days = days_of(session, documents, batch.company, now)
    named = whose(session, documents, batch.company)
    return [
        Row(line, days.get(id_, FileDays()), named.get(id_, Whose()))
        for line in lines
        if (id_ := line.document.id if line.document is not None else 0) >= 0
    ]


def with_suggestions(session: Session, batch: tables.Batch, rows: Sequence[Row]) -> list[Row]:
    """Return the files with whom each may be of, as far as this company may know."""
    return [
        Row(row.line, row.days, row.who, mending.suggested(session, row.line, batch.company))
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a batch's way: done, or still to come."""

    title: str
    text: str
    at: datetime | None
    is_done: bool


def trail(session: Session, batch: tables.Batch, found: Outcome) -> list[Step]:
    """Return the steps of a batch's way, done and still to come."""
    told, total = answered_at(session, batch), len(found.lines)
    read = total - found.counts.get(FileResult.READING, 0)
    receipt = told.get("receipt")
    return [
        Step("Received", f"Receipt {batch.reference}", batch.received_at, is_done=True),
        Step("Receipt sent", "" if receipt else "Within a minute", receipt, is_done=bool(receipt)),
        Step("Read and checked", f"{read} of {total}", told.get("result"), is_done=found.is_read),
        Step(
            "Final results",
            "" if told.get("final") else "Sent when review ends",
            told.get("final"),
            is_done="final" in told,
        ),
    ]
