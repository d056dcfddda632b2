"""Evidence of many documents that was read ahead, held in the session that compares them."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.records import tables
from validators.values import PayrollRecord

AHEAD = "evidence read ahead"
"""The key in ``session.info`` under which ``app.evidence_ahead`` holds an ``Ahead``."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """Evidence of many people that was read in a few queries, and of whom there is none.

    ``payroll`` holds every applied line by last four digits; ``remitted`` the numbers that stand
    in remittances, ``credited`` and ``with_others`` the people with credits and other documents.
    """

    payroll: Mapping[str, tuple[PayrollRecord, ...]]
    remitted: frozenset[str]
    credited: frozenset[int]
    with_others: frozenset[int | None]
    imports: tuple[tables.WorkRecordImport, ...]
    amended: frozenset[int]
    has_aliases: bool


def ahead_of(session: Session) -> Ahead | None:
    """Return the evidence that was read ahead in this session, None outside such a block."""
    found: Ahead | None = session.info.get(AHEAD)
    return found
