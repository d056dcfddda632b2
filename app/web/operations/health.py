"""What monitors ask: alive, ready, and the metrics; they say nothing about anybody."""

import hmac
import ipaddress
from typing import Any, cast

from flask import Blueprint, Response, current_app, request

from app.access import Access
from app.entry import current
from app.entry.admission import allow
from app.errors import NotFound
from app.operations.current import measured
from app.operations.metrics import exposition
from app.operations.readiness import Readiness, State
from app.tallies import here

answers = Blueprint("operations", __name__)

READINESS = "readiness"
"""The name under which the application keeps its readiness."""

_METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8"


@answers.get("/livez")
@allow(Access.PUBLIC)
def livez() -> dict[str, str]:
    """Answer that the process is up; asks nothing else."""
    return {"status": "ok"}


@answers.get("/readyz")
@allow(Access.PUBLIC)
def readyz() -> Any:
    """Answer whether uploads can be accepted for good; 503 only when they cannot.

    Strangers are told the states alone, monitors the numbers too.
    """
    answer = _readiness().answer()
    status = 503 if answer["status"] == State.NOT_READY else 200
    if not _is_monitor():
        states = {name: {"status": check["status"]} for name, check in answer["checks"].items()}
        answer = {"status": answer["status"], "checks": states}
    return answer, status


@answers.get("/metrics")
@allow(Access.PUBLIC)
def metrics() -> Response:
    """Answer with the metrics of all programs, to a monitor; for others there is no such page."""
    if not _is_monitor():
        raise NotFound("There is no such page. Check the address.")
    stores = current.stores()
    here.add_to(stores.sessions, stores.now(), at_once=True)
    sandbox = _readiness().answer()["checks"]["sandbox"].get("level", "unknown")
    with stores.sessions() as session:
        text = exposition(session, measured(session, stores), sandbox)
    return Response(text, content_type=_METRICS_TYPE)


def _is_monitor() -> bool:
    """Return True for who has the token; without one, for this machine where no proxy stands.

    Behind a proxy every request comes from this machine: secure cookies tell that there is one.
    """
    settings = current.settings()
    if settings.metrics_token:
        given = request.headers.get("Authorization", "").removeprefix("Bearer ")
        return hmac.compare_digest(given.encode(), settings.metrics_token.encode())
    return not settings.secure_cookies and _is_loopback(request.remote_addr or "")


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def _readiness() -> Readiness:
    kept = current_app.extensions
    if READINESS not in kept:
        kept[READINESS] = Readiness(current.stores())
    return cast("Readiness", kept[READINESS])
