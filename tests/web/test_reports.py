"""A report that somebody gives out: kept as it was, verified by its code, opened by its link."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any
from urllib.parse import quote, urlsplit

import pypdfium2
import pytest
import zxingcpp
from flask import Flask
from flask.testing import FlaskClient
from pypdf import PdfReader
from sqlalchemy import select

from app.given_reports import SHOWN, Giver, ReportKind, give
from app.privacy.retention import remove_old
from app.records import tables
from app.states import DocumentState
from app.stores import Stores

SignIn = Callable[[str], FlaskClient]
Send = Callable[..., Any]
CODE = re.compile(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b")


def _given(stores: Stores) -> tables.GivenReport:
    """Return the report that was given out last."""
    with stores.sessions() as session:
        latest = select(tables.GivenReport).order_by(tables.GivenReport.id.desc()).limit(1)
        return session.scalars(latest).one()


def _change(stores: Stores, **values: Any) -> None:
    with stores.sessions.begin() as session:
        report = session.get_one(tables.GivenReport, _given(stores).id)
        for name, value in values.items():
            setattr(report, name, value)


def test_the_reports_are_tagged_files_in_the_language_of_their_reader(
    scene: Any, sign_in: SignIn, send: Send
) -> None:
    avery = sign_in("avery")
    send(avery, "/language", {"language": "es"})

    report, courses = (
        avery.get(f"/my-reports/{name}.pdf") for name in ("compliance", "transcript")
    )

    read = PdfReader(BytesIO(report.data))
    text = read.pages[0].extract_text()
    assert "Jordan Avery" in text
    assert "Local #80 (Grip)" in text
    assert "/StructTreeRoot" in read.root_object
    assert str(read.root_object["/Lang"]) == "es"
    assert "Todavía no hay cursos" in PdfReader(BytesIO(courses.data)).pages[0].extract_text()


def test_the_qr_code_leads_to_what_the_report_said_and_no_more(
    scene: Any, sign_in: SignIn, app: Flask, stores: Stores
) -> None:
    avery, anybody = sign_in("avery"), app.test_client()
    first, again = (avery.get("/my-reports/compliance.pdf").data for _ in range(2))
    picture = pypdfium2.PdfDocument(first)[0].render(scale=3).to_pil()
    address = zxingcpp.read_barcodes(picture)[0].text
    scene.credit(scene.document("a1", state=DocumentState.VERIFIED), "Harbor Lights")

    page = anybody.get(urlsplit(address).path)

    printed = [
        CODE.findall(PdfReader(BytesIO(each)).pages[0].extract_text()) for each in (first, again)
    ]
    assert printed[0] == printed[1]
    typed = printed[0][0].lower().replace("-", " ")
    assert anybody.get(f"/verify?code={typed}", follow_redirects=True).status_code == 200
    assert "Genuine" in page.text
    assert "Jordan Avery" in page.text
    assert "Local #80 (Grip)" in page.text
    assert "Pending (In Progress)" in page.text
    for private in ("Harbor Lights", "of 30 days", "IL#", "Preliminary"):
        assert private not in page.text
    assert page.headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"ends_at": timedelta(days=-1)}, "has expired"),
        ({"withdrawn_at": timedelta()}, "has withdrawn it"),
    ],
)
def test_an_ended_or_withdrawn_report_tells_nothing_of_what_it_said(
    scene: Any,
    sign_in: SignIn,
    app: Flask,
    stores: Stores,
    values: dict[str, timedelta],
    said: str,
) -> None:
    sign_in("avery").get("/my-reports/compliance.pdf")
    _change(stores, **{name: stores.now() + off for name, off in values.items()})

    page = app.test_client().get(f"/verify/{_given(stores).code}").text

    assert said in page
    assert "Avery" not in page
    assert "Grip" not in page


def test_a_mailed_report_opens_for_its_holder_until_it_is_withdrawn(
    scene: Any, sign_in: SignIn, send: Send, app: Flask, stores: Stores
) -> None:
    avery, holder = sign_in("avery"), app.test_client()
    send(
        avery, "/my-reports/transcript/send", {"to": "office@example.com", "note": "As you asked."}
    )
    with stores.sessions() as session:
        mail = session.scalars(select(tables.OutgoingMail)).one()
    link = re.search(r"/given-reports/[0-9a-f]{32}", mail.text)
    assert link is not None

    shown = holder.get(link[0])
    refused = send(avery, "/my-reports/transcript/send", {"to": "office@example"})
    stranger = send(sign_in("blake"), f"/my-reports/given/{_given(stores).public_id}/withdraw", {})
    kept = holder.get(link[0])
    send(avery, f"/my-reports/given/{_given(stores).public_id}/withdraw", {})

    assert mail.recipient == "office@example.com"
    assert "As you asked." in mail.text
    assert "Jordan Avery" in shown.text
    assert (refused.status_code, stranger.status_code, kept.status_code) == (422, 404, 200)
    assert [holder.get(f"{link[0]}{end}").status_code for end in ("", "/file")] == [404, 404]


def test_who_tries_codes_has_to_wait(app: Flask, stores: Stores) -> None:
    limited = replace(stores.settings, verify_limit="2 per hour")
    app.extensions["throttles"] = type(app.extensions["throttles"])(limited)
    anybody = app.test_client()

    answers = [anybody.get(f"/verify/{number:016d}").status_code for number in range(3)]

    assert answers == [404, 404, 429]


@pytest.mark.parametrize("dressed", ["%s\0", "“%s”", "\u200b%s"])
def test_signs_that_are_of_no_code_do_not_matter(
    dressed: str, scene: Any, sign_in: SignIn, app: Flask, stores: Stores
) -> None:
    sign_in("avery").get("/my-reports/compliance.pdf")

    answer = app.test_client().get(f"/verify/{quote(dressed % _given(stores).code)}")

    assert "Genuine" in answer.text


def test_the_whole_address_may_be_pasted_for_the_code(
    scene: Any, sign_in: SignIn, app: Flask, stores: Stores
) -> None:
    sign_in("avery").get("/my-reports/compliance.pdf")
    pasted = f"https://roster.example.com/verify/{_given(stores).code}"

    answer = app.test_client().get("/verify", query_string={"code": pasted}, follow_redirects=True)

    assert "Genuine" in answer.text


def test_every_report_that_works_can_be_withdrawn(
    scene: Any, sign_in: SignIn, stores: Stores
) -> None:
    avery = sign_in("avery")
    avery.get("/my-reports/compliance.pdf")
    first, now = _given(stores), stores.now()
    giver = Giver(first.given_by, first.professional_id)
    with stores.sessions.begin() as session:
        for number in range(SHOWN):
            give(session, giver, ReportKind.COMPLIANCE, {"name": f"{number}"}, now)

    shown = avery.get("/my-reports/compliance").text

    assert f"/my-reports/given/{first.public_id}/withdraw" in shown


def test_a_report_whose_words_went_by_retention_is_told_as_ended_and_not_as_forged(
    scene: Any, sign_in: SignIn, app: Flask, stores: Stores
) -> None:
    sign_in("avery").get("/my-reports/compliance.pdf")
    _change(stores, ends_at=stores.now() - timedelta(days=1))

    removed = [remove_old(stores).reports for _ in range(2)]

    assert removed == [1, 0]
    assert "has expired" in app.test_client().get(f"/verify/{_given(stores).code}").text
    assert _given(stores).content == {}


def test_the_last_day_of_a_report_is_that_of_the_roster_s_zone(
    scene: Any, sign_in: SignIn, stores: Stores
) -> None:
    avery = sign_in("avery")
    avery.get("/my-reports/compliance.pdf")
    # 5 PM of November 21 in Los Angeles.
    _change(stores, ends_at=datetime(2027, 11, 22, 1, tzinfo=UTC))

    printed = avery.get("/my-reports/compliance.pdf").data

    assert "until Nov 21, 2027" in avery.get("/my-reports/compliance").text
    assert "until Nov 21, 2027" in PdfReader(BytesIO(printed)).pages[0].extract_text()


def test_who_mails_reports_is_bounded_whatever_the_network_and_keeps_nobody_from_a_code(
    scene: Any, sign_in: SignIn, send: Send, app: Flask, stores: Stores
) -> None:
    limited = replace(stores.settings, mail_limit="2 per hour", mail_limit_network="2 per hour")
    throttles = type(app.extensions["throttles"])(limited)
    app.extensions["throttles"] = throttles
    avery = sign_in("avery")

    answers = []
    for number in range(3):
        avery.environ_base["REMOTE_ADDR"] = f"192.0.2.{number}"
        to = {"to": f"office{min(number, 1)}@example.com"}
        answers.append(send(avery, "/my-reports/transcript/send", to).status_code)

    assert answers == [302, 302, 429]
    assert throttles.wait_seconds(throttles.mail("office0@example.com", "192.0.2.0")) == 0
    own = throttles.report_mail("office2@example.com", "192.0.2.9", 0)
    assert throttles.wait_seconds(own) == 0
