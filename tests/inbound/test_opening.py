"""Each file of a proven message becomes a document once; of any other message none does."""

import io
import socketserver
import struct
import threading
import zipfile
from dataclasses import replace

import pytest
from openpyxl import Workbook
from PIL import Image
from sqlalchemy import select

from app.batches.making import NewBatch, make
from app.errors import Conflict
from app.inbound import tasks
from app.inbound.deciding import release, set_aside
from app.inbound.keeping import Arrived, Recipient, keep
from app.inbound.opening import open_message
from app.inbound.proof import Delivery, Verdict, judge
from app.inbound.scanning import ScannerAway, scanner
from app.inbound.states import MailState, Proof
from app.mailing import Letter, Outgoing, Paragraph, put_outgoing
from app.policy import PolicyAnswer, refuse_unproven
from app.records import tables
from app.stores import Stores
from jobs import inbound
from tests.inbound.conftest import Partner, files, messages, new_partner
from tests.inbound.letters_by_mail import (
    COMPANY,
    OTHER,
    SIGNED,
    letter,
    sign,
    signed_letter,
    swap,
    zone,
)

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
NOTE = b"SAMPLE. This is a note of no kind that is known, number %d."


def _arrives(stores: Stores, partner: Partner, message: bytes, names=None) -> str:
    """Keep a message as the receiver does, with what is found of its sender."""
    from app.inbound.addresses import rules_of  # noqa: PLC0415

    with stores.sessions() as session:
        row = session.get_one(tables.PartnerAddress, partner.address_id)
        rules = rules_of(row, stores.settings.inbound_domain)
    verdict = judge(Delivery(message, 128 * 1024, stores.now()), rules, names or zone())
    recipient = Recipient(rules.address, rules.partner_id, verdict)
    arrived = Arrived(message, "smtp", f"b@{COMPANY}", "127.0.0.1")
    return keep(stores, arrived, [recipient])[0].public_id


def _documents(stores: Stores) -> list[tables.Document]:
    with stores.sessions() as session:
        return list(session.scalars(select(tables.Document).order_by(tables.Document.id)))


def _batch(stores: Stores) -> tables.Batch:
    with stores.sessions() as session:
        return session.scalars(select(tables.Batch).order_by(tables.Batch.id.desc())).first()


def _zip(**entries: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name, data in entries.items():
            file.writestr(f"{name}.txt", data)
    return made.getvalue()


def _picture(side: int) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (side, side), "navy").save(made, "PNG")
    return made.getvalue()


def test_every_file_of_a_proven_message_becomes_a_document(stores, partner, open_all) -> None:
    attachments = [
        ("may.txt", NOTE % 1),
        ("more.zip", _zip(june=NOTE % 2, july=NOTE % 3)),
        ("logo.png", _picture(60)),
    ]
    _arrives(stores, partner, signed_letter(to=partner.address, attachments=attachments))

    open_all(stores, zone())

    (row,), batch = messages(stores), _batch(stores)
    assert (row.state, row.task) == (MailState.OPENED, None)
    assert [(d.part, d.source, d.proof, d.sender_id) for d in _documents(stores)] == [
        (part, "mail", Proof.PROVEN, partner.account_id)
        for part in ("may.txt", "more.zip/june.txt", "more.zip/july.txt")
    ]
    assert files(stores) == [
        ("message.txt", "ignored", "no-document"),
        ("may.txt", "taken", None),
        ("more.zip/june.txt", "taken", None),
        ("more.zip/july.txt", "taken", None),
        ("logo.png", "ignored", "no-document"),
    ]
    assert batch.reference.startswith("R-")
    assert (batch.proof, batch.reply_to) == (Proof.PROVEN, f"letters@{COMPANY}")
    assert batch.opened_at is not None


