"""Pages for reviewers: the queue, the decision page, and everything done with a document there."""

from app.web.desk import bulk, handling, looking, routes
from app.web.desk.page import pages

__all__ = ["bulk", "handling", "looking", "pages", "routes"]
