"""Teaches the name in a letter as another name of the person whom the letter was given to."""

from datetime import datetime

from sqlalchemy.orm import Session

from app import aliases
from app.errors import Conflict
from app.records import tables
from app.shown.found import found_in
from validators.aliases import alias_key
from validators.values import AliasKind


def teach_letter_name(
    session: Session,
    document: tables.Document,
    person: tables.Professional,
    account: tables.Account,
    now: datetime,
) -> None:
    """Remember the letter's name as one of ``person``, to whom it was given, if it is another."""
    written = _name_in(session, document) or person.name
    if alias_key(AliasKind.PERSON, written) == alias_key(AliasKind.PERSON, person.name):
        return
    try:
        taught = aliases.teach(
            session,
            AliasKind.PERSON,
            (written, person.name),
            account=account,
            document=document,
            reason="Named as the person of this letter.",
            now=now,
        )
    except Conflict:
        # It was taught before: nothing is missing.
        return
    aliases.recheck_touched(session, taught, now)


def _name_in(session: Session, document: tables.Document) -> str | None:
    found = found_in(session, document)
    fields = found.fields if found else ()
    return next((field.shown for field in fields if field.name == "employee_name"), None)
