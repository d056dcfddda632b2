"""A request for a category of Local 411: is it complete, and how do its papers judge it.

The same checks as of ``dayproof check``; the signed application itself is the formal request.
Nothing here approves: the committee decides (DOMAIN 7.1).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import evidence_rows, standing
from app.casefolder.application import application_of
from app.casefolder.findings import CaseFinding, findings_of
from app.casefolder.folder import CaseFile
from app.casefolder.letters import CaseFacts, Document
from app.casefolder.upgrade_411 import packet_findings, upgrade_of
from app.cases import professional_of
from app.errors import Unprocessable
from app.records import tables
from app.roster.rulebook import rule_book
from app.roster.upgrades import closing_days
from app.settings import Settings
from app.states import DocumentState, Stage
from extractors.payload import load_reading
from extractors.values import DocumentType, Outcome, Reading, Statement
from validators.resumes import Show, shows_of
from validators.values import FringeRecord

REQUEST_ID = "upgrade-request"
_NOT_SENT = frozenset({DocumentState.NOT_ACCEPTED, DocumentState.ALREADY_HAD})
_BEING_READ = frozenset({DocumentState.RECEIVED, DocumentState.READING, DocumentState.CHECKING})
_OURS = "this request"
_PAPERS = 200


@dataclass(frozen=True, slots=True)
class ShowLine:
    """One show of the resume beside what was remitted for it; ``days`` None when not stated.

    ``remitted_days`` is None where no remittance names the show.
    """

    show: Show
    remitted_days: float | None


@dataclass(frozen=True, slots=True)
class Packet:
    """What a request holds: its papers, its shows, each requirement, and what is still missing.

    ``closes_on`` is the next day by whose end requests must be in, ``days_left`` how many days
    that is from today. ``verdict`` and ``because`` are for the committee.
    """

    papers: tuple[tables.Document, ...]
    being_read: int
    shows: tuple[ShowLine, ...]
    requirements: tuple[dict[str, Any], ...]
    findings: tuple[str, ...]
    verdict: str
    because: str
    closes_on: date | None
    days_left: int

    @property
    def missing(self) -> tuple[dict[str, Any], ...]:
        """The requirements without which a request is not considered."""
        return tuple(each for each in self.requirements if each["state"] == "missing")

    @property
    def is_complete(self) -> bool:
        """True when the request can be sent."""
        return not self.missing and not self.being_read


def packet_of(
    session: Session, application: tables.Application, now: datetime, settings: Settings
) -> Packet:
    """Return a request as it stands now, with everything its person has sent in."""
    on = standing.roster_today(now, application.roster, settings)
    papers = _papers(session, application.professional_id)
    facts = _facts(session, application, papers, on)
    found = (*findings_of(facts, None), *packet_findings(facts))
    answer = upgrade_of(_with_request(facts), found)
    closing = closing_days(rule_book(), on)
    return Packet(
        papers=tuple(document for document, _ in papers),
        being_read=sum(document.state in _BEING_READ for document, _ in papers),
        shows=tuple(_lines(facts)),
        requirements=tuple(each for each in answer.requirements if each["id"] != REQUEST_ID),
        findings=_differing(found),
        verdict=str(answer.verdict),
        because=answer.because,
        closes_on=closing[0] if closing else None,
        days_left=(closing[0] - on).days if closing else 0,
    )


def attach_papers(application: tables.Application, packet: Packet) -> None:
    """Put a request's papers under what is signed; raise ``Unprocessable`` while some are missing.

    Each paper is named by reference and digest, so that what was sent cannot be swapped later.
    """
    if not packet.is_complete:
        raise Unprocessable(
            "Incomplete requests aren’t considered. Add what is still needed, then sign.",
            code="incomplete",
        )
    papers = [{"reference": one.reference, "sha256": one.sha256} for one in packet.papers]
    closes_on = packet.closes_on.isoformat() if packet.closes_on else None
    judged = {"verdict": packet.verdict, "because": packet.because}
    more = {"papers": papers, "closes_on": closes_on, "judged": judged}
    application.answers = {**application.answers, **more}


def requests(session: Session) -> Sequence[tables.Application]:
    """Return the requests that were sent, the latest first."""
    row = tables.Application
    sent = row.roster == "IATSE411", row.submitted_at.is_not(None)
    return session.scalars(select(row).where(*sent).order_by(row.id.desc()).limit(_PAPERS)).all()


def _papers(session: Session, professional_id: int) -> list[tuple[tables.Document, Reading | None]]:
    document, result = tables.Document, tables.Result
    read = (result.document_id == document.id) & (result.stage == Stage.READ)
    asked = (
        select(document, result.payload)
        .outerjoin(result, read)
        .where(
            document.professional_id == professional_id,
            document.state.not_in(_NOT_SENT),
            document.erased_at.is_(None),
        )
        .order_by(document.id)
        .limit(_PAPERS)
    )
    rows = session.execute(asked).all()
    return [(row, load_reading(payload) if payload else None) for row, payload in rows]


def _facts(
    session: Session,
    application: tables.Application,
    papers: Sequence[tuple[tables.Document, Reading | None]],
    on: date,
) -> CaseFacts:
    person = application.professional
    plain = application_of(
        {
            "professional": {"name": application.answers.get("name") or person.name},
            "roster": application.roster,
            "classification": application.classification,
            "on": on.isoformat(),
        }
    )
    known = professional_of(person)
    stated = replace(plain, professional=known) if known is not None else plain
    documents = [
        Document(CaseFile((document.file_name,), reading), statement)
        for document, reading in papers
        if reading is not None
        for statement in reading.documents
    ]
    unread = tuple(d.file_name for d, _ in papers if d.state == DocumentState.UNREADABLE)
    return CaseFacts(
        application=stated,
        documents=tuple(documents),
        fringe=evidence_rows.all_fringe(session, person),
        unread_files=unread,
    )


def _with_request(facts: CaseFacts) -> CaseFacts:
    """Return the facts with the application as the formal request that it is."""
    reading = Reading("", (), ())
    request = Statement(DocumentType.UPGRADE_REQUEST, 1.0, (), {})
    own = Document(CaseFile((_OURS,), reading), request)
    return replace(facts, documents=(*facts.documents, own))


def _lines(facts: CaseFacts) -> list[ShowLine]:
    shows = [show for one in facts.of_type(DocumentType.RESUME) for show in shows_of(one.statement)]
    return [ShowLine(show, _remitted(show, facts.fringe)) for show in shows]


def _remitted(show: Show, fringe: Sequence[FringeRecord]) -> float | None:
    named = [line for line in fringe if show.is_titled(line.production).agrees]
    days = [line.days for line in named if line.days is not None]
    return float(sum(days)) if days else None


def _differing(found: Sequence[CaseFinding]) -> tuple[str, ...]:
    told = (each.finding for each in found)
    return tuple(dict.fromkeys(f.message for f in told if f.outcome is Outcome.DIFFERS))
