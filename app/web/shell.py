"""What every page shares: the words, the navigation of the role, and who is signed in."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Flask, g, request, url_for

from app import messages
from app.access import Actor
from app.entry import current
from app.entry.maintenance import planned
from app.settings import Settings
from app.shown import words
from app.shown.rule_words import rule_told
from app.web import told
from app.web.accounts.staying import seconds_left
from app.web.applicant.upload_words import upload_words
from app.web.because import because_or, because_told, what_it_means
from app.web.roster.head import named, union_of
from app.web.told import text as _

FILTERS: dict[str, Callable[..., Any]] = {
    "document_status": words.document_status,
    "standing_status": words.standing_status,
    "requirement_status": words.requirement_status,
    "import_status": words.import_status,
    "document_type": told.document_type,
    "verdict": told.verdict,
    "label": told.label,
    "day": told.day,
    "day_of": told.day_of,
    "short_day": told.short_day,
    "weekday": told.weekday,
    "portal_date": told.portal_date,
    "dates_told": because_told,
    "because_or": because_or,
    "what_it_means": what_it_means,
    "credential_title": told.credential_title,
    "moment": told.moment,
    "month_title": told.month_title,
    "meanings_told": told.meanings,
    "count": told.count,
    "size": words.size,
    "sentence": words.sentence,
    "rule_told": rule_told,
    "told": told.text,
    "union_of": union_of,
    "in_group": named,
}


def install(app: Flask, settings: Settings) -> None:
    """Give the templates their words and their navigation."""
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(FILTERS)
    app.jinja_env.globals.update(day_status=words.day_status, upload_words=upload_words)
    maintenance = planned(settings)

    @app.context_processor
    def shared() -> dict[str, Any]:
        # An error may come before the identity is known; its page then has no navigation.
        actor = current.actor_or_none() if "reference" in g else None
        return {
            "actor": actor,
            "role_line": _role_line(actor),
            "navigation": _navigation(actor),
            "file_limit_bytes": current.settings().file_limit_bytes,
            "shown_at": current.stores().now,
            "office_phone": current.settings().office_phone,
            "seconds_left": seconds_left,
            "maintenance": maintenance,
        }


def _role_line(actor: Actor | None) -> str:
    if actor is None:
        return _("Sign in")
    if actor.may_decide:
        return _("Review desk")
    if actor.is_staff:
        return _("Administration")
    return _("Payroll partners") if actor.is_partner else _("Applicant portal")


@dataclass(frozen=True, slots=True)
class _Item:
    """One entry of the navigation; ``short`` is its name in the bar at the bottom of a phone."""

    name: str
    endpoint: str
    icon: str
    short: str = ""
    count: int = 0


def _navigation(actor: Actor | None) -> list[dict[str, Any]]:
    if actor is None:
        return []
    return [
        {
            "name": item.name,
            "short": item.short or item.name,
            "href": url_for(item.endpoint),
            "icon": item.icon,
            "count": item.count,
            "is_current": request.endpoint == item.endpoint,
        }
        for item in _items(actor)
    ]


def _items(actor: Actor) -> list[_Item]:
    if actor.is_staff:
        return _staff_items(actor)
    upload = _Item(_("Upload"), "applicant.upload_form", "upload")
    if actor.is_partner:
        return [
            _Item(_("Batches"), "batches.index", "list"),
            _Item(_("Send documents"), "sending.form", "upload", _("Send")),
            _Item(_("Payroll files"), "partner.index", "file", _("Payroll")),
            _Item(_("Contacts"), "contacts.show", "user"),
        ]
    return [
        _Item(_("Dashboard"), "applicant.dashboard", "home", _("Home")),
        upload,
        _Item(_("Message Center"), "messages.center", "mail", _("Messages"), _unread(actor)),
        _Item(_("My Account"), "own.account", "user", _("Account")),
    ]


def _staff_items(actor: Actor) -> list[_Item]:
    items = [
        _Item("Queue", "desk.queue", "list"),
        _Item("Records", "roster.index", "user"),
        _Item("Payroll", "imports.index", "file"),
        _Item("Questions", "questions.index", "mail"),
        _Item("Upload", "applicant.upload_form", "upload"),
    ]
    if actor.may_decide:
        items.insert(1, _Item("My decisions", "desk.decisions", "check-circle"))
    if actor.is_administrator:
        items.append(_Item("Accounts", "accounts.index", "user"))
        items.append(_Item("Operations", "watch.overview", "eye"))
        items.append(_Item("Privacy", "privacy.index", "ban"))
    return items


def _unread(actor: Actor) -> int:
    """Return how many messages wait to be read, asked once a page."""
    with current.stores().sessions() as session:
        return messages.unread_count(session, actor.professional_id or 0, current.stores().now())
