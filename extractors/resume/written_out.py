"""Pages on which every time is one word from its first day to its last, and the way back.

The readers of shows know spans of days. A month, a season, a year, a list of days or a span that a
narrow cell breaks is written out for them as such a span, and told back in the precision printed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.layout import Line, around, lines
from extractors.passages import Passage, passage
from extractors.patterns import pattern_of
from extractors.resume.spoken_times import Order, Said, Time
from extractors.resume.years_before import times_told
from extractors.values import Field, Fields, FieldValue, Page, Place, Word

_FIRST_MARK = 0xE000
_MOST = 0xF8FF - _FIRST_MARK
WRITTEN = pattern_of(r"(\d{4}-\d\d-\d\d)(?:→\d{4}-\d\d-\d\d)?([\uE000-\uF8FF])?")
"""A time that was written out, or the first day cut from it."""

_MARKS = pattern_of("[\ue000-\uf8ff]")
_SAME_LEFT = 2.0
_PITCH = 1.9
"""How far, in heights of a letter, the next line of a cell stands below at most."""

_LEVEL, _BESIDE = 3.0, 3.5
"""How many points higher, and how many heights of a letter lower, a time stands beside another."""

_MOST_LINES = 5
_MOST_LETTERS = 60
_BEFORE_YEAR = pattern_of(r"(?:^|[(\[,;|·•:/]\s*|\s[-–—]\s*|(?i:\b(?:in|during|of the year)\s+))$")
_BEHIND_YEAR = pattern_of(r"\s*(?:$|[)\],;|·•:/]|[-–—]\s|\.(?:\s|$))")


@dataclass(frozen=True, slots=True)
class Held:
    """A time with the words that it stands in, and what stands before and behind it in them."""

    words: tuple[Word, ...]
    before: str
    behind: str
    said: str
    time: Time
    places: tuple[Place, ...]
    opens: bool
    following: Word | None
    """The word behind a time that ends on another line than it begins on."""


@dataclass(frozen=True, slots=True)
class Written:
    """Pages with their times written out, and what was printed by the mark behind each."""

    pages: tuple[Page, ...]
    printed: Mapping[str, Held]


def written_out(pages: Sequence[Page], order: Order) -> Written:
    """Return pages with the times on them written out, and what these were."""
    made: list[Page] = []
    printed: dict[str, Held] = {}
    for page in pages:
        swaps: dict[int, Word | None] = {}
        for held in _told_once(list(_times_on(page, order))):
            mark = chr(_FIRST_MARK + len(printed) % _MOST)
            printed[mark] = held
            swaps |= {id(word): None for word in held.words}
            swaps[id(held.words[0])] = _word(held, mark)
            if held.following is not None and id(held.following) not in swaps:
                swaps[id(held.following)] = _in_the_place(held.following, held.words)
        words = (swaps.get(id(word), word) for word in page.words)
        made.append(replace(page, words=tuple(word for word in words if word is not None)))
    return Written(tuple(made), printed)


def _word(held: Held, mark: str) -> Word:
    first, last = (day.isoformat() for day in held.time.days)
    above = held.words[0].box
    own = [word for word in held.words if word.box[1] < above[3] and word.box[3] > above[1]]
    sure = min(word.confidence for word in held.words)
    text = f"{held.before}{first}→{last}{mark}{held.behind}"
    return Word(text, around(own), sure)


def _told_once(found: Sequence[Held]) -> Iterator[Held]:
    """Yield times, but none at the head of its line or cell that another tells nearer beside it."""
    for each in found:
        if not (each.opens and any(_is_nearer(other, each) for other in found)):
            yield each


def _is_nearer(other: Held, each: Held) -> bool:
    """Return whether a finer time stands beside a longer one, in another column, and within it."""
    (first, last), (begin, end) = each.time.days, other.time.days
    finer = other.time.first.count("-") > each.time.first.count("-")
    own, box = each.places[0].box, other.places[0].box
    away = box[1] - own[1]
    beside = -_LEVEL <= away <= _BESIDE * (own[3] - own[1]) and (box[0] > own[2] or box[2] < own[0])
    return finer and beside and first <= begin and end <= last and end - begin < last - first


def _in_the_place(word: Word, gone: Sequence[Word]) -> Word:
    """Return the word behind words that are gone, so that it begins where they did."""
    beside = [each.box[0] for each in gone if each.box[3] > word.box[1]]
    return replace(word, box=(min([word.box[0], *beside]), *word.box[1:]))


def _times_on(page: Page, order: Order) -> Iterator[Held]:
    """Yield the times on a page with their words, each word in one of them."""
    taken: set[int] = set()
    own = lines(page)
    for text in [
        *_over_lines(own),
        *(passage((part,)) for line in own for part in line.segments()),
    ]:
        for said in times_told(text.text, order):
            held = _held(text, said)
            broken = text.line_at(said.start) != text.line_at(said.end - 1)
            whole = len(text.lines) == 1 or broken
            if not whole or taken & {id(word) for word in held.words}:
                continue
            if said.alone and not _may_stand(text, said):
                continue
            taken |= {id(word) for word in held.words}
            yield held


def _held(text: Passage, said: Said) -> Held:
    value = text.cut(said.start, said.end)
    words = tuple(word for line in value.lines for word in line.words)
    at = [i for i, word in enumerate(text.words) if any(word is own for own in words)]
    begin = text.starts[at[0]]
    end = text.starts[at[-1]] + len(text.words[at[-1]].text)
    parts = text.text[begin : said.start], text.text[said.end : end]
    following = None
    if len(value.lines) > 1 and at[-1] + 1 < len(text.words):
        goes_on = text.owners[at[-1] + 1] == text.owners[at[-1]]
        following = text.words[at[-1] + 1] if goes_on else None
    told = text.text[said.start : said.end]
    return Held(words, *parts, told, said.time, value.places, said.start == 0, following)


def _may_stand(text: Passage, said: Said) -> bool:
    """Return whether a year alone is a time, and no part of a title: marks or edges part it."""
    before, behind = text.text[: said.start], text.text[said.end :]
    begins, ends = _BEFORE_YEAR.search(before), _BEHIND_YEAR.match(behind)
    if begins is not None and ends is not None:
        return True
    led = begins is not None and (not before.strip() or before.rstrip()[-1:].isalpha())
    return led or (not behind.strip() and len(text.text) <= _MOST_LETTERS)


def _over_lines(own: Sequence[Line]) -> Iterator[Passage]:
    """Yield the texts of cells that run over several lines, the longest first.

    A line below goes on with the words above that begin at its left edge.
    """
    parts = [line.segments() for line in own]
    for at in range(len(own) - 1):
        for under in parts[at + 1]:
            for part in parts[at]:
                begun = [i for i, word in enumerate(part.words) if _is_over(word, under)]
                if begun:
                    run = _run([Line(part.page, part.words[begun[0] :])], parts[at + 1 :])
                    yield from (passage(run[:count]) for count in range(len(run), 1, -1))
                elif _ends_over(part, under):
                    yield passage([part, under])


def _is_over(word: Word, under: Line) -> bool:
    return abs(word.box[0] - under.box[0]) <= _SAME_LEFT


def _ends_over(part: Line, under: Line) -> bool:
    """Return whether words end right over others, as in a column that is set at its right."""
    near = 0 < under.box[3] - part.box[3] <= _PITCH * (part.box[3] - part.box[1])
    return near and abs(part.box[2] - under.box[2]) <= _SAME_LEFT


def _run(run: list[Line], below: Sequence[Sequence[Line]]) -> list[Line]:
    """Return the lines of a cell: parts right below one another that begin at one place."""
    first = run[0].words[0]
    for parts in below[: _MOST_LINES - 1]:
        above = run[-1].box
        under = [part for part in parts if _is_over(first, part)]
        near = under and under[0].box[3] - above[3] <= _PITCH * (above[3] - above[1])
        if not near or under[0].page != run[0].page:
            break
        run.append(under[0])
    return run


def told_back(record: Fields, written: Written) -> Fields:
    """Return a show's fields as printed: days where days are, else the ``period`` of the show."""
    ends = [_end(record, name, written) for name in _ENDS]
    made = {
        name: replace(
            field,
            value=_said(field.value, written),
            places=tuple(_placed(place, written) for place in field.places),
        )
        for name, field in record.items()
    }
    if not any(ends):
        return made
    return {name: field for name, field in made.items() if name not in _ENDS} | _times(made, ends)


