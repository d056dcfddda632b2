"""What can be applied for: the locals with their crafts, and classifications found by any word.

The words are the catalogue's: names, occupation codes, and what letters and call sheets say.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from app.roster.classifications import ClassificationEntry, classifications_of
from app.roster.rulebook import rule_book
from app.roster.upgrades import upgrade_asked
from extractors.catalogue import category_411, load

IER, LOCAL_411 = "IER", "IATSE411"
_OTHERS = (("TAL", "884"),)
"""Lists beside the Industry Experience Roster that one can apply to here."""

_WRONG_LETTERS_FLOOR = 80.0
"""Of rapidfuzz's ratio: "doly" is 89 like "dolly", "gaffer" and "grip" are 40 alike."""
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class LocalOffered:
    """A local that one can apply in: its roster, union, number, and what its people do."""

    roster: str
    local: str
    union: str
    crafts: str

    @property
    def is_upgrade(self) -> bool:
        """True where categories are asked for by request, to a committee."""
        return self.roster == LOCAL_411


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


@cache
def locals_offered() -> tuple[LocalOffered, ...]:
    """Return the 14 locals of the Industry Experience Roster, then the other lists."""
    known = {row.number: row for row in load().locals}
    ier = [row for row in load().locals if row.rosters == (IER,) and row.confidence == "seed"]
    numbered = sorted(ier, key=lambda row: int(row.number))
    named = [(IER, row) for row in numbered] + [(r, known[n]) for r, n in _OTHERS]
    named.append((LOCAL_411, known["411"]))
    return tuple(LocalOffered(r, row.number, row.union, row.name) for r, row in named)


def local_offered(number: str) -> LocalOffered | None:
    """Return the local of this number, None where nobody applies here."""
    return next((one for one in locals_offered() if one.local == number), None)


def offers_of(local: LocalOffered) -> tuple[Offer, ...]:
    """Return every classification of a local by name; for Local 411 what can be asked for."""
    entries = sorted(_entries(local), key=lambda entry: entry.name)
    return tuple(_offer(local, entry, "") for entry in entries)


def offer_named(number: str, classification: str) -> Offer | None:
    """Return the offer of exactly this name, None when the local has none such."""
    local = local_offered(number)
    offers = offers_of(local) if local is not None else ()
    return next((one for one in offers if one.classification == classification), None)


def search(text: str, number: str | None = None) -> Sequence[Offer]:
    """Return the classifications that ``text`` may mean, the likeliest first; one local's or all.

    A whole word counts more than the beginning of one, and that more than one misspelled.
    """
    wanted = [word for word in default_process(text[:80]).split() if word not in _IDLE]
    if not wanted:
        return ()
    scored = [
        (score, _offer(local, entry, word))
        for local in locals_offered()
        if number in {None, local.local}
        for entry in _entries(local)
        for score, word in [_best(wanted, entry)]
        if score > 0
    ]
    scored.sort(key=lambda each: (-each[0], each[1].roster != IER, each[1].classification))
    return [offer for _, offer in scored[:_SHOWN]]


_IDLE = frozenset({"a", "an", "and", "the", "of", "for", "local", "in"})


def _entries(local: LocalOffered) -> Sequence[ClassificationEntry]:
    entries = classifications_of(local.roster, local.local)
    if not local.is_upgrade:
        return entries
    book = rule_book()
    asked = ((entry, upgrade_asked(book, category_411(entry.name))) for entry in entries)
    return [entry for entry, needs in asked if needs.experience]


def _offer(local: LocalOffered, entry: ClassificationEntry, word: str) -> Offer:
    shown = "" if word == entry.name else word
    is_sure = entry.confidence != "inferred"
    return Offer(local.roster, local.local, entry.name, shown, is_sure)


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
