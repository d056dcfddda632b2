"""The calendar sense of written dates: which number is the month, and which year is meant."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from extractors.days.mentions import Mention, Written

_TOLD_BY_WEEKDAY = 0.97
_YEARS_BACK = 2


@dataclass(frozen=True, slots=True)
class Anchors:
    """What else the letter says about the time: its own date, its period, years in headings.

    ``order_shown`` says that its other dates prove which of two numbers is the month.
    """

    letter_date: date | None = None
    period: tuple[date, date] | None = None
    years: tuple[int, ...] = ()
    order_shown: bool = False


@dataclass(frozen=True, slots=True)
class Sense:
    """A mention with its order and years decided, how sure that is (0 to 1), and the doubts."""

    mention: Mention
    sureness: float = 1.0
    doubts: tuple[str, ...] = ()


def real(written: Written) -> date | None:
    """Return the calendar day of ``written``, or ``None`` when there is none (31 June)."""
    if written.year is None:
        return None
    try:
        return date(written.year, written.month, written.day)
    except ValueError:
        return None


# Which number is the month.


def ordered(
    mentions: Sequence[Mention], anchors: Anchors, *, day_first: bool
) -> tuple[list[Mention], tuple[str, ...]]:
    """Return the mentions with day and month told apart, and the doubts about that."""
    numeric = [mention for mention in mentions if mention.first.numeric]
    if not numeric:
        return list(mentions), ()
    month_first, day_first_score = (_score(numeric, anchors, swap=swap) for swap in (False, True))
    swap = day_first_score < month_first if day_first_score != month_first else day_first
    shown = anchors.order_shown and day_first_score[:2] == month_first[:2]
    swap = day_first if shown else swap
    chosen, other = (day_first_score, month_first) if swap else (month_first, day_first_score)
    # Months alone are no proof of an order that nothing else on the letter asks for.
    by_months = chosen[:2] == other[:2] and (chosen[2] == other[2] or swap != day_first)
    # An order that turns some date into none has fewer months, which says nothing for it.
    fewer_elsewhere = chosen[2] > other[2] and other[0] <= chosen[0]
    tied = by_months or chosen[1] > other[1] or fewer_elsewhere
    same = all(mention.first.month == mention.first.day for mention in numeric)
    doubts: tuple[str, ...] = ()
    if tied and not same and not shown:
        doubts = ("the order of day and month is not certain",)
    read = [_in_order(mention, swap=swap) for mention in mentions]
    if any(changed for _, changed in read):
        doubts = (*doubts, "dates are written in two orders of day and month")
    return [mention for mention, _ in read], doubts


def _score(mentions: Sequence[Mention], anchors: Anchors, *, swap: bool) -> tuple[int, int, int]:
    """Return how badly an order fits: impossible, wrong weekday, months.

    Days after the letter's own date are no sign: a letter may state them, and a finding says so.
    """
    impossible = wrong = 0
    months: set[tuple[int | None, int]] = set()
    year: int | None = None
    for mention in mentions:
        first = mention.first.swapped() if swap else mention.first
        if first.month > 12:
            impossible += 1
            continue
        months.add((first.year, first.month))
        year = first.year or year
        guess = real(_with_year(first, year, anchors))
        if guess is None:
            continue
        wrong += mention.weekday is not None and guess.weekday() != mention.weekday
    return impossible, wrong, len(months)


def _with_year(written: Written, last: int | None, anchors: Anchors) -> Written:
    """Return the day with its own year, else the ``last`` one printed before it, else a guess."""
    if written.year is not None:
        return written
    years = [
        *([last] if last else []),
        *anchors.years,
        *([anchors.letter_date.year] if anchors.letter_date else []),
    ]
    return replace(written, year=years[0]) if years else written


def _in_order(mention: Mention, *, swap: bool) -> tuple[Mention, bool]:
    """Return the mention in the order chosen, and whether it alone had to be the other way."""
    if not mention.first.numeric:
        return mention, False
    chosen = _swapped(mention) if swap else mention
    if chosen.first.month <= 12:
        return chosen, False
    other = mention if swap else _swapped(mention)
    return other, True


def _swapped(mention: Mention) -> Mention:
    last = (
        mention.last.swapped()
        if mention.last is not None and mention.last.numeric
        else mention.last
    )
    return replace(mention, first=mention.first.swapped(), last=last)


# Which year is meant.


def with_years(mentions: Sequence[Mention], anchors: Anchors) -> list[Sense]:
    """Return the mentions of one list with every year: printed, else carried, else inferred."""
    backward = _carried_back(mentions)
    found: list[Sense] = []
    before: Mention | None = None
    for mention, later_year in zip(mentions, backward, strict=True):
        sense = _year_for(mention, before, later_year, anchors)
        sense = _not_after_letter(sense, anchors, printed=later_year)
        found.append(sense)
        last = sense.mention.last or sense.mention.first
        before = sense.mention if last.year is not None else before
    return found


def _not_after_letter(sense: Sense, anchors: Anchors, *, printed: int | None) -> Sense:
    """Return the sense, doubted where a year that is not printed leads past the letter's date."""
    day = real(sense.mention.first)
    if printed is not None or day is None or anchors.letter_date is None:
        return sense
    if day <= anchors.letter_date:
        return sense
    doubt = f"{day.isoformat()} lies after the letter, and its year is not printed with it"
    return replace(sense, sureness=0.5 * sense.sureness, doubts=(*sense.doubts, doubt))


