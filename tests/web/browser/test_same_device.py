"""Two people on one phone: nothing of the first is sent, kept or shown once they have left."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from app.records import tables
from app.stores import Stores

LETTER = {"name": "mine.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 SAMPLE\n%%EOF"}
KEPT = """async () => {
  const names = (await indexedDB.databases()).map((each) => each.name);
  const pages = await Promise.all((await caches.keys()).map(async (name) =>
    (await (await caches.open(name)).keys()).map((each) => new URL(each.url).pathname)));
  return { names, pages: pages.flat() };
}"""


def test_nothing_of_who_has_left_is_sent_shown_or_kept(
    seeded_url: str, scene: Any, browser: Browser, enter: Callable[..., None], stores: Stores
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    enter(page, seeded_url, "avery@example.com", "")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    _keep_a_letter_without_a_signal(page, seeded_url)

    # Gone before the signal is back: an open page would send the letter, still hers.
    page.close()
    context.set_offline(False)
    other = context.new_page()
    other.goto(f"{seeded_url}/account")
    other.get_by_role("button", name="Sign out").first.click()
    other.wait_for_url("**/sign-in")

    assert "/" not in other.evaluate(KEPT)["pages"]
    other.go_back()
    expect(other.get_by_text("Jordan Avery")).to_have_count(0)
    enter(other, seeded_url, "blake@example.com", "")
    other.goto(f"{seeded_url}/upload")
    expect(other.locator(".uploads li")).to_have_count(0)
    context.set_offline(True)
    other.goto(f"{seeded_url}/", wait_until="commit")
    expect(other.get_by_text("Jordan Avery")).to_have_count(0)
    context.close()
    with stores.sessions() as session:
        by = session.scalars(select(tables.Document.sender_id)).all()
        assert scene.accounts["blake"] not in by


def test_a_page_kept_for_one_person_is_not_shown_to_the_next_whose_session_just_began(
    seeded_url: str, scene: Any, browser: Browser, enter: Callable[..., None]
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    enter(page, seeded_url, "avery@example.com", "")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    expect(page.get_by_role("heading", name="Jordan Avery")).to_be_visible()

    # Avery's session ran out, nobody signed out, and Blake comes by another page than the first.
    context.clear_cookies()
    enter(page, f"{seeded_url}/upload", "blake@example.com", "")
    context.set_offline(True)
    page.goto(f"{seeded_url}/")

    expect(page.get_by_role("heading", name="You’re offline")).to_be_visible()
    expect(page.get_by_text("Jordan Avery")).to_have_count(0)
    context.close()


def _keep_a_letter_without_a_signal(page: Page, url: str) -> None:
    page.context.set_offline(True)
    page.goto(f"{url}/")
    page.set_input_files("#file", LETTER)  # type: ignore[arg-type]
    expect(page.locator(".uploads li")).to_contain_text("It is kept on this device")
