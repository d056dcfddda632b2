"""Whose the rows or columns of a matrix of marks are: name, number and position of each owner."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors import catalogue
from extractors.confidence import Found
from extractors.days.placed.matrices import Matrix
from extractors.days.placed.owners import Owner
from extractors.days.tokens import tokens_of
from extractors.days.years import year_of
from extractors.evl.hits import Hit
from extractors.layout import Line
from extractors.names import looks_like_company, looks_like_person
from extractors.passages import Printed, passage
from extractors.values import Word

Owned = tuple[dict[str, tuple[Hit, ...]], tuple[Line, ...]]
"""What an owner's heading says, and the dates and the count of the owner's days as lines."""

_PHRASE = re.compile(r"(?:[^,;|()\d]|\d(?=(?:st|nd|rd|th)\b))+")
"""A name and a position, parted by signs or by the number of a person or of a local."""

_LAST4 = re.compile(r"(?<![\d/])(?:[x*#•]{3}-?[x*#•]{2}-?)?(\d{4})(?![\d/])", re.IGNORECASE)
_LOCAL = re.compile(r"\bL(?:ocal|oc\.?)?\s?#?(\d{1,3})\b", re.IGNORECASE)
_LAST_NUMBER = re.compile(r"[A-Za-z] (\d{2,3})$")
"""A local in a column of its own, behind the position."""

_DOUBTED = 0.4
"""How sure a day is that an owner's own count speaks against: too little to count."""


def people_of(matrix: Matrix, at: int) -> list[Owned]:
    """Return what a matrix says of each person; nothing unless every owner is another person."""
    edges = [_edges_of_positions(owner) for owner in matrix.owners]
    told = [
        _hits(owner, own or frozenset().union(*edges), at)
        for owner, own in zip(matrix.owners, edges, strict=True)
    ]
    names = {hits["employee_name"][0].text.lower() for hits in told if "employee_name" in hits}
    if len(names) < len(matrix.owners):
        return []
    return [(hits, _lines(matrix, owner)) for hits, owner in zip(told, matrix.owners, strict=True)]


def people_of_all(matrices: Sequence[Matrix], about_years: Sequence[Line], at: int) -> list[Owned]:
    """Return the people of all matrices, their dates below the years that the letter says."""
    years = tuple(
        Line(line.page, (token.word,))
        for line in about_years
        for token in tokens_of([line])
        if year_of(token) is not None
    )
    return [
        (hits, (*years, *lines)) for matrix in matrices for hits, lines in people_of(matrix, at)
    ]


def _hits(owner: Owner, edges: frozenset[int], at: int) -> dict[str, tuple[Hit, ...]]:
    """Return the first value that the heading holds for each field.

    What stands behind the name at one of ``edges``, where others have positions, is a position.
    """
    found: dict[str, tuple[Hit, ...]] = {}
    for name, value in _values(owner.heads, edges):
        found.setdefault(name, (Hit(name, value, Found.TABLE, at),))
    return found


def _edges_of_positions(owner: Owner) -> frozenset[int]:
    """Return where the positions that are known begin, in whole points."""
    values = _values(owner.heads, frozenset())
    return frozenset(_edge(value) for name, value in values if name == "classification")


def _edge(value: Printed) -> int:
    return round(value.lines[0].box[0])


def _values(heads: Sequence[Line], edges: frozenset[int]) -> Iterator[tuple[str, Printed]]:
    behind_another = False
    for part in (part for line in heads for part in line.segments()):
        text = passage((part,))
        for phrase in _PHRASE.finditer(text.text):
            said = phrase.group().strip(" –—-")
            if not any(map(str.isalpha, said)):
                continue
            start = phrase.start() + phrase.group().index(said)
            value = text.cut(start, start + len(said))
            match = catalogue.classification(said)
            known = match is not None and match.how != "likeness"
            if known or (behind_another and _edge(value) in edges):
                yield "classification", value
            elif looks_like_person(said) and " " in said and not looks_like_company(said):
                yield "employee_name", value
            behind_another = True
        if (number := _LAST4.search(text.text)) is not None:
            yield "last4", text.group(number, 1)
        local = _LOCAL.search(text.text) or _LAST_NUMBER.search(text.text)
        if local is not None:
            yield "local", text.group(local, 1).with_text(f"Local {local[1]}")


def _lines(matrix: Matrix, owner: Owner) -> tuple[Line, ...]:
    """Return the dates that an owner's marks name as lines, under words that say so."""
    if not owner.worked:
        return ()
    doubted = owner.agrees is False
    x0, y0, x1, _ = owner.worked[0].box
    heading = Word("Dates worked:", (x0, y0 - 12.0, x1, y0 - 2.0), 1.0)
    dates = [
        Line(matrix.page, tuple(_doubted(word) if doubted else word for word in each.words))
        for each in owner.worked
    ]
    return (Line(matrix.page, (heading,)), *dates, *_counted(matrix, owner))


def _doubted(word: Word) -> Word:
    return replace(word, confidence=min(word.confidence, _DOUBTED))


def _counted(matrix: Matrix, owner: Owner) -> tuple[Line, ...]:
    """Return the line that says how many days there are, where a count stands on the page."""
    if owner.count is None:
        return ()
    x0, y0, x1, y1 = owner.count.box
    label = Word("Total days worked:", (x0 - (x1 - x0) - 3.0, y0, x0 - 3.0, y1), 1.0)
    return (Line(matrix.page, (label, owner.count)),)
