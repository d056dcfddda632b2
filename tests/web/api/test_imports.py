"""Payroll and fringe files through the API: read, looked at, applied, rolled back."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import jsonschema
import pytest
from flask import Flask

ROWS = (
    b"Work Date,Name,Last 4,Production,Hours\n"
    b"2026-03-02,Jo Sample,1234,Harbor Lights,8\n"
    b"never,Jo Sample,1234,Harbor Lights,8\n"
)


@pytest.fixture
def call(app: Flask, token_for: Callable[[str], str]) -> Callable[..., Any]:
    """Return what calls the API as somebody: ``call(name, method, path, **form)``."""

    def made(name: str, method: str, path: str, **form: Any) -> Any:
        headers = {"Authentication-Token": token_for(name)}
        return app.test_client().open(
            f"/api/v1{path}", method=method, headers=headers, data=form or None
        )

    return made


def test_a_file_is_read_looked_at_applied_and_rolled_back(app: Flask, call: Any) -> None:
    answers = [call("robin", "POST", "/imports", company="Reelpay", file=(BytesIO(ROWS), "p.csv"))]
    path = f"/imports/{answers[0].get_json()['id']}"
    answers += [call("robin", "GET", path)]
    answers += [call("robin", "POST", f"{path}/{act}") for act in ("apply", "rollback")]

    assert [answer.status_code for answer in answers] == [201, 200, 200, 200]
    states = [answer.get_json()["state"] for answer in answers]
    assert states == ["previewed", "previewed", "applied", "rolled_back"]
    rejection = answers[0].get_json()["rejections"][0]
    assert rejection == {
        "row": 3,
        "reason": "Work Date (column A): “never” is no date: write YYYY-MM-DD",
    }
    _check(app, answers[0])
    assert call("robin", "GET", "/imports").get_json()["imports"][0]["state"] == "rolled_back"


def test_what_was_rolled_back_is_not_applied(call: Any) -> None:
    sent = call("robin", "POST", "/imports", company="Reelpay", file=(BytesIO(ROWS), "p.csv"))
    path = f"/imports/{sent.get_json()['id']}"
    call("robin", "POST", f"{path}/discard")

    answer = call("robin", "POST", f"{path}/apply")

    assert (answer.status_code, answer.get_json()["error"]["code"]) == (409, "conflict")


def test_dates_that_stay_open_are_refused_with_what_to_say(call: Any) -> None:
    rows = ROWS.replace(b"2026-03-02", b"03/04/2026")

    answer = call("robin", "POST", "/imports", company="Reelpay", file=(BytesIO(rows), "p.csv"))
    said = call(
        "robin", "POST", "/imports",
        company="Reelpay", dates="month-first", file=(BytesIO(rows), "p.csv"),
    )  # fmt: skip

    assert (answer.status_code, answer.get_json()["error"]["code"]) == (422, "dates-unsettled")
    assert said.get_json()["first_day"] == "2026-03-04"


@pytest.mark.parametrize("path", ["/imports", "/imports/nothing"])
def test_applicants_see_no_payroll(call: Any, path: str) -> None:
    assert call("avery", "GET", path).status_code == 403


def _check(app: Flask, answer: Any) -> None:
    described = app.test_client().get("/api/v1/openapi.json").get_json()
    responses = described["paths"]["/api/v1/imports"]["post"]["responses"]
    schema = responses["201"]["content"]["application/json"]["schema"]
    whole = schema | {"components": described["components"]}
    jsonschema.validate(answer.get_json(), whole, jsonschema.Draft202012Validator)
