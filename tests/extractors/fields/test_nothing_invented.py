"""Whatever stands on a page, reading ends, and no field holds a word that is not printed."""

import re
from collections.abc import Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.reading import read_document
from extractors.values import Box, Field, Page, Statement, Word
from extractors.word_lists import word_set

TEXTS = (
    "employee_name",
    "production",
    "production_title",
    "classification",
    "local",
    "employer",
    "loanout_company",
    "last4",
    "signatory_name",
    "signatory_title",
    "issuer",
    "payroll_company",
)
_VOCABULARY = (
    "Employee Name: Production: Title Type of Classification: Local SSN XXX-XX-1234 Grip IATSE 80 "
    "Maria Delgado Jr. “Harbor Lights”, Season 2 (feature) was employed by LLC as on the series "
    "03/04/2026 March 3, 2026 Dates worked: 31 2026 X W H ..... ____ : | [X] [ ] Total days "
    "Sincerely, /s/ Re: To: From: FAX Contract Services Payroll, Inc. Job No. Week ending Sun Mon "
    "f/s/o loan-out 8.0 10 123-45-6789 - , . ( ) $ ½ é"
)
PRINTED = st.sampled_from(sorted(word_set(_VOCABULARY)))
ANY = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Z")), min_size=1, max_size=12
)
WORDS = st.one_of(PRINTED, PRINTED, PRINTED, ANY)


@st.composite
def letters(draw: st.DrawFn) -> Page:
    """A letter's page of lines, each with words in a row at any distance."""
    words: list[Word] = []
    top = 40.0
    drawn = draw(st.lists(st.lists(WORDS, min_size=1, max_size=9), min_size=1, max_size=25))
    for line in [["Employment", "verification", "letter"], *drawn]:
        left = draw(st.sampled_from((60.0, 72.0, 300.0)))
        for text in line:
            right = left + 5.0 * len(text)
            words.append(
                Word(text, (left, top, right, top + 10.0), draw(st.sampled_from((1.0, 0.6))))
            )
            left = right + draw(st.sampled_from((3.0, 12.0, 60.0)))
        top += draw(st.sampled_from((12.0, 14.0, 40.0)))
    return Page(1, 612.0, 792.0, tuple(words), draw(st.sampled_from(("text layer", "ocr"))))


COORDINATE = st.floats(-50.0, 900.0, allow_nan=False)


@st.composite
def heaps(draw: st.DrawFn) -> Page:
    """A page of words that lie anywhere, over each other and over its edges too."""
    words = [
        Word(text, _box(corners), 0.9)
        for text, corners in draw(
            st.lists(st.tuples(WORDS, st.tuples(*[COORDINATE] * 4)), max_size=40)
        )
    ]
    return Page(1, 612.0, 792.0, tuple(words), "ocr")


def _box(corners: Sequence[float]) -> Box:
    a, b, c, d = corners
    return (min(a, c), min(b, d), max(a, c) + 0.5, max(b, d) + 0.5)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(page=letters())
def test_every_text_that_is_read_stands_on_the_page(page: Page) -> None:
    printed = _letters(" ".join(word.text for word in page.words))

    for statement in read_document([page]):
        for field in _texts(statement):
            for chunk in re.split(r"[\W_]+", _unmasked(str(field.value))):
                assert _letters(chunk) in printed, (field.value, chunk)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(page=heaps())
def test_words_that_lie_anywhere_are_read_without_an_error(page: Page) -> None:
    statements = read_document([page])

    assert all(0.0 <= field.confidence <= 1.0 for each in statements for field in _texts(each))


def _texts(statement: Statement) -> list[Field]:
    everything = [statement.fields, *statement.records]
    return [fields[name] for fields in everything for name in TEXTS if name in fields]


def _unmasked(text: str) -> str:
    """Return ``text`` without the crosses that a full Social Security number is masked with."""
    return re.sub(r"X{3,5}-?(?:XX-)?(?=\d{4})", "", text)


def _letters(text: str) -> str:
    return "".join(character.lower() for character in text if character.isalnum())
