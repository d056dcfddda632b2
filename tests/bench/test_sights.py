"""What was read of letters that nobody had seen is kept, and confidence learns from it."""

from pathlib import Path

from bench.calibrate import written as learned_from
from bench.calibration.fitting import fitted
from bench.calibration.observing import Observation
from bench.calibration.sights import KEPT, kept_sights, read_back, written
from bench.letters.ordinary.__main__ import PAGES

SURE = Observation("day, text layer", "office/01", {"any": 1.0, "score": 2.5}, right=True)
WRONG = Observation("day, text layer", "office/02", {"any": 1.0, "doubts": 3.0}, right=False)


def test_what_is_kept_comes_back_value_by_value() -> None:
    assert list(read_back(written([SURE, WRONG]))) == [SURE, WRONG]


def test_grounds_are_kept_to_three_digits() -> None:
    (back,) = read_back(written([Observation("field, ocr", "a/01", {"page": 0.12345}, right=True)]))
    assert back.grounds == {"page": 0.123}


def test_every_file_of_a_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "one, born-digital.json").write_text(written([SURE]))
    (tmp_path / "two, every.json").write_text(written([WRONG]))
    assert kept_sights(tmp_path) == [SURE, WRONG]


def test_no_set_of_letters_was_learned_from_before_its_first_reading_was_kept() -> None:
    kept = {file.stem.split(",")[0] for file in KEPT.glob("*, born-digital.json")}
    assert {folder.name for folder in PAGES.iterdir() if folder.is_dir()} <= kept


def test_days_of_letters_read_for_the_first_time_are_kept_right_and_wrong_ones() -> None:
    days = [each.right for each in kept_sights() if each.question == "day, text layer"]
    assert sum(days) > 1000
    assert days.count(False) > 100


def test_numbers_learned_with_first_readings_are_less_sure() -> None:
    familiar = [
        Observation("day, text layer", f"layout {n % 9}", {"any": 1.0, "score": 3.0}, right=True)
        for n in range(300)
    ]
    first = [
        Observation("day, text layer", f"new/{n % 9}", {"any": 1.0, "score": 3.0}, right=n % 5 > 0)
        for n in range(100)
    ]
    grounds = {"any": 1.0, "score": 3.0}
    assert fitted([*familiar, *first]).chance(grounds) < fitted(familiar).chance(grounds) - 0.02
    assert '"values": 400' in learned_from([*familiar, *first], letters=1)