def _carried_back(mentions: Sequence[Mention]) -> list[int | None]:
    """Return for each mention the year that a later date of its run gives it, going backwards."""
    years: list[int | None] = [None] * len(mentions)
    later: Written | None = None
    run: int | None = None
    for index in range(len(mentions) - 1, -1, -1):
        mention = mentions[index]
        if mention.run != run:
            later, run = None, mention.run
        last = mention.last or mention.first
        year = last.year
        if year is None and later is not None and later.year is not None:
            year = later.year - 1 if last.month > later.month else later.year
        if year is None:
            continue
        first_year = year - (mention.first.month > last.month)
        years[index] = year
        later = replace(mention.first, year=mention.first.year or first_year)
    return years


def _year_for(
    mention: Mention, before: Mention | None, later_year: int | None, anchors: Anchors
) -> Sense:
    last = mention.last or mention.first
    if last.year is not None or later_year is not None:
        year = last.year if last.year is not None else later_year
        return _dated(mention, year, Sense(mention, 1.0 if last.year is not None else 0.99))
    if mention.first.year is not None:
        wraps = last.month < mention.first.month
        return _dated(mention, mention.first.year + wraps, Sense(mention))
    carried = _carried_on(mention, before, anchors) if before is not None else None
    if carried is not None:
        return _dated(mention, carried, Sense(mention, 0.98))
    return _inferred(mention, anchors)


def _carried_on(mention: Mention, before: Mention, anchors: Anchors) -> int | None:
    """Return the year that the date before gives: a list goes forward in time.

    One that goes back to an earlier month goes on in the next year, unless its weekday or the
    letter's date says that it is read across columns.

    Across two lists an earlier month may only be out of order, so only half a year's step
    back is taken for the turn of the year.
    """
    last = before.last or before.first
    if last.year is None:
        return None
    step = mention.first.month - last.month
    if mention.run == before.run:
        return last.year + (step < 0 and not _is_of_the_same_year(mention, last.year, anchors))
    if step <= -6:
        return last.year + 1
    return last.year - 1 if step >= 11 else last.year


def _is_of_the_same_year(mention: Mention, year: int, anchors: Anchors) -> bool:
    """Return whether a date is one of ``year``, and cannot be one of the year after it."""
    own = real(replace(mention.first, year=year))
    later = real(replace(mention.first, year=year + 1))
    if own is None or later is None:
        return own is not None
    if mention.weekday is not None:
        return own.weekday() == mention.weekday != later.weekday()
    return anchors.letter_date is not None and own <= anchors.letter_date < later


def _inferred(mention: Mention, anchors: Anchors) -> Sense:
    if anchors.period is not None:
        start, end = anchors.period
        fits = [
            year for year in range(start.year, end.year + 1) if _inside(mention, year, start, end)
        ]
        if len(fits) == 1:
            return _dated(mention, fits[0], Sense(mention, 0.97))
    if len(set(anchors.years)) == 1 and not _leads_past(mention, anchors):
        return _dated(mention, anchors.years[0], Sense(mention, 0.96))
    if anchors.letter_date is None:
        return Sense(mention, 0.0, ("no year is given for the days",))
    named = _year_of_weekday(mention, anchors.letter_date)
    if named is not None:
        return _dated(mention, named, Sense(mention, _TOLD_BY_WEEKDAY))
    last = mention.last or mention.first
    year = anchors.letter_date.year
    if (last.month, last.day) > (anchors.letter_date.month, anchors.letter_date.day):
        year -= 1
    doubt = "the year of the days is not printed; it is taken from the date of the letter"
    return _dated(mention, year, Sense(mention, 0.75, (doubt,)))


def _year_of_weekday(mention: Mention, letter_date: date) -> int | None:
    """Return the one year shortly before the letter in which the date has its printed weekday."""
    if mention.weekday is None:
        return None
    years = range(letter_date.year - _YEARS_BACK, letter_date.year + 1)
    days = [real(replace(mention.first, year=year)) for year in years]
    fits = [d for d in days if d and d <= letter_date and d.weekday() == mention.weekday]
    return fits[0].year if len(fits) == 1 else None


def _leads_past(mention: Mention, anchors: Anchors) -> bool:
    """Return whether the year said elsewhere on the letter would put a day behind its date."""
    day = real(replace(mention.last or mention.first, year=anchors.years[0]))
    return day is not None and anchors.letter_date is not None and day > anchors.letter_date


def _inside(mention: Mention, year: int, start: date, end: date) -> bool:
    day = real(replace(mention.first, year=year))
    return day is not None and start <= day <= end


def _dated(mention: Mention, year: int | None, sense: Sense) -> Sense:
    """Return ``sense`` with ``year`` at the mention's end, and its beginning's year before it."""
    if year is None:
        return sense
    if mention.last is None:
        first = (
            mention.first if mention.first.year is not None else replace(mention.first, year=year)
        )
        return replace(sense, mention=replace(mention, first=first))
    last = replace(mention.last, year=mention.last.year or year)
    wraps = mention.first.month > last.month
    first_year = mention.first.year or (last.year or year) - wraps
    first = replace(mention.first, year=first_year)
    return replace(sense, mention=replace(mention, first=first, last=last))


def span(first: date, last: date) -> list[date]:
    """Return every day from ``first`` to ``last``, both ends included."""
    return [first + timedelta(days=offset) for offset in range((last - first).days + 1)]
