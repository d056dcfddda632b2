"""The dates of a whole file as they are written, by which their order is settled."""

from app.payroll.columns import Layout
from app.tabular.columns import letters_of
from app.tabular.date_evidence import DateSamples
from app.work_files.head import AnyLayout, Head
from app.work_files.sources import SourceTable

_DATE_COLUMNS = ("day", "week_ending", "period_start", "period_end", "period")


def date_samples(table: SourceTable, head: Head) -> DateSamples:
    """Return the dates of the whole file as written; those of a file in letters stay few."""
    samples = DateSamples()
    columns = _date_places(head.layout)
    names = {place: column_name(head.layout, place) for _, place in columns}
    by_name = dict(columns)
    ends, starts = by_name.get("week_ending"), by_name.get("period_start")
    last, day = by_name.get("period_end"), by_name.get("day")
    seen: set[tuple[int, str]] = set()
    for row, cells in (row for row in table.rows() if row[0] > head.row):
        width = len(cells)
        fresh = False
        for _, place in columns:
            if place < width and (place, cells[place]) not in seen:
                fresh = True
                seen.add((place, cells[place]))
                if cells[place].strip():
                    samples.add(row, names[place], cells[place].strip())
        if not fresh:
            continue
        if ends is not None and ends < width:
            samples.week_endings.add(cells[ends].strip())
        for first, second in ((day, ends), (starts, last), (day, last)):
            if first is not None and second is not None and max(first, second) < width:
                samples.add_span(cells[first].strip(), cells[second].strip())
    return samples


def _date_places(layout: AnyLayout) -> list[tuple[str, int]]:
    found = [(name, layout.columns[name]) for name in _DATE_COLUMNS if name in layout.columns]
    if isinstance(layout, Layout):
        blocks = layout.blocks.values()
        found += [("block", places["date"]) for places in blocks if "date" in places]
    return found


def column_name(layout: AnyLayout, place: int) -> str:
    """Return how a message names a column: as the file does, with its letters."""
    name = " ".join(layout.head[place].split()) if place < len(layout.head) else ""
    return f"{name} (column {letters_of(place)})" if name else f"Column {letters_of(place)}"
