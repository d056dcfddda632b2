"""A letter that says everything twice, in two languages side by side, is read once."""

from collections.abc import Callable
from typing import Any

import pytest

from extractors.evl.two_languages import in_english
from extractors.values import Page, Statement

Read = Callable[..., Statement]

FRENCH = (
    "Longueuil, le 9 juin 2026",
    "La présente confirme que Noémie Barrette",
    "a été employée par Films du Canal inc.",
    "à titre de machiniste sur la série",
    "« Le Quai » pour la saison 1.",
    "Elle a travaillé les jours suivants :",
    "Mai 2026 : 4, 5, 6, 7, 8, 11 et 12",
    "(7 jours)",
    "Juin 2026 : 1 et 2 (2 jours)",
    "Total : 9 jours",
)
ENGLISH = (
    "Longueuil, June 9, 2026",
    "This is to confirm that Noémie Barrette",
    "was employed by Films du Canal inc.",
    "as a Grip on the television series",
    "“Le Quai” for season 1.",
    "She worked on the following days:",
    "May 2026: 4, 5, 6, 7, 8, 11 and",
    "12 (7 days)",
    "June 2026: 1 and 2 (2 days)",
    "Total: 9 days worked",
)
HEAD = "                       Films du Canal inc. – production office\n"
SIGNED = "\n\n\n\nBerthe Quenneville\nProduction Manager"
DAYS = [f"2026-05-{day:02}" for day in (4, 5, 6, 7, 8, 11, 12)] + ["2026-06-01", "2026-06-02"]


def _side_by_side(left: tuple[str, ...], right: tuple[str, ...]) -> str:
    rows = [f"{one:<46}{other}" for one, other in zip(left, right, strict=True)]
    return HEAD + "\n".join(rows) + SIGNED


@pytest.mark.parametrize(("left", "right"), [(FRENCH, ENGLISH), (ENGLISH, FRENCH)])
def test_the_days_of_both_columns_are_one_persons_in_one_job(
    read: Read, values: Callable[..., dict[str, Any]], left: tuple[str, ...], right: tuple[str, ...]
) -> None:
    (record,) = read(_side_by_side(left, right)).records

    said = values(record)
    assert said["work_dates"] == DAYS
    assert said["total_days_stated"] == 9
    assert said["employee_name"] == "Noémie Barrette"
    assert said["classification"] == "Grip"


def test_where_one_number_differs_nothing_is_left_out(make_page: Callable[..., Page]) -> None:
    other = (*FRENCH[:-2], "Juin 2026 : 1 et 3 (2 jours)", FRENCH[-1])
    page = make_page(_side_by_side(other, ENGLISH))

    assert in_english(page) is page


def test_a_day_may_be_written_with_a_nought_in_one_language(make_page: Callable[..., Page]) -> None:
    page = in_english(make_page(_side_by_side(FRENCH, ("Longueuil, 09 June 2026", *ENGLISH[1:]))))

    assert "jours" not in " ".join(word.text for word in page.words)


def test_columns_in_one_language_are_left_as_they_are(make_page: Callable[..., Page]) -> None:
    page = make_page(_side_by_side(ENGLISH, ENGLISH))

    assert in_english(page) is page


def test_what_stands_outside_both_columns_is_kept(make_page: Callable[..., Page]) -> None:
    page = in_english(make_page(_side_by_side(FRENCH, ENGLISH)))

    text = " ".join(word.text for word in page.words)
    assert text.startswith("Films du Canal inc. – production office Longueuil, June 9, 2026 This")
    assert text.endswith("Total: 9 days worked Berthe Quenneville Production Manager")


def test_columns_may_break_their_lines_and_say_their_years_otherwise(
    make_page: Callable[..., Page],
) -> None:
    left = (*FRENCH[:-2], "Juin : 1 et", "2 (2 jours)", "Total : 9 jours")
    right = (*ENGLISH, "")
    signed = SIGNED.replace("\n\n\n\n", "\n\n")
    page = in_english(make_page(_side_by_side(left, right).replace(SIGNED, signed)))

    text = " ".join(word.text for word in page.words)
    assert "jours" not in text
    assert text.endswith("Total: 9 days worked Berthe Quenneville Production Manager")


def test_a_table_of_days_between_them_leaves_both_parts_in_english(
    make_page: Callable[..., Page],
) -> None:
    table = (
        "Date          Day / Jour              Date          Day / Jour",
        "04/05/2026    Monday / lundi          11/05/2026    Monday / lundi",
        "05/05/2026    Tuesday / mardi         12/05/2026    Tuesday / mardi",
    )
    below = (
        ("It was the first week of the year and she", "C’était la première semaine de l’année et"),
        ("was paid for it by us; none of the days", "elle a été payée par nous ; aucun des jours"),
        ("was a holiday.", "n’est un jour de congé."),
    )
    rows = [f"{one:<46}{other}" for one, other in zip(FRENCH[:6], ENGLISH[:6], strict=True)]
    rows += [f"{french:<46}{english}" for english, french in below]
    page = in_english(make_page("\n".join((HEAD, *rows[:6], "", *table, "", *rows[6:]))))

    text = " ".join(word.text for word in page.words)
    assert "machiniste" not in text
    assert "aucun" not in text
    assert text.count("lundi") == 2
