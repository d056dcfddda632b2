"""The pages of what the desk and quality promise name only tests that there are."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("page", "least"), [("review-desk", 35), ("quality", 20)])
def test_every_test_that_a_page_names_is_there(page: str, least: int) -> None:
    text = (ROOT / f"docs/{page}.md").read_text()
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", text)

    missing = [
        f"{file}::{name}"
        for file, name in named
        if not re.search(rf"^def {name}\(", (ROOT / file).read_text(), re.MULTILINE)
    ]

    assert len(named) >= least
    assert missing == []
