"""Spaces between recognized words, put where the ink has them.

The recognizer now and then glues two words ("Fri 3/28", "7:00 AM", "20 *") or breaks one. The
gaps in the ink tell: within a word they are alike, and a space is wider than any of them. Where
there is no ink at all, a word or a letter was only imagined.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median

import numpy as np

from extractors.pages.ocr.engines import GrayImage, OcrWord

_SPACE_IN_HEIGHTS = 0.27
_SPACE_IN_CAPITALS = 0.31
_SPACE_IN_A_WORD = 0.38
_SPACE_IN_GAPS = 2.0
_ONE_IN_HEIGHTS = 0.15
_JOINT_IN_HEIGHTS = 0.12
_FIXED_SHARE = 0.7
_FIXED_TOLERANCE = 0.12
_SPACE_IN_PITCHES = 0.95
_LEAST_STEPS = 3
_ENOUGH_GAPS = 12
_BRACKET_IN_HEIGHTS = 0.6
_HYPHEN_IN_HEIGHTS = 0.3
_FAINTEST = 235
_SOFT = 0.3
_SLIMMEST_IN_HEIGHTS = 0.08
_SURE = 0.5
_SLIM = frozenset("iIlj1|!.,:;'’‘/")
_OPENING, _CLOSING = frozenset("([{/#$"), frozenset(".,;:)]}/%'’")
_BRACKETS = frozenset(")]}")
_EMPTY_BOX = "[]"
"""An open and a closing bracket with a space between: nothing was ticked."""
_PLACE_IN_HEIGHTS = 0.4


@dataclass(frozen=True, slots=True)
class _Setting:
    """How a line is set: its letters' height, its usual gap, its pitch when all are as wide."""

    height: float
    gap: float
    pitch: float | None


_Inked = tuple[OcrWord, list[tuple[int, int]]]


def respaced(image: GrayImage, words: Sequence[OcrWord]) -> tuple[OcrWord, ...]:
    """Return ``words`` of ``image`` parted where a space shows and joined where none does.

    Words and letters that stand where nothing is printed are left out.
    """
    inked = [(word, runs) for word in words if (runs := _runs(image, word))]
    usual = _usual_gap(inked)
    lines = [list(line) for _, line in groupby(inked, key=lambda each: each[0].line)]
    return tuple(word for line in lines for word in _respaced_line(line, usual))


def _respaced_line(line: list[_Inked], usual_gap: float) -> list[OcrWord]:
    if 2 * sum(_is_level(word) for word, _ in line) < len(line):
        return [word for word, _ in line]
    found = [(_without_slivers(word, runs), runs) for word, runs in line]
    setting = _setting(found, usual_gap)
    parted = [part for word, runs in found for part in _parted(word, runs, setting)]
    return _joined(parted, setting)


def _usual_gap(inked: list[_Inked]) -> float:
    """Return the page's usual gap between two letters, as a share of the letters' height."""
    shares = [gap / max(1, _height(word)) for word, runs in inked for gap in _gaps(runs)]
    return median(shares) if shares else 0.0


def _is_level(word: OcrWord) -> bool:
    return len(word.text) < 3 or word.box[2] - word.box[0] > _height(word)


def _height(word: OcrWord) -> int:
    return word.box[3] - word.box[1]


def _gaps(runs: list[tuple[int, int]]) -> list[int]:
    return [after[0] - before[1] for before, after in pairwise(runs)]


def _runs(image: GrayImage, word: OcrWord) -> list[tuple[int, int]]:
    """Return the stretches of columns (left, right) that hold the word's ink."""
    x0, y0, x1, y1 = word.box
    ink = image[max(0, y0) : y1, max(0, x0) : x1]
    if not ink.size:
        return []
    # Soft edges of blurred letters are ink: gaps must not look wider than they were printed.
    dark = (ink < min(_FAINTEST, 255 - _SOFT * (255 - int(ink.min())))).any(axis=0)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], dark.astype(np.int8), [0]))))
    return [(x0 + int(a), x0 + int(b)) for a, b in edges.reshape(-1, 2)]


def _without_slivers(word: OcrWord, runs: list[tuple[int, int]]) -> OcrWord:
    """Return ``word`` without a last letter of no width, which no ink of its own explains."""
    if word.confidence >= _SURE or len(word.text) <= max(1, len(runs)):
        return word
    if len(word.letters) != len(word.text):
        return word
    left, right = word.letters[-1]
    least = _SLIMMEST_IN_HEIGHTS * _height(word)
    if right - left >= least or word.text[-1] in _SLIM:
        return word
    return replace(word, text=word.text[:-1], letters=word.letters[:-1])


def _setting(line: list[_Inked], usual_gap: float) -> _Setting:
    words = [word for word, _ in line]
    gaps = [gap for _, runs in line for gap in _gaps(runs)]
    height = _letter_height(words)
    gap = median(gaps) if len(gaps) >= _ENOUGH_GAPS else usual_gap * height
    return _Setting(height, gap, pitch_of(words))


def _letter_height(words: list[OcrWord]) -> float:
    """Return the usual height of the words' letters; dashes and dots have none."""
    lettered = [word for word in words if any(c.isalnum() for c in word.text)]
    return median(map(_height, lettered or words))


