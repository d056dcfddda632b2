"""``dayproof check`` prints one line, says what it could not read, and ends with its status."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli.check import check


def test_people_get_the_ledger_and_the_verdict(run, letter_pdf, march):
    result = run({"letter.pdf": letter_pdf(march)})

    assert "2026-03-02" in result.stdout
    assert "Verdict: meets." in result.stdout
    assert result.exit_code == 0


def test_a_file_that_cannot_be_read_makes_a_short_case_incomplete(run, table, paid_rows, march):
    result = run({"letter.pdf": b"", "payroll.csv": table(paid_rows(march))}, "--json")

    found = json.loads(result.stdout)
    assert found["verdict"] == "incomplete"
    errors = {file["file"]: file["error"] and file["error"]["code"] for file in found["files"]}
    assert errors == {"letter.pdf": "empty-file", "payroll.csv": None}
    assert result.exit_code == 1


def test_a_bad_row_is_told_twice_and_the_case_is_judged(run, letter_pdf, table, paid_rows, march):
    rows = [*paid_rows(march), "yesterday,Vale,Maria,1234,Harbor Lights,X,Grip,WK,10"]

    result = run({"letter.pdf": letter_pdf(march), "payroll.csv": table(rows)}, "--json")

    told_first = "payroll.csv, row 12 left out: Work Date (column A): “yesterday” is no date"
    assert told_first in result.stderr
    (told,) = [e for e in json.loads(result.stdout)["cannot_tell"] if e["code"] == "row-not-read"]
    assert "row 12" in told["message"]
    assert result.exit_code == 0


@pytest.mark.parametrize(
    "unknown",
    [
        b"Wer,Was,Wann\nVale,Film,heute\nVale,Film,gestern\n",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old workbook",
    ],
)
def test_silence_proves_nothing_beside_a_table_that_was_not_read(run, letter_pdf, march, unknown):
    result = run({"letter.pdf": letter_pdf(march), "export.csv": unknown}, "--json")

    found = json.loads(result.stdout)
    assert (found["credited_days"], found["verdict"]) == (0, "refer")
    assert result.exit_code == 1


def test_a_table_that_was_not_read_is_told_which_columns_it_lacks(run, letter_pdf, march):
    table = b"Employee,SSN,Show\nVale,1234,Harbor Lights\nVale,1234,Harbor Lights\n"

    result = run({"letter.pdf": letter_pdf(march), "export.csv": table}, "--json")

    (error,) = [f["error"] for f in json.loads(result.stdout)["files"] if f["error"]]
    assert "No column for the days worked" in error["message"]
    assert "letter" not in error["message"]


def test_hidden_files_are_passed_over_and_folders_are_told(run, tmp_path, letter_pdf, march):
    folder = tmp_path / "case"
    (folder / "older").mkdir(parents=True)
    (folder / ".DS_Store").write_bytes(b"\x00")

    result = run({"letter.pdf": letter_pdf(march)}, "--json")

    found = json.loads(result.stdout)
    assert [file["file"] for file in found["files"]] == ["letter.pdf"]
    assert found["cannot_tell"][0]["code"] == "folder-not-read"
    assert result.exit_code == 0


def test_files_named_together_are_one_document(run, letter_pdf, march):
    pages = {"p1.pdf": letter_pdf(march), "p2.pdf": letter_pdf(march, note="Second page.")}

    result = run(pages, "--json", documents=[["p1.pdf", "p2.pdf"]])

    found = json.loads(result.stdout)
    assert [file.get("files") for file in found["files"]] == [["p1.pdf", "p2.pdf"]]
    assert found["files"][0]["pages"] == 2


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"color": "red"}, "color: Unknown field"),
        ({"documents": [["missing.pdf"]]}, "missing.pdf, which is not in the folder"),
        ({"documents": [["a.pdf"], ["a.pdf"]]}, "a.pdf more than once"),
    ],
)
def test_a_wrong_application_is_wrong_usage(run, letter_pdf, march, changes, said):
    result = run({"a.pdf": letter_pdf(march)}, "--json", **changes)

    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_a_folder_without_application_is_wrong_usage(tmp_path: Path) -> None:
    result = CliRunner().invoke(check, [str(tmp_path)])

    assert result.exit_code == 2
    assert "application.json cannot be opened" in result.stderr


def test_an_upgrade_has_requirements_and_no_days(run, letter_pdf, march):
    asked = {"references": 3, "needs_pc_reference": True}
    changes = {"roster": "IATSE411", "local": None, "classification": "1st APC", "rule": asked}

    result = run({"letter.pdf": letter_pdf(march)}, "--json", **changes)

    found = json.loads(result.stdout)
    assert (found["credited_days"], found["required_days"]) == (None, None)
    assert found["verdict"] == "incomplete"
    by_id = {each["id"]: each for each in found["requirements"]}
    assert by_id["references"]["need"] == 3
    assert by_id["references"]["have"] == 0
    assert by_id["references"]["readings"]["documents_found"] == 0
