"""What staff record about a record: taken, ended, withdrawn; contradictions become findings."""

from datetime import date

import pytest

from app import people, record_facts
from app.errors import BadRequest
from app.fact_kinds import RecordFactKind
from app.records import tables


@pytest.fixture
def database_url(tmp_path):
    """SQLite alone: what both databases must do is shown by the sweep and the time machine."""
    return f"sqlite:///{tmp_path}/test.sqlite3"


OPENED = date(2022, 5, 30)


def test_a_removal_that_ended_leaves_its_days_behind(driver, stores):
    removed = driver.fact(
        RecordFactKind.REMOVED, date(2023, 1, 1), date(2023, 1, 5), reason="Refused three calls"
    )
    during = driver.row().standing
    with stores.sessions.begin() as session:
        fact = session.get_one(tables.RecordFact, removed)
        record_facts.end_fact(
            session,
            fact,
            date(2023, 1, 31),
            actor="account:1",
            now=driver.at(date(2023, 2, 1)).now(),
        )

    assert (during, driver.row().standing) == ("Removed", "Compliant")
    assert driver.as_of(date(2023, 1, 20), date(2025, 1, 1)).given["standing"] == "Removed"


def test_a_suspension_of_thirty_days_moves_the_advancement_by_thirty(driver):
    driver.fact(
        RecordFactKind.SUSPENDED,
        date(2023, 2, 1),
        date(2023, 3, 3),
        until=date(2023, 3, 2),
        reason="Training",
    )

    assert driver.row().assessment["anticipated_advancement_on"] == "2024-06-29"


def test_a_suspension_recorded_late_is_told_from_its_first_day(driver):
    driver.fact(
        RecordFactKind.SUSPENDED, date(2023, 2, 1), date(2023, 2, 20), reason="Unavailable."
    )

    (told,) = [text for _, _, text in driver.messages() if "you are suspended" in text]

    assert told.startswith("Since Feb 1, 2023 you are suspended.")


def test_a_group_recorded_late_is_told_from_its_first_day(driver):
    driver.fact(RecordFactKind.GROUPED, date(2023, 2, 1), date(2023, 6, 20), group="2")

    (told,) = [text for _, _, text in driver.messages() if "Group 2" in text]

    assert told == "Since Feb 1, 2023 you are in Group 2."


def test_two_birth_dates_are_a_finding_and_nothing_breaks(driver):
    driver.hold("driver_license", date(2030, 5, 30), date(2023, 1, 1), birth_on=date(1980, 1, 1))
    driver.hold(
        "medical_certificate", date(2025, 5, 1), date(2023, 1, 1), birth_on=date(1981, 1, 1)
    )

    messages = [finding["message"] for finding in driver.row().assessment["findings"]]
    assert any("1980-01-01" in message and "1981-01-01" in message for message in messages)


def test_an_expiry_before_the_issue_is_a_finding(driver):
    driver.hold("driver_license", date(2021, 1, 1), date(2023, 1, 1), issued_on=date(2022, 1, 1))

    assert driver.row().assessment["findings"]


def test_overlapping_groups_are_a_finding(driver):
    driver.fact(RecordFactKind.GROUPED, OPENED, date(2023, 1, 1), group="2")

    assert driver.row().assessment["findings"]


@pytest.mark.parametrize(
    ("kind", "more", "told"),
    [
        (RecordFactKind.REMOVED, {}, "reason"),
        (RecordFactKind.GROUPED, {}, "Name the group"),
        (RecordFactKind.SUSPENDED, {"reason": "x", "until": date(2022, 1, 1)}, "before it begins"),
    ],
)
def test_an_incomplete_fact_is_refused(driver, kind, more, told):
    with pytest.raises(BadRequest, match=told):
        driver.fact(kind, date(2023, 1, 1), date(2023, 1, 2), **more)


def test_a_credential_of_no_known_kind_is_refused(driver):
    with pytest.raises(BadRequest, match="no kind of credential"):
        driver.hold("library_card", None, date(2023, 1, 1))


def test_a_classification_that_nobody_knows_is_refused_with_names_that_are(driver, stores):
    now = driver.at(OPENED).now()
    with stores.sessions.begin() as session:
        person = session.get_one(tables.Professional, driver.person)

        with pytest.raises(BadRequest, match="write for instance Auto Mechanic"):
            people.open_roster_record(session, person, "IER", "399", "Nonsense", OPENED, now)
