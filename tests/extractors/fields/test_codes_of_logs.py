"""One log for several shows, whose rows say by a code which show each day was on."""

from collections.abc import Callable

from extractors.values import Fields, Statement

Read = Callable[..., Statement]

LETTER = """Brightwater Nonfiction, LLC
12 Pier Lane, Portland, OR 97209

September 8, 2024

Juno Castellan worked for Brightwater Nonfiction, LLC on two documentaries.

                                                    Days
Code    Title               Position                worked

        Still Water at
SW                          Sound Mixer             3
        Night

TG      Tall Grass          Boom Operator           2

2024 log

Date       Code      Place               Type
May 6      SW        Astoria             Shoot
May 7      SW        Astoria             Shoot
May 8      TG        Astoria to Bend     Travel
May 9      TG        Bend                Shoot
May 13     {code:2}        Portland            Shoot
May 14     TG        Salem               Shoot

Sincerely,

Rhoda Pell
Head of Production
"""


def _told(record: Fields) -> tuple[object, ...]:
    named = ("production", "classification", "total_days_stated", "work_dates")
    return tuple(record[name].value if name in record else None for name in named)


def test_each_row_of_a_log_is_a_day_of_the_show_of_its_code(read: Read) -> None:
    made = read(LETTER.format(code="SW"))

    assert [_told(record) for record in made.records] == [
        ("Still Water at Night", "Sound Mixer", 3, ["2024-05-06", "2024-05-07", "2024-05-13"]),
        ("Tall Grass", "Boom Operator", 2, ["2024-05-09", "2024-05-14"]),
    ]


def test_a_row_with_an_unknown_code_is_no_day_of_any_show(read: Read) -> None:
    made = read(LETTER.format(code="QZ"))

    assert [record["work_dates"].value for record in made.records] == [
        ["2024-05-06", "2024-05-07"],
        ["2024-05-09", "2024-05-14"],
    ]
    assert [found.message for found in made.findings] == ["2 days are listed and 3 stated"]
