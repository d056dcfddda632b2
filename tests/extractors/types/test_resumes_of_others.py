"""Resumes as other people set them: prose, split capacities, half days, totals, two languages."""

import pytest

from extractors.limits import Limits
from extractors.pages.sheet import Setter
from extractors.pages.text_pages import read_text
from extractors.resume import extract
from extractors.values import Statement

HEAD = "Maria Vale\nmaria.vale@example.com    416-555-0142\n\nRESUME (SAMPLE, invented)\n\n"


def read(text: str) -> Statement:
    return extract(read_text((HEAD + text).encode(), Limits()))


def told(text: str, *names: str) -> list[tuple[object, ...]]:
    return [
        tuple(record[name].value if name in record else None for name in names)
        for record in read(text).records
    ]


@pytest.mark.parametrize(
    ("length", "days"),
    [
        ("12 wks (60 days)", 60),
        ("60 days / 12 weeks", 60),
        ("42.5 days", 42.5),
        ("42½ days", 42.5),
        ("12 weeks", 60),
        ("8.5 wks", 42.5),
    ],
)
def test_days_go_before_weeks_and_halves_are_kept(length: str, days: float) -> None:
    text = f"Cold Tide | Orbit | 1st APC | Feb 3, 2025 to May 9, 2025 | {length}\n"

    assert told(text, "production_title", "days") == [("Cold Tide", days)]


def test_two_capacities_on_one_show_are_two_records_with_one_crew() -> None:
    text = """\
Cold Tide, Season 2 - Northlight Pictures
Production Secretary: 2/3/25 to 5/2/25, 60 days
1st APC: 5/5/25 to 8/1/25, 64 days
PM: Bo Poe
"""

    assert told(
        text, "production_title", "season", "classification", "days", "production_manager"
    ) == [
        ("Cold Tide", "2", "Production Secretary", 60, "Bo Poe"),
        ("Cold Tide", "2", "1st APC", 64, "Bo Poe"),
    ]


def test_a_show_told_in_a_sentence_is_read_whole() -> None:
    text = (
        "1st APC on “Cold Tide” (Northlight Pictures), February 3, 2025 to May 9, 2025, 68 days. "
        "Producer: Ann Doe; PM: Bo Poe; PC: Cy Roe.\n"
    )

    (record,) = told(text, "classification", "production_title", "studio", "days", "producer")
    assert record == ("1st APC", "Cold Tide", "Northlight Pictures", 68, "Ann Doe")


@pytest.mark.parametrize(
    ("title", "under"),
    [("Moose Jaw (feature, DGC)", "DGC"), ("Moose Jaw - Orbit (IATSE 891)", "IATSE 891")],
)
def test_another_agreement_is_kept_beside_the_show(title: str, under: str) -> None:
    text = f"{title}\nOffice PA: Oct 2, 2023 - Nov 10, 2023, 28 days\n"

    assert told(text, "jurisdiction", "days") == [(under, 28)]


def test_schooling_and_skills_are_no_shows() -> None:
    text = """\
EXPERIENCE
Cold Tide - Orbit - 1st APC - Feb 3, 2025 to May 9, 2025 - 68 days

EDUCATION
Sample College, Sep 4, 2017 to May 2, 2019
"""

    assert told(text, "production_title") == [("Cold Tide",)]


LISTED = """\
Production / Titre   Studio      Poste     Start / Debut  End / Fin    Days / Jours
Cold Tide S2         Northlight  1st APC   2025-02-03     2025-08-29   142
Kestrel              Orbit       PC        2024-02-05     2024-05-31   80
Total days                                                             {total}
"""


def test_headings_in_two_languages_head_a_list_and_a_sum_is_no_show() -> None:
    assert told(LISTED.format(total=222), "production_title", "days") == [
        ("Cold Tide", 142),
        ("Kestrel", 80),
    ]


def test_a_total_that_is_not_the_sum_of_its_shows_is_told() -> None:
    agreeing, differing = (read(LISTED.format(total=total)) for total in (222, 232))

    assert agreeing.findings == ()
    assert [(each.code, each.compared) for each in differing.findings] == [
        ("total-mismatch", {"stated": 232.0, "listed": 222.0})
    ]


def test_a_show_without_days_among_others_is_told_and_kept() -> None:
    statement = read(
        "Cold Tide | Orbit | Feb 3, 2025 to May 9, 2025 | 68 days\n"
        "Kestrel | Orbit | Feb 5, 2024 to May 31, 2024 | 80 days\n"
        "Static | Orbit | Feb 6, 2023 to May 31, 2023\n"
    )

    assert len(statement.records) == 3
    assert [(each.code, "show 3" in each.message) for each in statement.findings] == [
        ("unusable-field", True)
    ]


def test_every_part_of_a_show_points_to_its_print() -> None:
    (record,) = read("Cold Tide | Orbit | Feb 3, 2025 to May 9, 2025 | 68 days\n").records

    assert all(field.places and 0 < field.confidence <= 1 for field in record.values())


def test_a_span_whose_days_stand_one_below_the_other_is_one_span() -> None:
    text = """\
Nov 20, 2021 to    Cold Tide (Northlight Pictures)
Apr 6, 2022        Production Coordinator, 98 days
                   PM: Bo Poe; PC: Cy Roe
"""

    assert told(text, "production_title", "start_date", "end_date", "days") == [
        ("Cold Tide", "2021-11-20", "2022-04-06", 98)
    ]


def test_no_word_is_broken_in_a_table_of_many_columns() -> None:
    setter = Setter(Limits())

    setter.row(["Okonkwo-Reyes"] * 9)

    (page,) = setter.pages("Word document")
    assert [word.text for word in page.words] == ["Okonkwo-Reyes"] * 9


def test_a_column_that_lost_its_heading_takes_nothing_from_its_neighbor() -> None:
    text = """\
Production           Start       End         Days
Cold Tide   Orbit    2025-02-03  2025-08-29  142
Kestrel     Halden   2024-02-05  2024-05-31  80
Static      Orbit    2023-02-06  2023-05-31  79
"""

    assert told(text, "production_title", "studio") == [
        ("Cold Tide", "Orbit"),
        ("Kestrel", "Halden"),
        ("Static", "Orbit"),
    ]
