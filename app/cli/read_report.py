"""``dayproof read FOLDER --report``: try a whole corpus, stop at nothing, and say how it went."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import IO

import click

from app.cli.corpus import End, FileReport, done_before, files_under, reports, stamp
from app.cli.json_lines import print_line
from extractors.limits import Limits

ALL_ENDED, SOME_CRASHED, INTERRUPTED = 0, 1, 130
_TOLD_EVERY = 25


def run_report(
    paths: Sequence[Path], limits: Limits, *, readers: int, into: Path | None, as_json: bool
) -> int:
    """Read everything under ``paths``, print the report, and return the exit status.

    With ``into`` each file is written there as soon as it ends, one JSON object a line; what
    stands there already is not read again. An interrupted run reports what is done.
    """
    files = files_under(paths)
    known = _known(into, files)
    done = list(known.values())
    left = [file for file in files if str(file) not in known]
    interrupted = False
    for each in done if as_json else ():
        print_line(each.as_json())
    with ExitStack() as stack:
        kept = stack.enter_context(into.open("a", encoding="utf-8")) if into else None
        try:
            for each in _counted(reports(left, limits, readers), len(left)):
                done.append(each)
                _write(each, kept, as_json=as_json)
        except KeyboardInterrupt:
            interrupted = True
    _show(done, as_json=as_json)
    if interrupted:
        _tell_rest(len(files) - len(done), into)
        return INTERRUPTED
    return SOME_CRASHED if any(each.end is End.CRASHED for each in done) else ALL_ENDED


def _known(into: Path | None, files: Sequence[Path]) -> dict[str, FileReport]:
    """Return what an earlier run wrote about these files, if they are what they were."""
    if into is None or not into.exists():
        return {}
    with into.open(encoding="utf-8") as lines:
        before = done_before(lines)
    now = {str(file): file for file in files}
    return {
        name: each
        for name, each in before.items()
        if name in now and each.stamp == stamp(now[name])
    }


def _write(each: FileReport, kept: IO[str] | None, *, as_json: bool) -> None:
    if kept is not None:
        kept.write(f"{json.dumps(each.as_json())}\n")
        kept.flush()
    if as_json:
        print_line(each.as_json())


def _show(done: Sequence[FileReport], *, as_json: bool) -> None:
    from app.cli import corpus_tables  # noqa: PLC0415 - the run itself needs no tables

    if as_json:
        print_line({"summary": corpus_tables.summary(done)})
    else:
        corpus_tables.show(done)


def _tell_rest(count: int, into: Path | None) -> None:
    again = f"run it again with --report {into} to go on" if into else "the report is of the others"
    click.echo(f"Interrupted: {count} files were not read; {again}.", err=True)


def _counted(found: Iterable[FileReport], total: int) -> Iterator[FileReport]:
    """Yield the reports, counted by a bar on a terminal and by a line now and then elsewhere."""
    if sys.stderr.isatty():
        from rich.console import Console  # noqa: PLC0415 - only a terminal pays for the bar
        from rich.progress import track  # noqa: PLC0415

        yield from track(found, "Reading", total=total, console=Console(stderr=True))
        return
    for number, each in enumerate(found, start=1):
        yield each
        if number % _TOLD_EVERY == 0 or number == total:
            click.echo(f"{number} of {total} files", err=True)
