"""docs/security.md answers every requirement, and what it names exists."""

import re
from collections.abc import Iterator
from pathlib import Path

PAGE = Path("docs/security.md")
LEVELS_1_AND_2 = {
    "1.1": 2, "1.2": 9, "1.3": 11, "1.4": 3, "1.5": 2, "2.1": 3, "2.2": 3, "2.3": 4, "2.4": 1,
    "3.2": 2, "3.3": 4, "3.4": 6, "3.5": 5, "3.7": 2, "4.1": 3, "4.2": 1, "4.3": 2, "4.4": 4,
    "5.1": 1, "5.2": 3, "5.3": 2, "5.4": 3, "6.1": 3, "6.2": 12, "6.3": 4, "6.4": 4, "6.5": 5,
    "6.6": 3, "6.8": 4, "7.1": 3, "7.2": 4, "7.3": 2, "7.4": 5, "7.5": 2, "7.6": 2, "8.1": 2,
    "8.2": 3, "8.3": 1, "8.4": 1, "9.1": 3, "9.2": 4, "10.1": 2, "10.2": 2, "10.3": 4, "10.4": 11,
    "10.5": 5, "10.6": 2, "10.7": 3, "11.1": 2, "11.2": 3, "11.3": 3, "11.4": 4, "11.5": 1,
    "11.6": 1, "12.1": 3, "12.2": 2, "12.3": 4, "13.1": 1, "13.2": 5, "13.3": 2, "13.4": 5,
    "14.1": 2, "14.2": 4, "14.3": 3, "15.1": 3, "15.2": 3, "15.3": 7, "16.1": 1, "16.2": 5,
    "16.3": 4, "16.4": 3, "16.5": 3, "17.1": 1, "17.2": 4, "17.3": 2,
}  # fmt: skip
"""How many requirements of levels 1 and 2 each section begins with; those of level 3 follow."""
CHOSEN_OF_LEVEL_3 = {
    "2.3.5", "5.2.4", "5.2.5", "5.2.6", "5.3.3", "6.3.8", "14.2.6", "14.2.7", "14.2.8", "16.5.4",
}  # fmt: skip
ANSWERS = {"met", "n/a", "operator", "open"}


def _rows() -> list[list[str]]:
    lines = PAGE.read_text().splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in cells if re.fullmatch(r"\d+\.\d+\.\d+", row[0])]


def _named() -> Iterator[tuple[str, str]]:
    for path, _, name in re.findall(
        r"`([\w./-]+\.(py|js|html|toml))(?:::(\w+))?`", PAGE.read_text()
    ):
        yield path, name
    for path, name in re.findall(r"`([\w./-]+\.py)::(\w+)`", PAGE.read_text()):
        yield path, name


def test_every_requirement_has_exactly_one_row() -> None:
    wanted = {f"{sec}.{n}" for sec, count in LEVELS_1_AND_2.items() for n in range(1, count + 1)}

    numbers = [row[0] for row in _rows()]

    assert len(wanted) == 253
    assert len(numbers) == len(set(numbers))
    assert set(numbers) == wanted | CHOSEN_OF_LEVEL_3


def test_every_row_has_an_answer_and_says_how() -> None:
    for number, about, answer, how in _rows():
        assert answer in ANSWERS, number
        assert about, number
        assert how, number
        assert answer != "met" or "`" in how or "](" in how, number


def test_everything_that_is_named_exists() -> None:
    missing = [
        f"{path}::{name}"
        for path, name in _named()
        if not Path(path).is_file() or (name and f"def {name}(" not in Path(path).read_text())
    ]

    assert missing == []
