"""A letter is looked at before it is sent: what it lacks is told, nothing of it is kept."""

import time
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from reportlab.pdfgen.canvas import Canvas
from sqlalchemy import func, select

from app import prechecking
from app.prechecking import Look
from app.records import tables
from app.stores import Stores
from app.web.applicant.looked import told_of
from extractors.contained import Reader
from extractors.containment.process import ChildProcess
from extractors.refusals import ReadingInterrupted

SignIn = Callable[[str], FlaskClient]
Send = Callable[..., Any]
MOMENT_SECONDS = 1.5
"""What starting and killing a reader may take on a busy machine; two readings take longer."""
RANGE = "from March 2, 2026 to March 20, 2026."


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading may take as long as a busy machine needs."""
    monkeypatch.setattr(prechecking, "_hasty", lambda limits: limits)
    monkeypatch.setattr(prechecking, "TOLD_WITHIN_SECONDS", 60)


@pytest.mark.usefixtures("patient")
def test_a_letter_with_a_range_is_told_to_lack_dates(
    scene: Any, sign_in: SignIn, send: Send, stores: Stores
) -> None:
    avery = sign_in("avery")
    form = {"file": (BytesIO(_letter()), "letter.pdf"), "roster_record": scene.roster_record}

    page = send(avery, "/upload/check", form).text

    assert "This letter gives a range, not specific dates" in page
    assert "Harbor Lights" in page
    assert "Nothing was kept." in page
    with stores.sessions() as session:
        assert session.scalar(select(func.count()).select_from(tables.Document)) == 0


@pytest.mark.usefixtures("patient")
def test_what_is_missing_is_told_in_spanish_too(scene: Any, sign_in: SignIn, send: Send) -> None:
    avery = sign_in("avery")
    send(avery, "/language", {"language": "es"})

    page = send(avery, "/upload/check", {"file": (BytesIO(_letter()), "letter.pdf")}).text

    assert "no fechas concretas" in page


def test_a_picture_is_sent_without_a_look(stores: Stores, scene: Any) -> None:
    found = prechecking.look(
        stores,
        b"\xff\xd8\xff\xe0" + bytes(200),
        professional_id=scene.professionals["avery"],
        roster_record_id=None,
    )

    assert not found.is_told


def test_a_look_that_is_interrupted_tells_what_was_found_so_far_and_lets_the_letter_go(
    stores: Stores, scene: Any, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise ReadingInterrupted

    monkeypatch.setattr(Reader, "read", interrupted)
    monkeypatch.setattr(prechecking, "TOLD_WITHIN_SECONDS", 60)
    avery = scene.professionals["avery"]

    looks = [
        prechecking.look(stores, _letter(), professional_id=avery, roster_record_id=None)
        for _ in range(3)
    ]

    assert looks == [Look(is_told=False, pages=1, names_person=True)] * 3
    with app.test_request_context():
        told = told_of(looks[0])
    assert told.found == ("1 page of text", "Your name")
    assert told.unseen == ("The days", "What you worked as", "Signature and letterhead")
    assert told.is_clear


def test_a_look_ends_in_time_however_slowly_the_letter_is_read(
    stores: Stores, scene: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prechecking, "TOLD_WITHIN_SECONDS", 0.3)
    # A reader that says nothing at all: what it is asked never reaches it.
    monkeypatch.setattr(ChildProcess, "_send", lambda *_: None)
    began = time.monotonic()

    found = prechecking.look(
        stores, _letter(), professional_id=scene.professionals["avery"], roster_record_id=None
    )

    assert found == prechecking.CANNOT_TELL
    assert time.monotonic() - began < 0.3 + MOMENT_SECONDS


def test_who_looks_too_often_is_told_nothing(
    stores: Stores, scene: Any, sign_in: SignIn, send: Send, app: Any
) -> None:
    app.extensions["throttles"] = type(app.extensions["throttles"])(
        replace(stores.settings, look_limit="1 per day")
    )
    avery = sign_in("avery")

    answers = [
        send(avery, "/upload/check", {"file": (BytesIO(b"%PDF-1.4 none"), "a.pdf")}).text
        for _ in range(2)
    ]

    assert all("tell in time what this file holds" in page for page in answers)


def _letter() -> bytes:
    kept = BytesIO()
    canvas = Canvas(kept)
    lines = (
        "Northline Payroll, 100 Main Street, Burbank CA",
        "April 2, 2026",
        "EMPLOYMENT VERIFICATION LETTER",
        "To whom it may concern:",
        "This letter confirms that Jordan Avery was employed as a Grip on the",
        f"television series Harbor Lights {RANGE}",
        "Sincerely,",
        "Dana Moss, Payroll Manager",
    )
    for number, line in enumerate(lines):
        canvas.drawString(72, 720 - 24 * number, line)
    canvas.save()
    return kept.getvalue()
