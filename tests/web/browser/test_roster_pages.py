"""The pages about a record and a person work for everyone, at every width, light and dark."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from app import credentials, people, standing
from app.fact_kinds import RecordFactKind, TrainingFactKind
from app.messages import NewMessage, write_once
from app.record_facts import NewFact, record_fact
from app.records import tables
from app.stores import Stores
from app.training.facts import NewTraining, record_training

PASSWORD = "correct horse battery staple"


@pytest.fixture
def driver(stores: Stores, scene: Any) -> str:
    """Avery as a suspended Driver in Group 3, with courses, papers and a contradiction."""
    document, now = scene.document("a1"), stores.now()
    today = standing.roster_today(now, "IER")
    placed = today - timedelta(days=500)
    with stores.sessions.begin() as session:
        avery = session.get_one(tables.Professional, scene.professionals["avery"])
        record = people.open_roster_record(session, avery, "IER", "399", "Driver", placed, now)
        people.place_on_roster(session, record, placed, now)
        by: dict[str, Any] = {"actor": "account:3", "now": now}
        record_fact(session, record, NewFact(RecordFactKind.GROUPED, placed, group="3"), **by)
        away = NewFact(
            RecordFactKind.SUSPENDED,
            placed + timedelta(days=100),
            until=placed + timedelta(days=130),
            reason="Substance test missed",
        )
        record_fact(session, record, away, **by)
        paper = session.scalars(
            select(tables.Document).where(tables.Document.public_id == document)
        ).one()
        for kind, birth, ends in (
            ("driver_license", date(1980, 1, 1), today + timedelta(days=25)),
            ("medical_certificate", date(1981, 1, 1), today - timedelta(days=9)),
        ):
            new = credentials.NewCredential(kind, ends, issued_on=placed, birth_on=birth)
            credentials.record_credential(session, paper, new, **by)
        course = NewTraining(TrainingFactKind.COMPLETED, "A", placed, company_time=False)
        record_training(session, avery, course, **by)
        told = NewMessage(
            avery.id, record.id, "reminder", "e1", today, "License expires", "If it lapses …"
        )
        write_once(session, [told], now)
        return record.public_id


@pytest.fixture
def addresses(driver: str) -> dict[str, list[str]]:
    """The pages of each role about Avery."""
    tabs = ("", "/training", "/other", "/documents", "/history", "/upgrade")
    today = date.today().isoformat()  # noqa: DTZ011 - only to have a day in the form
    return {
        "avery": [*(f"/roster/{driver}{tab}" for tab in tabs), "/messages"],
        "robin": [
            f"/people/{'avery'.ljust(32, '0')}",
            f"/roster/{driver}/history?as_of={today}",
            "/people/completions",
            "/roster/what-if",
        ],
    }


def test_no_roster_page_has_a_violation_or_scrolls_sideways(
    addresses: dict[str, list[str]], flaws: Callable[..., Any]
) -> None:
    assert flaws(addresses) == []


def test_staff_record_a_course_without_scripts(
    seeded_url: str, addresses: dict[str, list[str]], open_page: Callable[..., Page], enter: Any
) -> None:
    page = open_page(java_script_enabled=False)
    enter(page, seeded_url, "robin@example.com", PASSWORD)
    page.goto(seeded_url + addresses["robin"][0])

    page.get_by_text("Record a course").click()
    page.get_by_label("Course", exact=True).select_option("HP1")
    page.get_by_label("Date", exact=True).fill("2026-01-05")
    page.get_by_role("button", name="Record this course").click()

    expect(page.get_by_role("status")).to_contain_text("Course HP1")
