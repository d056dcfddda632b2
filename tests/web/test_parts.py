"""The page of an archive lists everything in it: documents, refusals and what was passed over."""

from collections.abc import Callable
from typing import Any

import pytest

from app.records import tables
from app.states import DocumentState, Stage

SignIn = Callable[..., Any]


@pytest.fixture
def archive(scene: Any) -> str:
    """An opened archive with a letter that is being read, a refused part and a logo."""
    letter = scene.document("b1", state=DocumentState.READING, with_picture=False)
    archive = scene.document("a1", state=DocumentState.OPENED, with_picture=False)
    entry = {"already_had": False, "error": None, "ignored": None, "document": None}
    refused = {"code": "encrypted-file", "message": "It asks for a password."}
    parts = [
        entry | {"part": "may/b1.pdf", "document": letter},
        entry | {"part": "locked.pdf", "error": refused},
        entry | {"part": "logo.png", "ignored": "A small picture in the text"},
    ]
    with scene.stores.sessions.begin() as session:
        rows = {row.public_id: row for row in session.query(tables.Document)}
        rows[letter].container_id, rows[letter].part = rows[archive].id, "may/b1.pdf"
        session.get_one(tables.Result, (rows[archive].id, Stage.READ)).payload = {"parts": parts}
        session.delete(session.get_one(tables.Result, (rows[archive].id, Stage.CHECK)))
    return archive


def test_every_part_has_its_line_and_its_reason(archive: str, sign_in: SignIn) -> None:
    page = sign_in("avery").get(f"/documents/{archive}").text

    assert "may/b1.pdf" in page
    assert "It asks for a password." in page
    assert "Not a document: A small picture in the text" in page
    assert "Nothing was found in it" not in page


def test_the_page_keeps_asking_while_a_part_is_being_read(archive: str, sign_in: SignIn) -> None:
    assert 'data-final="no"' in sign_in("avery").get(f"/documents/{archive}").text


def test_a_part_says_what_it_came_in(archive: str, sign_in: SignIn) -> None:
    page = sign_in("avery").get(f"/documents/{'b1'.ljust(32, '0')}").text

    assert f'in <a href="/documents/{archive}">a1.pdf</a> as may/b1.pdf' in page


def test_the_api_tells_the_parts(archive: str, sign_in: SignIn) -> None:
    answer = sign_in("avery").get(f"/api/v1/documents/{archive}").get_json()

    assert [part["part"] for part in answer["parts"]] == ["may/b1.pdf", "locked.pdf", "logo.png"]
    assert answer["parts"][1]["error"]["code"] == "encrypted-file"
