"""Every route, for every role, on one's own things and on others': nobody gets what is not theirs.

The walk is made from the URL map, so a new route is in it from its first day. A route that
declares no rule, or takes an argument that nobody here knows, fails.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.routing import Rule
from werkzeug.routing.converters import NumberConverter

from app import compliance_reports
from app.access import Access, Actor, Proof
from app.batches.making import FileIn, NewBatch, add_file, make
from app.batches.states import FileState
from app.entry.admission import declared_access
from app.imports.receiving import Given
from app.imports.whole import preview_file
from app.records import tables
from app.work_files.recognised import Choices

PASSWORD = "correct horse battery staple"
ROLES = ("nobody", "employer", "avery", "pat", "robin", "alex")
EVERYBODY = {Access.PUBLIC, Access.LINK_HOLDER}
EXPECTED = {
    "nobody": EVERYBODY,
    "employer": EVERYBODY,
    "avery": EVERYBODY | {Access.SIGNED_IN, Access.ENROLLING},
    "pat": EVERYBODY | {Access.SIGNED_IN, Access.ENROLLING, Access.PARTNER},
    "robin": EVERYBODY | {Access.SIGNED_IN, Access.ENROLLING, Access.STAFF, Access.REVIEWER},
    "alex": EVERYBODY | {Access.SIGNED_IN, Access.ENROLLING, Access.STAFF, Access.ADMINISTRATOR},
}
"""The rules that let each role in; all others refuse it."""

DONE = {"public.sign_out", "own.end_others", "own.password", "own_factors.add_app"}
"""Ends or begins the sign-in that the walk is made with."""
# What a person with no right to a thing may hear: not signed in, not allowed, no such thing.
REFUSALS = {302, 401, 403, 404, 405}


@dataclass(frozen=True)
class Things:
    """The ids of one owner's things, by the name of the URL argument that takes them."""

    by_blueprint: dict[str, dict[str, str]]
    default: dict[str, str]

    def address(self, rule: Rule) -> str:
        """Return the address of a route with these ids in it; KeyError names what is unknown."""
        blueprint = rule.endpoint.rpartition(".")[0]
        known = {**self.default, **self.by_blueprint.get(blueprint, {})}
        known |= self.by_blueprint.get(rule.endpoint, {})
        values = {name: known[name] for name in rule.arguments}
        built = rule.build(values, append_unknown=False)
        assert built is not None
        return str(built[1])


@pytest.fixture
def things(scene: Any) -> Callable[[str], Things]:
    """A function that makes the things of somebody: ``things("avery")``."""

    def made(owner: str) -> Things:
        document = scene.document(f"{owner[0]}1", owner=owner)
        record = scene.record_of(owner)
        person = owner.ljust(32, "0")
        none = "f" * 32
        by_blueprint = {
            "roster": {"public_id": record},
            "api.roster_record_get": {"public_id": record},
            "api_evidence.record_ledger_get": {"public_id": record},
            "ledger.of_record": {"public_id": record},
            "ledger.of_record_csv": {"public_id": record},
            "ledger.of_person": {"public_id": person},
            "ledger.of_person_csv": {"public_id": person},
            "people": {"public_id": person, "record_id": record},
            "imports": {"public_id": _file(scene, owner)},
            "api_imports": {"import_id": _file(scene, owner)},
            "partner": {"public_id": _file(scene, owner)},
            "batches": {"public_id": _batch(scene, owner)},
            "contacts": {"public_id": none, "what": "enable"},
            "api_batches": {"public_id": _batch(scene, owner)},
            "api_batches.upload_get": {"public_id": none},
            "api_batches.upload_put": {"public_id": none},
            "api_batches.upload_complete": {"public_id": none},
            "api_batches.payroll_file_get": {"public_id": _file(scene, owner)},
            "accounts": {"public_id": _account(scene, owner).public_id},
            **_portal(scene, owner, document),
            "apply": {"number": "80"},
            "reports": {"kind": "compliance"},
            "application": {"public_id": _application(scene, owner, is_sent=False)},
            **{
                f"application.{page}": {"public_id": _application(scene, owner, is_sent=True)}
                for page in ("done", "copy")
            },
        }
        default = {
            "public_id": document,
            "key": none,
            "day": "2026-03-02",
            "together": none,
            "number": "1",
            "width": "1100",
            "kind": "txt",
            "what": "withdraw",
            "fact_id": none,
            "credential_id": none,
            "answer_id": none,
            "record_id": record,
            "import_id": none,
            "filename": "design.css",
        }
        return Things(by_blueprint, default)

    return made


def _account(scene: Any, owner: str) -> tables.Account:
    with scene.stores.sessions() as session:
        return session.get_one(tables.Account, scene.accounts[owner])  # type: ignore[no-any-return]


