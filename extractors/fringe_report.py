"""Fringe reports sent as a document: who remits, and to which local.

Their rows become evidence only when staff import the file and look at it first, so they are not
read here (``app.work_files`` reads rows).
"""

import re
from collections.abc import Sequence

from extractors.confidence import Found
from extractors.forms import answers, asked
from extractors.letters import text_field
from extractors.passages import passage
from extractors.payroll_export import head_of
from extractors.values import DocumentType, Fields, Page, Statement

TYPE = DocumentType.FRINGE_REPORT

_QUESTIONS = (
    asked(
        "remitter",
        r"remitter|remitted by|remitting (?:company|employer)|(?:contributing |signatory )?"
        r"(?:employer|producer|company)(?: name)?|payroll (?:company|service)|prepared by",
    ),
)
_LOCAL = re.compile(r"(?i)\blocal\s*(?:no\.?|number|union|#|:)?\s*[:#]?\s*(?P<v>\d{1,4})\b")


def extract(pages: Sequence[Page]) -> Statement:
    """Return what the head of the report on ``pages`` states; rows are left to an import."""
    made = answers(pages, _QUESTIONS) | _local(pages)
    return Statement(TYPE, 0.0, tuple(page.number for page in pages), made)


def _local(pages: Sequence[Page]) -> Fields:
    """Return the local that the head names, its bare number."""
    for line in head_of(pages):
        held = passage((line,))
        if found := _LOCAL.search(held.text):
            return {"local": text_field(held.group(found, "v"), Found.PATTERN)}
    return {}
