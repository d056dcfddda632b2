"""A line of the log says when, who, where and what, and nothing that a person wrote."""

import json
import logging
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app import create_app
from app.logs import capture_libraries, log
from app.settings import Settings
from app.stores import Stores
from app.tracing import HEADER, traced


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """The URL of a SQLite file."""
    return f"sqlite:///{tmp_path}/test.sqlite3"


def _lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_request_is_logged_with_when_who_where_and_what(
    stores: Stores, capsys: pytest.CaptureFixture[str]
) -> None:
    client = create_app(_plain(stores), stores).test_client()

    answer = client.get("/sign-in?next=/secret-place&email=jo@example.com")

    lines = [line for line in _lines(capsys) if line["event"] == "request"]
    assert len(lines) == 1
    assert lines[0]["trace"] == answer.headers[HEADER]
    assert lines[0]["route"] == "/sign-in"
    assert lines[0]["status"] == 200
    assert lines[0]["timestamp"].endswith("Z")
    assert "secret-place" not in json.dumps(lines)
    assert "jo@example.com" not in json.dumps(lines)


def test_a_refusal_is_logged_with_its_code_and_account(
    stores: Stores, capsys: pytest.CaptureFixture[str]
) -> None:
    client = create_app(_plain(stores), stores).test_client()

    client.get("/api/v1/documents")

    refusals = [line for line in _lines(capsys) if line["event"] == "refused"]
    assert [(line["code"], line["status"]) for line in refusals] == [("sign-in-needed", 401)]
    assert refusals[0]["account"] is None


def test_a_line_stays_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    log.info("stage-done", document='x\r\n{"event": "forged"}')

    printed = capsys.readouterr().out
    assert len(printed.splitlines()) == 1
    assert json.loads(printed)["event"] == "stage-done"


def test_unknown_keys_are_dropped_and_the_trace_is_added(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with traced("a" * 32):
        log.info("stage-done", stage="read", employee_name="Jane Canary", message="Jane Canary")

    line = _lines(capsys)[0]
    assert set(line) == {"event", "level", "timestamp", "stage", "trace"}
    assert line["trace"] == "a" * 32


def test_what_libraries_say_comes_without_what_it_quotes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = logging.getLogger()
    monkeypatch.setattr(root, "handlers", [])
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    capture_libraries()

    try:
        raise ValueError("Jane Canary, 123-45-6789")
    except ValueError:
        logging.getLogger("rq.worker").exception("Job %s failed", "Jane Canary")
    logging.getLogger("waitress").warning("Jane Canary is slow")

    lines = _lines(capsys)
    assert "Canary" not in json.dumps(lines)
    assert [line["logger"] for line in lines] == ["rq.worker", "waitress"]
    assert (lines[0]["template"], lines[0]["error_type"]) == ("Job %s failed", "ValueError")


def test_a_program_that_dies_says_where_and_not_what() -> None:
    program = (
        "from app.logs import capture_libraries; capture_libraries()\n"
        "raise ValueError('Jane Canary, 123-45-6789')"
    )

    ran = subprocess.run(
        [sys.executable, "-c", program],
        check=False,
        env={**os.environ, "PYTHONPATH": "."},
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert ran.returncode == 1
    assert json.loads(ran.stdout)["error_type"] == "ValueError"
    assert "Canary" not in ran.stdout + ran.stderr


def _plain(stores: Stores) -> Settings:
    return replace(stores.settings, secure_cookies=False)
