"""The manifest, the service worker and the page for when there is no signal."""

from flask import Blueprint, g, jsonify, render_template, send_from_directory, url_for
from werkzeug.wrappers import Response

from app.access import Access
from app.entry import current
from app.entry.admission import allow
from app.web.language.asked import code
from app.web.told import text as _

pages = Blueprint("installed", __name__)

ICON_PIXELS = (192, 512)
WHOSE = "Dayproof-Account"
"""Says whose page an answer is, so that the device keeps nothing of anybody else."""


@pages.after_app_request
def say_whose(response: Response) -> Response:
    """Name the account of an answer to the service worker; nobody's answer names none."""
    actor = current.actor_or_none() if "reference" in g else None
    if actor is not None and response.mimetype == "text/html":
        response.headers[WHOSE] = str(actor.account_id)
    return response


@pages.get("/manifest.webmanifest")
@allow(Access.PUBLIC)
def manifest() -> Response:
    """Return what a phone needs to put the portal on its home screen."""
    icons = [
        {"src": _static(f"icons/{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"}
        for size in ICON_PIXELS
    ]
    answer = jsonify(
        id="/",
        name=_("Experience Roster"),
        short_name=_("Roster"),
        lang=code(),
        start_url="/",
        scope="/",
        display="standalone",
        background_color="#f7f6f2",
        theme_color="#172339",
        icons=icons,
    )
    answer.mimetype = "application/manifest+json"
    return answer


@pages.get("/service-worker.js")
@allow(Access.PUBLIC)
def service_worker() -> Response:
    """Return the service worker at the root, so that it serves the whole portal."""
    response = send_from_directory("static", "service-worker.js", mimetype="text/javascript")
    response.headers["Cache-Control"] = "no-cache"
    return response


@pages.get("/offline")
@allow(Access.PUBLIC)
def offline() -> str:
    """Show what is possible without a signal, where nothing was kept of the page asked for."""
    return render_template("installed/offline.html")


def _static(name: str) -> str:
    return url_for("static", filename=name)
