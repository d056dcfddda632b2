"""Reviewers at the desk: by keyboard alone, two at once, and with the evidence where it stands."""

import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from app.access import Role
from app.accounts.registering import new_account
from app.records import tables
from app.states import DocumentState, Stage
from app.storage.rows import record_file

CLEAN_KEYS, FLAGGED_KEYS = 2, 8
LETTER = Path(__file__).parents[3] / "samples" / "evl" / "e1-day-list.pdf"
WAIT_MS = 30_000
"""Long enough for a machine that is busy with something else."""
FIRST_DAY = date(2026, 1, 5)
FINDINGS = [
    ("days-not-in-payroll", "blocking", "2 claimed days are not in payroll."),
    ("total-mismatch", "warning", "The letter states 9 days and lists 4."),
]

Enter = Callable[..., Page]
Flaws = Callable[[dict[str, list[str]]], Any]


class Keys:
    """A reviewer's hands: every key is counted, and nothing else is touched."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.pressed = 0

    def press(self, *keys: str) -> None:
        """Press one key after the other."""
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += 1


@pytest.fixture
def reviewer(
    scene: Any,
    seeded_url: str,
    browser: Browser,
    open_page: Callable[..., Page],
    sign_in: Callable[..., Any],
) -> Enter:
    """A function that opens the desk as a reviewer of the scene, in a browser of their own.

    ``is_refused`` is for a page that the server will refuse something: the console tells of it.
    """

    expect.set_options(timeout=WAIT_MS)

    def opened(
        name: str = "robin", at: str = "/desk", *, is_refused: bool = False, **options: Any
    ) -> Page:
        options = {"viewport": {"width": 1440, "height": 900}, **options}
        page = browser.new_page(**options) if is_refused else open_page(**options)
        client = sign_in(name)
        cookie = client.get_cookie(client.application.config["SESSION_COOKIE_NAME"])
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": seeded_url}])
        page.goto(f"{seeded_url}{at}")
        return page

    return opened


@pytest.fixture
def add_reviewer(scene: Any) -> Callable[[str], None]:
    """A function that adds another reviewer to the scene."""

    def add(name: str) -> None:
        with scene.stores.sessions.begin() as session:
            email, now = f"{name}@example.com", scene.stores.now()
            made = new_account(session, email, name.title(), [Role.REVIEWER], now=now)
            scene.accounts[name] = made.id

    return add


@pytest.fixture
def sure(scene: Any) -> Callable[[str], None]:
    """A function that makes every value of a document surely read, and puts it on the desk."""

    def make(document: str) -> None:
        with scene.stores.sessions.begin() as session:
            row = session.query(tables.Document).filter_by(public_id=document).one()
            read = session.get_one(tables.Result, (row.id, Stage.READ))
            payload = json.loads(json.dumps(read.payload))
            payload["documents"][0]["records"][0]["total_days_stated"]["confidence"] = 0.99
            read.payload = payload
            session.add(tables.DeskItem(document_id=row.id, due_on=FIRST_DAY))

    return make


def line(day: date, row: int, *, paid: bool = True) -> dict[str, Any]:
    box = [72.0, 300.0 + 20 * row, 200.0, 314.0 + 20 * row]
    return {
        "date": day.isoformat(),
        "production": "Harbor Lights",
        "classification": "Grip",
        "day_verdict": "confirmed" if paid else "unsupported",
        "status": "counted" if paid else "not-counted",
        "because": "Paid." if paid else "No payroll line covers this day.",
        "claimed_by": [{"file": "letter.pdf", "page": 1, "box": box, "text": day.isoformat()}],
        "paid_by": [],
        "remitted_by": [],
        "rule": "ier-80-work-days (2026-01-01)",
        "rule_id": "ier-80-work-days",
        "rule_version": "2026-01-01",
        "payroll_line": None,
        "fringe_line": None,
        "record": 0,
    }


def letter(scene: Any, number: int, *, is_clean: bool) -> str:
    """Seed one letter of four days of its own: all paid, or two of them in doubt."""
    days = [FIRST_DAY + timedelta(days=4 * number + n) for n in range(4)]
    lines = [line(day, n, paid=is_clean or n < 2) for n, day in enumerate(days)]
    doubted = [day.isoformat() for day in days[2:]]
    findings = [
        {"code": code, "severity": severity, "message": message, "dates": doubted, "places": []}
        for code, severity, message in ([] if is_clean else FINDINGS)
    ]
    name = f"c{number:03}" if is_clean else f"f{number:03}"
    return str(scene.document(name, ledger=lines, findings=findings))


def decisions(scene: Any) -> dict[str, int]:
    with scene.stores.sessions() as session:
        kinds = session.scalars(select(tables.Decision.kind)).all()
    return {kind: kinds.count(kind) for kind in set(kinds)}


def test_twenty_letters_are_decided_by_keyboard_alone(scene: Any, reviewer: Enter) -> None:
    plan = [True] * 10 + [False] * 6 + [True] * 4
    letters = [letter(scene, n, is_clean=clean) for n, clean in enumerate(plan)]
    page = reviewer(at=f"/desk/{letters[0]}")
    hands, spent = Keys(page), []

    for number, clean in enumerate(plan):
        expect(page.locator("[data-claimed]")).to_have_text("Locked to you")
        before, address = hands.pressed, page.url
        if number == 16:
            hands.press("q", "1", "Enter")
        elif number == 17:
            hands.press("r", *"Not", "Tab", "Tab", "Tab", "Enter")
        elif clean:
            hands.press("a")
        else:
            hands.press("x", "x", "a")
        expect(page).not_to_have_url(address)
        spent.append(hands.pressed - before)

    assert max(spent[:10]) <= CLEAN_KEYS
    assert max(spent[10:16]) <= FLAGGED_KEYS
    assert decisions(scene) == {"approved": 18, "fix-asked": 1, "declined": 1}
    with scene.stores.sessions() as session:
        credited = session.query(tables.Credit).count()
        asked = session.scalars(select(tables.FixRequest.reason_code)).all()
    assert credited == 12 * 4 + 6 * 2
    assert asked == ["missing-signature"]


def test_a_decision_is_undone_with_one_key_before_anybody_is_told(
    scene: Any, reviewer: Enter
) -> None:
    first, _ = letter(scene, 0, is_clean=True), letter(scene, 1, is_clean=True)
    page = reviewer(at=f"/desk/{first}")

    page.keyboard.press("a")
    expect(page.locator(".toast")).to_contain_text("Approved 4 days")
    expect(page.locator("[data-claimed]")).to_have_text("Locked to you")
    page.keyboard.press("z")
    page.wait_for_url(re.compile(first))

    expect(page.locator(".toast")).to_contain_text("Undone")
    with scene.stores.sessions() as session:
        assert session.query(tables.Message).filter_by(kind="decision").count() == 0
        assert session.query(tables.Credit).filter_by(withdrawn_at=None).count() == 0


def test_keeping_days_against_the_records_asks_for_a_note_first(
    scene: Any, reviewer: Enter
) -> None:
    page = reviewer(at=f"/desk/{letter(scene, 0, is_clean=False)}")

    page.get_by_role("button", name="Keep anyway").first.click()
    expect(page.locator("[data-key=a]")).to_contain_text("Approve 4 days")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    expect(page.get_by_label("Note")).to_be_focused()
    page.keyboard.type("Time sheets show them.")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    page.wait_for_url(re.compile(r"/desk$"))

    with scene.stores.sessions() as session:
        assert session.query(tables.Credit).count() == 4


def test_of_two_reviewers_one_has_the_document_and_one_decision_is_made(
    scene: Any, reviewer: Enter, add_reviewer: Callable[[str], None]
) -> None:
    add_reviewer("rae")
    document = letter(scene, 0, is_clean=True)
    robin = reviewer(at=f"/desk/{document}")
    expect(robin.locator("[data-claimed]")).to_have_text("Locked to you")
    rae = reviewer("rae", at=f"/desk/{document}")

    expect(rae.locator("[data-claimed]")).to_contain_text("Open with Robin Sample")
    expect(rae.locator("[data-key=a]")).to_be_disabled()
    robin.keyboard.press("a")
    robin.wait_for_url(re.compile(r"/desk$"))
    rae.reload()

    expect(rae.locator(".checks")).to_contain_text("Verified")
    assert decisions(scene) == {"approved": 1}


def test_a_document_that_was_read_again_meanwhile_is_not_decided_as_it_was_seen(
    scene: Any, reviewer: Enter
) -> None:
    document = letter(scene, 0, is_clean=True)
    page = reviewer(at=f"/desk/{document}", is_refused=True)
    with scene.stores.sessions.begin() as session:
        row = session.scalars(select(tables.Document)).one()
        check = session.get_one(tables.Result, (row.id, Stage.CHECK))
        later = [line(FIRST_DAY + timedelta(days=40 + n), n) for n in range(2)]
        check.payload = {**check.payload, "ledger": later}
        check.made_at += timedelta(seconds=5)

    page.keyboard.press("a")

    expect(page.get_by_role("alert")).to_contain_text("checked again meanwhile")
    expect(page.locator("[data-key=a]")).to_contain_text("Approve 2 days")
    assert decisions(scene) == {}
    with scene.stores.sessions() as session:
        assert session.scalars(select(tables.Document.state)).one() == DocumentState.IN_REVIEW


BOX = (72, 100, 180, 112)
"""Where the scene's letter has the name, in points."""
INK = (255, 0, 255)
_CORNERS = """box => {
  const {x, y, width, height} = box.getBBox();
  const at = (px, py) => new DOMPoint(px, py).matrixTransform(box.getScreenCTM());
  const [a, b] = [at(x, y), at(x + width, y + height)];
  return [Math.min(a.x, b.x), Math.min(a.y, b.y), Math.max(a.x, b.x), Math.max(a.y, b.y)];
}"""


