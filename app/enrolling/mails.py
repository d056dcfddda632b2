"""The mails of signing up and in: each names the thing, the consequence and the next step."""

import hashlib
from datetime import datetime

from sqlalchemy.orm import Session

from app import languages
from app.languages import marked
from app.mailing import (
    Button,
    Letter,
    Outgoing,
    Paragraph,
    public_origin,
    put_outgoing,
)
from app.records import tables
from app.settings import Settings

_KIND = "account"
_WHY_ASKED = marked(
    "You get this because this address was given to make an account at the Experience Roster."
)


def write_confirm(
    session: Session,
    row: tables.Enrollment,
    key: str,
    now: datetime,
    settings: Settings,
    language: str,
) -> None:
    """Mail the link that confirms an address, in the language in which it was asked for."""
    _ = languages.translations(language).gettext
    blocks = (
        Paragraph(
            _(
                "Confirm your e-mail address to finish your account. The link works once, for "
                "24 hours."
            )
        ),
        Button(_("Confirm my e-mail address"), f"{public_origin(settings)}/join/confirm/{key}"),
        Paragraph(_("If this was not you, do nothing: without the link no account is made.")),
    )
    _put(session, row, key, Letter(_("Confirm your e-mail address"), blocks, _(_WHY_ASKED)), now)


def write_known(
    session: Session,
    row: tables.Enrollment,
    key: str,
    now: datetime,
    settings: Settings,
    language: str,
) -> None:
    """Tell the holder of an account that somebody asked for one with their address."""
    _ = languages.translations(language).gettext
    origin = public_origin(settings)
    blocks = (
        Paragraph(
            _(
                "Somebody asked for a new account with this address, which has an account already. "
                "Nothing was changed. If it was you, sign in: a code by e-mail is enough."
            )
        ),
        Button(_("Sign in"), f"{origin}/sign-in"),
        Paragraph(_("If this was not you, do nothing: nobody learned that you have an account.")),
    )
    _put(session, row, key, Letter(_("You already have an account"), blocks, _(_WHY_ASKED)), now)


def write_code(
    session: Session,
    to: str,
    account_id: int | None,
    code: str,
    ends_at: datetime,
    now: datetime,
    language: str,
) -> None:
    """Mail the code that signs somebody in once; without an account all of it is undone.

    So the time that it takes does not tell who has an account.
    """
    _ = languages.translations(language).gettext
    mail = Outgoing(
        to=to,
        subject=_("%(code)s is your sign-in code") % {"code": code},
        letter=_code_letter(code, language),
        event_key=_event("code", code + to + now.isoformat()),
        kind=_KIND,
        account_id=account_id,
        is_urgent=True,
        not_after=ends_at,
    )
    with session.begin_nested() as written:
        put_outgoing(session, mail, now)
        if account_id is None:
            written.rollback()


def _code_letter(code: str, language: str) -> Letter:
    _ = languages.translations(language).gettext
    blocks = (
        Paragraph(_("Your code is %(code)s") % {"code": code}, is_strong=True),
        Paragraph(
            _(
                "Type it on the page where you asked for it, within 10 minutes. It works once, and "
                "in that browser only."
            )
        ),
        Paragraph(_("If this was not you, do nothing, and tell nobody the code.")),
    )
    why = _("You get this because somebody asked to sign in to your account with a code.")
    return Letter(_("Your sign-in code"), blocks, why)


def write_proof(
    session: Session, claim: tables.IdentityClaim, to: str, key: str, now: datetime, origin: str
) -> None:
    """Ask the address on file whether the new account is the same person's."""
    blocks = (
        Paragraph(
            "Somebody made a new account and gave details that fit the record which has this "
            "address on file. If it was you, confirm it, and your record opens in the new account. "
            "The link works once, for 7 days."
        ),
        Button("Yes, that was me", f"{origin}/join/record/{key}"),
        Paragraph(
            "If it was not you, do nothing: the record stays closed to the new account, and "
            "nothing of it was shown."
        ),
    )
    why = "You get this because this address is on file for a record of the Experience Roster."
    mail = Outgoing(
        to=to,
        subject="Is this new account yours?",
        letter=Letter("Is this new account yours?", blocks, why),
        event_key=f"identity-claim:{claim.public_id}",
        kind=_KIND,
        about=f"identity-claim:{claim.public_id}",
        professional_id=claim.professional_id,
        not_after=claim.ends_at,
    )
    put_outgoing(session, mail, now)


def _put(session: Session, row: tables.Enrollment, key: str, letter: Letter, now: datetime) -> None:
    mail = Outgoing(
        to=row.email,
        subject=letter.title,
        letter=letter,
        event_key=_event("enrollment", key),
        kind=_KIND,
        about=f"enrollment:{row.public_id}",
        is_urgent=True,
        not_after=row.ends_at,
    )
    put_outgoing(session, mail, now)


def _event(kind: str, secret: str) -> str:
    """Return a key of its own for each key or code, which does not tell it."""
    return f"{kind}:{hashlib.sha256(secret.encode()).hexdigest()[:32]}"
