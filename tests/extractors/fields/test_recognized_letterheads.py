"""A letterhead that was recognized is as sure as its words; one in a text layer as any there."""

from extractors.evl import letter_on
from extractors.evl.letter_fields import what_is_there
from extractors.values import Page, Word

LINES = [
    "Tidal Bow Pictures, Inc.",
    "March 4, 2026",
    "Dear Sir or Madam,",
    "Ola Ferris worked for us.",
]


def _sureness(of_words: float) -> float:
    words = []
    for at, line in enumerate(LINES):
        left = 72.0
        for said in line.split():
            top = 40.0 + 24 * at
            words.append(Word(said, (left, top, left + 6 * len(said), top + 10), of_words))
            left += 6 * len(said) + 5
    page = Page(1, 612.0, 792.0, tuple(words), "ocr")
    field = what_is_there(letter_on([page]))["has_letterhead"]
    assert field.value is True
    return field.confidence


def test_a_recognized_letterhead_is_as_sure_as_its_words() -> None:
    assert _sureness(0.98) > 0.95
    assert _sureness(0.4) < 0.4