_ENDS = ("start_date", "end_date")


def is_written_out(field: Field) -> bool:
    """Return whether a day stands for a time that was printed otherwise."""
    found = (each for place in field.places for each in WRITTEN.finditer(place.text))
    return any(each[2] for each in found)


def _times(made: Fields, ends: Sequence[Held | None]) -> Fields:
    """Return first and last day of a show where both are days, else its period."""
    said = [end.time if end else _day(made, name) for name, end in zip(_ENDS, ends, strict=True)]
    first, last = said
    if first is None or last is None:
        return {}
    own = [end.places if end else made[name].places for name, end in zip(_ENDS, ends, strict=True)]
    places = tuple(dict.fromkeys((*own[0], *own[1])))
    sure = min(made[name].confidence for name in _ENDS)
    time = Time(first.first, last.last)
    if not time.is_of_days:
        return {"period": Field(time.period, sure, places)}
    days = zip(_ENDS, (time.first, str(time.last)), strict=True)
    return {name: Field(day, sure, places) for name, day in days}


def _day(made: Fields, name: str) -> Time | None:
    return Time(str(made[name].value), str(made[name].value)) if name in made else None


def _end(record: Fields, name: str, written: Written) -> Held | None:
    """Return the time that a day of a show was written out from, None for a day as printed."""
    for place in record[name].places if name in record else ():
        for found in WRITTEN.finditer(place.text):
            if found[2] in written.printed:
                return written.printed[found[2]]
    return None


def _placed(place: Place, written: Written) -> Place:
    return replace(place, text=str(_said(place.text, written)))


def _said(value: FieldValue, written: Written) -> FieldValue:
    if not isinstance(value, str):
        return value
    told = WRITTEN.sub(
        lambda found: written.printed[found[2]].said if found[2] in written.printed else found[0],
        value,
    )
    return _MARKS.sub("", told).strip() or value
