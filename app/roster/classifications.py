"""Which classifications each roster lists: the catalogue's, which is their one source.

Names, occupation codes and other words for them stand in ``extractors/catalogue``; nothing here
repeats them. A title of a wage schedule is a classification of its local by inference only.
"""

from dataclasses import dataclass
from functools import cache

from extractors.catalogue import load
from extractors.catalogue.vocabulary import Classification

_ROSTERS_OF_LOCALS = frozenset({"IER", "TCR", "TAL", "DCSL", "NON_ROSTER", "LOCAL_399"})
_KEPT_BY_LOCAL = "LOCAL_399"
_TRAINING_ONLY = "NON_ROSTER"
_LOCAL_411 = "IATSE411"


@dataclass(frozen=True, slots=True)
class ClassificationEntry:
    """A classification that a roster lists, with the codes and words that mean it.

    ``confidence`` is ``inferred`` when only a wage schedule names it.
    """

    name: str
    local: str
    codes: tuple[str, ...]
    also: tuple[str, ...]
    groups: tuple[str, ...]
    source: tuple[str, ...]
    confidence: str


@cache
def classifications_of(roster: str, local: str) -> tuple[ClassificationEntry, ...]:
    """Return the classifications of a local on a roster; none when nobody has read any."""
    if roster == _LOCAL_411:
        return tuple(
            ClassificationEntry(c.name, local, (), (c.id, *c.also), (), c.source, c.confidence)
            for c in load().categories_411
        )
    if roster not in _ROSTERS_OF_LOCALS:
        return ()
    found: dict[str, list[Classification]] = {}
    for entry in load().classifications:
        if entry.local == local and _is_listed(entry, roster):
            found.setdefault(entry.roster_name or entry.name, []).append(entry)
    return tuple(_merged(name, entries) for name, entries in found.items())


def _is_listed(entry: Classification, roster: str) -> bool:
    if roster == _KEPT_BY_LOCAL or entry.status == "local_list":
        return roster == _KEPT_BY_LOCAL and entry.status == "local_list"
    only_training = entry.local in _locals_without_roster()
    if roster == _TRAINING_ONLY:
        return entry.status == "non_roster" or only_training
    return entry.status != "non_roster" and not only_training


@cache
def _locals_without_roster() -> frozenset[str]:
    return frozenset(row.number for row in load().locals if row.rosters == (_TRAINING_ONLY,))


def _merged(name: str, entries: list[Classification]) -> ClassificationEntry:
    """Return one entry for a classification and the wage titles that belong to it."""
    named = next((e for e in entries if e.name == name and e.status != "wage_title"), entries[0])
    others = [e.name for e in entries if e.name != name]
    return ClassificationEntry(
        name=name,
        local=named.local,
        codes=tuple(dict.fromkeys(code for e in entries for code in e.codes)),
        also=tuple(dict.fromkeys([*others, *(text for e in entries for text in e.also)])),
        groups=named.groups,
        source=named.source,
        confidence="inferred" if named.status == "wage_title" else named.confidence,
    )
