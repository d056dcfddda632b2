"""The classification detail, the person file, the Message Center and the staff's forms."""

import re
import zlib
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app import people, standing
from app.fact_kinds import RecordFactKind
from app.messages import NewMessage, write_once
from app.record_facts import NewFact, record_fact
from app.records import tables
from app.roster.rulebook import rule_texts
from app.stores import Stores

SignIn = Callable[[str], FlaskClient]
Send = Callable[..., Any]
PERSON = "avery".ljust(32, "0")


@pytest.fixture
def driver(stores: Stores, scene: Any) -> str:
    """Avery's record as a Driver of Local 399 in Group 3, placed 100 days ago."""
    now = stores.now()
    placed = standing.roster_today(now, "IER") - timedelta(days=100)
    with stores.sessions.begin() as session:
        avery = session.get_one(tables.Professional, scene.professionals["avery"])
        record = people.open_roster_record(session, avery, "IER", "399", "Driver", placed, now)
        people.place_on_roster(session, record, placed, now)
        grouped = NewFact(RecordFactKind.GROUPED, placed, group="3")
        record_fact(session, record, grouped, actor="service", now=now)
        standing.recompute(session, avery.id, now)
        return record.public_id


def test_every_tab_of_a_classification_has_its_own_address(
    driver: str, scene: Any, sign_in: SignIn
) -> None:
    scene.document("a1")
    avery = sign_in("avery")

    pages = {tab: avery.get(f"/roster/{driver}{tab}") for tab in TABS}

    assert {tab: page.status_code for tab, page in pages.items()} == dict.fromkeys(TABS, 200)
    assert all(page.text.count('aria-current="page"') >= 1 for page in pages.values())


TABS = ("", "/training", "/other", "/documents", "/history", "/upgrade")


def test_other_requirements_are_told_in_the_portals_words(driver: str, sign_in: SignIn) -> None:
    avery = sign_in("avery")

    other, upgrade = (avery.get(f"/roster/{driver}/{tab}").text for tab in ("other", "upgrade"))

    assert re.search(r"\d of \d Other Requirements Completed", other)
    assert "0 of 1 Other Requirements Completed" in upgrade
    assert "Time-Based Requirements" in upgrade
    assert "2 Years Active, Upgrade" in upgrade
    assert re.search(r"Anticipated Advancement Date: <b[^>]*>\d+/\d+/\d{4}</b>", upgrade)


def test_the_dashboard_says_what_is_still_open_of_a_record_on_the_roster(
    driver: str, sign_in: SignIn
) -> None:
    page = sign_in("avery").get("/").text

    assert "Driver license is still missing" in page
    assert "Driver license: not recorded yet." in page
    assert "Until it is settled you are not listed as compliant." in page
    assert "Nothing needs you right now." not in page


def test_a_group_that_waits_for_a_specialist_shows_no_past_date(
    driver: str, stores: Stores, sign_in: SignIn
) -> None:
    with stores.sessions.begin() as session:
        record = session.scalars(select(tables.RosterRecord).filter_by(public_id=driver)).one()
        long_ago = standing.roster_today(stores.now(), "IER") - timedelta(days=900)
        record.applied_on = long_ago
        for kind in (RecordFactKind.PLACED, RecordFactKind.GROUPED):
            group = "3" if kind is RecordFactKind.GROUPED else None
            new = NewFact(kind, long_ago, group=group)
            record_fact(session, record, new, actor="service", now=stores.now())
        session.execute(
            tables.RecordFact.__table__.update()
            .where(tables.RecordFact.day > long_ago)
            .values(withdrawn_at=stores.now())
        )
        standing.recompute(session, record.professional_id, stores.now())
    avery = sign_in("avery")

    pages = [
        avery.get("/").text,
        *(avery.get(f"/roster/{driver}{tab}").text for tab in ("/other", "/upgrade")),
    ]

    assert all("a roster specialist confirms the move" in page for page in pages)
    assert all("Anticipated Advancement Date: <" not in page for page in pages)


def test_the_dashboard_of_a_suspended_professional_says_so_first(
    driver: str, stores: Stores, sign_in: SignIn
) -> None:
    with stores.sessions.begin() as session:
        record = session.scalars(select(tables.RosterRecord).filter_by(public_id=driver)).one()
        today = standing.roster_today(stores.now(), "IER")
        stopped = NewFact(RecordFactKind.SUSPENDED, today, reason="Hours of Service missed.")
        record_fact(session, record, stopped, actor="service", now=stores.now())
        standing.recompute(session, record.professional_id, stores.now())

    page = sign_in("avery").get("/").text

    assert "You are suspended: Local #399 (Driver)" in page
    assert "Hours of Service missed." in page
    assert "Nothing needs you right now." not in page


