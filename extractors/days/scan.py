"""Tokens read from left to right: what stands at a place, and what has been read so far."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.days.emptycells import is_for_a_number
from extractors.days.mentions import Mention
from extractors.days.tokens import Kind, Token

SEPARATORS = {Kind.COMMA, Kind.AND}
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
_PARTING = frozenset("•·∙*")
"""Signs that part one date of a list from the next."""

FAR_BACK = -1000
"""The place of a month that heads its own list: behind it weekdays alone tell more of its days."""

_DIGITS_OF_A_YEAR = 4
_HALF_A_YEAR = 6
_LAST_TO_FIRST_MONTH = 11
_UNITS_OVER_A_BREAK = frozenset({"hrs", "hours", "hr", "hour"})
_COUNTED_THINGS = frozenset(_COUNTED_THINGS_TEXT.split())


class Scan:
    """The tokens of a text with the mentions found, and the list of days that is being read."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.found: list[Mention] = []
        self.run = 0
        self.month: int | None = None
        self.heading_year: int | None = None
        self.year_above: int | None = None
        self.year_of_list: int | None = None
        self.month_said: tuple[int, int, int | None] | None = None
        self.open = False
        self.in_run = False
        self.joined_at = -1
        self.monthless_until = 0

    def kind(self, i: int) -> Kind | None:
        """Return the kind of the token at ``i``, ``None`` beyond the ends."""
        return self.tokens[i].kind if 0 <= i < len(self.tokens) else None

    def is_idle(self, i: int) -> bool:
        """Return whether a plain word stands at ``i`` and no list is open that it would end."""
        idle = not (self.in_run or self.open or self.joined_at == i or self.month_said)
        return idle and self.tokens[i].kind is Kind.WORD

    def has(self, i: int, *kinds: Kind) -> bool:
        """Return whether tokens of these kinds follow one another from ``i``."""
        return all(self.kind(i + offset) is kind for offset, kind in enumerate(kinds))

    def near(self, i: int, j: int) -> bool:
        """Return whether both tokens exist and stand in one part of one line."""
        if not (0 <= i < len(self.tokens) and 0 <= j < len(self.tokens)):
            return False
        one, other = self.tokens[i], self.tokens[j]
        return one.line == other.line and one.segment == other.segment

    def skip(self, i: int, *texts: str) -> int:
        """Return the first place from ``i`` that holds none of ``texts``."""
        while i < len(self.tokens) and self.tokens[i].text in texts:
            i += 1
        return i

    def weekday(self, i: int, *, over_break: bool = False) -> tuple[int | None, int]:
        """Return the weekday at ``i`` (not the lone start of a weekday range) and what follows.

        Its date may stand on the line below when a list, or ``over_break`` a sentence, goes on.
        """
        if self.kind(i) is not Kind.WEEKDAY:
            return None, i
        after = i + 1
        while after - i < 4 and self.kind(after) in {Kind.COMMA, Kind.DOT, Kind.COLON}:
            after += 1
        after = self.skip(after, "the")
        below = self.tokens[after].line - self.tokens[i].line if after < len(self.tokens) else 0
        may_break = over_break or self.led_by_weekdays(i) or self._breaks_off(i, after)
        if below > (1 if may_break else 0):
            return None, i
        return self.tokens[i].value, after

    def _breaks_off(self, i: int, after: int) -> bool:
        """Return whether a sentence leads from "…, Saturday," to its date on the line below."""
        inside = (
            not self.tokens[i].begins_segment and self.tokens[i - 1].line == self.tokens[i].line
        )
        whole = self.has(after, Kind.MONTH, Kind.NUMBER) and self.day_number(after + 1)
        return inside and whole and self.has(i + 1, Kind.COMMA)

    def led_by_weekdays(self, i: int) -> bool:
        """Return whether a list goes on at ``i`` whose dates stand behind their weekdays."""
        follows = self.in_run and self.kind(i - 1) in SEPARATORS
        return follows and bool(self.found) and self.found[-1].weekday is not None

    def day_number(self, i: int) -> bool:
        """Return whether a day of the month may stand at ``i``: no time, decimal or count."""
        if self.kind(i) is not Kind.NUMBER:
            return False
        token = self.tokens[i]
        if not 1 <= token.value <= 31 or len(token.text) > 2:
            return False
        if self.kind(i - 1) is Kind.MARK and token.glued:
            return False
        follow = self.kind(i + 1)
        if follow in {Kind.COLON, Kind.DOT} and self.has(i + 2, Kind.NUMBER):
            tight = self.tokens[i + 1].glued and self.tokens[i + 2].glued
            if tight:
                return False
        return not self.counted(i + 1)

    def counted(self, i: int) -> bool:
        """Return whether the number before ``i`` counts things, as in "4 days"."""
        if i >= len(self.tokens):
            return False
        follow = self.tokens[i]
        if not self.near(i - 1, i):
            below = follow.line == self.tokens[i - 1].line + 1
            return below and follow.text in _UNITS_OVER_A_BREAK
        return self._counts(i)

    def _counts(self, i: int) -> bool:
        """Return whether the token at ``i``, right behind a number, says what is counted."""
        follow = self.tokens[i]
        if follow.kind is Kind.MARK:
            return follow.text in "%$#°" and follow.glued
        if follow.kind is Kind.DASH and follow.glued and self.kind(i + 1) is Kind.WORD:
            return self.tokens[i + 1].text in _COUNTED_THINGS
        if follow.kind is not Kind.WORD or follow.text not in _COUNTED_THINGS:
            return False
        if self.tokens[i - 1].ordinal and follow.text in {"day", "days"}:
            return False
        if follow.text == "day" and self.kind(i + 1) is Kind.NUMBER:
            return False  # "6/2   Day 4": the next of the days that are numbered.
        return follow.text != "of" or self._is_another_count(i + 1)

    def _is_another_count(self, i: int) -> bool:
        """Return whether a number stands at ``i`` that is no year: "3 of 12", not "27 of 2026"."""
        return self.kind(i) is Kind.NUMBER and len(self.tokens[i].text) != _DIGITS_OF_A_YEAR

    def only_list(self, i: int) -> bool:
        """Return whether nothing but days, weekdays and separators follows on this line."""
        line = self.tokens[i].line
        for at in range(i, min(i + 80, len(self.tokens))):
            if self.tokens[at].line != line:
                return True
            if self.tokens[at].kind not in _LIST_KINDS:
                return False
        return True

    def is_bullet(self, i: int) -> bool:
        """Return whether the dash at ``i`` begins an item of a list, alone on its line or not."""
        token = self.tokens[i]
        begins = token.kind is Kind.DASH and token.begins_segment
        return begins and (token.segment == 0 or is_for_a_number(self.tokens, i))

    def is_parting_sign(self, i: int) -> bool:
        """Return whether a dot or a bullet with space around it parts two items at ``i``."""
        if not 0 <= i < len(self.tokens):
            return False
        token = self.tokens[i]
        if token.text in _PARTING:
            return not token.glued
        loose = token.kind is Kind.DOT and not token.glued
        return loose and i + 1 < len(self.tokens) and not self.tokens[i + 1].glued

    def numeric_list(self) -> bool:
        """Return whether the list being read is one of numeric dates."""
        return (
            bool(self.found)
            and self.in_run
            and self.found[-1].run == self.run
            and self.found[-1].first.numeric
        )

    def add(self, mention: Mention, after: int) -> None:
        """Keep a mention that ends before ``after`` as the latest one of the run."""
        last = mention.last or mention.first
        if self.year_of_list is not None and last.year is None:
            mention = self._in_year(mention, self.year_of_list)
        elif self.year_above is not None and last.year is None and mention.last is None:
            mention = replace(mention, first=replace(last, year=self.year_above))
        self.found.append(replace(mention, end=after, run=self.run))
        self.in_run = True

    def _in_year(self, mention: Mention, year: int) -> Mention:
        """Return a date in the year of its list, or in the next that the list has led to."""
        if mention.last is not None and mention.first.month > mention.last.month:
            return mention
        before = self.found[-1] if self.in_run and self.found else None
        latest = (before.last or before.first) if before and before.run == self.run else None
        if latest is not None and latest.year is not None:
            back = latest.month - mention.first.month
            turns = back == _LAST_TO_FIRST_MONTH or (back >= _HALF_A_YEAR and not latest.numeric)
            year = max(year, latest.year + turns)
        if mention.last is None:
            return replace(mention, first=replace(mention.first, year=year))
        return replace(mention, last=replace(mention.last, year=year))

    def end_run(self) -> None:
        """End the list that is being read: nothing is carried on to later dates."""
        self.in_run = False
        self.open = False
        self.month = None
        self.heading_year = None
        self.year_of_list = None
        self.run += 1
