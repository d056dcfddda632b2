"""What teaches: for each field of a drawn letter the texts with their signs, and which is right."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from bench.letters.families import ROUNDS, Family
from bench.letters.truth import Job, Letter
from bench.weighing.first import FIRST
from extractors.catalogue import production_type
from extractors.evl import letter_on, told_in_order
from extractors.evl.anatomy import Letter as Parts
from extractors.evl.weighed import OF_LETTER, OF_RECORD, letter_answers, record_answers
from extractors.evl.weighing.answers import Answer, Answers, with_answers
from extractors.evl.weighing.candidates import Candidate, candidates_of, key_of
from extractors.evl.weighing.chances import Texts, may_be
from extractors.limits import Limits
from extractors.pages import read_pages
from extractors.upright import upright_pages
from extractors.values import Page

_NEAR = 2.0
"""Lines this near (points) to a line of a first reading are the same line."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """One field of one letter: its texts with their signs, and the keys of those that are right.

    No key is right where the letter does not state the field.

    ``read`` says whether what the readers chose is right, ``None`` where they chose nothing, and
    ``blind`` that they had never met the layout.
    """

    family: str
    blind: bool
    field: str
    texts: Texts
    right: frozenset[str]
    read: bool | None


def lessons(rounds: Sequence[int], letters: int, seed: int) -> Iterator[Lesson]:
    """Yield the lessons of ``letters`` letters of each family, with today's answers."""
    for number in rounds:
        for family in ROUNDS[number]:
            for at in range(letters):
                yield from _of_today(family, at, seed)


def first_lessons(rounds: Sequence[int], letters: int) -> Iterator[Lesson]:
    """Yield the lessons of the letters whose first readings were kept, up to so many a family."""
    for number in rounds:
        file = FIRST / f"round{number}.json"
        if file.exists():
            kept = json.loads(file.read_text(encoding="utf-8"))
            families = {family.__name__: family for family in ROUNDS[number]}
            for each in kept["letters"]:
                if each["number"] < letters and each["family"] in families:
                    yield from _as_first_read(families[each["family"]], each, kept["seed"])


def _drawn(family: Family, number: int, seed: int) -> tuple[Letter, Sequence[Page]]:
    letter, file = family(Random(f"{seed}/{family.__name__}/{number}"))
    pages, _ = upright_pages(read_pages(file, Limits()))
    return letter, pages


def _of_today(family: Family, number: int, seed: int) -> Iterator[Lesson]:
    letter, pages = _drawn(family, number, seed)
    told = told_in_order(pages)
    candidates = candidates_of(told.letter)
    name = family.__name__
    yield from _of_letter(letter, name, candidates, letter_answers(told), blind=False)
    if len(told.records) == len(letter.jobs):
        for at, job in enumerate(letter.jobs):
            yield from _of_job(job, name, candidates, record_answers(told, at), blind=False)


def _as_first_read(family: Family, kept: Mapping[str, Any], seed: int) -> Iterator[Lesson]:
    letter, pages = _drawn(family, kept["number"], seed)
    parts = letter_on(pages)
    candidates = candidates_of(parts)
    name = family.__name__
    first = Answers(_answers(kept["hits"]), kept["fields"])
    yield from _of_letter(letter, name, candidates, first, blind=True)
    records = kept["records"]
    if len(records) != len(letter.jobs):
        return
    around = {f"{each} of the letter": kept["fields"].get(each) for each in OF_LETTER}
    known = {each: text for each, text in around.items() if text is not None}
    for at, job in enumerate(letter.jobs):
        record = records[at]
        others = tuple(each["chosen"] for other, each in enumerate(records) if other != at)
        own = _own(parts, record["lines"]) if others else None
        answers = Answers(_answers(record["hits"]), record["chosen"] | known, own, others)
        yield from _of_job(job, name, candidates, answers, blind=True)


def _answers(kept: Iterable[Sequence[str]]) -> tuple[Answer, ...]:
    return tuple(Answer(*each) for each in kept)


def _own(letter: Parts, kept: Sequence[Sequence[float]]) -> frozenset[int]:
    """Return the lines of the letter that stand where the lines of a first reading stood."""
    return frozenset(
        at
        for at, line in enumerate(letter.lines)
        if any(line.page == page and abs(line.box[1] - top) < _NEAR for page, _, top, _ in kept)
    )


def _of_letter(
    letter: Letter,
    family: str,
    candidates: Mapping[str, Candidate],
    answers: Answers,
    *,
    blind: bool,
) -> Iterator[Lesson]:
    right = {
        "issuer": letter.letterhead,
        "signatory_name": letter.signatory,
        "signatory_title": letter.signatory_title,
        "payroll_company": letter.payroll_company,
    }
    yield from _lessons(right, family, OF_LETTER, candidates, answers, blind=blind)


def _of_job(
    job: Job, family: str, candidates: Mapping[str, Candidate], answers: Answers, *, blind: bool
) -> Iterator[Lesson]:
    right = {
        "employee_name": job.person,
        "production_title": job.title,
        "classification": job.classification,
        "employer": job.employer,
        "production_type": job.type_value,
    }
    yield from _lessons(right, family, OF_RECORD, candidates, answers, blind=blind)


def _lessons(
    right: Mapping[str, str | None],
    family: str,
    names: Sequence[str],
    candidates: Mapping[str, Candidate],
    answers: Answers,
    *,
    blind: bool,
) -> Iterator[Lesson]:
    """Yield a lesson for each field that the letter states.

    Of one that it does not state, none is right, unless the writer was taken for it: a payroll
    company that writes may be called the payer although no word says so.
    """
    texts = with_answers(candidates, answers)
    for name in names:
        said, chosen = right[name], answers.chosen.get(name)
        if said is None and chosen is None:
            yield Lesson(family, blind, name, texts, frozenset(), None)
        if said is not None:
            keys = _keys(name, said, texts)
            same = chosen == said if name == "production_type" else key_of(chosen or "") in keys
            yield Lesson(family, blind, name, texts, keys, same if chosen is not None else None)


def _keys(name: str, said: str, texts: Texts) -> frozenset[str]:
    """Return the keys that are right: of a kind of production all texts that word it."""
    if name != "production_type":
        return frozenset({key_of(said)})
    kinds = (key for key, (_, signs) in texts.items() if may_be(name, signs))
    return frozenset(key for key in kinds if production_type(key) == said)
