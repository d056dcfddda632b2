"""Resumes whose page can be taken for several kinds: the reading that explains most is kept."""

from collections.abc import Sequence
from io import BytesIO

import pytest
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

from extractors.limits import Limits
from extractors.pages import read_pages
from extractors.resume import extract
from extractors.resume.offices import offices_in
from extractors.resume.weighing import heaviest
from extractors.values import Field, Fields, FieldValue, Place, Statement

Part = tuple[float, str]
"""Where a piece of a line begins, in points from the left edge, and what it says."""

HEAD: list[list[Part]] = [[(40, "Maria Vale")], [(40, "maria.vale@example.com")], []]


def drawn(*lines: Sequence[Part]) -> Statement:
    """Return what a resume of these lines states, 13 points apart under its head."""
    page = BytesIO()
    canvas = Canvas(page, pagesize=letter)
    for at, parts in enumerate([*HEAD, *lines]):
        for x, text in parts:
            canvas.setFont("Helvetica", 9)
            canvas.drawString(x, 740 - 13 * at, text)
    canvas.save()
    return extract(read_pages(page.getvalue(), Limits()))


def told(statement: Statement, *names: str) -> list[tuple[FieldValue | None, ...]]:
    return [
        tuple(record[name].value if name in record else None for name in names)
        for record in statement.records
    ]


def test_columns_without_lines_or_headings_are_told_by_what_stands_in_them() -> None:
    statement = drawn(
        *[[(40, "Copper Lantern,"), (150, "Orbit TV"),
           (250, "May 6,"), (310, "Aug 2,"), (370, "61")],
          [(40, "Season 2"), (250, "2024"), (310, "2024")], [],
          [(40, "Nine Below"), (150, "Halden"), (250, "Sep 9,"), (310, "Dec 6,"), (370, "58")],
          [(150, "Media"), (250, "2024"), (310, "2024")], [],
          [(40, "Static"), (150, "Blue Canoe"), (250, "Jan 6,"), (310, "Feb 28,"), (370, "39")],
          [(250, "2025"), (310, "2025")]],
    )  # fmt: skip

    assert told(statement, "production_title", "season", "studio", "start_date", "days") == [
        ("Copper Lantern", "2", "Orbit TV", "2024-05-06", 61),
        ("Nine Below", None, "Halden Media", "2024-09-09", 58),
        ("Static", None, "Blue Canoe", "2025-01-06", 39),
    ]


def test_a_column_begins_where_no_line_runs_over_though_shorter_ones_end_before() -> None:
    statement = drawn(
        [(40, "Show / Studio"), (160, "Position"), (290, "Employed"), (360, "Days"),
         (400, "PM / PC")],
        *[[(44, "The Widow's Almanac X"), (160, "1st Assistant Production"),
           (290, "08-Jun-2026"), (366, "72"), (400, "Ann Poe")],
          [(44, "Great Lakes"), (160, "Coordinator"), (290, "to"), (400, "Bo Roe")],
          [(44, "Entertainment"), (290, "18-Sep-2026")], [],
          [(44, "Border Town Blues S3"), (160, "1st Assistant Production"),
           (290, "24-Nov-2025"), (363, "117"), (400, "Cy Dee")],
          [(44, "Moraine Television"), (160, "Coordinator"), (290, "to"), (400, "Di Fox")],
          [(290, "22-May-2026")], [],
          [(44, "Sugar Beach"), (160, "Production Secretary"),
           (290, "23-Dec-2024"), (366, "53"), (400, "Ann Poe")],
          [(44, "Helix Network"), (290, "to"), (400, "Di Fox")],
          [(290, "14-Mar-2025")]],
    )  # fmt: skip

    crew = ("production_manager", "production_coordinator")
    assert told(statement, "production_title", "season", "studio", "days", *crew) == [
        ("The Widow's Almanac X", None, "Great Lakes Entertainment", 72, "Ann Poe", "Bo Roe"),
        ("Border Town Blues", "3", "Moraine Television", 117, "Cy Dee", "Di Fox"),
        ("Sugar Beach", None, "Helix Network", 53, "Ann Poe", "Di Fox"),
    ]


def test_a_bar_is_as_wide_as_its_words_however_far_the_shows_stand_from_it() -> None:
    # fmt: off
    bar = ["Contact", "416-555-0133", "me@example.com", "Software", "Scenechronize", "Movie Magic",
           "Languages", "English, French"]
    shows = ["Static | Northlight Pictures", "2nd APC | 98 days", "1 March 2024 - 19 July 2024",
             "Low Sun (S4) | Orbit TV", "2nd APC | 45 days", "8 Jan 2024 - 8 March 2024",
             "Red Maple | Halden Media", "2nd APC | 79 days", "3 July 2023 - 20 Oct 2023"]
    # fmt: on
    statement = drawn(
        *[
            [(40, bar[at]), (250, text)] if at < len(bar) else [(250, text)]
            for at, text in enumerate(shows)
        ]
    )

    assert told(statement, "production_title", "start_date", "days") == [
        ("Static", "2024-03-01", 98),
        ("Low Sun", "2024-01-08", 45),
        ("Red Maple", "2023-07-03", 79),
    ]


