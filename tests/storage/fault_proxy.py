"""A proxy that gets one call in five wrong, as a network or an overloaded store does."""

import random
import socket
import threading
import time
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KINDS = ("refused", "after", "silent", "cut", "slow")
"""500 before the store sees the call, 503 after it did it, no answer, half of one, a late one."""


class FaultProxy(ThreadingHTTPServer):
    """Hands calls on to ``port`` and spoils ``share`` of them; ``spoiled`` counts these."""

    daemon_threads = True

    def __init__(self, port: int, share: float, seed: int) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.behind = port
        self.share = share
        self.calls = 0
        self.spoiled: dict[str, int] = dict.fromkeys(KINDS, 0)
        self._random = random.Random(seed)
        self._lock = threading.Lock()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        """The address that the store seems to have."""
        return f"http://127.0.0.1:{self.server_port}"

    def fault(self) -> str | None:
        """Return what to do wrong with the next call, if anything."""
        with self._lock:
            self.calls += 1
            if self._random.random() >= self.share:
                return None
            kind = self._random.choice(KINDS)
            self.spoiled[kind] += 1
            return kind

    def close(self) -> None:
        """Stop and free the port."""
        self.shutdown()
        self.server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing when a client goes away: that is what it is here for."""


class _Handler(BaseHTTPRequestHandler):
    """Handles every method alike."""

    protocol_version = "HTTP/1.1"
    server: FaultProxy

    def _handle(self) -> None:
        body = self._body()
        fault = self.server.fault()
        if fault == "refused":
            return self._answer(500, b"")
        if fault == "silent":
            time.sleep(0.4)
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
            return None
        status, headers, content = self._asked(body)
        if fault == "after":
            return self._answer(503, b"")
        if fault == "slow":
            time.sleep(0.3)
        return self._answer(status, content, headers, cut=fault == "cut")

    def _body(self) -> bytes:
        if self.headers.get("Expect", "").lower() == "100-continue":
            self.send_response_only(100)
            self.end_headers()
        return self.rfile.read(int(self.headers.get("Content-Length", 0)))

    def _asked(self, body: bytes) -> tuple[int, dict[str, str], bytes]:
        behind = HTTPConnection("127.0.0.1", self.server.behind, timeout=20)
        headers = {k: v for k, v in self.headers.items() if k.lower() != "expect"}
        behind.request(self.command, self.path, body, headers)
        answer = behind.getresponse()
        found = answer.status, dict(answer.headers), answer.read()
        behind.close()
        return found

    def _answer(
        self,
        status: int,
        content: bytes,
        headers: dict[str, str] | None = None,
        *,
        cut: bool = False,
    ) -> None:
        self.send_response_only(status)
        for name, value in (headers or {}).items():
            if name.lower() not in {"content-length", "transfer-encoding", "connection"}:
                self.send_header(name, value)
        length = len(content)
        if self.command == "HEAD" and headers:
            length = int(headers.get("Content-Length", 0))
        self.send_header("Content-Length", str(length))
        self.end_headers()
        if cut:
            self.wfile.write(content[: len(content) // 2])
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
        elif self.command != "HEAD":
            self.wfile.write(content)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("do_"):
            return self._handle
        raise AttributeError(name)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name there
        """Say nothing."""
