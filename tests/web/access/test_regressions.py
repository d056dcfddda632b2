"""What went wrong in others' document services, each as a test: it does not happen here.

Source: RELIABILITY §2, the security changes in the history of paperless-ngx since May 2024.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app import compliance_reports, create_app
from app.access import Role
from app.records import tables
from app.settings import SettingError
from app.stores import Stores

PASSWORD = "correct horse battery staple"
PRODUCTION = "Harbor Lights, Season 2"
SignIn = Callable[[str], FlaskClient]
Send = Callable[..., Any]
PDF = b"%PDF-1.4 SAMPLE"


def _roles(scene: Any, name: str) -> set[str]:
    with scene.stores.sessions() as session:
        account = session.get_one(tables.Account, scene.accounts[name])
        return {role.name for role in account.roles}


def _account_id(scene: Any, name: str) -> str:
    with scene.stores.sessions() as session:
        return str(session.get_one(tables.Account, scene.accounts[name]).public_id)


@pytest.mark.parametrize(
    "extra", [{"is_superuser": "true"}, {"role": "administrator"}, {"active": "1"}]
)
def test_fields_that_a_form_does_not_have_change_nothing(
    scene: Any, sign_in: SignIn, send: Send, extra: dict[str, str]
) -> None:
    form = {"present": PASSWORD, "new": "seven wet lanterns drift", **extra}

    send(sign_in("avery"), "/account/password", form)

    assert _roles(scene, "avery") == {Role.APPLICANT}


def test_fields_that_the_api_does_not_have_are_refused(app: Flask) -> None:
    body = {"email": "avery@example.com", "password": PASSWORD, "is_superuser": "true"}

    answer = app.test_client().post("/api/v1/tokens", json=body)

    assert answer.status_code == 422
    assert "is_superuser" in answer.text


@pytest.mark.parametrize("role", ["superuser", "ADMINISTRATOR", "administrator ", "1", ""])
def test_a_role_that_is_none_is_not_given(
    scene: Any, sign_in: SignIn, send: Send, role: str
) -> None:
    answer = send(sign_in("alex"), f"/accounts/{_account_id(scene, 'avery')}/roles", {"role": role})

    assert answer.status_code == 400
    assert _roles(scene, "avery") == {Role.APPLICANT}


def test_only_administrators_see_or_change_accounts(
    scene: Any, sign_in: SignIn, send: Send
) -> None:
    robin, blake = sign_in("robin"), _account_id(scene, "blake")

    seen = [robin.get(address).status_code for address in ("/accounts", f"/accounts/{blake}")]
    done = [
        send(robin, f"/accounts/{blake}/{act}", {"role": "reviewer", "reason": "x"}).status_code
        for act in ("roles", "disable", "enable", "link", "sign-out", "second-factor/reset")
    ]

    assert {*seen, *done} == {403}
    assert _roles(scene, "blake") == {Role.APPLICANT}


def test_a_list_holds_ones_own_only_whatever_it_is_asked(scene: Any, sign_in: SignIn) -> None:
    mine, theirs = scene.document("a1", owner="avery"), scene.document("b1", owner="blake")
    avery = sign_in("avery")

    for query in ("", "?limit=200", f"?before={theirs}", "?state=in_review"):
        listed = avery.get(f"/api/v1/documents{query}").get_json()["documents"]
        assert {entry["id"] for entry in listed} <= {mine}, query


def test_the_search_of_staff_is_closed_to_applicants(sign_in: SignIn) -> None:
    for name in ("avery", "pat"):
        assert sign_in(name).get("/roster?q=Jordan").status_code == 403


def test_nobody_sends_for_somebody_elses_record(scene: Any, sign_in: SignIn, send: Send) -> None:
    theirs = scene.record_of("avery")

    form = {"roster_record": theirs, "file": (BytesIO(PDF), "letter.pdf")}
    answer = send(sign_in("blake"), "/upload", form)

    assert "no such roster record" in answer.text
    with scene.stores.sessions() as session:
        assert session.scalar(select(func.count()).select_from(tables.Document)) == 0


def test_a_record_of_one_person_is_not_changed_under_another(
    scene: Any, sign_in: SignIn, send: Send
) -> None:
    blakes = scene.record_of("blake")
    form = {"kind": "removed", "day": "2026-01-05", "reason": "x"}

    answer = send(sign_in("robin"), f"/people/{'avery'.ljust(32, '0')}/records/{blakes}", form)

    assert answer.status_code == 404


def test_a_document_of_one_person_proves_nothing_for_another(
    scene: Any, sign_in: SignIn, send: Send
) -> None:
    blakes = scene.document("b1", owner="blake")
    form = {"kind": "driver_license", "document": blakes}

    answer = send(sign_in("robin"), f"/people/{'avery'.ljust(32, '0')}/credentials", form)

    assert answer.status_code == 400


def test_nobody_records_a_credential_from_a_document_that_they_sent(
    scene: Any, sign_in: SignIn, send: Send
) -> None:
    document = scene.document("a1", owner="avery")
    with scene.stores.sessions.begin() as session:
        row = session.scalars(select(tables.Document)).one()
        row.sender_id = scene.accounts["robin"]
    form = {"kind": "driver_license", "document": document, "expires_on": "2099-01-01"}

    answer = send(sign_in("robin"), f"/people/{'avery'.ljust(32, '0')}/credentials", form)

    assert answer.status_code == 403


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
@pytest.mark.parametrize(
    "part", ["", "/status", "/evidence", "/original", "/pages/1-1100.webp", "/ledger.csv"]
)
def test_no_part_of_a_document_is_open_to_others(
    scene: Any, sign_in: SignIn, part: str, method: str
) -> None:
    theirs = scene.document("b1", owner="blake")

    with sign_in("avery").open(f"/documents/{theirs}{part}", method=method) as answer:
        refused = answer.status_code == 404 or (method == "OPTIONS" and not answer.data)

    assert refused


def test_a_message_of_somebody_else_stays_unread(scene: Any, sign_in: SignIn, send: Send) -> None:
    now = scene.stores.now()
    with scene.stores.sessions.begin() as session:
        session.add(
            tables.Message(
                public_id="e" * 32,
                professional_id=scene.professionals["blake"],
                kind="standing",
                event_key="k",
                about_on=now.date(),
                subject="Suspended",
                text="x",
                written_at=now,
                delivery="waiting",
            )
        )

    send(sign_in("avery"), f"/messages/{'e' * 32}/read", {})

    with scene.stores.sessions() as session:
        assert session.scalars(select(tables.Message.read_at)).one() is None
    assert "Suspended" not in sign_in("avery").get("/messages").text


def test_a_partner_reads_nothing_back_not_even_of_what_they_sent(
    scene: Any, sign_in: SignIn, send: Send
) -> None:
    pat = sign_in("pat")
    sent = send(pat, "/partner/send", {"file": (BytesIO(PDF), "letter.pdf")})
    with scene.stores.sessions() as session:
        document = session.scalars(select(tables.Document.public_id)).one()

    pages = [pat.get(f"/documents/{document}{part}") for part in ("", "/original", "/ledger")]

    assert {page.status_code for page in pages} == {404}
    assert "letter.pdf" in pat.get(sent.location).text
    assert pat.get("/api/v1/documents").get_json()["documents"] == []


def test_a_partner_speaks_for_their_own_company_only(
    scene: Any, sign_in: SignIn, send: Send
) -> None:
    rows = b"Work Date,Name,Last 4,Production,Hours\n2026-03-02,Jo Sample,1234,Harbor Lights,8\n"
    form = {"kind": "payroll", "company": "Another Payroll", "file": (BytesIO(rows), "p.csv")}

    send(sign_in("pat"), "/partner/payroll-files", form)

    with scene.stores.sessions() as session:
        kept = session.scalars(select(tables.WorkRecordImport)).one()
    assert kept.payroll_company == "Northline Payroll"
    assert kept.applied_at is None


@pytest.fixture
def report(scene: Any) -> str:
    """The key of a report link of one production, valid for a week."""
    scene.credit(scene.document("a1"), PRODUCTION)
    with scene.stores.sessions.begin() as session:
        made = compliance_reports.make_report_link(
            session, PRODUCTION, "Big", 7, by=scene.accounts["alex"], now=scene.stores.now()
        )
    return made.key


def test_a_share_link_ends_when_it_says(
    settings: Any, stores: Stores, scene: Any, report: str
) -> None:
    later = scene.stores.now() + timedelta(days=7, seconds=1)
    app = create_app(settings, replace(stores, now=lambda: later))

    assert app.test_client().get(f"/reports/{report}").status_code == 404


def test_a_share_link_ends_when_it_is_withdrawn(
    app: Flask, scene: Any, sign_in: SignIn, send: Send, report: str
) -> None:
    with scene.stores.sessions() as session:
        public_id = session.scalars(select(tables.ReportLink.public_id)).one()

    send(sign_in("alex"), f"/compliance-reports/{public_id}/withdraw", {})

    assert app.test_client().get(f"/reports/{report}").status_code == 404


@pytest.mark.parametrize("part", ["", "0", "public_id", "key_hash"])
def test_nothing_but_the_key_opens_a_share_link(
    app: Flask, scene: Any, report: str, part: str
) -> None:
    with scene.stores.sessions() as session:
        row = session.scalars(select(tables.ReportLink)).one()
        tried = getattr(row, part, part) if part else report[:-1]

    assert app.test_client().get(f"/reports/{tried}").status_code == 404


def test_a_share_link_opens_no_other_page(app: Flask, scene: Any, report: str) -> None:
    client = app.test_client()
    client.get(f"/reports/{report}")

    assert client.get("/roster").location.startswith("/sign-in")
    assert client.get("/api/v1/documents").status_code == 401


def test_a_method_cannot_be_changed_by_a_header(scene: Any, sign_in: SignIn) -> None:
    headers = {"X-HTTP-Method-Override": "POST", "X-Method-Override": "POST"}

    answer = sign_in("avery").get("/sign-out?_method=POST", headers=headers)

    assert answer.status_code == 405


def test_a_cookie_signed_with_another_key_is_worth_nothing(
    app: Flask, scene: Any, key_of: Callable[[str], str]
) -> None:
    other = Flask("other")
    other.secret_key = "fedcba9876543210" * 4
    signer = SecureCookieSessionInterface().get_signing_serializer(other)
    assert signer is not None
    client = app.test_client()
    client.set_cookie("dayproof", str(signer.dumps({"key": key_of("alex")})))

    assert client.get("/accounts").location.startswith("/sign-in")


@pytest.mark.parametrize("key", ["", "x", "0" * 32, "' OR 1=1 --"])
def test_a_key_that_was_never_given_is_nobodys(app: Flask, scene: Any, key: str) -> None:
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie["key"] = key

    assert client.get("/account").location.startswith("/sign-in")


def test_a_key_of_the_pages_is_no_token_and_a_token_no_cookie(
    app: Flask, key_of: Callable[[str], str], token_for: Callable[[str], str]
) -> None:
    headers = {"Authentication-Token": key_of("avery")}
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie["key"] = token_for("avery")

    assert app.test_client().get("/api/v1/documents", headers=headers).status_code == 401
    assert client.get("/account").location.startswith("/sign-in")


def test_a_short_key_stops_the_start(settings: Any, stores: Stores) -> None:
    with pytest.raises(SettingError):
        create_app(replace(settings, secret_key="secret"), stores)


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..\\..\\boot.ini", "/etc/passwd", "C:\\x.pdf", "a\x00b.pdf"]
)
def test_a_file_name_is_never_a_way(scene: Any, sign_in: SignIn, send: Send, name: str) -> None:
    send(sign_in("avery"), "/upload", {"file": (BytesIO(PDF), name)})

    with scene.stores.sessions() as session:
        kept = session.scalars(select(tables.Document.file_name)).one()
    assert not set(kept) & {"/", "\\", "\x00"}
