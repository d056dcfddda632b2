"""Every unsafe request proves where it comes from, and every answer carries the headers."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app import create_app
from app.entry.admission import SAFE_METHODS, declared_access
from app.entry.headers import CONTENT_SECURITY_POLICY
from app.stores import Stores

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ID = "f" * 32


def _calls(app: Flask) -> Iterator[tuple[str, str, str]]:
    """Yield method, address and endpoint of everything that the application answers."""
    for rule in app.url_map.iter_rules():
        values: dict[str, Any] = dict.fromkeys(rule.arguments, ID)
        numbers = {"number": 1, "width": 1100}
        what = next(word for word in ("withdraw", "remove", "end") if word in f"{rule.rule} end")
        kind = "compliance" if rule.endpoint.startswith("reports.") else "txt"
        values |= {"kind": kind, "what": what, "filename": "design.css"}
        values |= {name: number for name, number in numbers.items() if name in values}
        built = rule.build(values, append_unknown=False)
        assert built is not None, rule.rule
        for method in sorted(rule.methods or set()):
            yield method, built[1], rule.endpoint


@pytest.mark.parametrize("role", ["nobody", "robin"])
def test_every_answer_of_every_route_carries_the_headers(
    app: Flask, sign_in: Callable[..., Any], role: str
) -> None:
    client = app.test_client() if role == "nobody" else sign_in(role)
    bare = []

    for method, address, endpoint in _calls(app):
        with client.open(address, method=method) as answer:
            bare += [(method, address, name) for name in _missing(answer, endpoint)]

    assert bare == []


def _missing(answer: Any, endpoint: str) -> list[str]:
    headers = answer.headers
    missing = [name for name, value in HEADERS.items() if headers.get(name) != value]
    missing += [name for name in ("Referrer-Policy", "Permissions-Policy") if name not in headers]
    policy = headers.get("Content-Security-Policy", "")
    if policy != CONTENT_SECURITY_POLICY and "sandbox" not in policy:
        missing.append("Content-Security-Policy")
    # Browsers ask anew for a service worker themselves; it holds nothing of anybody.
    allowed = {"no-store", "no-cache"} if endpoint == "installed.service_worker" else {"no-store"}
    if endpoint != "static" and headers.get("Cache-Control") not in allowed:
        missing.append("Cache-Control")
    return missing


@pytest.mark.parametrize(
    ("method", "address", "options"),
    [
        ("GET", "/no-such-page", {}),
        ("GET", "/static/none.css", {}),
        ("GET", "/api/v1/none", {}),
        ("DELETE", "/sign-in", {}),
        ("TRACE", "/", {}),
        ("POST", "/api/v1/tokens", {"data": "{", "content_type": "application/json"}),
        ("POST", "/sign-in", {"data": {"email": "x" * 600_000}}),
        ("GET", "/../../etc/passwd", {}),
        ("GET", "/static/..%2f..%2fsettings.py", {}),
        ("GET", "/documents/%00", {}),
    ],
)
def test_errors_carry_the_headers_too(
    app: Flask, method: str, address: str, options: dict[str, Any]
) -> None:
    answer = app.test_client().open(address, method=method, **options)

    assert answer.status_code >= 300
    assert _missing(answer, "static" if address.startswith("/static") else "") == []


def test_secure_pages_are_only_ever_asked_for_over_tls(
    settings: Any, stores: Stores, scene: Any
) -> None:
    client = create_app(replace(settings, secure_cookies=True), stores).test_client()

    for address in ("/sign-in", "/none", "/static/design.css", "/api/v1/documents"):
        with client.get(address, base_url="https://localhost") as answer:
            assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]


def _unsafe(app: Flask) -> Iterator[tuple[str, str]]:
    for method, address, endpoint in _calls(app):
        if method not in SAFE_METHODS:
            assert declared_access(app, endpoint) is not None
            yield method, address


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost.elsewhere.example"},
        {"Origin": "http://localhost:81"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
    ids=str,
)
def test_no_unsafe_request_comes_from_another_site(
    app: Flask, sign_in: Callable[..., Any], headers: dict[str, str]
) -> None:
    client = sign_in("robin")

    answers = {
        (method, address): client.open(address, method=method, headers=headers)
        for method, address in _unsafe(app)
    }

    assert len(answers) > 40
    assert {answer.status_code for answer in answers.values()} == {400}
    assert all("another site" in answer.text for answer in answers.values())


def test_no_unsafe_request_with_a_cookie_passes_without_its_token(
    app: Flask, sign_in: Callable[..., Any]
) -> None:
    clients = {name: sign_in(name) for name in ("robin", "alex", "pat")}

    passed = [
        (name, method, address)
        for name, client in clients.items()
        for method, address in _unsafe(app)
        if address != "/api/v1/tokens" and not _is_refused(client, method, address)
    ]

    assert passed == []


def _is_refused(client: FlaskClient, method: str, address: str) -> bool:
    return client.open(address, method=method).status_code in {400, 401, 403}


def test_a_page_of_this_site_may_send(app: Flask, sign_in: Callable[..., Any]) -> None:
    client = sign_in("avery")
    page = client.get("/account").text
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    headers = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}

    answer = client.post("/sign-out", data={"csrf_token": token}, headers=headers)

    assert answer.location == "/sign-in"


def test_behind_a_proxy_the_configured_address_is_the_own_site(
    settings: Any, stores: Stores, scene: Any
) -> None:
    configured = replace(settings, public_url="https://roster.example.org")
    client = create_app(configured, replace(stores, settings=configured)).test_client()
    body = {"email": "avery@example.com", "password": "wrong and of no use"}

    own = client.post("/api/v1/tokens", json=body, headers={"Origin": configured.public_url})
    other = client.post("/api/v1/tokens", json=body, headers={"Origin": "http://localhost"})

    assert (own.status_code, other.status_code) == (401, 400)


@pytest.mark.parametrize(
    ("kept", "media_type", "given"),
    [
        ("letter.pdf", "application/pdf", "letter.pdf"),
        ("letter.html", "application/pdf", "letter.pdf"),
        ("photo.JPEG", "image/jpeg", "photo.JPEG"),
        ("page.svg", "image/png", "page.png"),
        ("run.exe", "application/zip", "run.zip"),
        ("\u202egpj.exe", "image/jpeg", "gpj.jpg"),
        ("a\r\nSet-Cookie: x=1.pdf", "application/pdf", "aSet-Cookie: x=1.pdf"),
        ("..", "application/pdf", "document.pdf"),
        ("x" * 300 + ".pdf", "application/pdf", "x" * 96 + ".pdf"),
        ("odd", "text/html", "odd.bin"),
    ],
)
def test_a_file_leaves_under_the_ending_of_what_it_is(
    kept: str, media_type: str, given: str
) -> None:
    from app.file_names import name_to_download  # noqa: PLC0415 - used here only

    assert name_to_download(kept, media_type) == given


@pytest.mark.parametrize("address", ["/sign-in", "/forgotten", "/join", "/desk", "/no-such-page"])
def test_a_forged_host_is_in_no_answer(app: Flask, address: str) -> None:
    client = app.test_client()
    forged = {"Host": "evil.example", "X-Forwarded-Host": "evil.example"}

    with client.get(address, headers=forged) as answer:
        said = answer.text + "".join(answer.headers.values())

    assert "evil.example" not in said
