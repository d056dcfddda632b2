"""The operations and audit pages: read by everyone who may see them, without scripts."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
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
    return ["/operations", "/audit", f"/audit?object=document:{declined}", "/audit?object=none:1"]


@pytest.mark.parametrize(
    ("scheme", "width", "height"),
    [("light", 1440, 900), ("dark", 390, 844), ("light", 320, 640)],
)
def test_no_page_of_watching_has_a_violation_or_scrolls_sideways(
    seeded_url: str,
    addresses: list[str],
    open_page: Callable[..., Page],
    enter: Callable[..., None],
    scheme: str,
    width: int,
    height: int,
) -> None:
    page = open_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    enter(page, seeded_url, "alex@example.com", "")

    found = []
    for address in addresses:
        page.goto(seeded_url + address)
        if width > 320:
            found += [(address, v["id"]) for v in Axe().run(page).response["violations"]]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append((address, "scrolls sideways"))

    assert found == []


def _set_aside(scene: Any, public_id: str) -> None:
    with scene.stores.sessions.begin() as session:
        document = select(Document.id).where(Document.public_id == public_id).scalar_subquery()
        work = session.scalars(select(Work).where(Work.document_id == document)).one()
        work.stage, work.attempt = Stage.READ, 5
        work.needs_attention = "The read step failed: ValueError"
