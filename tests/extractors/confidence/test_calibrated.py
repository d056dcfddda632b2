"""A confidence that leaves the reader is a learned chance, never lower where more speaks for it."""

import json
from dataclasses import replace

import pytest

from bench.letters.families import MEASURING
from extractors.confidence.calibrated import calibrated
from extractors.confidence.grounds import (
    dates_left_over,
    day_grounds,
    days_together,
    field_grounds,
    sheet_of,
)
from extractors.confidence.learned import FILE, learned, risen
from extractors.values import DocumentType, Field, Page, Place, Statement, Word

PRINTED = (72.0, 100.0, 130.0, 110.0)
CHANNELS = ("text layer", "ocr")


def letter_page(confidence=1.0, source="text layer"):
    words = (Word("03/04/2026", PRINTED, confidence),)
    return Page(1, 612.0, 792.0, words, source)


def letter(score=0.97, *, total=1):
    place = Place(1, PRINTED, "03/04/2026", "2026-03-04", score)
    record = {
        "work_dates": Field(["2026-03-04"], score, (place,)),
        "total_days_stated": Field(total, 0.97),
    }
    return Statement(DocumentType.EVL, 0.99, (1,), {}, (record,))


def chance_of_days(statement, page):
    return calibrated(statement, [page]).records[0]["work_dates"].confidence


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("question", ["field", "day"])
def test_the_learned_chances_only_rise_and_are_never_certain(question, channel):
    numbers = learned(question, channel)

    assert list(numbers.knots) == sorted(numbers.knots)
    assert list(numbers.chances) == sorted(numbers.chances)
    assert all(0 < chance < 1 for chance in numbers.chances)


def test_the_learned_numbers_say_what_they_were_learned_on():
    told = json.loads(FILE.read_text(encoding="utf-8"))

    assert not set(MEASURING) & set(told["learned on"]["rounds"])
    assert told["field, ocr"]["values"] > told["field, ocr"]["wrong"] > 0


def test_a_list_whose_number_is_stated_is_surer_than_one_with_another_number():
    page = letter_page()

    assert chance_of_days(letter(total=1), page) > chance_of_days(letter(total=4), page)


def test_a_lower_score_never_makes_a_value_surer():
    page = letter_page()

    chances = [chance_of_days(letter(score), page) for score in (0.3, 0.6, 0.9, 0.99)]

    assert chances == sorted(chances)


def test_each_day_of_the_list_gets_a_chance_of_its_own():
    record = calibrated(letter(), [letter_page()]).records[0]

    assert record["work_dates"].places[0].confidence is not None


def test_the_worst_word_of_the_evidence_counts():
    clear, blurred = (sheet_of([letter_page(sure, "ocr")]) for sure in (0.97, 0.4))
    statement = letter()
    field = statement.records[0]["work_dates"]

    here = field_grounds("work_dates", field, {}, clear)["worst word"]
    there = field_grounds("work_dates", field, {}, blurred)["worst word"]

    assert there < here < 0.0


def test_a_date_that_no_value_accounts_for_speaks_against_the_list():
    stray = Word("03/05/2026", (200.0, 300.0, 260.0, 310.0), 1.0)
    page = letter_page()
    whole, torn = sheet_of([page]), sheet_of([replace(page, words=(*page.words, stray))])
    statement = letter()

    def left_over(sheet):
        return days_together(statement.records[0], statement, dates_left_over(statement, sheet))[
            "dates left over"
        ]

    assert left_over(whole) == 0.0
    assert left_over(torn) == 0.5


def test_a_day_printed_unlike_the_others_stands_out():
    likes = tuple(Place(1, PRINTED, f"3/{n}", f"2026-03-0{n}", 0.9) for n in (2, 3, 4))
    odd = Place(1, PRINTED, "03/07/2026", "2026-03-07", 0.9)
    days = Field([place.item for place in (*likes, odd)], 0.9, (*likes, odd))
    sheet = sheet_of([letter_page()])

    def oddness(place):
        return day_grounds(place, days, {}, sheet)["printed unlike the others"]

    assert oddness(odd) == 0.75
    assert oddness(likes[0]) == 0.25


@pytest.mark.parametrize(
    ("title", "unlike"),
    [
        ("Copper Lantern", 0.0),
        ("Who Fed the Wolves?", 0.0),
        ("March of the", 1.0),
        ("Company", 1.0),
        ("one-hour episodic television", 1.0),
        ("Gravel and Gold02/11/2026", 1.0),
        ("TV Series", 1.0),
    ],
)
def test_what_is_no_title_by_its_looks_speaks_against_it(title, unlike):
    field = Field(title, 0.9, (Place(1, PRINTED, title),))

    grounds = field_grounds("production", field, {}, sheet_of([letter_page()]))

    assert grounds["unlike a title"] == unlike


@pytest.mark.parametrize(("printed", "quoted"), [("“Undertow,”", 1.0), ("Undertow,", 0.0)])
def test_quotes_around_a_title_speak_for_it(printed, quoted):
    page = Page(1, 612.0, 792.0, (Word(printed, PRINTED, 1.0),), "text layer")
    field = Field("Undertow", 0.9, (Place(1, PRINTED, printed),))

    grounds = field_grounds("production_title", field, {}, sheet_of([page]))

    assert grounds["quoted"] == quoted


def test_facts_that_were_not_found_speak_against_those_that_were():
    statement = letter()
    named = {**statement.records[0], "employee_name": Field("Maria Vale", 0.97)}

    missing = [
        days_together(record, statement, 0)["facts missing"]
        for record in (statement.records[0], named, statement.fields)
    ]

    assert missing == [5.0, 4.0, 0.0]


def test_kinds_of_document_that_were_not_measured_keep_their_scores():
    license_read = Statement(
        DocumentType.DRIVER_LICENSE, 0.99, (1,), {"name": Field("Maria Vale", 0.87)}
    )

    assert calibrated(license_read, [letter_page()]) == license_read


@pytest.mark.parametrize(("at", "chance"), [(-5, 0.2), (0, 0.2), (5, 0.5), (10, 0.8), (99, 0.8)])
def test_between_two_knots_the_chance_rises_evenly(at, chance):
    assert risen((0, 10), (0.2, 0.8), at) == pytest.approx(chance)


@pytest.mark.parametrize(
    ("name", "lost"),
    [
        ("Joaquin Weld", 1.0),
        ("Joaquín Weld", 0.0),
        ("Ines Ibañez", 1.0),
        ("Asa Bergstrom", 1.0),
        ("Martha Weld", 0.0),
    ],
)
def test_a_scanned_name_without_its_usual_accent_stands_out(name, lost):
    field = Field(name, 0.95, (Place(1, PRINTED, name),))
    seen, held = (sheet_of([letter_page(0.96, source)]) for source in ("ocr", "text layer"))

    assert field_grounds("employee_name", field, {}, seen)["an accent lost"] == lost
    assert "an accent lost" not in field_grounds("employee_name", field, {}, held)


def test_that_nothing_was_seen_on_a_scan_is_a_ground_of_its_own():
    sheet = sheet_of([letter_page(0.96, "ocr")])
    grounds = [
        field_grounds("has_letterhead", Field(value, 0.9), {}, sheet)["none seen"]
        for value in (True, False)
    ]

    assert grounds == [0.0, 1.0]
