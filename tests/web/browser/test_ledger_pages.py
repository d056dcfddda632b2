"""The pages of days, questions and taught names: for everyone, by keyboard, without scripts."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from app.records.tables import Document

PASSWORD = "correct horse battery staple"
FINDINGS = [
    {
        "code": "days-not-in-payroll",
        "severity": "warning",
        "message": "1 claimed day is not in payroll: Wed Mar 4. Ask for a time sheet.",
        "dates": ["2026-03-04"],
    },
    {
        "code": "payroll-days-not-in-letter",
        "severity": "info",
        "message": "Payroll paid 1 day that the letter does not list: Fri Mar 6.",
        "dates": ["2026-03-06"],
    },
]
TAUGHT = {"kind": "employer", "one": "Northline", "other": "NLP Payroll", "reason": "Stubs"}


@pytest.fixture
def addresses(
    scene: Any, sign_in: Any, send: Any, pay: Any, a_minute_later: Callable[[], None]
) -> dict[str, list[str]]:
    """The pages of each role, with a question in each state and a taught name."""
    pay("2026-03-06")
    decided = scene.document("a1", findings=FINDINGS)
    waiting = scene.document("a2", findings=FINDINGS)
    robin = sign_in("robin")
    send(robin, f"/desk/{decided}/approve", {"day": ["2026-03-02"]})
    a_minute_later()
    draft = send(robin, f"/desk/{waiting}/question", {"about": "2026-03-04 2026-03-06"})
    sent = send(robin, f"/desk/{waiting}/question", {}).headers["Location"]
    words = {"issuer": "Northline Payroll", "subject": "A day", "body": "Was it worked?"}
    send(robin, f"{sent}/sent", {**words, "answer_by": "2099-12-05", "how": "e-mail"})
    send(robin, f"/desk/{decided}/alias", TAUGHT)
    unmatched = scene.document("a4", findings=FINDINGS)
    with scene.stores.sessions.begin() as session:
        row = session.scalars(select(Document).where(Document.public_id == unmatched)).one()
        row.professional_id = None
    record = scene.roster_record
    return {
        "avery": [f"/roster/{record}/ledger", f"/roster/{record}/ledger?as_of=2026-01-01"],
        "robin": [
            f"/desk/{waiting}",
            f"/desk/{unmatched}",
            f"/documents/{waiting}/ledger",
            "/questions",
            draft.headers["Location"],
            sent,
            "/aliases",
            f"/desk/{waiting}/alias",
        ],
    }


def test_no_page_of_days_and_questions_has_a_violation_or_scrolls_sideways(
    addresses: dict[str, list[str]], flaws: Callable[..., Any]
) -> None:
    assert flaws(addresses) == []


def test_a_day_is_asked_about_and_the_answer_written_down_without_scripts(
    scene: Any, seeded_url: str, open_page: Callable[..., Page], enter: Callable[..., None]
) -> None:
    document = scene.document("a3", findings=FINDINGS)
    page = open_page(java_script_enabled=False)
    enter(page, seeded_url, "robin@example.com", PASSWORD)

    page.goto(f"{seeded_url}/desk/{document}")
    page.get_by_role("button", name="Ask the issuer").first.click()
    expect(page.get_by_label("Text")).to_have_value(re.compile("1. Wed Mar 4, 2026"))
    page.get_by_role("button", name="Mark as sent").click()
    expect(page.get_by_role("status")).to_contain_text("marked as sent")
    page.get_by_label("Who answered").fill("Dana Reyes, Northline Payroll")
    page.get_by_role("radio", name="Confirmed").check()
    page.get_by_role("button", name="Write the answer down").click()

    expect(page.get_by_role("status")).to_contain_text("checked again")
    expect(page.locator(".tbl")).to_contain_text("By Dana Reyes, Northline Payroll, e-mail")


def test_every_marked_day_is_reached_by_keyboard_says_what_it_is_and_leads_to_its_line(
    seeded_url: str,
    addresses: dict[str, list[str]],
    open_page: Callable[..., Page],
    enter: Callable[..., None],
) -> None:
    page = open_page(viewport={"width": 390, "height": 844})
    enter(page, seeded_url, "avery@example.com", PASSWORD)
    page.goto(seeded_url + addresses["avery"][0])

    days = page.locator(".cal a")
    expect(days).to_have_text(
        [
            "2 March 2026: Counted",
            "3 March 2026: Claimed and paid, not decided yet",
            "4 March 2026: Claimed, not paid",
            "6 March 2026: Paid, not claimed",
        ]
    )
    days.nth(2).focus()
    page.keyboard.press("Enter")

    expect(page.locator("tr:target")).to_contain_text("Wed Mar 4, 2026")
    sizes = [days.nth(n).bounding_box() for n in range(days.count())]
    assert all(box and box["width"] >= 24 and box["height"] >= 24 for box in sizes)


def test_marks_differ_without_color(
    seeded_url: str,
    addresses: dict[str, list[str]],
    open_page: Callable[..., Page],
    enter: Callable[..., None],
) -> None:
    page = open_page(viewport={"width": 1440, "height": 900})
    enter(page, seeded_url, "avery@example.com", PASSWORD)
    page.goto(seeded_url + addresses["avery"][0])

    looks = page.locator(".cal a").evaluate_all(LOOK)

    assert len(set(looks)) == len(looks)


# Outline, sign and shadow of a marked day, with every color taken out.
LOOK = """days => days.map(day => {
  const own = getComputedStyle(day), sign = getComputedStyle(day, "::after");
  const shadow = own.boxShadow.replace(/rgba?\\([^)]*\\)/, "");
  return [own.borderStyle, own.borderWidth, own.textDecorationLine, sign.content, shadow].join();
})"""
