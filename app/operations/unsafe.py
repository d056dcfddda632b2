"""Settings under which no program starts, each with what to set instead."""

import ipaddress
import os
import stat
from collections.abc import Iterator, Mapping
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import urlsplit

from app.audit.signing import KEY_FILE
from app.mailing import is_address, mail_server
from app.mailing.servers import sender_address
from app.settings import SettingError, Settings

KEY_LENGTH_MIN = 32
TOKEN_LENGTH_MIN = 20
_DIFFERENT_LETTERS_MIN = 10
_KNOWN_KEYS = ("secret", "password", "changeme", "change-me", "default", "example", "dayproof")
_TRUE = frozenset({"1", "true", "yes", "on"})
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class UnsafeSetting(SettingError):
    """A setting would let strangers in or keys out; the message names it and what to set."""


def refuse_unsafe(settings: Settings, environ: Mapping[str, str] | None = None) -> None:
    """Raise ``UnsafeSetting`` for the first unsafe setting; Redis is asked apart."""
    for problem in unsafe(settings, os.environ if environ is None else environ):
        raise UnsafeSetting(problem)


def unsafe(settings: Settings, environ: Mapping[str, str]) -> Iterator[str]:
    """Yield what is unsafe, each in one sentence that says what to set."""
    yield from _secret(settings)
    yield from _debug(environ)
    yield from _cookies(settings)
    yield from _token(settings)
    yield from _mail(settings)
    yield from _files(settings)
    yield from _inbound(settings)


def _secret(settings: Settings) -> Iterator[str]:
    key = settings.secret_key
    if not key:
        return
    how = 'write one made by `python -c "import secrets; print(secrets.token_hex(32))"`'
    if len(key) < KEY_LENGTH_MIN:
        yield f"DAYPROOF_SECRET_KEY has {len(key)} characters, at least {KEY_LENGTH_MIN}: {how}"
    elif len(set(key)) < _DIFFERENT_LETTERS_MIN or key.lower().startswith(_KNOWN_KEYS):
        yield f"DAYPROOF_SECRET_KEY can be guessed: {how}"


def _debug(environ: Mapping[str, str]) -> Iterator[str]:
    for name in ("FLASK_DEBUG", "WERKZEUG_DEBUG_PIN", "DAYPROOF_DEBUG"):
        if environ.get(name, "").lower() in _TRUE:
            yield f"{name} is on: errors would show code and values to strangers; unset it"


def _cookies(settings: Settings) -> Iterator[str]:
    if not settings.secure_cookies and not is_loopback(settings.host):
        yield (
            f"DAYPROOF_HOST is {settings.host} and DAYPROOF_SECURE_COOKIES is off: sign-ins would "
            "cross the network unencrypted; turn it on and put a proxy with TLS in front"
        )
    if settings.show_sample_codes and not is_loopback(settings.host):
        yield (
            f"DAYPROOF_SHOW_SAMPLE_CODES is on and DAYPROOF_HOST is {settings.host}: strangers "
            "would be shown the codes of the sample staff; turn it off"
        )


def _token(settings: Settings) -> Iterator[str]:
    length = len(settings.metrics_token)
    if 0 < length < TOKEN_LENGTH_MIN:
        yield (
            f"DAYPROOF_METRICS_TOKEN has {length} characters: give at least {TOKEN_LENGTH_MIN}, "
            "or none"
        )


def _mail(settings: Settings) -> Iterator[str]:
    server = mail_server(settings)
    if server.folder is not None:
        return
    if server.tls == "off" and (server.user or not is_loopback(server.host)):
        yield (
            "DAYPROOF_MAIL_URL turns TLS off: the password and letters about people would cross "
            "the network unencrypted; leave `tls=off` away, or use smtps://"
        )
    if not is_address(sender_address(settings)) or not settings.mail_from:
        yield (
            "DAYPROOF_MAIL_FROM is needed with a mail server: set it like "
            "`Experience Roster <roster@example.org>`"
        )
    if settings.mail_reply_to and not is_address(parseaddr(settings.mail_reply_to)[1]):
        yield (
            f"DAYPROOF_MAIL_REPLY_TO is {settings.mail_reply_to!r}: write an address people read"
        )
    host = urlsplit(settings.public_url).hostname or ""
    if not settings.public_url.startswith("https://") and not is_loopback(host):
        yield (
            "DAYPROOF_PUBLIC_URL must be an https address when mail leaves this machine: links "
            "in mail begin with it"
        )


def _inbound(settings: Settings) -> Iterator[str]:
    """Yield what would let mail of payroll companies be read or forged on its way."""
    listens = bool(settings.inbound_listen or settings.inbound_imap_url)
    if listens and not settings.inbound_domain:
        yield (
            "DAYPROOF_INBOUND_DOMAIN is not set: no mail could be told to be for anybody; write "
            "the domain of the companies' addresses"
        )
    mailbox = urlsplit(settings.inbound_imap_url)
    if mailbox.scheme == "imap" and not is_loopback(mailbox.hostname or ""):
        yield (
            "DAYPROOF_INBOUND_IMAP_URL begins with imap://: letters and the password would cross "
            "the network unencrypted; write imaps://"
        )
    if mailbox.password:
        yield (
            "DAYPROOF_INBOUND_IMAP_URL holds a password, which lists of programs show: write it "
            "to DAYPROOF_INBOUND_IMAP_PASSWORD"
        )
    for part in settings.inbound_trusted_relays.split(";"):
        if any(each.endswith("/0") for each in part.split()):
            yield (
                "DAYPROOF_INBOUND_TRUSTED_RELAYS trusts the whole internet (/0): everybody could "
                "pass for a payroll company; write the relay's own addresses"
            )


def _files(settings: Settings) -> Iterator[str]:
    for path in secret_files(settings.data_folder):
        mode = path.stat().st_mode
        if mode & _OTHERS:
            yield f"{path.name} can be read by others ({stat.filemode(mode)}): chmod 600 {path}"


def secret_files(data_folder: Path) -> list[Path]:
    """Return the files of the data folder that hold keys and passwords."""
    names = ("secret", KEY_FILE, "master-key", "keys", "redis/password", "redis/redis.conf")
    found = [data_folder / name for name in names]
    inside = [each for path in found if path.is_dir() for each in sorted(path.iterdir())]
    return [path for path in [*found, *inside] if path.is_file()]


def is_loopback(host: str) -> bool:
    """Return True for an address that only this machine reaches."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
