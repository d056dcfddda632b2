"""Shows told one after the other, in blocks or in lines: which words belong to which show."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from statistics import mode

from extractors.layout import Line
from extractors.passages import Printed
from extractors.resume.drafts import OPENING, Draft, drafts_of, parts_of, plain_of
from extractors.resume.grouping import grouped, pitches
from extractors.resume.headings import CREW, TIMES
from extractors.resume.listed import Listed, told_again
from extractors.resume.naming import rejoined, title_place
from extractors.resume.openings import alike, standing_out
from extractors.resume.plain_words import BESIDE, QUOTED, TEXT
from extractors.resume.times import YEARLESS
from extractors.resume.units import SAME_PITCH, Unit, around, spaces_between, units_of

_YEAR = re.compile(r"(?:19|20)\d\d")
_MOST_OPENING = 3
_FEWEST_SHOWS = 3
_WORTH_OF_NO_SHOW = -0.2
_WORTH_AMONG_OTHERS = 0.8
_WORTH_OF_CAPACITY = 0.6


def told_shows(lines: Sequence[Line]) -> list[tuple[int, Listed]]:
    """Return the shows that ``lines`` tell, with the index of the line each begins on."""
    own = [unit for unit in units_of(lines) if unit.bits]
    if not own:
        return []
    kinds = _kinds({name for unit in own for name in unit.fields() & TIMES})
    parted = grouped(spaces_between(own), alike(own), lambda groups: _sense(own, groups, kinds))
    groups = _under_headings([[own[at] for at in group] for group in parted])
    return _listed(list(_usual_opening(list(_in_groups(groups)))))


def _listed(drafts: Sequence[Draft]) -> list[tuple[int, Listed]]:
    """Return the shows of drafts, each under the category that was named last."""
    timed = [draft for draft in drafts if draft.times()]
    words = iter(plain := rejoined([plain_of(draft) for draft in timed]))
    place = title_place(plain)
    category: Printed | None = None
    year = ""
    made: list[tuple[int, Listed]] = []
    for draft in drafts:
        category = _heading_of(draft) or category
        year = _year_of(draft) or year
        if draft.times() and (parts := _in_year(parts_of(draft, next(words), place), year)):
            if draft.inherits and made:
                _give_crew(made[-1][1].parts, parts)
            if made and _is_capacity_alone(draft):
                parts = told_again(parts, made[-1][1].parts)
            made.append((draft.units[0].at, Listed(parts, category)))
    return made


def _year_of(draft: Draft) -> str:
    """Return the year that stands alone on a line over shows, empty for none."""
    said = [around(unit).text for unit in draft.units]
    return next((text for text in said if _YEAR.fullmatch(text)), "")


def _in_year(parts: dict[str, Printed], year: str) -> dict[str, Printed]:
    """Return the parts of a show with the year of its heading behind days that name none."""
    said = parts.get("months")
    if said is None or not year or "dates" in parts or YEARLESS.fullmatch(said.text) is None:
        return parts
    return parts | {"dates": said.with_text(f"{said.text}, {year}")}


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
        above, below = pitches([own[-2].lines[-1], own[-1].lines[0], after[0].lines[0]])
        if below <= above * SAME_PITCH:
            after.insert(0, own.pop())
    return groups


def _in_groups(groups: Sequence[Sequence[Unit]]) -> Iterator[Draft]:
    """Yield the shows of each group, and the groups that tell of none."""
    waiting: list[Unit] = []
    last: Draft | None = None
    for group in groups:
        drafts = drafts_of(group)
        if last is not None and all(unit.fields() <= set(CREW) for unit in group):
            last.units += group
            continue
        if waiting and not _has_title(drafts[0]):
            drafts = drafts_of([*waiting, *group])
        waiting = []
        if not any(draft.times() for draft in drafts):
            waiting = _opening(group)
            drafts = [Draft([unit for unit in group if unit not in waiting])]
        else:
            last = drafts[-1]
        yield from (draft for draft in drafts if draft.units)


def _usual_opening(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the drafts, the first of them without what stands over it and opens no show.

    A resume begins with a name and an address; as many lines open its first show as most others.
    Where shows are single lines, one over a show names what they share, such as a studio.
    """
    timed = [draft for draft in drafts if draft.times()]
    usual = mode([_opening_lines(draft) for draft in timed[1:]]) if len(timed) > 1 else 0
    for draft in drafts:
        extra = _opening_lines(draft) - usual
        if timed and draft is timed[0] and usual and extra > 0:
            kept = [unit for unit in draft.units if _is_heading(unit)][-1:]
            rest = draft.units[extra:]
            draft.units = [*(unit for unit in kept if unit not in rest), *rest]
        elif draft.times() and len(timed) >= _FEWEST_SHOWS and not usual and extra > 0:
            draft.units = _heading_last(draft.units, extra)
        yield draft


