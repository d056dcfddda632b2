"""Whether what was read of a document bears out the kind that its words spoke for."""

from extractors.recognise import Recognised
from extractors.values import DocumentType, Statement

_LEAST = 0.85
"""Words that speak almost as much for another kind are not borne out by facts: others state them.
"""

BORNE_OUT = 0.97
_WHO_WHAT_WHEN = (
    frozenset({"employee_name"}),
    frozenset({"classification"}),
    frozenset({"production", "employer"}),
    frozenset({"work_dates", "period_start"}),
)
_WRITERS = frozenset({"issuer", "signatory_name"})


def borne_out(known: Recognised, statement: Statement) -> float:
    """Return how sure the kind is (0 to 1) once ``statement`` was read from the document.

    A letter of employment whose words left some doubt and that states who worked as what, where
    and when, over the name of somebody who says so, is one.
    """
    if known.kind is not DocumentType.EVL or not _LEAST <= known.confidence < BORNE_OUT:
        return known.confidence
    is_signed_for = bool(_WRITERS & statement.fields.keys())
    whole = any(
        all(need & record.keys() for need in _WHO_WHAT_WHEN) for record in statement.records
    )
    return BORNE_OUT if is_signed_for and whole else known.confidence
