"""What if the rules changed: who would stand otherwise, before the draft is in force."""

from datetime import date

import pytest

from app import what_if
from app.errors import BadRequest
from app.roster.rulebook import rule_texts


@pytest.fixture
def database_url(tmp_path):
    """SQLite alone: what both databases must do is shown by the sweep and the time machine."""
    return f"sqlite:///{tmp_path}/test.sqlite3"


FILE = "ier-399.yaml"
ON = date(2024, 2, 1)


@pytest.fixture
def draft():
    """The rules of Local 399 with three years in a group instead of two."""
    name = next(name for name in rule_texts() if name.endswith(FILE))
    return rule_texts()[name].replace("length: 24", "length: 36", 1)


def asked(driver, text):
    with driver.stores.sessions() as session:
        return what_if.what_if(session, what_if.drafted_book(FILE, text), driver.at(ON).now(), ON)


def test_a_draft_lists_who_would_change_and_how(driver, draft):
    driver.sweep(ON)
    before = driver.row().assessment

    found = asked(driver, draft)

    assert [one.name for one in found.affected] == ["Ona Reyes"]
    assert any("2024-05-30 → 2025-05-30" in what for what in found.affected[0].differences)
    assert driver.row().assessment == before


def test_a_draft_that_changes_nothing_lists_nobody(driver, draft):
    found = asked(driver, draft.replace("length: 36", "length: 24", 1))

    assert found.affected == ()


def test_a_bad_draft_is_refused_with_its_line(draft):
    with pytest.raises(BadRequest, match="line"):
        what_if.drafted_book(FILE, draft.replace("roster: IER", "rooster: IER", 1))


def test_a_draft_for_no_rule_file_is_refused(draft):
    with pytest.raises(BadRequest, match="no rule file"):
        what_if.drafted_book("nothing.yaml", draft)
