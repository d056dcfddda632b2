"""Typewriter forms and crew tables give what they print, one record for each person."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from extractors.reading import read_document
from extractors.values import Page, Statement, Word

Read = Callable[..., Statement]
Values = Callable[[dict[str, Any]], dict[str, Any]]

TYPEWRITTEN = """
SILVERLINE PAYROLL SERVICES
100 Olive Grove Avenue, Burbank, CA 91505

DATE ........................ 10.22.2025
EMPLOYEE NAME ............... DMITRI KESSLER
SOC. SEC. NO. ............... XXX-XX-5338
PICTURE ..................... THE NINTH MERIDIAN
TYPE OF PICTURE ............. FEATURE
ENGAGER ..................... LARKSPUR HOLLOW PRODUCTIONS, LLC
CAPACITY .................... PROPERTY MASTER

DATES OF WORK:
08.19.25  08.20.25  08.21.25

CERTIFIED BY:


Noor Zielinski
Payroll Supervisor
"""


@pytest.mark.parametrize("leader", ["...............", "_______________", ". . . . . . . ."])
def test_leaders_part_a_label_from_its_value(read: Read, values: Values, leader: str) -> None:
    statement = read(TYPEWRITTEN.replace("...............", leader))

    (record,) = statement.records
    named = ("employee_name", "last4", "production", "production_type", "employer")
    assert {name: values(record)[name] for name in named} == {
        "employee_name": "DMITRI KESSLER",
        "last4": "5338",
        "production": "THE NINTH MERIDIAN",
        "production_type": "feature",
        "employer": "LARKSPUR HOLLOW PRODUCTIONS, LLC",
    }
    assert statement.fields["letter_date"].value == "2025-10-22"


def test_a_filled_blank_gives_the_name_that_stands_on_it(read: Read) -> None:
    letter = TYPEWRITTEN.replace("EMPLOYEE NAME ............... DMITRI", "Name: ____DMITRI")

    (record,) = read(letter.replace("KESSLER", "KESSLER____")).records

    assert record["employee_name"].value == "DMITRI KESSLER"


CREW = """
SILVERLINE PAYROLL SERVICES
100 Olive Grove Avenue, Burbank, CA 91505

March 9, 2026

Production: Two Left Feet
Production type: Mini-series
Employer of record: Tidewater Nine Productions

Employee          SSN4    Position    3/2/26   3/3/26   3/4/26   3/5/26   Days
Consuelo Zabala   0309    Grip        X        X        X                 3
Tamsin Nakashima  2742    Driver      X                 X        X        3

Sincerely,


Rafael Zielinski
Director of Labor Relations
"""


def test_a_crew_table_gives_a_record_for_each_person(read: Read, values: Values) -> None:
    records = [values(record) for record in read(CREW).records]

    assert [record["employee_name"] for record in records] == [
        "Consuelo Zabala",
        "Tamsin Nakashima",
    ]
    assert [record["last4"] for record in records] == ["0309", "2742"]
    assert [record["classification"] for record in records] == ["Grip", "Driver"]
    assert {record["production"] for record in records} == {"Two Left Feet"}
    assert {record["employer"] for record in records} == {"Tidewater Nine Productions"}


def test_a_date_column_counts_only_for_those_it_marks(read: Read, values: Values) -> None:
    records = [values(record) for record in read(CREW).records]

    assert records[0]["work_dates"] == ["2026-03-02", "2026-03-03", "2026-03-04"]
    assert records[1]["work_dates"] == ["2026-03-02", "2026-03-04", "2026-03-05"]


def test_a_lone_season_number_on_a_wrapped_line_is_no_page_number(
    read: Read, values: Values
) -> None:
    letter = CREW.replace("Production: Two Left Feet\n", "").replace(
        CREW[CREW.index("Employee  ") : CREW.index("Sincerely")],
        "Production         Type         Classification   Start        End          Days\n"
        "Midnight at        TV series    Grip             03/02/2026   03/06/2026   5\n"
        "Delmar, Season\n"
        "3\n\n",
    )

    (record,) = read(letter).records

    assert values(record)["production_title"] == "Midnight at Delmar"
    assert values(record)["season"] == "3"


TWO_COLUMNS = """
SILVERLINE PAYROLL SERVICES
100 Olive Grove Avenue, Burbank, CA 91505

April 2, 2026