@pytest.mark.parametrize(
    ("asked", "answered"),
    [(f"desk@{COMPANY}", f"desk@{COMPANY}"), (f"a@{OTHER}", f"letters@{COMPANY}")],
    ids=["the company's", "somebody else's"],
)
def test_answers_go_to_addresses_of_the_company_only(
    asked, answered, stores, partner, open_all
) -> None:
    plain = f"Reply-To: {asked}\r\n".encode() + letter(to=partner.address)
    _arrives(stores, partner, sign(plain))

    open_all(stores, zone())

    assert (_batch(stores).proof, _batch(stores).reply_to) == (Proof.PROVEN, answered)


def test_a_list_in_a_workbook_is_compared_too(stores, partner, open_all) -> None:
    book = Workbook()
    book.active.append(["Letters of week 47"])
    book.active.append(["Employee", "IL Number", "Document"])
    book.active.append(["Ada Sample", 1234567, "may.txt"])
    written = io.BytesIO()
    book.save(written)
    attachments = [("may.txt", NOTE % 1), ("list.xlsx", written.getvalue())]
    _arrives(stores, partner, signed_letter(to=partner.address, attachments=attachments))

    open_all(stores, zone())

    assert ("list.xlsx", "ignored", "manifest") in files(stores)
    with stores.sessions() as session:
        row = session.scalars(select(tables.BatchExpected)).one()
    assert (row.person, row.il_number, row.file_name) == ("Ada Sample", "1234567", "may.txt")
    assert row.document_id == _documents(stores)[0].id


def test_no_file_of_an_unproven_message_becomes_a_document(stores, partner, open_all) -> None:
    _arrives(stores, partner, letter(to=partner.address))

    open_all(stores, zone())

    (row,) = messages(stores)
    assert (row.state, row.proof, row.task) == (MailState.WAITING, Proof.UNPROVEN, None)
    assert _documents(stores) == []
    assert [state for _, state, _ in files(stores)] == ["ignored", "held"]
    assert _batch(stores).proof == Proof.UNPROVEN


@pytest.mark.parametrize("proof", [None, Proof.PENDING, Proof.UNPROVEN, Proof.VOUCHED])
def test_policy_never_credits_a_mailed_letter_whose_sender_is_not_proven(proof) -> None:
    approved = PolicyAnswer("records-agree-1", (), "Every day is confirmed.")

    assert not refuse_unproven(approved, "mail", proof).approved
    assert refuse_unproven(approved, "mail", Proof.PROVEN).approved
    assert refuse_unproven(approved, "web", None).approved


def test_a_dns_that_was_away_is_asked_again(stores, partner, open_all) -> None:
    away = replace(zone(), away=frozenset({f"_dmarc.{COMPANY}"}))
    _arrives(stores, partner, signed_letter(to=partner.address), away)

    open_all(stores, away)
    (waiting,) = messages(stores)
    with stores.sessions.begin() as session:
        session.get_one(tables.InboundMessage, waiting.id).due_at = None
    open_all(stores, zone())

    assert (waiting.proof, waiting.attempt) == (Proof.PENDING, 0)
    assert waiting.due_at is not None
    assert [row.proof for row in messages(stores)] == [Proof.PROVEN]
    assert len(_documents(stores)) == 1


def test_a_file_that_came_before_stays_the_document_of_its_first_copy(
    stores, partner, open_all
) -> None:
    for number in (1, 2):
        message = signed_letter(to=partner.address, message_id=f"<{number}@{COMPANY}>")
        _arrives(stores, partner, message)
        open_all(stores, zone())

    assert len(_documents(stores)) == 1
    assert files(stores)[-1] == ("letter.txt", "already_had", "already-had")


class _Killed(BaseException):
    pass


