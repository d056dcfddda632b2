"""Records of employment, time sheets and stubs whose captions and columns stand in other ways."""

from collections.abc import Sequence

from extractors import pay_stub, record_of_employment, timesheet
from extractors.limits import Limits
from extractors.pages.text_pages import read_text
from extractors.values import Page, Statement, Word

Printed = tuple[float, float, float, str]
"""Where words begin, how far down they stand and how high they are, in points, and the words."""


def text_pages(text: str) -> tuple[Page, ...]:
    return read_text(text.encode(), Limits())


def placed(*parts: Printed) -> tuple[Page, ...]:
    """Return a page with words set where each of ``parts`` says."""
    made: list[Word] = []
    for left, top, tall, said in parts:
        at, wide = left, 0.55 * tall
        for word in said.split():
            made.append(Word(word, (at, top, at + wide * len(word), top + tall), 1.0))
            at += wide * (len(word) + 0.5)
    return (Page(1, 612.0, 792.0, tuple(made), "text layer"),)


def stated(statement: Statement) -> dict[str, object]:
    records = [field for record in statement.records for field in record.items()]
    return {name: field.value for name, field in (*statement.fields.items(), *records)}


def captions(at: Sequence[float], top: float, *pairs: tuple[str, str]) -> list[Printed]:
    """Return small captions side by side, each with its answer in larger letters below."""
    small = [(x, top, 6.5, caption) for x, (caption, _) in zip(at, pairs, strict=True)]
    large = [(x, top + 8.0, 10.0, answer) for x, (_, answer) in zip(at, pairs, strict=True)]
    return [*small, *large]


def test_an_answer_stands_below_its_caption_though_another_caption_stands_beside() -> None:
    columns = (50.0, 230.0, 410.0)
    page = placed(
        *captions(columns, 60.0, ("(1) Serial No.", "K77120954"), ("(2) Replaces", "none"),
                  ("(3) Reference no.", "88-C")),
        *captions(columns, 100.0, ("(4) Employer's name and address", "FOX HOLLOW FILMS LTD"),
                  ("(5) Business no.", "RP0001"), ("(6) Pay period type", "B")),
        *captions(columns, 140.0, ("(12) Final pay period ending date D M Y", "18 04 2026"),
                  ("(13) Occupation", "KEY CRAFT SERVICE"), ("(14) Recall", "NOT RETURNING")),
    )  # fmt: skip

    said = stated(record_of_employment.extract(page))

    assert said == {
        "serial": "K77120954",
        "employer": "FOX HOLLOW FILMS LTD",
        "final_period_end": "2026-04-18",
        "occupation": "KEY CRAFT SERVICE",
    }


def test_a_caption_with_its_number_beside_others_leaves_them_captions() -> None:
    page = placed(
        (49, 60, 14, "Statement of Earnings"),
        (49, 107, 11, "Employee"), (224, 107, 11, "Production company"),
        (400, 107, 11, "Cheque no. DD 318847"),
        (49, 119, 11, "Duane Kowalchuk"), (224, 119, 11, "Gravel Grace Productions"),
        (400, 119, 11, "Pay date 20-Aug-2026"),
    )  # fmt: skip

    said = stated(pay_stub.extract(page))

    assert (said["employee_name"], said["employer"]) == (
        "Duane Kowalchuk",
        "Gravel Grace Productions",
    )


def test_captions_under_their_blanks_have_no_answer_below() -> None:
    page = placed(
        (70, 60, 14, "TIME SHEET"),
        (70, 100, 12, "Wendell Price"), (249, 100, 12, "Signal Fire"),
        (70, 113, 9, "Employee name"), (249, 113, 9, "Production"),
        (70, 129, 12, "Ann Keeper"), (249, 129, 12, "Payroll office"),
    )  # fmt: skip

    said = stated(timesheet.extract(page))

    assert (said["employee_name"], said["production"]) == ("Wendell Price", "Signal Fire")


def test_spaces_part_the_thousands_of_one_amount_and_not_two_amounts() -> None:
    told = "RECORD OF EMPLOYMENT\nTotal insurable hours: {}\nTotal insurable earnings: {}\n"

    english = stated(record_of_employment.extract(text_pages(told.format("1 212", "$ 37 835.41"))))
    french = stated(record_of_employment.extract(text_pages(told.format("812", "37 835,41 $"))))

    assert english == {"insurable_hours": 1212.0, "insurable_earnings": 37835.41}
    assert french == {"insurable_hours": 812.0, "insurable_earnings": 37835.41}


def test_whoever_takes_the_mail_is_no_part_of_the_employer_and_its_number_is() -> None:
    told = "RECORD OF EMPLOYMENT\nEmployer: {}\n"

    behind = stated(
        record_of_employment.extract(
            text_pages(told.format("Larkspur Holdings 7 Inc. c/o Hartnell Payroll, 55 Fleet St."))
        )
    )
    numbered = stated(
        record_of_employment.extract(text_pages(told.format("2748811 Ontario Inc., 9 King St. W")))
    )

    assert behind["employer"] == "Larkspur Holdings 7 Inc."
    assert numbered["employer"] == "2748811 Ontario Inc."


def test_a_week_told_in_a_sentence_dates_the_weekdays_of_its_rows() -> None:
    text = (
        "Weekly Time Sheet\nWorker: Cornell Whitfield\nProduction: Harbour Bound\n"
        "For the week ending Saturday, 7 February 2026\n\nDay        Start  Finish  Total hrs\n"
        "Monday     05:00  19:00   13.5\nTuesday    05:00  18:30   13.0\nWednesday  sick\n"
        "Thursday   06:00  20:00   13.0\nApproved: Mila Stanek, PM\n"
    )

    said = stated(timesheet.extract(text_pages(text)))

    assert said["work_dates"] == ["2026-02-02", "2026-02-03", "2026-02-05"]
    assert said["non_worked_dates"] == ["2026-02-04"]
    assert said["approved_by"] == "Mila Stanek"


def test_the_hours_of_a_week_are_the_sum_behind_them_and_not_those_of_its_first_day() -> None:
    text = (
        "Deposit advice\nEmployee: Siobhan Kettering\nWeek ending: 2026-05-23\n\n"
        "              Tue    Wed    Thu    Total\nHours worked  11.0   11.5   12.0   34.5\n"
    )

    said = stated(pay_stub.extract(text_pages(text)))

    assert said["hours"] == 34.5


def test_a_stub_that_names_no_employer_is_that_of_the_company_at_its_head() -> None:
    text = (
        "Ostler Films (Night Shift) Inc.\n410 Adelaide St. W., Toronto\nPay Statement\n"
        "Pay to: Rhiannon Obi-Walsh\nPeriod: Mar 8 - Mar 14, 2026\n\n"
        "Payroll processed by Millrace Payroll Services, 22 Front St. E., Toronto.\n"
    )

    statement = pay_stub.extract(text_pages(text))
    said = stated(statement)

    assert said["employer"] == "Ostler Films (Night Shift) Inc."
    assert statement.fields["employer"].confidence < statement.fields["employee_name"].confidence
    assert (said["payroll_company"], said["period_end"]) == (
        "Millrace Payroll Services",
        "2026-03-14",
    )
