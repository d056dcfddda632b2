"""Words that share a baseline, put together into lines."""

from extractors.layout.printed import Line
from extractors.layout.remembered import once_for_each
from extractors.layout.turning import laid
from extractors.values import Page


@once_for_each
def lines(page: Page) -> tuple[Line, ...]:
    """Return the page's lines from top to bottom, as a person holding it upright reads them."""
    return tuple(Line(page.number, tuple(each.word for each in row)) for row in laid(page).rows)
