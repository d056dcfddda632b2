"""Dates in sentences, lists and rows: what each is for, and what its row says of the day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.days.cells import Legend, cell_says
from extractors.days.codes import EMPTY_MARKS, Verdict, code_verdict, words_verdict
from extractors.days.mentions import Mention
from extractors.days.roles import Role, is_bare_date_label, role_of
from extractors.days.tokens import Kind, Token
from extractors.layout import Line, around
from extractors.values import Box, Word

_SIDE_POINTS = 14.0
_PAGES_OF_HEADING_LINES = 70
_NOISE_WORDS_TEXT = (
    "hours hour hrs hr h am pm a p x w day days st ot dt reg "
    "ep eps episode episodes block unit main second"
)
_NOISE_WORDS = frozenset(_NOISE_WORDS_TEXT.split())

_MOST_WORDS_OF_TWO_HEADINGS = 8
_LONE_HEADINGS = ("date", "work", "day", "week", "wk", "w/")
_SEPARATORS = {"·", "∙", "|", ";", "~", "\\"}
"""Signs that part one date of a list from the next and say nothing of either."""
_MARK_HEADINGS = {"code", "codes", "hours", "hrs", "day type", "type", "status", "day code"}


@dataclass(frozen=True, slots=True)
class Listed:
    """A mention with its words, its role, the label that gave it, and what its row says."""

    mention: Mention
    words: tuple[Word, ...]
    page: int
    line: int
    role: Role | None
    label: str = ""
    explicit: bool = False
    verdict: Verdict | None = None
    code: str | None = None
    tail: str = ""
    in_row: bool = False
    certainty: float = 1.0
    whole: bool = False
    """Whether the letter bears out that every day of a long range, save those taken out, counts."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a line set apart by wide gaps: its words, its text in lower case, its place."""

    words: tuple[Word, ...]
    text: str
    box: Box

    @classmethod
    def of(cls, line: Line) -> "_Part":
        """Return ``line`` as a part."""
        return cls(line.words, line.text.lower(), line.box)


