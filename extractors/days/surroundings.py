"""What surrounds the dates of a letter: lines, their parts, and the words before a date."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.days.cells import Legend
from extractors.days.codes import code_verdict
from extractors.days.mentions import Mention
from extractors.days.tokens import Kind, Token
from extractors.layout import Line
from extractors.patterns import pattern_of
from extractors.values import Box, Word

_COUNTS = pattern_of(r"(?:sub ?-? ?)?totals?(?: days?)?(?: worked)? ?:? ?\d{1,3}(?: days?)?")
_NOISE_WORDS_TEXT = (
    "hours hour hrs hr h am pm a p x w day days st ot dt reg "
    "ep eps episode episodes block unit main second e o c "
)
_NOISE_WORDS = frozenset(_NOISE_WORDS_TEXT.split())


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a line set apart by wide gaps: its words, its text in lower case, its place."""

    words: tuple[Word, ...]
    text: str
    box: Box

    @classmethod
    def of(cls, line: Line) -> "Part":
        """Return ``line`` as a part."""
        return cls(line.words, line.text.lower(), line.box)


class Surroundings:
    """The lines, tokens and dates of a letter, with what can be looked up around a date."""

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
        self.parts = [[Part.of(part) for part in line.segments()] for line in lines]
        self.first_token = self._first_tokens()
        self._lists = self._words_of_lists()
        self.dated_words = {id(token.word) for m in mentions for token in tokens[m.start : m.end]}

    def _first_tokens(self) -> dict[int, int]:
        first: dict[int, int] = {}
        for index, token in enumerate(self.tokens):
            first.setdefault(token.line, index)
        return first

    def page_of(self, mention: Mention) -> int:
        """Return the page that the mention ends on."""
        return self.tokens[mention.end - 1].page

    def words_of(self, mention: Mention) -> tuple[Word, ...]:
        """Return the words of the mention that stand on the line where it ends."""
        stretch = self.tokens[mention.start : mention.end]
        last = stretch[-1].line
        return tuple(dict.fromkeys(token.word for token in stretch if token.line == last))

    def words_of_list(self, mention: Mention) -> list[Word]:
        """Return the words of all dates of the mention's list in the column where it ends."""
        last = self.tokens[mention.end - 1]
        return self._lists[mention.run, last.line, last.segment]

    def _words_of_lists(self) -> dict[tuple[int, int, int], list[Word]]:
        found: dict[tuple[int, int, int], list[Word]] = {}
        for mention in self.mentions:
            last = self.tokens[mention.end - 1]
            column = mention.run, last.line, last.segment
            found.setdefault(column, []).extend(self.words_of(mention))
        return found

    def certainty_of(self, mention: Mention) -> float:
        """Return the lowest certainty among the tokens of the mention."""
        return min(token.certainty for token in self.tokens[mention.start : mention.end])

    def lead_of(self, index: int) -> list[Token]:
        """Return the tokens on the mention's line between the mention before it and itself.

        A count in a column before its own, "Subtotal 13", leads to no date.
        """
        mention = self.mentions[index]
        line = self.tokens[mention.start].line
        start = self.first_token[line]
        if index and self.mentions[index - 1].end > start:
            start = self.mentions[index - 1].end
        lead = list(self.tokens[start : mention.start])
        own = self.tokens[mention.start].segment
        before = [token for token in lead if token.segment != own]
        return lead[len(before) :] if _COUNTS.fullmatch(text_of(before)) else lead

    def is_dated_line(self, number: int) -> bool:
        """Return whether a date stands on line ``number``."""
        return any(id(word) in self.dated_words for word in self.lines[number].words)


def is_row(lead: Sequence[Token]) -> bool:
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
    return len(lead) <= 8 and all(t.kind in plain or is_noise(t) for t in lead)


def is_noise(token: Token) -> bool:
    """Return whether a word in a row of dates says nothing about the date behind it."""
    if token.text in _NOISE_WORDS:
        return True
    return (
        token.kind is Kind.WORD
        and len(token.text) <= 2
        and token.word.text.isupper()
        and (code_verdict(token.text) is not None)
    )


def text_of(tokens: Sequence[Token]) -> str:
    """Return the texts of ``tokens`` with one space between them."""
    return " ".join(token.text for token in tokens)