def test_other_jobs_and_schools_in_a_bar_make_it_no_column_of_shows() -> None:
    # fmt: off
    bar = ["Contact", "416-555-0133", "Toronto", "Education", "Ryerson", "2014 - 2018",
           "Other jobs", "Server, The Gull", "Sep 2018 - Mar 2020", "Usher, Bijou",
           "Jun 2016 - Aug 2018"]
    shows = ["Static | Jan 2024 - July 2024", "2nd APC", "Northlight Pictures", "",
             "Low Sun | Oct 2023 - Dec 2023", "2nd APC", "Orbit TV Inc.", "",
             "Red Maple | Feb 2022 - May 2022", "Office PA", "Halden Media", "",
             "Gull Rock | Mar 2021 - Apr 2021", "Office PA", "Tern Films"]
    # fmt: on
    statement = drawn(
        *[
            [(40, bar[at]), (250, text)] if at < len(bar) else [(250, text)]
            for at, text in enumerate(shows)
        ]
    )

    assert told(statement, "production_title", "period", "classification") == [
        ("Static", "2024-01/2024-07", "2nd APC"),
        ("Low Sun", "2023-10/2023-12", "2nd APC"),
        ("Red Maple", "2022-02/2022-05", "Office PA"),
        ("Gull Rock", "2021-03/2021-04", "Office PA"),
    ]


def test_labels_in_a_column_of_their_own_need_no_colon() -> None:
    rows = [("Show", "The Ledger"), ("Season", "n/a"), ("Studio", "Stone Soup Productions"),
            ("Worked as", "Key Craft Service"), ("From", "April 6, 2026"),
            ("To", "September 4, 2026"), ("Total days", "103"),
            ("Production manager", "Bo Poe")]  # fmt: skip
    other = [("Show", "Wild Rice"), *rows[1:4], ("From", "October 6, 2025"),
             ("To", "March 20, 2026"), ("Total days", "114"), rows[-1]]  # fmt: skip
    lines = [[(130 - 5 * len(label), label), (140, said)] for label, said in [*rows, *other]]
    statement = drawn(*lines[: len(rows)], [], *lines[len(rows) :])

    assert told(statement, "production_title", "season", "classification", "days") == [
        ("The Ledger", None, "Key Craft Service", 103),
        ("Wild Rice", None, "Key Craft Service", 114),
    ]


def test_a_year_before_the_label_of_days_counts_none() -> None:
    statement = drawn(
        [(40, "Production: Fireweed (S2)    Studio: Lumen")],
        [(40, "Position: 1st APC    Start: 13 Apr 2026    Finish: 31 Jul 2026    Days: 75")],
        [(40, "Producer: Joachim Eklund    PM: Odile Nakashima")],
    )

    assert told(statement, "production_title", "season", "end_date", "days") == [
        ("Fireweed", "2", "2026-07-31", 75)
    ]


def test_a_column_of_credits_that_holds_capacities_is_none_of_titles() -> None:
    lefts = (40, 150, 240, 310, 390, 470)
    rows = [
        ("Gig", "Company", "Credit", "First day", "Last day", "Paid days"),
        ("Slow Motion", "Orbital", "1st APC", "May 4 2026", "Jul 24 2026", "53"),
        ("Thunder Bay", "NBX Studios", "1st APC", "Jan 5 2026", "Apr 3 2026", "60"),
        ("All the Queens", "Lumen", "2nd APC", "Aug 4 2025", "Nov 28 2025", "80"),
    ]
    statement = drawn(*[list(zip(lefts, row, strict=True)) for row in rows])

    assert told(statement, "production_title", "classification", "days") == [
        ("Slow Motion", "1st APC", 53),
        ("Thunder Bay", "1st APC", 60),
        ("All the Queens", "2nd APC", 80),
    ]


def test_a_name_that_begins_as_a_month_does_is_the_answer_of_its_office() -> None:
    statement = drawn(
        [(40, "COLD TIDE, season 2 ........ 1st APC")],
        [(50, "Studio ....... Orbit TV")],
        [(50, "Worked ....... 2022-06-06 > 2022-12-09"), (300, "131 days")],
        [(50, "PM ........... June Okafor")],
        [(50, "PC ........... Marnie Stokes")],
    )

    assert told(statement, "production_title", "production_manager", "production_coordinator") == [
        ("COLD TIDE", "June Okafor", "Marnie Stokes")
    ]


