"""The one id that follows an upload from its request through every stage to the decision."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

HEADER = "X-Trace-Id"
"""The header that tells the sender the id of a request."""

_current: ContextVar[str | None] = ContextVar("trace", default=None)


def new_trace() -> str:
    """Return a new id: 32 hexadecimal letters that say nothing about anybody."""
    return secrets.token_hex(16)


def current_trace() -> str | None:
    """Return the id of what this thread is doing, or None outside of requests and jobs."""
    return _current.get()


def begin_trace(trace: str | None) -> None:
    """Let what this thread does from now on go under ``trace``."""
    _current.set(trace)


@contextmanager
def traced(trace: str | None) -> Iterator[None]:
    """Let what happens in the block go under ``trace``."""
    token = _current.set(trace)
    try:
        yield
    finally:
        _current.reset(token)
