"""A fix request shows the place on the page and is answered once: by a new copy, or by a person."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app import fixing
from app.records import tables
from app.states import DocumentState
from app.stores import Stores

SignIn = Callable[[str], FlaskClient]
Send = Callable[..., Any]


@pytest.fixture
def ask(scene: Any, stores: Stores) -> Callable[[int | None], str]:
    """A function that asks Avery to mend a page of a letter, or all of it."""

    def asked(page: int | None) -> str:
        public_id = scene.document("a1", state=DocumentState.NEEDS_FIX)
        with stores.sessions.begin() as session:
            document = session.scalars(select(tables.Document).filter_by(public_id=public_id)).one()
            fix = fixing.ask(
                session,
                document,
                page=page,
                box=(72.0, 600.0, 300.0, 700.0) if page else None,
                reason_code="cut-off",
                words="The bottom is outside the photo.",
                due_on=None,
                decision=None,
                now=stores.now(),
            )
            return fix.public_id

    return asked


def _state(stores: Stores) -> tuple[str, str | None]:
    with stores.sessions() as session:
        fix = session.scalars(select(tables.FixRequest)).one()
        return fix.document.state, fix.answered_how


def test_the_place_is_outlined_and_the_attention_list_leads_to_it(
    ask: Callable[[int | None], str], sign_in: SignIn
) -> None:
    address = f"/fixes/{ask(1)}"

    avery = sign_in("avery")

    assert 'id="selected" x="125.8" y="1074.8"' in avery.get(address).text
    assert address in avery.get("/").text
    assert sign_in("blake").get(address).status_code == 404


def test_a_new_page_goes_to_a_person_beside_its_document(
    ask: Callable[[int | None], str], sign_in: SignIn, send: Send, stores: Stores
) -> None:
    address = f"/fixes/{ask(1)}"

    new = {"file": (BytesIO(b"%PDF-1.4 SAMPLE new"), "page.pdf")}
    answer = send(sign_in("avery"), address, new)

    assert answer.status_code == 302
    assert _state(stores) == (DocumentState.IN_REVIEW, "replaced")


def test_a_new_file_takes_the_place_of_the_old_one(
    ask: Callable[[int | None], str], sign_in: SignIn, send: Send, stores: Stores
) -> None:
    address = f"/fixes/{ask(None)}"

    send(sign_in("avery"), address, {"file": (BytesIO(b"%PDF-1.4 SAMPLE new"), "new.pdf")})

    assert _state(stores) == (DocumentState.NOT_ACCEPTED, "replaced")


def test_without_a_better_copy_a_person_decides_and_nobody_answers_twice(
    ask: Callable[[int | None], str], sign_in: SignIn, send: Send, stores: Stores
) -> None:
    address, avery = f"/fixes/{ask(1)}", sign_in("avery")

    answers = [send(avery, f"{address}/no-better-copy", {}).status_code for _ in range(2)]

    assert answers == [302, 409]
    assert _state(stores) == (DocumentState.IN_REVIEW, "no-better-copy")


def test_a_refused_file_answers_nothing(
    ask: Callable[[int | None], str], sign_in: SignIn, send: Send, stores: Stores
) -> None:
    address = f"/fixes/{ask(1)}"

    answer = send(sign_in("avery"), address, {"file": (BytesIO(b""), "empty.pdf")})

    assert answer.status_code == 422
    assert _state(stores) == (DocumentState.NEEDS_FIX, None)
