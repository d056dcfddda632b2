"""What can be applied for: the locals with their crafts, and classifications found by any word.

The words are the catalogue's: names, occupation codes, and what letters and call sheets say.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from app.languages import marked
from app.roster.classifications import ClassificationEntry, classifications_of
from app.roster.rulebook import rule_book
from app.roster.upgrades import upgrade_asked
from extractors.catalogue import category_411, load
from extractors.catalogue.vocabulary import Local

IER, LOCAL_411 = "IER", "IATSE411"
COMMERCIALS, TRAINING_ONLY, LOCAL_399 = "TCR", "NON_ROSTER", "LOCAL_399"
_LISTS = (IER, "TAL", "DCSL", TRAINING_ONLY, COMMERCIALS, LOCAL_399)
"""Where one can apply in a local, in the order in which a person would look."""

LIST_NAMES = {
    "TAL": marked("Teachers Availability List"),
    "DCSL": marked("Dual Credential Substitute List"),
    TRAINING_ONLY: marked("Training access, without a roster"),
    COMMERCIALS: marked("Television Commercial Roster"),
    LOCAL_399: marked("List that Local 399 keeps itself"),
}
"""What lists other than the Industry Experience Roster are called."""

_WRONG_LETTERS_FLOOR = 80.0
"""Of rapidfuzz's ratio: "doly" is 89 like "dolly", "gaffer" and "grip" are 40 alike."""
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class LocalOffered:
    """A local that one can apply in: its lists, union, number, and what its people do."""

    rosters: tuple[str, ...]
    local: str
    union: str
    crafts: str

    @property
    def is_upgrade(self) -> bool:
        """True where categories are asked for by request, to a committee."""
        return self.rosters == (LOCAL_411,)


@dataclass(frozen=True, slots=True)
class Offer:
    """A classification that one can apply for; ``word`` is what it was found by, if not its name.

    ``is_sure`` is False where only a wage schedule names it, so that a person decides.
    """

    roster: str
    local: str
    classification: str
    word: str
    is_sure: bool

    @property
    def list_name(self) -> str:
        """The name of its list where that is not the Industry Experience Roster, else nothing."""
        return LIST_NAMES.get(self.roster, "")


@cache
def locals_offered() -> tuple[LocalOffered, ...]:
    """Return the locals of the Industry Experience Roster by number, the others, then Local 411.

    Of a local with training access alone, its classifications may not be published.
    """
    rows = [row for row in load().locals if row.confidence in {"seed", "public"}]
    every = [
        LocalOffered(_lists_of(row.number), row.number, row.union, row.name)
        for row in rows
        if row.number.isdigit() and row.number != _CANADIAN
    ]
    here = [one for one in every if one.rosters]
    here.sort(key=lambda one: (IER not in one.rosters, int(one.local)))
    return (*here, *(_upgrades(row) for row in rows if row.number == _CANADIAN))


def local_offered(number: str) -> LocalOffered | None:
    """Return the local of this number, None where nobody applies here."""
    return next((one for one in locals_offered() if one.local == number), None)


def offers_of(local: LocalOffered) -> tuple[Offer, ...]:
    """Return every classification of a local, list by list and by name."""
    return tuple(
        _offer(roster, entry, "")
        for roster in local.rosters
        for entry in sorted(_entries(roster, local.local), key=lambda entry: entry.name)
    )


def offer_named(number: str, classification: str, roster: str = "") -> Offer | None:
    """Return the offer of exactly this name, on the first list of its local unless one is named.

    None when the local has none such.
    """
    local = local_offered(number)
    offers = offers_of(local) if local is not None else ()
    named = (one for one in offers if one.classification == classification)
    return next((one for one in named if roster in {"", one.roster}), None)


