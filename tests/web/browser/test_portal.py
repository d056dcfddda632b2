"""The applicant's portal in a real browser: every size, by keyboard, with a bad connection."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, Route, expect
from sqlalchemy import select

from app import credentials, fixing, people, standing
from app.fact_kinds import RecordFactKind
from app.messages import NewMessage, write_once
from app.record_facts import NewFact, record_fact
from app.records import tables
from app.states import DocumentState
from app.stores import Stores

Open = Callable[..., Page]
Enter = Callable[..., None]


@pytest.fixture
def portal(scene: Any, stores: Stores) -> dict[str, str]:
    """Avery applies as Grip, drives in Group 3, and has documents in every state."""
    now = stores.now()
    today = standing.roster_today(now, "IER")
    with stores.sessions.begin() as session:
        session.query(tables.RosterRecord).delete()
        avery = session.get_one(tables.Professional, scene.professionals["avery"])
        begun, placed = today - timedelta(days=60), today - timedelta(days=400)
        grip = people.open_roster_record(session, avery, "IER", "80", "Grip", begun, now)
        driver = people.open_roster_record(session, avery, "IER", "399", "Driver", placed, now)
        people.place_on_roster(session, driver, placed, now)
        grouped = NewFact(RecordFactKind.GROUPED, placed, group="3")
        record_fact(session, driver, grouped, actor="service", now=now)
        record = grip.public_id
    verified = scene.document("a1", state=DocumentState.VERIFIED)
    scene.document("b2")
    mend = scene.document("c3", state=DocumentState.NEEDS_FIX)
    scene.document("d4", state=DocumentState.READING, with_picture=False)
    scene.credit(verified, "Harbor Lights")
    with stores.sessions.begin() as session:
        document = session.scalars(select(tables.Document).filter_by(public_id=mend)).one()
        fix = fixing.ask(
            session,
            document,
            page=1,
            box=(60.0, 600.0, 500.0, 760.0),
            reason_code="cut-off",
            words="The bottom of page 1 is outside the photo.",
            due_on=today + timedelta(days=14),
            decision=None,
            now=now,
        )
        paper = session.scalars(select(tables.Document).filter_by(public_id=verified)).one()
        soon = credentials.NewCredential(
            "medical_certificate",
            today + timedelta(days=18),
            issued_on=today - timedelta(days=300),
            birth_on=date(1980, 1, 1),
        )
        credentials.record_credential(session, paper, soon, actor="account:3", now=now)
        standing.recompute(session, document.professional_id or 0, now)
        told = NewMessage(
            document.professional_id or 0, None, "letter", "e1", today, "A letter arrived", "6 days"
        )
        write_once(session, [told], now)
        return {"record": record, "fix": fix.public_id, "document": verified}


def test_every_page_of_an_applicant_works_at_every_size(
    portal: dict[str, str],
    flaws: Callable[..., list[Any]],
    sign_in: Callable[..., Any],
    stores: Stores,
) -> None:
    sign_in("avery").get("/my-reports/compliance.pdf")
    pages = [
        "/",
        f"/roster/{portal['record']}/days",
        f"/fixes/{portal['fix']}",
        f"/documents/{portal['document']}/contest/2026-03-04",
        "/messages",
        "/my-reports/compliance",
        f"/verify/{_code_given(stores)}",
    ]

    found = flaws({"avery": pages})

    assert found == []


def _code_given(stores: Stores) -> str:
    with stores.sessions() as session:
        return session.scalars(select(tables.GivenReport.code)).one()


def test_the_dashboard_works_in_spanish_on_a_narrow_phone(
    seeded_url: str, portal: dict[str, str], open_page: Open, enter: Enter
) -> None:
    page = open_page(viewport={"width": 320, "height": 640}, locale="es-MX")
    enter(page, seeded_url, "avery@example.com", "")

    expect(page.get_by_role("heading", name="Mis clasificaciones")).to_be_visible()
    expect(page.get_by_text("asuntos requieren su atención")).to_be_visible()
    beyond = "tabs => tabs.filter(tab => tab.getBoundingClientRect().right > innerWidth).length"
    assert page.locator(".tabs a").evaluate_all(beyond) == 0
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_the_keyboard_reaches_everything_on_a_phone_and_sees_where_it_is(
    seeded_url: str, portal: dict[str, str], open_page: Open, enter: Enter
) -> None:
    page = open_page(viewport={"width": 390, "height": 844})
    enter(page, seeded_url, "avery@example.com", "")

    stops, hidden = 0, []
    for _ in range(80):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            break
        stops += 1
        if not stop["seen"]:
            hidden.append(stop["what"])

    assert "\n".join(hidden) == ""
    assert stops > 20


PAINT_MS_MAX, SHIFT_MAX = 2500, 0.05
SLOW_PHONE = {"latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}
"""1.6 Mbit/s down and 0.72 up with 150 ms of delay, as Lighthouse takes a phone to have."""
OBSERVED = """
window.seen = { paint: 0, shift: 0 };
const watch = (type, note) => new PerformanceObserver(
  (list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
watch("largest-contentful-paint", (each) => { window.seen.paint = each.startTime; });
watch("layout-shift", (each) => { if (!each.hadRecentInput) window.seen.shift += each.value; });
"""


def test_the_first_page_is_painted_in_time_on_a_slow_phone_and_stays_where_it_is(
    seeded_url: str, portal: dict[str, str], phone: Callable[..., Page], enter: Enter
) -> None:
    page = phone(service_workers="block")
    page.add_init_script(OBSERVED)
    enter(page, seeded_url, "avery@example.com", "")
    device = page.context.new_cdp_session(page)
    device.send("Network.enable")
    device.send("Network.emulateNetworkConditions", {"offline": False, **SLOW_PHONE})
    seen = []

    # What else the machine does can only add: the best of three visits is the page's own time.
    for _ in range(3):
        device.send("Network.clearBrowserCache")
        page.goto(seeded_url, wait_until="networkidle")
        seen.append(page.evaluate("window.seen"))
        if seen[-1]["paint"] <= PAINT_MS_MAX:
            break

    assert 0 < min(each["paint"] for each in seen) <= PAINT_MS_MAX
    assert max(each["shift"] for each in seen) <= SHIFT_MAX


@pytest.fixture
def phone(browser: Browser) -> Iterator[Callable[..., Page]]:
    """A function that opens a page whose connection may break; a browser logs that itself."""
    contexts = []

    def opened(**options: Any) -> Page:
        size = {"width": 390, "height": 844}
        context = browser.new_context(viewport=size, reduced_motion="reduce", **options)
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


def test_a_broken_connection_costs_nothing_but_time(
    seeded_url: str,
    portal: dict[str, str],
    phone: Callable[..., Page],
    enter: Enter,
    stores: Stores,
) -> None:
    page = phone(service_workers="block")
    enter(page, seeded_url, "avery@example.com", "")
    page.goto(f"{seeded_url}/upload")
    broken: list[str] = []

    def break_twice(route: Route) -> None:
        if len(broken) < 2:
            broken.append(route.request.headers["idempotency-key"])
            # The second time the service has it, and only the answer is lost.
            if len(broken) == 2:
                route.fetch()
            return route.abort("connectionreset")
        return route.continue_()

    page.route("**/api/v1/documents", break_twice)
    page.set_input_files("#file", _file("photo.jpg", _photo(1)))

    expect(page.locator(".uploads li")).to_contain_text("Received. Reference U-", timeout=15_000)
    assert len(broken) == 2
    assert len(set(broken)) == 1
    with stores.sessions() as session:
        named = select(tables.Document).where(tables.Document.file_name == "photo.jpg")
        assert len(session.scalars(named).all()) == 1


def test_without_a_signal_the_last_status_is_shown_and_files_are_sent_later(
    seeded_url: str, portal: dict[str, str], phone: Callable[..., Page], enter: Enter
) -> None:
    page = phone()
    enter(page, seeded_url, "avery@example.com", "")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    expect(page.get_by_role("heading", name="Jordan Avery")).to_be_visible()
    page.wait_for_timeout(300)

    page.context.set_offline(True)
    page.reload()
    expect(page.locator(".when-kept")).to_contain_text("This is how things stood on")
    page.set_input_files("#file", _file("later.jpg", _photo(2)))
    expect(page.locator(".uploads li")).to_contain_text("It is kept on this device")
    page.goto(f"{seeded_url}/messages")
    expect(page.get_by_role("heading", name="You’re offline")).to_be_visible()
    page.context.set_offline(False)
    page.goto(seeded_url)

    expect(page.locator(".when-kept")).to_be_hidden()
    expect(page.locator(".uploads li")).to_contain_text("Received. Reference U-", timeout=10_000)


def test_photos_become_the_pages_of_one_document_in_the_chosen_order(
    seeded_url: str, portal: dict[str, str], open_page: Open, enter: Enter
) -> None:
    page = open_page(viewport={"width": 390, "height": 844})
    enter(page, seeded_url, "avery@example.com", "")
    page.goto(f"{seeded_url}/upload")
    camera = page.locator("input[capture]")

    camera.set_input_files(_file("second.jpg", _photo(3)))
    expect(page.locator(".tray-pages li")).to_have_count(1)
    camera.set_input_files(_file("first.jpg", _photo(4)))
    expect(page.locator(".tray-pages li")).to_have_count(2)
    page.get_by_role("button", name=re.compile("Move up.*Page 2")).click()
    camera.set_input_files(_file("dark.jpg", _photo(5, light=30)))
    expect(page.locator(".tray-pages li").nth(2)).to_contain_text("The picture is too dark.")
    page.get_by_role("button", name=re.compile("Remove.*Page 3")).click()
    page.get_by_role("button", name="Send as one document (2 pages)").click()

    expect(page.locator(".uploads li")).to_contain_text("first.jpg and 1 more")
    expect(page.locator(".uploads li")).to_contain_text("Received. Reference U-")


def test_what_a_letter_lacks_is_told_before_it_is_sent(
    seeded_url: str, portal: dict[str, str], open_page: Open, enter: Enter
) -> None:
    page = open_page(service_workers="block")
    enter(page, seeded_url, "avery@example.com", "")
    page.goto(f"{seeded_url}/upload")
    page.route("**/upload/check", lambda route: route.fulfill(json=LACKS_DATES))

    page.set_input_files("#file", _file("letter.pdf", b"%PDF-1.4 SAMPLE letter"))

    line = page.locator(".uploads > li")
    expect(line).to_contain_text("This letter gives a range, not specific dates")
    line.get_by_role("button", name="Use anyway").click()
    expect(line).to_contain_text("Received. Reference U-")

    page.unroute("**/upload/check")
    page.route("**/upload/check", lambda route: route.fulfill(json=NOT_IN_TIME))
    page.set_input_files("#file", _file("long.pdf", b"%PDF-1.4 SAMPLE long letter"))

    line = page.locator(".uploads > li").nth(1)
    expect(line).to_contain_text("Received. Reference U-")
    expect(line.locator(".seen")).to_contain_text("12 pages of text")
    expect(line.locator(".seen")).to_contain_text("Not looked at")


LACKS_DATES = {
    "is_told": True,
    "is_clear": False,
    "sentence": "Something is missing in this letter.",
    "found": ["Employment letter"],
    "missing": ["This letter gives a range, not specific dates: ask your payroll company."],
    "doubtful": [],
    "unseen": [],
}
NOT_IN_TIME = {
    **LACKS_DATES,
    "is_told": False,
    "is_clear": True,
    "sentence": "There was no time to read all of it.",
    "found": ["12 pages of text"],
    "missing": [],
    "unseen": ["The days"],
}


def test_the_journey_goes_on_without_scripts(
    seeded_url: str, portal: dict[str, str], open_page: Open, enter: Enter
) -> None:
    page = open_page(java_script_enabled=False)
    enter(page, seeded_url, "avery@example.com", "")

    page.get_by_role("link", name="Replace page 1").first.click()
    expect(page.locator("#selected")).to_be_attached()
    page.get_by_role("button", name="I can’t get a better copy").click()
    expect(page.locator(".note-ok")).to_contain_text("A person decides")
    page.goto(f"{seeded_url}/roster/{portal['record']}/days")
    page.get_by_role("link", name="This day should count").first.click()
    page.get_by_label("Why should it count?").fill("I have the time card of that day.")
    page.get_by_role("button", name="Open the case").click()
    expect(page.get_by_role("heading", name="Case about")).to_be_visible()
    page.get_by_role("button", name="Español").click()
    expect(page.get_by_role("link", name="Centro de mensajes").first).to_be_visible()


def _file(name: str, content: bytes) -> dict[str, Any]:
    kind = "application/pdf" if name.endswith(".pdf") else "image/jpeg"
    return {"name": name, "mimeType": kind, "buffer": content}


def _photo(seed: int, light: int = 215) -> bytes:
    """Return a sharp photo of a page with lines on a dark table, its own for every seed."""
    page = np.full((1000, 800), 40, dtype=np.uint8)
    page[60:940, 60:740] = light
    lines = np.random.default_rng(seed).random((12, 10)) < 0.5
    for row, words in enumerate(lines):
        for place, is_word in enumerate(words):
            if is_word:
                page[96 + 64 * row : 112 + 64 * row, 80 + 64 * place : 128 + 64 * place] = 20
    kept = BytesIO()
    Image.fromarray(page).save(kept, "JPEG", quality=25)
    return kept.getvalue()


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
  const what = `${on.outerHTML.slice(0, 90)} ${ring} ${large} ${clear}`;
  return { what, seen: ring && large && clear };
}"""
