"""Passkeys: a device signs a challenge that is used once; only public keys are kept (WebAuthn)."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session
from webauthn import (
    base64url_to_bytes,
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.authentication.verify_authentication_response import VerifiedAuthentication
from webauthn.helpers import bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from app.errors import Unprocessable
from app.records import tables

_NAME = "Dayproof"
NOT_PROVED = "The passkey could not be checked. Try again, or use another way."
_BROKEN = (WebAuthnException, ValueError, KeyError, TypeError)
"""What the library raises for an answer of no use, or for one that is none."""


@dataclass(frozen=True, slots=True)
class Site:
    """The site that a passkey belongs to: its host name, and the address that pages come from."""

    host: str
    origin: str


def passkeys_of(session: Session, account_id: int) -> Sequence[tables.Passkey]:
    """Return the passkeys of an account, the first added first."""
    mine = select(tables.Passkey).where(tables.Passkey.account_id == account_id)
    return session.scalars(mine.order_by(tables.Passkey.id)).all()


def options_to_add(
    session: Session, sign_in: tables.SignIn, account: tables.Account, site: Site
) -> str:
    """Return what a browser needs to make a passkey, as JSON."""
    options = generate_registration_options(
        rp_id=site.host,
        rp_name=_NAME,
        user_id=bytes.fromhex(account.public_id),
        user_name=account.email,
        user_display_name=account.name,
        challenge=_challenge(sign_in),
        exclude_credentials=_described(passkeys_of(session, account.id)),
        # One that the device lists by itself lets an applicant in without typing an address.
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.PREFERRED,
            user_verification=UserVerificationRequirement.PREFERRED,
        ),
    )
    return options_to_json(options)


def add(
    session: Session,
    sign_in: tables.SignIn,
    answer: str,
    name: str,
    site: Site,
    now: datetime,
) -> tables.Passkey:
    """Keep the passkey that a browser has made; raise ``Unprocessable`` when it proves nothing."""
    try:
        made = verify_registration_response(
            credential=answer,
            expected_challenge=_used(sign_in),
            expected_rp_id=site.host,
            expected_origin=site.origin,
        )
    except _BROKEN as error:
        raise Unprocessable(NOT_PROVED, code="passkey") from error
    passkey = tables.Passkey(
        public_id=secrets.token_hex(16),
        account_id=sign_in.account_id,
        credential_id=bytes_to_base64url(made.credential_id),
        public_key=made.credential_public_key,
        sign_count=made.sign_count,
        name=" ".join(name.split())[:60] or "Passkey",
        added_at=now,
    )
    session.add(passkey)
    session.flush()
    return passkey


def options_to_use(session: Session, sign_in: tables.SignIn, site: Site) -> str:
    """Return what a browser needs to sign with one of the account's passkeys, as JSON."""
    options = generate_authentication_options(
        rp_id=site.host,
        challenge=_challenge(sign_in),
        allow_credentials=_described(passkeys_of(session, sign_in.account_id)),
    )
    return options_to_json(options)


def use(
    session: Session,
    sign_in: tables.SignIn,
    answer: str,
    credential_id: str,
    site: Site,
    now: datetime,
) -> None:
    """Accept a signature of one of the account's passkeys, else raise ``Unprocessable``.

    A counter that does not rise tells of a copied key, and is refused by the library.
    """
    mine = {key.credential_id: key for key in passkeys_of(session, sign_in.account_id)}
    challenge, passkey = _used(sign_in), mine.get(credential_id)
    if passkey is None:
        raise Unprocessable(NOT_PROVED, code="passkey")
    proved = _proved(passkey, answer, challenge, site, is_alone=False)
    passkey.sign_count, passkey.used_at = proved.new_sign_count, now


def options_to_sign_in(site: Site) -> tuple[str, str]:
    """Return what a browser needs to sign in with any passkey of this site, and the challenge.

    The device must know its owner (a finger, a face, a code): the passkey stands alone here.
    """
    challenge = secrets.token_bytes(32)
    options = generate_authentication_options(
        rp_id=site.host,
        challenge=challenge,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return options_to_json(options), bytes_to_base64url(challenge)


def use_alone(
    session: Session,
    challenge: str,
    answer: str,
    credential_id: str,
    site: Site,
    now: datetime,
) -> tables.Passkey:
    """Return the passkey that signed ``challenge``, whoever's it is, else ``Unprocessable``."""
    named = select(tables.Passkey).where(tables.Passkey.credential_id == credential_id)
    passkey = session.scalars(named).one_or_none()
    if passkey is None:
        raise Unprocessable(NOT_PROVED, code="passkey")
    proved = _proved(passkey, answer, base64url_to_bytes(challenge), site, is_alone=True)
    passkey.sign_count, passkey.used_at = proved.new_sign_count, now
    return passkey


def _proved(
    passkey: tables.Passkey, answer: str, challenge: bytes, site: Site, *, is_alone: bool
) -> VerifiedAuthentication:
    try:
        return verify_authentication_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=site.host,
            expected_origin=site.origin,
            credential_public_key=passkey.public_key,
            credential_current_sign_count=passkey.sign_count,
            require_user_verification=is_alone,
        )
    except _BROKEN as error:
        raise Unprocessable(NOT_PROVED, code="passkey") from error


def _challenge(sign_in: tables.SignIn) -> bytes:
    challenge = secrets.token_bytes(32)
    sign_in.challenge = bytes_to_base64url(challenge)
    return challenge


def _used(sign_in: tables.SignIn) -> bytes:
    """Return the challenge that was given out, which from now on is none."""
    given, sign_in.challenge = sign_in.challenge, None
    if given is None:
        raise Unprocessable(NOT_PROVED, code="passkey")
    return base64url_to_bytes(given)


def _described(passkeys: Sequence[tables.Passkey]) -> list[PublicKeyCredentialDescriptor]:
    return [
        PublicKeyCredentialDescriptor(id=base64url_to_bytes(key.credential_id)) for key in passkeys
    ]
