"""The commands about files of work records, as an operator types them."""

import json

import pytest
from click.testing import CliRunner

from app.cli.fringe import fringe
from app.cli.payroll import payroll

PAYROLL = "Employee,Last4,Production,Date,Hours\nVale Maria,1234,Harbor Lights,2026-03-02,8\n"
FRINGE = "Member,Member No,Production,Month,Days\nVale Maria,M-7,Harbor Lights,2026-03,8\n"
BY = ["--by", "sam.sender@example.com"]


@pytest.fixture
def run(stores, sender_id, monkeypatch, tmp_path):
    """Return what runs a command on a file of some text: ``run(group, words, text)``."""
    monkeypatch.setenv("DAYPROOF_DATABASE_URL", stores.settings.database_url)
    monkeypatch.setenv("DAYPROOF_DATA_FOLDER", str(stores.settings.data_folder))

    def made(group, *words, text=None):
        file = tmp_path / "march.csv"
        given = []
        if text is not None:
            file.write_text(text)
            given = [str(file), "--company", "Reelpay"]
        return CliRunner().invoke(group, [words[0], *given, *words[1:]])

    return made


@pytest.mark.parametrize(("group", "text"), [(payroll, PAYROLL), (fringe, FRINGE)])
def test_a_file_is_looked_at_applied_listed_and_rolled_back(run, group, text):
    seen = json.loads(run(group, "preview", *BY, "--json", text=text).stdout)
    answers = [run(group, act, seen["id"], *BY) for act in ("apply", "rollback")]

    assert [answer.exit_code for answer in answers] == [0, 0]
    assert (seen["state"], seen["preview"]["people"]) == ("previewed", 1)
    listed = json.loads(run(group, "list", "--json").stdout)
    assert (listed["id"], listed["state"]) == (seen["id"], "rolled_back")


def test_a_preview_says_in_words_what_a_file_would_bring(run):
    told = run(payroll, "preview", *BY, text=PAYROLL + "Vale Maria,1234,Harbor Lights,never,8\n")

    assert "1 of 2 rows can be used, 1 cannot." in told.stdout
    assert "line 3: Date (column D): “never” is no date" in told.stdout
    assert "State: previewed." in told.stdout


def test_what_a_file_leaves_open_is_said_on_the_command_line(run):
    text = PAYROLL.replace("2026-03-02", "03/04/2026")

    asked = run(payroll, "preview", *BY, text=text)
    said = run(payroll, "preview", *BY, "--dates", "day-first", "--json", text=text)

    assert asked.exit_code == 1
    assert "say which part comes first" in asked.stderr
    assert json.loads(said.stdout)["from"] == "2026-04-03"


def test_a_remittance_among_payroll_is_told_what_it_is(run):
    refused = run(payroll, "import", *BY, text=FRINGE)

    assert refused.exit_code == 1
    assert "looks like a fringe report" in refused.stderr


def test_layouts_are_listed_by_kind(run):
    assert "weekly-time-cards" in run(payroll, "layouts").stdout
    assert "weekly-time-cards" not in run(fringe, "layouts").stdout


def test_an_unknown_import_is_told(run):
    refused = run(payroll, "apply", "nothing", *BY)

    assert (refused.exit_code, "There is no such file" in refused.stderr) == (1, True)
