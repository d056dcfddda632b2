"""Every answer carries the strict policy, and private ones are not kept by the browser."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask


@pytest.mark.parametrize("address", ["/sign-in", "/no-such-page", "/api/v1/nothing", "/livez"])
def test_every_answer_carries_the_strict_policy(app: Flask, address: str) -> None:
    answer = app.test_client().get(address)

    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "unsafe" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"


def test_an_original_is_always_a_download_in_a_sandbox(
    scene: Any, sign_in: Callable[..., Any]
) -> None:
    document = scene.document("a1")

    with sign_in("avery").get(f"/documents/{document}/original") as answer:
        headers = answer.headers

    assert headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in headers["Content-Security-Policy"]


def test_a_page_picture_is_kept_by_its_reader_alone_and_for_a_while(
    scene: Any, sign_in: Callable[..., Any]
) -> None:
    document = scene.document("a1")

    with sign_in("avery").get(f"/documents/{document}/pages/1-1100.webp") as answer:
        headers = answer.headers

    assert headers["Content-Type"] == "image/webp"
    assert headers["Cache-Control"] == "private, max-age=900, immutable"


def test_an_unknown_page_says_so_with_a_reference(app: Flask) -> None:
    answer = app.test_client().get("/no-such-page")

    assert answer.status_code == 404
    assert "We can’t find that page" in answer.text
    assert "Reference" in answer.text


def test_a_failure_of_ours_shows_no_detail_and_logs_no_value(
    app: Flask, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise RuntimeError("canary 123-45-6789")

    monkeypatch.setitem(app.view_functions, "operations.livez", fail)
    fail.access_rule = "public"  # type: ignore[attr-defined]
    monkeypatch.setattr("app.entry.admission.declared_access", _public)

    answer = app.test_client().get("/livez")

    assert answer.status_code == 500
    assert "canary" not in answer.text + capsys.readouterr().out


def _public(*_: object) -> Any:
    from app.access import Access  # noqa: PLC0415 - only this helper needs it

    return Access.PUBLIC
