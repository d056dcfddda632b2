"""The grammar of written dates: single dates, lists with the month said once, and ranges."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.days.mentions import Mention, Written
from extractors.days.tokens import Kind, Token

_SEPARATORS = {Kind.COMMA, Kind.AND}
_LIST_KINDS = {
    Kind.NUMBER,
    Kind.COMMA,
    Kind.AND,
    Kind.WEEKDAY,
    Kind.MONTH,
    Kind.DASH,
    Kind.DOT,
    Kind.COLON,
    Kind.TO,
    Kind.APOSTROPHE,
}
_COUNTED_THINGS_TEXT = (
    "day days hour hours hr hrs h week weeks wk wks month months year years yr yrs episode "
    "episodes eps ep minute minutes min mins people crew am pm a p percent season st nd of "
)
_COUNTED_THINGS = frozenset(_COUNTED_THINGS_TEXT.split())
_MAY_FOLLOW_A_LIST_TEXT = (
    "in for as on with inclusive total totaling totalling excluding except not respectively "
    "were was he she they the at under per by respective overnight a only all this while "
    "during each which both these those i we it worked if where when before after from until "
    "including "
)
_MAY_FOLLOW_A_LIST = frozenset(_MAY_FOLLOW_A_LIST_TEXT.split())


def year_of(token: Token) -> int | None:
    """Return the four-digit year that ``token`` is, if it is one."""
    plausible = token.kind is Kind.NUMBER and len(token.text) == 4 and 1940 <= token.value <= 2079
    return token.value if plausible else None


def short_year(token: Token) -> int | None:
    """Return the year that a two- or four-digit ``token`` stands for, 26 for 2026."""
    if token.kind is Kind.NUMBER and len(token.text) == 2 and not token.ordinal:
        return 2000 + token.value if token.value < 80 else 1900 + token.value
    return year_of(token)


_LONGEST_WAY_FROM_A_MONTH = 16


class Grammar:
    """Reads tokens from left to right and gives the mentions found."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.found: list[Mention] = []
        self.run = 0
        self.month: int | None = None
        self.heading_year: int | None = None
        self.year_above: int | None = None
        self.month_said: tuple[int, int, int] | None = None
        self.open = False
        self.in_run = False

    def mentions(self) -> list[Mention]:
        """Return every mention in reading order."""
        position = 0
        while position < len(self.tokens):
            position = self._step(position)
        return self.found

    # One step: an element of a list, a separator inside it, or the end of the run.

    def _step(self, i: int) -> int:
        after = self._date(i) or self._heading(i) or self._ordinals_of_month(i)
        if after is None and self.open:
            after = self._bare(i)
        if after is None and self.in_run:
            after = self._between(i)
        if after is not None:
            return after
        if self.in_run or self.open:
            self._end_run()
        if self._is_year_heading(i):
            self.year_above = self.tokens[i].value
        if self._is(i, Kind.MONTH, Kind.NUMBER) and (year := year_of(self.tokens[i + 1])):
            self.month_said = (i, self.tokens[i].value, year)
        return i + 1

    def _ordinals_of_month(self, i: int) -> int | None:
        """Read the first of the days in "In March 2026 she worked on the 4th, 5th and 9th"."""
        if self.month_said is None or self.open or not self.tokens[i].ordinal:
            return None
        at, month, year = self.month_said
        if i - at > _LONGEST_WAY_FROM_A_MONTH or self._kind(i - 1) is not Kind.WORD:
            return None
        if self.tokens[i - 1].text != "the" or not self._day_number(i):
            return None
        self.month, self.heading_year = month, year
        self.open, self.in_run = True, True
        return self._bare(i)

    def _is_year_heading(self, i: int) -> bool:
        """Return whether a year stands at the beginning of a line, over or before dates."""
        token = self.tokens[i]
        if year_of(token) is None or not token.begins_segment or token.segment:
            return False
        after = i + 1
        while self._kind(after) in {Kind.COLON, Kind.DASH}:
            after += 1
        leads = after > i + 1 or (after < len(self.tokens) and self.tokens[after].line > token.line)
        _, after = self._weekday(after)
        return leads and (
            self._kind(after) is Kind.MONTH or self._is(after, Kind.NUMBER, Kind.SLASH)
        )

    def _end_run(self) -> None:
        self.in_run = False
        self.open = False
        self.month = None
        self.heading_year = None
        self.run += 1

    def _kind(self, i: int) -> Kind | None:
        return self.tokens[i].kind if 0 <= i < len(self.tokens) else None

    def _is(self, i: int, *kinds: Kind) -> bool:
        return all(self._kind(i + offset) is kind for offset, kind in enumerate(kinds))

    def _near(self, i: int, j: int) -> bool:
        """Return whether both tokens exist and stand in one part of one line."""
        if not (0 <= i < len(self.tokens) and 0 <= j < len(self.tokens)):
            return False
        one, other = self.tokens[i], self.tokens[j]
        return one.line == other.line and one.segment == other.segment

    def _skip(self, i: int, *texts: str) -> int:
        while i < len(self.tokens) and self.tokens[i].text in texts:
            i += 1
        return i

    # Elements.

    def _date(self, i: int) -> int | None:
        """Read a date that names its own month, with a weekday before it and a range after it."""
        weekday, at = self._weekday(i)
        if self._kind(i - 1) in {Kind.TO, Kind.DASH} and self._kind(i - 2) is Kind.WEEKDAY:
            weekday = None
        read = self._one(at)
        if read is None:
            return self._day_first(i, at, weekday)
        written, after = read
        mention = Mention(written, i, after, self.run, weekday=weekday)
        return self._finish(mention, after)

    def _finish(self, mention: Mention, after: int) -> int:
        mention, after = self._range(mention, after)
        mention, after = self._night(mention, after)
        mention, after = self._year_behind(mention, after)
        last = mention.last or mention.first
        self.month = last.month
        self.open = last.year is None
        if last.year is not None:
            self.heading_year = None
        self._add(mention, after)
        return after

    def _add(self, mention: Mention, after: int) -> None:
        last = mention.last or mention.first
        if self.year_above is not None and last.year is None and mention.last is None:
            mention = replace(mention, first=replace(last, year=self.year_above))
        self.found.append(replace(mention, end=after, run=self.run))
        self.in_run = True

    def _weekday(self, i: int) -> tuple[int | None, int]:
        """Return the weekday at ``i`` (not the lone start of a weekday range) and what follows."""
        if self._kind(i) is not Kind.WEEKDAY:
            return None, i
        after = i + 1
        while after - i < 4 and self._kind(after) in {Kind.COMMA, Kind.DOT, Kind.COLON}:
            after += 1
        after = self._skip(after, "the")
        below = self.tokens[after].line - self.tokens[i].line if after < len(self.tokens) else 0
        if below > (1 if self._led_by_weekdays(i) else 0):
            return None, i
        return self.tokens[i].value, after

    def _led_by_weekdays(self, i: int) -> bool:
        """Return whether a list goes on at ``i`` whose dates stand behind their weekdays."""
        follows = self.in_run and self._kind(i - 1) in _SEPARATORS
        return follows and bool(self.found) and self.found[-1].weekday is not None

    def _one(self, i: int) -> tuple[Written, int] | None:
        return self._numeric(i) or self._month_first(i) or self._eight_digits(i)

    def _eight_digits(self, i: int) -> tuple[Written, int] | None:
        """Read 20260304."""
        if self._kind(i) is not Kind.NUMBER or not re.fullmatch(
            r"20[1-4]\d{5}", self.tokens[i].text
        ):
            return None
        text = self.tokens[i].text
        month, day = int(text[4:6]), int(text[6:])
        alone = not self.tokens[i].glued and self._kind(i + 1) is not Kind.DASH
        fits = alone and 1 <= month <= 12 and 1 <= day <= 31
        return (Written(month, day, int(text[:4])), i + 1) if fits else None

    def _numeric(self, i: int) -> tuple[Written, int] | None:
        """Read 3/4, 3/4/26, 03-04-2026, 2026-03-04, 4.3.2026, 04-Mar-26."""
        if self._kind(i) is not Kind.NUMBER or not self._near(i, i + 2):
            return None
        sign = self._kind(i + 1)
        if self._fraction_of_more(i) or sign not in {Kind.SLASH, Kind.DASH, Kind.DOT}:
            return None
        glued = self.tokens[i + 1].glued and self.tokens[i + 2].glued
        if self._kind(i + 2) is Kind.MONTH:
            return self._signed_name(i, sign) if glued else None
        return self._numbers(i, sign)

    def _numbers(self, i: int, sign: Kind) -> tuple[Written, int] | None:
        if self._kind(i + 2) is not Kind.NUMBER or self.tokens[i + 2].ordinal:
            return None
        glued = self.tokens[i + 1].glued and self.tokens[i + 2].glued
        if sign is not Kind.SLASH and not glued:
            return None
        if self._third_number(i, sign):
            return self._three_numbers(i, sign)
        return self._two_numbers(i) if sign is Kind.SLASH else None

    def _third_number(self, i: int, sign: Kind) -> bool:
        if not (self._is(i + 3, sign, Kind.NUMBER) and self._near(i, i + 4)):
            return False
        return sign is Kind.SLASH or (self.tokens[i + 3].glued and self.tokens[i + 4].glued)

    def _fraction_of_more(self, i: int) -> bool:
        """Return whether the number goes on to the left (a telephone, account or page number)."""
        before = self._kind(i - 1)
        if i == 0 or not self.tokens[i].glued:
            return False
        if before in {Kind.DASH, Kind.DOT, Kind.SLASH}:
            if before is Kind.DASH and self._kind(i + 1) is Kind.SLASH:
                return False
            return (
                self._kind(i - 2) is Kind.NUMBER
                and self.tokens[i - 1].glued
                and not (self.found and self.found[-1].end >= i - 1)
            )
        return before in {Kind.WORD, Kind.MARK}

    def _three_numbers(self, i: int, sign: Kind) -> tuple[Written, int] | None:
        one, two, three = self.tokens[i], self.tokens[i + 2], self.tokens[i + 4]
        if (
            self._is(i + 5, sign, Kind.NUMBER)
            and self.tokens[i + 5].glued
            and self.tokens[i + 6].glued
        ):
            return None
        year = year_of(one)
        if year is not None and two.value <= 12 and 0 < three.value <= 31 and two.value:
            return Written(two.value, three.value, year), i + 5
        year = short_year(three)
        if year is None:
            return None
        return self._ordered(one.value, two.value, year, i + 5)

    def _two_numbers(self, i: int) -> tuple[Written, int] | None:
        one, two = self.tokens[i], self.tokens[i + 2]
        if len(one.text) > 2 or len(two.text) > 2:
            return None
        named = self.open and self.in_run and not self._numeric_list()
        if self._counted(i + 3) or (named and self._year_signed(i + 2)):
            return None
        return self._ordered(one.value, two.value, None, i + 3)

    @staticmethod
    def _ordered(one: int, two: int, year: int | None, after: int) -> tuple[Written, int] | None:
        if one < 1 or two < 1 or one > 31 or two > 31 or (one > 12 and two > 12):
            return None
        return Written(one, two, year, numeric=True), after

    def _signed_name(self, i: int, sign: Kind) -> tuple[Written, int] | None:
        """Read 04-Mar-26 and 4/Mar/2026."""
        day = self.tokens[i].value
        if not 1 <= day <= 31:
            return None
        month = self.tokens[i + 2].value
        if self._is(i + 3, sign, Kind.NUMBER) and self._near(i, i + 4):
            year = short_year(self.tokens[i + 4])
            if year is not None:
                return Written(month, day, year), i + 5
        return Written(month, day), i + 3

    def _month_first(self, i: int) -> tuple[Written, int] | None:
        """Read "March 4", "Mar. 4th", "Mar-04-2026"; the year behind a list is read later."""
        if self._kind(i) is not Kind.MONTH:
            return None
        after = i + 1
        signed = self._is(after, Kind.DASH, Kind.NUMBER) and self.tokens[after].glued
        while after - i < 4 and self._kind(after) in {Kind.DOT, Kind.COLON}:
            after += 1
        after = self._skip(after + 1 if signed else after, "the")
        weekday, day_at = self._weekday(after)
        after = day_at if weekday is not None else after
        if not self._day_number(after):
            return None
        day = self.tokens[after].value
        if signed and self._is(after + 1, Kind.DASH, Kind.NUMBER):
            year = short_year(self.tokens[after + 2])
            if year is not None and self.tokens[after + 2].glued:
                return Written(self.tokens[i].value, day, year), after + 3
        return Written(self.tokens[i].value, day), after + 1

    def _day_number(self, i: int) -> bool:
        """Return whether a day of the month may stand at ``i``: no time, decimal or count."""
        if self._kind(i) is not Kind.NUMBER:
            return False
        token = self.tokens[i]
        if not 1 <= token.value <= 31 or len(token.text) > 2:
            return False
        if self._kind(i - 1) is Kind.MARK and token.glued:
            return False
        follow = self._kind(i + 1)
        if follow in {Kind.COLON, Kind.DOT} and self._is(i + 2, Kind.NUMBER):
            tight = self.tokens[i + 1].glued and self.tokens[i + 2].glued
            if tight:
                return False
        return not self._counted(i + 1)

    def _counted(self, i: int) -> bool:
        """Return whether the number before ``i`` counts things, as in "4 days"."""
        if i >= len(self.tokens) or not self._near(i - 1, i):
            return False
        follow = self.tokens[i]
        if follow.kind is Kind.MARK:
            return follow.text in "%$#°" and follow.glued
        if follow.kind is Kind.DASH and follow.glued and self._kind(i + 1) is Kind.WORD:
            return self.tokens[i + 1].text in _COUNTED_THINGS
        if follow.kind is not Kind.WORD or follow.text not in _COUNTED_THINGS:
            return False
        if self.tokens[i - 1].ordinal and follow.text in {"day", "days"}:
            return False
        return follow.text != "of" or self._kind(i + 1) is Kind.NUMBER

    def _day_first(self, start: int, i: int, weekday: int | None) -> int | None:
        """Read "4 March 2026", "3, 4 and 6-9 March" with the month behind its days."""
        goes_on = self.open and self.month is not None
        if goes_on or not self._day_number(i):
            return None
        if self.tokens[i].glued and self._kind(i - 1) not in {
            None,
            Kind.OPEN,
            Kind.COMMA,
            Kind.WEEKDAY,
            Kind.DASH,
        }:
            return None
        items, at = self._days_before_month(i)
        if not items or at is None:
            return None
        month = self.tokens[at].value
        days_follow = self._day_number(self._skip(at + 1, ".")) and self._near(at, at + 1)
        if days_follow and not self._is(at + 2, Kind.MONTH) and not self._year_in_two(at + 1):
            return None
        after = at + 1
        for order, (begin, end, first, last) in enumerate(items):
            final = order == len(items) - 1
            mention = Mention(
                Written(month, first),
                start if order == 0 else begin,
                end,
                self.run,
                last=Written(month, last) if last is not None else None,
                weekday=weekday if order == 0 else None,
            )
            if final:
                if last is None:
                    mention, after = self._range(mention, after)
                mention, after = self._year_behind(mention, after, day_first=True)
                self._add(mention, after)
            else:
                self._add(mention, end)
        self.month, self.open = month, False
        return after

    def _year_in_two(self, i: int) -> bool:
        """Return whether "26" behind a month is a year and no day of a list."""
        token = self.tokens[i]
        ends = self._kind(i + 1) not in {Kind.AND, Kind.DASH, Kind.TO, Kind.MONTH}
        comma_and_year = self._is(i + 1, Kind.COMMA, Kind.NUMBER) and year_of(self.tokens[i + 2])
        ends = ends and not comma_and_year
        return len(token.text) == 2 and not token.ordinal and 15 <= token.value <= 45 and ends

    def _days_before_month(
        self, i: int
    ) -> tuple[list[tuple[int, int, int, int | None]], int | None]:
        items: list[tuple[int, int, int, int | None]] = []
        at = i
        while len(items) < 40 and self._day_number(at):
            begin, first, last = at, self.tokens[at].value, None
            at += 1
            if self._kind(at) in {Kind.DASH, Kind.TO} and self._day_number(at + 1):
                last = self.tokens[at + 1].value
                at += 2
                if last <= first:
                    return [], None
            items.append((begin, at, first, last))
            at = self._skip(at, "day", "days", "of")
            if self._kind(at) is Kind.MONTH:
                same_line = self.tokens[at].line == self.tokens[at - 1].line
                # A number in a column of its own counts the rows: "8 | May 15, 2026".
                return (items, at) if not same_line or self._near(at - 1, at) else ([], None)
            before = at
            while self._kind(at) in _SEPARATORS:
                at += 1
            at = self._skip(at, "the")
            _, at = self._weekday(at)
            if at == before:
                return [], None
        return [], None

    # What may follow a date.

    def _range(self, mention: Mention, i: int) -> tuple[Mention, int]:
        """Read the second half of "June 3-7", "6/3-6/7", "June 28 to July 2"."""
        early_year = self._year_before_range(mention, i)
        if early_year is not None:
            mention, i = early_year
        if self._kind(i) not in {Kind.DASH, Kind.TO} or self._is_bullet(i):
            return mention, i
        by_word = self._kind(i) is Kind.TO
        at = self._skip(i + 1, "and", "including", "the")
        weekday, at = self._weekday(at)
        if not self._joins(i, at):
            return mention, i
        read = self._one(at)
        if read is None and self._day_number(at):
            read = self._end_day(mention, at)
        if read is None:
            return mention, i
        last, after = read
        return replace(
            mention, last=last, last_weekday=weekday, joined_by_word=by_word, end=after
        ), after

    def _joins(self, i: int, at: int) -> bool:
        """Return whether the dash at ``i`` is no mark in a column of its own."""
        if at >= len(self.tokens):
            return False
        one_line = self.tokens[i - 1].line == self.tokens[at].line
        return one_line or self._near(i - 1, i) or self._near(i, at)

    def _is_bullet(self, i: int) -> bool:
        """Return whether the dash at ``i`` begins a line, as the items of a list do."""
        token = self.tokens[i]
        return token.kind is Kind.DASH and token.begins_segment and token.segment == 0

    def _year_before_range(self, mention: Mention, i: int) -> tuple[Mention, int] | None:
        """Read the year in "June 3, 2026 - July 2, 2026" when a range goes on behind it."""
        at = i + 1 if self._kind(i) is Kind.COMMA else i
        if mention.first.year is not None or at >= len(self.tokens):
            return None
        year = year_of(self.tokens[at])
        if year is None or self._kind(at + 1) not in {Kind.DASH, Kind.TO}:
            return None
        second = self._skip(at + 2, "the")
        _, second = self._weekday(second)
        if self._one(second) is None and not self._is(second + 1, Kind.MONTH):
            return None
        return replace(mention, first=replace(mention.first, year=year)), at + 1

    def _end_day(self, mention: Mention, at: int) -> tuple[Written, int] | None:
        """Read the bare day that ends a range; the month is the first day's or follows it."""
        day = self.tokens[at].value
        first = mention.first
        if self._kind(at + 1) is Kind.MONTH and not self._day_number(at + 2):
            return Written(self.tokens[at + 1].value, day), at + 2
        if first.numeric and first.year is None and self._is(at + 1, Kind.SLASH, Kind.NUMBER):
            year = year_of(self.tokens[at + 2])
            if year is None:
                return None
            return Written(first.month, day, year, numeric=True), at + 3
        if first.year is not None and first.numeric:
            return None
        if not first.numeric and day <= first.day:
            return None
        return Written(first.month, day, first.year, numeric=first.numeric), at + 1

    def _night(self, mention: Mention, i: int) -> tuple[Mention, int]:
        """Read "June 10/11": one shift over midnight, which belongs to its first day."""
        if mention.last is not None or not self._is(i, Kind.SLASH, Kind.NUMBER):
            return mention, i
        first, second = mention.first, self.tokens[i + 1].value
        if first.year is not None or self._is(i + 2, Kind.SLASH):
            return mention, i
        if second == first.day + 1 or (second == 1 and first.day >= 28):
            return replace(mention, overnight=True, end=i + 2), i + 2
        return mention, i

    def _year_behind(
        self, mention: Mention, i: int, *, day_first: bool = False
    ) -> tuple[Mention, int]:
        """Read the year behind a date or a list: ", 2026", "/2026" or "'26"."""
        last = mention.last or mention.first
        if last.year is not None:
            return mention, i
        at = i
        while at - i < 2 and self._kind(at) in {Kind.COMMA, Kind.DOT, Kind.SLASH}:
            at += 1
        at = self._skip(at, "of", "in")
        if self._begins_other_year(at, comma=at > i):
            return mention, i
        year = self._year_at(at)
        after = at + 1
        if year is None and self._is(at, Kind.APOSTROPHE, Kind.NUMBER):
            year, after = short_year(self.tokens[at + 1]), at + 2
        if year is None and day_first and at == i and self._is(at, Kind.NUMBER):
            in_two = self._year_in_two(at) and self._near(at - 1, at)
            year = short_year(self.tokens[at]) if in_two else None
        if year is None and self._kind(at - 1) is Kind.SLASH and not last.numeric:
            year = short_year(self.tokens[at]) if at < len(self.tokens) else None
        if year is None and self._split_year(at):
            year, after = 2000 + self.tokens[at + 1].value, at + 2
        if year is None:
            return mention, i
        if mention.last is not None:
            return replace(mention, last=replace(mention.last, year=year)), after
        return replace(mention, first=replace(mention.first, year=year)), after

    def _begins_other_year(self, i: int, *, comma: bool) -> bool:
        """Return whether the year at ``i`` is a heading of what follows, not the end of a list."""
        if i >= len(self.tokens) or not self._is_year_heading(i):
            return False
        return self._is(i + 1, Kind.COLON) or not comma

    def _year_at(self, i: int) -> int | None:
        if i >= len(self.tokens):
            return None
        year = year_of(self.tokens[i])
        begins_iso = self._is(i + 1, Kind.DASH, Kind.NUMBER) and self.tokens[i + 1].glued
        return None if begins_iso else year

    def _split_year(self, i: int) -> bool:
        """Return whether "20 26" stands at ``i``: a year that recognition cut in two."""
        if not self._is(i, Kind.NUMBER, Kind.NUMBER) or not self._near(i, i + 1):
            return False
        one, two = self.tokens[i], self.tokens[i + 1]
        return one.text == "20" and len(two.text) == 2 and self._kind(i - 1) is Kind.COMMA

    def _heading(self, i: int) -> int | None:
        """Read "March 2026:" or "March:" before a list of bare days."""
        if self._kind(i) is not Kind.MONTH:
            return None
        after = i + 1
        while after - i < 3 and self._kind(after) in {Kind.COMMA, Kind.DOT, Kind.APOSTROPHE}:
            after += 1
        year = self._year_at(after)
        if year is None and self._kind(after - 1) is Kind.APOSTROPHE and after < len(self.tokens):
            year = short_year(self.tokens[after])
        if year is not None:
            after += 1
        while after - i < 6 and self._kind(after) in {Kind.COLON, Kind.DASH, Kind.CLOSE, Kind.OPEN}:
            after += 1
        weekday, at = self._weekday(after)
        day_at = at if weekday is not None else after
        if not self._day_number(day_at):
            return None
        same_line = self._near(i, day_at) or self.tokens[i].line == self.tokens[day_at].line
        if not same_line and not self._only_list(day_at):
            return None
        self.month, self.heading_year = self.tokens[i].value, year
        self.open, self.in_run = True, True
        return after

    def _bare(self, i: int) -> int | None:
        """Read one more day, or a range of days, of the month that the list is in."""
        if self.month is None:
            return None
        weekday, at = self._weekday(i)
        if not self._day_number(at) or not self._list_goes_on(i, at):
            return None
        signed = self._is(at + 1, Kind.SLASH, Kind.NUMBER)
        if signed and not self._overnight_pair(at) and not self._year_signed(at + 2):
            return None
        day = self.tokens[at].value
        if not self._ascends(day):
            return None
        mention = Mention(
            Written(self.month, day, self.heading_year, self._numeric_list()),
            i,
            at + 1,
            self.run,
            weekday=weekday,
        )
        if mention.first.numeric:
            mention = replace(mention, first=self._like_last(day))
        mention, after = self._range(mention, at + 1)
        mention, after = self._night(mention, after)
        mention, after = self._year_behind(mention, after)
        if self.heading_year is None and (mention.last or mention.first).year is not None:
            self.open = False
        self._add(mention, after)
        return after

    def _year_signed(self, i: int) -> bool:
        """Return whether "26" in "Mar. 2, 3, 4/26" is the year of a list with its month's name."""
        return not self._numeric_list() and self._year_in_two(i) and not self._is(i + 1, Kind.SLASH)

    def _ascends(self, day: int) -> bool:
        """Return whether ``day`` comes after the list so far; if not, the list's end is doubted."""
        if not (self.found and self.found[-1].run == self.run):
            return True
        before = self.found[-1].last or self.found[-1].first
        reached = min(before.day, before.month) if before.numeric else before.day
        other_month = not before.numeric and before.month != self.month
        if other_month or day >= reached:
            return True
        note = f"the number {day} behind the list is no later day of it"
        self.found[-1] = replace(self.found[-1], notes=(note,))
        return False

    def _numeric_list(self) -> bool:
        return (
            bool(self.found)
            and self.in_run
            and self.found[-1].run == self.run
            and self.found[-1].first.numeric
        )

    def _like_last(self, day: int) -> Written:
        before = self.found[-1].last or self.found[-1].first
        return Written(before.month, day, None, numeric=True)

    def _overnight_pair(self, at: int) -> bool:
        return self.tokens[at + 2].value == self.tokens[at].value + 1

    def _list_goes_on(self, start: int, at: int) -> bool:
        """Return whether the number at ``at`` belongs to the list by what stands around it."""
        before = self.tokens[start - 1] if start else None
        separated = before is not None and before.kind in {
            Kind.COMMA,
            Kind.AND,
            Kind.COLON,
            Kind.TO,
        }
        first = not (self.found and self.found[-1].run == self.run)
        if not separated and not first and not self._only_list(at):
            return False
        follow = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if follow is None or not self._near(at, at + 1):
            return True
        if follow.kind is not Kind.WORD:
            return follow.kind is not Kind.MARK or not follow.glued
        return follow.text in _MAY_FOLLOW_A_LIST

    def _only_list(self, i: int) -> bool:
        """Return whether nothing but days, weekdays and separators follows on this line."""
        line = self.tokens[i].line
        for at in range(i, min(i + 80, len(self.tokens))):
            if self.tokens[at].line != line:
                return True
            if self.tokens[at].kind not in _LIST_KINDS:
                return False
        return True

    def _between(self, i: int) -> int | None:
        """Step over what may stand between two dates of one list."""
        token = self.tokens[i]
        if token.kind is Kind.OPEN:
            return self._bracket(i)
        if token.kind in {Kind.COMMA, Kind.AND} or self._is_bullet(i):
            return i + 1
        if token.kind is Kind.SLASH and self._kind(i + 1) in {Kind.NUMBER, Kind.MONTH}:
            return i + 1
        if token.text in {"the", "on", "•", "·", "*", "then", "also"}:
            return i + 1
        weekday, at = self._weekday(i)
        return at if weekday is not None and self._day_number(at) else None

    def _bracket(self, i: int) -> int | None:
        """Step over "(Mon)" or "(22 days)", keeping it as a remark on the date before it."""
        for at in range(i + 1, min(i + 12, len(self.tokens))):
            kind = self._kind(at)
            if kind is Kind.CLOSE:
                self._remark(i + 1, at)
                return at + 1
            if kind in {Kind.MONTH, Kind.SLASH}:
                return None
        return None

    def _remark(self, start: int, end: int) -> None:
        inside = self.tokens[start:end]
        if not self.found or self.found[-1].run != self.run:
            return
        last = self.found[-1]
        weekdays = [token.value for token in inside if token.kind is Kind.WEEKDAY]
        if len(weekdays) == 1 and len(inside) <= 2 and last.weekday is None and last.last is None:
            self.found[-1] = replace(last, weekday=weekdays[0])
        else:
            self.found[-1] = replace(last, remark=" ".join(token.text for token in inside))


def mentions_in(tokens: Sequence[Token]) -> list[Mention]:
    """Return the dates and ranges written in ``tokens``, in reading order."""
    return Grammar(tokens).mentions()
