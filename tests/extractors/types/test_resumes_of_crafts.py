"""Resumes of the crafts: positions of the catalogue over shows, beside them and in pairs."""

import pytest

from extractors.layout import lines
from extractors.limits import Limits
from extractors.pages.text_pages import read_text
from extractors.resume import extract
from extractors.resume.bits import bits_of
from extractors.resume.positions import is_position
from extractors.resume.sections import heads_shows
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


def test_blocks_side_by_side_are_read_one_after_another() -> None:
    shows = told(
        "Long shows\n\n"
        "Slate Harbour           Kettle Row              Moth Season\n"
        "Gaffer                  Best Boy                Dolly Grip\n"
        "Quay Films LLC          Spout Television        Candle Pictures\n"
        "January - April 2025    May 2023                July 2021\n\n"
        "Dry Dock                Lamp Oil                Tin Parade\n"
        "Set Dresser             Gaffer                  Grip\n"
        "Keel Pictures           Wick Television         Drum Films Inc.\n"
        "June - August 2024      March - May 2022        May - June 2020\n\n"
        "Education               Skills                  References\n"
        "College of Arts, 2019   Rigging, 2021           Ana Vale, 2020\n",
        "production_title",
        "classification",
        "studio",
        "period",
    )

    assert shows == [
        ("Slate Harbour", "Gaffer", "Quay Films LLC", "2025-01/2025-04"),
        ("Kettle Row", "Best Boy", "Spout Television", "2023-05/2023-05"),
        ("Moth Season", "Dolly Grip", "Candle Pictures", "2021-07/2021-07"),
        ("Dry Dock", "Set Dresser", "Keel Pictures", "2024-06/2024-08"),
        ("Lamp Oil", "Gaffer", "Wick Television", "2022-03/2022-05"),
        ("Tin Parade", "Grip", "Drum Films Inc.", "2020-05/2020-06"),
    ]


def test_a_heading_whose_capitals_fell_apart_is_one() -> None:
    assert heads_shows("TELEVI S ION")
    assert heads_shows("MUS IC VIDEOS")
    assert not heads_shows("SLATE HARBOUR")


def test_days_that_share_the_year_of_the_last_are_a_span() -> None:
    shows = told(
        "Production: Slate Harbour\nPosition: Gaffer\n"
        "Dates worked: 2/5, 2/6, 2/8 and 3/1/2024\nDays: 4\n\n"
        "Production: Dry Dock\nPosition: Gaffer\nDates worked: 4/1/2024 thru 5/10/2024\nDays: 30\n",
        "production_title",
        "start_date",
        "end_date",
        "days",
    )

    assert shows == [
        ("Slate Harbour", "2024-02-05", "2024-03-01", 4),
        ("Dry Dock", "2024-04-01", "2024-05-10", 30),
    ]


def test_a_season_behind_the_kind_of_production_is_told_apart() -> None:
    (line,) = lines(read_text(b"Slate Harbour (series, season 2), Quay Films LLC", Limits())[0])

    assert ("season", "season 2") in [(bit.field, bit.value.text) for bit in bits_of(line)]
