"""The ledger and the verdict that ``dayproof check`` prints for people."""

from typing import Any

from rich.console import Console
from rich.table import Table

from app.cli.terminal import printable


def show(answer: dict[str, Any]) -> None:
    """Print the ledger, what was found, what nobody can tell, and the verdict."""
    console = Console(highlight=False, soft_wrap=True)
    for file in answer["files"]:
        if file["error"] is not None:
            names = ", ".join(file.get("files") or [file["file"]])
            console.print(
                f"[bold]{printable(names)}[/]: not read: {printable(file['error']['message'])}"
            )
    if answer["ledger"]:
        console.print(_ledger(answer["ledger"]))
    if answer.get("requirements"):
        console.print(_requirements(answer["requirements"]))
    _list(console, "Found", answer["findings"])
    _list(console, "Cannot tell", answer["cannot_tell"])
    if answer["credited_days"] is not None:
        need = answer["required_days"]
        of = f" of {need}" if need is not None else ""
        console.print(f"[bold]{answer['credited_days']}{of} days count.[/]")
    console.print(f"[bold]Verdict: {answer['verdict']}.[/] {printable(answer['because'])}")


def _ledger(lines: list[dict[str, Any]]) -> Table:
    table = Table(title="Day ledger", title_justify="left")
    table.add_column("Date", no_wrap=True)
    for column in ("Production", "Verdict", "Because", "Proof"):
        table.add_column(column, overflow="fold")
    for line in lines:
        values = (
            line["date"],
            f"{line['production']}, {line['classification'] or 'no classification'}",
            f"{line['status']}: {line['day_verdict']}",
            line["because"],
            _proof(line),
        )
        table.add_row(*map(printable, values))
    return table


def _proof(line: dict[str, Any]) -> str:
    letters = [f"{each['file']} page {each['page']}" for each in line["claimed_by"]]
    records = [*line["paid_by"], *line["remitted_by"]]
    rows = [f"{each['file']} row {each['row']}" for each in records]
    return "; ".join([*letters, *rows])


def _requirements(requirements: list[dict[str, Any]]) -> Table:
    table = Table(title="Requirements", title_justify="left")
    for column in ("Requirement", "Have", "Need", "Because"):
        table.add_column(column, overflow="fold")
    for each in requirements:
        have, need = ("?" if n is None else str(n) for n in (each["have"], each["need"]))
        table.add_row(each["id"], have, need, printable(each["because"]))
    return table


def _list(console: Console, title: str, found: list[dict[str, Any]]) -> None:
    if not found:
        return
    console.print(f"[bold]{title}[/]")
    for each in found:
        files = f"{', '.join(each['files'])}: " if each.get("files") else ""
        console.print(f"  {printable(files + each['message'])} ({each['code']})")
