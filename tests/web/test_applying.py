"""Joining and applying as pages: nothing typed is lost, nothing is told to strangers."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pypdf import PdfReader
from sqlalchemy import select

from app.applying import is_as_signed
from app.records import tables

NEWCOMER = {
    "name": "Casey Newcomer",
    "email": "casey@example.com",
    "born_on": "1990-02-03",
    "last4": "1234",
    "il_number": "",
    "mobile": "",
}


def _post(client: FlaskClient, page: str, address: str, form: dict[str, str]) -> Any:
    """Send a form with the token of the page that it stands on."""
    text = client.get(page).text
    token = text.split('name="csrf_token" value="', 1)[1].split('"', 1)[0]
    return client.post(address, data={"csrf_token": token, **form})


def _mail_to(scene: Any, email: str) -> str:
    with scene.stores.sessions() as session:
        mail = tables.OutgoingMail
        asked = select(mail.text).where(mail.recipient == email).order_by(mail.id.desc()).limit(1)
        return session.scalar(asked) or ""


def _joined(app: Flask, scene: Any) -> FlaskClient:
    """Return the browser of somebody who has just joined."""
    client = app.test_client()
    _post(client, "/join", "/join", NEWCOMER)
    key = re.findall(r"/join/confirm/([0-9a-f]{32})", _mail_to(scene, NEWCOMER["email"]))[0]
    _post(client, f"/join/confirm/{key}", f"/join/confirm/{key}", {"new": ""})
    return client


def _draft(client: FlaskClient, local: str = "80", name: str = "Grip") -> str:
    answer = _post(client, "/apply", "/apply", {"local": local, "classification": name})
    return str(answer.location).removesuffix("/")


def test_a_form_with_mistakes_comes_back_whole(app: Flask) -> None:
    said = {**NEWCOMER, "name": "Casey", "email": "casey", "last4": "123456789"}

    answer = _post(app.test_client(), "/join", "/join", said)

    assert answer.status_code == 422
    assert "3 things to correct" in answer.text
    assert 'href="#email"' in answer.text
    assert 'value="1990-02-03"' in answer.text
    assert "<title>Error:" in answer.text


def test_the_mails_and_the_account_speak_the_language_of_the_page(
    app: Flask, scene: Any, send: Callable[..., Any]
) -> None:
    client = app.test_client()
    send(client, "/language", {"language": "es"})

    _post(client, "/join", "/join", NEWCOMER)
    asked = _mail_to(scene, NEWCOMER["email"])
    key = re.findall(r"/join/confirm/([0-9a-f]{32})", asked)[0]
    _post(client, f"/join/confirm/{key}", f"/join/confirm/{key}", {"new": ""})
    other = app.test_client()
    other.set_cookie("language", "es")
    _post(other, "/sign-in/code", "/sign-in/code", {"email": NEWCOMER["email"]})

    assert "Confirmar mi correo electrónico" in asked
    assert "Su código es " in _mail_to(scene, NEWCOMER["email"])
    with scene.stores.sessions() as session:
        account = session.scalars(select(tables.Account).filter_by(email=NEWCOMER["email"])).one()
        assert account.language == "es"


def test_a_known_address_gets_the_same_answer(app: Flask, scene: Any) -> None:
    pages = []
    for email in ("avery@example.com", "casey@example.com"):
        client = app.test_client()
        answer = _post(client, "/join", "/join", {**NEWCOMER, "email": email})
        page = re.sub(r'value="[^"]*"', "", client.get("/join/sent").text).replace(email, "…")
        pages.append((answer.status_code, answer.location, page))

    assert pages[0] == pages[1]
    assert "already" in _mail_to(scene, "avery@example.com")


def test_links_and_codes_are_not_sent_without_end(app: Flask) -> None:
    client = app.test_client()

    codes = [_post(client, "/join", "/join", NEWCOMER).status_code for _ in range(6)]

    assert codes == [302] * 5 + [429]


def test_the_link_signs_in_and_leads_to_applying(app: Flask, scene: Any) -> None:
    client = _joined(app, scene)

    page = client.get("/apply")

    assert page.status_code == 200
    assert "Apply as New Classification" in page.text


def test_a_code_by_mail_signs_in(app: Flask, scene: Any) -> None:
    client = app.test_client()
    _post(client, "/sign-in/code", "/sign-in/code", {"email": "avery@example.com"})
    code = re.findall(r"code is (\d{6})", _mail_to(scene, "avery@example.com"))[0]

    wrong = _post(client, "/sign-in/code/enter", "/sign-in/code/enter", {"code": "0"})
    right = _post(client, "/sign-in/code/enter", "/sign-in/code/enter", {"code": code})

    assert (wrong.status_code, right.status_code, right.location) == (422, 302, "/")
    assert client.get("/account").status_code == 200


def test_a_code_is_offered_to_an_unknown_address_alike(app: Flask, scene: Any) -> None:
    client = app.test_client()

    answer = _post(client, "/sign-in/code", "/sign-in/code", {"email": "nobody@example.com"})

    assert answer.status_code == 302
    assert _mail_to(scene, "nobody@example.com") == ""


def test_a_passkey_that_proves_nothing_lets_nobody_in(app: Flask) -> None:
    client = app.test_client()

    answer = _post(client, "/sign-in/passkey", "/sign-in/passkey", {"passkey": "{}"})

    assert answer.status_code == 422
    assert client.get("/account").status_code == 302


def test_a_match_shows_the_newcomer_nothing_and_a_reviewer_decides(
    app: Flask, scene: Any, sign_in: Callable[..., Any]
) -> None:
    with scene.stores.sessions() as session:
        known = session.get_one(tables.Professional, scene.professionals["blake"])
        said = {**NEWCOMER, "name": known.name, "last4": known.last4 or "", "il_number": ""}
        number = known.il_number or ""
    client = app.test_client()
    _post(client, "/join", "/join", said)
    key = re.findall(r"/join/confirm/([0-9a-f]{32})", _mail_to(scene, said["email"]))[0]
    _post(client, f"/join/confirm/{key}", f"/join/confirm/{key}", {"new": ""})
    seen = client.get("/").text + client.get("/apply").text
    robin = sign_in("robin")
    waiting = robin.get("/identity-claims").text
    claim = re.findall(r"/identity-claims/([0-9a-f]{32})/linked", waiting)[0]
    address = f"/identity-claims/{claim}/linked"

    bare = _post(robin, "/identity-claims", address, {"reason": ""})
    done = _post(robin, "/identity-claims", address, {"reason": "Called the number on file."})

    assert number not in seen
    assert number in waiting
    assert (bare.status_code, done.status_code) == (400, 302)
    assert number in client.get("/").text


def test_the_address_on_file_opens_the_record_in_the_new_account(app: Flask, scene: Any) -> None:
    with scene.stores.sessions() as session:
        known = session.get_one(tables.Professional, scene.professionals["blake"])
        said = {**NEWCOMER, "il_number": known.il_number or ""}
    client = app.test_client()
    _post(client, "/join", "/join", said)
    key = re.findall(r"/join/confirm/([0-9a-f]{32})", _mail_to(scene, said["email"]))[0]
    _post(client, f"/join/confirm/{key}", f"/join/confirm/{key}", {"new": ""})
    asked = _mail_to(scene, "blake@example.com")
    address = re.findall(r"/join/record/[0-9a-f]{32}", asked)[0]

    answers = [_post(client, address, address, {}).status_code]
    answers.append(client.get(address).status_code)

    assert answers == [302, 404]
    assert said["il_number"] in client.get("/").text


@pytest.mark.parametrize("word", ["dolly", "doly", "4541", "best boy"])
def test_any_word_finds_the_classification(sign_in: Callable[..., Any], word: str) -> None:
    page = sign_in("blake").get("/apply", query_string={"q": word}).text

    assert page.index("<b>Grip</b>") > 0


def test_what_is_needed_says_what_a_person_must_decide(sign_in: Callable[..., Any]) -> None:
    client = sign_in("blake")

    sure = client.get(f"{_draft(client)}/needed").text
    unsure = client.get(f"{_draft(client, '44', 'Property')}/needed").text

    assert "30 union days within any 1 year" in sure
    assert "General Safety" in sure
    assert "We refer this to a person" not in sure
    assert "We refer this to a person" in unsure


def test_a_draft_is_kept_and_gone_on_with(sign_in: Callable[..., Any]) -> None:
    client = sign_in("blake")
    draft = _draft(client)
    form = {"name": "Jordan Blake", "mobile": "", "last4": "4321", "later": "yes"}
    _post(client, f"{draft}/details", f"{draft}/details", form)

    assert _draft(client) == draft
    assert client.get(draft).location == f"{draft}/details"
    assert 'value="4321"' in client.get(f"{draft}/details").text


def test_a_signed_application_opens_the_record_and_starts_its_clocks(
    sign_in: Callable[..., Any], scene: Any
) -> None:
    client = sign_in("blake")
    draft = _signed(client)

    page = client.get(f"{draft}/done").text
    with scene.stores.sessions() as session:
        sent = session.scalars(select(tables.Application)).one()
        record = sent.roster_record
        assert record is not None
        assert (record.local, record.classification) == ("80", "Grip")
        assert sent.number is not None
        assert sent.number in page
        assert is_as_signed(sent)
        assert sent.signed_sha256 in page
        entries = select(tables.AuditEntry.content).where(tables.AuditEntry.action == "applied")
        assert sent.signed_sha256 in (session.scalar(entries) or "")
        told = session.scalars(select(tables.Message.kind)).all()
        assert "applied" in told


def test_another_name_signs_nothing(sign_in: Callable[..., Any], scene: Any) -> None:
    client = sign_in("blake")
    draft = _draft(client)

    answer = _post(client, f"{draft}/sign", f"{draft}/sign", {"typed_name": "Jordan Avery"})

    assert answer.status_code == 422
    assert 'value="Jordan Avery"' in answer.text
    with scene.stores.sessions() as session:
        assert session.scalars(select(tables.Application.submitted_at)).all() == [None]


def test_what_the_signature_brings_is_told_in_spanish_too(
    sign_in: Callable[..., Any], send: Callable[..., Any]
) -> None:
    client = sign_in("blake")
    send(client, "/language", {"language": "es"})
    draft = _draft(client)

    wrong = _post(client, f"{draft}/sign", f"{draft}/sign", {"typed_name": "Somebody Else"})
    _signed(client)
    center = client.get("/messages").text

    assert "Escriba su nombre como figura arriba: " in wrong.text
    assert "recibida: Grip" in center
    assert "Su primer día" in client.get(_first_message(center)).text


def _first_message(center: str) -> str:
    return str(re.findall(r"/messages/[0-9a-f]{32}", center)[0])


def test_what_was_signed_changes_no_more(sign_in: Callable[..., Any]) -> None:
    client = sign_in("blake")
    draft = _signed(client)

    pages = [client.get(f"{draft}/{step}").status_code for step in ("details", "check", "sign")]
    again = _post(client, "/apply", f"{draft}/discard", {})

    assert pages == [409, 409, 409]
    assert again.status_code == 409


def test_nobody_applies_twice_for_the_same(sign_in: Callable[..., Any]) -> None:
    client = sign_in("blake")
    _signed(client)

    answer = _post(client, "/apply", "/apply", {"local": "80", "classification": "Grip"})

    assert answer.location == "/apply/local/80"
    assert "applied for Local 80 (Grip) already" in client.get("/apply/local/80").text


def test_the_copy_is_a_tagged_pdf_that_holds_what_was_signed(
    sign_in: Callable[..., Any], scene: Any
) -> None:
    client = sign_in("blake")
    draft = _signed(client)

    copy = PdfReader(BytesIO(client.get(f"{draft}/copy.pdf").data))

    with scene.stores.sessions() as session:
        sent = session.scalars(select(tables.Application)).one()
        assert copy.attachments["signed.json"] == [(sent.signed or "").encode()]
        assert sent.signed_sha256 in "".join(copy.pages[0].extract_text().split())
    assert copy.root_object["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert copy.root_object["/Lang"] == "en"


def test_a_request_without_its_papers_cannot_be_sent(sign_in: Callable[..., Any]) -> None:
    client = sign_in("blake")
    draft = _draft(client, "411", "1st Assistant Production Coordinator")

    page = client.get(f"{draft}/sign").text
    forced = _post(client, f"{draft}/sign", f"{draft}/sign", {"typed_name": "Blake Sample"})

    assert "Incomplete requests aren’t considered." in page
    assert "3 letters" in page
    assert "your resume" in page
    assert "disabled" in page
    assert forced.status_code == 422


def test_papers_are_sent_from_the_request_and_lead_back_to_it(
    sign_in: Callable[..., Any], scene: Any
) -> None:
    client = sign_in("avery")
    papers = _draft(client, "411", "1st Assistant Production Coordinator") + "/papers"
    link = re.findall(r'href="(/upload\?application=[0-9a-f]{32})"', client.get(papers).text)[0]
    token = client.get(link).text.split('name="csrf_token" value="', 1)[1].split('"', 1)[0]
    resume = (BytesIO(b"%PDF-1.4 a resume"), "resume.pdf")

    form = {"csrf_token": token, "application": link.split("=")[1], "file": resume}
    answer = client.post("/upload", data=form)

    assert (answer.status_code, answer.location) == (302, papers)
    assert "It shows here as soon as it is read" in client.get(papers).text
    assert f'data-back="{papers}"' in client.get(link).text
    assert sign_in("blake").get(link).status_code == 404


def test_the_window_of_requests_is_counted_down(sign_in: Callable[..., Any]) -> None:
    client = sign_in("blake")
    draft = _draft(client, "411", "Production Coordinator")

    page = client.get(f"{draft}/papers").text

    assert re.search(r"Requests close \w{3} (Mar|Jun|Sep|Dec) 1, \d{4}\.", page)
    assert re.search(r"\d+ days? left\.|That is today\.", page)


def _signed(client: FlaskClient) -> str:
    draft = _draft(client)
    form = {"name": "Jordan Blake", "mobile": "", "last4": ""}
    _post(client, f"{draft}/details", f"{draft}/details", form)
    _post(client, f"{draft}/sign", f"{draft}/sign", {"typed_name": "jordan  blake"})
    return draft
