"""Fits how much signs weigh: the chance of the right text among all, and of none of them.

A conditional logistic regression, held small (ridge), by gradient steps. Where the right text is
not among those found, none of them is right.
"""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.weighing.lessons import Lesson
from extractors.evl.weighing.chances import ALWAYS, may_be

_RIDGE = 1.0
_STEPS, _RATE, _CALM = 160, 0.15, 0.6
_SLOPES, _SQUARES = 0.9, 0.99
_TINY = 1e-12
_BLIND_COUNTS = 3.0
"""How often a letter counts that readers met unseen: what is to come is unseen."""

_SILENT, _GONE = 0.12, 0.08
"""Shares of lessons in which the readers are held silent, or the right text is hidden.

Readers named nothing, or the wrong thing, in about 12 of 100 fields of layouts that they first met.
Without the right text hidden now and then, none of the texts would never be the answer.
"""

_LEAST_WEIGHT = 0.02

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Table:
    """Signs (``columns``) of texts (``rows``), the lesson of each text, which texts are right."""

    columns: Places
    rows: Places
    lesson: Places
    right: NDArray[np.bool_]
    counts: Numbers


def fitted(lessons: Sequence[Lesson]) -> dict[str, float]:
    """Return the weight of every sign for the one field that ``lessons`` are about, in nats."""
    known: dict[str, int] = {}
    table = _table(lessons, known)
    weights = _climbed(table, *_bounds(known, lessons[0].field))
    named = sorted(zip(known, weights.tolist(), strict=True))
    return {sign: round(weight, 3) for sign, weight in named if abs(weight) >= _LEAST_WEIGHT}


def _table(lessons: Sequence[Lesson], known: dict[str, int]) -> _Table:
    columns, rows, owner, right = list[int](), list[int](), list[int](), list[bool]()
    for number, lesson in enumerate(lessons):
        silent, gone = _silenced(lesson, number)
        for key, (_, signs) in lesson.texts.items():
            is_right = key in lesson.right
            if not may_be(lesson.field, signs) or (gone and is_right):
                continue
            kept = _without_reading(lesson.field, signs) if silent else signs
            for sign in (ALWAYS, *sorted(kept)):
                columns.append(known.setdefault(sign, len(known)))
                rows.append(len(owner))
            owner.append(number)
            right.append(is_right)
    counts = np.array([_BLIND_COUNTS if each.blind else 1.0 for each in lessons])
    return _Table(
        np.array(columns, dtype=np.int64),
        np.array(rows, dtype=np.int64),
        np.array(owner, dtype=np.int64),
        np.array(right, dtype=bool),
        counts,
    )


def _silenced(lesson: Lesson, number: int) -> tuple[bool, bool]:
    """Return whether a lesson is taught with the readers silent, and without its right text."""
    drawn = zlib.crc32(f"{lesson.family}/{lesson.field}/{number}".encode()) / 2**32
    silent = not lesson.blind and drawn < _SILENT
    return silent, _SILENT <= drawn < _SILENT + _GONE


def _without_reading(field: str, signs: frozenset[str]) -> frozenset[str]:
    own = (f"read {field} ", f"chosen {field} by ")
    return frozenset(s for s in signs if s != f"chosen {field}" and not s.startswith(own))


_SPEAK_FOR = ("in own part", "in own row", "nearer to own", "on own line", "of the chosen kind")
_SPEAK_AGAINST = (
    *("in another part", "in the row of another", "nearer to another"),
    *("without its legal form", "words of labels", "a holiday", "breaks off"),
)
"""Signs that may not be turned around: few letters and many signs would else let chance speak."""


def _bounds(known: Mapping[str, int], field: str) -> tuple[Numbers, Numbers]:
    """Return the least and the greatest weight that each sign may have."""
    least, most = np.full(len(known), -np.inf), np.full(len(known), np.inf)
    for sign, at in known.items():
        own = sign.startswith((f"read {field} ", f"chosen {field} by "))
        if sign in _SPEAK_FOR or sign == f"chosen {field}" or own:
            least[at] = 0.0
        elif sign in _SPEAK_AGAINST:
            most[at] = 0.0
    return least, most


def _climbed(table: _Table, least: Numbers, most: Numbers) -> Numbers:
    """Return the weights after gradient steps (Adam) from nothing, each held in its bounds."""
    width = len(least)
    weights, slopes, squares = np.zeros(width), np.zeros(width), np.zeros(width)
    for step in range(1, _STEPS + 1):
        slope = _slope(table, weights) - _RIDGE * weights
        slopes = _SLOPES * slopes + (1 - _SLOPES) * slope
        squares = _SQUARES * squares + (1 - _SQUARES) * slope**2
        rate = _RATE if step < _CALM * _STEPS else _RATE / 3
        scale = np.sqrt(squares / (1 - _SQUARES**step)) + 1e-8
        risen = weights + rate * slopes / (1 - _SLOPES**step) / scale
        weights = np.clip(risen, least, most)
    return weights


def _slope(table: _Table, weights: Numbers) -> Numbers:
    """Return how the likelihood of the right answers rises with each weight."""
    many, texts = len(table.counts), len(table.lesson)
    scores = np.bincount(table.rows, weights=weights[table.columns], minlength=texts)
    most = np.zeros(many)
    np.maximum.at(most, table.lesson, scores)
    odds = np.exp(scores - most[table.lesson])
    whole = np.bincount(table.lesson, weights=odds, minlength=many) + np.exp(-most)
    among = np.bincount(table.lesson[table.right], weights=odds[table.right], minlength=many)
    wanted = np.where(table.right, odds / np.maximum(among, _TINY)[table.lesson], 0.0)
    missed = (wanted - odds / whole[table.lesson]) * table.counts[table.lesson]
    rise = np.bincount(table.columns, weights=missed[table.rows], minlength=len(weights))
    return rise.astype(np.float64)


def by_field(lessons: Sequence[Lesson]) -> Mapping[str, list[Lesson]]:
    """Return lessons by the field that they are about."""
    found: dict[str, list[Lesson]] = {}
    for lesson in lessons:
        found.setdefault(lesson.field, []).append(lesson)
    return found
