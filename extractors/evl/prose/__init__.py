"""What the sentences of a letter say: who was employed, as what, on which production, by whom."""

from collections.abc import Sequence

from extractors.evl.hits import Hit
from extractors.evl.prose.companies import EMPLOYER, LOAN_OUT, PAYROLL, companies
from extractors.evl.prose.kinds import kinds
from extractors.evl.prose.people import people
from extractors.evl.prose.productions import productions
from extractors.evl.prose.roles import roles
from extractors.passages import Passage


def prose_hits(text: Passage) -> list[Hit]:
    """Return what the sentences of ``text`` say, in no particular order."""
    said, persons = list(productions(text)), list(people(text))
    positions = [hit for hit in roles(text) if not _is_part_of_one(hit, said)]
    held, named = _words_of(positions), _words_of(persons)
    titles = [hit for hit in said if not (_words_of([hit]) <= held or _words_of([hit]) & named)]
    found = [*persons, *positions, *titles, *kinds(text, titles)]
    for field, patterns in (
        ("loanout_company", LOAN_OUT),
        ("payroll_company", PAYROLL),
        ("employer", EMPLOYER),
    ):
        found += companies(text, field, patterns)
    return found


def _words_of(hits: Sequence[Hit]) -> set[int]:
    """Return which words hits are made of: a title shares none with a name, nor is a position."""
    return {id(word) for hit in hits for line in hit.printed.lines for word in line.words}


def _is_part_of_one(hit: Hit, others: Sequence[Hit]) -> bool:
    """Return whether a position is words out of a title: "Catch as Catch Can" names no craft."""
    return any(_words_of([hit]) < _words_of([other]) for other in others)
