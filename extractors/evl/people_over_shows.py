"""Names that head several shows each: "Ann, Grip" over two of them, "Bo, Gaffer" over the rest."""

from collections.abc import Sequence
from itertools import pairwise

from extractors.evl.hits import Hit
from extractors.evl.job_lines import Place, between, is_dated
from extractors.layout import Line
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


def from_names(
    starts: Sequence[Place], people: Sequence[Place], lines: Sequence[Line]
) -> list[Place]:
    """Return the starts of positions, from the name on that leads to one without days between.

    "Ann / Colorist / Oct. 6, 7 / Bo / Grip / Oct. 8": Bo's name is no part of Ann's days.
    """
    made = list(starts[:1])
    for before, start in pairwise(starts):
        heads = [place for place in people[1:] if before < place < start]
        leads = [place for place in heads if not is_dated(between(place, start, lines))]
        made.append(min(leads) if leads else start)
    return made


def still_shared(shared: Sequence[Hit], earlier: Sequence[Sequence[Hit]]) -> list[Hit]:
    """Return what is said before all shows, less what is said of a person whom another followed.

    A local that stands apart from every name and position is that of all of them.
    """
    first = [hit.text for hit in shared if hit.field == "employee_name"]
    named = [hit.text for block in earlier for hit in block if hit.field == "employee_name"]
    another = bool(first) and any(not any(same_person(n, f) for f in first) for n in named)
    return [
        hit
        for hit in shared
        if not another or hit.field not in _ABOUT_WHO_WORKED or _is_local_of_all(hit, shared)
    ]


def _is_local_of_all(hit: Hit, shared: Sequence[Hit]) -> bool:
    others = [other for other in shared if other.field in {"employee_name", "classification"}]
    return hit.field == "local" and all(abs(other.at - hit.at) > 1 for other in others)
