"""The tables of any file that holds some, whatever its kind."""

from collections.abc import Callable, Iterator

from extractors.files import FileKind, detect
from extractors.limits import Limits
from extractors.pages import read_pages
from extractors.prechecks import judge
from extractors.refusals import Refused
from extractors.sheets.printed import read_tables
from extractors.sheets.values import TableRows, TableStart
from extractors.sheets.xlsx import read_workbook


def read_rows(
    data: bytes, limits: Limits, begin_page: Callable[[int, int], None]
) -> Iterator[TableStart | TableRows]:
    """Yield the tables of a workbook or a PDF; raise ``Refused`` for any other file."""
    kind = detect(data)
    judge(data, kind, limits)
    if kind is FileKind.XLSX:
        yield from read_workbook(data, limits, lambda: begin_page(1, 1))
    elif kind is FileKind.PDF:
        yield from read_tables(read_pages(data, limits, begin_page))
    else:
        raise Refused(
            "no-table",
            f"This is a {kind.spoken}: send the records as CSV, as text in columns, as an Excel "
            "workbook or as a PDF with a table",
        )
