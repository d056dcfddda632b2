"""A letter that was had before is recognised in any form; one that was changed is not its copy."""

from dataclasses import replace
from datetime import date

import pytest

from extractors.likeness import bands_of, likeness, print_of_words
from extractors.values import DocumentType, Field, Outcome, Place, Statement
from validators import copies, versions
from validators.values import Received

DAYS = ["2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05", "2026-03-06", "2026-03-09"]
REFERENCE = """I am writing in support of {about}, who worked with me as an assistant on {show}. She
was always on time and handled crew lists, travel and accounts with great care and good humor, and
I would hire her again at once. Please accept this as my reference for her upgrade."""
OTHER = """It gives me pleasure to recommend {about}. During the eight weeks of {show} he ran the
office, booked travel, prepared call sheets and never once missed a deadline, which on a show of
that size says a good deal about him."""
PRINT = print_of_words(REFERENCE.format(about="Maria Vale", show="Harbor Lights").split())


def had(statement: Statement) -> Received:
    return Received(statement, date(2026, 11, 3), "U-ABC234")


def read_as(statement: Statement, days: list[str], confidence: float) -> Statement:
    """Return a letter as a scanner saw it: days that are not in the original are that sure."""
    record = statement.records[0]
    listed = record["work_dates"].value
    places = tuple(
        Place(1, (72.0, 100.0, 90.0, 110.0), day, day, 0.99 if day in listed else confidence)
        for day in days
    )
    return replace(statement, records=({**record, "work_dates": Field(days, 0.9, places)},))


def differing(findings):
    return [f for f in findings if f.outcome is Outcome.DIFFERS]


def test_a_scan_of_a_letter_already_had_says_when_it_was_received(letter, case):
    original = replace(letter(DAYS), wording=PRINT)
    scan = replace(original, wording=PRINT[:-8] + "0" * 8)

    (found,) = differing(
        copies.check_letter(scan, case(others=(original,), received=(had(original),)))
    )

    assert found.code == "duplicate-submission"
    assert found.message.startswith("Already had, received Nov 3, 2026 (U-ABC234)")
    assert list(found.dates) == DAYS


def test_a_day_that_was_read_badly_makes_no_other_letter(letter, case):
    original = letter(DAYS)
    scan = read_as(original, [*DAYS[:-1], "2026-03-08"], 0.5)
    known = case(others=(original,), received=(had(original),))

    (found,) = differing(copies.check_letter(scan, known))

    assert "Read differently, and not for sure: Mar 8, Mar 9, 2026" in found.message
    assert differing(versions.check(scan, known)) == []


def test_a_day_that_was_changed_is_an_alteration_and_no_copy(letter, case):
    original = letter(DAYS)
    changed = read_as(original, [*DAYS[:-1], "2026-03-10"], 0.99)
    known = case(others=(original,), received=(had(original),))

    assert differing(copies.check_letter(changed, known)) == []
    (found,) = differing(versions.check(changed, known))
    assert found.code == "possible-alteration"


def test_another_letter_about_the_same_days_is_no_copy_of_the_page(letter, case):
    original = replace(letter(DAYS), wording=PRINT)
    other = replace(letter(DAYS), wording=print_of_words(OTHER.split()))

    (found,) = differing(
        copies.check_letter(other, case(others=(original,), received=(had(original),)))
    )

    assert found.message.startswith("Another document claims the same 6 days")


def license_of(expiry: str, **changes: str) -> Statement:
    fields = {
        "name": "MARIA VALE",
        "number": "D1234560",
        "class": "C",
        "jurisdiction": "CA",
        "birth_date": "1990-02-01",
        "expiry_date": expiry,
        "restrictions": "NONE",
        **changes,
    }
    return Statement(
        DocumentType.DRIVER_LICENSE, 0.99, (1,), {n: Field(v, 0.9) for n, v in fields.items()}
    )


def test_a_photograph_of_a_license_already_had_is_recognised(case):
    photo = license_of("2030-02-01", number="DI234S60")

    (found,) = differing(copies.check_paper(photo, case(received=(had(license_of("2030-02-01")),))))

    assert found.message.startswith("Already had, received Nov 3, 2026 (U-ABC234)")


def test_a_renewed_license_is_no_copy(case):
    renewed = license_of("2035-02-01")

    known = case(received=(had(license_of("2030-02-01")),))

    assert differing(copies.check_paper(renewed, known)) == []


def reference(text: str, referee: str, about: str) -> Statement:
    fields = {"referee_name": Field(referee, 0.9), "employee_name": Field(about, 0.9)}
    words = text.format(about=about, show="Harbor Lights").split()
    return Statement(
        DocumentType.REFERENCE_LETTER, 0.99, (1,), fields, wording=print_of_words(words)
    )


@pytest.mark.parametrize(
    ("other", "is_found"),
    [
        (reference(REFERENCE, "Lee Park", "Maria Vale"), True),
        (reference(REFERENCE, "Dana Okafor", "Jo Sample"), True),
        (reference(REFERENCE, "Dana Okafor", "Maria Vale"), False),
        (reference(OTHER, "Lee Park", "Maria Vale"), False),
    ],
    ids=["other writer", "about another", "the same letter", "own words"],
)
def test_the_same_wording_over_different_names_is_found(other, is_found, case):
    own = reference(REFERENCE, "Dana Okafor", "Maria Vale")

    found = differing(copies.check_wording(own, case(worded_alike=(had(other),))))

    assert [f.code for f in found] == (["same-wording"] if is_found else [])
    assert [f.code for f in copies.check_wordings([own, other])] == [f.code for f in found]


def test_prints_of_one_page_are_alike_however_it_was_scanned():
    words = REFERENCE.format(about="Maria Vale", show="Harbor Lights").split()
    misread = ["vvith" if word == "with" else word for word in words]

    alike, foreign = print_of_words(misread), print_of_words(OTHER.split())

    assert likeness(PRINT, alike) > 0.6
    assert likeness(PRINT, foreign) < 0.1
    assert set(bands_of(PRINT)) & set(bands_of(alike))
    assert likeness(PRINT, print_of_words(["worked"])) == 0.0


def test_prints_never_change_because_they_are_kept():
    assert print_of_words(["one", "two", "three"] * 10)[:16] == "4f580fa5fec82515"
