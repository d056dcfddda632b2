"""Reads the named columns of one row after another, and says everything that is wrong with one."""

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from app.tabular.cells import BadCell, BadRow, shown
from app.tabular.columns import letters_of

Read = Callable[[str], Any]
"""Returns the value that a cell shows, or raises ``BadCell``."""

_KEPT = 20_000


class ColumnsReader:
    """Reads some columns of a row; rows with the same cells there are judged once.

    Exports repeat the same person and work day after day, and the same day person after person.
    """

    def __init__(
        self,
        places: Mapping[str, int],
        reads: Mapping[str, Read],
        head: Sequence[str],
        finish: Callable[[dict[str, Any]], dict[str, Any]] = lambda row: row,
    ) -> None:
        """Read the columns at ``places``, each with its own of ``reads``, then ``finish`` them."""
        self._columns = [(name, place, reads[name]) for name, place in places.items()]
        self._head = head
        self._known: dict[tuple[str, ...], dict[str, Any]] = {}
        chosen = [place for _, place, _ in self._columns]
        # An itemgetter of one place gives a bare value: naming it again makes it a tuple.
        self._key: Callable[[Sequence[str]], Any] = (
            itemgetter(*chosen, chosen[0]) if chosen else lambda _: ()
        )
        self._finish = finish

    def __call__(self, cells: Sequence[str]) -> dict[str, Any]:
        """Return the value of each column that holds one; raise ``BadRow`` naming every mistake."""
        key = self._key(cells)
        known = self._known.get(key)
        if known is None:
            known = self._read(cells)
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[key] = known
        return known

    def _read(self, cells: Sequence[str]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        wrong: list[str] = []
        for name, place, read in self._columns:
            cell = shown(cells[place])
            if not cell:
                continue
            try:
                found[name] = read(cell)
            except BadCell as error:
                wrong.append(f"{self._called(name, place)}: {error}")
        if wrong:
            raise BadRow(". ".join(wrong))
        return self._finish(found)

    def _called(self, name: str, place: int) -> str:
        return column_called(self._head, place, name)


def column_called(head: Sequence[str], place: int, name: str) -> str:
    """Return how a message names a column: as the file does, with its letters, else our name."""
    if place < len(head) and head[place].strip():
        return f"{' '.join(head[place].split())} (column {letters_of(place)})"
    return name.replace("_", " ")


def padded(cells: Sequence[str], width: int) -> Sequence[str]:
    """Return a row of at least ``width`` cells; exports leave out empty ones at the end."""
    return cells if len(cells) >= width else [*cells, *[""] * (width - len(cells))]


def with_name(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row with one name, made of last and first where the file parts them."""
    if "employee_name" not in row and "last_name" in row:
        row = dict(row)
        row["employee_name"] = f"{row['last_name']}, {row.get('first_name', '')}".strip(", ")
    return row


def needed(row: Mapping[str, Any]) -> None:
    """Raise ``BadRow`` when a row names nobody or no production."""
    lacking = [
        name.replace("_", " ") for name in ("employee_name", "production") if not row.get(name)
    ]
    if lacking:
        raise BadRow(". ".join(f"{name}: missing" for name in lacking))
    if len(row["employee_name"]) < 2:
        raise BadRow(f"employee name: “{row['employee_name']}” is no name")
