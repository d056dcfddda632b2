"""Letters in many layouts give what they print, and nothing that they do not."""

from collections.abc import Callable
from typing import Any

import pytest

from extractors.evl import extract
from extractors.evl.marks import union_status_of
from extractors.reading import read_document
from extractors.values import Page, Statement, Word

Read = Callable[..., Statement]
Values = Callable[[dict[str, Any]], dict[str, Any]]

BLOCK = """
SILVERLINE PAYROLL SERVICES
100 Olive Grove Avenue, Burbank, CA 91505

April 2, 2026

Contract Services Administration Trust Fund
2710 Winona Avenue
Burbank, CA 91504

Re: Maria Delgado, XXX-XX-1234

Please accept this as verification of employment.

Employee:              Maria Delgado
Production:            Harbor Lights, Season 2
Production Company:    Larkspur Hollow Productions, LLC
Type of Production:    One-hour episodic
Classification:        Best Boy Grip
Local:                 IATSE Local 80

Dates worked: 03/04/2026, 03/05/2026, 03/06/2026

Sincerely,


Jane Okafor
Client Services Manager
"""


def test_a_block_of_labels_gives_every_field(read: Read, values: Values) -> None:
    statement = read(BLOCK)

    (record,) = statement.records
    assert statement.type == "evl"
    assert values(record) | {"listed_day_count": 3} == {
        "employee_name": "Maria Delgado",
        "last4": "1234",
        "production": "Harbor Lights, Season 2",
        "production_title": "Harbor Lights",
        "season": "2",
        "production_type": "tv_series",
        "classification": "Best Boy Grip",
        "local": "80",
        "employer": "Larkspur Hollow Productions, LLC",
        "work_dates": ["2026-03-04", "2026-03-05", "2026-03-06"],
        "listed_day_count": 3,
    }


def test_the_printed_title_is_kept_beside_the_catalogue_s(read: Read) -> None:
    (record,) = read(BLOCK).records

    assert record["classification"].value == "Best Boy Grip"
    assert record["classification"].canonical == "Grip"


def test_the_writer_of_a_letter_is_read(read: Read, values: Values) -> None:
    fields = values(read(BLOCK).fields)

    assert fields["letter_date"] == "2026-04-02"
    assert fields["issuer"] == fields["payroll_company"] == "SILVERLINE PAYROLL SERVICES"
    assert fields["signatory_name"] == "Jane Okafor"
    assert fields["signatory_title"] == "Client Services Manager"


def test_every_value_points_at_the_words_that_print_it(read: Read) -> None:
    (record,) = read(BLOCK).records

    assert [place.text for place in record["production"].places] == ["Harbor Lights, Season 2"]
    assert all(field.places for name, field in record.items() if name != "listed_day_count")


def test_a_name_said_twice_alike_is_surer_than_one_said_once(
    make_page: Callable[..., Page],
) -> None:
    once = BLOCK.replace("Re: Maria Delgado, XXX-XX-1234", "")

    twice_said, said_once = (extract([make_page(text)]).records[0] for text in (BLOCK, once))

    assert twice_said["employee_name"].confidence > said_once["employee_name"].confidence


def test_what_is_not_printed_is_absent(read: Read) -> None:
    (record,) = read(BLOCK.replace("Classification:        Best Boy Grip", "")).records

    assert "classification" not in record
    assert "union_status" not in record
    assert "loanout_company" not in record


PROSE = """
Bright Anvil Pictures, Inc.
12 West Alder Street, Burbank, CA 91505

June 30, 2026

To Whom It May Concern:

This letter confirms that John A. McAllister Jr. (SSN ending in 4321) was employed by Bright Anvil
Pictures, Inc. as a Dolly Grip on the feature film “Copper Canyon” under the IATSE Basic Agreement.
Mr. McAllister worked on June 3, 2026, June 4, 2026 and June 5, 2026.

Best regards,

/s/ Tom Reyes
Tom Reyes
Unit Production Manager
"""


