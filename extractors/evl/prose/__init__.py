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
    positions = list(roles(text))
    held = {id(word) for hit in positions for line in hit.printed.lines for word in line.words}
    titles = [hit for hit in productions(text) if not _is_within(hit, held)]
    found = [*people(text), *positions, *titles, *kinds(text, titles)]
    for field, patterns in (
        ("loanout_company", LOAN_OUT),
        ("payroll_company", PAYROLL),
        ("employer", EMPLOYER),
    ):
        found += companies(text, field, patterns)
    return found


def _is_within(hit: Hit, held: set[int]) -> bool:
    """Return whether all words of a title are those of a position: "Picture Car Driver"."""
    return all(id(word) in held for line in hit.printed.lines for word in line.words)