def words_on_the_page(scene: Any, document: str) -> None:
    """Put a picture in the page's place that has ink exactly where the name was read."""
    with scene.stores.sessions.begin() as session:
        row = session.query(tables.Document).filter_by(public_id=document).one()
        for image in session.query(tables.PageImage).filter_by(document_id=row.id):
            scale = image.width_px / 612
            picture = Image.new("RGB", (image.width_px, image.height_px), "white")
            picture.paste(INK, tuple(round(side * scale) for side in BOX))
            data = BytesIO()
            picture.save(data, "WEBP", lossless=True)
            stored = scene.stores.storage.put(BytesIO(data.getvalue()), 1_000_000)
            record_file(session, stored, "image/webp", scene.stores.now())
            image.sha256 = stored.sha256


def inked(page: Page) -> tuple[int, int, int, int]:
    """Return the corners of the ink on the screen, in its pixels."""
    red, green, blue = Image.open(BytesIO(page.screenshot())).convert("RGB").split()
    strong = [band.point(lambda level: 255 if level > 160 else 0) for band in (red, blue)]
    no_green = green.point(lambda level: 255 if level < 100 else 0)
    box = ImageChops.multiply(ImageChops.multiply(*strong), no_green).getbbox()
    assert box is not None
    return box


@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_boxes_lie_on_the_words_at_every_zoom_and_rotation(
    scene: Any, reviewer: Enter, width: int
) -> None:
    document = scene.document("a1")
    words_on_the_page(scene, document)
    page = reviewer(at=f"/desk/{document}", viewport={"width": width, "height": 900})
    box = page.locator('.paper g[data-target="field-1"] rect.ev')

    for turns in range(4):
        for zoom in ("0", "+", "+"):
            page.keyboard.press(zoom)
            box.evaluate("each => each.closest('g').style.display = ''")
            box.evaluate("each => each.scrollIntoView({block: 'center', inline: 'center'})")
            shown = box.evaluate(_CORNERS)
            box.evaluate("each => each.closest('g').style.display = 'none'")
            ink = inked(page)
            pad = 2 * (max(shown[2] - shown[0], shown[3] - shown[1]) / (BOX[2] - BOX[0] + 4))
            around = [ink[0] - shown[0], ink[1] - shown[1], shown[2] - ink[2], shown[3] - ink[3]]
            assert around == pytest.approx([pad] * 4, abs=1.6), (turns, zoom)
        page.locator('[data-does="rotate"]').evaluate("each => each.click()")


