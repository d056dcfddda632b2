"""Texts of a letter weighed for its fields: what is found, what speaks for it, what is chosen."""

import json
import re
from collections.abc import Callable, Mapping
from math import isclose
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.letters.families import LEARNING, MEASURING
from extractors.evl import letter_on, told_in_order
from extractors.evl.weighed import OF_LETTER, OF_RECORD, weighed
from extractors.evl.weighing.answers import Answer, Answers, with_answers
from extractors.evl.weighing.candidates import Candidate, candidates_of, key_of
from extractors.evl.weighing.chances import ALWAYS, Ranked, by_meaning, may_be, ranked
from extractors.evl.weighing.choice import joint, outdoes
from extractors.evl.weighing.learned import FILE, learned, read_by
from extractors.evl.weighing.shapes import shape_of
from extractors.values import Page, Word

Found = Callable[[str], Mapping[str, Candidate]]

LETTER = """
LONG SHADOW FILMS LLC
12 Alder Street, Burbank, CA 91502

March 3, 2026

To whom it may concern:

{}

Sincerely,

Jane Okafor
Controller
"""


def page_of(text: str) -> Page:
    """Return a page whose words stand where ``text`` puts them, five points to a letter."""
    words: list[Word] = []
    for row, line in enumerate(text.strip("\n").split("\n")):
        for found in re.finditer(r"\S+", line):
            left, top = 60.0 + found.start() * 5.0, 50.0 + row * 13.5
            right = left + len(found.group()) * 5.0
            words.append(Word(found.group(), (left, top, right, top + 10.0), 1.0))
    return Page(1, 612.0, 792.0, tuple(words), "text layer")


@pytest.fixture
def candidates() -> Found:
    return lambda said: candidates_of(letter_on([page_of(LETTER.format(said))]))


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("She was a grip on “The Long Count” for six days.", "The Long Count"),
        ("Who worked?      Ravi Birdsong", "Ravi Birdsong"),
        ("Ravi Birdsong / Key Grip / Miss Prior’s Parrot", "Miss Prior’s Parrot"),
        ("We paid Ravi Birdsong as a set wireman for it.", "set wireman"),
        ("Made by Tin Whistle Pictures, LLC of Burbank.", "Tin Whistle Pictures, LLC"),
        ("Engagement: Marrow Creek, movie of the week", "Marrow Creek"),
    ],
)
def test_a_value_is_found_wherever_it_stands(candidates: Found, said: str, text: str) -> None:
    found = candidates(said)

    assert found[key_of(text)].text == text


def test_a_text_has_the_signs_of_all_its_places(candidates: Found) -> None:
    found = candidates("Worker: Ravi Birdsong\n\nMr. Birdsong, that is Ravi Birdsong, worked here.")

    signs = found["ravi birdsong"].signs
    assert {"a person", "colon says person", "said 2 times"} <= signs


def test_the_name_of_a_company_cut_before_its_form_says_so(candidates: Found) -> None:
    found = candidates("Made by Tin Whistle Pictures, LLC of Burbank.")

    assert "without its legal form" in found["tin whistle pictures"].signs
    assert "without its legal form" not in found["tin whistle pictures, llc"].signs


def test_keys_leave_out_capitals_marks_and_seasons() -> None:
    assert key_of("“COLD HARBOR NIGHTS”") == key_of("2. Cold Harbor Nights, Season 2")
    assert key_of("Oatmeal Season 3, LLC") != key_of("Oatmeal Season 1, LLC")


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Jane Okafor", "a person"),
        ("Type of", "words of labels"),
        ("Kin, LLC", "legal form"),
        ("Key Grip", "a position"),
        ("movie of the week", "a kind"),
        ("04/05/2026", "a date"),
    ],
)
def test_a_shape_tells_what_a_text_can_be(text: str, sign: str) -> None:
    assert sign in shape_of(text)


def test_what_readers_answered_is_a_sign_of_the_text(candidates: Found) -> None:
    said = (Answer("employee_name", "prose", "Ravi Birdsong"),)

    texts = with_answers(
        candidates("Ravi Birdsong worked here."), Answers(said, {"employee_name": "Ravi Birdsong"})
    )

    signs = texts["ravi birdsong"][1]
    assert {"read employee_name prose", "chosen employee_name"} <= signs


def test_a_title_read_with_its_kind_holds_the_title_alone(candidates: Found) -> None:
    answers = Answers((), {"production_title": "Marrow Creek, movie of the week"})

    texts = with_answers(candidates("Engagement: Marrow Creek, movie of the week"), answers)

    assert "chosen production_title but for a kind" in texts["marrow creek"][1]


def test_texts_near_a_records_own_name_are_told_from_those_near_another(candidates: Found) -> None:
    found = candidates("Ravi Birdsong\nMarrow Creek\nKey Grip\nWes Hollander\nGlass Harvest")
    own, other = {"employee_name": "Ravi Birdsong"}, {"employee_name": "Wes Hollander"}

    texts = with_answers(found, Answers((), own, frozenset(), (other,)))

    assert {"nearer to own", "below own"} <= texts["marrow creek"][1]
    assert "nearer to another" in texts["glass harvest"][1]


def test_the_chances_of_all_texts_and_of_none_come_to_one() -> None:
    texts = {"a": ("A", frozenset({"good"})), "b": ("B", frozenset({"bad"}))}

    found = ranked("employer", texts, {ALWAYS: -1.0, "good": 3.0, "bad": -2.0})

    assert [key for key, _ in found.keys] == ["a", "b"]
    assert isclose(sum(chance for _, chance in found.keys) + found.none, 1.0)


