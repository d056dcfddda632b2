"""Every page works for everyone: no violation, no sideways scroll, no script needed."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from app.states import DocumentState

PASSWORD = "correct horse battery staple"
SIZES = [(1440, 900), (1024, 768), (390, 844), (320, 640)]

FINDINGS = [
    {
        "code": "days-not-in-payroll",
        "severity": "warning",
        "message": "1 claimed day is not in payroll: Wed Mar 4. Ask for a time sheet.",
        "dates": ["2026-03-04"],
    }
]


@pytest.fixture
def addresses(scene: Any) -> dict[str, list[str]]:
    """The pages of each role, with documents in different states behind them."""
    review = scene.document("a1", findings=FINDINGS)
    reading = scene.document("a2", state=DocumentState.READING, with_picture=False)
    said = ("encrypted-file", "This PDF has a password: save a copy without one and send that.")
    broken = scene.document(
        "a3", state=DocumentState.UNREADABLE, ledger=[], error=said, with_picture=False
    )
    return {
        "avery": [
            "/",
            "/upload",
            f"/documents/{review}",
            f"/documents/{reading}",
            f"/documents/{broken}",
            f"/documents/{review}/evidence?page=1&box=72,300,200,314",
            f"/roster/{scene.roster_record}",
        ],
        "robin": ["/desk", f"/desk/{review}", "/roster"],
    }


def test_no_page_has_a_violation_or_scrolls_sideways(
    addresses: dict[str, list[str]], flaws: Callable[..., Any]
) -> None:
    assert flaws(addresses) == []


def test_a_decision_can_be_made_without_scripts(
    seeded_url: str,
    addresses: dict[str, list[str]],
    open_page: Callable[..., Page],
    enter: Callable[..., None],
) -> None:
    page = open_page(java_script_enabled=False)
    enter(page, seeded_url, "robin@example.com", PASSWORD)

    page.goto(seeded_url + addresses["robin"][1])
    page.get_by_role("button", name="Approve 2 days").click()

    expect(page.get_by_role("status")).to_contain_text("Approved 2 days")


def test_a_file_can_be_sent_without_scripts(
    seeded_url: str, open_page: Callable[..., Page], enter: Callable[..., None]
) -> None:
    page = open_page(java_script_enabled=False)
    enter(page, seeded_url, "avery@example.com", PASSWORD)

    page.goto(f"{seeded_url}/upload")
    letter = {"name": "l.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 SAMPLE\n%%EOF"}
    page.set_input_files("#file", letter)
    page.get_by_role("button", name="Send files").click()

    expect(page.get_by_role("heading", name="l.pdf")).to_be_visible()


def test_dropped_files_show_what_became_of_each(
    seeded_url: str, open_page: Callable[..., Page], enter: Callable[..., None]
) -> None:
    page = open_page()
    enter(page, seeded_url, "avery@example.com", PASSWORD)
    page.goto(f"{seeded_url}/upload")

    dropped = page.evaluate_handle(
        """() => {
          const data = new DataTransfer();
          data.items.add(new File(["%PDF-1.4 SAMPLE letter"], "letter.pdf"));
          data.items.add(new File([], "nothing.pdf"));
          return data;
        }"""
    )
    page.dispatch_event(".drop", "drop", {"dataTransfer": dropped})

    expect(page.locator(".uploads li").nth(0)).to_contain_text("Received. Reference U-")
    expect(page.locator(".uploads li").nth(1)).to_contain_text("is empty")


def test_typing_a_reason_and_pressing_enter_decides_nothing(
    seeded_url: str,
    addresses: dict[str, list[str]],
    open_page: Callable[..., Page],
    enter: Callable[..., None],
) -> None:
    page = open_page()
    enter(page, seeded_url, "robin@example.com", PASSWORD)
    page.goto(seeded_url + addresses["robin"][1])

    page.get_by_label("Note", exact=True).fill("The signature is missing.")
    page.get_by_label("Note", exact=True).press("Enter")

    expect(page.get_by_role("button", name="Approve 2 days")).to_be_visible()


def test_a_field_shows_its_box_and_a_day_changes_the_number(
    seeded_url: str,
    addresses: dict[str, list[str]],
    open_page: Callable[..., Page],
    enter: Callable[..., None],
) -> None:
    page = open_page(viewport={"width": 1440, "height": 900})
    enter(page, seeded_url, "robin@example.com", PASSWORD)
    page.goto(seeded_url + addresses["robin"][1])

    page.get_by_role("button", name="Jordan Avery").click()
    page.get_by_label("Tue Mar 3, 2026").uncheck()

    expect(page.locator("g.is-on")).to_have_count(1)
    expect(page.get_by_role("button", name="Approve 1 day")).to_be_visible()
    expect(page.locator(".outcome")).to_contain_text("0 verified before + 1 from this letter")


@pytest.mark.parametrize("width", [1440, 390])
def test_every_stop_of_the_keyboard_is_seen_and_large_enough(
    seeded_url: str,
    addresses: dict[str, list[str]],
    open_page: Callable[..., Page],
    enter: Callable[..., None],
    width: int,
) -> None:
    page = open_page(viewport={"width": width, "height": 844})
    enter(page, seeded_url, "robin@example.com", PASSWORD)
    page.goto(seeded_url + addresses["robin"][1])

    hidden = []
    for _ in range(60):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            break
        if not stop["seen"]:
            hidden.append(stop["what"])

    assert "\n".join(hidden) == ""


# Whether the focused element has the ring, is 24 pixels large, and nothing lies over its middle.
STOP = """() => {
  const on = document.activeElement;
  if (!on || on === document.body) return null;
  const box = on.getBoundingClientRect();
  const target = on.closest("label") ?? on;
  const size = target.getBoundingClientRect();
  const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  const ring = getComputedStyle(on).outlineWidth === "3px";
  const large = size.width >= 24 && size.height >= 24;
  const clear = at !== null && (on.contains(at) || at.contains(on));
  const pane = on.matches(".pane, .paper");
  const what = `${on.outerHTML.slice(0, 90)} ${ring} ${large} ${clear}`;
  return { what, seen: ring && large && (clear || pane) };
}"""
