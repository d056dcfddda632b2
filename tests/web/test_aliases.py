"""Reviewers teach names from a letter; everyone on staff sees who taught what."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from app.records import tables
from app.states import Stage

SignIn = Callable[..., Any]
Send = Callable[..., Any]
TAUGHT = {
    "kind": "production",
    "one": "Harbor Lights, Season 2",
    "other": "Tidewater",
    "reason": "The call sheet names both.",
}


@pytest.fixture
def document(scene: Any) -> str:
    """A letter in review."""
    return str(scene.document("a1"))


def test_what_a_reviewer_teaches_is_listed_with_its_provenance_and_the_letter_rechecked(
    scene: Any, document: str, sign_in: SignIn, send: Send
) -> None:
    robin = sign_in("robin")

    answer = send(robin, f"/desk/{document}/alias", TAUGHT)

    assert answer.status_code == 302
    page = sign_in("alex").get("/aliases").text
    assert "Harbor Lights, Season 2 = Tidewater" in page
    assert "Robin Sample" in page
    assert "a1.pdf" in page
    assert "The call sheet names both." in page
    with scene.stores.sessions() as session:
        assert session.scalars(select(tables.Work.stage)).one() == Stage.CHECK


def test_a_withdrawn_name_stays_in_the_list_as_withdrawn(
    scene: Any, document: str, sign_in: SignIn, send: Send
) -> None:
    robin = sign_in("robin")
    send(robin, f"/desk/{document}/alias", TAUGHT)
    with scene.stores.sessions() as session:
        public_id = session.scalars(select(tables.Alias.public_id)).one()

    send(robin, f"/aliases/{public_id}/withdraw", {})

    page = robin.get("/aliases").text
    assert "<s>Harbor Lights, Season 2 = Tidewater</s>" in page
    assert "Withdrawn by Robin Sample" in page
    assert send(robin, f"/aliases/{public_id}/withdraw", {}).status_code == 409


def test_the_form_offers_the_names_of_both_sides(document: str, sign_in: SignIn) -> None:
    page = sign_in("robin").get(f"/desk/{document}/alias").text

    assert '<option value="Harbor Lights, Season 2">' in page


@pytest.mark.parametrize(
    "changed", [{"kind": "thing"}, {"other": " "}, {"other": "harbor lights s2"}]
)
def test_a_mistake_is_told_and_keeps_what_was_typed(
    document: str, sign_in: SignIn, send: Send, changed: dict[str, str]
) -> None:
    answer = send(sign_in("robin"), f"/desk/{document}/alias", {**TAUGHT, **changed})

    assert answer.status_code in {400, 422}
    assert "The call sheet names both." in answer.text


def test_only_reviewers_teach_and_only_staff_see(
    document: str, sign_in: SignIn, send: Send
) -> None:
    assert send(sign_in("alex"), f"/desk/{document}/alias", TAUGHT).status_code == 403
    assert sign_in("avery").get("/aliases").status_code == 403


def test_naming_the_person_of_a_letter_can_teach_the_name_that_it_uses(
    scene: Any, document: str, sign_in: SignIn, send: Send
) -> None:
    with scene.stores.sessions.begin() as session:
        row = session.scalars(select(tables.Document)).one()
        row.professional_id, row.sender_id = None, scene.accounts["alex"]
        blake = session.get_one(tables.Professional, scene.professionals["blake"])
        named = {"person": blake.il_number, "also_known_as": "yes"}

    answer = send(sign_in("robin"), f"/desk/{document}/name", named)

    assert answer.status_code == 302
    with scene.stores.sessions() as session:
        taught = session.scalars(select(tables.Alias)).one()
        assert (taught.kind, taught.one, taught.other) == ("person", "Jordan Avery", "Jordan Blake")
        assert taught.professional_id == scene.professionals["blake"]
