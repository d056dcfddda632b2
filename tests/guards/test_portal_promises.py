"""The page of what the portal promises names only tests that there are."""

import re
from pathlib import Path


def test_every_test_that_the_page_names_is_there(repository: Path) -> None:
    page = (repository / "docs" / "portal.md").read_text()
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", page)

    missing = [
        f"{file}::{name}"
        for file, name in named
        if not (repository / file).exists()
        or not re.search(rf"^def {name}\(", (repository / file).read_text(), re.MULTILINE)
    ]

    assert len(named) > 40
    assert missing == []
