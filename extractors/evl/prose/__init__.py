"""What the sentences of a letter say: who was employed, as what, on which production, by whom."""

from extractors.evl.hits import Hit
from extractors.evl.prose.companies import EMPLOYER, LOAN_OUT, PAYROLL, companies
from extractors.evl.prose.kinds import kinds
from extractors.evl.prose.people import people
from extractors.evl.prose.productions import productions
from extractors.evl.prose.roles import roles
from extractors.passages import Passage


def prose_hits(text: Passage) -> list[Hit]:
    """Return what the sentences of ``text`` say, in no particular order."""
    titles = list(productions(text))
    found = [*people(text), *roles(text), *titles, *kinds(text, titles)]
    for field, patterns in (
        ("loanout_company", LOAN_OUT),
        ("payroll_company", PAYROLL),
        ("employer", EMPLOYER),
    ):
        found += companies(text, field, patterns)
    return found
