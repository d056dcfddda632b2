"""Lines, tables and dates are put together once for each page or line, and forgotten with it."""

import gc
import weakref
from collections.abc import Callable
from dataclasses import replace

from extractors.days.grammar import mentions_on
from extractors.layout import Line, lines, tables
from extractors.layout.remembered import once_for_each
from extractors.values import Page

PRINTED = [(72, 60, "Lantern Payroll Services"), (72, 100, "Dates worked: March 4, 2026")]


def test_a_page_is_worked_on_once(page_of: Callable[..., Page]) -> None:
    page = page_of(PRINTED)
    worked: list[int] = []

    @once_for_each
    def work(page: Page) -> None:
        worked.append(page.number)

    work(page)
    work(page)

    assert worked == [page.number]


def test_an_equal_page_has_its_own_words(page_of: Callable[..., Page]) -> None:
    page, alike = page_of(PRINTED), page_of(PRINTED)

    found = lines(page), lines(alike)

    assert found[0] == found[1]
    assert found[0][0].words[0] is page.words[0]
    assert found[1][0].words[0] is alike.words[0]


def test_a_changed_page_is_another_page(page_of: Callable[..., Page]) -> None:
    page = page_of(PRINTED)
    before = lines(page)

    after = lines(replace(page, words=page.words[:2]))

    assert [line.text for line in before] == [text for _, _, text in PRINTED]
    assert [line.text for line in after] == ["Lantern Payroll"]


def test_nothing_of_a_page_outlives_it(page_of: Callable[..., Page]) -> None:
    remembering = once_for_each(_Answer)
    page = page_of(PRINTED)
    lines(page)
    tables(page)
    held = weakref.ref(page), weakref.ref(remembering(page))
    assert held[1]() is not None

    del page
    gc.collect()

    assert [each() for each in held] == [None, None]


def test_a_line_that_was_asked_for_everything_does_not_hold_itself(
    page_of: Callable[..., Page],
) -> None:
    words = lines(page_of(PRINTED))[1].words
    line = Line(1, words)
    held = weakref.ref(line)

    said = [part.text for part in line.segments()], [one.first.day for one in mentions_on(line)]
    del line

    assert said == (["Dates worked: March 4, 2026"], [4])
    assert held() is None


class _Answer:
    """What was worked out; it does not hold its page."""

    def __init__(self, page: Page) -> None:
        self.words = page.words
