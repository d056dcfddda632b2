"""Tables: from ruling lines where they are drawn, else from columns that line up."""

from extractors.layout.columns import column_tables
from extractors.layout.printed import Table
from extractors.layout.remembered import once_for_each
from extractors.layout.ruled import ruled_tables
from extractors.layout.turning import laid
from extractors.values import Page


@once_for_each
def tables(page: Page) -> tuple[Table, ...]:
    """Return the page's tables from top to bottom."""
    upright = laid(page)
    turn, words = upright.turn, upright.words
    ruled = ruled_tables(page, turn, words)
    inside = {
        id(word) for table in ruled for row in table.rows for cell in row for word in cell.words
    }
    free = tuple(each for each in words if id(each.word) not in inside)
    return tuple(sorted(ruled + column_tables(page, turn, free), key=lambda table: table.box[1]))
