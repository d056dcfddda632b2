"""Resumes in forms, columns of years and lists, as offices and crews of three cities set them."""

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from extractors.limits import Limits
from extractors.pages.text_pages import read_text
from extractors.resume import extract
from extractors.resume.offices import offices_in
from extractors.resume.positions import is_position
from extractors.resume.sections import NOT_OF_SHOWS
from extractors.resume.weighing import weight
from extractors.values import Field, FieldValue, Place
from tests.extractors.types.test_resumes_in_several_ways import drawn
from tests.extractors.types.test_resumes_in_several_ways import told as told_by

HEAD = "Odile Farquhar\nodile@example.com\n\n"


def told(text: str, *names: str) -> list[tuple[FieldValue | None, ...]]:
    """Return what the shows of a resume of this text say."""
    statement = extract(read_text((HEAD + text).encode(), Limits()))
    return [
        tuple(record[name].value if name in record else None for name in names)
        for record in statement.records
    ]


def test_a_form_may_ask_for_more_than_is_ours_above_each_show() -> None:
    shows = [("Slow Ice", "Fern Films Inc.", "Feature", "Swamper", "May 5, 2025 - May 30, 2025"),
             ("Harrow Road", "Kite Television", "Series", "Driver", "Jan 6, 2025 - Mar 14, 2025"),
             ("Oat Bank", "Tenfold", "Spot", "Driver", "Nov 4, 2024 - Nov 5, 2024")]  # fmt: skip
    lines = []
    for title, company, kind, position, dates in shows:
        lines += [
            [(40, "SHOW"), (240, "PROD. CO."), (430, "KIND")],
            [(40, title), (240, company), (430, kind)],
            [(40, "POSITION"), (240, "DATES"), (430, "TRUCK")],
            [(40, position), (240, dates), (430, "10-ton")],
        ]

    read = told_by(drawn(*lines), "production_title", "studio", "classification", "start_date")

    assert read == [
        ("Slow Ice", "Fern Films Inc.", "Swamper", "2025-05-05"),
        ("Harrow Road", "Kite Television", "Driver", "2025-01-06"),
        ("Oat Bank", "Tenfold", "Driver", "2024-11-04"),
    ]


def test_a_year_over_a_column_is_of_the_months_in_that_column() -> None:
    left = ["2025", "Slow Ice", "Prop Master", "Fern Films Inc.", "feature, Mar - Jun", "",
            "2024", "Harrow Road", "Props Buyer", "Kite Television", "series, Jul - Dec", "",
            "Oat Bank", "Props Buyer", "Tenfold Media", "commercial, Feb, 5 days"]  # fmt: skip
    right = [
        "2022",
        "Gull Rock",
        "Props Assistant",
        "Tern Films",
        "pilot, Oct",
        "",
        "2021",
        "Low Sun",
        "Props Assistant",
        "Orbit TV Inc.",
        "series, Jan - May",
    ]
    lines = [
        [(x, own[at]) for x, own in ((40, left), (330, right)) if at < len(own) and own[at]]
        for at in range(len(left))
    ]

    read = told_by(drawn(*lines), "production_title", "period", "days")

    assert read == [
        ("Slow Ice", "2025-03/2025-06", None),
        ("Harrow Road", "2024-07/2024-12", None),
        ("Oat Bank", "2024-02/2024-02", 5),
        ("Gull Rock", "2022-10/2022-10", None),
        ("Low Sun", "2021-01/2021-05", None),
    ]


def test_quotes_within_a_few_titles_mark_a_spot_or_a_song_and_not_the_whole_title() -> None:
    shows = told(
        "Slow Ice    Key Costumer    March 2024 - May 2024\n"
        "            Fern Films Inc.\n\n"
        "Harrow Road    Costumer    Jan 2023 - July 2023\n"
        "               Kite Television\n\n"
        "Gull Rock    Costumer    Sept 2022 - Oct 2022\n"
        "             Tern Pictures\n\n"
        'Oat Bank - "Vault"    Key Costumer    3 days, Feb 2022\n'
        "                      Tenfold Media\n",
        "production_title",
        "studio",
    )

    assert shows[-1] == ('Oat Bank - "Vault"', "Tenfold Media")


