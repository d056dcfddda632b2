"""Is work outside Local 411 proven by papers of its own (DOMAIN 7.1 G5)?"""

from collections.abc import Sequence

from extractors.values import DocumentType, Finding, Statement
from validators.claims import text_of
from validators.kinds import agrees, cannot_tell, differs
from validators.resumes import Show, shows_of

CODE = "out-of-jurisdiction-proof-missing"
PROOFS = frozenset({
    DocumentType.RECORD_OF_EMPLOYMENT, DocumentType.TIMESHEET, DocumentType.PAY_STUB,
    DocumentType.FRINGE_REPORT, DocumentType.PAYROLL_EXPORT, DocumentType.EVL,
})  # fmt: skip
"""Remittance information, records of employment, time sheets and the like."""


def check(resume: Statement, papers: Sequence[Statement]) -> list[Finding]:
    """Return, for each show under another union's agreement, whether a paper proves its days."""
    proofs = [paper for paper in papers if paper.type in PROOFS]
    shows = [show for show in shows_of(resume) if show.outside is not None]
    return [_one(show, proofs) for show in shows]


def _one(show: Show, proofs: Sequence[Statement]) -> Finding:
    titles = [titles_of(paper) for paper in proofs]
    if any(show.is_titled(title).agrees for found in titles for title in found):
        return agrees(CODE, f"Papers prove the work on “{show.title}”.")
    if any(not found for found in titles):
        return cannot_tell(CODE, f"A paper names no production: it may prove “{show.title}”.")
    message = (
        f"“{show.title}” was worked under {show.outside}, and nothing proves its days: send "
        "remittance information, a record of employment or time sheets."
    )
    return differs(CODE, message, places=show.places)


def titles_of(paper: Statement) -> tuple[str, ...]:
    """Return the productions that a paper names."""
    groups = (paper.fields, *paper.records)
    names = (text_of(g, name) for g in groups for name in ("production", "production_title"))
    return tuple(dict.fromkeys(name for name in names if name))
