"""``dayproof check``: whether one professional's days meet the rule, from a folder of files."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from app.casefolder.answer import check_case
from app.casefolder.application import BadApplication
from app.casefolder.folder import CaseFolder, open_case
from app.cli.json_lines import print_line
from app.cli.read import with_progress
from app.limits import limits_of
from app.settings import SettingError, Settings
from extractors.values import Reading

JUDGED, SOME_NOT_READ = 0, 1

_EXAMPLE = """\b
Example:
  dayproof check samples/cases/saltmarsh
  dayproof check --json samples/cases/saltmarsh | jq .verdict
"""


@click.command(epilog=_EXAMPLE)
@click.argument(
    "case_folder", type=click.Path(exists=True, file_okay=False, path_type=Path, readable=True)
)
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON.")
def check(case_folder: Path, *, as_json: bool) -> None:
    """Check every claimed day in CASE_FOLDER against the payroll and fringe records in it.

    The folder holds application.json (who applies for what, on which date), the letters, and the
    exports of payroll and fringe reports, all recognised by their content.

    Exit status: 0 the case was judged, whatever the verdict; 1 a file could not be read (the
    verdict stands on the others); 2 wrong usage, such as an application that is of no use.
    """
    try:
        case = _opened(case_folder)
    except (SettingError, BadApplication) as error:
        raise click.UsageError(str(error)) from error
    for line in case.bad_lines:
        click.echo(f"{line.file}, row {line.row} left out: {line.message}", err=True)
    answer = check_case(case)
    if as_json:
        print_line(answer)
    else:
        _show(answer)
    sys.exit(SOME_NOT_READ if case.unread else JUDGED)


def _opened(case_folder: Path) -> CaseFolder:
    settings = Settings.from_env()
    limits = limits_of(settings)

    def read(groups: Sequence[tuple[Path, ...]]) -> Iterator[Reading]:
        return (reading for _, reading in with_progress(groups, limits))

    return open_case(case_folder, read, limit_bytes=settings.unpacked_limit_bytes)


def _show(answer: dict[str, Any]) -> None:
    from app.cli.check_tables import show  # noqa: PLC0415 - JSON needs no tables

    show(answer)
