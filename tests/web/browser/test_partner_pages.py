"""Partner pages as partners see them: no violation in any view, and sending with scripts."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select, update

from app.answering import links
from app.batches.making import FileIn, NewBatch, add_file, close, make
from app.batches.states import FileState
from app.records import tables
from app.states import DocumentState

pytestmark = pytest.mark.usefixtures("scene")

PDF = b"%PDF-1.4 SAMPLE letter\n%%EOF"


@pytest.fixture
def batch(scene: Any) -> str:
    """A batch with a file of each kind: accepted, in review, unreadable, nobody's, not taken."""
    states = {
        "accepted": DocumentState.VERIFIED,
        "review": DocumentState.IN_REVIEW,
        "scan": DocumentState.UNREADABLE,
        "nobodys": DocumentState.IN_REVIEW,
        "reading": DocumentState.READING,
    }
    ids = {
        name: scene.document(name, state=state, error=("encrypted", "It has a password."))
        for name, state in states.items()
    }
    document = tables.Document
    with scene.stores.sessions.begin() as session:
        session.execute(
            update(document)
            .where(document.public_id == ids["nobodys"])
            .values(professional_id=None)
        )
        new = NewBatch(scene.accounts["pat"], "Northline Payroll", "web", own_reference="NPS-47")
        made = make(session, new, scene.stores.now())
        for name, public_id in ids.items():
            wanted = select(document.id).where(document.public_id == public_id)
            file = FileIn(
                f"EVL_{name}_HarborLights_with_a_long_name.pdf",
                FileState.TAKEN,
                22_400,
                document_id=session.scalars(wanted).one(),
            )
            add_file(session, made, file)
        refused = FileIn("run.exe", FileState.NOT_TAKEN, 9, "unknown-type", "This is no document.")
        add_file(session, made, refused)
        close(session, made, scene.stores.now())
        return made.public_id


def _link(scene: Any, batch: str, name: str) -> str:
    with scene.stores.sessions.begin() as session:
        document = select(tables.Document.id).where(
            tables.Document.public_id == name.ljust(32, "0")
        )
        row = session.scalars(select(tables.Batch).where(tables.Batch.public_id == batch)).one()
        link = links.new_link(document_id=session.scalars(document).one())
        links.keep(session, link, sent_to="a@example.com", now=scene.stores.now(), batch=row)
        return f"/mend/{link.key}"


def test_no_partner_page_has_a_violation_or_scrolls_sideways(
    scene: Any, batch: str, flaws: Callable[..., Any]
) -> None:
    page = f"/partner/batches/{batch}"
    found = flaws(
        {
            "pat": [
                "/partner",
                page,
                f"{page}/files/4",
                "/partner/send",
                "/partner/payroll-files",
                "/partner/contacts",
                "/account/notifications",
            ],
            "nobody": [_link(scene, batch, "scan"), _link(scene, batch, "nobodys")],
        }
    )

    assert found == []


def test_files_are_sent_one_by_one_and_in_parts_and_the_results_follow(
    seeded_url: str,
    open_page: Callable[..., Page],
    enter: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    scene: Any,
) -> None:
    small, large = tmp_path / "EVL_Avery.pdf", tmp_path / "EVL_Large.pdf"
    small.write_bytes(PDF)
    large.write_bytes(PDF + b"x" * 40_000)
    monkeypatch.setattr("app.web.partner.sending.PART_LIMIT_BYTES", 16_384)
    page = open_page(viewport={"width": 390, "height": 844})
    enter(page, seeded_url, "pat@example.com", "")
    page.goto(f"{seeded_url}/partner/send")

    page.get_by_label("Your reference").fill("NPS-2026-47")
    page.locator("#file").set_input_files([small, large])
    expect(page.locator(".uploads .pill-ok")).to_have_count(2)
    page.get_by_role("button", name="That is all: show the results").click()

    expect(page.get_by_role("heading", name="All files")).to_be_visible()
    expect(page.locator("#live")).to_contain_text("EVL_Large.pdf")
    with scene.stores.sessions() as session:
        row = session.scalars(select(tables.Batch)).one()
        assert (row.own_reference, row.source) == ("NPS-2026-47", "web")
