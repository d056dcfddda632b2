"""What every page shares: the words, the navigation of the role, and who is signed in."""

from typing import Any

from flask import Flask, g, request, url_for

from app.access import Actor
from app.entry import current
from app.shown import words
from app.shown.rule_words import rule_told

FILTERS = (
    words.document_status,
    words.standing_status,
    words.requirement_status,
    words.document_type,
    words.verdict,
    words.import_status,
    words.label,
    words.day,
    words.weekday,
    words.portal_date,
    words.dates_told,
    words.credential_title,
    words.moment,
    words.count,
    words.size,
    words.sentence,
    rule_told,
)


def install(app: Flask) -> None:
    """Give the templates their words and their navigation."""
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    for function in FILTERS:
        app.jinja_env.filters[function.__name__] = function
    app.jinja_env.globals["day_status"] = words.day_status

    @app.context_processor
    def shared() -> dict[str, Any]:
        # An error may come before the identity is known; its page then has no navigation.
        actor = current.actor_or_none() if "reference" in g else None
        return {
            "actor": actor,
            "role_line": _role_line(actor),
            "navigation": _navigation(actor),
            "file_limit_bytes": current.settings().file_limit_bytes,
        }


def _role_line(actor: Actor | None) -> str:
    if actor is None:
        return "Sign in"
    if actor.may_decide:
        return "Review desk"
    if actor.is_staff:
        return "Administration"
    return "Payroll partners" if actor.is_partner else "Applicant portal"


def _navigation(actor: Actor | None) -> list[dict[str, Any]]:
    if actor is None:
        return []
    items = [("Dashboard", "applicant.dashboard", "home")]
    if actor.is_staff:
        items = [
            ("Queue", "desk.queue", "list"),
            ("Records", "roster.index", "user"),
            ("Payroll", "imports.index", "file"),
            ("Questions", "questions.index", "mail"),
        ]
    elif actor.is_partner:
        items = [("Payroll files", "partner.index", "file")]
    else:
        items.append(("Message Center", "messages.center", "mail"))
    items.append(("Upload", "applicant.upload_form", "upload"))
    if actor.is_administrator:
        items.append(("Accounts", "accounts.index", "user"))
        items.append(("Operations", "watch.overview", "eye"))
        items.append(("Privacy", "privacy.index", "ban"))
    return [
        {
            "name": name,
            "href": url_for(endpoint),
            "icon": icon,
            "is_current": request.endpoint == endpoint,
        }
        for name, endpoint, icon in items
    ]
