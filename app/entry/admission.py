"""Lets a request in: every route declares who may use it, unsafe ones prove their origin."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from flask import Flask, g, redirect, request, url_for
from flask_wtf import CSRFProtect
from werkzeug.wrappers import Response

from app.access import Access, Actor
from app.entry import current
from app.errors import NotAllowed, SignInNeeded

View = TypeVar("View", bound=Callable[..., Any])

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
OPEN_ENDPOINTS = frozenset({"static"})
"""Endpoints of Flask itself, which cannot declare a rule of their own."""


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
        if request.endpoint is None or request.endpoint in OPEN_ENDPOINTS:
            return None
        view = app.view_functions[request.endpoint]
        refusal = _refusal(declared_access(app, request.endpoint), current.actor_or_none())
        if refusal is None:
            _check_origin(csrf, checks_csrf=getattr(view, "checks_csrf", True))
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
    if actor is not None:
        raise NotAllowed("This page belongs to another kind of account.")
    if is_api() or request.method not in SAFE_METHODS:
        raise SignInNeeded("Sign in first: the session or token is missing or has ended.")
    return redirect(url_for("public.sign_in", next=request.full_path.rstrip("?")))


def _check_origin(csrf: CSRFProtect, *, checks_csrf: bool) -> None:
    signed_in_by_token = g.get("fs_authn_via") == "token"
    if request.method not in SAFE_METHODS and checks_csrf and not signed_in_by_token:
        csrf.protect()
