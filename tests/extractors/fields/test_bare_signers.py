"""Who signed a letter that has no closing words, told by all that speaks for a name."""

from collections.abc import Callable

import pytest

from extractors.evl.closing import closes_a_letter
from extractors.values import Statement

Read = Callable[..., Statement]

HEAD = "SILVERLINE PICTURES, INC.\nOlive Grove, Burbank, CA 91505\nApril 2, 2026\n\n"
BODY = "Employee: Maria Delgado\nProduction: Undertow\nPosition: Key Grip\nDates worked: 03/04/2026"


@pytest.mark.parametrize(
    "end",
    [
        "\nJane Okafor\nPayroll Accountant\nSilverline Pictures, Inc.",
        "\nHave a good evening,\nJane Okafor\nPayroll Accountant\n61 Quincy Street",
        "\nCertified from time cards by: Jane Okafor, Payroll Accountant, 505-555-0121",
        "\n04/02/2026\nSignature      Date\nPrint name: Jane Okafor Title: Payroll Accountant",
    ],
)
def test_the_name_that_most_speaks_for_signed(read: Read, end: str) -> None:
    fields = read(f"{HEAD}{BODY}\n{end}\n").fields

    assert fields["signatory_name"].value == "Jane Okafor"
    assert fields["signatory_title"].value == "Payroll Accountant"


def test_the_sender_at_the_head_signs_below(read: Read) -> None:
    fields = read(
        "From: Jane Okafor [mailto:jane@invented.example]\n"
        "Sent: Friday, April 3, 2026 4:52 PM\nTo: roster desk\n"
        f"Subject: days for Maria Delgado\n\nHi there,\n{BODY}\n\nCatch you later,\nJane Okafor\n"
        "Payroll Accountant\nSilverline Pictures, Inc.\n"
    ).fields

    assert fields["signatory_name"].value == "Jane Okafor"
    assert fields["issuer"].value == "Silverline Pictures, Inc."


def test_a_crew_member_over_days_signs_nothing(read: Read) -> None:
    fields = read(
        f"{HEAD}Production: Undertow\n\nMaria Delgado\nChief Lighting Technician\n"
        "Worked 03/04/2026, 03/05/2026\n"
    ).fields

    assert "signatory_name" not in fields


def test_the_program_that_printed_a_mail_sent_nothing(read: Read) -> None:
    fields = read(
        "Gmail          Kevin Abarca\nContract Services letter - Abarca\n"
        "Dani Kowalczyk <dani@invented.example>     Mon, Mar 16, 2026 at 4:12 PM\n"
        f"To: Kevin Abarca\n\nHey Kevin,\n{BODY}\n\n--\nDani Kowalczyk\nProduction Coordinator\n"
        "SMALL BATCH PICTURES\n"
    ).fields

    assert fields["issuer"].value == "SMALL BATCH PICTURES"


@pytest.mark.parametrize("said", ["Fraternally,", "Gratefully yours,", "In solidarity,"])
def test_words_of_unions_close_a_letter_too(said: str) -> None:
    assert closes_a_letter(said)
    assert not closes_a_letter("Beverly,")


def test_the_heading_of_a_column_closes_no_letter() -> None:
    assert closes_a_letter("Kind regards,")
    assert not closes_a_letter("Kind")
    assert not closes_a_letter("Good")