Employee name                       Dates worked
Maria Delgado                       03 Mar 2026
Last four of SSN                    04 Mar 2026
1234                                05 Mar 2026
Production                          06 Mar 2026
Harbor Lights                       09 Mar 2026
Classification                      10 Mar 2026
Grip                                11 Mar 2026

Sincerely,


Jane Okafor
Client Services Manager
"""


def test_days_beside_the_facts_are_a_column_of_their_own(read: Read, values: Values) -> None:
    (record,) = [values(record) for record in read(TWO_COLUMNS).records]

    assert record["employee_name"] == "Maria Delgado"
    assert record["last4"] == "1234"
    assert record["production"] == "Harbor Lights"
    assert record["classification"] == "Grip"
    assert [day[-2:] for day in record["work_dates"]] == ["03", "04", "05", "06", "09", "10", "11"]


LABELS = """
SILVERLINE PAYROLL SERVICES
100 Olive Grove Avenue, Burbank, CA 91505

Date / Date:                April 2, 2026
Employee / Employé:         Maria Delgado
Production type:            [ ] Feature    [X] SVOD series    [ ] Commercial
Position / Poste:           Grip
PROD      :                 Harbor Lights

Dates worked: 03/04/2026, 03/05/2026

On behalf of Larkspur Hollow Productions, LLC,


Jane Okafor, Director of
Labor Relations
"""


def test_a_row_of_boxes_gives_the_ticked_one(read: Read) -> None:
    (record,) = read(LABELS).records

    assert record["production_type"].value == "streaming_series"


def test_a_label_in_two_languages_counts_by_its_first(read: Read, values: Values) -> None:
    statement = read(LABELS)

    (record,) = statement.records
    assert values(record)["employee_name"] == "Maria Delgado"
    assert values(record)["classification"] == "Grip"
    assert statement.fields["letter_date"].value == "2026-04-02"


def test_a_colon_may_stand_apart_from_its_label(read: Read) -> None:
    (record,) = read(LABELS).records

    assert record["production"].value == "Harbor Lights"


def test_a_signatory_s_title_runs_over_two_lines(read: Read) -> None:
    fields = read(LABELS).fields

    assert fields["signatory_name"].value == "Jane Okafor"
    assert fields["signatory_title"].value == "Director of Labor Relations"


def test_a_label_within_a_sentence_has_its_value_s_end_on_the_next_line(read: Read) -> None:
    letter = LABELS.replace(
        "PROD      :                 Harbor Lights",
        "We confirm the employment of the person named above. Production: Harbor\n"
        "Lights. Local: 80.",
    )

    (record,) = read(letter).records

    assert record["production"].value == "Harbor Lights"
    assert record["local"].value == "80"


COVER = """
FAX
To:      Roster Department
From:    Dana Whitcombe
Fax:     (818) 555-0199
Date:    09/05/2026
Pages:   2 including cover
"""


def test_the_cover_sheet_of_a_fax_is_no_part_of_its_letter(read: Read) -> None:
    fields = read(COVER, TWO_COLUMNS).fields

    assert fields["letter_date"].value == "2026-04-02"
    assert fields["signatory_name"].value == "Jane Okafor"
    assert fields["issuer"].value == "SILVERLINE PAYROLL SERVICES"


SPOTS = """
SILVERLINE PAYROLL SERVICES
100 Olive Grove Avenue, Burbank, CA 91505

March 9, 2026

Re: Marisol Zabala, SSN XXX-XX-4300

We confirm work on the television commercials listed below.

Job No.   Client            Spot             Position     Dates worked      Days
25-1040   Kestrel Motors    Juniper Falls    Grip         2/5/26, 2/6/26    2
25-1041   Bluebird Oats     Juniper Falls    Grip         2/9/26, 2/10/26   2

Sincerely,


