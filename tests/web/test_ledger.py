"""The day ledger: every claimed day with its proof, now and as of any past moment."""

from collections.abc import Callable
from csv import DictReader
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from sqlalchemy import select

from app import work
from app.paid_days import unclaimed_days
from app.records import tables
from app.shown.calendar import DayMark, first_marks
from app.shown.ledger import (
    counted_days,
    document_ledger,
    ledger,
    person_ledger_and_claims,
    person_marks,
)
from app.states import DocumentState, Stage

SignIn = Callable[..., Any]
Send = Callable[..., Any]
NOW = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)
UNCLAIMED = {
    "code": "payroll-days-not-in-letter",
    "severity": "info",
    "message": "Payroll paid 1 day that the letter does not list: Fri Mar 6.",
    "dates": ["2026-03-06"],
}


@pytest.fixture
def approved(scene: Any, sign_in: SignIn, send: Send) -> str:
    """A letter of three days, two of which a reviewer credited a moment ago."""
    document = scene.document("a1", findings=[UNCLAIMED])
    send(sign_in("robin"), f"/desk/{document}/approve", {"day": ["2026-03-02", "2026-03-03"]})
    return str(document)


def _record(session: Any) -> tables.RosterRecord:
    return session.scalars(select(tables.RosterRecord)).one()  # type: ignore[no-any-return]


def test_every_line_says_who_claims_who_paid_which_rule_and_who_decided(
    scene: Any, approved: str
) -> None:
    with scene.stores.sessions() as session:
        first, _, last = ledger(session, _record(session))

    assert (first.day, first.counts, first.mark) == (date(2026, 3, 2), True, DayMark.COUNTED)
    assert (first.document_name, first.page, first.box) == ("a1.pdf", 1, "72,300,200,314")
    assert first.printed == "2026-03-02"
    assert first.rule == "ier-80-work-days (2026-01-01)"
    assert first.decider == "Robin Sample"
    assert first.decided_at is not None
    assert (last.counts, last.mark) == (False, DayMark.NOT_PAID)
    assert last.because == "No payroll line covers this day."


@pytest.mark.parametrize("state", DocumentState)
def test_the_marks_of_a_persons_days_are_those_of_their_ledger(
    scene: Any, approved: str, state: DocumentState
) -> None:
    scene.document("b2", state=state)

    with scene.stores.sessions() as session:
        avery = session.get_one(tables.Professional, scene.professionals["avery"])
        lines, _ = person_ledger_and_claims(session, avery)
        marks = person_marks(session, avery)

    assert marks == first_marks((line.day, line.mark) for line in lines)
    assert sum(mark is DayMark.COUNTED for mark in marks.values()) == counted_days(lines) == 2


def test_a_day_that_the_decision_left_out_says_so(scene: Any, sign_in: SignIn, send: Send) -> None:
    document = scene.document("a1")
    send(sign_in("robin"), f"/desk/{document}/approve", {"day": ["2026-03-02"]})

    with scene.stores.sessions() as session:
        left_out = ledger(session, _record(session))[1]

    assert (left_out.status.word, left_out.mark) == ("Doesn’t count", DayMark.REFUSED)
    assert left_out.because.startswith("left out by the decision; ")


def test_the_figure_of_a_past_moment_is_derived_after_days_were_withdrawn(
    scene: Any, approved: str, sign_in: SignIn, send: Send
) -> None:
    robin = sign_in("robin")
    then = datetime.now(UTC)
    page = robin.get(f"/desk/{approved}").text
    send(
        robin,
        f"/desk/{approved}/undo",
        {"decision": page.split('name="decision" value="')[1].split('"')[0]},
    )

    with scene.stores.sessions() as session:
        record = _record(session)
        assert counted_days(ledger(session, record)) == 0
        assert counted_days(ledger(session, record, then)) == 2
        assert counted_days(ledger(session, record, NOW - timedelta(days=1))) == 0


def test_a_claim_is_shown_as_it_was_checked_then_even_after_it_was_checked_again(
    scene: Any,
) -> None:
    scene.document("a1")
    with scene.stores.sessions.begin() as session:
        document = session.scalars(select(tables.Document)).one()
        work.again(session, document, Stage.CHECK, NOW + timedelta(hours=2))
        check = {"findings": [], "ledger": [], "policy": {}}
        later = NOW + timedelta(hours=2, minutes=1)
        row = tables.Result(document_id=document.id, stage="check", payload=check, made_at=later)
        session.add(row)

    with scene.stores.sessions() as session:
        record = _record(session)
        assert ledger(session, record) == []
        assert len(ledger(session, record, NOW + timedelta(hours=1))) == 3
        assert ledger(session, record, NOW - timedelta(hours=1)) == []
        assert ledger(session, record, NOW + timedelta(hours=3)) == []


