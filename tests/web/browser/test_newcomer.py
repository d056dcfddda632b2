"""From nobody to the first verified day on the whole service, on a phone, and counted."""

import re
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from app.imports.whole import import_payroll
from app.opening import open_stores
from samples.letters import day_list
from samples.payroll_files import export
from samples.story import LANTERN, SALTMARSH, Person, weekdays

INTERACTIONS_MAX = 12
"""Buttons, links and chosen files from the form of a new account to the first verified day."""
FINISHED_WITHIN_MS = 90_000
MAILED_WITHIN_SECONDS = 30
JOB = replace(SALTMARSH, person=Person("Casey Newcomer", "1234"))
WRITTEN = weekdays(JOB.days[-1], JOB.days[-1].replace(day=28))[-1]


@pytest.fixture
def outbox(service: Any, tmp_path: Path) -> Path:
    """The outbox folder of the service, once payroll has paid Casey's days."""
    file = tmp_path / "casey.csv"
    file.write_bytes(export([JOB]))
    stores = open_stores(service.settings, busy_wait_seconds=15)
    with file.open("rb") as opened:
        import_payroll(
            stores,
            file.name,
            opened,
            payroll_company=LANTERN.company,
            imported_by=1,
            now=stores.now(),
        )
    stores.sessions.kw["bind"].dispose()
    folder: Path = service.settings.data_folder / "outbox"
    return folder


def test_a_newcomer_has_a_verified_day_after_twelve_interactions(
    service: Any, outbox: Path, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(day_list(LANTERN, JOB, WRITTEN, stated=len(JOB.days), color="#0a5b78"))
    page = open_page(viewport={"width": 390, "height": 844})
    done: list[str] = []

    def press(name: str, role: Any = "button") -> None:
        page.get_by_role(role, name=name).first.click()
        done.append(name)
        page.wait_for_load_state()

    page.goto(f"{service.url}/join")
    page.get_by_label("Your name, as on payroll").fill(JOB.person.name)
    page.get_by_label("E-mail").fill("casey@example.com")
    page.get_by_label("Date of birth").fill("1990-02-03")
    page.get_by_label("Last four digits").fill(JOB.person.last4)
    press("Create my account")
    page.goto(service.url + _link_in(outbox))
    done.append("the link in the mail")
    press("Finish and sign in")
    page.get_by_label("Search by any word or code").fill("dolly")
    press("Search")
    press("Grip")
    press("Continue", "link")
    press("Continue")
    press("Go on to sign", "link")
    page.get_by_label("Type your name to sign").fill(JOB.person.name)
    press("Sign and send")
    press("Add your first letter", "link")
    with page.expect_file_chooser() as chooser:
        press("Choose files")
    chooser.value.set_files(letter)
    status = page.get_by_role("link", name="See its status")
    expect(status).to_be_visible(timeout=20_000)

    page.goto(f"{service.url}{status.get_attribute('href')}")
    pill = page.get_by_role("region", name="Progress").locator(".pill")
    expect(pill).to_have_text("Verified", timeout=FINISHED_WITHIN_MS)
    page.goto(service.url)
    counted = page.get_by_text(f"{len(JOB.days)} of 30 qualifying days verified")
    expect(counted.first).to_be_visible()
    assert len(done) <= INTERACTIONS_MAX, done


def _link_in(outbox: Path) -> str:
    """Return the path of the link in Casey's mail, as soon as the service has sent it."""
    until = time.monotonic() + MAILED_WITHIN_SECONDS
    while time.monotonic() < until:
        for mail in outbox.glob("*.eml"):
            whole = mail.read_text().replace("=\n", "")
            found = re.search(r"/join/confirm/[0-9a-f]{32}", whole)
            if found and "casey@example.com" in whole:
                return found[0]
        time.sleep(0.2)
    raise AssertionError(f"No mail to Casey in {outbox} within {MAILED_WITHIN_SECONDS} s.")
