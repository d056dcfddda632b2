"""The ``dayproof`` command; each subcommand is a module that is imported only when it is used."""

from importlib import import_module
from typing import Any

import click

from app.settings import SettingError
from extractors.containment.levels import NotContained

COMMANDS = {
    "accounts": "app.cli.accounts",
    "audit": "app.cli.audit",
    "backup": "app.cli.backup",
    "check": "app.cli.check",
    "database": "app.cli.database",
    "doctor": "app.cli.doctor",
    "erase": "app.cli.erase",
    "fringe": "app.cli.fringe",
    "keys": "app.cli.keys",
    "learn": "app.cli.learn",
    "mail": "app.cli.mail",
    "people": "app.cli.people",
    "partner": "app.cli.inbound",
    "payroll": "app.cli.payroll",
    "read": "app.cli.read",
    "restore": "app.cli.restore",
    "roster": "app.cli.roster",
    "rules": "app.cli.rules",
    "run": "app.cli.run",
    "samples": "app.cli.samples",
    "serve": "app.cli.serve",
    "sweep": "app.cli.sweep",
    "training": "app.cli.training",
}


class _LazyGroup(click.Group):
    """Keeps ``dayproof read`` from paying for the web and the database that it does not use."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> Any:  # noqa: ARG002
        return getattr(import_module(COMMANDS[name]), name) if name in COMMANDS else None

    def invoke(self, ctx: click.Context) -> Any:
        """Run a subcommand; a setting of no use is wrong usage, whichever command reads it."""
        try:
            return super().invoke(ctx)
        except (SettingError, NotContained) as error:
            raise click.UsageError(str(error)) from error


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dayproof")
def main() -> None:
    """Decide, with proof, whether a film and television worker's days count."""
