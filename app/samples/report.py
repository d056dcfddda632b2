"""The tables that ``dayproof run`` and ``dayproof samples load`` print."""

from typing import Any

from rich.table import Table

from app.samples.cast import Cast
from app.samples.loading import Outcome
from app.states import DocumentState
from extractors.values import Severity

_STATE_WORDS = {
    DocumentState.VERIFIED: "[green]verified[/]",
    DocumentState.IN_REVIEW: "[yellow]in review[/]",
    DocumentState.UNREADABLE: "[red]unreadable[/]",
    DocumentState.NEEDS_ATTENTION: "[red]needs attention[/]",
}
_WHY_LENGTH = 110


def documents_table(outcomes: list[Outcome]) -> Table:
    """Return a row for each document: what it is, its state, its days, and why."""
    table = Table(title="What was read, checked and credited", title_justify="left")
    table.add_column("file", no_wrap=True)
    table.add_column("what it is")
    table.add_column("state")
    table.add_column("claimed", justify="right")
    table.add_column("credited", justify="right")
    table.add_column("why")
    for outcome in outcomes:
        is_letter = bool(outcome.claimed_days)
        table.add_row(
            outcome.file,
            (outcome.answer["type"] or "?").replace("_", " "),
            _STATE_WORDS.get(outcome.state, outcome.state.replace("_", " ")),
            str(outcome.claimed_days) if is_letter else "-",
            str(outcome.credited_days) if is_letter else "-",
            why(outcome),
        )
    return table


def why(outcome: Outcome) -> str:
    """Return in a few words why the document is in its state."""
    if outcome.answer["problem"]:
        return _short(str(outcome.answer["problem"]["message"]))
    against = [f["message"] for f in outcome.answer["findings"] if f["severity"] != Severity.INFO]
    if against:
        more = f" (and {len(against) - 1} more)" if len(against) > 1 else ""
        return _short(against[0]) + more
    policy = outcome.answer["policy"]
    return _short(policy["because"]) if policy else ""


def roster_table(records: list[dict[str, Any]]) -> Table:
    """Return a row for each roster record: its standing, its days and the next expiry."""
    table = Table(title="Roster records", title_justify="left")
    for name in ("professional", "local", "classification", "standing"):
        table.add_column(name)
    table.add_column("days", justify="right")
    table.add_column("next expiry")
    for record in records:
        table.add_row(
            record["name"],
            record["local"],
            record["classification"],
            str(record["standing"]).replace("_", " "),
            str(record["counted_days"]),
            record["next_expiry"] or "-",
        )
    return table


def accounts_table(cast: Cast) -> Table:
    """Return the demo accounts with their passwords, which exist in the samples only."""
    table = Table(title="Demo accounts (they come with the samples only)", title_justify="left")
    for name in ("e-mail", "password", "role"):
        table.add_column(name, no_wrap=True)
    for account in cast.accounts:
        table.add_row(account["email"], account["password"], account["role"])
    table.caption = "Staff also type a code, which the page shows for these accounts."
    table.caption_justify = "left"
    return table


def _short(text: str) -> str:
    return text if len(text) <= _WHY_LENGTH else f"{text[: _WHY_LENGTH - 1]}…"
