"""A partner's pages: batches, what needs them, sending in one go or in parts, links that end."""

import hashlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update

from app.answering import links, mending, parts
from app.answering.telling import answer_batches
from app.batches.making import FileIn, NewBatch, add_file, close, make
from app.batches.states import FileState
from app.mailing import Letter, Outgoing, Paragraph, put_outgoing
from app.records import tables
from app.states import DocumentState

PDF = b"%PDF-1.4 SAMPLE letter\n%%EOF"
SignIn = Callable[[str], FlaskClient]


def _csrf(client: FlaskClient, page: str) -> dict[str, str]:
    text = client.get(page).text
    return {"csrf_token": text.split('name="csrf_token" value="', 1)[1].split('"', 1)[0]}


def _batch(scene: Any, *documents: str, proof: str | None = None, source: str = "web") -> str:
    with scene.stores.sessions.begin() as session:
        new = NewBatch(scene.accounts["pat"], "Northline Payroll", source, proof=proof)
        batch = make(session, new, scene.stores.now())
        for public_id in documents:
            wanted = select(tables.Document).where(tables.Document.public_id == public_id)
            row = session.scalars(wanted).one()
            add_file(
                session, batch, FileIn(row.file_name, FileState.TAKEN, 22_400, document_id=row.id)
            )
        close(session, batch, scene.stores.now())
        return batch.public_id


def _set(scene: Any, public_id: str, **values: Any) -> None:
    row = tables.Document
    with scene.stores.sessions.begin() as session:
        session.execute(update(row).where(row.public_id == public_id).values(**values))


def test_many_files_of_one_form_become_a_batch_with_each_refusal_named(sign_in: SignIn) -> None:
    pat = sign_in("pat")
    files = [(BytesIO(PDF), "EVL_Avery.pdf"), (BytesIO(b"MZ\x90\x00"), "run.exe")]
    form = {**_csrf(pat, "/partner/send"), "own_reference": "NPS-47", "file": files}

    page = pat.post("/partner/send", data=form, follow_redirects=True).text

    assert "EVL_Avery.pdf" in page
    assert "run.exe" in page
    assert "1 file needs you" in page
    assert "NPS-47" in pat.get("/partner").text


def test_a_batch_shows_what_needs_the_partner_first_and_filters_the_rest(
    sign_in: SignIn, scene: Any
) -> None:
    letter = scene.document("good", state=DocumentState.VERIFIED)
    scan = scene.document(
        "scan", state=DocumentState.UNREADABLE, error=("encrypted", "It has a password.")
    )
    batch, pat = _batch(scene, letter, scan), sign_in("pat")

    page = pat.get(f"/partner/batches/{batch}").text
    needs = pat.get(f"/partner/batches/{batch}?result=needs_you").text
    found = pat.get(f"/partner/batches/{batch}?q=jordan+avery").text

    assert page.index("It has a password.") < page.index("All files")
    assert "Jordan Avery" in page
    assert "good.pdf" not in needs.split("All files")[1]
    assert "good.pdf" in found.split("All files")[1]
    csv = pat.get(f"/partner/batches/{batch}/results.csv").text
    assert "scan.pdf,Needs you,It has a password." in csv


def test_a_message_that_is_not_proven_says_so_and_what_to_do(sign_in: SignIn, scene: Any) -> None:
    batch = _batch(scene, scene.document("good"), proof="unproven", source="mail")

    page = sign_in("pat").get(f"/partner/batches/{batch}").text

    assert "We could not prove that you sent this message." in page
    assert "No automatic reply was sent." in page


def test_a_message_without_any_file_is_no_batch_of_the_list(sign_in: SignIn, scene: Any) -> None:
    for source in ("mail", "web"):
        public_id = _batch(scene, source=source, proof="proven" if source == "mail" else None)
        with scene.stores.sessions.begin() as session:
            batch = session.scalars(select(tables.Batch).where(tables.Batch.public_id == public_id))
            row = batch.one()
            row.reference = f"R-{source}"

    page = sign_in("pat").get("/partner").text

    assert "R-web" in page
    assert "R-mail" not in page


def test_another_company_sees_no_batch(sign_in: SignIn, scene: Any) -> None:
    batch = _batch(scene, scene.document("good"))
    account = tables.Account
    with scene.stores.sessions.begin() as session:
        other = update(account).where(account.id == scene.accounts["pat"])
        session.execute(other.values(payroll_company="Another Payroll"))

    assert sign_in("pat").get(f"/partner/batches/{batch}").status_code == 404
    assert sign_in("avery").get(f"/partner/batches/{batch}").status_code == 403


