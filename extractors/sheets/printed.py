"""The tables on the pages of a PDF as rows of texts, numbered through from the first page."""

from collections.abc import Iterator, Sequence

from extractors.layout import lines, tables
from extractors.sheets.values import TableRows, TableStart
from extractors.values import Page


def read_tables(pages: Sequence[Page]) -> Iterator[TableStart | TableRows]:
    """Yield all tables of the pages as one, with the lines above the first as rows of one cell.

    Nothing is yielded when no page holds a table.
    """
    rows: list[tuple[int, tuple[str, ...]]] = []
    notes: list[str] = []
    has_table = False
    for page in pages:
        found = tables(page)
        begins = len(rows) + 1
        above = [] if has_table or not found else _above(page, found[0].box[1])
        rows += [(len(rows) + n, (text,)) for n, text in enumerate(above, 1)]
        for table in found:
            has_table = True
            for cells in table.rows:
                texts = tuple(cell.text for cell in cells)
                if any(texts):
                    rows.append((len(rows) + 1, texts))
        if found and len(pages) > 1:
            notes.append(f"Page {page.number} begins at row {begins}.")
    if has_table:
        yield TableStart("", tuple(notes))
        yield TableRows(tuple(rows))


def _above(page: Page, top: float) -> list[str]:
    return [line.text for line in lines(page) if line.box[3] <= top + 1.0]
