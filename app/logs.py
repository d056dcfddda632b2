"""The log of every program: one JSON object a line, with ids, codes, counts and places only.

What is logged is an allow-list of keys: a new key is dropped until it is added here, so that no
name, address or number of a person gets in by carelessness. Line breaks are encoded.
"""

import json
import logging
import sys
import traceback
from collections.abc import MutableMapping
from types import TracebackType
from typing import Any

import structlog

from app.tracing import current_trace

ALLOWED_KEYS = frozenset(
    {"event", "level", "timestamp", "trace", "reference", "account", "code", "program"}
    | {"method", "route", "status", "duration_ms"}
    | {
        "document",
        "documents",
        "inbound",
        "work_records",
        "stage",
        "attempt",
        "owner",
        "task",
        "job",
    }
    | {"waiting", "people", "entries", "head", "sandbox", "found", "seconds", "cpu_ms", "days"}
    | {"error_type", "where", "logger", "template", "object"}
)
"""Everything that a line may hold."""

_LETTERS_MAX = 500
_FRAMES_MAX = 8


def keep_allowed(_: Any, __: str, event: MutableMapping[str, Any]) -> dict[str, Any]:
    """Return the event without any key that is not allowed, long texts cut off."""
    kept = {key: value for key, value in event.items() if key in ALLOWED_KEYS}
    return {k: v[:_LETTERS_MAX] if isinstance(v, str) else v for k, v in kept.items()}


def add_trace(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Add the id of the upload or request that this thread works for."""
    if "trace" not in event and (trace := current_trace()) is not None:
        event["trace"] = trace
    return event


log = structlog.wrap_logger(
    structlog.PrintLogger(),
    processors=[
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        add_trace,
        keep_allowed,
        structlog.processors.JSONRenderer(serializer=json.dumps),
    ],
)
"""Where everything of ours is logged."""


def places(error: BaseException) -> list[str]:
    """Return where an exception passed through; its message could hold personal values."""
    return _places(error.__traceback__)


def capture_libraries() -> None:
    """Bring what libraries log, and what kills this program, into the same shape.

    Their messages may quote what a person sent: only the fixed text of a message is kept, never
    what was filled into it, and of an exception its kind and its places.
    """
    root = logging.getLogger()
    for handler in root.handlers[:]:
        root.removeHandler(handler)
    root.addHandler(_Libraries())
    root.setLevel(logging.WARNING)
    sys.excepthook = _last_words


class _Libraries(logging.Handler):
    """Turns a record of the standard library's logging into one line of ours."""

    def emit(self, record: logging.LogRecord) -> None:
        """Log the record without what it quotes."""
        error = record.exc_info[1] if record.exc_info else None
        write = log.error if record.levelno >= logging.ERROR else log.warning
        write(
            "library",
            logger=record.name,
            where=f"{record.filename}:{record.lineno} {record.funcName}",
            # A message without arguments may have been put together with what a person sent.
            template=str(record.msg) if record.args else None,
            error_type=type(error).__name__ if error else None,
        )


def _last_words(
    kind: type[BaseException], _error: BaseException, trace: TracebackType | None
) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    log.error("program-died", error_type=kind.__name__, where=_places(trace))


def _places(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)[-_FRAMES_MAX:]
    return [f"{frame.filename.rsplit('/', 2)[-1]}:{frame.lineno} {frame.name}" for frame in frames]