class Listing:
    """Gives every mention its role, from its own label, its column, its heading or its list."""

    def __init__(
        self,
        lines: Sequence[Line],
        tokens: Sequence[Token],
        mentions: Sequence[Mention],
        legend: Legend,
    ) -> None:
        self.lines = lines
        self.tokens = tokens
        self.mentions = mentions
        self.legend = legend
        self.texts = [line.text.lower() for line in lines]
        self.parts = [[_Part.of(part) for part in line.segments()] for line in lines]
        self.first_token = self._first_tokens()
        self.dated_words = {id(token.word) for m in mentions for token in tokens[m.start : m.end]}

    def listed(self) -> list[Listed]:
        """Return the mentions in reading order with what they are for."""
        found: list[Listed] = []
        for index, mention in enumerate(self.mentions):
            found.append(self._listed(index, mention, found))
        return found

    def _first_tokens(self) -> dict[int, int]:
        first: dict[int, int] = {}
        for index, token in enumerate(self.tokens):
            first.setdefault(token.line, index)
        return first

    def _listed(self, index: int, mention: Mention, before: list[Listed]) -> Listed:
        words = self._words(mention)
        token = self.tokens[mention.start]
        bare = Listed(mention, words, self._page(mention), token.line, None)
        bare = replace(bare, certainty=self._certainty(mention))
        lead = self._lead(index)
        bare = replace(bare, in_row=self._is_row(lead))
        if before and before[-1].mention.run == mention.run:
            same = before[-1]
            bare = replace(bare, role=same.role, label=same.label, explicit=same.explicit)
            own = self._role_of_column(bare) if token.begins_segment else None
            if own is not None:
                bare = replace(bare, role=own[0], label=own[1])
        else:
            bare = self._with_role(bare, lead, before)
        return self._with_tail(index, bare)

    def _page(self, mention: Mention) -> int:
        return self.tokens[mention.end - 1].page

    def _words(self, mention: Mention) -> tuple[Word, ...]:
        """Return the words of the mention that stand on the line where it ends."""
        stretch = self.tokens[mention.start : mention.end]
        last = stretch[-1].line
        return tuple(dict.fromkeys(token.word for token in stretch if token.line == last))

    def _certainty(self, mention: Mention) -> float:
        return min(token.certainty for token in self.tokens[mention.start : mention.end])

    # What stands before the date.

    def _lead(self, index: int) -> list[Token]:
        """Return the tokens on the mention's line between the mention before it and itself."""
        mention = self.mentions[index]
        line = self.tokens[mention.start].line
        start = self.first_token[line]
        if index and self.mentions[index - 1].end > start:
            start = self.mentions[index - 1].end
        return list(self.tokens[start : mention.start])

    @staticmethod
    def _is_row(lead: Sequence[Token]) -> bool:
        """Return whether nothing but a number, a bullet or row noise stands before the date."""
        plain = {
            Kind.NUMBER,
            Kind.DOT,
            Kind.MARK,
            Kind.WEEKDAY,
            Kind.CLOSE,
            Kind.OPEN,
            Kind.DASH,
            Kind.COLON,
            Kind.COMMA,
        }
        return len(lead) <= 8 and all(t.kind in plain or _is_noise(t) for t in lead)

    def _with_role(self, bare: Listed, lead: list[Token], before: list[Listed]) -> Listed:
        segment = self.tokens[bare.mention.start].segment
        own = [token for token in lead if token.segment == segment]
        labelled = [token for token in lead if token.kind is not Kind.WEEKDAY]
        given = self._role_in_line(own, labelled)
        if given is None and before and _stands_in_week(bare, before[-1], lead):
            given = Role.WORK, before[-1].label
        if given is None:
            given = self._role_of_column(bare)
        if given is None and not self._says_something(lead):
            given = self._role_of_list(bare, before) or self._role_above(bare, own)
        elif given is None and not _ends_in_label(labelled):
            given = self._role_above(bare, own)
        if given is None:
            return bare
        return replace(bare, role=given[0], label=given[1], explicit=True)

    def _role_in_line(self, own: list[Token], lead: list[Token]) -> tuple[Role, str] | None:
        for tokens in (own, lead):
            text = _text(_without_weekdays(tokens))
            if tokens and is_bare_date_label(text):
                return Role.OTHER, "date"
            role = role_of(text)
            if role is not None:
                return role
        return None

    @staticmethod
    def _says_something(lead: Sequence[Token]) -> bool:
        return any(t.kind is Kind.WORD and not _is_noise(t) for t in lead)

    def _role_of_column(self, bare: Listed) -> tuple[Role, str] | None:
        """Return the role that a short heading above the date's column gives."""
        heading = self._heading_over(around(bare.words), bare.line, bare.page)
        if heading is None:
            return None
        role = role_of(heading)
        if role is not None:
            return role
        if heading.strip(" :.") in {
            "date",
            "day",
            "day/date",
            "date/day",
            "day / date",
            "date worked",
        }:
            return Role.WORK, heading
        return None

    def _heading_over(self, box: Box, line: int, page: int) -> str | None:
        empty = 0
        for number in range(line - 1, max(-1, line - _PAGES_OF_HEADING_LINES), -1):
            above = self.lines[number]
            if above.page != page:
                return None
            over = [part for part in self.parts[number] if _overlap(part.box, box)]
            if not over:
                empty += 1
                if empty > 2:
                    return None
                continue
            empty = 0
            if any(id(word) in self.dated_words for word in over[0].words):
                continue
            words = self._own_words(over[0].words, box, line)
            text = " ".join(word.text.lower() for word in words)
            if not any(letter.isalpha() for letter in text) or len(words) > 4:
                return None
            if len(self.parts[number]) < 2 and not text.startswith(_LONE_HEADINGS):
                return None
            return text
        return None

    def _own_words(self, words: tuple[Word, ...], box: Box, line: int) -> tuple[Word, ...]:
        """Return the words of a heading less those that stand over what is behind the date."""
        follow = [word for word in self.lines[line].words if word.box[0] > box[2]]
        # Dates side by side share the heading above them; only another column has its own.
        more_dates = any(id(word) in self.dated_words for word in follow)
        if not follow or more_dates or len(words) > _MOST_WORDS_OF_TWO_HEADINGS:
            return words
        behind = [word.box for word in follow]
        right = (behind[0][0], max(other[2] for other in behind))
        left = (box[0], box[2])
        return tuple(word for word in words if _away(word, left) <= _away(word, right))

    def _role_of_list(self, bare: Listed, before: list[Listed]) -> tuple[Role, str] | None:
        """Return the role of a date close before that this one lines up with or follows."""
        for other in reversed(before[-24:]):
            if other.role is None or other.mention.run == bare.mention.run:
                continue
            if bare.line - other.line > (1 if other.role is Role.OTHER else 3):
                break
            beside = bare.line == other.line and other.explicit
            if (other.in_row or beside) and bare.in_row and self._lined_up(bare, other):
                return other.role, other.label
        return None

    def _lined_up(self, one: Listed, other: Listed) -> bool:
        if one.line == other.line or one.page != other.page:
            return True
        a, b = around(one.words), around(other.words)
        return abs(a[0] - b[0]) < _SIDE_POINTS or abs(a[2] - b[2]) < _SIDE_POINTS

    def _role_above(self, bare: Listed, own: list[Token]) -> tuple[Role, str] | None:
        """Return the role that the sentence or the heading before the date's line gives."""
        stretch: list[str] = [_text(own)]
        for number in range(bare.line - 1, max(-1, bare.line - 4), -1):
            above = self.lines[number]
            text = self.texts[number][-300:]
            if stretch[0] == "" and self._is_dated_line(number):
                return None
            stretch.insert(0, text)
            goes_on = above.words[0].text[:1].islower() and number > bare.line - 3
            role = None if goes_on else role_of(" ".join(part for part in stretch if part))
            if role is not None:
                return role
            if text.rstrip().endswith((".", "!", "?")):
                return None
        return None

    def _is_dated_line(self, number: int) -> bool:
        return any(id(word) in self.dated_words for word in self.lines[number].words)

    # What stands behind the date.

    def _with_tail(self, index: int, bare: Listed) -> Listed:
        said = words_verdict(bare.mention.remark) if bare.mention.remark else None
        if said is not None:
            return replace(bare, verdict=said[0], code=said[1])
        if not bare.in_row and bare.role is not Role.WORK:
            return bare
        tail = self._tail(index)
        words = list(dict.fromkeys(token.word for token in tail))
        text = " ".join(word.text for word in words)
        bare = replace(bare, tail=text)
        if not words and bare.in_row and self._expects_a_mark(bare):
            note = "the column that says what a day was is empty beside a date"
            mention = replace(bare.mention, notes=(*bare.mention.notes, note))
            return replace(bare, mention=mention, certainty=0.4 * bare.certainty)
        if not words or len(words) > 14:
            return bare
        in_sentence = tail[0].segment == self.tokens[bare.mention.end - 1].segment
        if not bare.in_row and in_sentence and not (len(words) == 1 and _is_code(text)):
            return bare
        return self._judged(bare, words, text)

    def _expects_a_mark(self, bare: Listed) -> bool:
        """Return whether a heading beside the date's own promises hours or a code."""
        for number in range(bare.line - 1, max(-1, bare.line - _PAGES_OF_HEADING_LINES), -1):
            if self.lines[number].page != bare.page:
                return False
            texts = [part.text.strip(" :.") for part in self.parts[number]]
            if len(texts) >= 2 and any(text in _MARK_HEADINGS for text in texts):
                return any("date" in text or "day" in text for text in texts)
        return False

    def _tail(self, index: int) -> list[Token]:
        mention = self.mentions[index]
        line = self.tokens[mention.end - 1].line
        end = mention.end
        limit = len(self.tokens)
        if index + 1 < len(self.mentions):
            limit = self.mentions[index + 1].start
        while end < limit and self.tokens[end].line == line:
            end += 1
        tail = list(self.tokens[mention.end : end])
        while tail and tail[0].kind in {Kind.COMMA, Kind.DOT, Kind.AND} and tail[0].glued:
            tail.pop(0)
        if self._parts_dates(tail, index):
            return []
        return [t for t in tail if t.kind is not Kind.WEEKDAY and t.text not in _SEPARATORS]

    def _parts_dates(self, tail: Sequence[Token], index: int) -> bool:
        """Return whether a dash behind a date only parts it from the next of its list."""
        if [token.kind for token in tail] != [Kind.DASH] or index + 1 == len(self.mentions):
            return False
        return self.mentions[index + 1].run == self.mentions[index].run

    def _judged(self, bare: Listed, words: list[Word], text: str) -> Listed:
        said = words_verdict(text)
        if said is not None and (said[0] is Verdict.NOT_WORKED or len(words) <= 6):
            return replace(bare, verdict=said[0], code=said[1])
        marks = [word.text for word in words if _is_code(word.text)]
        if len(marks) == 1 or (marks and len(marks) == len(words)):
            says = cell_says(" ".join(marks), self.legend)
            if says is not None:
                return replace(bare, verdict=says.verdict, code=says.code)
        numbers = [word.text for word in words if word.text.replace(".", "", 1).isdigit()]
        if numbers and all(float(number) == 0 for number in numbers):
            return replace(bare, verdict=Verdict.NOT_WORKED, code=None)
        if all(word.text.lower() in EMPTY_MARKS for word in words):
            return replace(bare, verdict=Verdict.NOT_WORKED, code=None)
        return bare


