"""``dayproof audit``: the verdict as text, as JSON and as exit status."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli.audit import audit
from app.stores import Stores

Write = Callable[[int], None]
Tamper = Callable[..., None]


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """The URL of a SQLite file: the chain itself is tried on both databases."""
    return f"sqlite:///{tmp_path}/test.sqlite3"


@pytest.fixture
def run(stores: Stores, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """A function that runs the command on the database of ``stores``."""
    monkeypatch.setenv("DAYPROOF_DATABASE_URL", stores.settings.database_url)
    monkeypatch.setenv("DAYPROOF_DATA_FOLDER", str(stores.settings.data_folder))
    return lambda *words: CliRunner().invoke(audit, list(words), catch_exceptions=False)


def test_an_untouched_audit_is_whole_and_says_what_was_not_compared(
    run: Callable[..., Result], write_entries: Write
) -> None:
    write_entries(3)

    told = run("verify")

    assert told.exit_code == 0
    assert "The audit is whole: 3 entries, 0 signed heads compared." in told.stdout
    assert "No signed head was compared" in told.stdout


def test_a_changed_row_is_told_with_its_number_and_status_1(
    run: Callable[..., Result], write_entries: Write, tamper: Tamper
) -> None:
    write_entries(3)
    tamper("UPDATE audit SET actor = 'account:9' WHERE id = 2")

    told = run("verify", "--json")

    found = json.loads(told.stdout)
    assert told.exit_code == 1
    assert found["whole"] is False
    assert [(each["code"], each["seq"]) for each in found["problems"]] == [("edited", 2)]


def test_a_head_kept_elsewhere_convicts_a_chain_that_was_cut_off(
    run: Callable[..., Result], write_entries: Write, tamper: Tamper, tmp_path: Path, stores: Stores
) -> None:
    write_entries(3)
    exported = run("heads", "--export")
    kept = tmp_path / "elsewhere"
    (stores.settings.data_folder / "audit-heads").rename(kept)
    tamper("DELETE FROM audit_seals WHERE seq = 3", "DELETE FROM audit WHERE id = 3")

    here = run("verify")
    there = run("verify", "--heads", str(kept), "--public-key", str(kept / "public-key"))

    assert "genuine" in exported.stdout
    assert here.exit_code == 0
    assert there.exit_code == 1
    assert "the chain had 3 entries, now it ends at 2" in there.stdout


def test_the_history_of_one_thing_is_printed_the_newest_first(
    run: Callable[..., Result], write_entries: Write
) -> None:
    write_entries(3)

    told = run("history", "document:2", "--json")

    lines = [json.loads(line) for line in told.stdout.splitlines()]
    assert [(line["seq"], line["after"]) for line in lines] == [(2, {"state": "step-2"})]
