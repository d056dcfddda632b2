"""What one sentence says of days worked is not said of the dates of the next."""

from collections.abc import Callable
from datetime import date

from extractors.days import DaysRead

ReadText = Callable[..., DaysRead]


def test_a_sentence_that_says_something_else_of_its_dates_lists_no_days_worked(
    read_text: ReadText,
) -> None:
    text = (
        "She worked March 2, 3, 4 and 5, 2026. The office was painted on March 6.\n"
        "Again she worked March 9 and 10. She took Wednesday, March 11 away."
    )

    read = read_text(text)

    assert [one.day.day for one in read.worked] == [2, 3, 4, 5, 9, 10]
    assert any("March 6" in doubt for doubt in read.doubts)


def test_a_sentence_that_only_goes_on_lists_days_of_the_work_before_it(
    read_text: ReadText,
) -> None:
    text = "She worked March 2, 3, 4 and 5, 2026. Then March 9, 10 and 11."

    read = read_text(text)

    assert [one.day.day for one in read.worked] == [2, 3, 4, 5, 9, 10, 11]


def test_the_number_of_days_takes_in_what_a_sentence_leaves_open(read_text: ReadText) -> None:
    text = (
        "She worked March 2, 3, 4 and 5, 2026. Extra scenes needed her on March 6.\n"
        "Total days worked: 5"
    )

    read = read_text(text)

    assert [one.day.day for one in read.worked] == [2, 3, 4, 5, 6]


def test_the_day_that_questions_were_answered_on_is_no_day_worked(read_text: ReadText) -> None:
    text = (
        "Month            Days of the month worked     How many\n"
        "February 2026    10, 11, 12, 13               4\n"
        "All months                                    4\n"
        "Answered on 03/12/2026 by:"
    )

    read = read_text(text)

    assert [one.day.day for one in read.worked] == [10, 11, 12, 13]


def test_a_number_of_days_heads_no_sentence_below_it(read_text: ReadText) -> None:
    text = (
        "Dates worked: March 2, 3, 4 and 5, 2026\nDays present: 4\n"
        "First week: the stages and Feb. 27 saw visitors."
    )

    read = read_text(text)

    assert [one.day.isoformat()[5:] for one in read.worked] == ["03-02", "03-03", "03-04", "03-05"]


def test_a_day_that_was_a_holiday_of_the_shop_is_no_day_worked(read_text: ReadText) -> None:
    text = (
        "Dates worked: March 2, 3, 4 and 5, 2026\n"
        "Note: the first Monday and March 6 were shop holidays."
    )

    read = read_text(text)

    assert [one.day.day for one in read.worked] == [2, 3, 4, 5]
    assert [one.day.day for one in read.not_worked] == [6]


def test_a_list_behind_the_name_of_its_month_goes_on_below_the_first(read_text: ReadText) -> None:
    text = (
        "Days of the month worked\n"
        "January 2026      23, 26, 27, 28, 30\n"
        "February 2026     2, 3, 4, 5, 6, 9, 10, 11"
    )

    read = read_text(text)

    assert [one.day.month for one in read.worked] == [1] * 5 + [2] * 8


def test_a_month_far_below_the_days_worked_lists_no_more_of_them(read_text: ReadText) -> None:
    text = (
        "Days worked: January 23, 26 and 27, 2026\n"
        "Other facts of the form\n"
        "More facts of the form\n"
        "Still more facts of it\n"
        "February 2026     2, 3, 4, 5"
    )

    read = read_text(text)

    assert [one.day.day for one in read.worked] == [23, 26, 27]


def test_a_star_is_explained_beside_what_else_was_not_worked(read_text: ReadText) -> None:
    text = (
        "An asterisk (*) marks each day that was worked. h = holiday, not worked.\n"
        "              February 2026\n"
        "Su    Mo    Tu    We    Th    Fr    Sa\n"
        "1     2*    3*    4     5     6h    7\n"
        "8     9*    10    11    12    13    14\n"
        "15    16    17    18    19    20    21\n"
        "22    23    24    25    26    27    28"
    )

    read = read_text(text)

    assert [one.day.day for one in read.worked] == [2, 3, 9]


