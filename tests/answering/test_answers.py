"""A partner is answered three times at most: what came, what became of it, and how it ended."""

import csv
import sys
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from app.answering.telling import NEEDS_YOU_FOR, answer_batches
from app.batches.making import FileIn, add_file
from app.batches.states import FileState
from app.records import tables
from app.states import DocumentState
from app.stores import Stores

sys.path.insert(0, str(Path(__file__).parent))
from batch_scene import Clock, Partner, posted


def _text(mail) -> str:
    return mail.get_body(("plain",)).get_content()


def _table(mail, name: str) -> list[dict[str, str]]:
    (file,) = [each for each in mail.iter_attachments() if name in each.get_filename()]
    return list(csv.DictReader(StringIO(file.get_payload(decode=True).decode("utf-8-sig"))))


def test_the_receipt_names_every_file_and_what_was_not_taken(posting: Stores, pat: Partner) -> None:
    pat.begin()
    pat.letter("EVL_Avery.pdf", DocumentState.RECEIVED)
    pat.refused("EVL_Ramirez.pdf", "The PDF is password protected. Send it without a password.")
    assert answer_batches(posting) == 0
    pat.whole()

    assert answer_batches(posting) == 1
    assert answer_batches(posting) == 0

    (mail,) = posted(posting)
    text = _text(mail)
    assert mail["To"] == "letters@northline.example"
    assert mail["Subject"].startswith("Re: EVLs wk ending 11/20 NPS-2026-47 [R-")
    assert (mail["In-Reply-To"], mail["Auto-Submitted"]) == (
        "<their-1@northline.example>",
        "auto-replied",
    )
    assert "We received 2 files. Receipt R-" in text
    assert "EVL_Avery.pdf (Size: 22 kB; Taken in: Yes)" in text
    assert "The PDF is password protected." in text
    assert "Your reference: NPS-2026-47." in text


def test_what_is_left_aside_is_named_with_its_reason(posting: Stores, pat: Partner) -> None:
    pat.begin()
    pat.letter("EVL_Avery.pdf", DocumentState.READING)
    with posting.sessions.begin() as session:
        batch = session.get_one(tables.Batch, pat.batch_id)
        why = "The list of what should be here: 2 rows"
        add_file(session, batch, FileIn("list.csv", FileState.IGNORED, 9, "manifest", why))
    pat.whole()

    answer_batches(posting)

    (mail,) = posted(posting)
    body = " ".join(mail.get_body(("plain",)).get_content().split())
    assert "list.csv: The list of what should be here: 2 rows" in body


def test_an_answer_asks_for_replies_at_the_address_that_the_letters_came_to(
    posting: Stores, pat: Partner
) -> None:
    to = "northline-k4t9w2mzq7@letters.example.org"
    pat.begin()
    with posting.sessions.begin() as session:
        batch = session.get_one(tables.Batch, pat.batch_id)
        batch.inbound = _message_to(session, to, posting.now())
    pat.letter("EVL_Avery.pdf", DocumentState.READING)
    pat.whole()

    answer_batches(posting)

    (mail,) = posted(posting)
    assert mail["Reply-To"] == to


def _message_to(session: Session, to: str, now: datetime) -> tables.InboundMessage:
    file = tables.StoredFile(
        sha256="e" * 64, size_bytes=1, media_type="message/rfc822", stored_at=now
    )
    session.add(file)
    session.flush()
    return tables.InboundMessage(
        public_id="d" * 32, delivered_to=to, identity="d" * 64, sha256="e" * 64, size_bytes=1,
        how="smtp", envelope_from="", peer="", message_id="", sender="", reply_to="", subject="",
        received_at=now, last_seen_at=now, kind="letters", proof="proven", proof_reason="",
        proof_facts={}, state="opened", trace="f" * 32,
    )  # fmt: skip


def test_results_come_when_all_is_read_and_final_ones_when_all_is_decided(
    posting: Stores, pat: Partner
) -> None:
    pat.begin()
    read = pat.letter("EVL_Avery.pdf", DocumentState.READING)
    pat.letter("EVL_Okafor.pdf", DocumentState.VERIFIED, days=3)
    pat.whole()
    answer_batches(posting)
    assert answer_batches(posting) == 0

    pat.becomes(read, DocumentState.IN_REVIEW)
    answer_batches(posting)
    result = posted(posting)[-1]
    assert answer_batches(posting) == 0
    pat.becomes(read, DocumentState.VERIFIED)
    answer_batches(posting)

    receipt, _, final = posted(posting)
    assert "Results of R-" in _text(result)
    assert "1 accepted, 1 in review" in _text(result)
    assert "3 days count from this batch until now." in _text(result)
    assert "Final results of R-" in _text(final)
    assert receipt["In-Reply-To"] == final["In-Reply-To"]
    assert answer_batches(posting) == 0


