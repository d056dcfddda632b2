"""The answer of a comparison of two names, titles or classifications: what, how sure, and why."""

from dataclasses import dataclass
from enum import IntEnum

from extractors.values import Outcome


class Strength(IntEnum):
    """How sure a comparison is: the higher, the less it rests on likeness.

    ``EXACT``: written alike but for case, order and punctuation. ``KNOWN``: two words for one
    thing, by the catalogue, a list of short forms, or because somebody taught it. ``ALIKE``: one
    side is misspelled, shortened or changed, so a person should look. ``NONE``: nothing decides.
    """

    NONE = 0
    ALIKE = 1
    KNOWN = 2
    EXACT = 3


@dataclass(frozen=True, slots=True)
class Match:
    """Whether two things are the same, why, and how sure that is."""

    outcome: Outcome
    why: str
    strength: Strength = Strength.EXACT

    @property
    def agrees(self) -> bool:
        """True when both are the same thing."""
        return self.outcome is Outcome.AGREES

    @property
    def differs(self) -> bool:
        """True when they are known to be different things."""
        return self.outcome is Outcome.DIFFERS

    @property
    def exact(self) -> bool:
        """True when both are written alike, so that nobody needs to look."""
        return self.agrees and self.strength is Strength.EXACT


def same(why: str, strength: Strength = Strength.EXACT) -> Match:
    """Return the answer *the same thing*."""
    return Match(Outcome.AGREES, why, strength)


def different(why: str) -> Match:
    """Return the answer *not the same thing*."""
    return Match(Outcome.DIFFERS, why)


def cannot_tell(why: str) -> Match:
    """Return the answer *nobody can say from this alone*."""
    return Match(Outcome.CANNOT_TELL, why, Strength.NONE)


def best(matches: list[Match]) -> Match:
    """Return the answer that says most: agreement first, the surest first; never of an empty list.

    One name of several that agrees is enough; only when none may agree do they differ.
    """
    order = (Outcome.AGREES, Outcome.CANNOT_TELL, Outcome.DIFFERS)
    return min(matches, key=lambda match: (order.index(match.outcome), -match.strength))