@pytest.mark.parametrize("after", [0, 1, 2])
def test_a_worker_that_dies_anywhere_leaves_each_file_one_document(
    after, stores, partner, open_all, monkeypatch
) -> None:
    attachments = [(f"{n}.txt", NOTE % n) for n in range(45)]
    public_id = _arrives(
        stores, partner, signed_letter(to=partner.address, attachments=attachments)
    )
    holds, held = tasks.hold, 0

    def dying(session, task):
        nonlocal held
        held += 1
        if held > after + 1:
            raise _Killed
        holds(session, task)

    monkeypatch.setattr(tasks, "hold", dying)
    with pytest.raises(_Killed):
        open_all(stores, zone())
    monkeypatch.undo()
    with stores.sessions.begin() as session:
        row = session.scalars(select(tables.InboundMessage)).one()
        row.lease_until = stores.now()
    open_all(stores, zone())

    assert [row.state for row in messages(stores)] == [MailState.OPENED]
    assert len(_documents(stores)) == 45
    assert len(files(stores)) == 46
    assert len({name for name, _, _ in files(stores)}) == 46
    assert public_id


def test_a_worker_that_wakes_late_writes_nothing(stores, partner, reader) -> None:
    public_id = _arrives(stores, partner, signed_letter(to=partner.address))
    late = tasks.take(stores, public_id)
    assert late is not None
    with stores.sessions.begin() as session:
        session.get_one(tables.InboundMessage, late.message_id).lease_until = stores.now()
    assert tasks.take(stores, public_id) is not None

    tools = inbound.tools(stores.settings, reader, zone(), lambda _: None)
    with pytest.raises(tasks.TaskLost):
        open_message(stores, late, tools)

    assert _documents(stores) == []
    assert files(stores) == []


def test_a_message_that_is_never_opened_is_shown_to_people(stores, partner) -> None:
    public_id = _arrives(stores, partner, signed_letter(to=partner.address))
    with stores.sessions.begin() as session:
        session.scalars(select(tables.InboundMessage)).one().attempt = stores.settings.attempt_limit

    assert tasks.give_up_spent(stores) == [public_id]
    assert [row.state for row in messages(stores)] == [MailState.NEEDS_ATTENTION]


def test_a_list_of_what_should_be_there_is_compared_and_makes_no_document(
    stores, partner, open_all
) -> None:
    manifest = b"File name,Employee,Last 4\nmay.txt,Ada Sample,0001\njune.txt,Bo Sample,0002\n"
    attachments = [("may.txt", NOTE % 1), ("list.csv", manifest)]
    _arrives(stores, partner, signed_letter(to=partner.address, attachments=attachments))

    open_all(stores, zone())

    assert ("list.csv", "ignored", "manifest") in files(stores)
    with stores.sessions() as session:
        row = tables.BatchExpected
        expected = session.scalars(select(row).order_by(row.row)).all()
    may, june = expected
    assert (may.person, may.last4, may.document_id) == (
        "Ada Sample",
        "0001",
        _documents(stores)[0].id,
    )
    assert (june.file_name, june.document_id) == ("june.txt", None)


@pytest.mark.parametrize(
    ("message", "code"),
    [
        (lambda to: sign(_nested(to, 40)), "nested-too-deep"),
        (lambda to: sign(_many_parts(to, 400)), "too-many-parts"),
        (lambda to: signed_letter(to=to, attachments=[("empty.txt", b"")]), "empty-file"),
        (lambda to: signed_letter(to=to, attachments=[("a.zip", _locked())]), "encrypted-file"),
        (lambda to: signed_letter(to=to, attachments=[("a.pdf", b"%PDF-1.4 broken")]), None),
        (lambda to: signed_letter(to=to, attachments=[("a.zip", _bomb())]), "unpacks-too-large"),
    ],
    ids=["nested", "many parts", "empty", "locked archive", "broken file", "bomb"],
)
def test_what_cannot_be_taken_is_named_with_its_reason(
    message, code, stores, partner, open_all
) -> None:
    _arrives(stores, partner, message(partner.address))

    open_all(stores, zone())

    assert [row.state for row in messages(stores)] == [MailState.OPENED]
    assert code in {each for _, _, each in files(stores)}


