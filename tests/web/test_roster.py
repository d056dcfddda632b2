"""The roster record shows every day with its proof: counted ones and those that do not count."""

from collections.abc import Callable
from datetime import date
from typing import Any

from app import people
from app.records import tables

SignIn = Callable[..., Any]


def test_a_credited_day_names_its_rule_its_decider_and_its_box(
    scene: Any,
    sign_in: SignIn,
    send: Callable[..., Any],
    a_minute_later: Callable[[], None],
) -> None:
    document = scene.document("a1")
    send(sign_in("robin"), f"/desk/{document}/approve", {"day": ["2026-03-02"]})
    a_minute_later()

    page = sign_in("avery").get(f"/roster/{scene.roster_record}/days").text

    assert "1 day counted" in page
    assert "The rule on days of work that held then" in page
    assert "ier-80-work-days" not in page
    assert "Decided by Robin Sample" in page
    assert f"/documents/{document}/evidence?page=1&amp;box=72,300,200,314#selected" in page
    assert "No payroll line covers this day." in page
    staff = sign_in("robin").get(f"/roster/{scene.roster_record}/days").text
    assert "ier-80-work-days (2026-01-01)" in staff


def test_a_day_in_review_is_shown_but_not_counted(scene: Any, sign_in: SignIn) -> None:
    scene.document("a1")

    page = sign_in("avery").get(f"/roster/{scene.roster_record}/days").text

    assert "0 days counted" in page
    assert page.count("In review") == 3


def test_staff_find_a_record_by_name_and_by_number(scene: Any, sign_in: SignIn) -> None:
    robin = sign_in("robin")

    assert "Jordan Avery" in robin.get("/roster?q=avery").text
    assert "No one matches “nobody”" in robin.get("/roster?q=nobody").text


def test_without_a_search_the_records_opened_last_come_first(
    stores: Any, scene: Any, sign_in: SignIn
) -> None:
    with stores.sessions.begin() as session:
        avery = session.get_one(tables.Professional, scene.professionals["avery"])
        people.open_roster_record(
            session, avery, "IER", "728", "Lamp Operator", date(2026, 9, 1), stores.now()
        )

    page = sign_in("robin").get("/roster").text

    assert page.index("Local #728") < page.index("Local #80")
