"""``dayproof read`` prints JSON lines in the order of its arguments and says what failed."""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli.read import read


@pytest.fixture
def letter(tmp_path: Path, letter_pdf: bytes) -> Path:
    path = tmp_path / "letter.pdf"
    path.write_bytes(letter_pdf)
    return path


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(read, [str(argument) for argument in arguments])


def test_json_has_one_object_per_file_in_their_order(letter: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.pdf"
    empty.write_bytes(b"")

    result = _run("--json", letter, empty, letter, tmp_path / "missing.pdf", tmp_path)

    objects = [json.loads(line) for line in result.stdout.splitlines()]
    codes = [one["error"] and one["error"]["code"] for one in objects]
    assert codes == [None, "empty-file", None, "file-not-found", "file-not-found"]
    assert [one["file"] for one in objects[:2]] == [str(letter), str(empty)]
    assert result.exit_code == 1


def test_an_object_has_the_public_keys(letter: Path) -> None:
    result = _run("--json", letter)

    (line,) = result.stdout.splitlines()
    data = json.loads(line)
    assert {"file", "sha256", "pages", "page_sizes", "error", "documents"} <= data.keys()
    assert data["pages"] == 1
    (document,) = data["documents"]
    assert document["type"] == "evl"
    assert {"type_confidence", "pages", "fields", "records", "findings"} <= document.keys()
    assert result.exit_code == 0


def test_findings_include_those_of_the_checks(letter: Path) -> None:
    (line,) = _run("--json", letter).stdout.splitlines()

    codes = {finding["code"] for finding in json.loads(line)["documents"][0]["findings"]}
    assert "missing-signature" in codes


def test_files_taken_as_one_are_one_object_with_all_their_pages(letter: Path) -> None:
    result = _run("--json", "--as-one", letter, letter)

    (line,) = result.stdout.splitlines()
    data = json.loads(line)
    assert data["files"] == [str(letter), str(letter)]
    assert data["pages"] == 2
    assert [document["pages"] for document in data["documents"]] == [[1, 2]]


def test_people_get_a_table_and_a_plain_reason(letter: Path, tmp_path: Path) -> None:
    result = _run(letter, tmp_path / "missing.pdf")

    assert "2026-04-02" in result.stdout
    assert "not read (file-not-found)" in result.stdout
    assert result.exit_code == 1


def test_no_file_at_all_is_wrong_usage() -> None:
    assert _run("--json").exit_code == 2


def test_a_setting_of_no_use_is_wrong_usage(letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAYPROOF_PAGE_LIMIT", "many")

    result = _run("--json", letter)

    assert result.exit_code == 2
    assert "DAYPROOF_PAGE_LIMIT" in result.stderr


def test_a_file_name_that_is_no_text_leaves_the_json_valid(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.pdf")

    line = _run("--json", path).stdout_bytes.decode("utf-8")

    assert json.loads(line)["file"] == str(path)


def test_a_file_cannot_steer_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "red\x1b[31m.txt"
    path.write_text("SAMPLE memo of no kind, with nothing in it to read")

    result = _run(path)

    assert "\x1b" not in result.stdout
    assert "red\N{REPLACEMENT CHARACTER}" in result.stdout
