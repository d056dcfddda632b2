"""Prints results as JSON, one object a line, whatever encoding and file names this machine has."""

import json
from typing import Any

import click


def print_line(data: dict[str, Any]) -> None:
    """Print ``data`` in UTF-8; a file name that is no text keeps its bytes as lone surrogates."""
    text = json.dumps(data, ensure_ascii=False)
    click.echo(text.encode(errors="backslashreplace"))