def _nested(to: str, depth: int) -> bytes:
    """A message of multiparts within multiparts."""
    body = "".join(
        f'--b{n}\r\nContent-Type: multipart/mixed; boundary="b{n + 1}"\r\n\r\n'
        for n in range(depth)
    )
    plain = letter(to=to, attachments=[])
    head, _, _ = plain.partition(b"\r\n\r\n")
    kept = [
        line
        for line in head.split(b"\r\n")
        if not line.lower().startswith((b"content-type", b"content-transfer"))
    ]
    own = [*kept, b'Content-Type: multipart/mixed; boundary="b0"']
    return b"\r\n".join(own) + b"\r\n\r\n" + body.encode()


def _many_parts(to: str, count: int) -> bytes:
    return letter(to=to, attachments=[(f"{n}.txt", NOTE % n) for n in range(count)])


def _bomb() -> bytes:
    """An archive of some kilobytes that unpacks to a thousand times as much."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("may.txt", bytes(40_000_000))
    return made.getvalue()


def _locked() -> bytes:
    """An archive whose only entry says that it is locked."""
    data = bytearray(_zip(may=NOTE % 1))
    for start, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(start) + place] |= 1
    return bytes(data)


class _Clamd(socketserver.BaseRequestHandler):
    """Answers INSTREAM as clamd does: with what it found, or that it is fine."""

    def handle(self) -> None:
        received = self._read(10)
        assert received == b"zINSTREAM\0"
        data = b""
        while size := struct.unpack(">I", self._read(4))[0]:
            data += self._read(size)
        found = "Eicar-Test-Signature FOUND" if EICAR in data else "OK"
        self.request.sendall(f"stream: {found}\0".encode())

    def _read(self, size: int) -> bytes:
        data = b""
        while len(data) < size:
            data += self.request.recv(size - len(data))
        return data


@pytest.fixture
def clamd():
    """The place of a scanner that knows one virus."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Clamd) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"tcp:127.0.0.1:{server.server_address[1]}"
        server.shutdown()


class _Narrow(_Clamd):
    """Answers a stream above 1 MB as clamd does above StreamMaxLength, and hangs up."""

    def handle(self) -> None:
        received = self._read(10)
        assert received == b"zINSTREAM\0"
        seen = 0
        while size := struct.unpack(">I", self._read(4))[0]:
            seen += len(self._read(size))
            if seen > 1_000_000:
                self.request.sendall(b"INSTREAM size limit exceeded. ERROR\0")
                return
        self.request.sendall(b"stream: OK\0")