def search(text: str, number: str | None = None) -> Sequence[Offer]:
    """Return the classifications that ``text`` may mean, the likeliest first; one local's or all.

    A whole word counts more than the beginning of one, and that more than one misspelled. Those
    of the commercial roster bear the names of the others: they are found beside "commercial".
    """
    said = default_process(text[:80]).split()
    is_commercial = bool(_OF_COMMERCIALS & set(said))
    wanted = [word for word in said if word not in _IDLE | _OF_COMMERCIALS]
    if not wanted:
        return ()
    scored = [
        (score, _offer(roster, entry, word))
        for local in locals_offered()
        if number in {None, local.local}
        for roster in local.rosters
        if roster == LOCAL_399 or (roster == COMMERCIALS) == is_commercial
        for entry in _entries(roster, local.local)
        for score, word in [_best(wanted, entry)]
        if score > 0
    ]
    scored.sort(key=lambda each: (-each[0], each[1].roster != IER, each[1].classification))
    return [offer for _, offer in scored[:_SHOWN]]


_CANADIAN = "411"
_OF_COMMERCIALS = frozenset({"commercial", "commercials", "tcr"})
_IDLE = frozenset({"a", "an", "and", "the", "of", "for", "local", "in"})


def _lists_of(number: str) -> tuple[str, ...]:
    """Return the lists that a local has classifications on; only those of the IER have a TCR."""
    found = tuple(roster for roster in _LISTS if classifications_of(roster, number))
    known = next(row for row in load().locals if row.number == number)
    if known.rosters == (TRAINING_ONLY,):
        return known.rosters
    return tuple(r for r in found if r in known.rosters or r in _beside(known.rosters))


def _beside(rosters: Sequence[str]) -> frozenset[str]:
    """Return the lists that stand beside those that a local is named for."""
    return frozenset({COMMERCIALS, TRAINING_ONLY, LOCAL_399}) if IER in rosters else frozenset()


def _upgrades(row: Local) -> LocalOffered:
    return LocalOffered((LOCAL_411,), row.number, row.union, row.name)


def _entries(roster: str, local: str) -> Sequence[ClassificationEntry]:
    entries = classifications_of(roster, local)
    if roster != LOCAL_411:
        return entries
    book = rule_book()
    asked = ((entry, upgrade_asked(book, category_411(entry.name))) for entry in entries)
    return [entry for entry, needs in asked if needs.experience]


def _offer(roster: str, entry: ClassificationEntry, word: str) -> Offer:
    shown = "" if word == entry.name else word
    is_sure = entry.confidence != "inferred"
    return Offer(roster, entry.local, entry.name, shown, is_sure)


def _best(wanted: Sequence[str], entry: ClassificationEntry) -> tuple[float, str]:
    """Return how well an entry fits, 0 for not at all, and the wording that fits best."""
    wordings = [(entry.name, 1.0), *((also, 0.98) for also in entry.also)]
    wordings += [(code, 1.0) for code in entry.codes]
    scores = [(_score(wanted, wording) * weight, wording) for wording, weight in wordings]
    score, wording = max(scores, key=lambda each: each[0])
    is_named = entry.confidence != "inferred"
    # A title that only a wage schedule names comes after a classification that is one for sure.
    return (score + 5 * is_named if score else 0.0), wording


@cache
def _words(wording: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", default_process(wording)))


def _score(wanted: Sequence[str], wording: str) -> float:
    """Return how well every wanted word is found, less for what else the wording says."""
    words = _words(wording)
    each = [max((_alike(one, word) for word in words), default=0.0) for one in wanted]
    if not each or min(each) == 0:
        return 0.0
    return sum(each) / len(each) - 0.5 * max(0, len(words) - len(wanted))


def _alike(wanted: str, word: str) -> float:
    if wanted == word:
        return 100.0
    if len(wanted) > 1 and word.startswith(wanted):
        return 90.0
    ratio = float(fuzz.ratio(wanted, word))
    return ratio - 10 if len(wanted) > 3 and ratio >= _WRONG_LETTERS_FLOOR else 0.0
