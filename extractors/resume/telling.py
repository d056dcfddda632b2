"""Shows told one after the other, in blocks or in lines: which words belong to which show."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile
from statistics import mode

from extractors.layout import Line
from extractors.passages import Printed
from extractors.resume.counts import unnamed_days
from extractors.resume.grouping import grouped, pitches
from extractors.resume.headings import CREW, TIMES
from extractors.resume.listed import Listed
from extractors.resume.naming import named, rejoined, title_place
from extractors.resume.openings import alike, standing_out
from extractors.resume.plain_words import BESIDE, DAY, QUOTED, TEXT, Bit
from extractors.resume.units import SAME_PITCH, Unit, around, units_of

_PLAIN = frozenset({TEXT, QUOTED, BESIDE})
_OPENING = _PLAIN | {"classification", "production_title", "studio", "season", "jurisdiction"}
_OPENING |= {"production_type", DAY}
"""What may stand before the time of a show, so that a line of it alone can begin the next."""

_MOST_OPENING = 3
_WORTH_OF_NO_SHOW = -0.2
_WORTH_AMONG_OTHERS = 0.8


@dataclass(slots=True)
class _Draft:
    """A show as it is being told: its units, and its words of no sign in their order."""

    units: list[Unit] = field(default_factory=list)
    inherits: dict[str, Printed] = field(default_factory=dict)

    def times(self) -> set[str]:
        return {name for unit in self.units for name in unit.fields() & TIMES}


def told_shows(lines: Sequence[Line]) -> list[tuple[int, Listed]]:
    """Return the shows that ``lines`` tell, with the index of the line each begins on."""
    own = [unit for unit in units_of(lines) if unit.bits]
    whole = [around(unit) for unit in own]
    kinds = _kinds({name for unit in own for name in unit.fields() & TIMES})
    parted = grouped(whole, alike(own), lambda groups: _sense(own, groups, kinds))
    groups = _under_headings([[own[at] for at in group] for group in parted])
    return _listed(list(_usual_opening(list(_in_groups(groups)))))


def _listed(drafts: Sequence[_Draft]) -> list[tuple[int, Listed]]:
    """Return the shows of drafts, each under the category that was named last."""
    timed = [draft for draft in drafts if draft.times()]
    words = iter(plain := rejoined([_plain(draft) for draft in timed]))
    place = title_place(plain)
    category: Printed | None = None
    made: list[tuple[int, Listed]] = []
    for draft in drafts:
        category = _heading_of(draft) or category
        if draft.times() and (parts := _parts(draft, next(words), place)):
            if draft.inherits and made:
                _give_crew(made[-1][1].parts, parts)
            made.append((draft.units[0].at, Listed(parts, category)))
    return made


def _give_crew(first: dict[str, Printed], parts: dict[str, Printed]) -> None:
    """Give the first capacity on a show the crew that is named below the last one."""
    for name in CREW:
        if name in parts:
            first.setdefault(name, parts[name])


def _under_headings(groups: Sequence[list[Unit]]) -> Sequence[list[Unit]]:
    """Return the groups with each category at the foot of one that heads the next, in that one."""
    for own, after in pairwise(groups):
        if len(own) < 2 or not _is_heading(own[-1]):
            continue
        above, below = pitches([around(unit) for unit in (*own[-2:], after[0])])
        if below <= above * SAME_PITCH:
            after.insert(0, own.pop())
    return groups


def _in_groups(groups: Sequence[Sequence[Unit]]) -> Iterator[_Draft]:
    """Yield the shows of each group, and the groups that tell of none."""
    waiting: list[Unit] = []
    last: _Draft | None = None
    for group in groups:
        drafts = _drafts(group)
        if last is not None and all(unit.fields() <= set(CREW) for unit in group):
            last.units += group
            continue
        if waiting and not _has_title(drafts[0]):
            drafts = _drafts([*waiting, *group])
        waiting = []
        if not any(draft.times() for draft in drafts):
            waiting = _opening(group)
            drafts = [_Draft([unit for unit in group if unit not in waiting])]
        else:
            last = drafts[-1]
        yield from (draft for draft in drafts if draft.units)


def _usual_opening(drafts: Sequence[_Draft]) -> Iterator[_Draft]:
    """Yield the drafts, the first of them without what stands over it and opens no show.

    A resume begins with a name and an address; as many lines open its first show as most others.
    """
    timed = [draft for draft in drafts if draft.times()]
    usual = mode([_opening_lines(draft) for draft in timed[1:]]) if len(timed) > 1 else 0
    for draft in drafts:
        extra = _opening_lines(draft) - usual
        if timed and draft is timed[0] and usual and extra > 0:
            kept = [unit for unit in draft.units if _is_heading(unit)][-1:]
            rest = draft.units[extra:]
            draft.units = [*(unit for unit in kept if unit not in rest), *rest]
        yield draft


def _opening_lines(draft: _Draft) -> int:
    """Return how many lines of a show stand before its time or its crew."""
    return next(
        (at for at, unit in enumerate(draft.units) if not unit.fields() <= _OPENING),
        len(draft.units),
    )


def _sense(units: Sequence[Unit], groups: Sequence[Sequence[int]], kinds: frozenset[str]) -> float:
    """Return how much sense groups of units make: each as a show, all by where they begin."""
    worth = sum(_worth([units[at] for at in group], kinds) for group in groups)
    return worth + standing_out(units, groups)


def _worth(units: Sequence[Unit], kinds: frozenset[str]) -> float:
    """Return how much sense a group makes: one show with its title and all its times is best.

    ``kinds`` are the kinds of time that the resume gives at all: a span, a count.
    """
    drafts = [draft for draft in _drafts(units) if draft.times()]
    if not drafts:
        return _WORTH_OF_NO_SHOW
    worth = [
        (len(_kinds(draft.times())) / len(kinds)) ** 2 if _has_title(draft) else -1.0
        for draft in drafts
    ]
    return sum(worth) * (1.0 if len(drafts) == 1 else _WORTH_AMONG_OTHERS)


def _kinds(times: set[str]) -> frozenset[str]:
    """Return which kinds of time some fields are: ``count`` for days and weeks, else ``span``."""
    return frozenset("count" if name in {"days", "weeks"} else "span" for name in times)


def _has_title(draft: _Draft) -> bool:
    return any(unit.fields() & {TEXT, QUOTED, "production_title"} for unit in draft.units)


def _drafts(units: Sequence[Unit]) -> list[_Draft]:
    """Return the shows in a group: one more wherever a time is said that was said before."""
    drafts = [_Draft()]
    for unit in units:
        own = drafts[-1]
        again = unit.fields() & TIMES & own.times() or _repeats_times(unit, own)
        labelled = "production_title" in unit.fields() and own.times()
        if again or labelled:
            drafts.append(_begun(own, unit))
        drafts[-1].units.append(unit)
    return drafts


def _repeats_times(unit: Unit, own: _Draft) -> bool:
    """Return whether a span stands where two labelled days stood, or the other way round."""
    spans, days = {"dates", "months"}, {"start_date", "end_date"}
    said, had = unit.fields(), own.times()
    return bool((said & spans and had & days) or (said & days and had & spans))


def _begun(own: _Draft, unit: Unit) -> _Draft:
    """Return the next show, with the lines before it that open it and end nothing."""
    opening: list[Unit] = []
    while len(own.units) > 1 and own.units[-1].fields() <= _OPENING and not _tells(own.units[-1]):
        opening.insert(0, own.units.pop())
    if not opening and not unit.fields() & {TEXT, QUOTED, "production_title"}:
        return _Draft(inherits=_shared(own))
    return _Draft(opening)


def _tells(unit: Unit) -> bool:
    return bool(unit.fields() & TIMES)


def _shared(own: _Draft) -> dict[str, Printed]:
    """Return what another capacity on the same show shares with the first."""
    parts = _parts(own, _plain(own), 0)
    own_only = TIMES | {"classification", "unnamed_days"}
    return {name: value for name, value in parts.items() if name not in own_only}


def _is_heading(unit: Unit) -> bool:
    """Return whether a line names a category and no more than whose it is: "1st APC (411)"."""
    said = unit.fields()
    return "classification" in said and said <= {"classification", "jurisdiction"}


def _opening(units: Sequence[Unit]) -> list[Unit]:
    """Return the last lines of a group without times that may open a show, cut off from it."""
    kept = list(takewhile(lambda unit: unit.fields() <= _OPENING, reversed(units)))[:_MOST_OPENING]
    return [unit for unit in reversed(kept) if not _is_heading(unit)]


def _heading_of(draft: _Draft) -> Printed | None:
    """Return the category on a line of its own before a show: those below may share it."""
    named = [unit for unit in draft.units if _is_heading(unit)]
    first = _is_heading(draft.units[0])
    if not named or (draft.times() and not first):
        return None
    own = named[0 if draft.times() else -1]
    return next(bit.value for bit in own.bits if bit.field == "classification")


def _parts(draft: _Draft, plain: Sequence[Bit], place: int) -> dict[str, Printed]:
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


def _bits(draft: _Draft) -> list[Bit]:
    return [bit for unit in draft.units for bit in unit.bits]


def _plain(draft: _Draft) -> list[Bit]:
    return [bit for bit in _bits(draft) if bit.field in _PLAIN]