def test_a_box_selects_its_field_and_a_field_its_box(scene: Any, reviewer: Enter) -> None:
    page = reviewer(at=f"/desk/{scene.document('a1')}")

    page.locator('.paper g[data-target="field-1"] rect.ev').click()
    expect(page.locator("#field-1")).to_have_class("on")
    page.keyboard.press("n")

    expect(page.locator(".fx.on label").first).to_have_text("Total days stated")
    expect(page.locator('.paper g.is-on[data-target="field-4"]')).to_have_count(1)


def a_real_file(scene: Any, document: str) -> None:
    """Put a letter with words in the place of a document's file."""
    with scene.stores.sessions.begin() as session, LETTER.open("rb") as file:
        stored = scene.stores.storage.put(file, 10_000_000)
        record_file(session, stored, "application/pdf", scene.stores.now())
        row = session.query(tables.Document).filter_by(public_id=document).one()
        row.sha256 = stored.sha256


def test_every_key_of_the_page_does_what_the_help_says(scene: Any, reviewer: Enter) -> None:
    first, second = (letter(scene, n, is_clean=False) for n in range(2))
    a_real_file(scene, first)
    page = reviewer(at=f"/desk/{first}")
    keys, zoom = page.keyboard, page.locator("[data-zoom]")
    ahead = page.locator("[data-ahead]").get_attribute("data-ahead")

    assert second in str(ahead)
    for key, told in (("+", "125%"), ("-", "Fit"), ("f", "200%"), ("0", "Fit")):
        keys.press(key)
        expect(zoom).to_have_text(told)
    keys.press("b")
    expect(page.locator('[data-does="boxes"]')).to_have_attribute("aria-pressed", "false")
    keys.press("t")
    expect(page.locator("[data-text]")).to_contain_text("Page 1")
    keys.press("t")
    keys.press("e")
    expect(page.locator(".fx.on input")).to_be_focused()
    keys.press("Escape")
    keys.press("u")
    expect(page.locator(".fx.on [data-says]")).to_contain_text("again")
    keys.press("d")
    expect(page.get_by_role("dialog")).to_be_visible()
    keys.press("Escape")
    keys.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("Next and previous document")
    keys.press("Escape")
    for key, title in (("h", "hold"), ("s", "second opinion")):
        keys.press(key)
        expect(page.get_by_role("dialog")).to_contain_text(re.compile(title, re.IGNORECASE))
        keys.press("Escape")
    for key, address in (("j", second), ("k", first)):
        keys.press(key)
        expect(page).to_have_url(re.compile(address))
        expect(page.locator("[data-claimed]")).to_have_text("Locked to you")
    keys.press("/")
    expect(page).to_have_url(re.compile("/desk"))


