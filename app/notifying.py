"""Which mail each account wants, and the e-mail copies of the Message Center."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from types import MappingProxyType

from sqlalchemy import select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app import messages
from app.access import Role
from app.because import because_in
from app.languages import SOURCE, marked, translations
from app.mailing import Button, Letter, Outgoing, Paragraph, public_origin, put_outgoing
from app.messages import Delivery
from app.records import tables
from app.stores import Stores

REMINDERS, DECISIONS, STANDING = "reminders", "decisions", "standing"
RECEIPTS, RESULTS = "batch-receipts", "batch-results"

OF_APPLICANTS: Mapping[str, str] = MappingProxyType(
    {
        REMINDERS: marked("Deadlines that come near or have passed"),
        DECISIONS: marked("What was decided on your documents, and what we ask you to fix"),
        STANDING: marked("Changes of your standing, your group and your dates"),
    }
)
"""The kinds of mail that an applicant may turn off, each in words."""

OF_PARTNERS: Mapping[str, str] = MappingProxyType(
    {
        RECEIPTS: "Receipts: what arrived, within a minute",
        RESULTS: "Results: what became of each file, and what needs you",
    }
)
"""The kinds of mail that a payroll partner may turn off, each in words."""

TOO_OLD = timedelta(days=7)
"""A message that waited for longer is not mailed: it stands in the Message Center."""

_AT_ONCE = 100
_OF_MESSAGE = MappingProxyType({"reminder": REMINDERS, "decision": DECISIONS, "contest": DECISIONS})
_WHY = marked(
    "You get this because you have an account with the Experience Roster. Choose which mail you "
    "get on the Notifications page of your account."
)


def kinds_for(account: tables.Account) -> Mapping[str, str]:
    """Return the kinds of mail that an account may turn on and off, each in words."""
    roles = {role.name for role in account.roles}
    return OF_PARTNERS if Role.PAYROLL_PARTNER in roles else OF_APPLICANTS


def unwanted(session: Session, account_id: int) -> frozenset[str]:
    """Return the kinds of mail that an account has turned off."""
    setting = tables.NotificationSetting
    off = setting.account_id == account_id, setting.by_mail.is_(False)
    return frozenset(session.scalars(select(setting.kind).where(*off)))


def choose(session: Session, account: tables.Account, wanted: set[str], now: datetime) -> None:
    """Keep which of its kinds of mail an account wants."""
    setting = tables.NotificationSetting
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    for kind in kinds_for(account):
        row = {"account_id": account.id, "kind": kind, "by_mail": kind in wanted, "changed_at": now}
        session.execute(
            dialect.insert(setting)
            .values(row)
            .on_conflict_do_update(
                index_elements=["account_id", "kind"],
                set_={"by_mail": row["by_mail"], "changed_at": now},
            )
        )


def copy_messages(stores: Stores) -> int:
    """Write the mail of messages that are due, and return how many messages were looked at."""
    done = 0
    while some := _copy_some(stores):
        done += some
        if some < _AT_ONCE:
            break
    return done


def _copy_some(stores: Stores) -> int:
    now = stores.now()
    with stores.sessions() as session:
        if session.scalars(messages.waiting(1, now)).first() is None:
            return 0
    with stores.sessions.begin() as session:
        due = messages.waiting(_AT_ONCE, now).with_for_update(skip_locked=True)
        found = session.scalars(due).all()
        copied = {row.id for row in found if _copied(session, row, stores, now)}
        _mark(session, copied, Delivery.SENT, now)
        _mark(session, {row.id for row in found} - copied, Delivery.NOT_MAILED, now)
        return len(found)


def _mark(session: Session, ids: set[int], delivery: Delivery, now: datetime) -> None:
    message = tables.Message
    values = {"delivery": delivery, "delivered_at": now if delivery is Delivery.SENT else None}
    session.execute(update(message).where(message.id.in_(ids)).values(values))


def _copied(session: Session, message: tables.Message, stores: Stores, now: datetime) -> bool:
    """Write a message's mail to every account of its person that wants it."""
    if (message.not_before or message.written_at) < now - TOO_OLD:
        return False
    kind = _OF_MESSAGE.get(message.kind, STANDING)
    wanting = [
        account
        for account in _accounts(session, message.professional_id)
        if kind not in unwanted(session, account.id)
    ]
    for account in wanting:
        put_outgoing(session, _mail(message, account, kind, public_origin(stores.settings)), now)
    return bool(wanting)


def _accounts(session: Session, professional_id: int) -> Sequence[tables.Account]:
    account = tables.Account
    theirs = account.professional_id == professional_id, account.active.is_(True)
    return session.scalars(select(account).where(*theirs).order_by(account.id)).all()


def _mail(message: tables.Message, account: tables.Account, kind: str, origin: str) -> Outgoing:
    language = account.language or SOURCE
    told = translations(language).gettext
    subject = because_in(message.subject, language)
    letter = Letter(
        subject,
        [
            Paragraph(because_in(message.text, language)),
            Button(told(marked("Open your Message Center")), f"{origin}/messages"),
        ],
        why=told(_WHY),
    )
    return Outgoing(
        to=account.email,
        subject=subject,
        letter=letter,
        event_key=f"message:{message.public_id}:{account.id}",
        kind=kind,
        about=f"message:{message.public_id}",
        account_id=account.id,
        professional_id=message.professional_id,
    )
