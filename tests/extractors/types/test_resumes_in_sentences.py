"""Resumes that tell of their shows in sentences, over whole paragraphs."""

import textwrap

from extractors.limits import Limits
from extractors.pages.text_pages import read_text
from extractors.resume import extract
from extractors.resume.offices import offices_in
from extractors.values import FieldValue

HEAD = "Odile Farquhar\nodile@example.com\n\n"


def told(*paragraphs: str) -> list[tuple[FieldValue | None, ...]]:
    """Return title, season, capacity, first and last day and days of each show in paragraphs."""
    set_out = [textwrap.fill(" ".join(each.split()), 80) for each in paragraphs]
    statement = extract(read_text((HEAD + "\n\n".join(set_out)).encode(), Limits()))
    names = ("production_title", "season", "classification", "start_date", "end_date", "days")
    return [
        tuple(record[name].value if name in record else None for name in names)
        for record in statement.records
    ]


def test_sentences_in_any_order_tell_of_one_show_each() -> None:
    shows = told(
        "I joined Rust, season 2, for Brightwater Pictures on January 5, 2026 as 1st Assistant "
        "Production Coordinator and stayed until May 1, 2026, 81 days in all. Ana Vale produced, "
        "Bo Poe was the production manager and Cy Roe the coordinator.",
        "As 2nd Assistant Production Coordinator I worked 54 days on Mother of Pearl, a Foxglove "
        "Productions production, between June 2, 2025 and August 22, 2025. Producer Ana Vale.",
        "Sugar Beach (Moraine Television) kept me busy from March 3, 2025 to May 9, 2025. I was "
        "2nd Assistant Production Coordinator for 47 days under PM Bo Poe.",
    )

    second = "2nd Assistant Production Coordinator"
    assert shows == [
        ("Rust", "2", "1st Assistant Production Coordinator", "2026-01-05", "2026-05-01", 81),
        ("Mother of Pearl", None, second, "2025-06-02", "2025-08-22", 54),
        ("Sugar Beach", None, second, "2025-03-03", "2025-05-09", 47),
    ]


def test_one_sentence_of_two_capacities_is_two_records_of_one_show() -> None:
    shows = told(
        "Nickel City, season 1, Shaft Four Television. Second Craft Service from June 9 to July "
        "18 (30 days) and then Key Craft Service from July 21 to October 10, 2025 (58 days). "
        "Production Manager Bo Poe, Coordinator Cy Roe.",
        "Slag, Rusty Bucket Features. Craft Service Assistant from April 29 to May 24, 2024, 19 "
        "days. Producer Dave Harju.",
    )

    assert shows == [
        ("Nickel City", "1", "Second Craft Service", "2025-06-09", "2025-07-18", 30),
        ("Nickel City", "1", "Key Craft Service", "2025-07-21", "2025-10-10", 58),
        ("Slag", None, "Craft Service Assistant", "2024-04-29", "2024-05-24", 19),
    ]


def test_a_capacity_that_only_says_until_when_keeps_its_own_count() -> None:
    shows = told(
        "Bayview, season 3, Helix Network: 2nd Assistant Production Coordinator from March 9, "
        "2026 to April 17, 2026 (27 days), then 1st Assistant Production Coordinator until June "
        "12, 2026 (38 days). PM Wynn Farr, PC Petra Iwasaki."
    )

    second, first = "2nd Assistant Production Coordinator", "1st Assistant Production Coordinator"
    assert shows == [
        ("Bayview", "3", second, "2026-03-09", "2026-04-17", 27),
        ("Bayview", "3", first, None, "2026-06-12", 38),
    ]


def test_several_shows_in_one_paragraph_each_have_their_own_sentence() -> None:
    shows = told(
        "Most recently, on “Glass Houses” (Brightwater Pictures) I worked 99 days as Production "
        "Secretary, from November 10, 2025 to March 27, 2026, for production manager Bo Poe and "
        "coordinator Cy Roe. On “Twin Rivers” (Harbinger Media) I worked 118 days as Production "
        "Secretary, from September 23, 2024 to March 21, 2025, for production manager Dee Fox."
    )

    assert [(title, days) for title, *_, days in shows] == [
        ("Glass Houses", 99),
        ("Twin Rivers", 118),
    ]


def test_a_season_before_its_show_is_no_part_of_the_title() -> None:
    shows = told(
        "From 14 July to 5 December 2025 (102 days) I was 2nd Assistant Production Coordinator "
        "on season 2 of Spare Parts, made by Tamarack Television, with Gus Lind producing.",
        "My first show as a member was the television movie Gingerbread Lane for Hearthlight "
        "Movies, from 30 October 2023 to 9 February 2024 (64 days), where I was 2nd Assistant "
        "Production Coordinator under coordinator Dina Halabi.",
    )

    second = "2nd Assistant Production Coordinator"
    assert shows == [
        ("Spare Parts", "2", second, "2025-07-14", "2025-12-05", 102),
        ("Gingerbread Lane", None, second, "2023-10-30", "2024-02-09", 64),
    ]


def test_a_name_ends_with_its_sentence() -> None:
    offices = list(offices_in("Producer: Gus Lind. PM: Simone Roe. Coordinator: Henry St. Pierre"))

    assert [(office.field, office.name) for office in offices] == [
        ("producer", "Gus Lind"),
        ("production_manager", "Simone Roe"),
        ("production_coordinator", "Henry St. Pierre"),
    ]


def test_its_first_season_is_of_the_show_told_last() -> None:
    shows = told(
        "From March 4, 2024 to July 12, 2024 I was Craft Service Assistant on the second season of "
        "Harrow Road, produced by Kite Television Ltd. I had also been a daily on its first season "
        "from May 1, 2023 to June 2, 2023, as Craft Service Assistant, for 17 days.",
        "From August 5, 2024 to August 9, 2024 I was Craft Service Provider on Slow Ice for Fern "
        "Films, 5 days.",
    )

    assert [(show[0], show[3], show[5]) for show in shows] == [
        ("Harrow Road", "2024-03-04", None),
        ("Harrow Road", "2023-05-01", 17),
        ("Slow Ice", "2024-08-05", 5),
    ]


def test_a_spot_in_a_sentence_is_named_with_whose_it_is() -> None:
    shows = told(
        "In August 2024 I worked 3 days on a commercial, Oat Bank \u201cVault\u201d, as Craft "
        "Service Provider for Tenfold Media.",
        "In May 2023 I worked 2 days on a music video for Ida Marsh \u201cLow Tide\u201d as Craft "
        "Service Assistant for Tern Films.",
    )

    assert [(show[0], show[5]) for show in shows] == [
        ("Oat Bank \u201cVault\u201d", 3),
        ("Ida Marsh \u201cLow Tide\u201d", 2),
    ]


def test_a_heading_set_like_that_of_a_section_without_shows_ends_that_section() -> None:
    shows = told(
        "In short",
        "I cooked for many years and since 2022 I have looked after crews with a Red Seal card.",
        "Pictures so far",
        "I was Key Craft Service on the feature Slow Ice for Fern Films from May 5, 2025 to "
        "June 6, 2025, 24 days.",
    )

    assert [(show[0], show[5]) for show in shows] == [("Slow Ice", 24)]
