"""Labelled documents as their lines: written by hand, and drawn by the benches."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from bench.accuracy.negatives import negatives
from bench.letters.families import LEARNING, ROUNDS
from bench.papers import forms, letters, resumes
from extractors.limits import Limits
from extractors.pages import read_pages
from extractors.recognise import sheet_of
from extractors.values import DocumentType

WRITTEN = Path(__file__).with_name("texts")
_BETWEEN = re.compile(r"(?m)^=====\n")
_LEAVES_OUT_A_LINE, _LEAVES_OUT_THE_HEAD, _MISREADS = 0.08, 0.35, 0.5
_MISREAD_LETTERS = 0.02
_A_HEAD_AND_MORE = 4


@dataclass(frozen=True, slots=True)
class Lesson:
    """The lines of a document, what it is, and where it comes from."""

    kind: DocumentType
    source: str
    texts: tuple[str, ...]


def written(folder: Path = WRITTEN) -> Iterator[Lesson]:
    """Yield the documents written by hand: a file a kind, parted by lines of equals signs."""
    for file in sorted(folder.glob("*.txt")):
        for number, text in enumerate(_BETWEEN.split(file.read_text(encoding="utf-8"))):
            texts = tuple(line for line in text.splitlines() if line.strip())
            yield Lesson(DocumentType(file.stem), f"written {number % 5}", texts)


def drawn(each: int, seed: int) -> Iterator[Lesson]:
    """Yield ``each`` documents of every layout that is learned from, the same for a seed."""
    for number in LEARNING:
        for family in ROUNDS[number]:
            for at in range(each):
                _, content = family(Random(f"{seed} {family.__name__} {at}"))
                yield Lesson(DocumentType.EVL, f"round {number}", _texts(content))
    for design in (*resumes.DESIGNS, *letters.DESIGNS, *forms.DESIGNS):
        for at in range(each):
            paper = design(Random(f"{seed} {design.__name__} {at}"))
            yield Lesson(DocumentType(paper.kind), "papers", _texts(paper.pdf))
    for other in negatives(each, seed):
        yield Lesson(other.kind, "negatives", _texts(other.content))


def worn(lesson: Lesson, rng: Random) -> Lesson:
    """Return ``lesson`` as it may come out of a copier: lines, its head or some letters lost."""
    texts = list(lesson.texts)
    if rng.random() < _LEAVES_OUT_THE_HEAD and len(texts) > _A_HEAD_AND_MORE:
        texts = texts[rng.randrange(1, 3) :]
    texts = [text for text in texts if rng.random() > _LEAVES_OUT_A_LINE] or texts
    if rng.random() < _MISREADS:
        texts = [_misread(text, rng) for text in texts]
    return Lesson(lesson.kind, lesson.source, tuple(texts))


def _misread(text: str, rng: Random) -> str:
    return "".join(
        rng.choice("lIoc.e") if each.isalpha() and rng.random() < _MISREAD_LETTERS else each
        for each in text
    )


def _texts(content: bytes) -> tuple[str, ...]:
    return tuple(text for page in read_pages(content, Limits()) for text in sheet_of(page).texts)