@given(st.floats(-5, 5), st.floats(0, 5))
def test_a_sign_that_speaks_for_a_text_never_makes_it_less_likely(weak: float, more: float) -> None:
    texts = {"a": ("A", frozenset({"sign"})), "b": ("B", frozenset[str]())}

    less, likelier = (ranked("employer", texts, {"sign": w}) for w in (weak, weak + more))

    assert likelier.chance("a") >= less.chance("a") - 1e-9


def test_where_nothing_speaks_for_any_text_none_is_chosen() -> None:
    found = ranked("employer", {"a": ("A", frozenset[str]())}, {ALWAYS: -4.0})

    assert found.best is None


def test_texts_that_mean_the_same_add_up_their_chances() -> None:
    found = Ranked((("feature", 0.3), ("tv series", 0.25), ("series", 0.2)), 0.25)

    same = by_meaning(found, lambda key: "film" if key == "feature" else "series")

    assert [key for key, _ in same.keys] == ["tv series", "feature"]
    assert isclose(same.chance("tv series"), 0.45)


def test_nobody_but_a_person_is_looked_at_for_a_name() -> None:
    fund, holiday = frozenset({"company word"}), shape_of("New Year’s Day")

    found = ranked("employee_name", {"fund": ("", fund), "holiday": ("", holiday)}, {})

    assert found.keys == ()


@pytest.mark.parametrize("text", ["Tue 12", "K = Key Grip", "IATSE Local 61", "Mon Tue Wed"])
def test_what_no_value_can_be_is_looked_at_for_none(text: str) -> None:
    fields = ("classification", "employer", "production_title", "issuer")

    assert not any(may_be(field, shape_of(text)) for field in fields)
    assert may_be("production_title", shape_of("Friday") | {"quoted"})


def test_one_text_is_given_to_the_field_that_it_counts_for_most() -> None:
    show = Ranked((("kin", 0.6), ("ravi", 0.3)), 0.1)
    company = Ranked((("kin", 0.9),), 0.1)

    chosen = joint({"production_title": show, "employer": company})

    assert chosen == {"production_title": "ravi", "employer": "kin"}


def test_a_field_whose_text_is_taken_may_be_left_empty() -> None:
    show, company = Ranked((("kin", 0.6),), 0.4), Ranked((("kin", 0.9),), 0.1)

    assert joint({"production_title": show, "employer": company})["production_title"] is None


@pytest.mark.parametrize(
    ("rival", "chosen", "stands"), [(0.5, 0.0, True), (0.3, 0.0, False), (0.6, 0.3, False)]
)
def test_a_text_stands_instead_of_a_reading_only_where_it_is_clearly_likelier(
    rival: float, chosen: float, stands: bool
) -> None:
    assert outdoes(rival, chosen) is stands


def test_who_issued_and_who_employed_may_be_the_same() -> None:
    company = Ranked((("kin", 0.9),), 0.1)

    assert set(joint({"issuer": company, "employer": company}).values()) == {"kin"}


def test_a_person_called_in_two_ways_stays_as_the_label_prints_it() -> None:
    said = "Employee: DELGADO, MARIA\nProduction: Kin\n\nMaria Delgado was paid for six days."

    (record,) = weighed(told_in_order([page_of(LETTER.format(said))]))[1]

    assert record["employee_name"].value == "DELGADO, MARIA"


def test_a_text_that_was_read_as_a_name_and_as_a_show_is_not_surely_both() -> None:
    said = "Employee: Ravi Birdsong\nProduction: Ravi Birdsong\nPosition: Key Grip"

    (record,) = weighed(told_in_order([page_of(LETTER.format(said))]))[1]

    sure = [record[name].confidence for name in ("employee_name", "production") if name in record]
    assert min(sure) < 0.5


@pytest.mark.parametrize("printed", ["Kin Films, Inc..", "2. Kin Films, Inc.", "Kin Films, Inc."])
def test_a_company_stands_without_the_marks_around_it(printed: str) -> None:
    said = f"Employee: Ravi Birdsong\nEmployer: {printed}\n\nKin Films, Inc. made “Ravine”."

    (record,) = weighed(told_in_order([page_of(LETTER.format(said))]))[1]

    assert record["employer"].value == "Kin Films, Inc."


def test_a_name_without_a_label_or_a_known_sentence_is_read() -> None:
    said = "Concerning the days of Ravi Birdsong (last four 5134): 03/02/2026, 03/03/2026."

    (record,) = weighed(told_in_order([page_of(LETTER.format(said))]))[1]

    assert record["employee_name"].value == "Ravi Birdsong"


def test_without_learned_weights_all_stands_as_it_was_read(tmp_path: Path) -> None:
    told = told_in_order([page_of(LETTER.format("Employee: Ravi Birdsong\nProduction: Kin"))])
    nothing = tmp_path / "nothing.json"
    nothing.write_text('{"weights": {}}')

    with read_by(nothing):
        fields, records = weighed(told)

    assert (fields, records) == (told.fields, told.records)


def test_weights_were_learned_for_every_field_and_of_no_round_that_is_measured() -> None:
    about = json.loads(FILE.read_text(encoding="utf-8"))["learned on"]

    assert set(learned()) <= {*OF_LETTER, *OF_RECORD}
    assert set(about["rounds"]) == set(LEARNING)
    assert not set(about["rounds"]) & set(MEASURING)
