"""Who may see and do what: every question about others' things starts from a scoped query here."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Select, or_, select, true
from sqlalchemy.orm import Session

from app.errors import NotAllowed, NotFound
from app.records import tables


class Role(StrEnum):
    """The roles an account may hold."""

    APPLICANT = "applicant"
    REVIEWER = "reviewer"
    ADMINISTRATOR = "administrator"


STAFF = frozenset({Role.REVIEWER, Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is asking: an account with its roles, and the professional that it belongs to."""

    account_id: int
    name: str
    roles: frozenset[str]
    professional_id: int | None = None

    @property
    def is_staff(self) -> bool:
        """True for reviewers and administrators, who may see everyone's documents."""
        return bool(self.roles & STAFF)

    @property
    def may_decide(self) -> bool:
        """True for reviewers; administrators configure, but do not approve."""
        return Role.REVIEWER in self.roles


class Access(StrEnum):
    """The rule that every route declares; a route without one is refused."""

    PUBLIC = "public"
    SIGNED_IN = "signed in"
    STAFF = "staff"
    REVIEWER = "reviewer"

    def allows(self, actor: Actor | None) -> bool:
        """Return whether ``actor`` may use a route with this rule; None is nobody signed in."""
        if self is Access.PUBLIC:
            return True
        if actor is None:
            return False
        if self is Access.STAFF:
            return actor.is_staff
        return self is Access.SIGNED_IN or actor.may_decide


def visible_documents(actor: Actor) -> Select[tables.Document]:
    """Return the query of the documents that ``actor`` may see: staff all, others their own."""
    if actor.is_staff:
        return select(tables.Document).where(true())
    own = tables.Document.sender_id == actor.account_id
    if actor.professional_id is None:
        return select(tables.Document).where(own)
    about = tables.Document.professional_id == actor.professional_id
    return select(tables.Document).where(or_(own, about))


def document_for(session: Session, actor: Actor, public_id: str) -> tables.Document:
    """Return one document; raise ``NotFound`` when there is none that ``actor`` may see."""
    query = visible_documents(actor).where(tables.Document.public_id == public_id)
    document = session.scalars(query).one_or_none()
    if document is None:
        raise NotFound("There is no such document, or it belongs to another account.")
    return document


def visible_roster_records(actor: Actor) -> Select[tables.RosterRecord]:
    """Return the query of the roster records that ``actor`` may see."""
    query = select(tables.RosterRecord)
    if actor.is_staff:
        return query
    return query.where(tables.RosterRecord.professional_id == (actor.professional_id or 0))


def roster_record_for(session: Session, actor: Actor, public_id: str) -> tables.RosterRecord:
    """Return one roster record; raise ``NotFound`` when ``actor`` may not see such a record."""
    query = visible_roster_records(actor).where(tables.RosterRecord.public_id == public_id)
    record = session.scalars(query).one_or_none()
    if record is None:
        raise NotFound("There is no such roster record, or it belongs to another person.")
    return record


def professional_for(session: Session, actor: Actor, public_id: str) -> tables.Professional:
    """Return a professional; raise ``NotFound`` unless it is ``actor`` or staff who asks."""
    query = select(tables.Professional).where(tables.Professional.public_id == public_id)
    person = session.scalars(query).one_or_none()
    if person is None or not (actor.is_staff or person.id == actor.professional_id):
        raise NotFound("There is no such professional, or it is another person.")
    return person


def refuse_own(account: tables.Account, document: tables.Document) -> None:
    """Raise ``NotAllowed`` when a document was sent by, or is about, the person of the account."""
    own_person = (
        account.professional_id is not None and account.professional_id == document.professional_id
    )
    if account.id == document.sender_id or own_person:
        raise NotAllowed("Nobody decides on their own document: another reviewer must.")
