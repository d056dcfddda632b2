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
