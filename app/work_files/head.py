"""Finds the head of a table: which row names the columns, and of which kind of record."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.fringe import columns as fringe_columns
from app.fringe.columns import FringeLayout
from app.payroll import columns as payroll_columns
from app.payroll.columns import Layout
from app.tabular.columns import plain
from app.tabular.files import Row
from app.tabular.mapping import FRINGE, PAYROLL, LayoutMapping

_FRINGE_WORDS = re.compile(r"\b(fringes?|remit\w*|contributions?|pension|rrsp|h w|benefits?)\b")
_PRODUCTION = "Production"
_STATED = re.compile(r"(?i)(?:production|project|show|picture)(?: (?:title|name))?\s*[:=]\s*(\S.*)")
AnyLayout = Layout | FringeLayout


@dataclass(frozen=True, slots=True)
class Head:
    """Where a table begins: its layout, the number of its head's last row, the lines above it.

    ``names`` are the plain column names, by which the same head is known where it is repeated.
    ``production`` is the title that a line above states for all rows, where no column gives it.
    """

    kind: str
    layout: AnyLayout
    row: int
    above: tuple[str, ...]
    names: tuple[str, ...]
    mapping: LayoutMapping | None = None
    production: str = ""


@dataclass(frozen=True, slots=True)
class NoHead:
    """No row names every column that records need: what the best of them lacks, in words."""

    known: int
    missing: tuple[str, ...]


def find_head(
    rows: Sequence[Row], mappings: Iterable[LayoutMapping], kind: str | None
) -> Head | NoHead:
    """Return the head among the first rows of a table; ``kind`` when only one will do."""
    known = [mapping for mapping in mappings if kind in {None, mapping.kind}]
    best = NoHead(0, _nothing(kind).missing)
    above: list[Sequence[str]] = []
    for index, (number, cells) in enumerate(rows):
        ways = _as_heads(index, number, cells, rows)
        found = [_head(names, known, kind, above, last) for last, names in ways]
        heads = [head for head in found if isinstance(head, Head)]
        if heads:
            return max(heads, key=lambda head: head.layout.known)
        lacking = [each for each in found if isinstance(each, NoHead)]
        best = max(best, *lacking, key=lambda each: each.known)
        above.append(cells)
    return best


def _as_heads(
    index: int, number: int, cells: Sequence[str], rows: Sequence[Row]
) -> Iterable[tuple[int, list[str]]]:
    """Yield a row as a head, and together with the one below it, as merged heads are printed."""
    yield number, list(cells)
    is_title = sum(bool(cell.strip()) for cell in cells) < 2
    if is_title:
        return
    if index + 1 < len(rows) and not any(re.search(r"\d{2}", cell) for cell in rows[index + 1][1]):
        below_number, below = rows[index + 1]
        width = max(len(cells), len(below))
        upper = [*cells, *[""] * (width - len(cells))]
        lower = [*below, *[""] * (width - len(below))]
        yield below_number, [_joined(a, b) for a, b in zip(upper, lower, strict=True)]


def _joined(upper: str, lower: str) -> str:
    return upper if plain(upper) == plain(lower) else f"{upper} {lower}".strip()


def _head(
    names: list[str],
    mappings: Sequence[LayoutMapping],
    kind: str | None,
    above: Sequence[Sequence[str]],
    row: int,
) -> Head | NoHead:
    plain_names = tuple(plain(name) for name in names)
    lines = tuple(", ".join(c.strip() for c in cells if c.strip()) for cells in above)
    mapping = _fitting(plain_names, mappings)
    if mapping is not None:
        layout = _layout(names, mapping.kind, mapping)
        if not layout.missing:
            return Head(mapping.kind, layout, row, lines, plain_names, mapping)
    payroll, fringe = payroll_columns.layout_of(names), fringe_columns.layout_of(names)
    chosen = kind or _which(payroll, fringe, plain(" ".join([*lines, *names])))
    layout = fringe if chosen == FRINGE else payroll
    if not layout.missing:
        return Head(chosen, layout, row, lines, plain_names)
    stated = next((title for line in lines if (title := production_in(line))), "")
    if stated and "production" not in layout.columns:
        whole = _layout([*names, _PRODUCTION], chosen, None)
        if not whole.missing:
            return Head(chosen, whole, row, lines, plain_names, production=stated)
    return NoHead(layout.known, layout.missing)


def production_in(line: str) -> str:
    """Return the title that a line states for the rows below it, empty when it states none."""
    found = _STATED.fullmatch(line.strip())
    return found[1].strip(" ,") if found else ""


def _fitting(names: Sequence[str], mappings: Iterable[LayoutMapping]) -> LayoutMapping | None:
    """Return the mapping whose telling columns are all there; the one that names most of them."""
    have = set(names)
    fitting = [
        mapping
        for mapping in mappings
        if (mapping.recognised_by and have.issuperset(mapping.recognised_by))
        or (mapping.is_fixed_width and have == {plain(name) for name in mapping.slices})
    ]
    return max(fitting, key=lambda mapping: len(mapping.recognised_by), default=None)


def _layout(names: Sequence[str], kind: str, mapping: LayoutMapping | None) -> AnyLayout:
    if kind == FRINGE:
        return fringe_columns.layout_of(names, mapping)
    return payroll_columns.layout_of(names, mapping)


def layout_with(names: Sequence[str], mapping: LayoutMapping) -> AnyLayout:
    """Return the layout of a head under a mapping that somebody chose."""
    return _layout(names, mapping.kind, mapping)


def _nothing(kind: str | None) -> AnyLayout:
    return _layout((), kind or PAYROLL, None)


def _which(payroll: Layout, fringe: FringeLayout, words: str) -> str:
    """Tell the two apart: only payroll has days of their own, only remittances have remitters."""
    if payroll.missing:
        return PAYROLL if fringe.missing else FRINGE
    if fringe.missing or "day" in payroll.columns or payroll.blocks:
        return PAYROLL
    by_member = "member_number" in fringe.columns and "last4" not in payroll.columns
    if by_member or "period" in fringe.columns or _FRINGE_WORDS.search(words):
        return FRINGE
    return PAYROLL