def pitch_of(line: Sequence[OcrWord]) -> float | None:
    """Return the distance from letter to letter of a typewriter's line, None for other print."""
    slim, wide = list[float](), list[float]()
    for word in line:
        for (a, b), pair in zip(pairwise(word.letters), pairwise(word.text), strict=False):
            steps = slim if (_SLIM - {"1"}) & set(pair) else wide
            steps.append((b[0] + b[1] - a[0] - a[1]) / 2)
    # Digits alone stand evenly in any print.
    if len(slim) < _LEAST_STEPS or len(wide) < _LEAST_STEPS:
        return None
    usual = median(slim + wide)
    alike = sum(abs(step - usual) <= _FIXED_TOLERANCE * usual for step in slim + wide)
    return usual if usual > 0 and alike >= _FIXED_SHARE * len(slim + wide) else None


def _parted(word: OcrWord, runs: list[tuple[int, int]], setting: _Setting) -> list[OcrWord]:
    if len(word.letters) != len(word.text) or len(word.text) < 2:
        return [word]
    cuts = []
    for number, (a, b) in enumerate(pairwise(runs), start=1):
        place = _letters_before(word, (a[1] + b[0]) / 2, number, len(runs))
        if place is not None and _is_space(word, place, b[0] - a[1], setting):
            cuts.append((place, a[1], b[0]))
    return _cut(word, cuts)


def _letters_before(word: OcrWord, middle: float, runs_before: int, runs: int) -> int | None:
    """Return how many letters stand before the gap at ``middle``, None when no space can."""
    places = [place for place in range(1, len(word.text)) if _may_part(*word.text[place - 1 :][:2])]
    if runs == len(word.text):
        return runs_before if runs_before in places else None
    best = min(places, key=lambda place: abs(_border(word, place) - middle), default=None)
    near = _PLACE_IN_HEIGHTS * _height(word)
    return best if best is not None and abs(_border(word, best) - middle) <= near else None


def _may_part(before: str, after: str) -> bool:
    """Return whether a space may stand between two letters: not within a number or a date."""
    is_number = before.isdigit() and after.isdigit()
    if before + after == _EMPTY_BOX:
        return True
    return not is_number and before not in _OPENING and after not in _CLOSING


def _border(word: OcrWord, place: int) -> float:
    return (word.letters[place - 1][1] + word.letters[place][0]) / 2


def _is_space(word: OcrWord, place: int, gap: int, setting: _Setting) -> bool:
    if setting.pitch is not None:
        return gap > _SPACE_IN_PITCHES * setting.pitch
    # A 1 stands alone in its width: the gaps beside it are wide without being spaces.
    before, after = word.text[place - 1], word.text[place]
    has_one = "1" in (before, after)
    least = (_least_space(before, after) + _ONE_IN_HEIGHTS * has_one) * setting.height
    return gap > max(least, _SPACE_IN_GAPS * setting.gap)


def _least_space(before: str, after: str) -> float:
    """Return how wide a space is at least, in heights: wider where letters go on as in a word."""
    if "-" in (before, after) or (before.isalpha() and after.islower()):
        return _SPACE_IN_A_WORD
    return _SPACE_IN_CAPITALS if before.isupper() and after.isupper() else _SPACE_IN_HEIGHTS


def _cut(word: OcrWord, cuts: list[tuple[int, int, int]]) -> list[OcrWord]:
    """Return the pieces of ``word``; each cut is (letters before, end before, start after)."""
    x0, y0, x1, y1 = word.box
    pieces, start, left = list[OcrWord](), 0, x0
    for place, end, next_left in [*cuts, (len(word.text), x1, x1)]:
        if place > start:
            letters = word.letters[start:place]
            box = (left, y0, end, y1)
            pieces.append(replace(word, text=word.text[start:place], box=box, letters=letters))
            start, left = place, next_left
    return pieces


def _joined(words: list[OcrWord], setting: _Setting) -> list[OcrWord]:
    joined: list[OcrWord] = []
    for word in words:
        if joined and _is_joint(joined[-1], word, setting):
            joined[-1] = _together(joined[-1], word)
        else:
            joined.append(word)
    return joined


def _is_joint(one: OcrWord, other: OcrWord, setting: _Setting) -> bool:
    """Return whether there is no more between two words than between two letters."""
    gap = other.box[0] - one.box[2]
    if one.box[0] < other.box[0] and other.box[2] <= one.box[2] + 2:
        return True
    if one.text + other.text == _EMPTY_BOX:
        return False
    if other.text[:1] == "@" and gap <= _BRACKET_IN_HEIGHTS * setting.height:
        return True
    if other.text in _BRACKETS and gap <= _BRACKET_IN_HEIGHTS * setting.height:
        return True
    if "-" in (one.text[-1:], other.text[:1]) and _is_code(one.text) and _is_code(other.text):
        return -2 <= gap <= _HYPHEN_IN_HEIGHTS * setting.height
    return -2 <= gap <= _JOINT_IN_HEIGHTS * setting.height and gap <= 1.5 * setting.gap


def _is_code(text: str) -> bool:
    """Return whether ``text`` may be a piece of a masked number such as XXX-XX-1234."""
    return len(text) > 1 and all(c in "Xx*-" or c.isdigit() for c in text)


def _together(one: OcrWord, other: OcrWord) -> OcrWord:
    a, b = one.box, other.box
    box = (min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3]))
    confidence = min(one.confidence, other.confidence)
    letters = (*one.letters, *other.letters)
    return replace(one, text=one.text + other.text, box=box, confidence=confidence, letters=letters)