def test_dates_that_break_in_a_column_beside_a_show_are_its_own() -> None:
    statement = drawn(
        [(40, "20 August 2018 - 11"), (200, "Dr. Quill, Orbit TV")],
        [(40, "January 2019"), (200, "1st APC, 95 days")],
        [],
        [(40, "25 March 2019 - 19"), (200, "Red Maple, Blue Canoe")],
        [(40, "April 2019"), (200, "1st APC, 17 days")],
        [],
        [(40, "1 July 2019 - 18"), (200, "Aurora, Orbit TV")],
        [(40, "October 2019"), (200, "1st APC, 77 days")],
    )

    assert told(statement, "production_title", "start_date", "end_date", "days") == [
        ("Dr. Quill", "2018-08-20", "2019-01-11", 95),
        ("Red Maple", "2019-03-25", "2019-04-19", 17),
        ("Aurora", "2019-07-01", "2019-10-18", 77),
    ]


def test_a_count_behind_its_label_is_the_number_that_it_begins_with() -> None:
    statement = drawn(
        [(40, "Cold Tide: Season 3 - 1st APC")],
        [(40, "From: 9th March 2026"), (300, "To: 21st August 2026")],
        [(40, "Days: 116 (23 weeks + 1 day)"), (300, "Producer: Bo Poe")],
    )

    assert told(statement, "production_title", "season", "days", "producer") == [
        ("Cold Tide", "3", 116, "Bo Poe")
    ]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("LP - Bo Poe", [("producer", "Bo Poe")]),
        ("Bo Poe (UPM) | Di Roe (1st APC)", [("production_manager", "Bo Poe"),
                                             ("assistant_production_coordinator", "Di Roe")]),
        ("Producer Bo Poe, PC Di van der Roe.", [("producer", "Bo Poe"),
                                                 ("production_coordinator", "Di van der Roe")]),
        ("The producer was Bo Poe", [("producer", "Bo Poe")]),
        ("with Bo Poe as production manager", [("production_manager", "Bo Poe")]),
        ("1st Assistant Production Coordinator", []),
    ],
)  # fmt: skip
def test_an_office_has_its_person_however_a_line_joins_them(
    text: str, named: list[tuple[str, str]]
) -> None:
    assert [(each.field, each.name) for each in offices_in(text)] == named


def show(title: str, days: int, top: float) -> Fields:
    said = {"production_title": title, "start_date": "2024-01-08", "end_date": "2024-03-29"}
    made = {name: Field(value, 0.9, ()) for name, value in said.items()}
    return made | {"days": Field(days, 0.9, (Place(1, (0.0, top, 9.0, top + 9.0), str(days)),))}


def test_a_reading_with_a_title_for_every_count_goes_before_one_without() -> None:
    whole = (show("Cold Tide", 55, 10), show("Red Maple", 52, 30))
    broken = (show("2nd APC", 55, 10), show("9 May 2024 -", 52, 30))

    assert heaviest([broken, whole]).records == whole


def test_shows_that_reach_into_one_another_go_behind_those_that_stand_apart() -> None:
    apart = (_standing(show("Cold Tide", 55, 10), 10), _standing(show("Red Maple", 52, 40), 40))
    tangled = (_standing(show("Orbit Far", 55, 10), 40), _standing(show("Red Vale", 52, 40), 10))

    assert heaviest([tangled, apart]).records == apart


def _standing(record: Fields, top: float) -> Fields:
    """Return a show whose title is printed at a height of its own."""
    title = record["production_title"]
    place = Place(1, (0.0, top, 60.0, top + 9.0), str(title.value))
    return record | {"production_title": Field(title.value, title.confidence, (place,))}


def test_a_month_is_no_title() -> None:
    whole = (show("Cold Tide", 55, 10), show("Red Maple", 52, 30))
    broken = (show("Cold Tide", 55, 10), show("Sept 2025", 52, 30))

    assert heaviest([broken, whole]).records == whole


def test_a_count_that_another_show_claims_speaks_against_a_reading() -> None:
    whole = (show("Cold Tide", 55, 10),)
    twice = (show("Cold Tide", 55, 10), show("Orbit TV", 55, 10))

    assert heaviest([twice, whole]).records == whole


def test_a_show_that_reads_as_well_in_another_way_is_contested() -> None:
    one = (show("Cold Tide", 55, 10), show("Red Maple", 52, 30))
    other = (show("Cold Tide", 55, 10), show("Low Sun", 52, 30))

    assert heaviest([one, other]).contested == (1,)


def test_counts_that_no_show_took_up_are_told_with_their_places() -> None:
    statement = drawn(
        [(40, "Cold Tide | Orbit TV | 1st APC | Feb 3, 2025 to May 9, 2025 | 68 days")],
        [(40, "Red Maple | Orbit TV | 1st APC | Jun 2, 2025 to Jul 4, 2025 | 24 days")],
        [],
        [],
        [(40, "Education")],
        [(40, "Set school, 12 days")],
    )

    left = [each for each in statement.findings if "belong to no show" in each.message]

    assert [place.text for each in left for place in each.places] == ["12 days"]
