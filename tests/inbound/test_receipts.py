"""From the first byte of a message to the receipt: every file by name, and what was not taken."""

import smtplib
from dataclasses import replace
from email import message_from_bytes, policy

from sqlalchemy import select

from app.answering.telling import answer_batches
from app.inbound.scanning import scanner
from app.mailing import deliver_due
from app.records import tables
from app.stores import Stores
from tests.inbound.conftest import files, messages
from tests.inbound.letters_by_mail import COMPANY, signed_letter
from tests.inbound.test_opening import EICAR, NOTE, _locked, clamd

__all__ = ["clamd"]


def _posted(stores: Stores) -> list:
    deliver_due(stores)
    files = sorted((stores.settings.data_folder / "outbox").glob("*.eml"))
    return [message_from_bytes(each.read_bytes(), policy=policy.default) for each in files]


def test_no_whole_number_of_a_person_is_kept_from_a_subject_or_a_file_name(
    stores, partner, receiving, names, open_all
) -> None:
    listed = b"file,name\nAvery 123-45-6789.txt,Jo Avery\nBeam 987-65-4321.txt,Bo Beam\n"
    attachments = [("Avery 123-45-6789.txt", NOTE % 1), ("list.csv", listed)]
    subject = "Letter of 123-45-6789"
    message = signed_letter(to=partner.address, subject=subject, attachments=attachments)

    with smtplib.SMTP("127.0.0.1", receiving(names), timeout=30) as client:
        client.sendmail(f"bounces@{COMPANY}", [partner.address], message)
    open_all(stores, names)
    answer_batches(stores)

    (mail,) = _posted(stores)
    said = mail["Subject"] + mail.get_body(("plain",)).get_content()
    (row,) = messages(stores)
    with stores.sessions() as session:
        expected = session.scalars(select(tables.BatchExpected).order_by("row")).all()
        kept = [
            row.subject,
            *(each.file_name for each in expected),
            *(n for n, _, _ in files(stores)),
        ]
    assert [each.document_id is None for each in expected] == [False, True]
    assert "6789" in said
    assert not any(part in text for text in (said, *kept) for part in ("123-45", "987-65"))


def test_the_receipt_names_all_that_was_not_taken_and_why(
    stores, partner, receiving, names, open_all, clamd
) -> None:
    small = replace(stores, settings=replace(stores.settings, file_limit_bytes=2**20))
    attachments = [
        ("may.txt", NOTE % 1),
        ("virus.txt", EICAR),
        ("locked.zip", _locked()),
        ("empty.pdf", b""),
        ("large.txt", b"SAMPLE. " * 200_000),
        ("program.exe", b"MZ\x90\x00" * 100),
        ("broken.zip", b"PK\x03\x04" + b"\x00" * 60),
    ]
    message = signed_letter(to=partner.address, attachments=attachments)

    with smtplib.SMTP("127.0.0.1", receiving(names, with_stores=small), timeout=30) as client:
        client.sendmail(f"bounces@{COMPANY}", [partner.address], message)
    open_all(small, names, scanner(clamd))
    answer_batches(small)

    (mail,) = _posted(small)
    text = " ".join(mail.get_body(("plain",)).get_content().split())
    assert (mail["To"], mail["In-Reply-To"]) == (f"letters@{COMPANY}", f"<1@{COMPANY}>")
    assert (mail["Auto-Submitted"], mail["Reply-To"]) == ("auto-replied", partner.address)
    refused, _, came = text.partition("What arrived")
    assert "- may.txt" not in refused
    for name, why in (
        ("virus.txt", "a virus (Eicar-Test-Signature)"),
        ("locked.zip", "password"),
        ("empty.pdf", "empty"),
        ("large.txt", "It has 1.5 MB, at most 1 MB are taken"),
        ("program.exe", ""),
        ("broken.zip", ""),
    ):
        assert f"{name}" in refused
        assert why in refused
        assert f"- {name}" in came
