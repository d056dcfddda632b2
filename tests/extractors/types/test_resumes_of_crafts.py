"""Resumes of the crafts: positions of the catalogue over shows, beside them and in pairs."""

import pytest

from extractors.limits import Limits
from extractors.pages.text_pages import read_text
from extractors.resume import extract
from extractors.resume.positions import is_position
from extractors.values import FieldValue

HEAD = "Odile Farquhar\nodile@example.com\n\n"


def told(text: str, *names: str) -> list[tuple[FieldValue | None, ...]]:
    """Return what the shows of a resume of this text say."""
    statement = extract(read_text((HEAD + text).encode(), Limits()))
    return [
        tuple(record[name].value if name in record else None for name in names)
        for record in statement.records
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Gaffer",
        "Set Dresser",
        "Dolly Grip / Grip",
        "Hair Stylist",
        "Key Grip - 2nd Unit",
        "Best Boy",
    ],
)
def test_a_title_of_the_catalogue_is_a_position(text: str) -> None:
    assert is_position(text)


@pytest.mark.parametrize("text", ["Slate Harbour", "The Driver", "Gaffer / Slate Harbour", ""])
def test_other_words_are_none(text: str) -> None:
    assert not is_position(text)


def test_shows_under_a_position_have_it() -> None:
    shows = told(
        "Gaffer\n\n"
        "Slate Harbour (2024) - feature - Quay Films LLC\n"
        "Moth Season (2023) - short - Lamplight Pictures\n\n"
        "Set Dresser\n\n"
        "Kettle Row (2021) - feature - Spout Films LLC\n"
        "Dry Dock (2020) - pilot - Keel Television\n",
        "production_title",
        "classification",
    )

    assert shows == [
        ("Slate Harbour", "Gaffer"),
        ("Moth Season", "Gaffer"),
        ("Kettle Row", "Set Dresser"),
        ("Dry Dock", "Set Dresser"),
    ]


def test_two_positions_with_a_slash_are_one_capacity() -> None:
    shows = told(
        "Slate Harbour, Quay Films LLC\nDolly Grip / Grip\nMarch - May 2024\n\n"
        "Kettle Row, Spout Films LLC\nKey Grip - 2nd Unit\nJune - July 2023\n",
        "production_title",
        "classification",
    )

    assert shows == [("Slate Harbour", "Dolly Grip / Grip"), ("Kettle Row", "Key Grip - 2nd Unit")]


def test_months_under_a_year_are_of_that_year() -> None:
    shows = told(
        "2024    Slate Harbour (feature), Quay Films LLC\n"
        "        Gaffer, March to June\n"
        "        Lamp Oil (pilot), Wick Television\n"
        "        Set Dresser, October\n\n"
        "2022    Kettle Row (series, season 2), Spout Films LLC\n"
        "        Best Boy, Jan - May\n"
        "        Dry Dock (feature), Keel Pictures\n"
        "        Gaffer, Winter 2022\n",
        "production_title",
        "classification",
        "period",
    )

    assert shows == [
        ("Slate Harbour", "Gaffer", "2024-03/2024-06"),
        ("Lamp Oil", "Set Dresser", "2024-10/2024-10"),
        ("Kettle Row", "Best Boy", "2022-01/2022-05"),
        ("Dry Dock", "Gaffer", "2022/2022"),
    ]


def test_a_spot_or_a_song_is_named_with_whose_it_is() -> None:
    shows = told(
        "Gaffer\n\n"
        'Northern Savings "Rainy Day" (2024) - commercial - Quay Films LLC\n'
        'Ida Marsh: "Low Tide" (2023) - music video - Lamplight Pictures\n'
        "Kettle Row (2021) - feature - Spout Films LLC\n",
        "production_title",
        "studio",
    )

    assert shows == [
        ('Northern Savings "Rainy Day"', "Quay Films LLC"),
        ('Ida Marsh: "Low Tide"', "Lamplight Pictures"),
        ("Kettle Row", "Spout Films LLC"),
    ]
