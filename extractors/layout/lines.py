"""Words that share a baseline, put together into lines."""

from extractors.layout.printed import Line
from extractors.layout.turning import rows_of, turn_of, upright_words
from extractors.values import Page


def lines(page: Page) -> tuple[Line, ...]:
    """Return the page's lines from top to bottom, as a person holding it upright reads them."""
    return tuple(
        Line(page.number, tuple(each.word for each in row))
        for row in rows_of(upright_words(page, turn_of(page)))
    )