Rafael Zielinski
Director of Labor Relations
"""


def test_each_numbered_job_of_a_commercial_is_a_record(read: Read, values: Values) -> None:
    records = [values(record) for record in read(SPOTS).records]

    assert [record["production"] for record in records] == ["Juniper Falls"] * 2
    assert [record["production_type"] for record in records] == ["commercial"] * 2
    assert [record["work_dates"] for record in records] == [
        ["2026-02-05", "2026-02-06"],
        ["2026-02-09", "2026-02-10"],
    ]


def test_a_title_closed_by_a_single_quotation_mark_is_read_to_its_end(read: Read) -> None:
    letter = LABELS.replace(
        "PROD      :                 Harbor Lights", "She worked on the series “Harbor Lights’."
    )

    (record,) = read(letter).records

    assert record["production"].value == "Harbor Lights"


def test_a_label_with_one_letter_misread_still_names_its_field(read: Read) -> None:
    letter = LABELS.replace("Position / Poste: ", "Classificatlon: ")

    (record,) = read(letter).records

    assert record["classification"].value == "Grip"


@pytest.mark.parametrize("misread", ["TIT", "II]", "IIl"])
def test_a_misread_third_after_a_scanned_name_is_a_third(read: Read, misread: str) -> None:
    letter = LABELS.replace("Maria Delgado", f"Mario Delgado {misread}")

    (record,) = read(letter, source="ocr").records

    assert record["employee_name"].value == "Mario Delgado III"
    assert record["employee_name"].confidence < 0.9


def test_a_signature_taken_for_words_is_nobody_s_name(make_page: Callable[..., Page]) -> None:
    page = make_page(LABELS, source="ocr")
    scrawl = (
        Word("Cf", (60.0, 225.0, 90.0, 250.0), 0.39),
        Word("Ln", (95.0, 225.0, 120.0, 250.0), 0.4),
    )

    (statement,) = read_document([replace(page, words=(*page.words, *scrawl))])

    assert statement.fields["signatory_name"].value == "Jane Okafor"


CERTIFICATE = """
SILVERLINE PAYROLL SERVICES
100 Olive Grove Avenue, Burbank, CA 91505

April 2, 2026

                    This is to certify that
                          Maria Delgado
              (Social Security number ending 1234)
                was employed as Grip, Local 80,
          on the feature film Harbor Lights and worked
              03/04/2026, 03/05/2026, 03/06/2026.

Sincerely,


Jane S.      Okafor
Client Services Manager
"""


def test_a_centered_certificate_is_read_as_one_sentence(read: Read, values: Values) -> None:
    (record,) = read(CERTIFICATE).records

    assert values(record)["employee_name"] == "Maria Delgado"
    assert values(record)["production"] == "Harbor Lights"
    assert values(record)["production_type"] == "feature"


def test_a_wide_space_after_an_initial_does_not_end_a_name(read: Read) -> None:
    fields = read(CERTIFICATE.replace("S.      O", "S.   O")).fields

    assert fields["signatory_name"].value == "Jane S. Okafor"


def test_four_digits_behind_the_name_in_a_subject_line_are_the_last_four(read: Read) -> None:
    letter = CERTIFICATE.replace("April 2, 2026", "April 2, 2026\n\nRE: Maria Delgado (5746)")
    letter = letter.replace("(Social Security number ending 1234)", "")

    (record,) = read(letter).records

    assert record["last4"].value == "5746"


QUESTIONNAIRE = """
SILVERLINE PAYROLL SERVICES
100 Olive Grove Avenue, Burbank, CA 91505

Date: July 19, 2026
Separation date: 04/02/2026

1. Name of employee
Maria Delgado

2. Last four digits of Social Security number
8674

3. Job classification held
Set Designer

4. Union local, if any
800

5. Specific dates worked
03/04/2026, 03/05/2026, 03/06/2026

Completed by:


Jane Okafor
Payroll Supervisor
"""


def test_numbered_questions_name_their_answers(read: Read, values: Values) -> None:
    (record,) = [values(record) for record in read(QUESTIONNAIRE).records]

    assert record["employee_name"] == "Maria Delgado"
    assert record["last4"] == "8674"
    assert record["classification"] == "Set Designer"
    assert record["local"] == "800"


def test_only_a_date_of_the_letter_s_own_is_its_date(read: Read) -> None:
    letter = QUESTIONNAIRE.replace("Date: July 19, 2026\n", "")

    assert read(QUESTIONNAIRE).fields["letter_date"].value == "2026-07-19"
    assert "letter_date" not in read(letter).fields


@pytest.mark.parametrize("label", ["Employee:", "Production:", "Position:", "SSN:"])
def test_a_day_is_nobody_s_name_title_or_number(read: Read, label: str) -> None:
    letter = QUESTIONNAIRE.replace("1. Name of employee\nMaria Delgado", f"{label} 09 Jan 2026")
    letter = letter.replace("2. Last four digits of Social Security number\n8674\n", "")

    records = read(letter.replace("3. Job classification held\nSet Designer\n", "")).records

    texts = {"employee_name", "production", "classification", "last4"}
    assert not any(texts & set(record) for record in records)
