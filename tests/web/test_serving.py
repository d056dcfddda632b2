"""The web server itself: strangers who open connections and say nothing keep nobody out."""

import socket
import threading
from contextlib import ExitStack
from urllib.request import urlopen

from flask import Flask

from app.cli.serve import listening

IDLE = 150


def test_idle_connections_keep_nobody_out(app: Flask) -> None:
    server = listening(app, "127.0.0.1", 0)
    threading.Thread(target=server.run, daemon=True).start()
    place = ("127.0.0.1", server.effective_port)
    with ExitStack() as held:
        for _ in range(IDLE):
            idle = held.enter_context(socket.create_connection(place, timeout=5))
            idle.sendall(b"GET / HT")

        with urlopen(f"http://127.0.0.1:{place[1]}/livez", timeout=10) as answer:
            status = answer.status

    server.close()
    assert status == 200