def test_a_document_that_is_checked_again_keeps_its_days_in_sight(scene: Any) -> None:
    scene.document("a1")
    with scene.stores.sessions.begin() as session:
        document = session.scalars(select(tables.Document)).one()
        work.again(session, document, Stage.CHECK, NOW)
        document.state = DocumentState.CHECKING

    with scene.stores.sessions() as session:
        marks = [line.mark for line in ledger(session, _record(session))]

    assert marks == [DayMark.CHECKING] * 3


def test_a_document_has_a_ledger_of_its_own_even_when_it_was_declined(scene: Any) -> None:
    scene.document("a1", state=DocumentState.NOT_ACCEPTED)

    with scene.stores.sessions() as session:
        document = session.scalars(select(tables.Document)).one()
        assert len(document_ledger(session, document)) == 3
        assert ledger(session, _record(session)) == []


def test_work_that_was_paid_and_that_nobody_claims_is_told_with_the_line_that_paid_it(
    scene: Any, approved: str, pay: Callable[..., None], sign_in: SignIn
) -> None:
    pay("2026-03-06")
    pay("2026-03-02")
    pay("2026-03-07", kind="S")

    with scene.stores.sessions() as session:
        person = session.get_one(tables.Professional, scene.professionals["avery"])
        _, claimed = person_ledger_and_claims(session, person)
        (paid,) = unclaimed_days(session, person, claimed)
        before = unclaimed_days(session, person, set(), NOW - timedelta(days=1))

    assert (paid.day, paid.payroll) == (date(2026, 3, 6), "pay-2026-03-06.csv, line 2")
    assert before == []
    page = sign_in("avery").get(f"/roster/{scene.roster_record}/ledger").text
    assert "No document claims this day" in page


def test_the_page_leads_to_the_box_and_shows_the_days_asked_for(
    scene: Any, approved: str, sign_in: SignIn
) -> None:
    page = sign_in("avery").get(f"/roster/{scene.roster_record}/ledger?result=not-paid").text

    assert "1 line of 3" in page
    assert f"/documents/{approved}/evidence?page=1&amp;box=72,340,200,354#selected" in page
    assert "Wed Mar 4, 2026" in page
    assert "Mon Mar 2, 2026" not in page


def test_the_page_shows_a_past_moment_and_says_so(
    scene: Any, approved: str, sign_in: SignIn
) -> None:
    address = f"/roster/{scene.roster_record}/ledger?as_of=2026-11-20"

    page = sign_in("avery").get(address).text

    assert "As it was known on Nov 20, 2026, 11:59 PM PST" in page
    assert "0 days counted then" in page


def test_the_download_holds_the_same_lines_and_no_formula(
    scene: Any, sign_in: SignIn, approved: str, a_minute_later: Callable[[], None]
) -> None:
    a_minute_later()
    with scene.stores.sessions.begin() as session:
        for credit in session.scalars(select(tables.Credit)):
            credit.production = "=HYPERLINK(0)"

    answer = sign_in("avery").get(f"/people/{'avery'.ljust(32, '0')}/ledger.csv")

    lines = list(DictReader(StringIO(answer.text)))
    assert answer.headers["Content-Type"].startswith("text/csv")
    assert [line["counts"] for line in lines] == ["yes", "yes", "no"]
    assert lines[0]["production"] == "'=HYPERLINK(0)"
    assert lines[2]["document"] == "a1.pdf"


def test_a_filter_that_is_none_is_refused_with_what_to_write(scene: Any, sign_in: SignIn) -> None:
    asked = ("result=gone", "from=x", "as_of=soon", "as_of=9999-12-31")
    avery = sign_in("avery")

    answers = [avery.get(f"/roster/{scene.roster_record}/ledger?{each}") for each in asked]

    assert [answer.status_code for answer in answers] == [422] * len(asked)


def test_nobody_sees_the_days_of_another(scene: Any, sign_in: SignIn, app: Any) -> None:
    document, person = scene.document("a1"), "avery".ljust(32, "0")
    things = (f"roster/{scene.roster_record}", f"people/{person}", f"documents/{document}")
    addresses = [f"/{thing}/{page}" for thing in things for page in ("ledger", "ledger.csv")]

    answers = {
        name: {client.get(address).status_code for address in addresses}
        for name in ("avery", "blake", "robin")
        for client in [sign_in(name)]
    }

    assert answers == {"avery": {200}, "blake": {404}, "robin": {200}}
    nobody = {app.test_client().get(address).status_code for address in addresses}
    assert nobody <= {302, 401}
