"""The staff's list of requests for a category of Local 411, each with what its papers show."""

from flask import Blueprint, render_template

from app import applying
from app.access import Access
from app.entry import current
from app.entry.admission import allow

pages = Blueprint("upgrade_requests", __name__, url_prefix="/upgrade-requests")


@pages.get("")
@allow(Access.STAFF)
def index() -> str:
    """Show every request that was sent, with its verdict and why; the committee decides."""
    stores = current.stores()
    with stores.sessions() as session:
        rows = [
            (sent, applying.packet_of(session, sent, stores.now(), stores.settings))
            for sent in applying.requests(session)
        ]
        return render_template("apply/requests.html", rows=rows)
