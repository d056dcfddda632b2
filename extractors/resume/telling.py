"""Shows told one after the other, in blocks or in lines: which words belong to which show."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile
from statistics import mode

from extractors.layout import Line
from extractors.names import looks_like_company, looks_like_person
from extractors.passages import Printed, passage, printed
from extractors.resume.bits import BESIDE, DAY, QUOTED, TEXT, Bit, bits_of, in_text
from extractors.resume.columns import Listed, heading_category
from extractors.resume.grouping import grouped, pitches
from extractors.resume.headings import CREW, TIMES, field_of_label
from extractors.resume.times import DATE, DAYS, WEEKS, span_in

_PLAIN = frozenset({TEXT, QUOTED, BESIDE})
_OPENING = _PLAIN | {"classification", "production_title", "studio", "season", "jurisdiction"}
_OPENING |= {"production_type", DAY}
"""What may stand before the time of a show, so that a line of it alone can begin the next."""

_FULL_LINE = 0.97
_FAR = 40.0
_SAME_PITCH = 1.15
_FEWEST_WORDS = 7
_MOST_OPENING = 3
_WORTH_OF_NO_SHOW = -0.2
_WORTH_AMONG_OTHERS = 0.8
_NOT_OF_SHOWS = re.compile(
    r"(?i)\W*(?:education|skills?|training|(?:additional |other |technical |special )?(?:skills?"
    r"|training|certificat\w+|qualifications?)|certificat\w+|licen[cs]es|languages?|references?"
    r"|interests|hobbies|awards|memberships?|affiliations?|volunteer\w*|contact|software|courses"
    r"|seminars?|objective|profile|summary|about(?: me)?|seminars? (?:attended|completed)"
    r"|(?:skills|training|education) (?:and|&) \w+)\W*"
)
_OF_SHOWS = re.compile(
    r"(?i)\W*(?:(?:selected |film |tv |television |production |screen |relevant |professional "
    r"|work )*(?:credits|experience|productions|employment|filmography|history|shows)"
    r"(?: history)?(?: (?:and|&) \w+)*)\W*"
)
_LABEL = re.compile(
    r"(?!\d)(?:[\w./#&()]+ ?){1,4}:|(?:(?:line |executive )?producer|U?PM|PC|APC|prod)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?i)^(?:days?|w(?:ee)?ks?)\b")


@dataclass(frozen=True, slots=True)
class Unit:
    """One line, or the lines that a sentence runs over, with what their parts say."""

    at: int
    lines: tuple[Line, ...]
    bits: tuple[Bit, ...]

    def fields(self) -> set[str]:
        """Return the names of what this line says."""
        return {bit.field for bit in self.bits}


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
    whole = [_around(unit) for unit in own]
    kinds = _kinds({name for unit in own for name in unit.fields() & TIMES})
    parted = grouped(whole, lambda group: _worth([own[at] for at in group], kinds))
    groups = _under_headings([[own[at] for at in group] for group in parted])
    category: Printed | None = None
    made: list[tuple[int, Listed]] = []
    for draft in _usual_opening(list(_in_groups(groups))):
        category = _heading_of(draft) or category
        if draft.times() and (parts := _parts(draft)):
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
        if len(own) < 2 or own[-1].fields() != {"classification"}:
            continue
        above, below = pitches([_around(unit) for unit in (*own[-2:], after[0])])
        if below <= above * _SAME_PITCH:
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
            kept = [u for u in draft.units if u.fields() == {"classification"}][-1:]
            rest = draft.units[extra:]
            draft.units = [*(unit for unit in kept if unit not in rest), *rest]
        yield draft


def _opening_lines(draft: _Draft) -> int:
    """Return how many lines of a show stand before its time or its crew."""
    return next(
        (at for at, unit in enumerate(draft.units) if not unit.fields() <= _OPENING),
        len(draft.units),
    )


def units_of(lines: Sequence[Line]) -> list[Unit]:
    """Return the lines that may tell of shows, those that one sentence runs over as one."""
    kept = _of_shows(lines)
    made: list[Unit] = []
    at = 0
    usual = _measure([line for _, line in kept])
    while at < len(kept):
        number, line = kept[at]
        below = kept[at + 1][1] if at + 1 < len(kept) else None
        if below is not None and (said := _label_over_two(line, below)) is not None:
            made.append(Unit(number, (line, below), (said,)))
            at += 2
            continue
        run = [line]
        while at + 1 < len(kept) and _runs_on(run[-1], kept[at + 1][1], usual):
            at += 1
            run.append(kept[at][1])
        made.append(Unit(number, tuple(run), tuple(_bits(run))))
        at += 1
    return made


def _label_over_two(line: Line, below: Line) -> Bit | None:
    """Return what a label in a narrow column says that breaks: "Production", "Manager"."""
    parts = line.segments()
    if len(parts) != 2 or len(below.segments()) != 1 or below.box[2] >= parts[1].box[0]:
        return None
    label, value = parts
    tall = line.box[3] - line.box[1]
    if abs(below.box[0] - label.box[0]) > tall or not 0 < below.box[1] - line.box[1] < 2 * tall:
        return None
    field = field_of_label(f"{label.text} {below.text}", has_colon=True)
    is_name = field in CREW and looks_like_person(value.text)
    return Bit(field, printed(value)) if field is not None and is_name else None


def _bits(run: Sequence[Line]) -> list[Bit]:
    if len(run) == 1:
        return bits_of(run[0])
    *before, last = run[0].segments()
    apart = [bit for each in before for bit in bits_of(each)]
    return [*apart, *in_text(passage((last, *run[1:])))]


def _of_shows(lines: Sequence[Line]) -> list[tuple[int, Line]]:
    """Return the lines outside sections of schooling, skills and the like."""
    kept, outside = [], False
    for at, line in enumerate(lines):
        text = line.text
        if _NOT_OF_SHOWS.fullmatch(text):
            outside = True
        elif _OF_SHOWS.fullmatch(text) or heading_category(line) is not None:
            outside = False
            kept += [(at, line)] if heading_category(line) is not None else []
        elif not outside:
            kept.append((at, line))
    return kept


@dataclass(frozen=True, slots=True)
class _Measure:
    """How far lines reach to the right, and how far apart the lines of one paragraph are."""

    right: float
    pitch: float


def _measure(lines: Sequence[Line]) -> _Measure:
    right = max((line.box[2] for line in lines if len(line.segments()) == 1), default=0.0)
    close = sorted(each for each in pitches(lines) if each < _FAR)
    return _Measure(right, close[len(close) // 5] if close else 0.0)


def _runs_on(line: Line, below: Line, usual: _Measure) -> bool:
    """Return whether a sentence, a span of dates or a number of days runs on below a line."""
    (away,) = pitches([line, below])
    begins = line.segments()[-1].box[0] if _COUNTED.match(below.text) else line.box[0]
    same_left = abs(begins - below.box[0]) <= line.box[3] - line.box[1]
    near = 0 < away <= usual.pitch * _SAME_PITCH and same_left
    if not near or len(below.segments()) > 1 or _LABEL.match(below.text):
        return False
    return _breaks_between(line.text, below.text) or _is_full(line, below, usual.right)


def _breaks_between(one: str, other: str) -> bool:
    """Return whether a span of dates, or a number and its "days", breaks between two lines."""
    both = f"{one} {other}"
    if _COUNTED.match(other) and re.search(r"\d\W*$", one):
        return (DAYS.search(both) or WEEKS.search(both)) is not None
    if _TOLD_ON.search(one) and _BEGINS_WITH_DAYS.match(other):
        return DAYS.search(one) is None
    open_span = span_in(one) is None and len(DATE.findall(one)) == 1
    return open_span and _TO_COME.search(one) is not None and span_in(both) is not None


_TOLD_ON = re.compile(r"[,;(–—-]\s*$")
_BEGINS_WITH_DAYS = re.compile(
    r"(?i)\d[\d.½]*\s+(?:paid |work(?:ing|ed)? )?(?:days?|w(?:ee)?ks?)\b"
)
_ALL_DAYS = re.compile(r"(?i)\W*\d[\d.½]*\s+(?:\w+ )?(?:days?|w(?:ee)?ks?)(?: worked)?\W*")
_ENDS_WITH_A_NAME = re.compile(r"\b[A-ZÀ-Þ][\w'’-]+$")
_TO_COME = re.compile(r"(?:[-–—]|\bto|\buntil)\s*$")


def _is_full(line: Line, below: Line, right: float) -> bool:
    """Return whether a line that tells of a show is so long that its next word had no room."""
    one, other = line.text, below.text
    telling = DATE.search(one) or DAYS.search(one) or ":" in one
    apart = (span_in(one) and span_in(other)) or (DAYS.search(one) and DAYS.search(other))
    ended = _ALL_DAYS.fullmatch(other) and _ENDS_WITH_A_NAME.search(one)
    if len(line.segments()) > 1 or len(line.words) < _FEWEST_WORDS or not telling:
        return False
    if apart or ended:
        return False
    first = below.words[0].box
    return line.box[2] + first[2] - first[0] >= right * _FULL_LINE


def _around(unit: Unit) -> Line:
    words = tuple(word for line in unit.lines for word in line.words)
    return Line(unit.lines[0].page, words)


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
    parts = _parts(own)
    own_only = TIMES | {"classification"}
    return {name: value for name, value in parts.items() if name not in own_only}


def _opening(units: Sequence[Unit]) -> list[Unit]:
    """Return the last lines of a group without times that may open a show, cut off from it."""
    kept = list(takewhile(lambda unit: unit.fields() <= _OPENING, reversed(units)))[:_MOST_OPENING]
    return [unit for unit in reversed(kept) if unit.fields() != {"classification"}]


def _heading_of(draft: _Draft) -> Printed | None:
    """Return the category on a line of its own before a show: those below may share it."""
    named = [unit for unit in draft.units if unit.fields() == {"classification"}]
    first = draft.units[0].fields() == {"classification"}
    if not named or (draft.times() and not first):
        return None
    return named[0 if draft.times() else -1].bits[0].value


def _parts(draft: _Draft) -> dict[str, Printed]:
    parts: dict[str, Printed] = {}
    plain: list[Bit] = []
    alone: list[Printed] = []
    for unit in draft.units:
        for bit in unit.bits:
            if bit.field in _PLAIN:
                plain.append(bit)
            elif bit.field == DAY:
                alone.append(bit.value)
            else:
                parts.setdefault(bit.field, bit.value)
    if len(alone) == 2 and "dates" not in parts:
        parts = dict(zip(("start_date", "end_date"), alone, strict=True)) | parts
    for name, value in _named(plain, parts).items():
        parts.setdefault(name, value)
    shared = {name: value for name, value in draft.inherits.items() if name not in parts}
    return {**shared, **parts}


def _named(plain: Sequence[Bit], parts: dict[str, Printed]) -> dict[str, Printed]:
    """Return title and studio among plain words: by quotes, a company's words, their order."""
    left = [bit for bit in plain if not bit.value.text.isdigit()]
    made: dict[str, Printed] = {}
    if "production_title" not in parts and left:
        title = _title_among(left)
        if title is not None:
            made["production_title"] = title.value
            left = [bit for bit in left if bit is not title]
    if "studio" not in parts and left:
        companies = [bit for bit in left if looks_like_company(bit.value.text)]
        made["studio"] = (companies or left)[0].value
    return made


def _title_among(left: Sequence[Bit]) -> Bit | None:
    quoted = [bit for bit in left if bit.field == QUOTED]
    plain = [bit for bit in left if bit.field == TEXT]
    if quoted or len(plain) < 2:
        return next(iter(quoted or plain), None)
    first, second = plain[0], plain[1]
    turned = looks_like_company(first.value.text) and not looks_like_company(second.value.text)
    return second if turned else first
