"""Pages turned upright for reading, and places turned back to the page as it is displayed."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.layout.turning import Turn, turn_of
from extractors.values import Box, Field, Fields, Finding, Page, Place, Statement


def upright_pages(pages: Sequence[Page]) -> tuple[tuple[Page, ...], dict[int, Turn]]:
    """Return the pages as a person would hold them, and the turn of each that lay otherwise."""
    made: list[Page] = []
    turns: dict[int, Turn] = {}
    for page in pages:
        turn = turn_of(page)
        if turn.quarters:
            turns[page.number] = turn
        made.append(_turned(page, turn) if turn.quarters else page)
    return tuple(made), turns


def _turned(page: Page, turn: Turn) -> Page:
    sideways = turn.quarters % 2 == 1

    def boxes(given: Sequence[Box]) -> tuple[Box, ...]:
        return tuple(turn.upright(box) for box in given)

    return replace(
        page,
        width=page.height if sideways else page.width,
        height=page.width if sideways else page.height,
        words=tuple(replace(word, box=turn.upright(word.box)) for word in page.words),
        rules=boxes(page.rules),
        ink=boxes(page.ink),
    )


def displayed(statement: Statement, turns: dict[int, Turn]) -> Statement:
    """Return ``statement`` with every place where it stands on the page as displayed."""
    if not turns:
        return statement
    return replace(
        statement,
        fields=_fields(statement.fields, turns),
        records=tuple(_fields(record, turns) for record in statement.records),
        findings=tuple(_finding(finding, turns) for finding in statement.findings),
    )


def _fields(fields: Fields, turns: dict[int, Turn]) -> Fields:
    return {name: _field(field, turns) for name, field in fields.items()}


def _field(field: Field, turns: dict[int, Turn]) -> Field:
    return replace(field, places=tuple(_place(place, turns) for place in field.places))


def _finding(finding: Finding, turns: dict[int, Turn]) -> Finding:
    if finding.code == "hidden-text":
        return finding
    return replace(finding, places=tuple(_place(place, turns) for place in finding.places))


def _place(place: Place, turns: dict[int, Turn]) -> Place:
    turn = turns.get(place.page)
    return replace(place, box=turn.displayed(place.box)) if turn is not None else place