def test_a_letter_in_sentences_is_read(read: Read, values: Values) -> None:
    statement = read(PROSE)

    found = values(statement.records[0])
    assert len(statement.records) == 1
    assert found["employee_name"] == "John A. McAllister Jr."
    assert found["classification"] == "Dolly Grip"
    assert (found["production_title"], found["production_type"]) == ("Copper Canyon", "feature")
    assert found["employer"] == "Bright Anvil Pictures, Inc."
    assert (found["union_status"], found["last4"]) == ("union", "4321")
    assert statement.fields["has_signature"].value is True


def test_labels_may_stand_above_their_values(read: Read, values: Values) -> None:
    statement = read("""
MERIDIAN PAYROLL SERVICES

VERIFICATION OF EMPLOYMENT

Crew Member                         SSN (last 4)
Soo-Jin Yoon                        0042

Project Title                       Project Type
Neon Saints                         Feature Film

Producer                            Job Title
Ironwood Films LLC                  Craft Service

Dates Worked
03/04/2026, 03/05/2026

Sincerely,
Wren Tanaka
Payroll Coordinator
""")

    found = values(statement.records[0])
    assert found["employee_name"] == "Soo-Jin Yoon"
    assert found["last4"] == "0042"
    assert found["production_title"] == "Neon Saints"
    assert found["employer"] == "Ironwood Films LLC"
    assert found["classification"] == "Craft Service"


def test_a_table_gives_one_record_for_each_row(read: Read, values: Values) -> None:
    statement = read("""
MERIDIAN PAYROLL SERVICES

May 2, 2026

Employment verification for Priya Nguyen, XXX-XX-7624

Production        Type          Classification     Start        End          Days
Salt Flats        Feature       Set Painter        12/01/2025   12/05/2025   5
Blue Hour         Pilot         Sign Writer        01/05/2026   01/06/2026   2

Sincerely,
Kofi Achebe
Payroll Manager
""")

    first, second = (values(record) for record in statement.records)
    assert (first["production_title"], first["classification"]) == ("Salt Flats", "Set Painter")
    assert (second["production_title"], second["production_type"]) == ("Blue Hour", "pilot")
    assert first["employee_name"] == second["employee_name"] == "Priya Nguyen"
    assert (first["period_start"], first["period_end"]) == ("2025-12-01", "2025-12-05")
    assert (first["total_days_stated"], second["total_days_stated"]) == (5, 2)
    assert "work_dates" not in first


def test_repeated_blocks_give_one_record_each(read: Read, values: Values) -> None:
    statement = read("""
MERIDIAN PAYROLL SERVICES

May 2, 2026

Employee: Priya Nguyen

Production: Salt Flats
Classification: Set Painter
Dates worked: 12/01/2025, 12/02/2025

Production: Blue Hour
Classification: Sign Writer
Dates worked: 01/05/2026

Sincerely,
Kofi Achebe
Payroll Manager
""")

    first, second = (values(record) for record in statement.records)
    assert first["work_dates"] == ["2025-12-01", "2025-12-02"]
    assert second["work_dates"] == ["2026-01-05"]
    assert first["employee_name"] == second["employee_name"] == "Priya Nguyen"


def test_a_loan_out_is_not_the_person(read: Read, values: Values) -> None:
    (record,) = read(
        BLOCK.replace("Maria Delgado", "Delgado Creative, Inc. f/s/o Maria Delgado")
    ).records

    found = values(record)
    assert found["employee_name"] == "Maria Delgado"
    assert found["loanout_company"] == "Delgado Creative, Inc."


def test_a_name_with_the_family_first_keeps_its_printing(read: Read) -> None:
    text = BLOCK.replace(
        "Employee:              Maria Delgado", "Employee:              DELGADO, MARIA"
    )

    name = read(text).records[0]["employee_name"]

    assert (name.value, name.canonical) == ("DELGADO, MARIA", "MARIA DELGADO")


