"""``dayproof doctor``: is this machine fit, and are its settings safe?"""

import json
import sys
from dataclasses import asdict

import click
from rich.console import Console
from rich.table import Table

from app.operations.doctor import Diagnosis, Verdict, examine
from app.settings import SettingError, Settings

_COLORS = {Verdict.RIGHT: "green", Verdict.RISK: "yellow", Verdict.WRONG: "red"}


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def doctor(*, as_json: bool) -> None:
    """Look at this machine and its settings; exit with status 1 when something is wrong."""
    try:
        found = examine(Settings.from_env())
    except SettingError as error:
        found = [Diagnosis("Settings", Verdict.WRONG, str(error), "Set it right first.")]
    is_fit = all(each.verdict is not Verdict.WRONG for each in found)
    if as_json:
        click.echo(json.dumps({"fit": is_fit, "checks": [asdict(each) for each in found]}))
    else:
        Console().print(_table(found))
    sys.exit(0 if is_fit else 1)


def _table(found: list[Diagnosis]) -> Table:
    table = Table("Looked at", "", "Found", "To do")
    for each in found:
        color = _COLORS[each.verdict]
        table.add_row(each.what, f"[{color}]{each.verdict}[/]", each.found, each.to_do)
    return table
