"""The days of one record, from its lines and tables: the steps, and how sure the result is."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from extractors.days.bounds import bounded
from extractors.days.brokendates import with_whole_dates
from extractors.days.by_number import decided_by_number, plainly_listed
from extractors.days.cells import legend_of
from extractors.days.chosen_total import with_total_elsewhere, with_totals_settled
from extractors.days.dittos import without_dittos
from extractors.days.elsewhere import NOTHING_ELSE, Elsewhere
from extractors.days.found import Found, find
from extractors.days.furniture import without_furniture
from extractors.days.gathered import Gathered, keep_day, keep_mark, place_of, settled
from extractors.days.holidays import with_holidays_told
from extractors.days.leftovers import unread_beside_days
from extractors.days.listed import Listed
from extractors.days.marks import GridRead
from extractors.days.misread import without_misread
from extractors.days.monthheads import months_side_by_side
from extractors.days.naming import left_out
from extractors.days.numbers_met import only_number
from extractors.days.otherdays import with_other_days_told
from extractors.days.partedlists import with_commas
from extractors.days.periods import read_periods
from extractors.days.roles import Role
from extractors.days.sense import Anchors, Sense, real, span, with_years
from extractors.days.shifts import (
    with_empty_rows,
    with_other_states,
    yes_and_no,
)
from extractors.days.stretches import LONGEST_LISTED_RANGE_DAYS
from extractors.days.totals import stated_totals
from extractors.days.turns import Turn, marks_turned, turned
from extractors.days.unheeded import unheeded
from extractors.days.upright import displayed, quarters_of, upright_lines
from extractors.days.values import DaysRead, InvalidDate
from extractors.days.weeklists import week_lists
from extractors.days.weekyears import with_years_for_weeks, with_years_of_weeks
from extractors.days.yearssaid import years_said
from extractors.layout import Line, Table

_UNSURE_ORDER = 0.6
"""How sure a numeric date is when nothing on the letter tells its day from its month."""

_DAYS = {Role.WORK, Role.NOT_WORKED, Role.EXCLUDED}


def read_days(
    lines: Sequence[Line],
    tables: Sequence[Table],
    *,
    letter_date: date | None,
    day_first: bool = False,
    order_shown: bool = False,
    elsewhere: Elsewhere = NOTHING_ELSE,
) -> DaysRead:
    """Return the days that the lines and tables of one record state, worked or not.

    ``order_shown`` says that dates elsewhere in the letter prove the order of day and month.
    """
    kept, cuts = bounded(lines)
    kept = with_commas(with_whole_dates(without_dittos(without_furniture(kept))))
    quarters = quarters_of(kept)
    totals = with_total_elsewhere(stated_totals(kept, tables), elsewhere.total)
    upright = upright_lines(kept, quarters)
    years = years_said(upright) or elsewhere.years
    anchors = Anchors(letter_date, elsewhere.period, years, order_shown)
    legend = {**elsewhere.legend, **legend_of(upright), **elsewhere.codes}
    told = totals.stated or (None if totals.parts else only_number(kept))
    open_to: list[Turn] = []

    found = find(upright, tables, legend, anchors, told, day_first=day_first)

    def gather(turns: Collection[Turn] = ()) -> DaysRead:
        gathered = Gathered(doubts=[*cuts, *totals.doubts], turns=turns)
        _gather(gathered, found, anchors)
        open_to.extend(() if turns else gathered.open_to)
        return with_totals_settled(settled(gathered, totals.stated, told), totals, kept)

    read = gather()
    chosen = decided_by_number(read, read.stated_total, open_to, gather, kept)
    if elsewhere.under_names:
        chosen = plainly_listed(chosen, open_to, gather, letter_date)
    return displayed(chosen, quarters)


def _gather(gathered: Gathered, found: Found, anchors: Anchors) -> None:
    """Gather what stands in the lines, some of it turned."""
    gathered.open_to += found.open_to
    marks = marks_turned(found.marks, gathered.turns)
    gathered.doubts += marks.doubts
    for mark in marks.days:
        keep_mark(gathered, mark)
    _read_listing(gathered, found, turned(found.listed, gathered.turns), anchors)


# Dates in sentences, lists and rows.


def _read_listing(gathered: Gathered, found: Found, listed: list[Listed], anchors: Anchors) -> None:
    surroundings, tokens, doubts = found.surroundings, found.surroundings.tokens, found.doubts
    in_words = GridRead()
    in_words.add(found.in_words)
    period = read_periods(gathered, listed, anchors)
    gathered.doubts += (*left_out(listed), *months_side_by_side(tokens))
    in_words.add(week_lists(with_years_for_weeks(listed, anchors), tokens))
    gathered.doubts += in_words.doubts
    for mark in in_words.days:
        keep_mark(gathered, mark)
    rows = with_other_states(with_empty_rows(yes_and_no(listed)))
    useful = [one for one in rows if one.role in _DAYS]
    if not any(_could_be_swapped(one) for one in useful):
        doubts = ()
    gathered.doubts += doubts
    roles = {Role.WEEK, *_DAYS}
    dated = [one for one in rows if one.role in roles]
    anchors = replace(anchors, period=period or anchors.period)
    senses = with_years([one.mention for one in dated], anchors)
    senses = with_years_of_weeks(dated, senses)
    pairs, unsure = without_misread(list(zip(dated, senses, strict=True)), anchors.letter_date)
    gathered.unsure += (*unsure, *unread_beside_days(surroundings, rows))
    begun = [(one, real(sense.mention.first)) for one, sense in pairs]
    gathered.doubts += unheeded(surroundings, listed, begun, in_words.days)
    for one, sense in with_holidays_told(with_other_days_told(pairs)):
        if one.role is Role.WEEK:
            gathered.weeks += [day] if (day := real(sense.mention.first)) is not None else []
        else:
            _keep(gathered, one, _by_weekday(sense), unsure_order=bool(doubts))


def _could_be_swapped(one: Listed) -> bool:
    first = one.mention.first
    return first.numeric and first.month != first.day


def _by_weekday(sense: Sense) -> Sense:
    """Return the sense with its year or its trust corrected by the weekday printed with it."""
    mention = sense.mention
    day = real(mention.first)
    if mention.weekday is None or day is None or day.weekday() == mention.weekday:
        return sense
    doubt = f"{day.isoformat()} is not the weekday that is printed with it"
    return replace(sense, sureness=0.4 * sense.sureness, doubts=(*sense.doubts, doubt))


def _keep(gathered: Gathered, one: Listed, sense: Sense, *, unsure_order: bool) -> None:
    mention = sense.mention
    gathered.doubts += (*sense.doubts, *mention.notes)
    sureness = one.certainty * sense.sureness
    if mention.first.numeric and unsure_order:
        sureness *= _UNSURE_ORDER
    if mention.first.year is None:
        return
    first, last = real(mention.first), real(mention.last) if mention.last is not None else None
    if first is None or (mention.last is not None and last is None):
        _keep_invalid(gathered, one, sense)
        return
    if mention.last is not None and last is not None:
        days = span(first, last) if last >= first else []
        if not days or (len(days) > LONGEST_LISTED_RANGE_DAYS and not one.whole):
            gathered.doubts.append(f"the range {place_of(one, '').text!r} is no list of days")
            if len(days) > 2 * LONGEST_LISTED_RANGE_DAYS or not days:
                return
            sureness *= 0.5
        if "overnight" in mention.remark or "night" in mention.remark:
            days = days[:1] if len(days) == 2 else days
    else:
        days = [first]
    for day in days:
        keep_day(gathered, one, day, sureness)


def _keep_invalid(gathered: Gathered, one: Listed, sense: Sense) -> None:
    for written in (sense.mention.first, sense.mention.last):
        if written is not None and written.year is not None and real(written) is None:
            iso = f"{written.year:04}-{written.month:02}-{written.day:02}"
            place = place_of(one, iso)
            gathered.invalid.append(InvalidDate(place.text.strip(" ,.;&"), iso, place))
            gathered.doubts.append(f"{place.text!r} is no date of the calendar")
