"""Inbound mail for staff: reviewers decide on messages, administrators keep the addresses."""

from io import BytesIO
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, send_file, url_for
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app.access import Access, Role
from app.answering.words import STATUS
from app.entry import current
from app.entry.admission import allow
from app.errors import BadRequest, ServiceError
from app.inbound import addresses, deciding
from app.inbound.names import resolver
from app.inbound.sample import WouldBe, would_be
from app.limits import limits_of
from app.records import tables
from app.storage.rows import kept_file
from app.web.inbound.answered import answered
from app.web.inbound.shown import KINDS, PROOFS, STATES
from extractors.contained import Reader
from extractors.unpacked import unpack

pages = Blueprint("inbound", __name__, url_prefix="/inbound")

SHOWN = 100
_SENDERS_MAX = 20


@pages.get("")
@allow(Access.STAFF)
def index() -> str:
    """Show what waits for a person, then the addresses, then the last messages."""
    return _index()


@pages.get("/messages/<public_id>")
@allow(Access.STAFF)
def message(public_id: str) -> str:
    """Show one message: who sent it, why that is proven or not, and what is in it."""
    return _message(public_id, None)


@pages.get("/messages/<public_id>/original")
@allow(Access.STAFF)
def original(public_id: str) -> Response:
    """Hand a message out as it came, to be kept and never opened in the browser."""
    stores = current.stores()
    with stores.sessions() as session:
        row = deciding.message_named(session, public_id)
        content = stores.storage.content(kept_file(session, row.sha256))
    name = f"message-{row.public_id[:8]}.eml"
    response = send_file(
        BytesIO(content),
        mimetype="application/octet-stream",
        as_attachment=True,
        download_name=name,
    )
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cache-Control"] = "no-store"
    return response


@pages.post("/messages/<public_id>/release")
@allow(Access.REVIEWER)
def release(public_id: str) -> Any:
    """Vouch for a message: its files become documents, and are marked as vouched for."""
    partner_id = request.form.get("partner", "")
    try:
        with current.stores().sessions.begin() as session:
            row = deciding.message_named(session, public_id)
            partner = addresses.address_named(session, partner_id) if partner_id else None
            account = session.get_one(tables.Account, current.actor().account_id)
            why = request.form.get("why", "")
            deciding.release(session, row, account, why, current.stores().now(), partner=partner)
    except ServiceError as problem:
        return _message(public_id, problem), problem.status
    flash("Released. Its files are being taken in, marked as vouched for by you.", "ok")
    return redirect(url_for("inbound.message", public_id=public_id))


@pages.post("/messages/<public_id>/set-aside")
@allow(Access.REVIEWER)
def set_aside(public_id: str) -> Any:
    """Put a message away; it stays kept."""
    try:
        with current.stores().sessions.begin() as session:
            row = deciding.message_named(session, public_id)
            account = session.get_one(tables.Account, current.actor().account_id)
            why = request.form.get("why", "")
            deciding.set_aside(session, row, account, why, current.stores().now())
    except ServiceError as problem:
        return _message(public_id, problem), problem.status
    flash("Set aside. It stays kept here.", "ok")
    return redirect(url_for("inbound.index"))


@pages.post("/addresses")
@allow(Access.ADMINISTRATOR)
def make() -> Any:
    """Give a payroll partner an address."""
    try:
        with current.stores().sessions.begin() as session:
            asked = select(tables.Account).where(
                tables.Account.public_id == request.form.get("account", "")
            )
            account = session.scalars(asked).one_or_none()
            if account is None:
                raise BadRequest("Choose the payroll partner's account.")
            senders = request.form.get("senders", "").split()[:_SENDERS_MAX]
            addresses.make(session, account, senders, _actor(), current.stores().now())
    except ServiceError as problem:
        return _index(problem), problem.status
    flash("The company has an address now.", "ok")
    return redirect(url_for("inbound.index"))


@pages.post("/addresses/<public_id>")
@allow(Access.ADMINISTRATOR)
def change(public_id: str) -> Any:
    """Change one thing of an address: a sender, its rules, or whether it takes mail."""
    try:
        with current.stores().sessions.begin() as session:
            said = _changed(session, addresses.address_named(session, public_id))
    except ServiceError as problem:
        return _index(problem), problem.status
    flash(said, "ok")
    return redirect(url_for("inbound.index"))


