"""The commands about people and payroll, as an operator types them."""

import json
from datetime import date

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from app.cli import main
from app.records import tables

PAYROLL = "Employee,Last4,Production,Date,Hours\nVale Maria,1234,Harbor Lights,2026-03-02,8\n"
WHO = ["--name", "Maria Vale", "--last4", "1234", "--il", "IL00000001"]
GRIP = ["--local", "80", "--classification", "grip", "--applied-on", "2026-04-15"]


@pytest.fixture
def dayproof(stores, monkeypatch):
    monkeypatch.setenv("DAYPROOF_DATABASE_URL", stores.settings.database_url)
    monkeypatch.setenv("DAYPROOF_DATA_FOLDER", str(stores.settings.data_folder))
    monkeypatch.setenv("COLUMNS", "200")

    def run(*arguments):
        return CliRunner().invoke(main, list(arguments))

    return run


def test_a_professional_is_added_with_a_record_under_the_catalogues_name(dayproof, stores):
    added = dayproof("people", "add", *WHO, *GRIP)

    assert added.exit_code == 0, added.output
    with stores.sessions() as session:
        record = session.scalars(select(tables.RosterRecord)).one()
    assert (record.classification, record.standing) == ("Grip", "Pending (In Progress)")
    assert "Maria Vale" in dayproof("people", "list").output


def test_somebody_on_the_roster_already_is_added_as_placed(dayproof, stores):
    driver = ["--local", "399", "--classification", "Driver", "--placed-on", "2025-09-01"]

    added = dayproof("people", "add", *WHO, *driver)

    assert added.exit_code == 0, added.output
    with stores.sessions() as session:
        record = session.scalars(select(tables.RosterRecord)).one()
    assert (record.applied_on, record.placed_on) == (date(2025, 9, 1), date(2025, 9, 1))
    assert record.assessment["reasons"] == [
        "Driver license: not recorded yet.",
        "Medical examiner certificate: not recorded yet.",
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([*WHO, "--local", "80"], "together"),
        ([*WHO, "--placed-on", "2025-09-01"], "--placed-on needs"),
        ([*WHO, *GRIP, "--placed-on", "2026-04-14"], "before the application"),
        (["--name", "Maria Vale", "--last4", "12"], "four digits"),
        ([*WHO, *GRIP, "--roster", "XYZ"], "no roster XYZ"),
    ],
)
def test_what_cannot_be_added_is_told(dayproof, stores, arguments, told):
    refused = dayproof("people", "add", *arguments)

    assert refused.exit_code != 0
    assert told in refused.output
    with stores.sessions() as session:
        assert session.scalars(select(tables.Professional)).all() == []


def test_an_il_number_belongs_to_one_person(dayproof):
    dayproof("people", "add", *WHO)

    again = dayproof("people", "add", *WHO)

    assert again.exit_code == 1
    assert "belongs to somebody already" in again.output


def test_a_payroll_file_is_imported_and_reported_as_json(dayproof, sender_id, tmp_path):
    file = tmp_path / "pay.csv"
    file.write_text(PAYROLL + "Vale Maria,1234,Harbor Lights,someday,8\n")
    by = ["--company", "Reelpay", "--by", "sam.sender@example.com"]

    report = json.loads(dayproof("payroll", "import", str(file), *by, "--json").stdout)
    again = dayproof("payroll", "import", str(file), *by)

    assert (report["rows_read"], report["rows_rejected"]) == (2, 1)
    assert report["rejections"][0]["row"] == 3
    assert "imported before" in again.output


def test_an_import_needs_somebody_who_brings_it(dayproof, tmp_path):
    file = tmp_path / "pay.csv"
    file.write_text(PAYROLL)

    refused = dayproof("payroll", "import", str(file), "--company", "Reelpay")

    assert refused.exit_code == 1
    assert "no administrator exists" in refused.output


@pytest.mark.parametrize(
    "arguments", [["people", "list"], ["accounts", "list"], ["people", "add", *WHO, *GRIP]]
)
def test_a_command_makes_the_tables_of_a_new_data_folder(
    dayproof, monkeypatch, tmp_path, arguments
):
    monkeypatch.setenv("DAYPROOF_DATA_FOLDER", str(tmp_path / "new"))
    monkeypatch.setenv("DAYPROOF_DATABASE_URL", f"sqlite:///{tmp_path}/new/dayproof.sqlite3")

    told = dayproof(*arguments)

    assert told.exit_code == 0, told.output


def test_an_import_into_a_new_data_folder_says_what_is_missing(dayproof, monkeypatch, tmp_path):
    monkeypatch.setenv("DAYPROOF_DATA_FOLDER", str(tmp_path / "new"))
    monkeypatch.setenv("DAYPROOF_DATABASE_URL", f"sqlite:///{tmp_path}/new/dayproof.sqlite3")
    file = tmp_path / "pay.csv"
    file.write_text(PAYROLL)

    refused = dayproof("payroll", "import", str(file), "--company", "Reelpay")

    assert (refused.exit_code, refused.output.count("\n")) == (1, 1)
    assert "no administrator exists: add one with dayproof accounts add" in refused.output
