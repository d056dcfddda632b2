"""What a column of a table of jobs holds where its heading alone does not say it."""

import re
from collections.abc import Container, Mapping

from extractors import catalogue
from extractors.evl.wording import field_of_label
from extractors.layout import Cell, Table

_FEWEST_POSITIONS = 2
_PARTED = re.compile(r"\s*[/&+]\s*|\s+and\s+", re.IGNORECASE)


def told_by_a_part(heading: str, kept: Container[str | None]) -> str | None:
    """Return the one field that a part of a heading names: "Client / spot" is over spots.

    Nothing where two parts name different ones, such as "Name / show".
    """
    parts = _PARTED.split(heading.strip())
    named = {name for part in parts if (name := _name_of(part)) in kept}
    return named.pop() if len(parts) > 1 and len(named) == 1 else None


def _name_of(part: str) -> str | None:
    name = field_of_label(part, has_colon=True)
    return "production" if name is None and is_kind_alone(part) else name


def is_kind_alone(text: str) -> bool:
    """Return whether a heading is one kind of production: the shows below are all of that kind."""
    named = catalogue.production_wording(text)
    return named is not None and len(text.split()) == 1


def holds_positions(table: Table, column: int) -> bool:
    """Return whether all that stands below a heading, twice at least, is known as a position.

    A position in the place of the heading is none: the rows have lost theirs, or never had any.
    """
    head, *below = [row[column].text for row in table.rows if column < len(row)]
    said = [text for text in below if text.strip()]
    return (
        not is_position(head)
        and len(said) >= _FEWEST_POSITIONS
        and all(map(is_position, set(said)))
    )


def is_position(text: str) -> bool:
    match = catalogue.classification(text)
    return match is not None and match.how != "likeness"


_CODE = re.compile(r"#?\d{4}[A-Z]?")


def beside_codes(table: Table, cell: Cell, name: str | None, before: str | None) -> str | None:
    """Return what a column holds, knowing codes from the titles described behind them."""
    if name == "classification" and _holds_codes(table, cell.column):
        return "occupation_code"
    described = before == "occupation_code" and cell.text.strip().lower() == "description"
    return "classification" if described else name


def _holds_codes(table: Table, column: int) -> bool:
    """Return whether a column holds occupation codes alone; what they mean stands beside them."""
    said = [row[column].text for row in table.rows[1:] if column < len(row) and row[column].text]
    return bool(said) and all(_CODE.fullmatch(text.strip()) for text in said)


def told_title(table: Table, column: int, name: str, fields: Mapping[int, str]) -> str:
    """Return what "Title" heads: positions where any below is one, or another column has shows."""
    if name != "title":
        return name
    below = [row[column].text for row in table.rows[1:] if column < len(row)]
    held = any(map(is_position, below)) or "production" in fields.values()
    return "classification" if held and "classification" not in fields.values() else "production"
