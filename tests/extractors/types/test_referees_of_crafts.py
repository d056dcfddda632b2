"""Reference letters by people of the crafts, whose positions name no office."""

import pytest

from extractors import reference_letter
from extractors.limits import Limits
from extractors.pages.text_pages import read_text

MESSAGE = """\
From: Bram Oyelaja <bram@example.com>
Date: March 3, 2026
Subject: Reference

I recommend Ines Kowal without hesitation. She worked with me on Slate Harbour.

Bram Oyelaja
{position}
"""

LETTERHEAD = """\
Bram Oyelaja
Gaffer
Hamilton, Ontario

March 3, 2026

To the committee,

I recommend Ines Kowal without hesitation. She worked with me on Slate Harbour.

Yours truly,

Bram Oyelaja
"""

FORM = """\
REFERENCE FORM

Name of applicant: Ines Kowal
Name of referee: Bram Oyelaja
Position of referee: Set Decorator
"""


@pytest.mark.parametrize(
    ("text", "position"),
    [
        (MESSAGE.format(position="Dolly Grip"), "Dolly Grip"),
        (MESSAGE.format(position="Location Manager"), "Location Manager"),
        (MESSAGE.format(position="Key Craft Service Provider"), "Key Craft Service Provider"),
        (LETTERHEAD, "Gaffer"),
        (FORM, "Set Decorator"),
    ],
)
def test_a_position_below_the_writers_name_or_asked_for_is_the_referees(
    text: str, position: str
) -> None:
    fields = reference_letter.extract(read_text(text.encode(), Limits())).fields

    assert fields["referee_name"].value == "Bram Oyelaja"
    assert fields["referee_title"].value == position


IN_PARTS = """\
SUPERVISOR'S STATEMENT

{applicant}
Name: Ines Kowal
Local: 411

{referee}
Name: Bram Oyelaja
Position: Transport Captain

{end}
Date: 2025-05-26
"""


@pytest.mark.parametrize(
    ("applicant", "referee", "end"),
    [
        ("A. APPLICANT", "B. REFEREE", "C. DECLARATION"),
        ("Part 1: About the candidate", "Part 2: About the referee", "Part 3: Signature"),
        ("MEMBER INFORMATION", "SUPERVISOR INFORMATION", "SIGNATURE"),
    ],
)
def test_a_name_in_a_part_of_a_form_is_that_of_whom_the_part_is_headed_for(
    applicant: str, referee: str, end: str
) -> None:
    text = IN_PARTS.format(applicant=applicant, referee=referee, end=end)

    fields = reference_letter.extract(read_text(text.encode(), Limits())).fields

    said = {name: fields[name].value for name in ("employee_name", "referee_name", "referee_title")}
    assert said == {
        "employee_name": "Ines Kowal",
        "referee_name": "Bram Oyelaja",
        "referee_title": "Transport Captain",
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Ines Kowal did craft service for us on Slate Harbour.",
        "Letter of reference for Ms. Ines Kowal, applicant for Key Craft Service.",
        "I recommend Mrs. Ines Kowal without hesitation.",
        "In March Ines Kowal drove the honeywagon for me on Slate Harbour.",
    ],
)
def test_whom_a_letter_is_about_is_named_without_the_title_before_the_name(sentence: str) -> None:
    text = f"March 3, 2026\n\nDear 411,\n\n{sentence}\n\nThanks,\n\nBram Oyelaja\nProducer\n"

    fields = reference_letter.extract(read_text(text.encode(), Limits())).fields

    assert fields["employee_name"].value == "Ines Kowal"