@pytest.fixture
def narrow_clamd():
    """The place of a scanner that looks at 1 MB."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Narrow) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"tcp:127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def test_a_virus_is_named_and_the_other_files_are_taken(stores, partner, open_all, clamd) -> None:
    attachments = [("virus.txt", EICAR), ("may.txt", NOTE % 1)]
    _arrives(stores, partner, signed_letter(to=partner.address, attachments=attachments))

    open_all(stores, zone(), scanner(clamd))

    assert [d.part for d in _documents(stores)] == ["may.txt"]
    assert ("virus.txt", "not_taken", "virus") in files(stores)


def test_without_an_answer_of_the_scanner_nothing_is_taken_and_that_is_said(
    stores, partner, open_all
) -> None:
    def away(_path):
        raise ScannerAway

    _arrives(stores, partner, signed_letter(to=partner.address))

    open_all(stores, zone(), away)

    (row,) = messages(stores)
    assert (row.state, row.task, row.attempt) == (MailState.OPENING, tasks.OPEN, 0)
    assert row.held_up_by == tasks.SCANNER
    assert _documents(stores) == []

    with stores.sessions.begin() as session:
        session.get_one(tables.InboundMessage, row.id).due_at = None
    open_all(stores, zone())

    (row,) = messages(stores)
    assert (row.state, row.held_up_by) == (MailState.OPENED, None)


def test_what_the_scanner_never_looks_at_is_named_and_holds_nothing_back(
    stores, partner, open_all, narrow_clamd
) -> None:
    attachments = [("large.txt", b"SAMPLE. " * 400_000), ("may.txt", NOTE % 1)]
    _arrives(stores, partner, signed_letter(to=partner.address, attachments=attachments))

    open_all(stores, zone(), scanner(narrow_clamd))

    assert [row.state for row in messages(stores)] == [MailState.OPENED]
    assert ("large.txt", "not_taken", "not-scanned") in files(stores)
    assert [d.part for d in _documents(stores)] == ["may.txt"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("filename*=UTF-8''Mu%C3%B1oz%20letter.txt", "Muñoz letter.txt"),
        ('filename*0="a very "; filename*1="long.txt"', "a very long.txt"),
        ('filename="=?utf-8?b?TXXDsW96LnR4dA==?="', "Muñoz.txt"),
        ('filename="../../etc/passwd"', "../../etc/passwd"),
        ('filename="Muñoz.txt"', "Muñoz.txt"),
    ],
    ids=["RFC 2231", "continued", "encoded word", "path", "8 bits"],
)
def test_odd_names_of_attachments_are_shown_as_meant(
    name, shown, stores, partner, open_all
) -> None:
    plain = letter(to=partner.address, attachments=[("x.txt", NOTE % 1)])
    message = sign(swap(plain, b'filename="x.txt"', name.encode()))
    _arrives(stores, partner, message)

    open_all(stores, zone())

    assert shown in [each for each, state, _ in files(stores) if state == "taken"]


def test_a_letter_in_the_body_with_soft_line_ends_is_a_document(stores, partner, open_all) -> None:
    said = (
        "Contract Services letter. This is to verify the employment of Ada Sample, \r\n"
        "SSN ending 0001, as a Grip on SAMPLE SHOW, from March 2 to March 6, 2026.\r\n"
    )
    plain = letter(to=partner.address, attachments=[], body="x")
    head, _, _ = plain.partition(b"\r\n\r\n")
    head = swap(head, b'charset="utf-8"', b'charset="utf-8"; format=flowed')
    _arrives(stores, partner, sign(head + b"\r\n\r\n" + said.encode()))

    open_all(stores, zone())

    assert [d.part for d in _documents(stores)] == ["message.txt"]


def _told_about_a_batch(stores: Stores, partner: Partner) -> tuple[str, str, str]:
    """A batch that was answered: its id, its reference, and the Message-ID of our mail."""
    with stores.sessions.begin() as session:
        company = session.get_one(tables.PartnerAddress, partner.address_id).name
        about = make(session, NewBatch(partner.account_id, company, "mail"), stores.now())
        mail = Outgoing(
            to=f"letters@{COMPANY}",
            subject="Receipt",
            letter=Letter("Receipt", [Paragraph("Received.")], why="You sent letters."),
            event_key=f"receipt:{about.public_id}",
            kind="receipt",
            about=f"batch:{about.public_id}",
        )
        put_outgoing(session, mail, stores.now())
        session.flush()
        sent = session.scalars(
            select(tables.OutgoingMail.public_id).where(tables.OutgoingMail.about == mail.about)
        ).one()
        return about.public_id, about.reference, f"<{sent}@roster.example>"


def _reply(to: str, message_id: str, attachments=()) -> bytes:
    plain = letter(to=to, attachments=attachments, body="Which letter was it?")
    return f"In-Reply-To: {message_id}\r\n".encode() + plain


@pytest.mark.parametrize(
    ("attachments", "is_signed", "documents"),
    [((), True, 0), ((("may.txt", NOTE % 1),), True, 1), ((), False, 0)],
    ids=["words", "words and a file", "not proven"],
)
def test_a_reply_reaches_a_person_with_its_batch(
    attachments, is_signed, documents, stores, partner, open_all
) -> None:
    about, reference, message_id = _told_about_a_batch(stores, partner)
    plain = _reply(partner.address, message_id, attachments)
    _arrives(stores, partner, sign(plain, headers=(*SIGNED, "In-Reply-To")) if is_signed else plain)

    open_all(stores, zone())

    (row,) = messages(stores)
    assert (row.state, row.about) == (MailState.WAITING, f"batch:{about}")
    assert row.note == f"It answers our mail about {reference}, so a person reads it."
    assert len(_documents(stores)) == documents
    assert (_batch(stores).opened_at is None) == (documents == 0 and is_signed)


def test_nobody_attaches_a_message_to_another_company_s_batch(stores, partner, open_all) -> None:
    others = new_partner(stores, "Other Payroll", OTHER)
    _, _, message_id = _told_about_a_batch(stores, others)
    plain = _reply(partner.address, message_id)
    _arrives(stores, partner, sign(plain, headers=(*SIGNED, "In-Reply-To")))

    open_all(stores, zone())

    (row,) = messages(stores)
    assert (row.about, row.note) == (None, "It holds no file, so a person reads it.")


def test_what_is_proven_and_read_is_set_aside_and_never_released(stores, partner, open_all) -> None:
    _arrives(stores, partner, signed_letter(to=partner.address, attachments=[]))
    open_all(stores, zone())

    with stores.sessions.begin() as session:
        row = session.scalars(select(tables.InboundMessage)).one()
        account = session.get_one(tables.Account, partner.account_id)
        with pytest.raises(Conflict, match="set it aside"):
            release(session, row, account, "read", stores.now())
        set_aside(session, row, account, "Answered by telephone", stores.now())

    assert [row.state for row in messages(stores)] == [MailState.SET_ASIDE]


def test_a_message_sealed_by_smime_gives_its_files_and_ignores_the_seal(
    stores, partner, open_all
) -> None:
    head, _, body = letter(to=partner.address).partition(b"\r\n\r\n")
    lines = head.split(b"\r\n")
    kind = next(n for n, line in enumerate(lines) if line.startswith(b"Content-Type:"))
    after = next((n for n, line in enumerate(lines) if n > kind and line[:1] != b" "), len(lines))
    inner = b"\r\n".join(lines[kind:after])
    lines[kind:after] = [b'Content-Type: multipart/signed; boundary="sealed"']
    seal = b'--sealed\r\nContent-Type: application/pkcs7-signature; name="smime.p7s"\r\n\r\nMIIB'
    parts = [b"--sealed", inner, b"", body, seal, b"--sealed--", b""]
    whole = b"\r\n".join([*lines, b"", *parts])
    _arrives(stores, partner, sign(whole))

    open_all(stores, zone())

    assert ("letter.txt", "taken", None) in files(stores)
    assert ("smime.p7s", "ignored", "no-document") in files(stores)


def test_a_message_of_forty_megabytes_is_taken(stores, partner, open_all) -> None:
    pages = b"%PDF-1.4 SAMPLE " + bytes(range(256)) * 58_000
    attachments = [("large.pdf", pages), ("larger.pdf", pages + b"."), ("may.txt", NOTE % 1)]
    message = signed_letter(to=partner.address, attachments=attachments)
    assert len(message) > 40_000_000

    _arrives(stores, partner, message)
    open_all(stores, zone())

    assert [d.part for d in _documents(stores)] == ["large.pdf", "larger.pdf", "may.txt"]


def test_a_verdict_on_nobody_makes_no_document(stores, partner, open_all) -> None:
    message = signed_letter(to=partner.address)
    arrived = Arrived(message, "smtp", "", "127.0.0.1")
    keep(
        stores, arrived, [Recipient(partner.address, partner.address_id, Verdict(Proof.PROVEN, ""))]
    )

    open_all(stores, zone())

    assert _documents(stores) == []
