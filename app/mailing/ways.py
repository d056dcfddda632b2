"""The two ways that mail leaves, a folder or a mail server, and what each failure means."""

import os
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from pathlib import Path
from typing import Protocol

from app.mailing.servers import MailServer

TIMEOUT_SECONDS = 15.0
"""How long a mail server may take for any one answer."""

_OURS = frozenset({421, 454, 530, 534, 535, 538})
"""Answers about the connection or our sign-in: no fault of the mail that met them."""


class Refused(Exception):
    """The server did not take this mail; the words are its own."""

    def __init__(self, words: str, *, is_final: bool) -> None:
        super().__init__(words)
        self.is_final = is_final


class Unreachable(Exception):
    """Nothing can be sent now, whatever it is: the mail is not at fault."""


class Way(Protocol):
    """Somewhere that mail can be handed over to."""

    def send(self, message: EmailMessage, *, envelope_sender: str, recipient: str) -> None:
        """Hand one mail over for good; raise ``Refused`` or ``Unreachable``."""


@contextmanager
def opened(server: MailServer) -> Iterator[Way]:
    """Yield the way to ``server``, open for many mails; raise ``Unreachable`` without one."""
    if server.folder is not None:
        yield _Folder(server.folder)
        return
    connection = _connected(server)
    try:
        yield _Server(connection)
    finally:
        with suppress(smtplib.SMTPException, OSError):
            connection.quit()
        connection.close()


class _Folder:
    """Writes each mail as a file named for its Message-ID: a second delivery is no second file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def send(self, message: EmailMessage, *, envelope_sender: str, recipient: str) -> None:  # noqa: ARG002 - the protocol's
        name = message["Message-ID"].strip("<>").partition("@")[0]
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            unfinished = self._folder / f".{name}"
            descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(message.as_bytes())
                file.flush()
                os.fsync(descriptor)
            unfinished.replace(self._folder / f"{name}.eml")
        except OSError as error:
            raise Unreachable(f"{self._folder} cannot be written: {error.strerror}") from error


class _Server:
    def __init__(self, connection: smtplib.SMTP) -> None:
        self._connection = connection

    def send(self, message: EmailMessage, *, envelope_sender: str, recipient: str) -> None:
        try:
            self._connection.send_message(message, envelope_sender, [recipient])
        except smtplib.SMTPRecipientsRefused as error:
            raise _refusal(*next(iter(error.recipients.values()))) from error
        except smtplib.SMTPNotSupportedError as error:
            raise Refused(str(error), is_final=True) from error
        except smtplib.SMTPResponseException as error:
            raise _refusal(error.smtp_code, error.smtp_error) from error
        except (smtplib.SMTPException, OSError) as error:
            raise Unreachable(_words(error)) from error


def _refusal(code: int, said: bytes | str) -> Refused | Unreachable:
    words = f"{code} {said.decode(errors='replace') if isinstance(said, bytes) else said}"[:500]
    if code in _OURS:
        return Unreachable(words)
    return Refused(words, is_final=code >= 500)


def _connected(server: MailServer) -> smtplib.SMTP:
    context = ssl.create_default_context()
    connection: smtplib.SMTP | None = None
    try:
        if server.tls == "whole":
            connection = smtplib.SMTP_SSL(
                server.host, server.port, timeout=TIMEOUT_SECONDS, context=context
            )
        else:
            connection = smtplib.SMTP(server.host, server.port, timeout=TIMEOUT_SECONDS)
        if server.tls == "start":
            connection.starttls(context=context)
        connection.ehlo_or_helo_if_needed()
        if server.user:
            connection.login(server.user, server.password)
    except (smtplib.SMTPException, OSError) as error:
        if connection is not None:
            connection.close()
        raise Unreachable(f"{server.host}:{server.port}: {_words(error)}") from error
    return connection


def _words(error: Exception) -> str:
    """Return what happened; a refused sign-in is told without what was tried."""
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return f"{error.smtp_code} the server refused the name or password in DAYPROOF_MAIL_URL"
    return f"{type(error).__name__}: {error}"[:500]
