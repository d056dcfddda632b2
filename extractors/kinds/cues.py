"""The cues that tell kinds of documents apart: wordings, headings, and the shape of the lines.

A cue belongs to no kind. How much it speaks for or against each is learned (``learned.json``), so
that words which many kinds share ("production", "employer") do not add up to a letter. The wordings
stand in ``cues.yaml``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

TOP_LINES = 12
_HEADING_WORDS = 9
_LINES, _LETTERS = 160, 240
"""What is looked at: so many lines, and so much of each. More says no more, and would cost."""

_FEW_WORDS, _MANY_LINES = 60, 45
"""As many words as a card holds, as many lines as a full page has."""

_SENTENCE_WORDS, _PROSE_LINES = 10, 3
_FILE = Path(__file__).with_name("cues.yaml")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MONTH = r"(?:jan|feb|fév|mar|apr|avr|may|mai|jun|jui|jul|aug|ao[uû]|sep|oct|nov|dec|déc)[a-zéû]*"
_DATE = (
    r"(?=[jfmasond\d])"  # looked at first: where no date can begin, none of its ways is tried
    rf"(?:{_MONTH}\.?\s+\d{{1,2}}(?:,?\s+(?:19|20)\d\d)?|"
    rf"\d{{1,2}}\s+{_MONTH}\.?\s+(?:19|20)\d\d|{_MONTH}\.?\s+(?:19|20)\d\d|"
    rf"\d{{1,2}}[/-]\d{{1,2}}[/-]\d{{2,4}}|\d{{4}}[-./]\d\d[-./]\d\d|{_MONTH})"
)
_CONTACT = re.compile(r"[\w.+-]+@[\w-]+\.\w|\(?\b\d{3}\)?[-. ]\d{3}[-. ]\d{4}\b")


@dataclass(frozen=True, slots=True)
class Cue:
    """A wording, how often it must stand there, and whether joined or parted lines say more."""

    name: str
    wording: re.Pattern[str]
    times: int = 1
    by_spaces: bool = True
    by_lines: bool = True


@dataclass(frozen=True, slots=True)
class _Cues:
    headings: tuple[Cue, ...]
    anywhere: tuple[Cue, ...]


def cues(texts: Sequence[str]) -> frozenset[str]:
    """Return the names of the cues in the lines of a document."""
    looked_at = [text[:_LETTERS] for text in texts[:_LINES]]
    headings, whole = "\n".join(_headings(looked_at)), "\n".join(looked_at)
    spread = " ".join(looked_at)
    found = {cue.name for cue in _told().headings if cue.wording.search(headings)}
    found |= {cue.name for cue in _told().anywhere if _is_there(cue, whole, spread)}
    return frozenset((*found, *_shape(texts)))


def names() -> tuple[str, ...]:
    """Return the name of every cue."""
    return (*(cue.name for cue in (*_told().headings, *_told().anywhere)), *_SHAPES)


@cache
def _told() -> _Cues:
    told = yaml.load(_FILE.read_text(encoding="utf-8"), _LOADER)  # noqa: S506 - a safe loader, the C one where there is one
    return _Cues(*(tuple(map(_cue, told[where])) for where in ("headings", "anywhere")))


def _cue(entry: dict[str, Any]) -> Cue:
    wording = "|".join(entry["says"]).replace("{date}", _DATE)
    compiled = re.compile(wording, re.IGNORECASE | re.MULTILINE)
    return Cue(
        entry["name"],
        compiled,
        entry.get("times", 1),
        _goes_by_spaces(wording),
        _goes_by_lines(wording),
    )


_CLASS_OR_ESCAPE = re.compile(r"\\.|\[[^\] ]*\]")
_BY_SPACES = re.compile(r"[ .]|\(\?<?!")
_BY_LINES = re.compile(r"[$^]|\\n|\(\?<?!")


def _goes_by_spaces(wording: str) -> bool:
    """Return whether a space may do where the end of a line does not.

    That is so of a space itself and of a dot for any sign, also where something must not follow.
    """
    return _BY_SPACES.search(_CLASS_OR_ESCAPE.sub("", wording)) is not None


def _goes_by_lines(wording: str) -> bool:
    """Return whether the end of a line may do where a space does not.

    That is so where ends of lines are asked for or shut out, and where something must not follow.
    """
    return _BY_LINES.search(wording) is not None


def _is_there(cue: Cue, whole: str, spread: str) -> bool:
    """Return whether a cue stands in the lines; one that is asked for once may reach over them."""
    if cue.times == 1:
        if cue.by_spaces and cue.wording.search(spread):
            return True
        return (cue.by_lines or not cue.by_spaces) and cue.wording.search(whole) is not None
    return len(list(islice(cue.wording.finditer(whole), cue.times))) == cue.times


def _headings(texts: Sequence[str]) -> Iterator[str]:
    """Yield the short lines near the top that are no sentences."""
    for text in texts[:TOP_LINES]:
        if len(text.split()) <= _HEADING_WORDS and not text.rstrip().endswith((",", ".", ";")):
            yield text


_SHAPES = ("few words", "many lines", "prose", "contact at the top")


def _shape(texts: Sequence[str]) -> Iterator[str]:
    lengths = [len(text.split()) for text in texts]
    has = (
        sum(lengths) <= _FEW_WORDS,
        len(texts) >= _MANY_LINES,
        sum(length >= _SENTENCE_WORDS for length in lengths) >= _PROSE_LINES,
        any(_CONTACT.search(text[:_LETTERS]) for text in texts[:5]),
    )
    return (name for name, is_so in zip(_SHAPES, has, strict=True) if is_so)