def test_the_desk_its_dialogs_and_lists_have_no_barrier(scene: Any, flaws: Flaws) -> None:
    at = f"/desk/{letter(scene, 0, is_clean=False)}"

    assert flaws({"robin": [at, f"{at}?ask=fix", f"{at}?ask=decline", "/desk/decisions"]}) == []


def test_single_keys_can_be_switched_off(scene: Any, reviewer: Enter) -> None:
    page = reviewer(at=f"/desk/{letter(scene, 0, is_clean=True)}")

    page.get_by_role("button", name="Single-key shortcuts: on").click()
    page.keyboard.press("a")
    page.keyboard.press("?")

    expect(page.get_by_role("button", name="Single-key shortcuts: off")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert decisions(scene) == {}


def test_clean_letters_of_one_sender_are_approved_and_undone_at_one_stroke(
    scene: Any, reviewer: Enter, sure: Callable[[str], None]
) -> None:
    for number in range(3):
        sure(letter(scene, number, is_clean=True))
    page = reviewer()

    page.get_by_role("link", name="Avery Sample").click()
    assert Axe().run(page).response["violations"] == []
    page.get_by_role("checkbox").first.uncheck()
    page.get_by_role("button", name="Approve 2 documents, 8 days").click()
    expect(page.get_by_text("Approved 2 documents.")).to_be_visible()
    assert decisions(scene) == {"approved": 2}
    page.get_by_role("button", name="Undo: Approved 2 documents").click()

    expect(page.get_by_text("Undone: 2 documents in review again.")).to_be_visible()
    with scene.stores.sessions() as session:
        assert session.query(tables.Credit).filter_by(withdrawn_at=None).count() == 0
