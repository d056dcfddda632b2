"""docs/reliability.md answers every goal, and what it names exists."""

import re
from pathlib import Path

PAGE = Path("docs/reliability.md")
GOALS = {
    *(f"R{n}" for n in range(1, 19)),
    *(f"S{n}" for n in range(1, 21)),
    *(f"O{n}" for n in range(1, 7)),
}
ANSWERS = {"shown", "in part", "not here"}


def _rows() -> list[list[str]]:
    lines = [line for line in PAGE.read_text().splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in cells if re.fullmatch(r"[RSO]\d+", row[0])]


def test_every_goal_has_exactly_one_row_with_an_answer() -> None:
    rows = _rows()

    assert sorted(row[0] for row in rows) == sorted(GOALS)
    assert {row[2] for row in rows} <= ANSWERS


def test_everything_that_is_named_exists() -> None:
    named = re.findall(r"`((?:tests|bench|script)/[\w./-]+)(?:::(\w+))?`", PAGE.read_text())

    missing = [
        f"{path}::{name}"
        for path, name in named
        if not Path(path).is_file() or (name and f"def {name}(" not in Path(path).read_text())
    ]

    assert len(named) >= len(GOALS)
    assert missing == []
