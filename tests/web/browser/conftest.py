"""Real Chromium against the real service: its own Redis, dispatcher, workers and web server."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page
from werkzeug.serving import make_server

from app.imports.whole import import_payroll
from app.opening import open_stores
from app.running import plan, started, wait_until_ready
from app.samples.cast import Cast, add_cast, read_cast
from app.settings import Settings

SAMPLES = Path(__file__).parents[3] / "samples"
READY_WITHIN_SECONDS = 60
PASSWORD = "correct horse battery staple"
NOBODY = "nobody"
"""Whose pages are looked at without signing in."""

VIEWS = (("light", 1440, 900), ("dark", 1024, 768), ("dark", 390, 844), ("light", 320, 640))
"""Every width of the design, in the light and in the dark: scheme, width and height."""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the Chromium of the system, not one that playwright would download."""
    return {**browser_type_launch_args, "executable_path": "/usr/bin/chromium", "args": FLAGS}


@dataclass(frozen=True, slots=True)
class Service:
    """A running service with the sample people in it, and their payroll."""

    url: str
    cast: Cast
    settings: Settings


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The whole service, started as ``dayproof run`` does, and stopped at the end."""
    folder = tmp_path_factory.mktemp("service")
    what = plan(Settings.from_env({"DAYPROOF_DATA_FOLDER": str(folder), "DAYPROOF_PORT": "0"}))
    # The programs find the source tree even where it is not installed.
    tree = f"{SAMPLES.parent}:{SAMPLES.parent / 'queue'}"
    what = replace(what, environ={**what.environ, "PYTHONPATH": tree})
    cast = read_cast(SAMPLES)
    with started(what) as programs:
        wait_until_ready(what, programs, READY_WITHIN_SECONDS)
        stores = open_stores(what.settings, busy_wait_seconds=15)
        add_cast(stores, cast)
        for entry in cast.payroll:
            with (SAMPLES / entry["file"]).open("rb") as file:
                import_payroll(
                    stores,
                    entry["file"],
                    file,
                    payroll_company=entry["payroll_company"],
                    imported_by=1,
                    now=stores.now(),
                )
        stores.sessions.engine.dispose()  # type: ignore[attr-defined]
        yield Service(what.url, cast, what.settings)


@pytest.fixture
def seeded_url(app: Flask) -> Iterator[str]:
    """The address of the application with the scene's seeded documents, without jobs."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


Open = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """A function that opens a page whose console must stay free of errors."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def opened(**options: Any) -> Page:
        context = browser.new_context(reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: _note(message, errors))
        page.on("pageerror", lambda error: errors.append(str(error)))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert errors == []


def _note(message: ConsoleMessage, errors: list[str]) -> None:
    if message.type == "error":
        errors.append(message.text)


@pytest.fixture
def enter(request: pytest.FixtureRequest) -> Callable[..., None]:
    """A function that signs somebody in: ``enter(page, url, email, password)``."""

    def by_cookie(page: Page, url: str, email: str, password: str) -> None:
        app: Flask = request.getfixturevalue("app")
        name, _, _ = email.partition("@")
        key = request.getfixturevalue("key_of")(name)
        signer = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]
        cookie = {"name": "dayproof", "value": signer.dumps({"key": key}), "url": url}
        page.context.add_cookies([cookie])  # type: ignore[list-item]
        page.goto(url)

    return by_cookie if "scene" in request.fixturenames else by_password


Flaws = Callable[..., list[tuple[str, ...]]]


@pytest.fixture
def flaws(seeded_url: str, open_page: Open, enter: Callable[..., None]) -> Flaws:
    """A function that returns what axe finds on the pages of each person, in every view."""

    def found(addresses: dict[str, list[str]], prepare: Callable[[Page], None] = _open) -> Any:
        flawed: list[tuple[str, ...]] = []
        for name, pages in addresses.items():
            page = open_page()
            if name != NOBODY:
                enter(page, seeded_url, f"{name}@example.com", PASSWORD)
            for address in pages:
                page.goto(seeded_url + address)
                prepare(page)
                flawed += [(address, *flaw) for flaw in flaws_of(page)]
        return flawed

    return found


def flaws_of(page: Page) -> list[tuple[str, ...]]:
    """Return what axe finds on an open page in every view, and where it scrolls sideways."""
    flawed: list[tuple[str, ...]] = []
    for scheme, width, height in VIEWS:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": height})
        view = f"{scheme} {width}"
        found = Axe().run(page).response["violations"]
        flawed += [(view, each["id"]) for each in found]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            flawed.append((view, "scrolls sideways"))
    return flawed


def _open(page: Page) -> None:
    """Open everything that is folded, so that it is looked at too."""
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")


def by_password(page: Page, url: str, email: str, password: str) -> None:
    """Sign in as a person does; the samples' staff read their code on the page."""
    page.goto(f"{url}/sign-in")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda address: "/sign-in" not in address)
    while "/second-step" in page.url:
        code = page.locator("#sample-code").inner_text()
        if not code.isdigit():
            page.wait_for_timeout(2000)
            page.reload()
            continue
        page.get_by_label("Code of your authenticator app").fill(code)
        page.get_by_role("button", name="Go on").click()
        page.wait_for_url(lambda address: "/second-step" not in address)
