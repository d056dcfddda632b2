"""What a resume says of each show: as what, from when to when, and for how many days."""

import re
from dataclasses import dataclass
from datetime import date

from extractors import catalogue
from extractors.values import Fields, Place, Statement
from validators.claims import day_of, places_of, text_of
from validators.matching import Match
from validators.productions import same_production

_OUTSIDE = re.compile(
    r"\b(?:D\.?G\.?C\.?|Directors Guild|NABET|ACFC|"
    r"(?:I\.?A\.?T\.?S\.?E\.?|Local)\s*(?:Local\s*)?#?\s*(?!411\b)\d{2,4})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Show:
    """One show of a resume; ``category`` is the catalogue's id (``1APC``), None if unknown.

    ``outside`` is what says that the work was under another union's agreement.
    """

    title: str
    season: str | None
    category: str | None
    first_day: date | None
    last_day: date | None
    days: float | None
    places: tuple[Place, ...]
    outside: str | None = None

    def is_titled(self, production: str) -> Match:
        """Return whether a printed title is this show."""
        return same_production(self.title, production, season=self.season)


def shows_of(resume: Statement) -> tuple[Show, ...]:
    """Return every show of a resume in its order; a record without a title is none."""
    return tuple(_show(record) for record in resume.records if text_of(record, "production_title"))


def _show(record: Fields) -> Show:
    named = record.get("classification")
    words = (named.canonical, str(named.value)) if named else ()
    known = (catalogue.category_411(text) for text in words if text)
    days = record.get("days")
    number = days.value if days is not None else None
    return Show(
        title=text_of(record, "production_title") or "",
        season=text_of(record, "season"),
        category=next((each for each in known if each), None),
        first_day=day_of(record, "start_date"),
        last_day=day_of(record, "end_date"),
        days=float(number) if isinstance(number, int | float) else None,
        places=places_of(record, "days") or places_of(record, "production_title"),
        outside=_outside(record),
    )


def _outside(record: Fields) -> str | None:
    printed = " ".join(
        place.text
        for name in ("production_title", "studio", "classification")
        for place in places_of(record, name)
    )
    values = " ".join(str(field.value) for field in record.values())
    found = _OUTSIDE.search(f"{printed} {values}")
    return found.group() if found else None
