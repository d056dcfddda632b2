"""Whoever has chosen Spanish meets no English sentence, on no page of an applicant."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from html.parser import HTMLParser
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app import applying, contests, credentials, fixing, people, standing
from app.access import Actor, Role
from app.applying import Signature
from app.fact_kinds import RecordFactKind, TrainingFactKind
from app.record_facts import NewFact, record_fact
from app.records import tables
from app.roster.values import Standing
from app.states import DocumentState
from app.stores import Stores
from app.training.facts import NewTraining, record_training

ENGLISH = re.compile(
    r"\b(the|your|you|is|are|and|of|to|with|for|this|that|it|in|by|from|has|have|was|not|we|be|"
    r"yet|recorded|expired|days|decides|completed|missing|needed|since|until|group)\b"
)
"""Words that Spanish does not have; two of them make a text an English one."""
FINDINGS = (
    ("missing-signature", "The letter shows no signature: ask for the letter signed."),
    ("doubtful-dates", "A sentence of a reader to which nobody has given a shape is told by this."),
)
NAMES = re.compile(r"“[^”]*”|Harbor Lights[^.,]*|\S+\.(?:pdf|csv|jpg)")
"""What people and productions are called, and what a letter says, stays as it is."""
UNTRANSLATED = {"script", "style", "title"}
FRAGMENTS = ("/evidence",)


class _Texts(HTMLParser):
    """Every text that is shown or read out, as it stands between two tags."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._within: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._within.append(tag)
        said = ("aria-label", "alt", "placeholder", "title", "data-said")
        self.found += [value for name, value in attrs if name in said and value]

    def handle_endtag(self, tag: str) -> None:
        while self._within and self._within.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and not UNTRANSLATED & set(self._within[-1:]) - {"title"}:
            self.found.append(" ".join(data.split()))


def _english_in(page: str) -> Iterator[str]:
    texts = _Texts()
    texts.feed(page)
    for text in texts.found:
        if len(set(ENGLISH.findall(NAMES.sub("", text).lower()))) > 1:
            yield text


def _lines(pages: dict[str, Any]) -> list[str]:
    """Return each English text once, with the first page that shows it."""
    first = {t: address for address, page in pages.items() for t in _english_in(page.text)}
    return [f"{address}: {text}" for text, address in first.items()]


@pytest.fixture
def addresses(scene: Any, stores: Stores) -> list[str]:
    """Every page of Avery: a suspended driver who applies as Grip, with papers in every state."""
    record, driver, mended = _records(scene, stores)
    others = _in_other_standings(scene, stores)
    case = _case(scene, stores)
    drafts = _applications(scene, stores)
    states = {
        "d4": DocumentState.READING,
        "e5": DocumentState.NOT_ACCEPTED,
        "f6": DocumentState.NEEDS_ATTENTION,
    }
    papers = [scene.document(name, state=state) for name, state in states.items()]
    with stores.sessions() as session:
        told = session.scalars(select(tables.Message.public_id)).all()
        fix = session.scalars(select(tables.FixRequest.public_id)).one()
    found = scene.document("07", findings=[_finding(*each) for each in FINDINGS])
    tabs = ("", "/training", "/other", "/documents", "/history", "/ledger", "/days")
    return [
        *("/", "/upload", "/apply", "/apply/local/80", "/apply/local/411", "/apply?q=dolly"),
        *("/account", "/account/notifications", "/account/second-factor", "/messages", "/help"),
        *("/my-reports/compliance", "/my-reports/transcript", "/no-such-page", "/desk"),
        *(f"/roster/{one}{tab}" for one in (record, driver) for tab in tabs),
        *(f"/roster/{one}{tab}" for one in others for tab in ("", "/other", "/history")),
        f"/roster/{driver}/upgrade",
        f"/roster/{driver}/history?as_of=2026-11-20",
        f"/fixes/{fix}",
        f"/documents/{mended}/contest/2026-03-04",
        f"/documents/{mended}/evidence?page=1&box=72,300,200,314",
        f"/contests/{case}",
        *(f"/documents/{paper}" for paper in (mended, found, *papers)),
        *(f"/messages/{message}" for message in told),
        *drafts,
    ]


def test_no_page_of_an_applicant_holds_an_english_sentence(
    addresses: list[str],
    sign_in: Callable[[str], FlaskClient],
    send: Callable[..., Any],
    stores: Stores,
) -> None:
    client = sign_in("avery")
    send(client, "/language", {"language": "es"})

    pages = {address: client.get(address, follow_redirects=True) for address in addresses}

    assert "\n".join(_lines(pages)) == ""
    assert {page.status_code for page in pages.values()} == {200, 403, 404}
    with stores.sessions() as session:
        standings = set(session.scalars(select(tables.RosterRecord.standing)))
    assert standings == set(Standing)


def test_no_page_before_signing_in_holds_an_english_sentence(app: Flask) -> None:
    client, asked = app.test_client(), {"Accept-Language": "es"}

    pages = {
        address: client.get(address, headers=asked, follow_redirects=True)
        for address in BEFORE_SIGNING_IN
    }

    assert "\n".join(_lines(pages)) == ""


