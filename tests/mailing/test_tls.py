"""Nothing is said to a mail server before the connection is encrypted and the server proven."""

import ssl
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import AuthResult

from app.mailing import MailState, deliver_due
from app.records.tables import OutgoingMail
from app.stores import Stores
from tests.certificates import made_certificate
from tests.mailing.conftest import Server, serving, write


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """One database: the connection to a mail server does not depend on it."""
    return f"sqlite:///{tmp_path}/tls.sqlite3"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate for 127.0.0.1, in one file."""
    return made_certificate(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def encrypted(certificate: Path) -> Iterator[Server]:
    """A server that takes mail only over STARTTLS, from whoever knows the password."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    known = ("roster", "p@ss")

    def proven(_server: Any, _session: Any, _envelope: Any, _how: str, given: Any) -> AuthResult:
        said = (given.login.decode(), given.password.decode())
        return AuthResult(success=said == known, handled=False)

    options = {"require_starttls": True, "auth_required": True, "authenticator": proven}
    with serving(Server(), tls_context=context, **options) as served:
        yield served


def _posting(stores: Stores, server: Server, password: str = "p%40ss") -> Stores:
    url = f"smtp://roster:{password}@127.0.0.1:{server.port}"
    given = replace(stores.settings, mail_url=url, mail_from="Roster <roster@example.org>")
    return replace(stores, settings=given)


def _row(stores: Stores) -> OutgoingMail:
    with stores.sessions() as session:
        return session.query(OutgoingMail).one()


def test_mail_goes_encrypted_to_a_server_that_proves_itself(
    stores: Stores,
    encrypted: Server,
    certificate: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    posting = _posting(stores, encrypted)
    write(posting)

    assert deliver_due(posting) == 1
    assert len(encrypted.taken) == 1


def test_a_server_that_cannot_prove_itself_is_told_nothing(
    stores: Stores, encrypted: Server
) -> None:
    posting = _posting(stores, encrypted)
    write(posting)

    assert deliver_due(posting) == 0
    assert "CERTIFICATE_VERIFY_FAILED" in (_row(stores).problem or "")


def test_a_refused_password_is_our_fault_and_is_not_written_down(
    stores: Stores,
    encrypted: Server,
    certificate: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    posting = _posting(stores, encrypted, password="wrong-one")
    write(posting)

    assert deliver_due(posting) == 0

    row = _row(stores)
    assert (row.state, row.attempt) == (MailState.WAITING, 0)
    assert "DAYPROOF_MAIL_URL" in (row.problem or "")
    assert "wrong-one" not in (row.problem or "")


def test_a_server_without_starttls_gets_no_password(stores: Stores, server: Server) -> None:
    url = f"smtp://roster:p@127.0.0.1:{server.port}"
    posting = replace(stores, settings=replace(stores.settings, mail_url=url))
    write(posting)

    assert deliver_due(posting) == 0
    assert "STARTTLS" in (_row(stores).problem or "")
