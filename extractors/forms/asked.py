"""What a form asks, by the wording of its labels, and what stands beside or below each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.confidence import Found, confidence
from extractors.forms.answers import READERS, Answer
from extractors.forms.boxed import boxed
from extractors.forms.captioned import captioned
from extractors.forms.unmarked import unmarked
from extractors.labels import labelled
from extractors.layout import Cell, lines, tables
from extractors.passages import Printed
from extractors.patterns import pattern_of
from extractors.values import Field, Fields, Page

_NUMBERED = pattern_of(
    r"^(?:\(?\d{1,2}[a-z]?\)?[.)]?|block\s+\d+[a-z]?\s*[-–:.]?)\s+", re.IGNORECASE
)

_NUMBER_BEHIND = pattern_of(r"\s*\((?:block|box|case|line|item)\s+\d{1,2}[a-z]?\)$", re.IGNORECASE)

_HINT_BEHIND = pattern_of(r"\s*\([^()]*\)?$")
_DAY_FIRST = pattern_of(r"(?i)\(?\b(?:D{1,2}|J{1,2})[\s/.-]+M{1,2}[\s/.-]+[YA]{1,4}\b")


@dataclass(frozen=True, slots=True)
class Asked:
    """One answer a form asks for: its field, its labels' wording, and what kind of answer it is."""

    field: str
    wording: re.Pattern[str]
    kind: Answer


def asked(field: str, wording: str, kind: Answer = Answer.TEXT) -> Asked:
    """Return a question whose whole label is ``wording``, large or small letters alike."""
    return Asked(field, pattern_of(rf"(?:{wording})", re.IGNORECASE), kind)


def answers(
    pages: Sequence[Page], questions: Sequence[Asked], *, day_first: bool = False
) -> Fields:
    """Return the answers found on ``pages``, the first good one for each field.

    A value that is not of the kind asked for (a date that is none) is left out, never bent. Dates
    are read day first where the form says so: "(D/M/Y)".
    """
    day_first = day_first or any(_DAY_FIRST.search(line.text) for p in pages for line in lines(p))
    by_field = {question.field: question for question in questions}
    found: Fields = {}
    for field, printed in _answered(pages, questions):
        question = by_field[field]
        value = _without_the_next(printed, question, questions, day_first=day_first)
        read = field_of(value, question.kind, day_first=day_first) if value else None
        if read is not None:
            found.setdefault(field, read)
    return found


def _answered(pages: Sequence[Page], questions: Sequence[Asked]) -> Iterator[tuple[str, Printed]]:
    """Yield the fields asked for with what answers them: in boxes, under captions, by labels."""

    def name_of(label: str, *, has_colon: bool = False) -> str | None:  # noqa: ARG001 - the colon is no sign here
        question = _asked_by(label, questions)
        return question.field if question is not None else None

    rest: list[Page] = []
    for page in pages:
        boxes = list(boxed(page, name_of))
        yield from ((field, value) for field, value, _ in boxes if value is not None)
        rest.append(_without(page, [cell for _, _, cell in boxes]))
    for page in rest:
        yield from captioned(lines(page), name_of)
    for page in rest:
        for each in labelled(lines(page), tables(page), name_of):
            if each.field is not None and each.value is not None:
                yield each.field, each.value
    for page in rest:
        yield from unmarked(lines(page), lambda said: _kind_asked(said, questions))


def _without(page: Page, cells: Sequence[Cell]) -> Page:
    """Return ``page`` without the words of these boxes: they are answered."""
    if not cells:
        return page
    answered = {id(word) for cell in cells for word in cell.words}
    return replace(page, words=tuple(word for word in page.words if id(word) not in answered))


def _asked_by(label: str, questions: Sequence[Asked]) -> Asked | None:
    """Return the question that a label asks, its number and a hint in brackets left out."""
    bare = _NUMBER_BEHIND.sub("", _NUMBERED.sub("", label.strip(" :"))).strip(" :.*()")
    without_hint = _HINT_BEHIND.sub("", bare)
    return next(
        (q for said in (bare, without_hint) for q in questions if q.wording.fullmatch(said)), None
    )


def _kind_asked(label: str, questions: Sequence[Asked]) -> tuple[str, Answer] | None:
    question = next((q for q in questions if q.wording.fullmatch(label.strip(" .*()"))), None)
    return (question.field, question.kind) if question is not None else None


def _without_the_next(
    value: Printed, own: Asked, questions: Sequence[Asked], *, day_first: bool
) -> Printed | None:
    """Return a value without another question and its answer behind it on the same line.

    "GRACE LEE SSN XXX-XX-9082" is a name; "Check date 06/18/2026" answers no other question.
    """
    words = value.text.split()
    for start in range(len(words)):
        for count in range(1, _MOST_WORDS_ASKED + 1):
            label = " ".join(words[start : start + count]).strip(" :")
            rest = value.with_text(" ".join(words[start + count :]))
            other = next((q for q in questions if q.wording.fullmatch(label)), own)
            tells = other.kind in _TOLD_BY_FORM and other.field != own.field and rest.text
            if tells and READERS[other.kind](rest, day_first=day_first) is not None:
                said = " ".join(words[:start]).strip(" ,;|")
                return value.with_text(said) if said else None
    return value


_MOST_WORDS_ASKED = 4
_TOLD_BY_FORM = frozenset({Answer.DATE, Answer.PERIOD_END, Answer.LAST4})
"""Kinds of answers that nothing else looks like."""


def field_of(value: Printed, kind: Answer, *, day_first: bool = False) -> Field | None:
    """Return a printed value as a field of its kind, None when it is no such thing."""
    read = READERS[kind](value, day_first=day_first)
    if read is None:
        return None
    said, printed = read
    return Field(said, confidence(Found.LABEL, printed.weakest), printed.places)
