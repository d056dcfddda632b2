"""Running text of several lines, and the way back from any part of it to the printed words."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from extractors.frozen import frozen
from extractors.layout import Line
from extractors.values import Place, Word

_FULL_SSN = re.compile(r"(?<![\d-])\d{3}([-– .]?)\d{2}([-– .]?)(\d{4})(?![\d-])")
_HYPHENS = frozenset("-‑")
_NINE_DIGITS = re.compile(r"(?<!\d)\d{5}(\d{4})(?!\d)")


@frozen
class Printed:
    """A value as it stands on the page: its text and the parts of lines that hold it."""

    text: str
    lines: tuple[Line, ...]

    @property
    def places(self) -> tuple[Place, ...]:
        """One box for each line that the value runs over."""
        return tuple(Place(line.page, line.box, masked(line.text)) for line in self.lines)

    @property
    def weakest(self) -> float:
        """The lowest chance that one of its words was read right."""
        return min((word.confidence for line in self.lines for word in line.words), default=1.0)

    def part(self, start: int, end: int) -> "Printed":
        """Return characters of the value's own running text as a value of its own."""
        return passage(self.lines).cut(start, end)

    def with_text(self, text: str) -> "Printed":
        """Return the same place with ``text`` as its value."""
        return Printed(text, self.lines)


def printed(line: Line) -> Printed:
    """Return a whole line, or segment, as a value."""
    return Printed(line.text, (line,))


@frozen
class Passage:
    """Lines joined by spaces; every character knows its word and its line."""

    text: str
    starts: tuple[int, ...]
    words: tuple[Word, ...]
    owners: tuple[int, ...]
    lines: tuple[Line, ...]

    def cut(self, start: int, end: int) -> Printed:
        """Return the characters ``start`` to ``end`` with the words they touch."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        last = max(bisect_right(self.starts, max(end - 1, start)) - 1, first)
        parts: dict[int, list[Word]] = {}
        for index in range(first, last + 1):
            parts.setdefault(self.owners[index], []).append(self.words[index])
        held = tuple(Line(self.lines[at].page, tuple(words)) for at, words in parts.items())
        return Printed(self.text[start:end].strip(), held)

    def group(self, found: re.Match[str], name: str | int = 0) -> Printed:
        """Return what a group of ``found``, a match in this text, captured."""
        return self.cut(*found.span(name))

    def span_of(self, value: Printed) -> tuple[int, int]:
        """Return the first and the end character of ``value``, which was cut from this text."""
        held = {id(word) for line in value.lines for word in line.words}
        own = [index for index, word in enumerate(self.words) if id(word) in held]
        last = own[-1]
        return self.starts[own[0]], self.starts[last] + len(self.words[last].text)

    def line_at(self, start: int) -> int:
        """Return the index in ``lines`` of the line that character ``start`` stands on."""
        return self.owners[max(bisect_right(self.starts, start) - 1, 0)] if self.owners else 0


def passage(lines: Sequence[Line]) -> Passage:
    """Return ``lines`` as one running text, a name of two parts broken at its hyphen whole."""
    starts: list[int] = []
    words: list[Word] = []
    owners: list[int] = []
    texts: list[str] = []
    length = 0
    for index, line in enumerate(lines):
        for place, word in enumerate(line.words):
            if length and not (place == 0 and _goes_on("".join(texts[-3:]), word.text)):
                texts.append(" ")
                length += 1
            starts.append(length)
            texts.append(word.text)
            length += len(word.text)
        words += line.words
        owners += [index] * len(line.words)
    return Passage("".join(texts), tuple(starts), tuple(words), tuple(owners), tuple(lines))


def _goes_on(above: str, below: str) -> bool:
    """Return whether a word that ends a line with its hyphen goes on with a capital below."""
    return below[:1].isupper() and above[-1:] in _HYPHENS and above[-2:-1].isalpha()


def masked(text: str) -> str:
    """Return ``text`` with every full Social Security number cut to its last four digits."""
    if not any(character.isdigit() for character in text):
        return text
    text = _FULL_SSN.sub(_mask, text)
    return _NINE_DIGITS.sub(r"XXXXX\1", text)


def _mask(found: re.Match[str]) -> str:
    if not (found[1] and found[2]):
        return found[0]
    return f"XXX-XX-{found[3]}"
