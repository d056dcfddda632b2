"""Where mail goes: a folder to look into, or a mail server; read from ``DAYPROOF_MAIL_URL``."""

from dataclasses import dataclass
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from app.settings import SettingError, Settings

_PORTS = {"smtp": 587, "smtps": 465}
_TRY_OUT_FROM = "Experience Roster <roster@dayproof.localhost>"
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


@dataclass(frozen=True, slots=True)
class MailServer:
    """The server that takes our mail; ``folder`` instead when there is none.

    ``tls`` is ``start`` (STARTTLS before anything is said), ``whole`` (TLS from the first byte)
    or ``off``.
    """

    folder: Path | None = None
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    tls: str = "start"

    @property
    def is_here(self) -> bool:
        """True for a server on this machine, to which nothing crosses a network."""
        return self.host in _LOOPBACK


def mail_server(settings: Settings) -> MailServer:
    """Return where mail goes; raise ``SettingError``, without any password, for one of no use.

    ``folder:`` is ``outbox`` in the data folder, ``folder:/path`` another; ``smtp://`` speaks
    STARTTLS unless ``?tls=off`` says otherwise, ``smtps://`` TLS from the start.
    """
    scheme, _, rest = settings.mail_url.partition(":")
    if scheme == "folder":
        return MailServer(folder=Path(rest) if rest else settings.data_folder / "outbox")
    try:
        url = urlsplit(settings.mail_url)
        port = url.port
    except ValueError:
        url, port = urlsplit(""), None
    if url.scheme not in _PORTS or not url.hostname:
        raise SettingError(
            "DAYPROOF_MAIL_URL must be folder:, folder:/path, smtp://user:password@host:587 or "
            "smtps://user:password@host:465"
        )
    plain = parse_qs(url.query).get("tls") == ["off"]
    return MailServer(
        host=url.hostname,
        port=port or _PORTS[url.scheme],
        user=unquote(url.username or ""),
        password=unquote(url.password or ""),
        tls="whole" if url.scheme == "smtps" else "off" if plain else "start",
    )


def sender(settings: Settings) -> str:
    """Return whom our mail is from, as the From header tells it."""
    return settings.mail_from or _TRY_OUT_FROM


def sender_address(settings: Settings) -> str:
    """Return the bare address of ``sender``."""
    return parseaddr(sender(settings))[1]


def public_origin(settings: Settings) -> str:
    """Return the address that links in mail begin with, without a slash at its end."""
    return (settings.public_url or f"http://{settings.host}:{settings.port}").rstrip("/")
