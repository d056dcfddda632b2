"""What the web server logs: routes, outcomes, times and refusals; never an address or its query."""

import time
from contextlib import suppress

from flask import Flask, g, request
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.wrappers import Response

from app.entry import current
from app.errors import ServiceError
from app.logs import log, places
from app.tallies import here
from app.tracing import HEADER, begin_trace, current_trace, new_trace

_QUIET = frozenset({"static", "operations.livez", "operations.readyz", "operations.metrics"})
"""What monitors and browsers ask all the time."""


def install(app: Flask) -> None:
    """Give every request to ``app`` its trace, told in a header, and log it by its route."""

    @app.before_request
    def start() -> None:
        g.started = time.monotonic()
        begin_trace(new_trace())

    @app.after_request
    def finish(response: Response) -> Response:
        trace = current_trace()
        if trace is not None:
            response.headers[HEADER] = trace
        if request.endpoint not in _QUIET:
            _log_request(response)
        return response

    @app.teardown_request
    def end(_error: BaseException | None) -> None:
        begin_trace(None)


def failure(error: Exception) -> None:
    """Log an exception by its type and places; its message could hold personal data."""
    kind = type(error).__name__
    log.error("failure", error_type=kind, where=places(error), reference=g.get("reference"))


def refused(error: ServiceError) -> None:
    """Count a refusal by its code, and log those that may be somebody trying doors."""
    here.count("refusals", error.code)
    if error.status in {401, 403, 404, 429}:
        log.warning(
            "refused",
            code=error.code,
            status=error.status,
            method=request.method,
            route=str(request.url_rule or "-"),
            account=_account(),
            reference=g.get("reference"),
        )


def _log_request(response: Response) -> None:
    log.info(
        "request",
        method=request.method,
        route=str(request.url_rule or "-"),
        status=response.status_code,
        duration_ms=round((time.monotonic() - g.get("started", time.monotonic())) * 1000),
        account=_account(),
        reference=g.get("reference"),
    )


def _account() -> int | None:
    """Return who asks, when that is known by now; finding out may not make logging fail."""
    if "reference" not in g:
        return None
    with suppress(SQLAlchemyError, ServiceError):
        actor = current.actor_or_none()
        return actor.account_id if actor is not None else None
    return None
