"""A payroll file is looked at as a whole before its lines count, on pages."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest

from jobs import work_records

HEAD = "Work Date,Employee,SSN Last 4,Production,Occupation,Day Type,Hours\n"
MONDAY = '2026-03-02,"Vale, Maria",1234,Harbor Lights,Grip,WK,10\n'
BAD = 'never,"Vale, Maria",1234,Harbor Lights,Grip,WK,10\n'


@pytest.fixture
def sent(scene: Any, sign_in: Any, send: Any) -> Callable[..., str]:
    """Return what sends a file on the page, has it read, and returns the address of its page."""

    def make(text: str, **said: str) -> str:
        form = {"kind": "payroll", "company": "Reelpay", **said}
        file = (BytesIO(text.encode()), "march.csv")
        answer = send(sign_in("robin"), "/work-records", {**form, "file": file})
        work_records.work_on(scene.stores, answer.location.rsplit("/", 1)[-1])
        return str(answer.location)

    return make


def test_a_file_is_seen_whole_before_it_is_used(sent: Any, sign_in: Any) -> None:
    address = sent(HEAD + MONDAY + BAD)

    page = sign_in("robin").get(address).text

    assert "Use this file" in page
    assert "Work Date (column A): “never” is no date" in page
    assert "Needs you" in page


def test_using_discarding_and_rolling_back_are_told(sent: Any, sign_in: Any, send: Any) -> None:
    robin = sign_in("robin")
    used, thrown = sent(HEAD + MONDAY), sent(HEAD + MONDAY + MONDAY.replace("-02", "-03"))

    send(robin, f"{used}/apply", {})
    send(robin, f"{thrown}/discard", {})
    in_use = robin.get(used).text
    send(robin, f"{used}/roll-back", {})

    assert "In use" in in_use
    assert "Roll back" in in_use
    assert "Rolled back" in robin.get(used).text
    assert "Discarded" in robin.get(thrown).text


def test_a_file_whose_dates_stay_open_is_asked_about_and_read_again(
    scene: Any, sent: Any, sign_in: Any, send: Any
) -> None:
    open_dates = HEAD + MONDAY.replace("2026-03-02", "03/04/2026")
    robin = sign_in("robin")

    address = sent(open_dates)
    asked = robin.get(address).text
    send(robin, f"{address}/read-again", {"order": "day-first"})
    work_records.work_on(scene.stores, address.rsplit("/", 1)[-1])

    assert "may mean 2026-03-04 (month first) or 2026-04-03 (day first)" in asked
    assert "Dates are read day first" in robin.get(address).text


def test_a_file_without_a_company_keeps_what_was_typed(sign_in: Any, send: Any) -> None:
    file = (BytesIO(HEAD.encode()), "march.csv")

    answer = send(sign_in("robin"), "/work-records", {"kind": "fringe", "file": file})

    assert answer.status_code == 422
    assert "Name the company" in answer.text
    assert '<option value="fringe" selected>' in answer.text


def test_applicants_see_no_payroll(sign_in: Any) -> None:
    assert sign_in("avery").get("/work-records").status_code == 403
