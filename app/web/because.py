"""The sentences of rules, checks and messages in the language of the reader of a page."""

from app import languages
from app.because import because_in, because_known
from app.web import told
from app.web.language.asked import code
from validators.for_applicants import FOR_APPLICANTS
from validators.kinds import KINDS

_MEANINGS = {kind.code: kind.meaning for kind in KINDS}


def because_told(reason: str) -> str:
    """Return a reason in the language of the reader, with its dates as people read them."""
    return told.dates_told(because_in(reason, code()))


def because_or(reason: str, otherwise: str) -> str:
    """Return a reason in the language of the reader, or what else says it in that language."""
    known = reason if code() == languages.SOURCE else because_known(reason, code())
    return because_told(otherwise) if known is None else told.dates_told(known)


def what_it_means(finding_code: str) -> str:
    """Return in English what a kind of finding means, and what its applicant can do about it."""
    advice = FOR_APPLICANTS.get(finding_code, "")
    return f"{_MEANINGS.get(finding_code, '')} {advice}".strip()
