"""The pages about mail and partners name tests that there are, at least one for every promise."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("page", "least"), [("inbound-mail", 50), ("partners", 25)])
def test_every_test_that_the_page_names_is_there(page: str, least: int) -> None:
    text = (ROOT / f"docs/{page}.md").read_text()
    rows = text.partition("## Shown by")[2].strip().splitlines()[2:]
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", text)

    missing = [
        f"{file}::{name}"
        for file, name in named
        if not re.search(rf"^def {name}\(", (ROOT / file).read_text(), re.MULTILINE)
    ]

    assert missing == []
    assert len(named) >= least
    assert all("::test_" in row for row in rows)
