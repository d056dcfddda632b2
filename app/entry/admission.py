"""Lets a request in: every route declares who may use it, unsafe ones prove their origin."""

from collections.abc import Callable
from typing import Any, TypeVar, cast
from urllib.parse import urlsplit

from flask import Flask, redirect, request, url_for
from flask_wtf import CSRFProtect
from werkzeug.wrappers import Response

from app.access import Access, Actor, Proof
from app.entry import current, identity
from app.errors import BadRequest, NotAllowed, SignInNeeded

View = TypeVar("View", bound=Callable[..., Any])

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
OPEN_ENDPOINTS = frozenset({"static"})
"""Endpoints of Flask itself, which cannot declare a rule of their own."""
_OWN_SITES = frozenset({"same-origin", "none"})


def allow(access: Access, *, csrf: bool = True) -> Callable[[View], View]:
    """Declare who may use a view; ``csrf=False`` only where no cookie lends any authority."""

    def declare(view: View) -> View:
        view.access_rule = access  # type: ignore[attr-defined]
        view.checks_csrf = csrf  # type: ignore[attr-defined]
        return view

    return declare


def install(app: Flask) -> None:
    """Check every request to ``app`` before its view runs."""
    app.config.update(WTF_CSRF_CHECK_DEFAULT=False, WTF_CSRF_TIME_LIMIT=None)
    csrf = CSRFProtect(app)

    @app.before_request
    def admit() -> Response | None:
        if request.method not in SAFE_METHODS:
            _check_origin()
        if request.endpoint is None or request.endpoint in OPEN_ENDPOINTS:
            return None
        view = app.view_functions[request.endpoint]
        refusal = _refusal(declared_access(app, request.endpoint), current.half_or_whole())
        if refusal is None:
            _check_token(csrf, checks_csrf=getattr(view, "checks_csrf", True))
        return refusal


def declared_access(app: Flask, endpoint: str) -> Access | None:
    """Return the rule that the view of ``endpoint`` declares, or None."""
    if endpoint in OPEN_ENDPOINTS:
        return Access.PUBLIC
    return cast("Access | None", getattr(app.view_functions[endpoint], "access_rule", None))


def is_api() -> bool:
    """Return whether the current request is to the API, which answers in JSON."""
    return request.path.startswith("/api/")


def _refusal(access: Access | None, actor: Actor | None) -> Response | None:
    if access is not None and access.allows(actor):
        return None
    if actor is not None and actor.proof is Proof.FULL:
        raise NotAllowed("This page belongs to another kind of account.")
    if is_api() or request.method not in SAFE_METHODS:
        raise SignInNeeded("Sign in first: the session or token is missing or has ended.")
    if actor is not None:
        half = actor.proof is Proof.HALF
        return redirect(url_for("second_step.form" if half else "own_factors.choose"))
    return redirect(url_for("public.sign_in", next=request.full_path.rstrip("?")))


def _check_origin() -> None:
    """Raise ``BadRequest`` for a request that a page of another site has made.

    Programs send neither header; every browser of today sends at least one of them.
    """
    origin = request.headers.get("Origin")
    site = request.headers.get("Sec-Fetch-Site")
    if origin is not None and urlsplit(origin).netloc != _own_host():
        raise BadRequest(_FOREIGN, code="foreign-origin")
    if origin is None and site is not None and site not in _OWN_SITES:
        raise BadRequest(_FOREIGN, code="foreign-origin")


_FOREIGN = "This came from a page of another site. Open the page here and send it again."


def _own_host() -> str:
    return urlsplit(current.settings().public_url).netloc or request.host


def _check_token(csrf: CSRFProtect, *, checks_csrf: bool) -> None:
    asker = identity.asker()
    by_token = asker is not None and asker.by_token
    if request.method not in SAFE_METHODS and checks_csrf and not by_token:
        csrf.protect()
