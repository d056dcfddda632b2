"""The report on many files: a line for each that was not read, and what they come to."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from app.cli.corpus import End, FileReport
from app.cli.terminal import printable

_COSTLIEST = 5


def summary(reports: Sequence[FileReport]) -> dict[str, Any]:
    """Return how many files ended how, by kind and by reason, and what they cost together."""
    return {
        "files": len(reports),
        "ends": {str(end): sum(r.end is end for r in reports) for end in End},
        "kinds": {kind: _ends_of(kind, reports) for kind in sorted({r.kind for r in reports})},
        "reasons": dict(Counter(r.code for r in reports if r.code).most_common()),
        "types": dict(Counter(each for r in reports for each in r.types).most_common()),
        "cpu_seconds": round(sum(r.cpu_seconds for r in reports), 1),
        "most_cpu_seconds": max((r.cpu_seconds for r in reports), default=0.0),
        "most_peak_megabytes": max((r.peak_megabytes for r in reports), default=0.0),
    }


def show(reports: Sequence[FileReport]) -> None:
    """Print the report for people: what was not read and why, then sums by kind and reason."""
    console = Console(highlight=False, soft_wrap=True)
    for each in sorted(reports, key=lambda r: r.file):
        if each.end is not End.READ:
            console.print(f"[bold]{printable(each.file)}[/]: {each.end} ({each.code})")
            console.print(f"  {printable(each.message or '')}")
    console.print(_by_kind(reports))
    console.print(_by_reason(reports))
    console.print(_by_cost(reports))
    total = summary(reports)
    ends = ", ".join(f"{count} {end}" for end, count in total["ends"].items())
    console.print(
        f"{total['files']} files: {ends}. {total['cpu_seconds']} CPU-seconds; at most "
        f"{total['most_cpu_seconds']} and {total['most_peak_megabytes']:.0f} MB for one file."
    )


def _ends_of(kind: str, reports: Sequence[FileReport]) -> dict[str, int]:
    return {str(end): sum(r.kind == kind and r.end is end for r in reports) for end in End}


def _by_kind(reports: Sequence[FileReport]) -> Table:
    table = Table("Kind", *(str(end) for end in End), title="By kind", title_justify="left")
    for kind, ends in summary(reports)["kinds"].items():
        table.add_row(kind, *(str(count or "") for count in ends.values()))
    return table


def _by_reason(reports: Sequence[FileReport]) -> Table:
    table = Table("Reason", "Files", "For instance", title="By reason", title_justify="left")
    for code, count in summary(reports)["reasons"].items():
        first = next(r.file for r in reports if r.code == code)
        table.add_row(code, str(count), printable(first))
    return table


def _by_cost(reports: Sequence[FileReport]) -> Table:
    heads = ("Costliest files", "CPU-seconds", "Peak MB", "Pages")
    table = Table(*heads, title="By cost", title_justify="left")
    for each in sorted(reports, key=lambda r: -r.cpu_seconds)[:_COSTLIEST]:
        cost = f"{each.cpu_seconds:.2f}", f"{each.peak_megabytes:.0f}", str(each.pages)
        table.add_row(printable(each.file), *cost)
    return table
