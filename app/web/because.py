"""The sentences of rules, checks and messages in the language of the reader of a page."""

from app import languages
from app.because import because_in
from app.web import told
from app.web.language.asked import code


def because_told(reason: str) -> str:
    """Return a reason in the language of the reader, with its dates as people read them."""
    dated = told.dates_told(reason) if code() == languages.SOURCE else reason
    return told.dates_told(because_in(dated, code()))
