"""Who may see and do what: every question about others' things starts from a scoped query here."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Select, false, or_, select, true
from sqlalchemy.orm import Session

from app.errors import NotAllowed, NotFound
from app.records import tables


class Role(StrEnum):
    """The roles an account may hold; an employer holds a report link instead of an account."""

    APPLICANT = "applicant"
    PAYROLL_PARTNER = "payroll-partner"
    REVIEWER = "reviewer"
    ADMINISTRATOR = "administrator"


STAFF = frozenset({Role.REVIEWER, Role.ADMINISTRATOR})
"""The roles that see everybody's files, and so need two factors."""


class Proof(StrEnum):
    """How far somebody has proved who they are."""

    FULL = "full"
    HALF = "half"
    """The password was right; the second factor is still to come."""
    ENROLLING = "enrolling"
    """The password was right, and a second factor has to be set up before anything else."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is asking: an account with its roles, and the professional that it belongs to.

    ``payroll_company`` is the company that a payroll partner sends for; ``language`` is the one
    that the account has chosen for its pages.
    """

    account_id: int
    name: str
    roles: frozenset[str]
    professional_id: int | None = None
    proof: Proof = Proof.FULL
    payroll_company: str | None = None
    language: str | None = None

    @property
    def is_staff(self) -> bool:
        """True for reviewers and administrators, who may see everyone's documents."""
        return bool(self.roles & STAFF)

    @property
    def is_partner(self) -> bool:
        """True for payroll partners, who add documents and files and read only their own."""
        return Role.PAYROLL_PARTNER in self.roles

    @property
    def is_administrator(self) -> bool:
        """True for administrators."""
        return Role.ADMINISTRATOR in self.roles

    @property
    def may_decide(self) -> bool:
        """True for reviewers; administrators configure, but do not approve."""
        return Role.REVIEWER in self.roles and not self.is_administrator


class Access(StrEnum):
    """The rule that every route declares; a route without one is refused."""

    PUBLIC = "public"
    LINK_HOLDER = "link holder"
    """Whoever holds the link: its key is the proof, and the view looks it up."""
    SECOND_STEP = "second step"
    ENROLLING = "enrolling"
    SIGNED_IN = "signed in"
    PARTNER = "partner"
    STAFF = "staff"
    REVIEWER = "reviewer"
    ADMINISTRATOR = "administrator"

    def allows(self, actor: Actor | None) -> bool:
        """Return whether ``actor`` may use a route with this rule; None is nobody signed in."""
        if self in {Access.PUBLIC, Access.LINK_HOLDER}:
            return True
        return actor is not None and _ALLOWED[self](actor)


def _is_in(actor: Actor) -> bool:
    return actor.proof is Proof.FULL


_ALLOWED: dict[Access, Callable[[Actor], bool]] = {
    Access.SECOND_STEP: lambda actor: actor.proof is Proof.HALF,
    Access.ENROLLING: lambda actor: actor.proof is not Proof.HALF,
    Access.SIGNED_IN: _is_in,
    Access.PARTNER: lambda actor: _is_in(actor) and actor.is_partner,
    Access.STAFF: lambda actor: _is_in(actor) and actor.is_staff,
    Access.REVIEWER: lambda actor: _is_in(actor) and actor.may_decide,
    Access.ADMINISTRATOR: lambda actor: _is_in(actor) and actor.is_administrator,
}


def visible_documents(actor: Actor) -> Select[tables.Document]:
    """Return the query of the documents that ``actor`` may see: staff all, applicants their own.

    A payroll partner sees none: what a document was compared with is other people's. What became
    of their own they see by ``sent_documents``.
    """
    if actor.is_staff:
        return select(tables.Document).where(true())
    if actor.is_partner:
        return select(tables.Document).where(false())
    own = tables.Document.sender_id == actor.account_id
    if actor.professional_id is None:
        return select(tables.Document).where(own)
    about = tables.Document.professional_id == actor.professional_id
    return select(tables.Document).where(or_(own, about))


def sent_documents(actor: Actor) -> Select[tables.Document]:
    """Return the query of the documents that ``actor`` has sent, for their receipts only."""
    return select(tables.Document).where(tables.Document.sender_id == actor.account_id)


def visible_imports(actor: Actor) -> Select[tables.WorkRecordImport]:
    """Return the query of the files of work records that ``actor`` may see: staff all, else own."""
    query = select(tables.WorkRecordImport)
    if actor.is_staff:
        return query
    return query.where(tables.WorkRecordImport.imported_by == actor.account_id)


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


def visible_accounts(actor: Actor) -> Select[tables.Account]:
    """Return the query of the accounts that ``actor`` may see: administrators all, else own."""
    account = tables.Account
    if actor.is_administrator:
        return select(account).order_by(account.active.desc(), account.name, account.id)
    return select(account).where(account.id == actor.account_id)


def account_for(session: Session, actor: Actor, public_id: str) -> tables.Account:
    """Return one account; raise ``NotFound`` when there is none that ``actor`` may see."""
    query = visible_accounts(actor).where(tables.Account.public_id == public_id)
    account = session.scalars(query).one_or_none()
    if account is None:
        raise NotFound("There is no such account.")
    return account
