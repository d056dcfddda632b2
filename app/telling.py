"""What a decision tells its person, kept back for a minute while it can be undone unseen."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from app import messages
from app.consequences import Consequence
from app.messages import NewMessage
from app.records import tables
from app.undo_window import UNDO_SECONDS, is_unseen
from validators.wording import day_text

_NOTHING = "You need not do anything."
_DECLINED = (
    "Nothing in it counts. Send another document, or open a case about a day that should count, "
    "on your classification’s page."
)
_TO_FIX = "Until then nothing in it counts. Your dashboard shows where, and takes the new page."


@contextmanager
def held_back(
    session: Session, document: tables.Document, decision: tables.Decision, now: datetime
) -> Iterator[None]:
    """Keep back, until the window ends, every message to the person written inside."""
    person = document.professional_id
    before = messages.last_id(session, person) if person is not None else 0
    yield
    if person is not None:
        until = now + timedelta(seconds=UNDO_SECONDS)
        messages.hold_back(session, person, before, decision, until)


@contextmanager
def untold(
    session: Session, document: tables.Document, decision: tables.Decision, now: datetime
) -> Iterator[None]:
    """Make a decision unheard of, or tell the person that their document is looked at again.

    Inside the window the decision's own messages go, and so does what the undoing itself would
    tell: the person knows of neither.
    """
    person = document.professional_id
    if person is None:
        yield
        return
    if not is_unseen(decision, now):
        yield
        _tell(session, document, decision, "reopened", *_reopened(document), now)
        return
    messages.drop_unsent(session, decision, now)
    before = messages.last_id(session, person)
    yield
    messages.drop_after(session, person, before)


def tell_approved(
    session: Session,
    document: tables.Document,
    decision: tables.Decision,
    outcome: Consequence,
    now: datetime,
) -> None:
    """Tell the person how many days of a document count now, or that it was accepted."""
    if not decision.days:
        subject, text = (
            f"Accepted: {document.file_name}",
            f"{document.file_name} was accepted. {_NOTHING}",
        )
    else:
        days = _days(len(decision.days))
        subject = f"Verified: {days} from {document.file_name}"
        text = f"{days} from {document.file_name} count. {_in_all(outcome)} {_NOTHING}"
    _tell(session, document, decision, "approved", subject, text, now)


def tell_declined(
    session: Session, document: tables.Document, decision: tables.Decision, now: datetime
) -> None:
    """Tell the person that a document was not accepted, and why."""
    subject = f"Not accepted: {document.file_name}"
    text = f"{document.file_name} was not accepted. {decision.reason} {_DECLINED}"
    _tell(session, document, decision, "declined", subject, text, now)


def tell_fix(
    session: Session,
    document: tables.Document,
    decision: tables.Decision,
    due_on: date | None,
    now: datetime,
) -> None:
    """Tell the person what to mend, and until when."""
    subject = f"Please fix: {document.file_name}"
    until = f" Please answer by {day_text(due_on)}." if due_on else ""
    text = f"{document.file_name}: {decision.reason} {_TO_FIX}{until}"
    _tell(session, document, decision, "fix-asked", subject, text, now)


def _reopened(document: tables.Document) -> tuple[str, str]:
    subject = f"Looked at again: {document.file_name}"
    text = (
        f"The decision on {document.file_name} was taken back, and we look at it again. "
        "What it counted does not count until then. You need not do anything."
    )
    return subject, text


def _tell(
    session: Session,
    document: tables.Document,
    decision: tables.Decision,
    event: str,
    subject: str,
    text: str,
    now: datetime,
) -> None:
    if document.professional_id is None:
        return
    key = f"decision:{decision.id}:{event}"
    message = NewMessage(
        document.professional_id,
        document.roster_record_id,
        "decision",
        key,
        now.date(),
        subject[:200],
        text,
    )
    messages.write_once(session, [message], now)


def _in_all(outcome: Consequence) -> str:
    if outcome.need is None:
        return f"You have {_days(outcome.after)} in all."
    return f"You have {outcome.after} of {outcome.need} days."


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"
