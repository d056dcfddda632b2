"""The operations and audit pages: read by everyone who may see them, without scripts."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from app.records.tables import Document, Work
from app.states import DocumentState, Stage

pytestmark = pytest.mark.usefixtures("scene")


@pytest.fixture
def addresses(scene: Any, sign_in: Any, send: Any) -> list[str]:
    """The pages with an alert, work that was set aside, and a decision with its reason."""
    declined = scene.document("a1")
    set_aside = scene.document("dd", state=DocumentState.NEEDS_ATTENTION)
    send(sign_in("robin"), f"/desk/{declined}/decline", {"reason": "Not signed."})
    _set_aside(scene, set_aside)
    person = f"/people/{'avery'.ljust(32, '0')}/privacy"
    audits = ["/audit", f"/audit?object=document:{declined}", "/audit?object=none:1"]
    return ["/operations", *audits, "/privacy", person]


def test_no_page_of_watching_has_a_violation_or_scrolls_sideways(
    addresses: list[str], flaws: Callable[..., Any]
) -> None:
    assert flaws({"alex": addresses}) == []


def _set_aside(scene: Any, public_id: str) -> None:
    with scene.stores.sessions.begin() as session:
        document = select(Document.id).where(Document.public_id == public_id).scalar_subquery()
        work = session.scalars(select(Work).where(Work.document_id == document)).one()
        work.stage, work.attempt = Stage.READ, 5
        work.needs_attention = "The read step failed: ValueError"
