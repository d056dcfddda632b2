"""Dots and underscores that lead from a label to its value, put down as a colon."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.evl.wording import field_of_label
from extractors.layout import Line
from extractors.values import Word

MOST_WORDS_OF_A_LABEL = 6

_MARK = re.compile(r"^[.:]$|\.\.\.|…|__")
_DOTS = re.compile(r"^[._…]*(?:\.{3,}|…)[._…]*$")
_BLANK = re.compile(r"^_{2,}$")
_GLUED = re.compile(r"^(?P<label>.*?[^._…\s:])(?::?)(?:\.{3,}|…+|_{3,})(?P<value>.*)$")
_FILLED = re.compile(r"^_{2,}(?=[^_])|(?<=[^_])_{2,}$")


def without_leaders(line: Line) -> Line:
    """Return ``line`` with a colon where dots or a filled blank lead from a label to a value."""
    if not any(_MARK.search(word.text) for word in line.words):
        return line
    return _led(line, _joined_dots(line.words))


def _joined_dots(words: Sequence[Word]) -> list[Word]:
    """Return the words with every run of single dots as one leader."""
    made: list[Word] = []
    for word in words:
        if word.text == "." and made and set(made[-1].text) == {"."}:
            made[-1] = replace(made[-1], text=made[-1].text + ".")
        else:
            made.append(word)
    return made


def _led(line: Line, words: Sequence[Word]) -> Line:
    made: list[Word] = []
    for number, word in enumerate(words):
        last = number == len(words) - 1
        if not last and made and _leads(made, word):
            made[-1] = _with_colon(made[-1])
        else:
            made += _parted(made, word)
    return Line(line.page, tuple(made)) if made else line


def _leads(before: Sequence[Word], word: Word) -> bool:
    """Return whether ``word`` leads on from the label that stands before it."""
    if word.text == ":":
        return True
    if _DOTS.match(word.text):
        return len(before) <= MOST_WORDS_OF_A_LABEL
    return bool(_BLANK.match(word.text)) and _is_label(before)


def _is_label(words: Sequence[Word]) -> bool:
    label = " ".join(word.text for word in words[-MOST_WORDS_OF_A_LABEL:]).rstrip(" :")
    return words[-1].text.endswith(":") or field_of_label(label, has_colon=True) is not None


def _parted(before: Sequence[Word], word: Word) -> list[Word]:
    """Return a word without the blank it stands on, parted where a leader is glued into it."""
    text = _FILLED.sub("", word.text)
    word = word if text == word.text else replace(word, text=text)
    glued = _GLUED.match(text)
    if glued is None:
        return [word]
    label = replace(word, text=glued["label"])
    if not glued["value"].strip("_.") or not _is_label([*before, label]):
        return [word]
    cut = word.box[0] + (word.box[2] - word.box[0]) * len(glued["label"]) / len(text)
    value = replace(word, text=glued["value"].strip("_."), box=(cut, *word.box[1:]))
    return [replace(_with_colon(label), box=(*word.box[:2], cut, word.box[3])), value]


def _with_colon(word: Word) -> Word:
    return word if word.text.endswith(":") else replace(word, text=f"{word.text}:")
