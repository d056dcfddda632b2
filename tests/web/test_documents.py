"""A document's page says how far it is, what was found, which days count, and what to do."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest

from app.states import DocumentState

SignIn = Callable[..., Any]
PDF = b"%PDF-1.4 SAMPLE letter\n%%EOF"


def test_a_document_being_read_says_so_and_keeps_asking(scene: Any, sign_in: SignIn) -> None:
    document = scene.document("a1", state=DocumentState.READING, with_picture=False)

    page = sign_in("avery").get(f"/documents/{document}").text

    assert "Reading" in page
    assert 'data-final="no"' in page
    assert f'data-fragment="/documents/{document}/status"' in page
    assert ">Refresh</a>" in page


def test_each_day_shows_its_result_its_reason_and_its_box(scene: Any, sign_in: SignIn) -> None:
    document = scene.document("a1")

    page = sign_in("avery").get(f"/documents/{document}").text

    assert "2 of 3 count" in page
    assert "Mon Mar 2, 2026" in page
    assert "No payroll line covers this day." in page
    assert "payroll.csv, line 14" in page
    assert f"/documents/{document}/evidence?page=1&amp;box=72,300,200,314#selected" in page


def test_an_unreadable_document_says_what_to_do(scene: Any, sign_in: SignIn) -> None:
    said = "This PDF is protected with a password: save a copy without one and send that."
    document = scene.document(
        "a1", state=DocumentState.UNREADABLE, error=("encrypted-file", said), ledger=[]
    )

    client = sign_in("avery")

    assert said in client.get(f"/documents/{document}").text
    assert said in client.get("/").text


def test_evidence_boxes_stand_in_the_pixels_of_the_picture(scene: Any, sign_in: SignIn) -> None:
    document = scene.document("a1")

    page = sign_in("avery").get(f"/documents/{document}/evidence?page=1&box=72,300,200,314").text

    # 1100 pixels for 612 points; 72 - 2 points of padding is 125.8 pixels from the left.
    assert 'viewBox="0 0 1100 1424"' in page
    assert 'id="selected" x="125.8" y="535.6" width="237.3" height="32.4"' in page


@pytest.mark.parametrize("box", ["", "1,2,3", "a,b,c,d", "1,2,3,4,5"])
def test_an_address_without_a_proper_box_still_shows_the_page(
    scene: Any, sign_in: SignIn, box: str
) -> None:
    document = scene.document("a1")

    answer = sign_in("avery").get(f"/documents/{document}/evidence?page=1&box={box}")

    assert answer.status_code == 200
    assert 'id="selected"' not in answer.text


def test_what_a_document_says_is_never_taken_for_markup(scene: Any, sign_in: SignIn) -> None:
    line = {
        "date": "2026-03-02",
        "production": "<script>alert(1)</script>",
        "classification": '"><img src=x>',
        "day_verdict": "confirmed",
        "status": "counted",
        "because": "<b>bold</b>",
        "claimed_by": [],
        "paid_by": [],
        "remitted_by": [],
        "rule": "r",
    }
    document = scene.document("a1", ledger=[line])

    page = sign_in("avery").get(f"/documents/{document}").text

    assert "<script>alert" not in page
    assert "<b>bold" not in page


def test_one_uploaded_file_leads_to_its_page(sign_in: SignIn, send: Callable[..., Any]) -> None:
    client = sign_in("avery")

    answer = send(client, "/upload", {"file": (BytesIO(PDF), "letter.pdf")})

    assert answer.status_code == 302
    assert "letter.pdf" in client.get(answer.location).text


def test_a_file_sent_again_says_when_the_first_copy_came(
    sign_in: SignIn, send: Callable[..., Any]
) -> None:
    client = sign_in("avery")

    pages = []
    for _ in range(2):
        answer = send(client, "/upload", {"file": (BytesIO(PDF), "letter.pdf")})
        pages.append(client.get(answer.location).text)

    assert "We already had this, received " not in pages[0]
    assert "We already had this, received " in pages[1]


def test_a_refused_file_does_not_keep_the_others_out(
    sign_in: SignIn, send: Callable[..., Any]
) -> None:
    files = [
        (BytesIO(PDF), "letter.pdf"),
        (BytesIO(b""), "nothing.pdf"),
        (BytesIO(b"MZ\x90\x00 program"), "letter.exe"),
        (BytesIO(b"%PDF-1.4" + b"x" * 70_000), "large.pdf"),
    ]

    answer = send(sign_in("avery"), "/upload", {"file": files})

    assert answer.status_code == 422
    assert answer.text.count('role="alert"') == 3
    assert "Reference U-" in answer.text


def test_a_form_without_a_file_asks_for_one(sign_in: SignIn, send: Callable[..., Any]) -> None:
    answer = send(sign_in("avery"), "/upload", {})

    assert answer.status_code == 422
    assert "Choose at least one file" in answer.text


def test_a_body_over_every_limit_gets_a_clear_answer(sign_in: SignIn) -> None:
    answer = sign_in("avery").post(
        "/upload", data=b"x" * 2_000_000, content_type="multipart/form-data; boundary=b"
    )

    assert answer.status_code == 413
    assert "must be smaller than" in answer.text


def test_the_dashboard_is_kind_when_there_is_nothing(sign_in: SignIn) -> None:
    page = sign_in("blake").get("/").text

    assert "Nothing needs you right now." in page
    assert "No documents yet" in page
    assert "You’re not on the roster yet" in page


def test_an_original_is_a_download_that_no_browser_keeps(scene: Any, sign_in: SignIn) -> None:
    client = sign_in("avery")
    sent = {"file": (BytesIO(PDF), "letter.pdf")}
    client.post("/api/v1/documents", data=sent, headers={"X-CSRFToken": _csrf_token(client)})
    document = client.get("/api/v1/documents").get_json()["documents"][0]["id"]

    with client.get(f"/documents/{document}/original") as answer:
        assert answer.data == PDF

    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Disposition"] == "attachment; filename=letter.pdf"
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_a_picture_of_an_endless_page_number_is_not_found(scene: Any, sign_in: SignIn) -> None:
    document = scene.document("a1")

    answer = sign_in("avery").get(f"/documents/{document}/pages/{'9' * 30}-1100.webp")

    assert answer.status_code == 404


def _csrf_token(client: Any) -> str:
    return str(client.get("/upload").text.split('name="csrf_token" value="')[1].split('"')[0])