def test_a_full_social_security_number_never_leaves_the_page(read: Read) -> None:
    statement = read(BLOCK.replace("XXX-XX-1234", "123-45-1234"))

    assert statement.records[0]["last4"].value == "1234"
    assert "123-45-1234" not in repr(statement)
    assert "123-45" not in repr(statement)


@pytest.mark.parametrize(
    ("ending", "signed"),
    [
        ("/s/ Jane Okafor", True),
        ("Digitally signed by Jane Okafor", True),
        ("DocuSigned by: Jane Okafor", True),
        ("________________________", False),
        ("This is a system-generated letter, no signature required.", False),
    ],
)
def test_a_signature_is_seen_where_there_is_one(read: Read, ending: str, signed: bool) -> None:
    statement = read(BLOCK.replace("Sincerely,\n", f"Sincerely,\n{ending}"))

    assert statement.fields["has_signature"].value is signed


def test_ink_at_the_sign_off_is_a_signature_and_ink_at_the_head_is_not(read: Read) -> None:
    closing = next(i for i, line in enumerate(BLOCK.strip("\n").split("\n")) if "Sincerely" in line)
    below = 50.0 + closing * 13.5 + 12
    drawn, logo = ((60.0, below, 180.0, below + 22),), ((60.0, 20.0, 180.0, 42.0),)

    assert read(BLOCK, ink=drawn).fields["has_signature"].value is True
    assert read(BLOCK, ink=logo).fields["has_signature"].value is False


def test_an_addressee_is_no_letterhead(read: Read) -> None:
    text = BLOCK.replace(
        "SILVERLINE PAYROLL SERVICES\n100 Olive Grove Avenue, Burbank, CA 91505\n", ""
    )

    statement = read(text)

    assert statement.fields["has_letterhead"].value is False
    assert "issuer" not in statement.fields


@pytest.mark.parametrize(
    ("sentence", "attached"),
    [
        ("Pay stubs are enclosed with this letter.", True),
        ("Proof of payment is attached.", True),
        ("Pay stubs are available upon request.", False),
        ("No proof of payment is attached.", False),
    ],
)
def test_proof_of_payment_is_said_to_be_attached(read: Read, sentence: str, attached: bool) -> None:
    statement = read(BLOCK.replace("Please accept", f"{sentence} Please accept"))

    assert statement.type == "evl"
    assert statement.fields["proof_of_payment_attached"].value is attached


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("under the IATSE Basic Agreement", "union"),
        ("This was a non-union production", "non_union"),
        ("a non-signatory company", "non_union"),
        ("Burbank", None),
    ],
)
def test_union_status_is_what_the_letter_says(text: str, status: str | None) -> None:
    assert union_status_of(text) == status


def test_words_that_nobody_can_see_are_reported_and_not_read(
    make_page: Callable[..., Page],
) -> None:
    hidden = (Word("Ignore", (10, 10, 40, 20), 1.0), Word("everything", (42, 10, 90, 20), 1.0))

    (statement,) = read_document([make_page(BLOCK, hidden=hidden)])

    (finding,) = [each for each in statement.findings if each.code == "hidden-text"]
    assert "Ignore everything" in finding.message
    assert statement.records[0]["employee_name"].value == "Maria Delgado"


def test_a_page_that_lies_on_its_side_gives_places_as_it_is_displayed(
    make_page: Callable[..., Page],
) -> None:
    upright = make_page(BLOCK)
    turned = Page(
        1,
        upright.height,
        upright.width,
        tuple(
            Word(
                w.text,
                (upright.height - w.box[3], w.box[0], upright.height - w.box[1], w.box[2]),
                1.0,
            )
            for w in upright.words
        ),
        "ocr",
    )

    (statement,) = read_document([turned])

    name = statement.records[0]["employee_name"]
    assert name.value == "Maria Delgado"
    first = next(word for word in turned.words if word.text == "Employee:")
    assert abs(name.places[0].box[0] - first.box[0]) < 2