def _away(word: Word, stretch: tuple[float, float]) -> float:
    """Return how far the middle of ``word`` lies from a stretch of the line, 0 within it."""
    middle = (word.box[0] + word.box[2]) / 2
    return max(stretch[0] - middle, middle - stretch[1], 0.0)


def _stands_in_week(bare: Listed, before: Listed, lead: Sequence[Token]) -> bool:
    """Return whether a date follows its week's date: "W/E 3/7/2026: 3/2, 3/3"."""
    follows = before.role is Role.WEEK and before.line == bare.line
    return follows and [token.kind for token in lead] in ([Kind.COLON], [Kind.DASH])


def _is_noise(token: Token) -> bool:
    """Return whether a word in a row of dates says nothing about the date behind it."""
    if token.text in _NOISE_WORDS:
        return True
    return (
        token.kind is Kind.WORD
        and len(token.text) <= 2
        and token.word.text.isupper()
        and (code_verdict(token.text) is not None)
    )


def _is_code(text: str) -> bool:
    plain = text.strip("()[]*,:;")
    return (
        0 < len(plain) <= 3
        and not plain.isdigit()
        and plain == plain.upper()
        and plain not in {"-", "–", "—", "AM", "PM", "A", "$", "&"}
    )


def _text(tokens: Sequence[Token]) -> str:
    return " ".join(token.text for token in tokens)


def _without_weekdays(lead: Sequence[Token]) -> Sequence[Token]:
    """Return the lead without "Monday through" before a date's own weekday."""
    ranged = [token.kind for token in lead[-2:]] == [Kind.WEEKDAY, Kind.TO]
    return lead[:-2] if ranged else lead


def _ends_in_label(lead: Sequence[Token]) -> bool:
    return bool(lead) and lead[-1].kind is Kind.COLON


def _overlap(one: Box, other: Box) -> bool:
    return one[0] - 4 <= other[2] and other[0] - 4 <= one[2]