def test_a_record_of_somebody_else_is_not_there(driver: str, sign_in: SignIn) -> None:
    blake = sign_in("blake")

    assert {blake.get(f"/roster/{driver}{tab}").status_code for tab in TABS} == {404}
    assert blake.get(f"/people/{PERSON}").status_code == 403


def test_the_timeline_is_a_picture_with_words(driver: str, sign_in: SignIn) -> None:
    page = sign_in("avery").get(f"/roster/{driver}/history").text

    label = re.search(r'<svg class="spans" role="img" aria-label="([^"]+)"', page)
    assert label is not None
    assert " from " in label[1]
    assert " through " in label[1]


def test_a_past_day_is_asked_for_and_answered(driver: str, sign_in: SignIn, stores: Stores) -> None:
    avery, today = sign_in("avery"), standing.roster_today(stores.now(), "IER")
    address = f"/roster/{driver}/history?as_of="

    assert "give the same answer" in avery.get(f"{address}{today}").text
    assert "No answer had been given" in avery.get(f"{address}{today - timedelta(days=1)}").text
    assert "still ahead" in avery.get(f"{address}{today + timedelta(days=1)}").text
    assert "is no day" in avery.get(f"{address}yesterday").text


def test_an_entry_of_another_person_answers_as_one_that_does_not_exist(
    scene: Any, sign_in: SignIn, send: Send
) -> None:
    robin = sign_in("robin")
    course = {"kind": "completed", "course": "A", "day": "2026-01-05", "company_time": "no"}
    send(robin, f"/people/{PERSON}/training", course)
    other, known = "blake".ljust(32, "0"), _only_course(scene)

    theirs = send(robin, f"/people/{other}/training/{known}/withdraw", {})
    nobodys = send(robin, f"/people/{PERSON}/training/{'f' * 32}/withdraw", {})
    by_number = send(robin, f"/people/{PERSON}/training/1/withdraw", {})

    answers = (theirs.status_code, nobodys.status_code, by_number.status_code)
    assert answers == (404, 404, 404)
    assert "On own time: a stipend may be asked for" in robin.get(f"/people/{PERSON}").text


def _only_course(scene: Any) -> str:
    with scene.stores.sessions() as session:
        return str(session.scalars(select(tables.TrainingFact.public_id)).one())


def test_staff_record_a_course_and_take_it_back(scene: Any, sign_in: SignIn, send: Send) -> None:
    robin = sign_in("robin")
    course = {"kind": "completed", "course": "A", "day": "2026-01-05", "company_time": "no"}

    assert send(robin, f"/people/{PERSON}/training", course).status_code == 302
    recorded = robin.get(f"/people/{PERSON}").text
    twice = send(robin, f"/people/{PERSON}/training", course)
    known = _only_course(scene)
    send(robin, f"/people/{PERSON}/training/{known}/withdraw", {})

    note = "On own time: a stipend may be asked for"
    assert note in recorded
    assert (twice.status_code, "recorded already" in twice.text) == (409, True)
    file = robin.get(f"/people/{PERSON}").text
    assert note not in file
    assert "Course withdrawn" in file
    with scene.stores.sessions() as session:
        entries = session.scalars(select(tables.AuditEntry.content)).all()
    assert [known in content for content in entries].count(True) == 2


def test_staff_record_a_credential_with_its_document(
    scene: Any, driver: str, sign_in: SignIn, send: Send
) -> None:
    document, robin = scene.document("a1"), sign_in("robin")
    paper = {"kind": "medical_certificate", "document": document, "expires_on": "2099-01-01"}

    assert send(robin, f"/people/{PERSON}/credentials", paper).status_code == 302

    assert "Jan 1, 2099" in robin.get(f"/roster/{driver}/other").text