def _application(scene: Any, owner: str, *, is_sent: bool) -> str:
    """Return a request for an upgrade, which has every page that an application can have."""
    public_id = f"{owner[0]}{int(is_sent)}".ljust(32, "0")
    with scene.stores.sessions.begin() as session:
        named = tables.Application.public_id == public_id
        if session.scalars(select(tables.Application).where(named)).one_or_none() is None:
            session.add(_application_row(scene, owner, public_id, is_sent=is_sent))
    return public_id


def _portal(scene: Any, owner: str, document: str) -> dict[str, dict[str, str]]:
    """Return a fix request, a case and a message of somebody, made at the first call."""
    public_id, now = f"{owner[0]}p".ljust(32, "0"), scene.stores.now()
    person, today = scene.professionals[owner], now.date()
    with scene.stores.sessions.begin() as session:
        row = session.scalars(select(tables.Document).filter_by(public_id=document)).one()
        same = select(tables.Contest).filter_by(public_id=public_id)
        if session.scalars(same).first() is None:
            fix = tables.FixRequest(
                public_id=public_id,
                document_id=row.id,
                reason_code="cut-off",
                words="Cut off.",
                asked_at=now,
            )
            case = tables.Contest(
                public_id=public_id,
                professional_id=person,
                document_id=row.id,
                day=today,
                production="",
                words="It should.",
                due_on=today,
                opened_by=scene.accounts[owner],
                opened_at=now,
            )
            message = tables.Message(
                public_id=public_id,
                professional_id=person,
                kind="letter",
                event_key=public_id,
                about_on=today,
                subject="A letter",
                text="It arrived.",
                written_at=now,
            )
            session.add_all([fix, case, message])
    mine = {"public_id": public_id}
    return {"fixes": mine, "contests.case": mine, "contests.decide": mine, "messages": mine}


def _application_row(
    scene: Any, owner: str, public_id: str, *, is_sent: bool
) -> tables.Application:
    now = scene.stores.now()
    content = {
        "application": {"local": "411", "classification": "PC", "roster": "IATSE411"},
        "stated": {},
        "statement": "I apply.",
        "signature": {"typed_name": owner, "signed_at": now.isoformat(), "network_address": "-"},
    }
    content["application"]["applied_on"] = "2026-11-21"
    return tables.Application(
        public_id=public_id,
        number=f"A-{owner}" if is_sent else None,
        account_id=scene.accounts[owner],
        professional_id=scene.professionals[owner],
        roster="IATSE411",
        local="411",
        classification="Production Coordinator",
        step="needed",
        answers={"name": "Jordan Sample"},
        started_at=now,
        changed_at=now,
        submitted_at=now if is_sent else None,
        signed=json.dumps(content) if is_sent else None,
        signed_sha256="0" * 64 if is_sent else None,
    )


def _file(scene: Any, owner: str) -> str:
    rows = f"Work Date,Name,Last 4,Production,Hours\n2026-03-02,Jo {owner},1234,Harbor Lights,8\n"
    given = Given("payroll", "Northline", "p.csv", Choices(kind="payroll"), scene.accounts[owner])
    taken = preview_file(scene.stores, given, BytesIO(rows.encode()), scene.stores.now())
    return taken.public_id


def _batch(scene: Any, owner: str) -> str:
    """Return the id of a batch of somebody's company, with one letter in it."""
    company = "Northline Payroll" if owner == "pat" else f"Payroll of {owner}"
    with scene.stores.sessions.begin() as session:
        new = NewBatch(scene.accounts[owner], company, "web")
        batch = make(session, new, scene.stores.now())
        add_file(session, batch, FileIn("letter.pdf", FileState.NOT_TAKEN, reason="It is empty."))
        return batch.public_id


def _rules(app: Flask) -> Iterator[tuple[Rule, str]]:
    for rule in sorted(app.url_map.iter_rules(), key=lambda each: each.rule):
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            yield rule, method


def _client(app: Flask, sign_in: Callable[..., Any], role: str) -> FlaskClient:
    return app.test_client() if role in {"nobody", "employer"} else sign_in(role)


def _csrf(client: FlaskClient) -> dict[str, str]:
    page = client.get("/sign-in", follow_redirects=True).text
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    return {"X-CSRFToken": token}


def test_every_route_declares_who_may_use_it(app: Flask) -> None:
    silent = [rule.rule for rule, _ in _rules(app) if declared_access(app, rule.endpoint) is None]

    assert silent == []


PLACES = {
    ("documents.page_image", "number"): "a page of a document",
    ("documents.page_image", "width"): "of its picture, in pixels",
    ("batches.file", "number"): "a place in the list of a batch, which its own address names",
    ("batches.name_person", "number"): "the same",
    ("batches.replace", "number"): "the same",
}
"""The numbers that addresses may carry: none of them counts what exists."""


