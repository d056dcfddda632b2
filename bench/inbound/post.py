"""A mail server that takes the answers of the service, and notes when each came."""

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from typing import Any

from aiosmtpd.controller import UnthreadedController


@dataclass
class Post:
    """A mail server that notes when an answer about which message came."""

    came: dict[str, float] = field(default_factory=dict)

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        answered = message_from_bytes(envelope.content)["In-Reply-To"] or ""
        self.came.setdefault(answered.strip(), time.monotonic())
        return "250 kept"


@contextmanager
def posting() -> Iterator[tuple[Post, int]]:
    """Take mail in a thread of its own; yield what came, and the port."""
    post, loop, is_ready = Post(), asyncio.new_event_loop(), threading.Event()
    controller = UnthreadedController(post, "127.0.0.1", 0, loop=loop)

    def serve() -> None:
        controller.begin()  # type: ignore[no-untyped-call]
        is_ready.set()
        loop.run_forever()
        loop.run_until_complete(controller.finalize())  # type: ignore[no-untyped-call]
        loop.close()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    is_ready.wait(5)
    assert controller.server is not None
    try:
        yield post, controller.server.sockets[0].getsockname()[1]  # type: ignore[attr-defined]
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)
