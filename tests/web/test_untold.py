"""Nobody but staff hears of a decision while it can be undone unseen, wherever they look."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from app import standing
from app.answering.telling import answer_batches
from app.batches.making import FileIn, NewBatch, add_file, close, make
from app.batches.states import FileState
from app.compliance_reports import make_report_link
from app.records import tables
from app.states import DocumentState

WHY = "The signature is missing."
SECONDS_AGO = [(1, False), (61, True)]


@pytest.fixture
def caller(token_for: Callable[[str], str]) -> Callable[[str], dict[str, str]]:
    """A function that returns the headers of somebody who has a token."""
    return lambda name: {"Authentication-Token": token_for(name)}


@pytest.fixture
def decided(scene: Any, sign_in: Callable[..., Any], send: Any) -> Callable[[str, int], str]:
    """A function that decides a letter some seconds ago, and returns its public id."""

    def decide(what: str, seconds: int) -> str:
        document: str = scene.document("a1")
        form = {"reason": WHY, "reason_code": "other", "day": ["2026-03-02", "2026-03-03"]}
        send(sign_in("robin"), f"/desk/{document}/{what}", form)
        moment = datetime.now(UTC) - timedelta(seconds=seconds)
        with scene.stores.sessions.begin() as session:
            session.execute(update(tables.Decision).values(decided_at=moment))
        return document

    return decide


@pytest.mark.parametrize(("seconds", "is_told"), SECONDS_AGO)
@pytest.mark.parametrize("what", ["decline", "ask-for-fix"])
@pytest.mark.parametrize("part", ["", "/status"])
def test_the_documents_page_tells_a_decision_after_the_minute(
    decided: Any, sign_in: Any, what: str, part: str, seconds: int, is_told: bool
) -> None:
    document = decided(what, seconds)

    page = sign_in("avery").get(f"/documents/{document}{part}").text

    assert (WHY in page) is is_told
    assert ("A reviewer looks at it next." in page) is not is_told


def test_staff_see_the_decision_at_once(decided: Any, sign_in: Any) -> None:
    document = decided("decline", 1)

    assert WHY in sign_in("robin").get(f"/documents/{document}").text


@pytest.mark.parametrize(("seconds", "is_told"), SECONDS_AGO)
@pytest.mark.parametrize("what", ["decline", "ask-for-fix"])
def test_a_record_and_its_documents_tell_a_decision_after_the_minute(
    decided: Any, scene: Any, sign_in: Any, what: str, seconds: int, is_told: bool
) -> None:
    decided(what, seconds)
    record = scene.record_of("avery")
    pill = {"decline": "</svg>Not accepted</span>"}.get(what, "</svg>Needs a fix</span>")
    client = sign_in("avery")

    pages = [client.get(f"/roster/{record}{part}").text for part in ("", "/documents", "/evidence")]

    assert [pill in page for page in pages] == [is_told] * 3
    assert not any(WHY in page for page in pages) or is_told


@pytest.mark.parametrize(("seconds", "told"), [(1, "in_review"), (61, "verified")])
def test_the_api_tells_a_decision_after_the_minute(
    app: Any, decided: Any, caller: Any, seconds: int, told: str
) -> None:
    document = decided("approve", seconds)
    client, headers = app.test_client(), caller("avery")

    one = client.get(f"/api/v1/documents/{document}", headers=headers).json
    listed = {
        state: len(
            client.get(f"/api/v1/documents?state={state}", headers=headers).json["documents"]
        )
        for state in ("in_review", "verified")
    }

    assert one["state"] == told
    assert listed == {"in_review": 0, "verified": 0} | {told: 1}


TOKENS = re.compile(
    r'(csrf_token" (?:value|content)="|nonce="|idempotency_key" value="|data-seconds="|'
    r'things stood on |for Studio, as of )[^"<]*'
)
"""What differs from one answer to the next whatever is decided: tokens and the time of day."""
OWN_PAGES = (
    "/",
    "/roster/{record}",
    "/roster/{record}/days",
    "/roster/{record}/training",
    "/roster/{record}/other",
    "/roster/{record}/history",
    "/roster/{record}/history?as_of={today}",
    "/roster/{record}/documents",
    "/roster/{record}/evidence",
    "/roster/{record}/ledger",
    "/roster/{record}/ledger.csv",
    "/people/{person}/ledger",
    "/documents/{document}",
    "/documents/{document}/status",
    "/documents/{document}/ledger",
    "/my-reports/compliance",
    "/my-reports/transcript",
    "/messages",
)
OWN_CALLS = (
    "/api/v1/documents/{document}",
    "/api/v1/documents/{document}/ledger",
    "/api/v1/roster-records/{record}",
    "/api/v1/roster-records/{record}/ledger",
    "/api/v1/roster-records/{record}/ledger?as_of={now}",
)
PARTNER_PAGES = (
    "/partner",
    "/partner/batches/{batch}",
    "/partner/batches/{batch}/live",
    "/partner/batches/{batch}/results.csv",
)
PARTNER_CALLS = ("/api/v1/batches", "/api/v1/batches/{batch}")


@pytest.fixture
def seen_outside(app: Any, scene: Any, sign_in: Any, caller: Any) -> Callable[[], dict[str, str]]:
    """A function that returns everything that people outside are shown, by address."""
    names = _scenery(scene)
    avery, pat, anybody = sign_in("avery"), sign_in("pat"), app.test_client()
    readers = [
        (avery, OWN_PAGES, {}),
        (app.test_client(), OWN_CALLS, caller("avery")),
        (pat, PARTNER_PAGES, {}),
        (app.test_client(), PARTNER_CALLS, caller("pat")),
        (anybody, ("/reports/{report}",), {}),
    ]

    def look() -> dict[str, str]:
        answer_batches(scene.stores)
        moment = {"now": datetime.now(UTC).isoformat().replace("+00:00", "Z")}
        seen = {
            address: client.get(address.format(**names, **moment), headers=headers)
            for client, addresses, headers in readers
            for address in addresses
        }
        assert {address: each.status_code for address, each in seen.items()} == dict.fromkeys(
            seen, 200
        )
        texts = {address: TOKENS.sub(r"\1", each.text) for address, each in seen.items()}
        for row in (tables.Message, tables.OutgoingMail, tables.WebhookDelivery):
            with scene.stores.sessions() as session:
                texts[row.__tablename__] = str(len(_told(session, row, scene.stores.now())))
        return {address: text.replace(moment["now"][:-1], "") for address, text in texts.items()}

    return look


def _told(session: Any, row: Any, now: datetime) -> Any:
    every = session.scalars(select(row)).all()
    return [each for each in every if (getattr(each, "not_before", None) or now) <= now]


def _scenery(scene: Any) -> dict[str, str]:
    """Put a letter of Jordan Avery into a batch of its company, and issue a report of its show."""
    document, record, now = scene.document("a1"), scene.record_of("avery"), scene.stores.now()
    scene.credit(scene.document("b2", state=DocumentState.VERIFIED), "Harbor Lights")
    with scene.stores.sessions.begin() as session:
        row = session.scalars(select(tables.Document).filter_by(public_id=document)).one()
        batch = make(session, NewBatch(scene.accounts["pat"], "Northline Payroll", "web"), now)
        add_file(session, batch, FileIn("a1.pdf", FileState.TAKEN, 22_400, document_id=row.id))
        close(session, batch, now)
        report = make_report_link(session, "Harbor Lights", "Studio", 9, by=1, now=now)
        found = session.scalars(select(tables.RosterRecord).filter_by(public_id=record)).one()
        standing.recompute(session, found.professional_id, now)
        return {
            "document": document,
            "record": record,
            "person": found.professional.public_id,
            "batch": batch.public_id,
            "report": report.key,
            "today": now.date().isoformat(),
        }


FORMS = {
    "approve": {"day": ["2026-03-03"]},
    "decline": {"reason": WHY},
    "ask-for-fix": {"reason": WHY, "reason_code": "other"},
}


def test_nobody_outside_sees_a_decision_that_is_undone_within_its_minute(
    seen_outside: Any, scene: Any, sign_in: Any, send: Any
) -> None:
    before, document, robin = seen_outside(), _letter(scene), sign_in("robin")

    for what, form in FORMS.items():
        send(robin, f"/desk/{document}/{what}", form)
        assert _differing(before, seen_outside()) == [], what
        send(robin, f"/desk/{document}/undo", {"decision": str(_decision(scene))})

    assert _differing(before, seen_outside()) == []


def test_everybody_outside_sees_a_decision_after_its_minute(
    seen_outside: Any, scene: Any, sign_in: Any, send: Any
) -> None:
    before, document = seen_outside(), _letter(scene)

    send(sign_in("robin"), f"/desk/{document}/approve", FORMS["approve"])
    with scene.stores.sessions.begin() as session:
        ago = datetime.now(UTC) - timedelta(seconds=61)
        for row, name in ((tables.Decision, "decided_at"), (tables.Message, "not_before")):
            session.execute(update(row).values({name: ago}))
    after = seen_outside()

    told = {"/", "/roster/{record}", "/roster/{record}/ledger", "/documents/{document}"}
    told |= {"/partner", "/partner/batches/{batch}", "/api/v1/batches/{batch}", "messages"}
    told |= {"/api/v1/roster-records/{record}", "/my-reports/compliance", "outgoing_mail"}
    assert told <= set(_differing(before, after))


def _letter(scene: Any) -> str:
    with scene.stores.sessions() as session:
        found: str = session.scalars(select(tables.BatchFile)).one().document.public_id
        return found


def _decision(scene: Any) -> int:
    with scene.stores.sessions() as session:
        found: int = session.scalars(
            select(tables.Decision.id).order_by(-tables.Decision.id)
        ).first()
        return found


def _differing(before: dict[str, str], after: dict[str, str]) -> list[str]:
    return [address for address, text in before.items() if after[address] != text]
