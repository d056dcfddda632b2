"""A day that should count: a case with a deadline that both sides see, decided with a reason."""

from collections.abc import Callable
from datetime import date
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import select

from app import contests
from app.crediting import credited_days
from app.records import tables
from app.states import DocumentState
from app.stores import Stores

SignIn = Callable[[str], FlaskClient]
Send = Callable[..., Any]
DAY = date(2026, 3, 4)


def _opened(scene: Any, sign_in: SignIn, send: Send) -> str:
    document = scene.document("a1", state=DocumentState.VERIFIED)
    address = f"/documents/{document}/contest/{DAY}"
    answer = send(sign_in("avery"), address, {"words": "I have the time card of that day."})
    location: str = answer.headers["Location"]
    return location


def test_a_case_has_its_own_deadline_and_both_sides_see_it(
    scene: Any, sign_in: SignIn, send: Send, stores: Stores
) -> None:
    address = _opened(scene, sign_in, send)

    avery, robin = sign_in("avery").get(address).text, sign_in("robin").get(address).text

    assert all("I have the time card of that day." in page for page in (avery, robin))
    assert "Answer by" in avery
    assert sign_in("blake").get(address).status_code == 404
    with stores.sessions() as session:
        assert [case.day for case in session.scalars(contests.open_contests())] == [DAY]


def test_a_case_that_is_decided_for_the_person_counts_the_day_and_tells_them(
    scene: Any, sign_in: SignIn, send: Send, stores: Stores
) -> None:
    address = _opened(scene, sign_in, send)

    form = {"outcome": "counts", "reason": "The time card proves it."}
    send(sign_in("robin"), address, form)

    with stores.sessions() as session:
        assert DAY in credited_days(session, scene.professionals["avery"])
        told = session.scalars(select(tables.Message).filter_by(kind="contest")).one()
        assert "The time card proves it." in told.text
        done = session.scalars(select(tables.AuditEntry.action)).all()
    assert {"contested", "contest-counts"} <= set(done)
    assert "The day counts" in sign_in("robin").get(address).text


def test_a_day_that_counts_is_told_a_minute_later_and_waits_again_when_it_is_undone(
    scene: Any, sign_in: SignIn, send: Send, stores: Stores
) -> None:
    address, robin = _opened(scene, sign_in, send), sign_in("robin")
    before, document = sign_in("avery").get(address).text, "a1".ljust(32, "0")
    scene.credit(document, "Harbor Lights")
    send(robin, address, {"outcome": "counts", "reason": "The time card proves it."})
    with stores.sessions() as session:
        number = session.scalars(select(tables.Decision.id)).all()[-1]

    held = sign_in("avery").get(address).text
    send(robin, f"/desk/{document}/undo", {"decision": str(number)})

    assert "The time card proves it." not in held
    assert ("In review" in before, "In review" in held) == (True, True)
    with stores.sessions() as session:
        assert session.scalars(select(tables.Message).filter_by(kind="contest")).all() == []
        assert [case.day for case in session.scalars(contests.open_contests())] == [DAY]
        state = session.scalars(select(tables.Document.state).filter_by(public_id=document)).one()
    assert state == DocumentState.VERIFIED


def test_a_case_is_decided_once_and_never_without_a_reason(
    scene: Any, sign_in: SignIn, send: Send
) -> None:
    address, robin = _opened(scene, sign_in, send), sign_in("robin")

    answers = [
        send(robin, address, {"outcome": "stays", "reason": reason}).status_code
        for reason in ("", "No record covers it.", "Again.")
    ]

    assert answers == [422, 302, 409]


def test_a_day_is_one_case_at_a_time_and_only_where_it_is_claimed(
    scene: Any, sign_in: SignIn, send: Send
) -> None:
    address, avery = _opened(scene, sign_in, send), sign_in("avery")
    document = "a1".ljust(32, "0")

    again = send(avery, f"/documents/{document}/contest/{DAY}", {"words": "Still."})
    other = send(avery, f"/documents/{document}/contest/2026-09-09", {"words": "This one."})
    empty = send(avery, f"/documents/{document}/contest/2026-03-02", {"words": " "})

    assert address.startswith("/contests/")
    assert [again.status_code, other.status_code, empty.status_code] == [409, 404, 422]


def test_an_applicant_cannot_decide(scene: Any, sign_in: SignIn, send: Send) -> None:
    address = _opened(scene, sign_in, send)

    answer = send(sign_in("avery"), address, {"outcome": "counts", "reason": "It should."})

    assert answer.status_code == 403
