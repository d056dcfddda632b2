"""One line of the day ledger, as a credit or as a claim that was checked makes it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row

from app.records import tables
from app.shown import words
from app.shown.calendar import DayMark
from app.shown.checked import Known
from app.shown.credited import Credited
from app.shown.days import DayLine, RecordNamed
from app.shown.decided import decided_by, decider
from app.states import DocumentState
from validators.values import DayStatus

SETTLED = {DocumentState.NOT_ACCEPTED, DocumentState.ALREADY_HAD}
"""States in which a document's claims are no longer part of its person's ledger."""


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One day: what was worked, whether it counts and why, and everything that proves it.

    ``page`` and ``box`` are where ``document_name`` claims the day, ``printed`` the words there.
    """

    day: date
    production: str
    classification: str
    status: words.Status
    mark: DayMark
    because: str
    paid_by: tuple[RecordNamed, ...]
    remitted_by: tuple[RecordNamed, ...]
    rule: str
    decider: str
    decided_at: datetime | None
    document_id: str
    document_name: str
    page: int | None
    box: str
    printed: str
    counts: bool
    answers: tuple[str, ...] = ()
    """What the issuer answered when asked about the day."""

    @property
    def payroll(self) -> str:
        """The payroll lines in words: ``payroll.csv, line 14``."""
        return "; ".join(map(str, self.paid_by))

    @property
    def fringe(self) -> str:
        """The fringe lines in words."""
        return "; ".join(map(str, self.remitted_by))


def line_of_credit(
    credit: Row[Any], among: Credited, checked: DayLine | None, answers: tuple[str, ...]
) -> LedgerLine:
    """Return the line of a day that counts, one of the rows of ``among``.

    What was ``checked`` names records where the credit has none.
    """
    paid, remitted = (
        among.paid.get(credit.payroll_line_id),
        among.remitted.get(credit.fringe_line_id),
    )
    return LedgerLine(
        day=credit.day,
        production=credit.production,
        classification=credit.classification,
        status=words.day_status(DayStatus.COUNTED, credit.verdict),
        mark=DayMark.COUNTED,
        because=credit.because,
        paid_by=(paid,) if paid else (checked.records if checked else ()),
        remitted_by=(remitted,) if remitted else (checked.remitted if checked else ()),
        rule=f"{credit.rule} ({credit.rule_version})" if credit.rule_version else credit.rule,
        decider=decided_by(credit.account_name, credit.policy),
        decided_at=credit.decided_at,
        document_id=credit.public_id,
        document_name=credit.file_name,
        page=credit.page,
        box=",".join(f"{value:g}" for value in credit.box) if credit.box else "",
        printed=credit.printed or "",
        counts=True,
        answers=answers,
    )


def line_of_claim(
    document: tables.Document, known: Known, line: DayLine, answers: tuple[str, ...]
) -> LedgerLine:
    """Return the line of a claimed day that is not credited, as the document was ``known``."""
    decision = known.decision
    return LedgerLine(
        day=date.fromisoformat(line.date),
        production=line.production,
        classification=line.classification,
        status=_status(known, line),
        mark=mark_of_claim(known.state, line),
        because=_because(known, line),
        paid_by=line.records,
        remitted_by=line.remitted,
        rule=line.rule,
        decider=decider(decision) if decision else "",
        decided_at=decision.decided_at if decision else None,
        document_id=document.public_id,
        document_name=document.file_name,
        page=line.page,
        box=line.box,
        printed=line.printed,
        counts=False,
        answers=answers,
    )


def _because(known: Known, line: DayLine) -> str:
    because = line.because or line.verdict
    return f"left out by the decision; {because}" if _is_left_out(known, line) else because


def _status(known: Known, line: DayLine) -> words.Status:
    if known.state != DocumentState.VERIFIED:
        return words.document_status(known.state)
    left_out = _is_left_out(known, line)
    return words.day_status(DayStatus.NOT_COUNTED, "") if left_out else line.status


def _is_left_out(known: Known, line: DayLine) -> bool:
    """Return True for a day that could have been credited and was not."""
    return known.state == DocumentState.VERIFIED and not line.is_refused


def mark_of_claim(state: DocumentState, line: DayLine) -> DayMark:
    """Return the mark of a day that is not credited."""
    if not state.is_final:
        return DayMark.CHECKING
    decided = state in {DocumentState.VERIFIED, *SETTLED}
    return DayMark.REFUSED if decided and line.mark is not DayMark.NOT_PAID else line.mark