def test_the_only_number_of_days_tells_what_dates_without_words_are(read_text: ReadText) -> None:
    text = "The last was a short film.\nSaturday March 7 and Sunday March 8, {}."

    met = read_text(text.format("two days"))
    unmet = read_text(text.format("three days"))
    two_numbers = read_text(text.format("two days of three days asked"))

    assert [one.day.day for one in met.worked] == [7, 8]
    assert unmet.worked == ()
    assert two_numbers.worked == ()


def test_days_taken_off_a_board_are_not_days_off(read_text: ReadText) -> None:
    read = read_text(
        "Days he worked, this is right off my board:\n3/2/2026 thru 3/4/2026\n3/9/2026, 3/10/2026"
    )

    assert [day.day.day for day in read.worked] == [2, 3, 4, 9, 10]


def test_sentences_of_a_shoot_tell_all_of_its_days(read_text: ReadText) -> None:
    text = (
        "She prepped in our office on Thursday and Friday, April 16 and 17, 2026, and\n"
        "again on April 20 and 21. Photography started on Wednesday, April 22, and she\n"
        "was on set on April 22, 23 and 24; April 27 through May 1;\n"
        "Tuesday, May 26 through Friday, May 29, as we were dark\n"
        "for Memorial Day; and finally June 1, 2 and 3. She returned for one day of\n"
        "added scenes on Saturday, June 20. In all she worked twenty days."
    )

    read = read_text(text)

    assert len(read.worked) == 20
    assert not [doubt for doubt in read.doubts if "listed" in doubt]


def test_what_is_said_of_one_date_is_not_said_of_the_list_below_it(read_text: ReadText) -> None:
    text = (
        "19 May was Victoria Day and is not included. The second was A Fair Wind (movie of\n"
        "the week), as Production Coordinator:\n"
        "08-Sep-2025, 09-Sep-2025, 10-Sep-2025, 11-Sep-2025\n"
        "15-Sep-2025, 16-Sep-2025, 17-Sep-2025\n"
        "Totals: 14 days as Assistant Coordinator, 7 days as Production Coordinator."
    )

    read = read_text(text)

    assert len(read.worked) == 7
    assert read.stated_total is not None
    assert read.stated_total.value == 7
    assert not [doubt for doubt in read.doubts if "stated" in doubt]


def test_stretches_of_a_list_need_the_number_of_days_to_bear_them_out(
    read_text: ReadText,
) -> None:
    text = (
        "He worked on Friday the 3rd of October 2025, and again on the 6th and 7th, on the 9th\n"
        "and 10th, from the 13th through the 17th and from the 27th through\n"
        "the 31st; and on Saturday the 1st of November 2025, and again on the 3rd."
    )

    counted = read_text(f"{text}\nIn all, this comes to seventeen days of work.")
    uncounted = read_text(text)

    assert len(counted.worked) == 17
    assert len(uncounted.worked) == 7
    assert not [*counted.invalid, *uncounted.invalid]


def test_leave_taken_on_a_date_is_no_work_whatever_was_said_before(read_text: ReadText) -> None:
    text = (
        "Work was actually performed on Monday, December 30, 2024, Tuesday, December 31, 2024\n"
        "and Monday, January 6, 2025. January 8, 2025 was a paid company holiday and was not\n"
        "worked. On January 10, 2025 sick leave was taken. On January 13, 2025 she was ill."
    )

    read = read_text(text)

    assert [one.day.day for one in read.worked] == [30, 31, 6]


def test_where_dates_were_looked_up_begins_no_period(read_text: ReadText) -> None:
    cards = read_text("Here are the work dates from our time cards:\n5/8/2025\n5/9/2025")
    period = read_text("He was employed from 5/8/2025 to 6/9/2025 by our time cards.")

    assert [one.day.day for one in cards.worked] == [8, 9]
    assert not period.worked


def test_who_finished_with_a_list_of_days_worked_on_them(read_text: ReadText) -> None:
    read = read_text(
        "She worked October 20, 21, 23 and 24, 2025. She came back for\n"
        "November 10, 12, 13 and 14 (we were closed on the 11th) and finished with\n"
        "November 17, 18 and 19."
    )

    assert [one.day.day for one in read.worked] == [20, 21, 23, 24, 10, 12, 13, 14, 17, 18, 19]


