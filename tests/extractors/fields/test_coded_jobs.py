"""Marks that stand for positions or shows divide the days of one person into jobs."""

from collections.abc import Callable
from typing import Any

from extractors.values import Fields, Statement

Read = Callable[..., Statement]

LETTER = """
OSTLER PAYROLL SERVICES
100 Olive Grove Avenue, Burbank, CA 91505

April 20, 2026

RE: Maria Delgado, last four of SSN 5746, Local 80

{}

Sincerely,


Jane Okafor
Controller
"""

BY_POSITION = """Production: Undertow
Days worked in 2026:

3/2 (K)   3/3 (K)   3/4 (K)   3/9 (D)   3/10 (D)

K = Key Grip    D = Dolly Grip"""

BY_SHOW = """Productions: “Undertow” and “Lemon Street”
Position: Key Grip

Mon 3/2/2026    U
Tue 3/3/2026    U
Wed 3/4/2026    L
Thu 3/5/2026    U
Fri 3/6/2026    L

U = “Undertow”, L = “Lemon Street”"""

UNUSED = """Production: Undertow
Position: Key Grip
Days worked: March 2, 3 and 4, 2026

Our departments: E = Gaffer, G = Key Grip"""


def _jobs(statement: Statement, field: str) -> dict[Any, list[str]]:
    return {record[field].value: _days(record) for record in statement.records}


def _days(record: Fields) -> list[str]:
    days = record["work_dates"].value
    return [day[5:] for day in days] if isinstance(days, list) else []


def test_codes_of_positions_divide_the_days(read: Read) -> None:
    jobs = _jobs(read(LETTER.format(BY_POSITION)), "classification")

    assert jobs == {"Key Grip": ["03-02", "03-03", "03-04"], "Dolly Grip": ["03-09", "03-10"]}


def test_what_another_code_marks_is_no_idle_day(read: Read) -> None:
    records = read(LETTER.format(BY_POSITION)).records

    assert not any("non_worked_dates" in record for record in records)


def test_codes_of_shows_divide_the_days(read: Read) -> None:
    jobs = _jobs(read(LETTER.format(BY_SHOW)), "production_title")

    assert jobs == {"Undertow": ["03-02", "03-03", "03-05"], "Lemon Street": ["03-04", "03-06"]}


def test_codes_that_mark_nothing_divide_nothing(read: Read) -> None:
    jobs = _jobs(read(LETTER.format(UNUSED)), "classification")

    assert jobs == {"Key Grip": ["03-02", "03-03", "03-04"]}


WEEKS = """Production: Undertow

Week ending   Sun   Mon   Tue   Wed   Thu   Fri   Sat   Days
03/07/26             K     K     K     D     D           5
03/14/26             D     D     K     K     K           5

K = Key Grip    D = Dolly Grip"""


def test_weeks_count_the_days_of_all_codes(read: Read) -> None:
    statement = read(LETTER.format(WEEKS))
    jobs = _jobs(statement, "classification")

    assert [len(days) for days in jobs.values()] == [6, 4]
    assert not any("counts 5" in finding.message for finding in statement.findings)


IN_A_SENTENCE = """Production: Undertow
Maria Delgado was employed as Key Grip (K) and as Dolly Grip (D) on these days:
3/2/26 K
3/3/26 D
3/4/26 D
3/5/26 K"""

RAISED = """Production: Undertow
Maria Delgado worked as Dolly Grip on March 2, 3 and 4, 2026 (3 days). She was
upgraded to Key Grip and worked in that position on March 9 and 10, 2026 (2 days)."""


def test_a_sentence_may_explain_the_codes_behind_positions(read: Read) -> None:
    jobs = _jobs(read(LETTER.format(IN_A_SENTENCE)), "classification")

    assert jobs == {"Key Grip": ["03-02", "03-05"], "Dolly Grip": ["03-03", "03-04"]}


def test_days_after_a_raise_are_those_of_the_next_position(read: Read) -> None:
    jobs = _jobs(read(LETTER.format(RAISED)), "classification")

    assert jobs == {"Dolly Grip": ["03-02", "03-03", "03-04"], "Key Grip": ["03-09", "03-10"]}


def test_two_codes_of_one_position_are_its_days_where_both_say_worked(read: Read) -> None:
    key = "K worked as Key Grip, stage    N worked as Key Grip, location    D worked as Dolly Grip"
    marked = "3/2 (K)   3/3 (N)   3/4 (K)   3/9 (D)   3/10 (D)"
    said = f"Production: Undertow\nDays worked in 2026:\n\n{marked}\n\n{key}"

    jobs = _jobs(read(LETTER.format(said)), "classification")

    assert jobs == {"Key Grip": ["03-02", "03-03", "03-04"], "Dolly Grip": ["03-09", "03-10"]}


def test_two_codes_of_one_position_that_do_not_say_worked_divide_nothing(read: Read) -> None:
    key = "K = Key Grip    N = Key Grip, holiday    D = Dolly Grip"
    marked = "3/2 (K)   3/3 (N)   3/4 (K)   3/9 (D)   3/10 (D)"
    said = f"Production: Undertow\nDays worked in 2026:\n\n{marked}\n\n{key}"

    records = read(LETTER.format(said)).records

    assert not any("03-03" in day for record in records for day in _days_if_any(record))


def _days_if_any(record: Fields) -> list[str]:
    return _days(record) if "work_dates" in record else []


def test_numbers_stand_for_positions_whatever_words_explain_them(read: Read) -> None:
    marked = """Production: Undertow
Days worked in 2026:

3/2 (1)   3/3 (1)   3/4 (1)   3/9 (B)   3/10 (B)

1 = worked as Key Grip    B = worked as Dolly Grip    X = sick day"""

    statement = read(LETTER.format(marked))

    assert _jobs(statement, "classification") == {
        "Key Grip": ["03-02", "03-03", "03-04"],
        "Dolly Grip": ["03-09", "03-10"],
    }


def test_positions_counted_apart_take_the_days_of_one_list(read: Read) -> None:
    counted = """Production: Undertow
Position: Key Grip (3 days) and Dolly Grip (2 days)
Days worked: March 2, 3, 4, 9 and 10, 2026"""

    statement = read(LETTER.format(counted))

    assert not any("work_dates" in record for record in statement.records)
    assert any("several positions" in finding.message for finding in statement.findings)
