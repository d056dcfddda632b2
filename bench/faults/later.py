"""A later version of the service: this one with one more migration, in a folder of its own."""

import shutil
from pathlib import Path

from app.records.versions import KNOWN
from bench.machine import ROOT, Machine, wait_for

REVISION = "9001"

_SHARED = ("extractors", "validators", "queue")
_UPGRADE_SECONDS = 60.0
_MIGRATION = '''"""Keeps who took a document in, and notes about it."""

import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "{before}"
additive = {additive}


def upgrade() -> None:
    """Add a column and a table."""
    taken_by = sa.Column("taken_by", sa.String(8), nullable=False, server_default="")
    op.add_column("documents", taken_by)
    op.create_table(
        "notes",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("document_id", sa.Integer(), sa.ForeignKey("documents.id"), nullable=False),
    )
'''


def later_version(folder: Path, *, additive: bool) -> Path:
    """Make a later version in a new folder; ``additive``: its migration lets older ones go on.

    What is the same in both versions is linked to.
    """
    for name in _SHARED:
        _link(ROOT / name, folder / name)
    records = Path("app", "records")
    _link_all(ROOT / "app", folder / "app", but="records")
    _link_all(ROOT / records, folder / records, but="migrations")
    migrations = folder / records / "migrations"
    shutil.copytree(ROOT / records / "migrations", migrations)
    text = _MIGRATION.format(revision=REVISION, before=KNOWN[-1], additive=additive)
    (migrations / "versions" / f"{REVISION}_notes.py").write_text(text)
    return folder


def upgrade_to(machine: Machine, version: Path) -> None:
    """Bring the machine's database up to a version, as its own command does."""
    command = machine.start("-m", "app.cli", "database", "upgrade", root=version)
    wait_for("the upgrade ends", lambda: command.process.poll() is not None, _UPGRADE_SECONDS)
    if command.process.returncode:
        raise RuntimeError(f"The upgrade failed: {command.printed}")


def _link_all(source: Path, target: Path, *, but: str) -> None:
    for each in source.iterdir():
        if each.name not in (but, "__pycache__"):
            _link(each, target / each.name)


def _link(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.symlink_to(source)
