"""The error budget on one page: what is allowed, what was found, what followed from it."""

import csv
from datetime import timedelta
from io import StringIO
from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import quality
from app.access import Access
from app.entry import current
from app.entry.admission import allow
from app.errors import BadRequest, ServiceError
from app.quality.budget import latest
from app.quality.drawing import DECIDED
from app.quality.measuring import by_issuer, by_week, counts
from app.quality.thresholds import latest_move
from app.records import tables
from app.web.quality.chart import chart

pages = Blueprint("quality", __name__)

WEEKS = 26
_COLUMNS = (
    *("week", "looks", "fields", "wrong fields", "days", "wrong days"),
    *("share of wrong fields, upper bound", "share of wrong days, upper bound"),
)


@pages.get("/quality")
@allow(Access.ADMINISTRATOR)
def overview() -> str:
    """Show the budget, how much of it is used, and where automation is stopped."""
    return _page(None)


@pages.get("/quality.csv")
@allow(Access.ADMINISTRATOR)
def table() -> Response:
    """Return the weeks of the chart as a CSV file."""
    with current.stores().sessions() as session:
        weeks = by_week(session, current.stores().now() - timedelta(weeks=WEEKS))
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(_COLUMNS)
    for week, found in weeks:
        numbers = (found.looks, found.fields, found.fields_differing)
        days = (found.days, found.days_differing)
        bounds = (round(found.field_upper, 5), round(found.day_upper, 5))
        writer.writerow([week.isoformat(), *numbers, *days, *bounds])
    name = {"Content-Disposition": "attachment; filename=quality.csv"}
    return Response(text.getvalue(), mimetype="text/csv", headers=name)


@pages.post("/quality/budget")
@allow(Access.ADMINISTRATOR)
def set_budget() -> Any:
    """Set what is allowed, and how much is looked at twice, from now on."""
    try:
        given = quality.Budget(*(_share(name) for name in _SHARES))
        with current.stores().sessions.begin() as session:
            quality.set_budget(session, given, _account(session), current.stores().now())
    except BadRequest as problem:
        return _page(problem), 400
    flash("The error budget is set.", "ok")
    return redirect(url_for("quality.overview"))


@pages.post("/quality/stops/<public_id>/lift")
@allow(Access.ADMINISTRATOR)
def lift(public_id: str) -> Any:
    """Let policy decide again for an issuer."""
    reason = request.form.get("reason", "")[:2000]
    try:
        with current.stores().sessions.begin() as session:
            quality.lift(session, public_id, _account(session), reason, current.stores().now())
    except BadRequest as problem:
        return _page(problem), 400
    flash("Lifted. What comes from now on is decided by policy again.", "ok")
    return redirect(url_for("quality.overview"))


_SHARES = ("field_errors", "day_errors", "sample_straight", "sample_decided")


def _page(problem: ServiceError | None) -> str:
    stores = current.stores()
    with stores.sessions() as session:
        allowed = quality.budget(session)
        weeks = by_week(session, stores.now() - timedelta(weeks=WEEKS))
        return render_template(
            "quality/overview.html",
            problem=problem,
            budget=allowed,
            set_by=latest(session),
            straight=counts(session),
            decided=counts(session, kind=DECIDED),
            weeks=weeks,
            fields=chart(weeks, lambda found: found.field_rate, allowed.field_errors),
            days=chart(weeks, lambda found: found.day_rate, allowed.day_errors),
            issuers=by_issuer(session),
            stops=quality.live_stops(session),
            limits=quality.limits(session),
            moved=latest_move(session),
            waiting=_waiting(session),
        )


def _waiting(session: Session) -> int:
    look = tables.SecondLook
    open_ones = select(func.count()).select_from(look).where(look.answered_at.is_(None))
    return session.scalar(open_ones) or 0


def _share(name: str) -> float:
    """Return a share that was typed in percent."""
    typed = request.form.get(name, "").strip().removesuffix("%").replace(",", ".")
    try:
        return float(typed) / 100
    except ValueError as error:
        raise BadRequest(f"“{typed[:20]}” is no number of percent like 2.5.") from error


def _account(session: Session) -> tables.Account:
    return session.get_one(tables.Account, current.actor().account_id)
