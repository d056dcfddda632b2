"""What the columns of a list hold, told by their headings or else by what stands in them."""

import re
from collections import Counter
from collections.abc import Sequence

from extractors import catalogue
from extractors.evl.titles import SEASON
from extractors.names import looks_like_company, looks_like_person
from extractors.resume.headings import field_of_heading
from extractors.resume.listed import names_capacity
from extractors.resume.plain_words import SEASON_ALONE
from extractors.resume.positions import is_position
from extractors.resume.times import DATE, DAYS, DAYS_SAID, MONTH, MONTHS, WEEKS, unbroken

_MOST = 0.6
_BARE = re.compile(r"\d{1,3}(?:[.,]5|\s?½)?")
_HIGHEST_SEASON = 12

Columns = Sequence[Sequence[str]]
"""The cells of a list, column by column, each cell's lines joined."""


def kinds_of(heads: Sequence[str], columns: Columns) -> list[str | None]:
    """Return the field of every column: by its heading, or by its cells where it has none."""
    named = [field_of_heading(head) if head else None for head in heads]
    named = _once([_credited(*each) for each in zip(named, columns, strict=True)])
    named = by_cells(named, heads, columns)
    known = {each for each in named if each is not None}
    told = [None if head else _told(cells) for head, cells in zip(heads, columns, strict=True)]
    _pair_days(told, known)
    made = [name or kind for name, kind in zip(named, told, strict=True)]
    return _with_words(_once(made), heads, columns)


def by_cells(
    fields: Sequence[str | None], heads: Sequence[str], columns: Columns
) -> list[str | None]:
    """Return the fields of columns, one headed "days" that lists these as dates among them.

    Their count then stands under a heading of its own, "Total".
    """
    told = [_told(cells) for cells in columns]
    dated = [at for at, field in enumerate(fields) if field == "days" and _is_dated(columns[at])]
    if len(dated) != 1 or "dates" in fields:
        return list(fields)
    made = ["dates" if at in dated else field for at, field in enumerate(fields)]
    counts = [at for at, kind in enumerate(told) if kind == "number" and _TOTAL.match(heads[at])]
    return ["days" if at in counts[-1:] else field for at, field in enumerate(made)]


def _is_dated(cells: Sequence[str]) -> bool:
    """Return whether most filled cells of a column hold a date."""
    filled = [cell for cell in cells if any(map(str.isalnum, cell))]
    return sum(DATE.search(cell) is not None for cell in filled) > _MOST * len(filled)


_TOTAL = re.compile(r"(?i)(?:total|count|#|no\.?|number)")


def _credited(field: str | None, cells: Sequence[str]) -> str | None:
    """Return the field of a column; one of "credits" may hold capacities and no shows."""
    holds_capacities = field == "production_title" and _told(cells) == "classification"
    return "classification" if holds_capacities else field


def _once(fields: Sequence[str | None]) -> list[str | None]:
    """Return fields without those that stood before; a second title is the capacity."""
    made: list[str | None] = []
    for field in fields:
        again = field is not None and field in made
        second = "classification" if field == "production_title" else None
        made.append((second if second not in made else None) if again else field)
    return made


def _told(cells: Sequence[str]) -> str | None:
    """Return what most cells of a column are: dates, one date, days, a season, a capacity."""
    filled = [cell for cell in cells if any(map(str.isalnum, cell))]
    if not filled:
        return None
    found = Counter(kind for cell in filled if (kind := _kind(cell)) is not None)
    if not found:
        return None
    kind, count = found.most_common(1)[0]
    return kind if count >= _MOST * len(filled) else None


def _kind(cell: str) -> str | None:
    """Return what one cell is, None for plain words."""
    bare = cell.strip()
    dates = len(DATE.findall(unbroken(cell)))
    signs = (
        ("dates", dates > 1 or MONTHS.search(cell)),
        ("date", dates == 1 or MONTH.fullmatch(bare)),
        ("days", DAYS.search(cell) or DAYS_SAID.search(cell)),
        ("weeks", WEEKS.search(cell)),
        ("season", SEASON_ALONE.fullmatch(bare)),
        ("number", _BARE.fullmatch(bare)),
        ("production_type", _is_kind(bare)),
        ("classification", names_capacity(cell) or is_position(bare)),
    )
    return next((kind for kind, is_so in signs if is_so), None)


def _is_kind(cell: str) -> bool:
    """Return whether a cell is a kind of production and no more: "TV series"."""
    known = catalogue.production_wording(cell)
    return known is not None and len(known[1].split()) == len(cell.split())


def _pair_days(told: list[str | None], known: set[str]) -> None:
    """Turn two columns of dates into the first and the last day, and one of numbers into days."""
    dated = [at for at, kind in enumerate(told) if kind == "date"]
    both = len(dated) == 2 and not known & {"start_date", "end_date", "dates"}
    for at, field in zip(dated, ("start_date", "end_date"), strict=False):
        told[at] = field if both else None
    numbers = [at for at, kind in enumerate(told) if kind == "number"]
    for at in numbers:
        told[at] = None
    if not known & {"days"} and "days" not in told and numbers:
        told[numbers[-1]] = "days"


def _with_words(
    fields: list[str | None], heads: Sequence[str], columns: Columns
) -> list[str | None]:  # fmt: skip
    """Return fields with the columns of plain words named: that of titles, and that of studios."""
    free = [at for at, field in enumerate(fields) if field is None and not heads[at]]
    if "production_title" not in fields:
        # A heading of no wording of ours may ask for the show, but no column without one may.
        free = free or [at for at, field in enumerate(fields) if field is None]
    if "production_title" not in fields and free:
        best = max(free, key=lambda at: (_as_titles(columns[at]), -at))
        if _as_titles(columns[best]) > 0:
            fields[best] = "production_title"
            free.remove(best)
    if "studio" not in fields and "production_title" in fields and free:
        best = max(free, key=lambda at: (_as_studios(columns[at]), -at))
        if _as_studios(columns[best]) > 0:
            fields[best] = "studio"
    return fields


def _as_titles(cells: Sequence[str]) -> float:
    """Return how much a column looks like one of titles: words, seasons, and no two the same."""
    filled = [cell for cell in cells if any(map(str.isalpha, cell))]
    if len(filled) < _MOST * len(cells):
        return 0.0
    share = 1 / len(filled)
    people = sum(looks_like_person(cell) for cell in filled) * share
    companies = sum(looks_like_company(cell) for cell in filled) * share
    seasons = sum(SEASON.search(cell) is not None for cell in filled) * share
    return 0.5 + len(set(filled)) * share + seasons - 0.7 * people - companies


def _as_studios(cells: Sequence[str]) -> float:
    filled = [cell for cell in cells if any(map(str.isalpha, cell))]
    if not filled:
        return 0.0
    share = 1 / len(filled)
    people = sum(looks_like_person(cell) for cell in filled) * share
    companies = sum(looks_like_company(cell) for cell in filled) * share
    repeated = 1 - len(set(filled)) * share
    return 0.3 + companies + repeated - people