def test_a_partner_names_somebody_only_by_a_number_that_fits_the_letter(
    sign_in: SignIn, scene: Any
) -> None:
    letter = scene.document("unnamed")
    _set(scene, letter, professional_id=None)
    with scene.stores.sessions.begin() as session:
        avery = session.get_one(tables.Professional, scene.professionals["avery"])
        blake = session.get_one(tables.Professional, scene.professionals["blake"])
        avery.il_number, blake.il_number = "IL0000001", "IL0000002"
        blake.name = "Kim Stranger"
    batch, pat = _batch(scene, letter), sign_in("pat")
    page = f"/partner/batches/{batch}/files/1"
    token = _csrf(pat, page)

    wrong = pat.post(f"{page}/person", data={**token, "il_number": "IL0000002"})
    none = pat.post(f"{page}/person", data={**token, "il_number": "IL9999999"})
    right = pat.post(f"{page}/person", data={**token, "il_number": "IL0000001"})

    assert (wrong.status_code, none.status_code, right.status_code) == (422, 422, 302)
    assert "Kim Stranger" not in wrong.text
    said = [text.split('role="alert"')[1].split("</b>")[0] for text in (wrong.text, none.text)]
    assert said[0] == said[1]
    with scene.stores.sessions() as session:
        named = select(tables.Document.professional_id).where(tables.Document.public_id == letter)
        assert session.scalar(named) == scene.professionals["avery"]


def test_a_link_in_the_results_mends_its_file_once_and_shows_nothing_else(
    app: Flask, scene: Any
) -> None:
    scan = scene.document(
        "scan", state=DocumentState.UNREADABLE, error=("encrypted", "It has a password.")
    )
    _batch(scene, scan, scene.document("good", state=DocumentState.VERIFIED))
    while answer_batches(scene.stores):
        continue
    with scene.stores.sessions() as session:
        mails = session.scalars(select(tables.OutgoingMail).order_by(tables.OutgoingMail.id)).all()
    key = mails[-1].text.split("/mend/")[1].split()[0]
    client = app.test_client()

    page = client.get(f"/mend/{key}").text
    form = {**_csrf(client, f"/mend/{key}"), "file": (BytesIO(PDF), "better.pdf")}
    done = client.post(f"/mend/{key}", data=form)
    again = client.get(f"/mend/{key}")

    assert "It has a password." in page
    assert "good.pdf" not in page
    assert "Thank you" in done.text
    assert again.status_code == 404
    with scene.stores.sessions() as session:
        audit = select(tables.AuditEntry.action).where(tables.AuditEntry.object == "link:1")
        assert list(session.scalars(audit)) == ["link-opened", "link-used"]
        files = session.scalars(select(tables.BatchFile).order_by(tables.BatchFile.id)).all()
        assert files[-1].code == f"replaces:{scan}"


@pytest.mark.parametrize("closed", ["account", "role"])
def test_a_link_of_a_partner_that_was_shut_out_opens_nothing(
    app: Flask, scene: Any, closed: str
) -> None:
    public_id = _batch(scene, scene.document("scan", state=DocumentState.UNREADABLE))
    with scene.stores.sessions.begin() as session:
        batch = session.scalars(select(tables.Batch).where(tables.Batch.public_id == public_id))
        link = links.new_link(document_id=1)
        now = scene.stores.now()
        links.keep(session, link, sent_to="a@example.com", now=now, batch=batch.one())
    client, address = app.test_client(), f"/mend/{link.key}"
    form = {**_csrf(client, address), "file": (BytesIO(PDF), "better.pdf")}

    with scene.stores.sessions.begin() as session:
        account = session.get_one(tables.Account, scene.accounts["pat"])
        if closed == "account":
            account.active = False
        else:
            account.roles = []

    assert client.get(address).status_code == 404
    assert client.post(address, data=form).status_code == 404


