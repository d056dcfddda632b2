"""The manifest, the service worker and the page for when there is no signal."""

from flask import Blueprint, jsonify, render_template, send_from_directory, url_for
from werkzeug.wrappers import Response

from app.access import Access
from app.entry.admission import allow
from app.web.language.asked import code
from app.web.told import text as _

pages = Blueprint("installed", __name__)

ICON_PIXELS = (192, 512)


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
