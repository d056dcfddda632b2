"""A table sent as a document is told by its columns, in a container too, or says why not."""

import json
from pathlib import Path
from random import Random
from zipfile import ZipFile

import openpyxl
import pytest
from click.testing import CliRunner

from app.cli.read import read
from bench.papers.second.pay import payroll_register

PAYROLL = """Payroll Company,Work Date,Last Name,First Name,SSN Last 4,Production,Occupation,Hours
Reelpay,2026-03-02,Vale,Maria,1234,Harbor Lights,Grip,10
Reelpay,2026-03-03,Vale,Maria,1234,Harbor Lights,Grip,10
Reelpay,2026-03-03,Sample,Jo,5678,Harbor Lights,Grip,10
"""
PRICES = "Item,Price,Weight\nLamp,10,3\nStand,20,4\n"


def told(path: Path) -> dict:
    (line,) = CliRunner().invoke(read, ["--json", str(path)]).stdout.splitlines()
    return json.loads(line)


def values(document: dict) -> dict:
    return {name: field["value"] for name, field in document["fields"].items()}


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    for row in PAYROLL.splitlines():
        book.active.append(row.split(","))
    book.save(tmp_path / "pay.xlsx")
    return tmp_path / "pay.xlsx"


def test_a_payroll_export_is_told_with_its_company_span_and_people(tmp_path: Path):
    path = tmp_path / "anything.csv"
    path.write_text(PAYROLL)

    reading = told(path)

    (document,) = reading["documents"]
    assert document["type"] == "payroll_export"
    assert values(document) == {
        "payroll_company": "Reelpay",
        "period_start": "2026-03-02",
        "period_end": "2026-03-03",
        "employee_count": 2,
    }
    assert reading["error"] is None
    assert len(reading["sha256"]) == 64


def test_a_workbook_is_told_like_a_text(workbook: Path):
    (document,) = told(workbook)["documents"]

    assert document["type"] == "payroll_export"
    assert values(document)["employee_count"] == 2


def test_a_table_in_an_archive_is_told_under_its_name_there(workbook: Path, tmp_path: Path):
    with ZipFile(tmp_path / "sent.zip", "w") as archive:
        archive.write(workbook, "march/pay.xlsx")
        archive.writestr("pay.csv", PAYROLL)

    documents = told(tmp_path / "sent.zip")["documents"]

    assert [(d["type"], d["part"]) for d in documents] == [
        ("payroll_export", "sent.zip/march/pay.xlsx"),
        ("payroll_export", "sent.zip/pay.csv"),
    ]


def test_any_other_table_says_why_it_is_not_read(tmp_path: Path):
    path = tmp_path / "prices.csv"
    path.write_text(PRICES)

    error = told(path)["error"]

    assert error["code"] == "unsupported-type"
    assert "neither a payroll export nor a fringe report" in error["message"]


def test_a_printed_register_is_told_with_the_people_that_its_rows_name(tmp_path: Path):
    path = tmp_path / "register.pdf"
    path.write_bytes(payroll_register(Random(3)).pdf)

    (document,) = told(path)["documents"]

    assert document["type"] == "payroll_export"
    assert values(document)["employee_count"] == 4
    assert document["records"] == []
