"""The web server's log: routes, outcomes and times; no personal data, by an allow-list of keys."""

import time
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog
from flask import Flask, g, request
from werkzeug.wrappers import Response

_ALLOWED = frozenset(
    {"event", "level", "timestamp", "method", "route", "status", "duration_ms", "reference"}
    | {"error_type", "where"}
)


def keep_allowed(_: Any, __: str, event: MutableMapping[str, Any]) -> dict[str, Any]:
    """Return the log event without any key that is not on the allow-list."""
    return {key: value for key, value in event.items() if key in _ALLOWED}


_log = structlog.wrap_logger(
    structlog.PrintLogger(),
    processors=[
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        keep_allowed,
        structlog.processors.JSONRenderer(),
    ],
)


def install(app: Flask) -> None:
    """Log every request to ``app`` by its route, never by its address."""

    @app.before_request
    def start() -> None:
        g.started = time.monotonic()

    @app.after_request
    def finish(response: Response) -> Response:
        if request.endpoint not in {"static", "public.livez"}:
            _log.info(
                "request",
                method=request.method,
                route=str(request.url_rule or "-"),
                status=response.status_code,
                duration_ms=round((time.monotonic() - g.get("started", time.monotonic())) * 1000),
                reference=g.get("reference"),
            )
        return response


def failure(error: Exception) -> None:
    """Log an exception by its type and places; its message could hold personal data."""
    frames = traceback.extract_tb(error.__traceback__)[-8:]
    where = [f"{frame.filename.rsplit('/', 2)[-1]}:{frame.lineno} {frame.name}" for frame in frames]
    _log.error(
        "failure", error_type=type(error).__name__, where=where, reference=g.get("reference")
    )
