"""Tells webhooks what is due: eight tries over two days, then the webhook is disabled, with notice.

A try that dies in the middle is made again with the same ``Idempotency-Key``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.accounts.companies import has_partner
from app.keys.sealing import NotGenuine
from app.logs import log
from app.mailing import Button, Letter, Outgoing, Paragraph, public_origin, put_outgoing
from app.records import tables
from app.stores import Stores
from app.webhooks.calling import NotTold, call
from app.webhooks.hooks import HookState, disable
from app.webhooks.sealing import opened
from app.webhooks.signing import signature

RETRY_AFTER = tuple(timedelta(minutes=m) for m in (1, 5, 30, 120, 360, 960, 1410))
"""The pauses before the seven tries after the first: two days together."""

CLAIMED_FOR = timedelta(minutes=2)
_AT_ONCE = 10
_OF_ONE = 3
"""How many of one webhook: one that does not answer keeps nobody else waiting for long."""
_UNSIGNED = "Its secret does not open any more: remove this webhook, and add it anew."
Call = Callable[..., int]


@dataclass(frozen=True, slots=True)
class _Claimed:
    id: int
    public_id: str
    hook_id: str
    url: str
    sealed_secret: str
    body: bytes


def deliver_due(stores: Stores, call_hook: Call = call) -> int:
    """Make the tries that are due and return how many events were taken.

    Of a webhook that took one event not, no other is tried in the same pass: the others wait for
    two minutes, and lose no try.
    """
    silent: set[str] = set()
    taken = 0
    for each in _claim(stores):
        if each.hook_id in silent:
            continue
        if _told(stores, each, call_hook):
            taken += 1
        else:
            silent.add(each.hook_id)
    return taken


def _claim(stores: Stores) -> list[_Claimed]:
    now, delivery, hook = stores.now(), tables.WebhookDelivery, tables.Webhook
    due = (
        select(delivery)
        .join(hook, hook.id == delivery.webhook_id)
        .where(
            delivery.state == HookState.WAITING,
            delivery.due_at <= now,
            hook.disabled_at.is_(None),
            has_partner(hook.company),
        )
        .order_by(delivery.due_at, delivery.id)
    )
    with stores.sessions() as session:
        ids = session.scalars(_turn(due)).all()
    if not ids:
        return []
    with stores.sessions.begin() as session:
        mine = due.where(delivery.id.in_(ids))
        rows = session.scalars(mine.with_for_update(skip_locked=True, of=delivery)).all()
        for row in rows:
            row.due_at = now + CLAIMED_FOR
        return [
            _Claimed(
                row.id,
                row.public_id,
                row.webhook.public_id,
                row.webhook.url,
                row.webhook.sealed_secret,
                row.body.encode(),
            )
            for row in rows
        ]


def _turn(due: Select[tables.WebhookDelivery]) -> Select[int]:
    """Return the ids of the next deliveries: those due longest, but only so many of one webhook."""
    delivery = tables.WebhookDelivery
    order = (delivery.due_at, delivery.id)
    place = func.row_number().over(partition_by=delivery.webhook_id, order_by=order)
    placed = due.with_only_columns(delivery.id, delivery.due_at, place.label("place")).order_by(
        None
    )
    each = placed.subquery()
    first = select(each.c.id).where(each.c.place <= _OF_ONE)
    return first.order_by(each.c.due_at, each.c.id).limit(_AT_ONCE)


def _told(stores: Stores, claimed: _Claimed, call_hook: Call) -> int:
    try:
        headers = _headers(stores, claimed)
        allowed = frozenset(stores.settings.webhook_private_hosts.split())
        call_hook(claimed.url, claimed.body, headers, private_hosts=allowed)
    except NotTold as error:
        _settle(stores, claimed, str(error))
        return 0
    _settle(stores, claimed, None)
    return 1


def _headers(stores: Stores, claimed: _Claimed) -> dict[str, str]:
    """Return what goes with an event; raise ``NotTold`` when it cannot be signed."""
    try:
        secret = opened(stores.storage.keys.ring, claimed.sealed_secret, claimed.hook_id)
    except NotGenuine as error:
        raise NotTold(_UNSIGNED) from error
    return {
        "Content-Type": "application/json",
        "User-Agent": "Dayproof",
        "Idempotency-Key": claimed.public_id,
        "Dayproof-Signature": signature(secret, int(stores.now().timestamp()), claimed.body),
    }


def _settle(stores: Stores, claimed: _Claimed, problem: str | None) -> None:
    now = stores.now()
    with stores.sessions.begin() as session:
        row = session.get(tables.WebhookDelivery, claimed.id)
        if row is None:
            return  # The webhook was removed meanwhile.
        row.attempt += 1
        row.problem = None if problem is None else problem[:300]
        if problem is None:
            row.state, row.sent_at = HookState.SENT, now
        elif row.attempt > len(RETRY_AFTER):
            row.state = HookState.FAILED
            _give_up(session, stores, row)
        else:
            row.due_at = now + RETRY_AFTER[row.attempt - 1]
        state, attempt = row.state, row.attempt
    log.info("webhook", object=f"webhook:{claimed.public_id}", code=str(state), attempt=attempt)


def _give_up(session: Session, stores: Stores, row: tables.WebhookDelivery) -> None:
    hook, now = row.webhook, stores.now()
    if hook.disabled_at is not None:
        return
    disable(session, hook, row.problem or "", now)
    letter = Letter(
        "Your webhook is turned off",
        [
            Paragraph(f"{hook.url} took no event for two days. The last try said: {row.problem}"),
            Paragraph(
                "Until you turn it on again nothing is sent there. Nothing is lost: results stand "
                "on your pages, and what it missed is sent when you turn it on."
            ),
            Button("Turn it on again", f"{public_origin(stores.settings)}/partner/contacts"),
        ],
        why="You get this because you added this webhook.",
    )
    put_outgoing(
        session,
        Outgoing(
            to=hook.account.email,
            subject="Your webhook is turned off",
            letter=letter,
            event_key=f"webhook:{hook.public_id}:off:{row.public_id}",
            kind="webhooks",
            account_id=hook.account_id,
        ),
        now,
    )