def test_a_bracket_within_the_name_of_a_company_is_of_its_name() -> None:
    shows = told(
        "Slow Ice, Fern (Ont.) Productions Ltd.\n2nd APC\nMarch 2024 - May 2024\n\n"
        "Harrow Road, Kite Road (BC) Films Inc.\nPC\nJan 2023 - July 2023\n",
        "production_title",
        "studio",
    )

    assert shows == [
        ("Slow Ice", "Fern (Ont.) Productions Ltd."),
        ("Harrow Road", "Kite Road (BC) Films Inc."),
    ]


@pytest.mark.parametrize("text", ["Production Co-ordinator", "Asst. Production Co-ordinator"])
def test_a_coordinator_may_have_a_hyphen(text: str) -> None:
    assert is_position(text)


def test_two_words_before_films_are_a_company_and_no_coordinator() -> None:
    assert not list(offices_in("2nd Assistant Production Coordinator - Rose Hill Films Inc."))
    assert [each.name for each in offices_in("Production Coordinator - Rose Hill")] == ["Rose Hill"]


def test_other_jobs_in_a_table_of_their_own_are_no_shows() -> None:
    columns = (40, 180, 320, 400, 480)
    rows = [
        ("Show", "Company", "First day", "Last day", "Days"),
        ("Slow Ice", "Fern Films Inc.", "3-Mar-25", "28-Mar-25", "20"),
        ("Harrow Road", "Kite Television", "6-Jan-25", "14-Feb-25", "29"),
        ("Gull Rock", "Tern Pictures", "4-Nov-24", "15-Nov-24", "10"),
        (),
        ("Certificate", "Issued by", "Date", "Expires", ""),
        ("First aid", "Red Cross", "4-Oct-23", "4-Oct-26", ""),
        ("Food handler", "City of York", "9-May-22", "9-May-27", ""),
    ]
    lines = [[(x, said) for x, said in zip(columns, row, strict=False) if said] for row in rows]

    read = told_by(drawn(*lines), "production_title", "days")

    assert read == [("Slow Ice", 20), ("Harrow Road", 29), ("Gull Rock", 10)]


@pytest.mark.parametrize("text", ["Before props", "Outside the office", "Before film"])
def test_what_came_before_a_craft_is_no_show(text: str) -> None:
    assert NOT_OF_SHOWS.fullmatch(text)


def test_a_title_whose_bracket_stays_open_is_cut_off() -> None:
    def show(title: str) -> dict[str, Field]:
        fields = {"production_title": title, "start_date": "2024-03-04", "end_date": "2024-05-03"}
        return {
            name: Field(said, 0.9, (Place(1, (0, 0, 9, 9), said),)) for name, said in fields.items()
        }

    asked = frozenset({"end_date"})

    assert weight([show("Slow Ice (Season")], asked) < weight([show("Slow Ice")], asked)


def test_a_span_that_breaks_in_a_column_set_at_its_right_is_one_span() -> None:
    rows = [
        ("Jan - May 2025", "Slow Ice (feature)"),
        ("", "Location Scout for Fern Films"),
        ("Oct 2023 -", "Harrow Road (series)"),
        ("Feb 2024", "Locations PA for Kite Films"),
        ("Apr 2023", "Gull Rock (pilot)"),
        ("", "Location Scout for Tern Pictures"),
    ]
    lines = [
        [*([(150 - stringWidth(when, "Helvetica", 9), when)] if when else []), (190, said)]
        for when, said in rows
    ]

    read = told_by(drawn(*lines), "production_title", "period", "studio")

    assert read == [
        ("Slow Ice", "2025-01/2025-05", "Fern Films"),
        ("Harrow Road", "2023-10/2024-02", "Kite Films"),
        ("Gull Rock", "2023-04/2023-04", "Tern Pictures"),
    ]


def test_a_spot_between_slashes_is_named_with_whose_it_is() -> None:
    shows = told(
        "SLOW ICE / feature / Fern Films Inc.\n  swamper   17-03-2025 > 30-05-2025   54 d\n"
        'OAT BANK "VAULT" / commercial / Tenfold\n  swamper   09-09-2024 > 10-09-2024   2 d\n'
        "GULL ROCK / MOW / Tern Pictures\n  swamper   14-10-2023 > 01-11-2023   15 d\n",
        "production_title",
        "days",
    )

    assert shows == [("SLOW ICE", 54), ('OAT BANK "VAULT"', 2), ("GULL ROCK", 15)]