def _heading_last(units: Sequence[Unit], count: int) -> list[Unit]:
    """Return the lines of a show with those over it behind it, when it has a title of its own."""
    above, own = units[:count], units[count:]
    titled = any(unit.fields() & {TEXT, QUOTED, "production_title"} for unit in own)
    plain = all(unit.fields() <= {TEXT, BESIDE} for unit in above)
    return [*own, *above] if titled and plain else list(units)


def _opening_lines(draft: Draft) -> int:
    """Return how many lines of a show stand before its time or its crew."""
    return next(
        (at for at, unit in enumerate(draft.units) if not unit.fields() <= OPENING),
        len(draft.units),
    )


def _sense(units: Sequence[Unit], groups: Sequence[Sequence[int]], kinds: frozenset[str]) -> float:
    """Return how much sense groups of units make: each as a show, all by where they begin."""
    worth = sum(_worth([units[at] for at in group], kinds) for group in groups)
    shows = [own for own in groups if any(units[at].fields() & TIMES for at in own)]
    return worth + standing_out(units, shows)


def _worth(units: Sequence[Unit], kinds: frozenset[str]) -> float:
    """Return how much sense a group makes: one show with its title and all its times is best.

    ``kinds`` are the kinds of time that the resume gives at all: a span, a count.
    """
    drafts = [draft for draft in drafts_of(units) if draft.times()]
    if not drafts:
        return _WORTH_OF_NO_SHOW
    worth = [(len(_kinds(draft.times())) / len(kinds)) ** 2 * _of_title(draft) for draft in drafts]
    return sum(worth) * (1.0 if len(drafts) == 1 else _WORTH_AMONG_OTHERS)


def _of_title(draft: Draft) -> float:
    """Return what a show's words on what it is are worth; a capacity alone is on the show above."""
    if _has_title(draft):
        return 1.0
    return _WORTH_OF_CAPACITY if _is_capacity_alone(draft) else -1.0


def _is_capacity_alone(draft: Draft) -> bool:
    """Return whether a capacity and its time are all that a draft tells."""
    said = {name for unit in draft.units for name in unit.fields()}
    return "classification" in said and said <= TIMES | {"classification", "jurisdiction"}


def _kinds(times: set[str]) -> frozenset[str]:
    """Return which kinds of time some fields are: ``count`` for days and weeks, else ``span``."""
    return frozenset("count" if name in {"days", "weeks"} else "span" for name in times)


def _has_title(draft: Draft) -> bool:
    own = any(unit.fields() & {TEXT, QUOTED, "production_title"} for unit in draft.units)
    return own or "production_title" in draft.inherits


def _opening(units: Sequence[Unit]) -> list[Unit]:
    """Return the last lines of a group without times that may open a show, cut off from it."""
    kept = list(takewhile(lambda unit: unit.fields() <= OPENING, reversed(units)))[:_MOST_OPENING]
    return [unit for unit in reversed(kept) if not _is_heading(unit)]


def _heading_of(draft: Draft) -> Printed | None:
    """Return the category on a line of its own before a show: those below may share it."""
    named = [unit for unit in draft.units if _is_heading(unit)]
    first = _is_heading(draft.units[0])
    if not named or (draft.times() and not first):
        return None
    own = named[0 if draft.times() else -1]
    return next(bit.value for bit in own.bits if bit.field == "classification")


def _is_heading(unit: Unit) -> bool:
    """Return whether a line names a category and no more than whose it is: "1st APC (411)"."""
    said = unit.fields()
    return "classification" in said and said <= {"classification", "jurisdiction"}
