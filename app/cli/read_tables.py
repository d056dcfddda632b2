"""The tables that ``dayproof read`` prints for people."""

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.table import Table

from app.cli.terminal import printable
from extractors.values import Field, Reading, Statement


def show(files: Sequence[str], reading: Reading) -> None:
    """Print what ``files`` state, or why they could not be read, to standard output."""
    console = Console(highlight=False, soft_wrap=True)
    name = printable(", ".join(files))
    if reading.error is not None:
        console.print(f"[bold]{name}[/]: not read ({reading.error.code})")
        console.print(f"  {printable(reading.error.message)}")
        return
    console.print(f"[bold]{name}[/]: {_count(len(reading.page_sizes), 'page')}")
    for document in reading.documents:
        console.print(_table(document))
        for finding in document.findings:
            console.print(f"  {finding.severity}: {printable(finding.message)} ({finding.code})")


def _table(document: Statement) -> Table:
    pages = ", ".join(map(str, document.pages))
    title = f"{document.type} (sure {document.type_confidence:.0%}), pages {pages}"
    table = Table(title=title, title_justify="left")
    for column in ("Record", "Field", "Value", "Sure", "Where"):
        table.add_column(column, overflow="fold")
    for record, name, field in _rows(document):
        place = field.places[0] if field.places else None
        where = f"page {place.page}" if place else ""
        table.add_row(record, name, printable(_value(field)), f"{field.confidence:.0%}", where)
    return table


def _rows(document: Statement) -> Iterator[tuple[str, str, Field]]:
    for name, field in document.fields.items():
        yield "", name, field
    for number, record in enumerate(document.records, start=1):
        for name, field in record.items():
            yield str(number), name, field


def _value(field: Field) -> str:
    if isinstance(field.value, bool):
        return "yes" if field.value else "no"
    if isinstance(field.value, list):
        return f"{len(field.value)}: {', '.join(field.value)}"
    return str(field.value)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