BEFORE_SIGNING_IN = (
    *("/sign-in", "/sign-in/code", "/sign-in/code/enter", "/sign-in/passkey", "/forgotten"),
    *("/join", "/join/sent", f"/join/confirm/{'0' * 32}", f"/join/record/{'0' * 32}"),
    *("/offline", "/help", "/privacy-notice", "/accessibility"),
)


def _records(scene: Any, stores: Stores) -> tuple[str, str, str]:
    """Return the ids of Avery's two records, and of the document that a fix is asked for."""
    now = stores.now()
    today = standing.roster_today(now, "IER")
    mend = scene.document("c3", state=DocumentState.NEEDS_FIX)
    scene.credit(scene.document("a1", state=DocumentState.VERIFIED), "Harbor Lights")
    scene.document("b2")
    placed = today - timedelta(days=500)
    by: dict[str, Any] = {"actor": "account:3", "now": now}
    with stores.sessions.begin() as session:
        avery = session.get_one(tables.Professional, scene.professionals["avery"])
        driver = people.open_roster_record(session, avery, "IER", "399", "Driver", placed, now)
        people.place_on_roster(session, driver, placed, now)
        record_fact(session, driver, NewFact(RecordFactKind.GROUPED, placed, group="3"), **by)
        away = NewFact(
            RecordFactKind.SUSPENDED,
            placed + timedelta(days=100),
            until=placed + timedelta(days=130),
            reason="“Prueba”",
        )
        record_fact(session, driver, away, **by)
        document = session.scalars(select(tables.Document).filter_by(public_id=mend)).one()
        lapsed = credentials.NewCredential(
            "medical_certificate",
            today - timedelta(days=9),
            issued_on=placed,
            birth_on=date(1980, 1, 1),
        )
        credentials.record_credential(session, document, lapsed, **by)
        course = NewTraining(TrainingFactKind.COMPLETED, "A", placed, company_time=False)
        record_training(session, avery, course, **by)
        fixing.ask(
            session,
            document,
            page=1,
            box=(60.0, 600.0, 500.0, 760.0),
            reason_code="cut-off",
            words="“La parte de abajo falta.”",
            due_on=today + timedelta(days=14),
            decision=None,
            now=now,
        )
        standing.recompute(session, avery.id, now)
        return scene.roster_record, driver.public_id, mend


def _in_other_standings(scene: Any, stores: Stores) -> list[str]:
    """Return the ids of records that are compliant, removed, and still open on the roster."""
    now = stores.now()
    placed = standing.roster_today(now, "IER") - timedelta(days=400)
    with stores.sessions.begin() as session:
        avery = session.get_one(tables.Professional, scene.professionals["avery"])
        made = []
        for local, name in (
            ("700", "VFX Editor"),
            ("871", "Script Supervisor"),
            ("44", "Property"),
        ):
            record = people.open_roster_record(session, avery, "IER", local, name, placed, now)
            people.place_on_roster(session, record, placed, now)
            made.append(record)
        away = NewFact(RecordFactKind.REMOVED, placed + timedelta(days=50), reason="“Prueba”")
        record_fact(session, made[1], away, actor="account:3", now=now)
        standing.recompute(session, avery.id, now)
        return [record.public_id for record in made]


def _finding(code: str, message: str) -> dict[str, Any]:
    return {"code": code, "severity": "warning", "outcome": "differs", "message": message}


def _case(scene: Any, stores: Stores) -> str:
    account = scene.accounts["avery"]
    actor = Actor(
        account, "Jordan Avery", frozenset({Role.APPLICANT}), scene.professionals["avery"]
    )
    with stores.sessions.begin() as session:
        document = session.scalars(select(tables.Document).filter_by(public_id="b2".ljust(32, "0")))
        about = contests.Contested(date(2026, 3, 4), document.one(), "Tengo la tarjeta.")
        now = stores.now()
        opened = contests.open_contest(session, about, actor, now, stores.settings)
        return opened.public_id


def _applications(scene: Any, stores: Stores) -> list[str]:
    """Return the pages of a draft, of a request of Local 411, and of a signed application."""
    begun = []
    with stores.sessions.begin() as session:
        account = session.get_one(tables.Account, scene.accounts["avery"])
        for local, name in (
            ("600", "Still Photographer"),
            ("411", "Production Coordinator"),
            ("44", "Property Master"),
        ):
            offer = applying.offer_named(local, name)
            assert offer is not None
            begun.append(applying.start(session, account, offer, stores.now()))
        draft, request, signed = begun
        typed = Signature(account.name, "192.0.2.7", stores.now())
        signed.answers = {**signed.answers, "name": account.name}
        applying.sign(session, signed, typed, stores.settings)
        return [
            *(
                f"/apply/{draft.public_id}/{step}"
                for step in ("needed", "details", "check", "sign")
            ),
            *(f"/apply/{request.public_id}/{step}" for step in ("papers", "check", "sign")),
            f"/apply/{signed.public_id}/done",
        ]
