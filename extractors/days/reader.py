"""The days of one record, from its lines and tables: the steps, and how sure the result is."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from extractors.days.bounds import bounded
from extractors.days.calendars import read_calendars
from extractors.days.cells import Legend, legend_of
from extractors.days.codes import Verdict
from extractors.days.datedheads import read_dated
from extractors.days.grammar import mentions_in, year_of
from extractors.days.grids import read_grids
from extractors.days.listing import Listed, Listing
from extractors.days.marks import MarkedDay
from extractors.days.roles import Role
from extractors.days.sense import Anchors, Sense, ordered, real, span, with_years
from extractors.days.stretches import LONGEST_LISTED_RANGE_DAYS, periods_apart
from extractors.days.tokens import Kind, Token, tokens_of
from extractors.days.totals import stated_total
from extractors.days.upright import displayed, quarters_of, upright_lines
from extractors.days.values import DayRead, DaysRead, InvalidDate
from extractors.days.weeklists import week_lists
from extractors.layout import Line, Table, around
from extractors.values import Field, Place

_UNNAMED = 0.9
"""How sure a list of dates is a list of days worked when no words say so."""

_DAYS = {Role.WORK, Role.NOT_WORKED, Role.EXCLUDED}


@dataclass(slots=True)
class _Gathered:
    """Everything found so far, before duplicates are taken out."""

    worked: list[DayRead] = field(default_factory=list)
    not_worked: list[DayRead] = field(default_factory=list)
    excluded: list[DayRead] = field(default_factory=list)
    invalid: list[InvalidDate] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    runs: list[int] = field(default_factory=list)
    starts: list[Field] = field(default_factory=list)
    ends: list[Field] = field(default_factory=list)
    weeks: list[date] = field(default_factory=list)


def read_days(
    lines: Sequence[Line],
    tables: Sequence[Table],
    *,
    letter_date: date | None,
    day_first: bool = False,
) -> DaysRead:
    """Return the days that the lines and tables of one record state, worked or not."""
    kept, cuts = bounded(lines)
    quarters = quarters_of(kept)
    total, doubts = stated_total(kept, tables)
    gathered = _Gathered(doubts=[*cuts, *doubts])
    _gather(gathered, upright_lines(kept, quarters), letter_date, total, day_first=day_first)
    return displayed(_settled(gathered, total), quarters)


def _gather(
    gathered: _Gathered,
    lines: Sequence[Line],
    letter_date: date | None,
    total: Field | None,
    *,
    day_first: bool,
) -> None:
    legend = legend_of(lines)
    anchors = Anchors(letter_date, None, _years_said(lines))
    dated = read_dated(lines, legend, anchors)
    grids = read_grids(lines, legend, anchors, dated.taken, day_first=day_first)
    calendars = read_calendars(lines, legend, grids.taken | dated.taken)
    taken = dated.taken | grids.taken | calendars.taken
    for marks in (dated, grids, calendars):
        gathered.doubts += marks.doubts
        for mark in marks.days:
            _keep_mark(gathered, mark)
    left = [line for number, line in enumerate(lines) if number not in taken]
    marked = bool(dated.days or grids.days or calendars.days)
    _read_listing(gathered, left, legend, anchors, total, day_first=day_first, marked=marked)


def _years_said(lines: Iterable[Line]) -> tuple[int, ...]:
    """Return the years that stand in headings about dates ("Dates worked in 2026")."""
    years: list[int] = []
    for line in lines:
        tokens = tokens_of([line])
        said = [year for token in tokens if (year := year_of(token)) is not None]
        text = line.text.lower()
        short = len(tokens) <= 6 or "date" in text or "work" in text or "year" in text
        foreign = any(word in text for word in ("agreement", "©", "copyright"))
        if len(said) != 1 or not short or foreign:
            continue
        if not [m for m in mentions_in(tokens) if (m.last or m.first).year == said[0]]:
            years.append(said[0])
    return tuple(years)


def _keep_mark(gathered: _Gathered, mark: MarkedDay) -> None:
    read = DayRead(mark.day, mark.place, round(mark.certainty, 4), mark.says.code)
    if mark.says.verdict is Verdict.NOT_WORKED:
        gathered.not_worked.append(read)
    elif mark.says.verdict is Verdict.REFER:
        gathered.worked.append(replace(read, confidence=min(read.confidence, 0.4)))
        gathered.doubts.append(
            f"the code {mark.says.code!r} on {mark.day.isoformat()} needs a person"
        )
    else:
        gathered.worked.append(read)


# Dates in sentences, lists and rows.


def _read_listing(
    gathered: _Gathered,
    lines: Sequence[Line],
    legend: Legend,
    anchors: Anchors,
    total: Field | None,
    *,
    day_first: bool,
    marked: bool,
) -> None:
    tokens = tokens_of(lines)
    mentions, doubts = ordered(mentions_in(tokens), anchors, day_first=day_first)
    listed = Listing(lines, tokens, mentions, legend).listed()
    listed = _by_default(
        periods_apart(_without_ends_of_shifts(listed, tokens), total), marked=marked
    )
    period = _read_periods(gathered, listed, anchors)
    gathered.doubts += _left_out(listed)
    for mark in week_lists(listed, tokens):
        _keep_mark(gathered, mark)
    rows = _hours_where_others_have_them(_yes_and_no(listed))
    useful = [one for one in rows if one.role in _DAYS]
    if not any(_could_be_swapped(one) for one in useful):
        doubts = ()
    gathered.doubts += doubts
    roles = {Role.WEEK, *_DAYS}
    dated = [one for one in rows if one.role in roles]
    senses = with_years([one.mention for one in dated], replace(anchors, period=period))
    for one, sense in zip(dated, senses, strict=True):
        if one.role is Role.WEEK:
            gathered.weeks += [day] if (day := real(sense.mention.first)) is not None else []
        else:
            _keep(gathered, one, _by_weekday(sense), unsure_order=bool(doubts))


def _without_ends_of_shifts(listed: list[Listed], tokens: Sequence[Token]) -> list[Listed]:
    """Return the mentions without the second date of a shift over midnight, which began before."""
    kept: list[Listed] = []
    for one in listed:
        before = kept[-1] if kept else None
        if before is None or not _ends_shift(before, one, tokens):
            kept.append(one)
    return kept


def _ends_shift(before: Listed, one: Listed, tokens: Sequence[Token]) -> bool:
    if before.line != one.line or one.mention.last is not None or before.mention.last is not None:
        return False
    first, second = before.mention.first, one.mention.first
    next_day = second.day in {first.day, first.day + 1} or (second.day == 1 and first.day >= 28)
    between = tokens[before.mention.end : one.mention.start]
    times = [
        token.kind is Kind.COLON and token.glued and other.kind is Kind.NUMBER and other.glued
        for token, other in pairwise(between)
    ]
    return next_day and any(times)


def _could_be_swapped(one: Listed) -> bool:
    first = one.mention.first
    return first.numeric and first.month != first.day


def _by_default(listed: list[Listed], *, marked: bool) -> list[Listed]:
    """Return the mentions with roles for those that nothing names: lists are days worked."""
    unnamed = [one for one in listed if one.role is None]
    sizes = Counter(one.mention.run for one in unnamed)
    first_in_line = {one.line: one for one in reversed(listed)}
    columns = Counter(_column(first_in_line[one.line]) for one in unnamed if one.in_row)
    found: list[Listed] = []
    for one in listed:
        in_column = one.in_row and columns[_column(first_in_line[one.line])] >= 3
        many = sizes[one.mention.run] >= 3 or in_column
        if one.role is None and many and not marked:
            found.append(replace(one, role=Role.WORK, certainty=_UNNAMED * one.certainty))
        else:
            found.append(one)
    return found if marked else _runs_completed(found)


def _runs_completed(listed: list[Listed]) -> list[Listed]:
    """Return the mentions with what is worked given to all of its run, and to the run below it."""
    worked = {one.mention.run for one in listed if one.role is Role.WORK}
    sizes = Counter(one.mention.run for one in listed if one.role is None)
    below = {one.line + 1 for one in listed if one.role is Role.WORK and not one.explicit}
    found: list[Listed] = []
    for one in listed:
        follows = sizes[one.mention.run] >= 2 and one.line in below
        if one.role is None and (one.mention.run in worked or follows):
            below.add(one.line + 1)
            found.append(replace(one, role=Role.WORK, certainty=_UNNAMED * one.certainty))
        else:
            found.append(one)
    return found


def _left_out(listed: list[Listed]) -> list[str]:
    """Return a doubt for each date beside days worked that nothing says the meaning of."""
    worked = {(one.page, one.line) for one in listed if one.role is Role.WORK}
    unnamed = [one for one in listed if one.role is None]
    near = [
        one for one in unnamed if any((one.page, one.line + n) in worked for n in (-2, -1, 0, 1, 2))
    ]
    notes = [note for one in listed if one.role is Role.PERIOD for note in one.mention.notes]
    return notes + [
        f"nothing says what {_place(one, '').text!r} beside the days worked stands for"
        for one in near
    ]


def _column(one: Listed) -> int:
    """Return the place of a date from the left in steps of a few letters."""
    return round(around(one.words)[0] / 12)


def _yes_and_no(listed: list[Listed]) -> list[Listed]:
    """Return the rows without those that say "No" in a column where others say "Yes"."""
    said = {one.tail.lower() for one in listed if one.in_row}
    if not said & {"y", "yes"}:
        return listed
    return [
        replace(one, verdict=Verdict.NOT_WORKED, code=None)
        if one.in_row and one.tail.lower() in {"n", "no"}
        else one
        for one in listed
    ]


def _hours_where_others_have_them(listed: list[Listed]) -> list[Listed]:
    """Return the rows without those whose hours stay empty where most rows state some."""
    rows = [one for one in listed if one.in_row and one.role is Role.WORK]
    filled = [one for one in rows if any(letter.isdigit() for letter in one.tail)]
    in_line = Counter(one.line for one in rows)
    if len(filled) < 3 or 2 * len(filled) <= len(rows):
        return listed
    return [
        replace(one, verdict=Verdict.NOT_WORKED, code=None)
        if one.in_row
        and one.role is Role.WORK
        and not one.tail
        and one.verdict is None
        and in_line[one.line] == 1
        else one
        for one in listed
    ]


def _read_periods(
    gathered: _Gathered, listed: list[Listed], anchors: Anchors
) -> tuple[date, date] | None:
    spans = [one for one in listed if one.role is Role.PERIOD]
    single = [one for one in listed if one.role in {Role.PERIOD_START, Role.PERIOD_END}]
    chosen = sorted(spans + single, key=lambda one: one.mention.start)
    senses = with_years(
        [
            replace(one.mention, run=index) if one.mention.last else one.mention
            for index, one in enumerate(chosen)
        ],
        anchors,
    )
    pair: list[Listed] = []
    for one, sense in zip(chosen, senses, strict=True):
        first = real(sense.mention.first)
        last = real(sense.mention.last) if sense.mention.last is not None else None
        sure = one.certainty * sense.sureness * 0.97
        if one.role is Role.PERIOD and last is not None and first is not None:
            gathered.starts.append(_field(first, one, sure))
            gathered.ends.append(_field(last, one, sure))
        elif one.role is Role.PERIOD and first is not None:
            (gathered.ends if pair else gathered.starts).append(_field(first, one, sure))
            pair.append(one)
        elif one.role is Role.PERIOD_START and first is not None:
            gathered.starts.append(_field(first, one, sure))
        elif one.role is Role.PERIOD_END and first is not None:
            gathered.ends.append(_field(first, one, sure))
    if not gathered.starts or not gathered.ends:
        return None
    return date.fromisoformat(str(gathered.starts[0].value)), date.fromisoformat(
        str(gathered.ends[0].value)
    )


def _field(day: date, one: Listed, sureness: float) -> Field:
    return Field(day.isoformat(), round(sureness, 4), (_place(one, day.isoformat()),))


def _place(one: Listed, item: str) -> Place:
    return Place(one.page, around(one.words), " ".join(word.text for word in one.words), item)


def _by_weekday(sense: Sense) -> Sense:
    """Return the sense with its year or its trust corrected by the weekday printed with it."""
    mention = sense.mention
    day = real(mention.first)
    if mention.weekday is None or day is None or day.weekday() == mention.weekday:
        return sense
    doubt = f"{day.isoformat()} is not the weekday that is printed with it"
    return replace(sense, sureness=0.4 * sense.sureness, doubts=(*sense.doubts, doubt))


def _keep(gathered: _Gathered, one: Listed, sense: Sense, *, unsure_order: bool) -> None:
    mention = sense.mention
    gathered.doubts += (*sense.doubts, *mention.notes)
    sureness = one.certainty * sense.sureness
    if mention.first.numeric and unsure_order:
        sureness *= 0.5
    if mention.first.year is None:
        return
    first, last = real(mention.first), real(mention.last) if mention.last is not None else None
    if first is None or (mention.last is not None and last is None):
        _keep_invalid(gathered, one, sense)
        return
    if mention.last is not None and last is not None:
        days = span(first, last) if last >= first else []
        if not days or (len(days) > LONGEST_LISTED_RANGE_DAYS and not one.whole):
            gathered.doubts.append(f"the range {_place(one, '').text!r} is no list of days")
            if len(days) > 2 * LONGEST_LISTED_RANGE_DAYS or not days:
                return
            sureness *= 0.5
        if "overnight" in mention.remark or "night" in mention.remark:
            days = days[:1] if len(days) == 2 else days
    else:
        days = [first]
    for day in days:
        _keep_day(gathered, one, day, sureness)


def _keep_invalid(gathered: _Gathered, one: Listed, sense: Sense) -> None:
    for written in (sense.mention.first, sense.mention.last):
        if written is not None and written.year is not None and real(written) is None:
            iso = f"{written.year:04}-{written.month:02}-{written.day:02}"
            place = _place(one, iso)
            gathered.invalid.append(InvalidDate(place.text.strip(" ,.;&"), iso, place))
            gathered.doubts.append(f"{place.text!r} is no date of the calendar")


def _keep_day(gathered: _Gathered, one: Listed, day: date, sureness: float) -> None:
    read = DayRead(day, _place(one, day.isoformat()), round(sureness, 4), one.code)
    if one.role is Role.EXCLUDED:
        gathered.excluded.append(replace(read, code=one.code or "excluded"))
    elif one.role is Role.NOT_WORKED:
        gathered.not_worked.append(replace(read, code=one.code or one.label))
    elif one.verdict is Verdict.NOT_WORKED:
        if one.code is not None:
            gathered.not_worked.append(read)
    elif one.verdict is Verdict.REFER:
        gathered.worked.append(replace(read, confidence=min(read.confidence, 0.4)))
        gathered.doubts.append(f"the code {one.code!r} on {day.isoformat()} needs a person")
    else:
        gathered.worked.append(read)


# From everything found to the answer.


def _settled(gathered: _Gathered, total: Field | None) -> DaysRead:
    off = {read.day for read in (*gathered.excluded, *gathered.not_worked)}
    disputed = {r.day for r in gathered.worked} & {r.day for r in gathered.not_worked}
    doubts = [
        *gathered.doubts,
        *(f"{day.isoformat()} is listed as worked and as not worked" for day in sorted(disputed)),
    ]
    doubts += _weeks_without_days(gathered)
    listed = [read for read in gathered.worked if read.day not in off]
    worked = _distinct(listed)
    duplicates, count = _duplicates(listed)
    if total is not None and worked and total.value not in {len(worked), count}:
        doubts.append(f"{len(worked)} days are listed and {total.value} stated")
    return DaysRead(
        worked=worked,
        not_worked=_distinct([*gathered.not_worked, *gathered.excluded]),
        invalid=tuple(gathered.invalid),
        listed_count=count + len(gathered.invalid) if listed or gathered.invalid else None,
        stated_total=total,
        period_start=min(gathered.starts, key=lambda f: str(f.value), default=None),
        period_end=max(gathered.ends, key=lambda f: str(f.value), default=None),
        doubts=tuple(dict.fromkeys(doubts)),
        duplicates=duplicates,
    )


def _weeks_without_days(gathered: _Gathered) -> list[str]:
    """Return a doubt for each week that is named among weeks with days and has none itself."""
    days = {read.day for read in (*gathered.worked, *gathered.not_worked, *gathered.excluded)}
    empty = [
        week
        for week in sorted(set(gathered.weeks))
        if not any(abs((week - day).days) < 7 for day in days)
    ]
    return [f"no day was read for the week of {week.isoformat()}" for week in empty if days]


def _distinct(reads: Iterable[DayRead]) -> tuple[DayRead, ...]:
    best: dict[date, DayRead] = {}
    for read in reads:
        known = best.get(read.day)
        if known is None or read.confidence > known.confidence:
            best[read.day] = read
    return tuple(best[day] for day in sorted(best))


def _duplicates(listed: list[DayRead]) -> tuple[tuple[date, ...], int]:
    """Return the days named twice, and the count as listed; a list given twice counts once."""
    days = [read.day for read in listed]
    half = len(days) // 2
    if len(days) >= 6 and len(days) % 2 == 0 and sorted(days[:half]) == sorted(days[half:]):
        return (), half
    twice = [day for day, times in Counter(days).items() if times > 1]
    return tuple(sorted(twice)), len(days)
