"""What an upgrade in Local 411 asks for stands in the rule book alone (SD3)."""

import pytest

from app.roster.rulebook import rule_book
from app.roster.upgrades import ExperienceNeeded, UpgradeAsked, upgrade_asked

_FIRST = (ExperienceNeeded("2APC", 4, 18), ExperienceNeeded("1APC", 4, 18))
_COORDINATOR = (ExperienceNeeded("1APC", 2, 12), ExperienceNeeded("PC", 4, 24))


@pytest.mark.parametrize(
    ("category", "asked"),
    [
        ("1APC", UpgradeAsked(_FIRST, letters=3, by_coordinators=1, seminars=2)),
        ("PC", UpgradeAsked(_COORDINATOR, letters=3, by_coordinators=0, seminars=2)),
        ("SC", UpgradeAsked((ExperienceNeeded("SC", 3, 0),), 3, 0, None)),
        ("TC", UpgradeAsked((ExperienceNeeded("TC", 3, 0),), 3, 0, 1)),
        (None, UpgradeAsked((), 3, 0, None)),
    ],
)
def test_the_rule_book_says_what_a_category_asks_for(
    category: str | None, asked: UpgradeAsked
) -> None:
    assert upgrade_asked(rule_book(), category) == asked


def test_no_number_of_a_category_stands_twice() -> None:
    file = rule_book().file_for("IATSE411", "411")
    assert file is not None

    named = [
        (need.upgrade, name)
        for need in file.upgrades
        if need.upgrade != "every upgrade"
        for name, _ in need.numbers
    ]

    assert len(named) == len(set(named))