def test_days_on_which_somebody_was_sick_are_not_worked(read_text: ReadText) -> None:
    text = (
        "Days worked in May 2026: 4, 5, 6, 7 and 8\n"
        "Total: 5 days\n"
        "Orrin was called in sick on Days 6 and 7 (5/11\n"
        "and 5/12), so they are not above."
    )

    read = read_text(text)

    assert [one.day.day for one in read.worked] == [4, 5, 6, 7, 8]
    assert [one.day.day for one in read.not_worked] == [11, 12]


def test_dates_in_brackets_behind_names_of_one_list_are_said_the_same_of(
    read_text: ReadText,
) -> None:
    text = (
        "She worked on the following days in 2026:\n"
        "May 18, 19, 20 and 22 and June 22, 23 and 24.\n"
        "The company did not work on Victoria Day (May 18) or Midsummer Day\n"
        "(June 24). The stage was shut down May 20, 21 and 22 because of a flood."
    )

    read = read_text(text)

    assert [one.day.isoformat()[5:] for one in read.worked] == ["05-19", "06-22", "06-23"]
    days_off = ["05-18", "05-20", "05-21", "05-22", "06-24"]
    assert [one.day.isoformat()[5:] for one in read.not_worked] == days_off


def test_what_is_done_in_place_of_the_first_bracket_is_not_said_of_the_second(
    read_text: ReadText,
) -> None:
    text = (
        "She worked on the following days in 2026: May 4 and 5.\n"
        "The company did not work on Victoria Day (May 18) or\n"
        "worked on Whit Monday (May 25)."
    )

    read = read_text(text)

    assert date(2026, 5, 25) not in {one.day for one in read.not_worked}


def test_a_sentence_that_begins_with_dates_says_what_they_were(read_text: ReadText) -> None:
    text = (
        "She worked on the following days in 2026: May 4 through 8, 13, 14 and 15.\n"
        "Total days worked: 8. Days 6 and 7 (5/11 and 5/12) Ms. Ferrant was home ill.\n"
        "On May 18 and 19 Odile was replaced by another painter."
    )

    read = read_text(text)

    assert [one.day.day for one in read.worked] == [4, 5, 6, 7, 8, 13, 14, 15]
    assert [one.day.day for one in read.not_worked] == [11, 12, 18, 19]


def test_somebody_else_who_was_out_takes_no_day_away(read_text: ReadText) -> None:
    text = "She worked May 4, 5 and 6, 2026 and Mr. Holt was ill. Total days worked: 3"

    assert [one.day.day for one in read_text(text).worked] == [4, 5, 6]


def test_the_number_of_the_next_day_counts_nothing(read_text: ReadText) -> None:
    rows = "Day 1 - Mon 5/4 Day 3 - Wed 5/6\nDay 2 - Tue 5/5 Day 4 - Thu 5/7"
    text = f"Shoot days worked, May 2026:\n{rows}"

    assert [one.day.day for one in read_text(text).worked] == [4, 5, 6, 7]


def test_a_weekday_tells_the_month_of_a_day_behind_the_list(read_text: ReadText) -> None:
    text = "Days worked: May 4, 5, 6 and 7, 2026. She was out sick on Friday the 8th."

    read = read_text(text)

    assert [one.day.day for one in read.worked] == [4, 5, 6, 7]
    assert [one.day.day for one in read.not_worked] == [8]


def test_a_day_behind_the_list_that_nothing_explains_is_left_to_a_person(
    read_text: ReadText,
) -> None:
    read = read_text("She worked May 4, 5, 6 and 7, 2026. The office reopened Friday the 8th.")

    assert [one.day.day for one in read.worked] == [4, 5, 6, 7]
    assert any("Friday the 8th" in doubt for doubt in read.doubts)


def test_the_next_sentence_says_nothing_of_the_date_that_ends_one(read_text: ReadText) -> None:
    read = read_text(
        "In 2026 he worked a total of 7 days, namely June 1, 2, 3 and 4; and July 8, 9 and\n"
        "10. He was not called on June 5, when the company moved."
    )

    assert [one.day.day for one in read.worked] == [1, 2, 3, 4, 8, 9, 10]
    assert [one.day.day for one in read.not_worked] == [5]
