"""From nobody to a signed application in real Chromium, by keyboard, and counted."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from app.applying import offer_named, start
from app.mailing import deliver_due
from app.records import tables

INTERACTIONS_MAX = 10
"""Clicks and sent forms from sign-up to the signed application; two more send a first letter."""


def _link_in_outbox(scene: Any, path: str) -> str:
    """Deliver what waits and return the link in the newest file of the outbox folder."""
    deliver_due(scene.stores)
    outbox: Path = scene.stores.settings.data_folder / "outbox"
    newest = max(outbox.glob("*.eml"), key=lambda file: file.stat().st_mtime_ns)
    whole = newest.read_text().replace("=\n", "")
    return re.findall(rf"({path}/[0-9a-f]{{32}})", whole)[0]


def test_a_newcomer_joins_applies_and_signs_on_a_wide_screen(
    seeded_url: str, scene: Any, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    # The same way on a phone is walked, and counted, in test_newcomer.py.
    page = open_page(viewport={"width": 1440, "height": 900}, accept_downloads=True)
    done = 0

    def press(name: str, role: str = "button") -> None:
        nonlocal done
        page.get_by_role(role, name=name).first.click()  # type: ignore[arg-type]
        done += 1
        page.wait_for_load_state()
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), page.url

    page.goto(f"{seeded_url}/join")
    page.get_by_label("Your name, as on payroll").fill("Casey Newcomer")
    page.get_by_label("E-mail").fill("casey@example.com")
    page.get_by_label("Date of birth").fill("1990-02-03")
    page.get_by_label("Last four digits").fill("1234")
    press("Create my account")
    page.goto(seeded_url + _link_in_outbox(scene, "/join/confirm"))
    done += 1
    press("Finish and sign in")
    page.get_by_label("Search by any word or code").fill("dolly")
    press("Search")
    press("Grip")
    press("Continue", "link")
    press("Continue")
    press("Go on to sign", "link")
    page.get_by_label("Type your name to sign").fill("Casey Newcomer")
    press("Sign and send")

    expect(page.get_by_role("status").filter(has_text="Application number A-1")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Save a copy (PDF)").click()
    download.value.save_as(tmp_path / "copy.pdf")
    copy = PdfReader(BytesIO((tmp_path / "copy.pdf").read_bytes()))
    assert "Casey Newcomer" in copy.pages[0].extract_text()
    expect(page.get_by_role("link", name="Add your first letter")).to_be_visible()
    assert done <= INTERACTIONS_MAX


def test_a_form_can_be_mended_by_keyboard_alone_and_without_scripts(
    seeded_url: str, browser: Browser
) -> None:
    # Not by open_page: Chromium writes every answer 422 on the console as an error.
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{seeded_url}/join")

    page.get_by_label("Your name, as on payroll").focus()
    page.keyboard.type("Casey Newcomer")
    page.keyboard.press("Tab")
    page.keyboard.type("casey at example")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.get_by_role("textbox", name="E-mail")).to_have_value("casey at example")
    assert page.url.endswith("#email")
    context.close()


def test_a_passkey_alone_lets_an_applicant_in(
    seeded_url: str, open_page: Callable[..., Page], enter: Callable[..., None]
) -> None:
    url = seeded_url.replace("127.0.0.1", "localhost")
    page = open_page(viewport={"width": 390, "height": 844})
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    key: Any = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    device.send("WebAuthn.addVirtualAuthenticator", {"options": key})
    enter(page, url, "blake@example.com", "")
    page.goto(f"{url}/account/second-factor")
    form = page.locator("form.passkey")
    form.get_by_label("Your password").fill("correct horse battery staple")
    form.get_by_role("button").click()
    page.get_by_role("link", name="I have kept them").click()
    page.get_by_role("button", name="Sign out").click()

    page.get_by_role("link", name="Sign in with a passkey").click()
    page.get_by_role("button", name="Use your passkey").click()

    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    assert "/sign-in" not in page.url


def test_every_page_of_applying_works_for_everyone(
    seeded_url: str, scene: Any, flaws: Callable[..., Any]
) -> None:
    request, draft = _drafts(scene)

    found = flaws(
        {
            "nobody": ["/join", "/sign-in/passkey"],
            "blake": [
                "/apply?q=dolly",
                *(f"/apply/{request}/{step}" for step in ("papers", "check", "sign")),
                f"/apply/{draft}/needed",
            ],
            "robin": ["/identity-claims", "/upgrade-requests"],
        }
    )

    assert found == []


def _drafts(scene: Any) -> list[str]:
    """Begin a request for a category and an application of Blake, and return their ids."""
    begun = []
    with scene.stores.sessions.begin() as session:
        account = session.get_one(tables.Account, scene.accounts["blake"])
        for local, name in (("411", "Production Coordinator"), ("399", "Driver")):
            offer = offer_named(local, name)
            assert offer is not None
            begun.append(start(session, account, offer, scene.stores.now()).public_id)
    return begun