def test_a_link_serves_one_of_two_at_once_and_again_after_a_refusal(
    app: Flask, scene: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = scene.document("scan", state=DocumentState.UNREADABLE)
    public_id = _batch(scene, scan)
    with scene.stores.sessions.begin() as session:
        batch = session.scalars(select(tables.Batch).where(tables.Batch.public_id == public_id))
        link = links.new_link(document_id=1)
        now = scene.stores.now()
        links.keep(session, link, sent_to="a@example.com", now=now, batch=batch.one())
    client, other, address = app.test_client(), app.test_client(), f"/mend/{link.key}"
    form, token = _csrf(client, address), _csrf(other, address)
    answers: list[int] = []
    really = mending.replace

    def meanwhile(*args: Any, **how: Any) -> Any:
        late = {**token, "file": (BytesIO(PDF + b"late"), "late.pdf")}
        answers.append(other.post(address, data=late).status_code)
        return really(*args, **how)

    refused = client.post(address, data={**form, "file": (BytesIO(b"MZ\x90\x00"), "run.exe")})
    monkeypatch.setattr(mending, "replace", meanwhile)
    done = client.post(address, data={**form, "file": (BytesIO(PDF), "better.pdf")})

    assert (refused.status_code, done.status_code, answers) == (400, 200, [404])
    with scene.stores.sessions() as session:
        names = session.scalars(select(tables.BatchFile.name).order_by(tables.BatchFile.id)).all()
    assert "late.pdf" not in names
    assert names[-1] == "better.pdf"


def _upload(client: FlaskClient, headers: dict[str, str], batch: str, data: bytes) -> Any:
    told = {
        "name": "letters.pdf",
        "size_bytes": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
    }
    return client.post(f"/api/v1/batches/{batch}/uploads", json=told, headers=headers).get_json()


def test_a_file_in_parts_goes_on_where_it_was_cut_off(
    app: Flask, token_for: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    headers, client = {"Authentication-Token": token_for("pat")}, app.test_client()
    batch = client.post("/api/v1/batches", json={}, headers=headers).get_json()["id"]
    data = PDF + b"x" * 3000
    upload = _upload(client, headers, batch, data)
    address = f"/api/v1/uploads/{upload['id']}"

    def part(first: int, last: int, content: bytes) -> Any:
        place = {"Content-Range": f"bytes {first}-{last}/{len(data)}", **headers}
        return client.put(f"{address}/part", data=content, headers=place)

    assert part(0, 999, data[:1000]).get_json()["received_bytes"] == 1000
    assert part(0, 999, data[:1000]).get_json()["received_bytes"] == 1000
    assert part(2000, 2999, data[2000:3000]).status_code == 409
    assert client.post(f"{address}/complete", headers=headers).status_code == 409
    assert _upload(client, headers, batch, data)["received_bytes"] == 1000
    assert part(1000, len(data) - 1, data[1000:]).status_code == 200

    added = client.post(f"{address}/complete", headers=headers).get_json()
    closed = client.post(f"/api/v1/batches/{batch}/close", headers=headers).get_json()

    assert added["refusal"] is None
    assert [file["name"] for file in closed["files"]] == ["letters.pdf"]
    assert closed["is_closed"]
    assert client.get(address, headers=headers).status_code == 404


def test_parts_that_are_not_what_was_announced_are_not_taken(
    app: Flask, token_for: Callable[[str], str]
) -> None:
    headers, client = {"Authentication-Token": token_for("pat")}, app.test_client()
    batch = client.post("/api/v1/batches", json={}, headers=headers).get_json()["id"]
    upload = _upload(client, headers, batch, PDF)
    address, place = f"/api/v1/uploads/{upload['id']}", f"bytes 0-{len(PDF) - 1}/{len(PDF)}"

    client.put(f"{address}/part", data=PDF[::-1], headers={**headers, "Content-Range": place})
    answer = client.post(f"{address}/complete", headers=headers)

    assert answer.status_code == 422
    assert client.post(f"/api/v1/batches/{batch}/close", headers=headers).status_code == 409


def test_a_file_has_so_many_parts_and_an_account_so_many_files_begun(
    app: Flask, token_for: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "PARTS_MAX", 2)
    monkeypatch.setattr(parts, "OPEN_MAX", 1)
    headers, client = {"Authentication-Token": token_for("pat")}, app.test_client()
    batch = client.post("/api/v1/batches", json={}, headers=headers).get_json()["id"]
    address = f"/api/v1/uploads/{_upload(client, headers, batch, PDF)['id']}/part"

    def byte(at: int) -> int:
        place = {"Content-Range": f"bytes {at}-{at}/{len(PDF)}", **headers}
        return int(client.put(address, data=PDF[at : at + 1], headers=place).status_code)

    assert [byte(at) for at in range(3)] == [200, 200, 409]
    assert "1 files are begun" in _upload(client, headers, batch, PDF + b"x")["error"]["message"]


def test_a_webhook_is_added_with_its_secret_shown_once(sign_in: SignIn) -> None:
    pat = sign_in("pat")
    form = {**_csrf(pat, "/partner/contacts"), "url": "https://hooks.northline.example/d"}

    made = pat.post("/partner/contacts/webhooks", data=form).text
    later = pat.get("/partner/contacts").text
    odd = pat.post("/partner/contacts/webhooks", data={**form, "url": "http://127.0.0.1/"})

    assert "shown this once" in made
    assert "shown this once" not in later
    assert "https://hooks.northline.example/d" in later
    assert odd.status_code == 400


def test_a_webhook_without_a_secret_is_turned_on_with_a_new_one(
    sign_in: SignIn, scene: Any
) -> None:
    pat = sign_in("pat")
    form = {**_csrf(pat, "/partner/contacts"), "url": "https://hooks.northline.example/d"}
    pat.post("/partner/contacts/webhooks", data=form)
    with scene.stores.sessions.begin() as session:
        hook = session.scalars(select(tables.Webhook)).one()
        # As migration 0024 left those whose secret stood unsealed.
        hook.sealed_secret, hook.disabled_at, hook.disabled_because = "", scene.stores.now(), "Old"
        address = f"/partner/contacts/webhooks/{hook.public_id}"

    said = pat.get("/partner/contacts").text
    refused = pat.post(f"{address}/enable", data=form)
    made = pat.post(f"{address}/secret", data=form).text

    assert "its secret was destroyed" in said
    assert "Turn on again" not in said
    assert "Turn on with a new secret" in said
    assert refused.status_code == 409
    assert "shown this once" in made
    assert "Turn on with a new secret" not in made
    with scene.stores.sessions() as session:
        hook = session.scalars(select(tables.Webhook)).one()
        assert (hook.disabled_at, bool(hook.sealed_secret)) == (None, True)


def test_mail_that_comes_back_again_and_again_is_said_to_the_company(
    sign_in: SignIn, scene: Any
) -> None:
    row = tables.OutgoingMail
    for number in range(2):
        with scene.stores.sessions.begin() as session:
            mail = Outgoing(
                to="pat@northline.example",
                subject="Results",
                letter=Letter("Results", [Paragraph("All is read.")]),
                event_key=f"results:{number}",
                kind="results",
                account_id=scene.accounts["pat"],
            )
            put_outgoing(session, mail, scene.stores.now())
            session.execute(update(row).values(state="bounced", problem="It came back: 550 gone"))

    pages = [sign_in("pat").get(address).text for address in ("/partner", "/partner/contacts")]
    operations = sign_in("alex").get("/operations").text

    assert all("Our mail to pat@northline.example does not arrive" in page for page in pages)
    assert "550 gone" in pages[1]
    assert "550 gone" in operations
    assert "/again" not in operations


def test_a_batch_that_is_not_closed_says_when_it_closes_by_itself(
    sign_in: SignIn, scene: Any
) -> None:
    with scene.stores.sessions.begin() as session:
        new = NewBatch(scene.accounts["pat"], "Northline Payroll", "api")
        make(session, new, scene.stores.now())

    page = sign_in("pat").get("/partner").text

    assert "Not closed" in page
    assert "Closes by itself" in page


def test_an_issuer_answers_by_link_once_for_those_days_only(
    app: Flask, sign_in: SignIn, scene: Any
) -> None:
    letter = scene.document("asked")
    robin = sign_in("robin")
    token = _csrf(robin, f"/desk/{letter}")
    question = robin.post(f"/desk/{letter}/question", data=token).location
    with scene.stores.sessions() as session:
        row = session.scalars(select(tables.Question)).one()
        form = {"issuer": row.issuer, "subject": row.subject, "body": row.body}
    form |= {"address": "pay@northline.example", "answer_by": row.answer_by.isoformat()}
    robin.post(f"{question}/mail", data={**token, **form})
    with scene.stores.sessions() as session:
        mail = session.scalars(select(tables.OutgoingMail)).one()
        rows = session.scalars(select(tables.QuestionRow.id)).all()
    key = mail.text.split("/clarify/")[1].split()[0]
    client = app.test_client()

    page = client.get(f"/clarify/{key}").text
    answers = {f"row-{place}": "confirms" for place, _ in enumerate(rows, 1)}
    said = {**_csrf(client, f"/clarify/{key}"), **answers, "by": "Kim, Northline"}
    missing = client.post(f"/clarify/{key}", data={**said, "by": ""})
    done = client.post(f"/clarify/{key}", data=said)

    assert mail.recipient == "pay@northline.example"
    assert "Mar 4, 2026" in page
    assert "Mar 2, 2026" not in page
    assert missing.status_code == 400
    assert "Thank you" in done.text
    assert client.get(f"/clarify/{key}").status_code == 404
    with scene.stores.sessions() as session:
        answer = session.scalars(select(tables.Amendment)).one()
        assert answer.answered_by == "Kim, Northline (pay@northline.example)"
        assert answer.kind == "confirms"


def test_a_link_ends_by_itself_and_a_guess_finds_nothing(app: Flask, scene: Any) -> None:
    batch = _batch(scene, scene.document("scan", state=DocumentState.UNREADABLE))
    with scene.stores.sessions.begin() as session:
        row = session.scalars(select(tables.Batch).where(tables.Batch.public_id == batch)).one()
        link = links.new_link(document_id=1)
        long_ago = scene.stores.now() - links.LASTS
        links.keep(session, link, sent_to="a@example.com", now=long_ago, batch=row)

    answers = [app.test_client().get(f"/mend/{key}") for key in (link.key, "guess")]

    assert [answer.status_code for answer in answers] == [404, 404]
