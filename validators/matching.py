"""The answer of a comparison of two names, titles or classifications: what, and why."""

from dataclasses import dataclass

from extractors.values import Outcome


@dataclass(frozen=True, slots=True)
class Match:
    """Whether two things are the same, and why; ``exact`` is False when they are written apart."""

    outcome: Outcome
    why: str
    exact: bool = True

    @property
    def agrees(self) -> bool:
        """True when both are the same thing."""
        return self.outcome is Outcome.AGREES

    @property
    def differs(self) -> bool:
        """True when they are known to be different things."""
        return self.outcome is Outcome.DIFFERS


def same(why: str, *, exact: bool = True) -> Match:
    """Return the answer *the same thing*."""
    return Match(Outcome.AGREES, why, exact)


def different(why: str) -> Match:
    """Return the answer *not the same thing*."""
    return Match(Outcome.DIFFERS, why, exact=False)


def cannot_tell(why: str) -> Match:
    """Return the answer *nobody can say from this alone*."""
    return Match(Outcome.CANNOT_TELL, why, exact=False)
