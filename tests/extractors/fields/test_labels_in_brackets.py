"""A remark in brackets holds no label of the form around it."""

from extractors.limits import Limits
from extractors.pages.text_pages import read_text
from extractors.reading import read_document

LETTER = """\
SAMPLE, invented
May 4, 2026
To whom it may concern
Employee: Maria Vale
Production: Copper Lantern (working title: "Brass Lamp")
Classification: Grip, Local 80
Dates worked: March 2, 2026, March 3, 2026
Sincerely,
Dana Okafor
Payroll Supervisor
"""


def test_a_working_title_in_brackets_cuts_no_title_in_two():
    (letter,) = read_document(read_text(LETTER.encode(), Limits()))

    assert letter.records[0]["production"].value == ('Copper Lantern (working title: "Brass Lamp")')
