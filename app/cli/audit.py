"""``dayproof audit``: verify the chain, export its signed ends, read the history of a thing."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from app.audit import heads as signed
from app.audit.reading import Asked, entries
from app.audit.sealing import seal
from app.audit.signing import public_key
from app.audit.verifying import Report, verify
from app.opening import open_stores
from app.settings import Settings
from app.stores import Stores

WHOLE, BROKEN = 0, 1
_SHOWN = 1_000

_folder = click.option(
    "--heads",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Where exported heads are; by default DAYPROOF_AUDIT_HEADS_FOLDER.",
)
_key = click.option(
    "--public-key",
    "key_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A copy of the public key; by default that of this machine.",
)
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group()
def audit() -> None:
    """Prove that nobody changed what the audit says."""


@audit.command("verify")
@_folder
@_key
@_json
def verify_chain(folder: Path | None, key_file: Path | None, *, as_json: bool) -> None:
    """Walk along the whole chain; exit with status 1 when it does not hold, naming the rows."""
    stores = _stores()
    folder = folder or signed.heads_folder(stores.settings)
    public = _public(stores, key_file)
    with stores.sessions() as session:
        report = verify(session, signed.exported(folder), public)
    for name in signed.unusable(folder):
        report.add("spoiled-head", 0, None, f"{name} is no head: it was spoiled or put there.")
    click.echo(_as_json(report) if as_json else _as_text(report))
    sys.exit(WHOLE if report.is_whole else BROKEN)


@audit.command("heads")
@_folder
@_key
@_json
@click.option("--export", is_flag=True, help="Chain what waits, sign the end now and export it.")
def list_heads(folder: Path | None, key_file: Path | None, *, as_json: bool, export: bool) -> None:
    """List the signed ends of the chain; exit with status 1 when one is not genuine."""
    stores = _stores()
    if export:
        while seal(stores.sessions, stores.now()):
            continue
        signed.export(stores.sessions, stores.settings, stores.now())
    public = _public(stores, key_file)
    found = signed.exported(folder or signed.heads_folder(stores.settings))
    genuine = {head.at: head.is_genuine(public) for head in found}
    if as_json:
        rows = [{**asdict(head), "genuine": genuine[head.at]} for head in found]
        click.echo(json.dumps({"public_key": public, "heads": rows}))
    else:
        click.echo(f"Public key: {public}")
        for head in found:
            word = "genuine" if genuine[head.at] else "FORGED"
            click.echo(f"{head.at}\t{head.seq}\t{head.hash}\t{word}")
    sys.exit(WHOLE if all(genuine.values()) else BROKEN)


@audit.command("history")
@click.argument("object_name", metavar="OBJECT")
@_json
def history(object_name: str, *, as_json: bool) -> None:
    """Print everything about one thing, the newest first: document:ID, roster-record:ID, …."""
    stores = _stores()
    with stores.sessions() as session:
        for row in entries(session, Asked(object=object_name), limit=_SHOWN):
            at, entry = row.entry.at.isoformat(timespec="seconds"), row.entry
            parts = [str(row.seq or "-"), at, entry.actor, entry.action, entry.content]
            facts = {"seq": row.seq, "at": at, "actor": entry.actor, "action": entry.action}
            said = json.loads(entry.content)
            click.echo(json.dumps({**facts, **said}) if as_json else "\t".join(parts))


def _stores() -> Stores:
    settings = Settings.from_env()
    return open_stores(settings, busy_wait_seconds=settings.job_busy_wait_seconds)


def _public(stores: Stores, key_file: Path | None) -> str:
    return key_file.read_text().strip() if key_file else public_key(stores.settings.data_folder)


def _as_json(report: Report) -> str:
    oldest = report.oldest_unsealed_at
    return json.dumps(
        {
            "whole": report.is_whole,
            "sealed": report.sealed,
            "head": report.head.hash,
            "unsealed": report.unsealed,
            "oldest_unsealed_at": oldest.isoformat() if oldest else None,
            "heads_checked": report.heads_checked,
            "problem_count": report.problem_count,
            "problems": [asdict(problem) for problem in report.problems],
            "out_of_time": report.out_of_time,
        }
    )


def _as_text(report: Report) -> str:
    lines = [problem.message for problem in report.problems]
    if report.problem_count > len(report.problems):
        lines.append(f"… and {report.problem_count - len(report.problems)} more.")
    if report.out_of_time:
        numbers = ", ".join(map(str, report.out_of_time))
        lines.append(f"Older than the entry before by over an hour, look at them: {numbers}.")
    if not report.heads_checked:
        lines.append(
            "No signed head was compared: entries cut off at the end, and a chain computed anew, "
            "would not be seen."
        )
    lines.append(f"{report.unsealed} entries wait to be chained.")
    verdict = "The audit is whole" if report.is_whole else "THE AUDIT WAS CHANGED"
    heads = f"{report.heads_checked} signed heads compared"
    return "\n".join([*lines, f"{verdict}: {report.sealed} entries, {heads}."])
