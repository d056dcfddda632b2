"""Nobody but staff hears of a decision while it can be undone unseen, wherever they look."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import update

from app.records import tables

WHY = "The signature is missing."
SECONDS_AGO = [(1, False), (61, True)]


@pytest.fixture
def caller(token_for: Callable[[str], str]) -> Callable[[str], dict[str, str]]:
    """A function that returns the headers of somebody who has a token."""
    return lambda name: {"Authentication-Token": token_for(name)}


@pytest.fixture
def decided(scene: Any, sign_in: Callable[..., Any], send: Any) -> Callable[[str, int], str]:
    """A function that decides a letter some seconds ago, and returns its public id."""

    def decide(what: str, seconds: int) -> str:
        document: str = scene.document("a1")
        form = {"reason": WHY, "reason_code": "other", "day": ["2026-03-02", "2026-03-03"]}
        send(sign_in("robin"), f"/desk/{document}/{what}", form)
        moment = datetime.now(UTC) - timedelta(seconds=seconds)
        with scene.stores.sessions.begin() as session:
            session.execute(update(tables.Decision).values(decided_at=moment))
        return document

    return decide


@pytest.mark.parametrize(("seconds", "is_told"), SECONDS_AGO)
@pytest.mark.parametrize("what", ["decline", "ask-for-fix"])
@pytest.mark.parametrize("part", ["", "/status"])
def test_the_documents_page_tells_a_decision_after_the_minute(
    decided: Any, sign_in: Any, what: str, part: str, seconds: int, is_told: bool
) -> None:
    document = decided(what, seconds)

    page = sign_in("avery").get(f"/documents/{document}{part}").text

    assert (WHY in page) is is_told
    assert ("A reviewer looks at it next." in page) is not is_told
    assert 'data-final="yes"' in page if is_told else 'data-final="no"' in page


def test_staff_see_the_decision_at_once(decided: Any, sign_in: Any) -> None:
    document = decided("decline", 1)

    assert WHY in sign_in("robin").get(f"/documents/{document}").text


@pytest.mark.parametrize(("seconds", "is_told"), SECONDS_AGO)
@pytest.mark.parametrize("what", ["decline", "ask-for-fix"])
def test_a_record_and_its_documents_tell_a_decision_after_the_minute(
    decided: Any, scene: Any, sign_in: Any, what: str, seconds: int, is_told: bool
) -> None:
    decided(what, seconds)
    record = scene.record_of("avery")
    pill = {"decline": "</svg>Not accepted</span>"}.get(what, "</svg>Needs a fix</span>")
    client = sign_in("avery")

    pages = [client.get(f"/roster/{record}{part}").text for part in ("", "/documents", "/evidence")]

    assert [pill in page for page in pages] == [is_told] * 3
    assert not any(WHY in page for page in pages) or is_told


@pytest.mark.parametrize(("seconds", "told"), [(1, "in_review"), (61, "verified")])
def test_the_api_tells_a_decision_after_the_minute(
    app: Any, decided: Any, caller: Any, seconds: int, told: str
) -> None:
    document = decided("approve", seconds)
    client, headers = app.test_client(), caller("avery")

    one = client.get(f"/api/v1/documents/{document}", headers=headers).json
    listed = {
        state: len(
            client.get(f"/api/v1/documents?state={state}", headers=headers).json["documents"]
        )
        for state in ("in_review", "verified")
    }

    assert one["state"] == told
    assert one["is_final"] is (told == "verified")
    assert listed == {"in_review": 0, "verified": 0} | {told: 1}
