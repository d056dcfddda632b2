"""How signs of texts are weighed: what lessons teach, and that no measured round teaches."""

import json
from pathlib import Path

import pytest

from bench.letters.families import LEARNING, MEASURING, ROUNDS
from bench.weighing.first import FIRST, keep
from bench.weighing.fitting import fitted
from bench.weighing.lessons import Lesson, first_lessons
from bench.weighing.parts import PARTS, part_of
from extractors.evl.weighing.chances import ranked

GOOD, BAD = frozenset({"legal form"}), frozenset({"a label"})


def _lesson(number: int, texts: dict[str, frozenset[str]], right: str) -> Lesson:
    signs = {key: (key, own) for key, own in texts.items()}
    return Lesson(f"family {number}", True, "employer", signs, frozenset({right}), None)


def test_the_sign_that_the_right_texts_share_is_what_is_learned() -> None:
    taught = [_lesson(n, {"kin": GOOD, "type": BAD}, "kin") for n in range(40)]

    weights = fitted(taught)

    assert weights["legal form"] > 0 > weights.get("a label", -1.0)
    assert ranked("employer", taught[0].texts, weights).best == "kin"


def test_where_the_right_text_is_never_there_none_is_learned() -> None:
    taught = [_lesson(n, {"kin": GOOD, "type": BAD}, "elsewhere") for n in range(40)]

    weights = fitted(taught)

    assert ranked("employer", taught[0].texts, weights).best is None


def test_every_family_has_its_part_however_it_is_written() -> None:
    assert part_of("crew cards") == part_of("crew_cards") in range(PARTS)


def test_first_readings_are_of_families_that_may_be_learned_from() -> None:
    families = {each.__name__ for number in LEARNING for each in ROUNDS[number]}
    measured = {each.__name__ for number in MEASURING for each in ROUNDS[number]}

    kept = [json.loads(file.read_text(encoding="utf-8")) for file in FIRST.glob("*.json")]

    read = {letter["family"] for each in kept for letter in each["letters"]}
    assert read
    assert not read & measured
    assert read <= families


def test_first_readings_are_kept_as_lessons_read_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (family, *_) = ROUNDS[23]
    monkeypatch.setitem(ROUNDS, 23, (family,))

    file = keep(23, 1, "abc1234", tmp_path)

    monkeypatch.setattr("bench.weighing.lessons.FIRST", tmp_path)
    about = json.loads(file.read_text(encoding="utf-8"))
    found = list(first_lessons([23], 1))
    assert (about["read by"], len(about["letters"])) == ("abc1234", 1)
    assert {"employee_name", "issuer"} <= {lesson.field for lesson in found}
    assert all(lesson.blind for lesson in found)
