"""What a packet for an upgrade in Local 411 proves: resume days, references, work elsewhere."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from extractors.values import DocumentType, Field, Place, Statement
from validators import elsewhere, license_sides, references, resume_days, versions
from validators.license_sides import check as check_sides
from validators.references import ReferencesWanted, check_letter, check_together
from validators.values import Professional, Received

MARIA = Professional("Maria Vale", last4="1234", member_number="M-77")
WANTED = ReferencesWanted(3, needs_coordinator=True, category="1APC")


def fields(**plain: Any) -> dict[str, Field]:
    place = (Place(1, (72.0, 96.0, 180.0, 110.0), "as printed"),)
    return {name: Field(value, 0.99, place) for name, value in plain.items()}


def resume(**show: Any) -> Statement:
    plain = {
        "production_title": "Harbor Lights",
        "classification": "1st Assistant Production Coordinator",
        "start_date": "2026-03-01",
        "end_date": "2026-04-30",
        "days": 20,
        **show,
    }
    kept = {name: value for name, value in plain.items() if value is not None}
    return Statement(DocumentType.RESUME, 0.99, (1,), {}, (fields(**kept),))


def reference(name: str, title: str = "Production Manager", **more: Any) -> Statement:
    plain = {"referee_name": name, "referee_title": title, "referee_member": True}
    about = {"employee_name": "Maria Vale", "has_signature": True}
    return Statement(
        DocumentType.REFERENCE_LETTER, 0.99, (1,), fields(**{**plain, **about, **more})
    )


def told(found):
    return [(f.code, str(f.outcome)) for f in found]


@pytest.mark.parametrize(
    ("days", "outcome"), [(20, "agrees"), (18, "differs"), (None, "cannot tell")]
)
def test_resume_days_are_compared_with_remittances(remitted, case, days, outcome):
    line = remitted("2026-03-01", "2026-03-31", days, category="1st APC", hours=100)

    found = resume_days.check(resume(), case(fringe=(line,)))

    assert told(found) == [("fringe-days-short", outcome)]


def test_a_show_that_the_reports_cover_and_never_name_is_short(remitted, case):
    lines = (
        remitted("2026-02-01", "2026-03-31", 20, production="Quiet Water", category="1APC"),
        remitted("2026-04-01", "2026-05-31", 20, production="Quiet Water", category="1APC", row=3),
    )

    found = resume_days.check(resume(), case(fringe=lines))

    assert told(found) == [("fringe-days-short", "differs")]
    assert found[0].compared == {"claimed": 20, "remitted": 0}


def test_a_category_remitted_otherwise_is_a_mismatch(remitted, case):
    line = remitted("2026-03-01", "2026-03-31", 20, category="2nd APC")

    found = resume_days.check(resume(), case(fringe=(line,)))

    assert told(found) == [("classification-mismatch", "differs")]


def test_without_remittances_nobody_can_tell(case):
    assert told(resume_days.check(resume(), case())) == [("fringe-days-short", "cannot tell")]


def test_three_writers_with_a_coordinator_are_enough():
    letters = [
        reference("Ruth Alder", "Production Coordinator"),
        reference("Otto Brandt"),
        reference("June Reed"),
    ]

    found = check_together(letters, WANTED)

    assert {outcome for _, outcome in told(found)} == {"agrees"}


def test_two_letters_of_one_writer_count_once():
    letters = [reference("Ruth Alder", "Production Coordinator")] * 2 + [reference("Otto Brandt")]

    found = check_together(letters, WANTED)

    assert found[0].code == "reference-count-short"
    assert found[0].compared == {"have": 2, "need": 3}


def test_an_unsigned_reference_does_not_count():
    letters = [reference(name, has_signature=False) for name in ("Ruth Alder", "Otto Brandt")]

    assert references.sound_letters(letters) == ()
    assert ("missing-signature", "differs") in told(check_letter(letters[0], WANTED, MARIA))


def test_no_coordinator_among_the_writers_is_said():
    letters = [reference("Ruth Alder", "1st Assistant Production Coordinator")]
    wanted = replace(WANTED, number=1)

    assert told(check_together(letters, wanted))[1] == (
        "reference-signatory-unqualified",
        "differs",
    )


@pytest.mark.parametrize(
    ("category", "letter", "outcome"),
    [
        ("1APC", {"referee_member": True}, "agrees"),
        ("1APC", {"referee_member": False}, "differs"),
        ("PC", {"title": "Line Producer"}, "agrees"),
        ("PC", {"title": "Office Production Assistant"}, "differs"),
        ("TC", {"title": "Production Coordinator"}, "agrees"),
        ("TC", {"title": "Production Manager"}, "differs"),
        ("none known", {}, "cannot tell"),
    ],
)
def test_who_may_vouch_depends_on_the_category(category, letter, outcome):
    wanted = replace(WANTED, category=category)

    found = check_letter(reference("Ruth Alder", **letter), wanted, MARIA)

    assert told(found)[2] == ("reference-signatory-unqualified", outcome)


def test_a_reference_about_somebody_else_is_told():
    found = check_letter(reference("Ruth Alder", employee_name="Otto Brandt"), WANTED, MARIA)

    assert told(found)[1] == ("identity-mismatch", "differs")


@pytest.mark.parametrize(
    ("paper", "outcome"),
    [
        ({"production": "Harbor Lights"}, "agrees"),
        ({"production": "Quiet Water"}, "differs"),
        ({}, "cannot tell"),
    ],
)
def test_work_under_another_union_needs_papers(paper, outcome):
    record = Statement(DocumentType.RECORD_OF_EMPLOYMENT, 0.99, (1,), fields(**paper))

    found = elsewhere.check(resume(studio="Juniper (DGC)"), [record])

    assert told(found) == [("out-of-jurisdiction-proof-missing", outcome)]


@pytest.mark.parametrize(
    ("days", "outcome"),
    [
        (["2026-03-02", "2026-03-03", "2026-03-05"], "differs"),
        (["2026-03-09", "2026-03-10"], "agrees"),
    ],
)
def test_two_versions_of_one_letter_are_told(letter, case, days, outcome):
    first = letter(["2026-03-02", "2026-03-03", "2026-03-04"])

    found = versions.check(letter(days), case(others=(first,)))

    assert told(found) == [("possible-alteration", outcome)]


def test_a_letter_without_date_has_no_known_versions(letter, case):
    undated = letter(["2026-03-02"], fields={"letter_date": None})

    assert told(versions.check(undated, case())) == [("possible-alteration", "cannot tell")]


@pytest.mark.parametrize(
    ("source", "number", "outcome"),
    [
        ("barcode", "F-7654321", "agrees"),
        ("barcode", "F7654322", "differs"),
        ("print", "F7654321", "cannot tell"),
    ],
)
def test_both_sides_of_a_license_must_say_the_same(source, number, outcome):
    front = Statement(
        DocumentType.DRIVER_LICENSE, 0.99, (1,), fields(source="print", number="F7654321")
    )
    back = replace(front, fields=fields(source=source, number=number))

    assert told(check_sides(front, back)) == [("license-barcode-mismatch", outcome)]


@pytest.mark.parametrize(
    ("changed", "outcome"),
    [
        ({}, "agrees"),
        ({"expiry_date": "2033-02-01"}, "differs"),
        ({"issue_date": "2031-02-01", "expiry_date": "2036-02-01"}, "cannot tell"),
    ],
)
def test_the_sides_of_one_card_sent_apart_are_compared_and_a_renewed_card_is_not(
    case, changed, outcome
):
    shown = {"number": "F7654321", "issue_date": "2026-02-01", "expiry_date": "2031-02-01"}
    front = Statement(DocumentType.DRIVER_LICENSE, 0.99, (1,), fields(source="print", **shown))
    back = replace(front, fields=fields(source="barcode", **{**shown, **changed}))
    had = Received(front, date(2026, 11, 3), "U-ABC234")

    found = license_sides.check_received(back, case(received=(had,)))

    assert told(found) == [("license-barcode-mismatch", outcome)]