def test_no_address_names_a_thing_by_its_number(app: Flask) -> None:
    numbered = {
        (rule.endpoint, name)
        for rule, _ in _rules(app)
        for name, converter in rule._converters.items()
        if isinstance(converter, NumberConverter)
    }

    assert numbered == set(PLACES)


def test_a_route_without_a_rule_lets_nobody_in(app: Flask, sign_in: Callable[..., Any]) -> None:
    app.add_url_rule("/new", "new", lambda: "everything")
    app.add_url_rule("/api/v1/new", "api_new", lambda: "everything")

    answers = {
        (role, address): _client(app, sign_in, role).get(address).status_code
        for role in ROLES
        for address in ("/new", "/api/v1/new")
    }

    assert set(answers.values()) <= {302, 401, 403}


@pytest.mark.parametrize(
    ("role", "owner"), [*((role, "blake") for role in ROLES), ("avery", "avery")]
)
def test_no_role_gets_what_its_rules_do_not_give(
    app: Flask,
    sign_in: Callable[..., Any],
    things: Callable[[str], Things],
    role: str,
    owner: str,
) -> None:
    client, made = _client(app, sign_in, role), things(owner)
    headers, wrong = _csrf(client), []

    for rule, method in _rules(app):
        access = declared_access(app, rule.endpoint)
        answer = client.open(made.address(rule), method=method, headers=headers)
        answer.close()
        if access not in EXPECTED[role] and not _is_refused(answer):
            wrong.append((method, rule.rule, access, answer.status_code))
        if answer.status_code >= 500:
            wrong.append((method, rule.rule, access, answer.status_code))
        if rule.endpoint in DONE:
            client = _client(app, sign_in, role)
            headers = _csrf(client)

    assert wrong == []


def _is_refused(answer: Any) -> bool:
    if answer.status_code == 302:
        return answer.location.startswith(("/sign-in", "/second-step", "/account/second-factor"))
    return answer.status_code in REFUSALS


@pytest.mark.parametrize("role", ["avery", "pat"])
def test_what_belongs_to_others_looks_as_if_it_were_not_there(
    app: Flask, sign_in: Callable[..., Any], things: Callable[[str], Things], role: str
) -> None:
    client, theirs = sign_in(role), things("blake")
    headers, wrong = _csrf(client), []

    for rule, method in _rules(app):
        with_id = rule.arguments & {"public_id", "record_id", "import_id"}
        if not with_id or declared_access(app, rule.endpoint) not in EXPECTED[role]:
            continue
        form = {"password": PASSWORD} if method == "POST" else None
        answer = client.open(theirs.address(rule), method=method, headers=headers, data=form)
        answer.close()
        if answer.status_code != 404 and rule.endpoint != "messages.read":
            wrong.append((method, rule.rule, answer.status_code))

    assert wrong == []


def test_the_walk_reaches_what_is_ones_own(
    app: Flask, sign_in: Callable[..., Any], things: Callable[[str], Things]
) -> None:
    client, mine = sign_in("avery"), things("avery")

    reached = {
        rule.endpoint: client.get(mine.address(rule)).status_code
        for rule, method in _rules(app)
        if method == "GET"
        and rule.arguments & {"public_id"}
        and declared_access(app, rule.endpoint) is Access.SIGNED_IN
    }

    # Without a next group there is no upgrade to show, to its owner neither.
    assert {name for name, status in reached.items() if status == 404} <= {"roster.upgrade"}
    assert len(reached) >= 15


def test_a_link_shows_only_what_it_covers(app: Flask, scene: Any) -> None:
    document = scene.document("a1")
    scene.credit(document, "Harbor Lights, Season 2")
    with scene.stores.sessions.begin() as session:
        made = compliance_reports.make_report_link(
            session,
            "Harbor Lights, Season 2",
            "Big Pictures",
            7,
            by=scene.accounts["alex"],
            now=scene.stores.now(),
        )

    page = app.test_client().get(f"/reports/{made.key}")

    assert "Jordan Avery" in page.text
    assert "Jordan Blake" not in page.text
    assert page.headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize(
    ("proof", "access", "is_allowed"),
    [
        (Proof.HALF, Access.SIGNED_IN, False),
        (Proof.HALF, Access.SECOND_STEP, True),
        (Proof.HALF, Access.ENROLLING, False),
        (Proof.ENROLLING, Access.ENROLLING, True),
        (Proof.ENROLLING, Access.SIGNED_IN, False),
        (Proof.ENROLLING, Access.SECOND_STEP, False),
        (Proof.FULL, Access.SECOND_STEP, False),
        (Proof.FULL, Access.STAFF, True),
    ],
)
def test_half_a_proof_opens_the_second_step_only(
    proof: Proof, access: Access, *, is_allowed: bool
) -> None:
    actor = Actor(1, "Robin Sample", frozenset({"reviewer"}), proof=proof)

    assert access.allows(actor) is is_allowed
