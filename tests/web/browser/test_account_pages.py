"""The pages of accounts in a real browser: they work for everyone, and a passkey lets one in."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from passlib.totp import TOTP
from playwright.sync_api import Page, expect

from app import compliance_reports
from app.accounts import links
from app.records import tables

PASSWORD = "correct horse battery staple"


@pytest.fixture
def addresses(scene: Any) -> dict[str, list[str]]:
    """The pages of accounts, partners and employers, by who looks at them."""
    stores, now = scene.stores, scene.stores.now()
    scene.credit(scene.document("a1"), "Harbor Lights, Season 2")
    with stores.sessions.begin() as session:
        avery = session.get_one(tables.Account, scene.accounts["avery"])
        by, public_id = scene.accounts["alex"], avery.public_id
        link = links.make_link(session, avery, by=by, now=now, settings=stores.settings)
        report = compliance_reports.make_report_link(
            session, "Harbor Lights, Season 2", "Big Pictures", 7, by=by, now=now
        )
    return {
        "nobody": ["/sign-in", "/forgotten", f"/welcome/{link.key}", f"/reports/{report.key}"],
        "avery": ["/account", "/account/second-factor"],
        "pat": ["/partner"],
        "alex": ["/accounts", "/accounts/invite", f"/accounts/{public_id}", "/compliance-reports"],
    }


def test_no_account_page_has_a_violation_or_scrolls_sideways(
    addresses: dict[str, list[str]], flaws: Callable[..., Any]
) -> None:
    assert flaws(addresses) == []


def _sign_in(page: Page, url: str, name: str) -> None:
    page.goto(f"{url}/sign-in")
    page.get_by_label("E-mail").fill(f"{name}@example.com")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def test_staff_set_a_second_factor_up_before_anything_else(
    seeded_url: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(viewport={"width": 390, "height": 844})
    _sign_in(page, seeded_url, "robin")
    expect(page.get_by_role("heading", name="Set up a second factor")).to_be_visible()

    page.goto(f"{seeded_url}/desk")
    expect(page.get_by_role("heading", name="Set up a second factor")).to_be_visible()
    code = TOTP(page.locator(".key").inner_text()).generate().token
    page.get_by_label("Code", exact=True).fill(code)
    page.get_by_role("button", name="Use this app").click()

    expect(page.get_by_role("heading", name="Your recovery codes")).to_be_visible()
    recovery = page.locator(".codes code").first.inner_text()
    assert Axe().run(page).response["violations"] == []
    page.get_by_role("link", name="I have kept them").click()
    expect(page.get_by_role("heading", name="Queue", exact=True)).to_be_visible()

    again = open_page()
    _sign_in(again, seeded_url, "robin")
    expect(again.get_by_role("heading", name="One more step")).to_be_visible()
    assert Axe().run(again).response["violations"] == []
    again.get_by_label("Code of your authenticator app").fill(recovery)
    again.get_by_role("button", name="Go on").click()
    expect(again.get_by_role("heading", name="Queue", exact=True)).to_be_visible()


def test_a_passkey_is_made_and_lets_its_holder_in(
    seeded_url: str, open_page: Callable[..., Page]
) -> None:
    url = seeded_url.replace("127.0.0.1", "localhost")
    page = open_page()
    browser = page.context.new_cdp_session(page)
    browser.send("WebAuthn.enable")
    key: Any = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    browser.send("WebAuthn.addVirtualAuthenticator", {"options": key})
    _sign_in(page, url, "robin")
    page.get_by_role("button", name="Make a passkey").click()
    page.get_by_role("link", name="I have kept them").click()
    page.get_by_role("button", name="Sign out").click()

    _sign_in(page, url, "robin")
    page.get_by_role("button", name="Use your passkey").click()

    expect(page.get_by_role("heading", name="Queue", exact=True)).to_be_visible()


def test_a_session_that_ends_says_so_in_ones_language_and_lasts_at_a_button(
    seeded_url: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(viewport={"width": 390, "height": 844})
    page.clock.install()
    _sign_in(page, seeded_url, "avery")
    page.context.set_extra_http_headers({"Accept-Language": "es"})
    page.goto(f"{seeded_url}/account")
    notice = page.get_by_role("dialog")
    expect(notice).to_be_hidden()
    ending = '{"seconds": 100, "can_stay": true}'
    page.route("**/account/time-left", lambda route: route.fulfill(body=ending), times=1)

    page.clock.fast_forward("28:30")

    expect(notice.get_by_role("heading", name="Su sesión termina en 2 minutos")).to_be_visible()
    assert Axe().run(page).response["violations"] == []
    notice.get_by_role("button", name="Seguir con la sesión").click()
    expect(notice).to_be_hidden()
