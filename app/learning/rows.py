"""Proposals as they are listed and found."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import NotFound
from app.records import tables
from app.taught.held import ALIAS, CALIBRATION
from app.taught.rules import RuleKind

SHOWN = 300


def proposals(session: Session) -> Sequence[tables.LearnedProposal]:
    """Return what was proposed, the latest first."""
    row = tables.LearnedProposal
    return session.scalars(select(row).order_by(row.id.desc()).limit(SHOWN)).all()


def proposal_for(session: Session, public_id: str) -> tables.LearnedProposal:
    """Return one proposal, by its id or the beginning of it; raise ``NotFound`` for none."""
    row = tables.LearnedProposal
    named = select(row).where(row.public_id.startswith(public_id, autoescape=True)).limit(2)
    found = session.scalars(named).all()
    if len(found) != 1 or not public_id:
        raise NotFound("There is no such proposal, or more than one begins like this.")
    return found[0]


def state_of(row: tables.LearnedProposal) -> str:
    """Return how far a proposal has come, in one word."""
    if row.rolled_back_at is not None:
        return "rolled back"
    if row.promoted_at is not None:
        return "promoted"
    return "replayed" if row.replayed_at is not None else "proposed"


def in_words(row: tables.LearnedProposal) -> str:
    """Return what a proposal says, in a sentence."""
    said = row.content
    if row.kind == CALIBRATION:
        return f"Confidence as {said['labels']} labels of reviewers show it"
    if row.kind == ALIAS:
        return f"“{said['one']}” and “{said['other']}” are the same {said['alias']}"
    name = said["field"].replace("_", " ")
    return {
        RuleKind.DATE_ORDER: f"{row.issuer}: in the {name}, the day stands before the month",
        RuleKind.WITHOUT: f"{row.issuer}: “{said['was'].strip()}” is no part of the {name}",
        RuleKind.HOLDS: f"{row.issuer}: the {name} is what is read as "
        f"{said['was'].replace('_', ' ')}",
        RuleKind.SPELLING: f"{row.issuer}: “{said['was']}” as {name} means “{said['now']}”",
    }[RuleKind(said["rule"])]
