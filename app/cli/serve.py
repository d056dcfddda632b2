"""``dayproof serve``: the web server; it takes a whole request in before working on it."""

import threading
import time
from dataclasses import replace
from typing import Any

import click
import waitress
from flask import Flask

from app import create_app
from app.logs import capture_libraries
from app.settings import Settings
from app.stores import Stores
from app.tallies import EVERY_SECONDS, here
from extractors.containment.starting import forking

THREADS = 8
CONNECTION_LIMIT = 900
"""Connections at once: one idle stranger could hold waitress's 100. Below 1,024 open files."""
IDLE_SECONDS = 30
"""How long a connection may say nothing, in the middle of a request too."""
BODY_LIMIT_BYTES = 256 * 1024 * 1024
"""Above our own limits, so that an oversized file gets our message instead of a bare one."""


@click.command()
@click.option("--host", help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), help="The port to listen on.")
def serve(host: str | None, port: int | None) -> None:
    """Serve the pages and the API until stopped."""
    capture_libraries()
    settings = Settings.from_env()
    host, port = host or settings.host, settings.port if port is None else port
    app = create_app(replace(settings, host=host))
    threading.Thread(target=_add_counts, args=(app.extensions["dayproof"],), daemon=True).start()
    try:
        server = listening(app, host, port)
    except (OSError, ValueError) as error:
        raise click.ClickException(f"Cannot listen on {host}:{port}: {error}") from error
    click.echo(f"Serving on http://{host}:{port}", err=True)
    # Letters are looked at before they are sent: their reader starts at once from a fork.
    with forking():
        server.run()


def listening(app: Flask, host: str, port: int) -> Any:
    """Return the server of ``app``, which no crowd of idle connections keeps busy."""
    return waitress.create_server(
        app,
        host=host,
        port=port,
        threads=THREADS,
        connection_limit=CONNECTION_LIMIT,
        channel_timeout=IDLE_SECONDS,
        cleanup_interval=IDLE_SECONDS // 3,
        asyncore_use_poll=True,
        max_request_body_size=BODY_LIMIT_BYTES,
        ident="",
        clear_untrusted_proxy_headers=True,
    )


def _add_counts(stores: Stores) -> None:
    while True:
        time.sleep(EVERY_SECONDS)
        here.add_to(stores.sessions, stores.now(), at_once=True)
