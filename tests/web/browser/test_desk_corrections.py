"""A reviewer corrects what was read: by typing, by the day editor, and in a box drawn by hand."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from app.records.tables import Correction


@pytest.fixture
def desk(
    scene: Any, seeded_url: str, open_page: Callable[..., Page], sign_in: Callable[..., Any]
) -> Page:
    """The decision page of a document in review, as Robin the reviewer sees it."""
    document = scene.document("a1")
    page = open_page(viewport={"width": 1440, "height": 900})
    client = sign_in("robin")
    cookie = client.get_cookie(client.application.config["SESSION_COOKIE_NAME"])
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": seeded_url}])
    page.goto(f"{seeded_url}/desk/{document}")
    return page


def test_days_are_added_by_keyboard_in_the_day_editor(desk: Page) -> None:
    days = desk.locator('[data-path="0/records/0/work_dates"]')
    desk.locator("li", has=days).locator("summary").click()
    days.get_by_role("button", name="Edit days").click()
    before = desk.get_by_role("dialog").get_by_role("button", name="Save").inner_text()

    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Space")
    after = desk.get_by_role("dialog").get_by_role("button", name="Save").inner_text()
    violations = Axe().run(desk).response["violations"]
    desk.get_by_role("dialog").get_by_role("button", name="Save").click()

    assert violations == []
    assert before != after
    expect(desk.get_by_text("Work dates corrected; the document was checked again")).to_be_visible()


def test_leaving_the_day_editor_leaves_the_keys_on(desk: Page) -> None:
    days = desk.locator('[data-path="0/records/0/work_dates"]')
    desk.locator("li", has=days).locator("summary").click()
    days.get_by_role("button", name="Edit days").click()

    desk.keyboard.press("Escape")
    desk.keyboard.press("r")

    expect(desk.get_by_role("heading", name="Decline this")).to_be_visible()
    assert "r" not in days.locator("textarea").input_value()


def test_a_reviewer_can_sign_out_of_the_desk_on_a_phone(desk: Page) -> None:
    desk.set_viewport_size({"width": 320, "height": 640})

    expect(desk.get_by_role("button", name="Sign out")).to_be_visible()
    assert desk.evaluate("document.documentElement.scrollWidth") == 320


def test_a_box_is_drawn_by_two_clicks_and_kept_with_the_value(desk: Page, scene: Any) -> None:
    title = desk.locator('[data-path="0/records/0/production"]')
    desk.locator("li", has=title).locator("summary").click()
    title.get_by_role("button", name="Show it on the page").click()
    sheet = desk.locator("svg[data-page]").first
    scale = float(sheet.get_attribute("data-scale") or "1")
    box = sheet.bounding_box() or {}
    per_point = box["width"] / (int((sheet.get_attribute("viewBox") or "").split()[2]) / scale)

    for x, y in ((100, 60), (200, 75)):
        desk.mouse.click(box["x"] + x * per_point, box["y"] + y * per_point)
    title.get_by_label("Production").fill("Northfield")
    title.get_by_role("button", name="Save", exact=True).click()

    expect(desk.get_by_text("Production corrected")).to_be_visible()
    with scene.stores.sessions() as session:
        row = session.query(Correction).one()
    assert row.page == 1
    assert row.box == pytest.approx([100, 60, 200, 75], abs=1.5)
