"""What an upgrade in Local 411 asks for: shows, months, letters and seminars of the rule book."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.roster.book import RuleBook
from app.roster.rules_as_values import UpgradeNeed

_ROSTER, _LOCAL = "IATSE411", "411"


@dataclass(frozen=True, slots=True)
class ExperienceNeeded:
    """What one category must show: different shows, and months in all; 0 for none."""

    category: str
    shows: int
    months: int


@dataclass(frozen=True, slots=True)
class UpgradeAsked:
    """Everything with a number that the category sought asks for.

    ``letters`` are the references, ``by_coordinators`` how many of them must be by a Production
    Coordinator; ``seminars`` is None where the rules name none.
    """

    experience: tuple[ExperienceNeeded, ...]
    letters: int
    by_coordinators: int
    seminars: int | None


def upgrade_asked(book: RuleBook, category: str | None) -> UpgradeAsked:
    """Return what a category sought asks for; of one that is not known, the most letters of all."""
    file = book.file_for(_ROSTER, _LOCAL)
    needs = file.upgrades if file is not None else ()
    numbers = _numbers(need for need in needs if _sought(need) == category)
    most = max((dict(need.numbers).get("letters", 0) for need in needs), default=0)
    return UpgradeAsked(
        experience=_experience(numbers),
        letters=numbers.get("letters", most),
        by_coordinators=numbers.get("listed_as_PC", 0),
        seminars=numbers.get("seminars"),
    )


def closing_days(book: RuleBook, on: date) -> tuple[date, ...]:
    """Return the next days, from ``on``, by whose end requests must be in; none when not known."""
    file = book.file_for(_ROSTER, _LOCAL)
    numbers = _numbers(file.upgrades if file is not None else ())
    months = [number for name, number in numbers.items() if name.startswith("closes_in_month")]
    day = numbers.get("closes_on_day", 1)
    ahead = (date(year, month, day) for year in (on.year, on.year + 1) for month in months)
    return tuple(sorted(each for each in ahead if each >= on))


def _sought(need: UpgradeNeed) -> str:
    """Return the category at the end of ``2APC to 1APC`` or ``list as SC``."""
    return need.upgrade.split()[-1]


def _numbers(needs: Iterable[UpgradeNeed]) -> dict[str, int]:
    return {name: number for need in needs for name, number in need.numbers}


def _experience(numbers: dict[str, int]) -> tuple[ExperienceNeeded, ...]:
    named = [name.partition("_") for name in numbers]
    categories = dict.fromkeys(who for what, _, who in named if what in {"shows", "months"})
    return tuple(
        ExperienceNeeded(who, numbers.get(f"shows_{who}", 0), numbers.get(f"months_{who}", 0))
        for who in categories
    )
