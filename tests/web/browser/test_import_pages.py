"""The pages of payroll and fringe files: for everyone, also without scripts."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from jobs import work_records

PASSWORD = "correct horse battery staple"
HEAD = "Work Date,Employee,SSN Last 4,Production,Occupation,Day Type,Hours\n"
ROWS = (
    '2026-03-02,"Vale, Maria",1234,Harbor Lights,Grip,WK,10\n'
    'never,"Vale, Maria",1234,Harbor Lights,Grip,WK,10\n'
    '2026-03-03,"Brandt, Otto",9876,Harbor Lights,Key Grip,QQ,-10\n'
    "Total,,,,,,20\n"
)


@pytest.fixture
def addresses(scene: Any, sign_in: Any, send: Any) -> list[str]:
    """The list of files, and the page of one in use, one that waits, and one that was refused."""
    robin = sign_in("robin")

    def sent(text: str) -> str:
        form = {"kind": "payroll", "company": "Reelpay", "file": (BytesIO(text.encode()), "m.csv")}
        address = send(robin, "/work-records", form).location
        work_records.work_on(scene.stores, address.rsplit("/", 1)[-1])
        return str(address)

    used = sent(HEAD + ROWS)
    send(robin, f"{used}/apply", {})
    waits = sent(HEAD + ROWS.replace(",10\n", ",12\n"))
    refused = sent(HEAD + ROWS.replace("2026-03-02", "03/04/26"))
    return ["/work-records", used, waits, refused]


def test_no_page_has_a_violation_or_scrolls_sideways(
    addresses: list[str], flaws: Callable[..., Any]
) -> None:
    assert flaws({"robin": addresses}) == []


def test_a_file_is_sent_looked_at_and_used_without_scripts(
    scene: Any,
    tmp_path: Any,
    seeded_url: str,
    open_page: Callable[..., Page],
    enter: Callable[..., None],
) -> None:
    file = tmp_path / "march.csv"
    file.write_text(HEAD + ROWS)
    page = open_page(java_script_enabled=False)
    enter(page, seeded_url, "robin@example.com", PASSWORD)

    page.goto(f"{seeded_url}/work-records")
    page.get_by_label("Company that paid or remitted").fill("Reelpay")
    page.get_by_label("File", exact=True).set_input_files(file)
    page.get_by_role("button", name="Read this file").click()
    work_records.work_on(scene.stores, page.url.rsplit("/", 1)[-1])
    page.get_by_role("link", name="refresh").click()
    expect(page.get_by_role("table", name="Rows left out and why")).to_contain_text("never")
    page.get_by_role("button", name="Use this file").click()

    expect(page.get_by_role("status").first).to_contain_text("The file is used.")
    expect(page.get_by_role("button", name="Roll back")).to_be_visible()


def test_the_page_follows_the_reading_by_itself(
    scene: Any,
    tmp_path: Any,
    seeded_url: str,
    open_page: Callable[..., Page],
    enter: Callable[..., None],
) -> None:
    file = tmp_path / "march.csv"
    file.write_text(HEAD + ROWS)
    page = open_page()
    enter(page, seeded_url, "robin@example.com", PASSWORD)

    page.goto(f"{seeded_url}/work-records")
    page.get_by_label("Company that paid or remitted").fill("Reelpay")
    page.get_by_label("File", exact=True).set_input_files(file)
    page.get_by_role("button", name="Read this file").click()
    work_records.work_on(scene.stores, page.url.rsplit("/", 1)[-1])

    expect(page.get_by_role("button", name="Use this file")).to_be_visible(timeout=10_000)
