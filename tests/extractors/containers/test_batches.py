"""Papers in one PDF are told apart by what their pages say, and by what offices lay between."""

from random import Random

from bench.batches.__main__ import boundaries
from bench.batches.invent import a_batch
from extractors.splitting import split
from extractors.values import Page, Word

FIRST = """Silverline Payroll Services
369 Studio Center Way, Burbank, CA 91505
October 20, 2025
To whom it may concern: this verifies the employment of Jo Sample as a Grip on Static."""
LAST = """Total days worked: 8
Sincerely,
Noor Bright, Unit Production Manager"""
SECOND = FIRST.replace("Silverline", "Meridian").replace("20, 2025", "22, 2025")


def page(number: int, text: str) -> Page:
    words = tuple(
        Word(word, (72.0 + 60 * at, 72.0 + 14 * row, 130.0 + 60 * at, 84.0 + 14 * row), 0.99)
        for row, line in enumerate(text.splitlines())
        for at, word in enumerate(line.split())
    )
    return Page(number, 612.0, 792.0, words, "text layer")


def numbers(*texts: str) -> list[list[int]]:
    pages = [page(number, text) for number, text in enumerate(texts, start=1)]
    return [[each.number for each in part] for part in split(pages)]


def test_a_letter_that_begins_anew_is_another_one():
    assert numbers(f"{FIRST}\n{LAST}", f"{SECOND}\n{LAST}") == [[1], [2]]


def test_a_letter_keeps_its_second_page_and_its_blank_back():
    assert numbers(FIRST, "", LAST, f"{SECOND}\n{LAST}") == [[1, 2, 3], [4]]


def test_a_letterhead_on_every_page_opens_no_other_letter():
    repeated = "\n".join(FIRST.splitlines()[:3])

    assert numbers(FIRST, f"{repeated}\n{LAST}") == [[1, 2]]


def test_another_letterhead_opens_another_letter_however_the_first_ended():
    unsigned = f"{FIRST}\nJanuary 5, 6 and 7, 2026"
    other = """Foxglove Production Services
9183 Mesa Street, Culver City, California 90232
Employment record as of July 4, 2025
Employer: Osprey Point Films
Position held: Dolly Grip
Dates worked: June 2, 3 and 4, 2025"""

    assert numbers(unsigned, other) == [[1], [2]]


def test_a_short_thanks_and_an_office_end_a_letter():
    plain = "\n".join(["Static", *SECOND.splitlines()[1:]])

    assert numbers(f"{FIRST}\nThanks,\nNoor Bright", plain) == [[1], [2]]
    assert numbers(f"{FIRST}\nNoor Bright\nPayroll Coordinator", plain) == [[1], [2]]


def test_the_last_lines_of_a_letter_are_none_of_their_own():
    rest = """Annalise Bright
Employment Verification Specialist, Silverline Payroll Services
SAMPLE letter"""

    assert numbers(FIRST, rest) == [[1, 2]]


def test_a_separator_sheet_belongs_to_nobody_and_parts_whatever_it_stands_between():
    assert numbers(FIRST, "* * * NEXT DOCUMENT * * *", "Days: 01/05/2026") == [[1], [3]]
    assert numbers("DOCUMENT SEPARATOR") == [[1]]


def test_nearly_all_boundaries_of_invented_batches_are_right():
    found = [
        is_right
        for seed in range(6)
        for _, is_right in boundaries(a_batch(Random(f"test {seed}"), [3, 7, 11]))
    ]

    assert len(found) > 20
    assert sum(found) / len(found) >= 0.97


def test_a_resume_that_goes_on_in_the_middle_of_its_list_is_one_paper():
    head = """Maria Vale
maria.vale@example.com
As Production Coordinator"""
    shows = """{title}
Format TV series
Studio Orchard Street TV
Started 6 March 2017
Finished 1 September 2017
Days worked 124
Producer Dee Hanrahan
Production Manager Zora Pickett
Coordinator Trish Delgado
First APC Mina Castell"""
    first, second = (
        "\n".join(shows.format(title=title) for title in titles)
        for titles in (("Ember Days", "Commonwealth", "Patchwork"), ("Attic", "Silver Creek"))
    )

    assert numbers(f"RESUME\n{head}\n{first}", second) == [[1, 2]]


REPORT = """SILVERLINE PAYROLL EMPLOYEE TIME HISTORY RUN 10/20/25
RPT SL0440 PAGE 1 OF 1
EMPLOYEE SAMPLE, JO SSN XXX-XX-{}
W/E SAT SUN MON TUE WED THU FRI SAT DAYS HOURS
01/11/25 - 10.5 12.2 12.5 12.2 11.5 - 5 58.9
01/18/25 - 13.0 13.0 13.0 11.5 11.5 - 5 62.0
TOTAL WORKED 10 120.9
END OF REPORT"""


def test_a_report_on_one_person_stays_with_the_letter_that_encloses_it():
    said = "Social Security number ending 7436.\nThe enclosed report lists the days."
    letter = f"{FIRST}\n{said}\n{LAST}"

    assert numbers(letter, REPORT.format("7436")) == [[1, 2]]
    assert numbers(letter, REPORT.format("7436") + "\nXXX-XX-9021") == [[1], [2]]
    assert numbers(letter, REPORT.format("5512")) == [[1], [2]]
    assert numbers(letter.replace("enclosed", "usual"), REPORT.format("7436")) == [[1], [2]]
