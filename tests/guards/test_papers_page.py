"""docs/papers.md has an answer for everything asked of these papers, by tests that there are."""

import re
from pathlib import Path

MUSTS = {"1", "2", "3", "4", "5", "6", "7", "8", "bad input"}


def test_every_must_is_shown_by_tests_that_there_are(repository: Path) -> None:
    page = (repository / "docs" / "papers.md").read_text()
    rows = [line.strip("| ").split(" | ") for line in page.splitlines() if line.count(" | ") == 2]
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", page)

    missing = [
        f"{file}::{name}"
        for file, name in named
        if not (repository / file).is_file()
        or not re.search(rf"^def {name}\(", (repository / file).read_text(), re.MULTILINE)
    ]

    shown = {row[0] for row in rows if "`tests/" in row[2] or "`python" in row[2]}
    assert shown >= MUSTS
    assert missing == []
