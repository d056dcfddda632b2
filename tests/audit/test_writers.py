"""Every writer of the audit says what was so before or after: found by reading all of them."""

import ast
from collections.abc import Iterator
from pathlib import Path

CHANGES_NOTHING = {
    "'copied'": "somebody was given a copy of what is on file",
    "'not-reopened'": "a decision that could not be reopened stays as it is",
}
"""The acts that leave everything as it was, and so have no before and no after."""


def _entries() -> Iterator[tuple[str, str, set[str]]]:
    """Yield where an entry is written, its act as the code says it, and which parts it has."""
    for path in sorted([*Path("app").rglob("*.py"), *Path("queue").rglob("*.py")]):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "audit.record":
                named = {word.arg: word.value for word in node.keywords if word.arg}
                act = named.get("action") or node.args[3]
                yield f"{path}:{node.lineno}", ast.unparse(act), set(named)


def test_every_entry_says_what_was_so_before_or_after() -> None:
    silent = [
        f"{where}: {act}"
        for where, act, named in _entries()
        if not named & {"before", "after"} and act not in CHANGES_NOTHING
    ]

    assert silent == []


def test_the_writers_are_found() -> None:
    assert len(list(_entries())) >= 60
