"""The sample cases are as they are made, and come out as their story says."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli.check import check
from samples.cases import FOLDER, SampleCase, sample_cases

CASES = sample_cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_folder_holds_what_is_made(case: SampleCase) -> None:
    written = {path.name for path in (FOLDER / case.name).iterdir()}

    assert written == set(case.files)
    tables = [name for name in case.files if not name.endswith(".pdf")]
    assert {n: (FOLDER / case.name / n).read_bytes() for n in tables} == {
        n: case.files[n] for n in tables
    }
    assert json.loads((FOLDER / f"{case.name}.json").read_text()) == case.expected


@pytest.mark.parametrize("name", [case.name for case in CASES])
def test_a_case_comes_out_as_its_story_says(name: str) -> None:
    expected = json.loads((FOLDER / f"{name}.json").read_text())

    result = CliRunner().invoke(check, ["--json", str(FOLDER / name)])

    found = json.loads(result.stdout)
    for key in ("credited_days", "required_days", "verdict"):
        assert found[key] == expected[key]
    dates = {each["code"]: each["dates"] for each in found["findings"]}
    wanted = {code: dates.get(code) if d is None else d for code, d in expected["findings"].items()}
    assert dates == wanted
    assert result.exit_code == 0


def test_the_sample_letters_are_those_of_the_samples() -> None:
    folder = Path(FOLDER).parent

    letter = (FOLDER / "saltmarsh" / "letter.pdf").read_bytes()

    assert letter == (folder / "evl" / "e1-day-list.pdf").read_bytes()
