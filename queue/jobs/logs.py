"""The log of jobs: one JSON object a line, with ids, counts and places only, never contents."""

import traceback
from typing import Any

import structlog

_ALLOWED = frozenset(
    {"event", "level", "timestamp", "document", "documents", "stage", "attempt", "owner"}
    | {"job", "waiting", "reason", "error_type", "where"}
)


def _keep_allowed(_logger: Any, _method: str, event: Any) -> dict[str, Any]:
    return {key: value for key, value in event.items() if key in _ALLOWED}


log = structlog.wrap_logger(
    structlog.PrintLogger(),
    processors=[
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _keep_allowed,
        structlog.processors.JSONRenderer(),
    ],
)


def places(error: BaseException) -> list[str]:
    """Return where an exception passed through; its message could hold personal values."""
    frames = traceback.extract_tb(error.__traceback__)[-8:]
    return [f"{frame.filename.rsplit('/', 2)[-1]}:{frame.lineno} {frame.name}" for frame in frames]
