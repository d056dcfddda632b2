"""Names that head several shows each: "Ann, Grip" over two of them, "Bo, Gaffer" over the rest."""

from collections.abc import Sequence
from itertools import pairwise

from extractors.evl.hits import Hit
from extractors.evl.job_lines import Place
from extractors.names import same_person

_ABOUT_WHO_WORKED = frozenset(
    {"employee_name", "last4", "loanout_company", "classification", "local", "union_status"}
)


def under_people(starts: Sequence[Place], people: Sequence[Place]) -> list[Place]:
    """Return the starts of shows, the first show of each further person from their name on."""
    made = list(starts[:1])
    for before, start in pairwise(starts):
        heads = [place for place in people[1:] if before < place < start]
        made.append(min(heads) if heads else start)
    return made


def still_shared(shared: Sequence[Hit], earlier: Sequence[Sequence[Hit]]) -> list[Hit]:
    """Return what is said before all shows, less what is said of a person whom another followed."""
    first = [hit.text for hit in shared if hit.field == "employee_name"]
    named = [hit.text for block in earlier for hit in block if hit.field == "employee_name"]
    another = bool(first) and any(not any(same_person(n, f) for f in first) for n in named)
    return [hit for hit in shared if not another or hit.field not in _ABOUT_WHO_WORKED]