def test_staff_remove_and_reinstate(
    driver: str, sign_in: SignIn, send: Send, stores: Stores
) -> None:
    robin, today = sign_in("robin"), standing.roster_today(stores.now(), "IER")
    address = f"/people/{PERSON}/records/{driver}"
    first = today - timedelta(days=2)
    told = {"kind": "removed", "day": first.isoformat(), "reason": "Resigned"}

    send(robin, address, told)
    removed = robin.get(f"/people/{PERSON}").text
    with stores.sessions() as session:
        fact = session.scalars(
            select(tables.RecordFact.public_id).where(tables.RecordFact.kind == "removed")
        ).one()
    send(robin, f"{address}/{fact}/end", {"until": first.isoformat()})

    assert "Resigned" in removed
    with stores.sessions() as session:
        record = session.scalars(
            select(tables.RosterRecord).where(tables.RosterRecord.public_id == driver)
        ).one()
        assert record.standing != "Removed"


def test_what_was_wrong_is_told_and_nothing_is_recorded(
    driver: str, sign_in: SignIn, send: Send
) -> None:
    robin = sign_in("robin")

    answer = send(
        robin, f"/people/{PERSON}/records/{driver}", {"kind": "removed", "day": "2026-01-05"}
    )

    assert answer.status_code == 400
    assert "Give the reason of the removal" in answer.text


def test_an_applicant_cannot_enter_anything(driver: str, sign_in: SignIn, send: Send) -> None:
    avery = sign_in("avery")

    assert send(avery, f"/people/{PERSON}/training", {}).status_code == 403
    assert send(avery, f"/people/{PERSON}/records/{driver}", {}).status_code == 403


def test_a_file_of_courses_is_looked_at_and_then_taken_in(sign_in: SignIn, send: Send) -> None:
    robin = sign_in("robin")
    number = "IL number"
    rows = f"{number},Course,Completed\n{_number()},A,2026-01-05\n{_number()},ZZ,2026-01-05\n"

    looked = send(robin, "/people/completions", {"file": (BytesIO(rows.encode()), "courses.csv")})
    sha256 = re.search(r'name="sha256" value="([0-9a-f]{64})"', looked.text)
    assert sha256 is not None
    taken = send(robin, "/people/completions/take-in", {"sha256": sha256[1], "name": "courses.csv"})

    assert "Record 1 completion" in looked.text
    assert '<th scope="row">3</th>' in looked.text
    assert taken.status_code == 302
    assert "courses.csv, line 2" in robin.get(f"/people/{PERSON}").text


def test_a_file_that_is_not_there_is_asked_for_again(sign_in: SignIn, send: Send) -> None:
    for sha256 in ("../../etc/passwd", "0" * 64):
        answer = send(sign_in("robin"), "/people/completions/take-in", {"sha256": sha256})
        assert (answer.status_code, "choose it again" in answer.text) == (400, True)


def _number() -> str:
    return f"{zlib.crc32(b'avery') % 10_000_000:07}"


def test_a_draft_of_the_rules_lists_who_would_change(
    driver: str, sign_in: SignIn, send: Send
) -> None:
    name = next(name for name in rule_texts() if name.endswith("ier-399.yaml"))
    draft = rule_texts()[name].replace("length: 24", "length: 36", 1)
    form = {"file_name": "ier-399.yaml", "draft": (BytesIO(draft.encode()), "ier-399.yaml")}

    answer = send(sign_in("robin"), "/roster/what-if", form)

    assert "1 of 1 record would change" in answer.text
    assert "Jordan Avery" in answer.text


def test_a_bad_draft_is_told_with_its_line(sign_in: SignIn, send: Send) -> None:
    form = {"file_name": "ier-399.yaml", "draft": (BytesIO(b"roster: 5\n"), "ier-399.yaml")}

    answer = send(sign_in("robin"), "/roster/what-if", form)

    assert (answer.status_code, "line" in answer.text) == (400, True)


def test_messages_are_read_by_their_owner_alone(
    scene: Any, stores: Stores, sign_in: SignIn, send: Send
) -> None:
    told = NewMessage(
        scene.professionals["avery"],
        None,
        "reminder",
        "event-1",
        date(2026, 11, 1),
        "Driver license expires on 2026-12-01, in 30 days.",
        "If it lapses you are suspended.",
    )
    with stores.sessions.begin() as session:
        write_once(session, [told, told], stores.now())
        public_id = session.scalars(select(tables.Message.public_id)).one()
    avery = sign_in("avery")

    unread = avery.get("/messages").text
    send(sign_in("blake"), f"/messages/{public_id}/read", {})
    still = avery.get("/messages").text
    send(avery, f"/messages/{public_id}/read", {})

    assert "Unread" in unread
    assert "Unread" in still
    assert "Unread" not in avery.get("/messages").text
