"""Shows as they are being told: the lines of each, and what they say of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.passages import Printed
from extractors.resume.counts import unnamed_days
from extractors.resume.headings import TIMES
from extractors.resume.listed import SUM
from extractors.resume.naming import named
from extractors.resume.plain_words import BESIDE, DAY, QUOTED, TEXT, Bit
from extractors.resume.units import Unit, around

_PLAIN = frozenset({TEXT, QUOTED, BESIDE})
OPENING = _PLAIN | {"classification", "production_title", "studio", "season", "jurisdiction"}
OPENING |= {"production_type", DAY}
"""What may stand before the time of a show, so that a line of it alone can begin the next."""


@dataclass(slots=True)
class Draft:
    """A show as it is being told: its units, and its words of no sign in their order."""

    units: list[Unit] = field(default_factory=list)
    inherits: dict[str, Printed] = field(default_factory=dict)

    def times(self) -> set[str]:
        """Return which times the show says so far."""
        return {name for unit in self.units for name in unit.fields() & TIMES}


def drafts_of(units: Sequence[Unit]) -> list[Draft]:
    """Return the shows in a group: one more wherever a time is said that was said before."""
    drafts = [Draft()]
    for unit in units:
        own = drafts[-1]
        again = unit.fields() & TIMES & own.times() or _repeats_times(unit, own)
        again = again and not _sums_up(unit)
        labelled = "production_title" in unit.fields() and own.times()
        if again or labelled:
            drafts.append(_begun(own, unit))
        drafts[-1].units.append(unit)
    return drafts


def _sums_up(unit: Unit) -> bool:
    """Return whether a line adds up the days that were told above it."""
    return SUM.fullmatch(around(unit).text) is not None and not unit.fields() & {"dates", "months"}


def _repeats_times(unit: Unit, own: Draft) -> bool:
    """Return whether a span stands where two labelled days stood, or the other way round."""
    spans, days = {"dates", "months"}, {"start_date", "end_date"}
    said, had = unit.fields(), own.times()
    return bool((said & spans and had & days) or (said & days and had & spans))


def _begun(own: Draft, unit: Unit) -> Draft:
    """Return the next show, with the lines before it that open it and end nothing."""
    opening: list[Unit] = []
    while len(own.units) > 1 and own.units[-1].fields() <= OPENING and not _tells(own.units[-1]):
        opening.insert(0, own.units.pop())
    if not opening and not unit.fields() & {TEXT, QUOTED, "production_title"}:
        return Draft(inherits=_shared(own))
    return Draft(opening)


def _tells(unit: Unit) -> bool:
    return bool(unit.fields() & TIMES)


def parts_of(draft: Draft, plain: Sequence[Bit], place: int) -> dict[str, Printed]:
    """Return what a show says; ``place`` tells its title among its ``plain`` words."""
    parts: dict[str, Printed] = {}
    for bit in _bits(draft):
        if bit.field not in _PLAIN | {DAY}:
            parts.setdefault(bit.field, bit.value)
    alone = [bit.value for bit in _bits(draft) if bit.field == DAY]
    if len(alone) == 2 and "dates" not in parts:
        parts = dict(zip(("start_date", "end_date"), alone, strict=True)) | parts
    if not parts.keys() & {"days", "weeks"}:
        numbers = [bit.value for bit in plain if bit.value.text.isdigit()]
        days = unnamed_days(numbers, parts)
        parts |= {"unnamed_days": days} if days else {}
    for name, value in named(plain, parts, place).items():
        parts.setdefault(name, value)
    shared = {name: value for name, value in draft.inherits.items() if name not in parts}
    return {**shared, **parts}


def _bits(draft: Draft) -> list[Bit]:
    return [bit for unit in draft.units for bit in unit.bits]


def plain_of(draft: Draft) -> list[Bit]:
    """Return the words of a show that no other sign tells apart, in their order."""
    return [bit for bit in _bits(draft) if bit.field in _PLAIN]


def _shared(own: Draft) -> dict[str, Printed]:
    """Return what another capacity on the same show shares with the first."""
    parts = parts_of(own, plain_of(own), 0)
    own_only = TIMES | {"classification", "unnamed_days"}
    return {name: value for name, value in parts.items() if name not in own_only}
