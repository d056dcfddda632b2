"""The shapes of sentences, one a line of the files in ``said/``, ready to be recognized."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "said"
_WITHIN = "parts"
_PLACE = re.compile(r"%\((\w+)\)s")
_NUMBER = r"\d[\d.,]*"
_NUMBERS = frozenset({"number", "have", "need", "page", "listed", "different", "hard", "limit"})
"""Places that hold a number and nothing else."""
_LENGTH_MAX = 1000
"""The longest sentence that is looked at: time grows with the third power of its length."""
SENTENCE_END = re.compile(r"(?<=[.!?]) (?=[A-Z0-9“])")


@dataclass(frozen=True, slots=True)
class Shape:
    """A sentence with places: ``%(paper)s expired on %(day)s.``; ``words`` stand around them."""

    text: str
    words: tuple[str, ...]
    pattern: re.Pattern[str]

    def places_in(self, said: str) -> dict[str, str] | None:
        """Return what stands in the places of a sentence of this shape, None for another one."""
        if len(said) > _LENGTH_MAX or not all(word in said for word in self.words):
            return None
        found = self.pattern.fullmatch(said)
        return found.groupdict() if found is not None else None


def every_shape() -> tuple[str, ...]:
    """Return the texts of all shapes, as they are to be translated."""
    return tuple(text for file in sorted(_FOLDER.glob("*.txt")) for text in _lines(file))


@cache
def sentences() -> tuple[Shape, ...]:
    """Return the shapes of single sentences, those with the most words of their own first."""
    return _made(text for text in _said() if SENTENCE_END.search(text) is None)


@cache
def passages() -> tuple[Shape, ...]:
    """Return the shapes of several sentences, which are known as a whole."""
    return _made(text for text in _said() if SENTENCE_END.search(text) is not None)


@cache
def parts() -> tuple[Shape, ...]:
    """Return the shapes that may stand in a place of another: phrases, and sentences too."""
    return (*_made(_lines(_FOLDER / f"{_WITHIN}.txt")), *sentences())


def _said() -> Iterable[str]:
    files = (file for file in sorted(_FOLDER.glob("*.txt")) if file.stem != _WITHIN)
    return (text for file in files for text in _lines(file))


def _lines(file: Path) -> list[str]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _made(texts: Iterable[str]) -> tuple[Shape, ...]:
    made = [_shape(text) for text in texts if _PLACE.search(text)]
    return tuple(sorted(made, key=lambda shape: -sum(map(len, shape.words))))


def _shape(text: str) -> Shape:
    pieces = _PLACE.split(text)
    pattern = "".join(
        _place(piece) if at % 2 else re.escape(piece) for at, piece in enumerate(pieces)
    )
    words = tuple(piece for piece in pieces[::2] if piece)
    return Shape(text, words, re.compile(pattern, re.DOTALL))


def _place(name: str) -> str:
    return f"(?P<{name}>{_NUMBER if name in _NUMBERS else '.+?'})"
