"""The main job, in a real browser on the whole service: upload, watch, review, see the days."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

Enter = Callable[..., None]
FINISHED_WITHIN_MS = 90_000


def _enter(service: Any, enter: Enter, page: Page, email: str) -> None:
    enter(page, service.url, email, service.cast.account(email)["password"])


def _upload(page: Page, service: Any, file: str) -> None:
    page.goto(f"{service.url}/upload")
    page.set_input_files("#file", service.cast.folder / file)
    status = page.get_by_role("link", name="See its status")
    anyway = page.get_by_role("button", name="Use anyway")
    expect(status.or_(anyway).first).to_be_visible(timeout=20_000)
    if anyway.is_visible():
        anyway.click()
    status.click()


def test_a_letter_that_payroll_confirms_is_credited_while_its_sender_watches(
    service: Any, open_page: Callable[..., Page], enter: Enter
) -> None:
    page = open_page()
    _enter(service, enter, page, "marisol@dayproof.example")

    _upload(page, service, "evl/e1-day-list.pdf")

    progress = page.get_by_role("region", name="Progress")
    expect(progress.locator(".pill")).to_have_text("Verified", timeout=FINISHED_WITHIN_MS)
    expect(page.locator("#announce")).to_contain_text("Verified")
    page.goto(service.url)
    page.get_by_role("link", name="How days are counted").click()
    expect(page.get_by_role("heading", name="Day ledger")).to_be_visible()
    expect(page.locator(".tbl-ledger tbody tr").first).to_contain_text("Counts")
    page.locator(".tbl-ledger a").first.click()
    expect(page.locator("#selected")).to_be_visible(timeout=FINISHED_WITHIN_MS)


def test_a_letter_in_doubt_is_reviewed_and_nothing_is_told_before_it_is_final(
    service: Any, open_page: Callable[..., Page], enter: Enter
) -> None:
    sender, reviewer = open_page(), open_page(viewport={"width": 1440, "height": 900})
    _enter(service, enter, sender, "ines@dayproof.example")
    _upload(sender, service, "evl/e1-with-problems.pdf")
    progress = sender.get_by_role("region", name="Progress").locator(".pill")
    expect(progress).to_have_text("In review", timeout=FINISHED_WITHIN_MS)

    _enter(service, enter, reviewer, "reviewer@dayproof.example")
    reviewer.get_by_role("link", name="Ines Castellano").click()
    approve = reviewer.get_by_role("button", name="Approve")
    picked = reviewer.locator('input[name="day"]:checked').count()
    reviewer.locator('input[name="day"]').first.set_checked(picked == 0)
    chosen = reviewer.locator('input[name="day"]:checked').count()
    expect(approve).to_contain_text(f"Approve {chosen} day")
    reviewer.get_by_label("Note", exact=True).fill("Checked with the production by telephone.")
    approve.click()

    expect(reviewer.get_by_role("status")).to_contain_text(f"Approved {chosen} day")
    sender.reload()
    expect(progress).to_have_text("In review")
    reviewer.get_by_role("button", name="Undo", exact=False).first.click()
    expect(reviewer.get_by_role("status")).to_contain_text("in review again")
