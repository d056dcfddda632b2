"""Pictures sent together may be the pages of one document, by the API and on the page."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from PIL import Image

SignIn = Callable[[str], FlaskClient]


def picture(gray: int) -> BytesIO:
    made = BytesIO()
    Image.new("L", (60, 80), gray).save(made, "PNG")
    made.seek(0)
    return made


def pages() -> list[tuple[BytesIO, str]]:
    return [(picture(250), "page 1.png"), (picture(240), "page 2.png")]


def test_the_api_takes_several_pictures_as_one_document(
    app: Flask, token_for: Callable[[str], str]
) -> None:
    client, headers = app.test_client(), {"Authentication-Token": token_for("avery")}

    answer = client.post(
        "/api/v1/documents", headers=headers, data={"file": pages(), "as_one": "true"}
    )

    assert answer.status_code == 202
    told = client.get(answer.headers["Location"], headers=headers).get_json()
    assert told["file"] == "page 1 and 1 more.zip"


def test_the_api_still_asks_for_one_file_when_it_is_not_told_so(
    app: Flask, token_for: Callable[[str], str]
) -> None:
    headers = {"Authentication-Token": token_for("avery")}

    answer = app.test_client().post("/api/v1/documents", headers=headers, data={"file": pages()})

    assert answer.status_code == 400
    assert "2 came" in answer.get_json()["error"]["message"]


def test_the_page_takes_several_pictures_as_one_document(
    sign_in: SignIn, send: Callable[..., Any]
) -> None:
    client = sign_in("avery")

    answer = send(client, "/upload", {"file": pages(), "as_one": "true"})

    assert answer.status_code == 302
    assert "page 1 and 1 more.zip" in client.get(answer.location).text


def test_what_is_no_picture_is_named(sign_in: SignIn, send: Callable[..., Any]) -> None:
    files = [*pages(), (BytesIO(b"%PDF-1.4 SAMPLE letter\n%%EOF"), "letter.pdf")]

    answer = send(sign_in("avery"), "/upload", {"file": files, "as_one": "true"})

    assert answer.status_code == 422
    assert "File 3 is a PDF" in answer.text