def test_what_is_decided_at_once_is_told_once(posting: Stores, pat: Partner) -> None:
    pat.begin()
    pat.letter("EVL_Avery.pdf", DocumentState.VERIFIED, days=2)
    pat.whole()

    while answer_batches(posting):
        continue

    _, final = posted(posting)
    assert "Final results" in _text(final)


def test_expected_against_received_against_accepted_against_counted(
    posting: Stores, pat: Partner
) -> None:
    pat.begin()
    letter = pat.letter("EVL_Avery.pdf", DocumentState.VERIFIED, days=4)
    pat.letter("=cmd.pdf", DocumentState.IN_REVIEW, known=False)
    pat.whole()
    with posting.sessions.begin() as session:
        for row, (person, document) in enumerate((("Jordan Avery", letter), ("Lee Gone", None))):
            session.add(
                tables.BatchExpected(
                    batch_id=pat.batch_id,
                    source="list.csv",
                    row=row + 2,
                    person=person,
                    document_id=document,
                )
            )

    while answer_batches(posting):
        continue

    mail = posted(posting)[-1]
    people = {row["person"]: list(row.values())[2:] for row in _table(mail, "people")}
    assert people == {
        "Jordan Avery": ["1", "1", "1", "4", "4"],
        "Lee Gone": ["1", "0", "0", "0", "0"],
        "Not known yet": ["0", "1", "0", "0", "0"],
    }
    assert "Lee Gone" in _text(mail)
    assert [row["file"] for row in _table(mail, "files")] == ["EVL_Avery.pdf", "'=cmd.pdf"]


def test_a_file_that_needs_its_sender_has_a_link_that_works_once(
    posting: Stores, pat: Partner
) -> None:
    pat.begin()
    pat.letter("scan_0093.pdf", DocumentState.UNREADABLE)
    pat.whole()

    while answer_batches(posting):
        continue

    mail = posted(posting)[-1]
    assert "1 file needs you" in _text(mail)
    assert "https://roster.example.org/mend/" in _text(mail)
    with posting.sessions() as session:
        (link,) = session.query(tables.OneTimeLink).all()
        assert link.key_hash not in _text(mail)
        assert link.sent_to == "letters@northline.example"


@pytest.mark.parametrize("proof", ["unproven", "pending", "vouched"])
def test_nobody_but_a_proven_sender_is_answered(posting: Stores, pat: Partner, proof: str) -> None:
    pat.begin(proof=proof)
    pat.letter("EVL_Avery.pdf", DocumentState.VERIFIED)
    pat.whole()

    assert answer_batches(posting) == 0
    assert posted(posting) == []


def test_who_sent_from_the_pages_is_told_at_their_own_address(
    posting: Stores, pat: Partner
) -> None:
    pat.begin("web", None, subject="", message_id="", reply_to="")
    pat.letter("EVL_Avery.pdf", DocumentState.VERIFIED)
    pat.whole()

    answer_batches(posting)

    mail = posted(posting)[0]
    assert mail["To"] == "sam.sender@example.com"
    assert mail["In-Reply-To"] is None
    assert mail["Subject"].endswith("(NPS-2026-47)")


def test_the_final_answer_waits_two_weeks_for_what_needs_its_sender(
    posting: Stores, pat: Partner, clock: Clock
) -> None:
    pat.begin()
    pat.letter("scan_0093.pdf", DocumentState.NEEDS_FIX)
    pat.whole()
    while answer_batches(posting):
        continue
    assert len(posted(posting)) == 2

    clock.pass_time(NEEDS_YOU_FOR + timedelta(minutes=1))
    answer_batches(posting)

    assert "Final results" in _text(posted(posting)[-1])


def test_an_archive_is_answered_by_what_it_held(posting: Stores, pat: Partner) -> None:
    pat.begin()
    archive = pat.letter("letters.zip", DocumentState.OPENED)
    inside = pat.letter("inner.pdf", DocumentState.READING)
    with posting.sessions.begin() as session:
        part = session.get_one(tables.Document, inside)
        session.query(tables.BatchFile).filter_by(document_id=inside).delete()
        part.container_id = archive
        told = [
            {"part": "inner.pdf", "document": part.public_id, "already_had": False},
            {"part": "run.exe", "document": None, "error": {"message": "This is no document."}},
        ]
        payload = {"parts": told}
        now = posting.now()
        session.add(tables.Result(document_id=archive, stage="read", payload=payload, made_at=now))
    pat.whole()
    answer_batches(posting)
    assert answer_batches(posting) == 0

    pat.becomes(inside, DocumentState.VERIFIED)
    answer_batches(posting)

    rows = _table(posted(posting)[-1], "files")
    assert [(row["file"], row["result"]) for row in rows] == [
        ("letters.zip/inner.pdf", "Accepted"),
        ("letters.zip/run.exe", "Needs you"),
    ]
