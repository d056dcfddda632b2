"""The decision time machine: a past day has the answer given then, whatever is known since."""

from datetime import date, timedelta

import pytest

from app import credentials, standing
from app.records import tables
from app.roster import rulebook
from app.standing import asked, rule_books

OPENED = date(2022, 5, 30)
LAPSED = date(2024, 5, 21)
ASKED = date(2025, 1, 15)
CERTIFICATE_ENDS = date(2024, 5, 20)


def test_a_past_day_gives_the_answer_that_was_given_then(driver):
    driver.sweep(date(2024, 6, 30))

    before = driver.as_of(LAPSED - timedelta(days=1), ASKED)
    after = driver.as_of(LAPSED, ASKED)

    assert (before.given["standing"], after.given["standing"]) == ("Compliant", "Suspended")
    assert before.is_reproduced
    assert after.is_reproduced


def test_a_paper_that_came_late_changes_today_and_not_what_was_said(driver):
    driver.sweep(date(2024, 6, 10))
    driver.hold(
        "medical_certificate", date(2026, 5, 20), date(2024, 6, 10), issued_on=date(2024, 5, 20)
    )

    then = driver.as_of(date(2024, 6, 1), ASKED)

    assert then.given["standing"] == "Suspended"
    assert then.is_reproduced
    assert then.known_now["standing"] == "Compliant"


def test_facts_that_no_sweep_has_judged_yet_are_not_called_a_wrong_answer(driver, stores):
    driver.sweep(date(2024, 6, 10))
    came_in = tables.TrainingFact(
        professional_id=driver.person,
        kind="completed",
        course="HP1",
        day=date(2024, 6, 9),
        recorded_at=driver.at(date(2024, 6, 10)).now() + timedelta(hours=1),
        recorded_by="account:1",
    )
    with stores.sessions.begin() as session:
        session.add(came_in)

    before = driver.as_of(date(2024, 6, 9), ASKED)
    then = driver.as_of(date(2024, 6, 10), ASKED)

    assert (before.is_reproduced, before.is_overtaken) == (True, False)
    assert (then.is_reproduced, then.is_overtaken) == (False, True)


def test_a_withdrawn_fact_still_explains_the_day_it_held(driver, stores):
    held = driver.hold(
        "medical_certificate", date(2026, 5, 20), date(2024, 3, 1), issued_on=date(2024, 3, 1)
    )
    with stores.sessions.begin() as session:
        row = session.get_one(tables.Credential, held)
        credentials.withdraw_credential(
            session, row, actor="account:1", now=driver.at(date(2024, 7, 1)).now()
        )

    then = driver.as_of(date(2024, 6, 1), ASKED)
    now = driver.as_of(date(2024, 7, 1), ASKED)

    assert (then.given["standing"], then.is_reproduced) == ("Compliant", True)
    assert (now.given["standing"], now.is_reproduced) == ("Suspended", True)


@pytest.fixture
def drafted(monkeypatch):
    """Return what puts a rule book in force under which Group 2 takes three years."""

    def make():
        texts = rulebook.rule_texts()
        name = next(name for name in texts if name.endswith("ier-399.yaml"))
        files = {**texts, name: texts[name].replace("length: 24", "length: 36", 1)}
        known = rule_books.KnownBook("f" * 64, files, rulebook.book_of(files))
        for module in (rule_books, asked):
            monkeypatch.setattr(module, "current", lambda: known)

    return make


def test_a_rule_book_that_changed_since_is_still_asked_about_its_own_days(driver, drafted):
    driver.sweep(date(2024, 2, 29))
    drafted()
    standing.recompute_all(driver.at(date(2024, 3, 1)))

    old = driver.as_of(date(2024, 2, 20), ASKED)
    new = driver.as_of(date(2024, 3, 1), ASKED)

    assert (old.given["anticipated_advancement_on"], old.is_reproduced) == ("2024-05-30", True)
    assert new.given["anticipated_advancement_on"] == "2025-05-30"
    assert new.rule_book == "f" * 64


def test_a_missed_day_is_judged_by_the_rule_book_that_was_in_use_then(driver, drafted):
    driver.sweep(CERTIFICATE_ENDS - timedelta(days=90))
    drafted()
    driver.sweep(CERTIFICATE_ENDS + timedelta(days=40))

    missed = driver.as_of(CERTIFICATE_ENDS + timedelta(days=1), ASKED)
    caught_up = driver.as_of(CERTIFICATE_ENDS + timedelta(days=40), ASKED)

    assert (missed.given["anticipated_advancement_on"], missed.is_reproduced) == (
        "2024-05-31",
        True,
    )
    assert missed.rule_book != "f" * 64
    assert (caught_up.rule_book, caught_up.is_reproduced) == ("f" * 64, True)


def test_a_date_that_moves_each_day_is_one_answer_and_right_on_each_day(driver):
    for days in range(-3, 30):
        driver.sweep(CERTIFICATE_ENDS + timedelta(days=days))

    told = [on for on, answer in driver.answers() if answer["standing"] == "Suspended"]
    dates = {
        days: driver.as_of(CERTIFICATE_ENDS + timedelta(days=days), ASKED) for days in (1, 2, 9)
    }

    assert told == [CERTIFICATE_ENDS + timedelta(days=1)]
    assert {days: found.given["anticipated_advancement_on"] for days, found in dates.items()} == {
        1: "2024-05-31",
        2: "2024-06-01",
        9: "2024-06-08",
    }
    assert all(found.is_reproduced for found in dates.values())
    assert driver.row().assessment["anticipated_advancement_on"] == "2024-06-28"


def test_before_the_record_was_opened_no_answer_had_been_given(driver):
    assert driver.as_of(OPENED - timedelta(days=1), ASKED).given is None