@pages.post("/sample")
@allow(Access.ADMINISTRATOR)
def sample() -> Any:
    """Say what would become of a message; nothing is kept."""
    try:
        found = _sampled()
    except ServiceError as problem:
        return _index(problem), problem.status
    return _index(found=found)


def _changed(session: Session, row: tables.PartnerAddress) -> str:
    form, by, now = request.form, _actor(), current.stores().now()
    match form.get("do", ""):
        case "allow":
            is_lenient = form.get("without_policy") == "on"
            sender = form.get("sender", "")
            addresses.allow(session, row, sender, by, now, without_policy=is_lenient)
            return "Letters may come from there now."
        case "forbid":
            addresses.forbid(session, row, form.get("sender", ""), by, now)
            return "Letters from there are no longer proven."
        case "on" | "off" as wanted:
            addresses.switch(session, row, by, now, on=wanted == "on")
            return "The address takes mail." if wanted == "on" else "The address refuses all mail."
        case "rules":
            bits, days = _number("key_bits_min"), _number("fresh_days")
            addresses.hold_to(session, row, key_bits_min=bits, fresh_days=days, by=by, now=now)
            return "The rules are changed."
    raise BadRequest("Choose what to change.")


def _number(name: str) -> int:
    text = request.form.get(name, "").strip()
    if not text.isdecimal() or len(text) > 6:
        raise BadRequest("Write the bits of a key and the days as numbers.")
    return int(text)


def _sampled() -> WouldBe:
    stores = current.stores()
    file = request.files.get("file")
    pasted = request.form.get("source", "").encode()
    given = file.stream.read(stores.settings.container_limit_bytes + 1) if file else b""
    limits = limits_of(stores.settings)
    with Reader(limits) as reader:
        txt = resolver(stores.settings.inbound_dns)
        return would_be(
            stores, given or pasted, txt, lambda path, into: unpack(reader, path, limits, into)
        )


def _actor() -> str:
    return f"account:{current.actor().account_id}"


def _index(problem: ServiceError | None = None, found: WouldBe | None = None) -> str:
    row = tables.InboundMessage
    with current.stores().sessions() as session:
        return render_template(
            "inbound/index.html",
            problem=problem,
            found=found,
            waiting=session.scalars(deciding.waiting().limit(SHOWN)).all(),
            last=session.scalars(select(row).order_by(row.id.desc()).limit(SHOWN)).all(),
            addresses=session.scalars(
                select(tables.PartnerAddress).order_by(tables.PartnerAddress.name)
            ).all(),
            last_by=_last_by(session),
            partners=_partners(session),
            domain=current.settings().inbound_domain,
            words=(STATES, PROOFS, KINDS),
            is_administrator=current.actor().is_administrator,
        )


def _message(public_id: str, problem: ServiceError | None) -> str:
    with current.stores().sessions() as session:
        row = deciding.message_named(session, public_id)
        batch = select(tables.Batch).where(tables.Batch.inbound_id == row.id)
        return render_template(
            "inbound/message.html",
            row=row,
            batch=session.scalars(batch).one_or_none(),
            about=answered(session, row.about, current.stores().now()),
            results=STATUS,
            problem=problem,
            may_decide=current.actor().may_decide and row.state in deciding.UNDECIDED,
            addresses=session.scalars(
                select(tables.PartnerAddress).order_by(tables.PartnerAddress.name)
            ).all(),
            words=(STATES, PROOFS, KINDS),
        )


def _last_by(session: Session) -> dict[int, Any]:
    """Return when the last message came, by address."""
    row = tables.InboundMessage
    asked = select(row.partner_id, func.max(row.received_at)).group_by(row.partner_id)
    return {partner: last for partner, last in session.execute(asked) if partner is not None}


def _partners(session: Session) -> list[tables.Account]:
    account, role = tables.Account, tables.Role
    asked = select(account).join(account.roles).where(role.name == Role.PAYROLL_PARTNER)
    return list(session.scalars(asked.where(account.active).order_by(account.name)))
