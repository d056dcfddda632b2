"""What a mail looks like: threads, automatic answers, both forms alike, and nothing smuggled in."""

import pytest

from app.mailing import (
    Attachment,
    Button,
    Items,
    Letter,
    MailState,
    Paragraph,
    Table,
    deliver_due,
    failed,
    is_address,
    letter_html,
    letter_text,
)
from app.stores import Stores
from tests.mailing.conftest import Server, write

HOSTILE = "Day\r\nBcc: victim@example.com\r\n\r\n<script>alert(1)</script>"


def test_an_automatic_answer_threads_and_asks_nobody_to_answer_it(
    posting: Stores, server: Server
) -> None:
    write(posting, is_answer=True, answers=("<first@example.com>", "<second@example.com>"))

    deliver_due(posting)

    (mail,) = server.taken
    assert mail["Auto-Submitted"] == "auto-replied"
    assert mail["In-Reply-To"] == "<second@example.com>"
    assert mail["References"] == "<first@example.com> <second@example.com>"
    assert mail["Reply-To"] == "people@example.org"
    assert server.senders == ["<>"]


def test_other_mail_tells_us_when_it_cannot_be_delivered(posting: Stores, server: Server) -> None:
    write(posting)

    deliver_due(posting)

    assert server.taken[0]["Auto-Submitted"] == "auto-generated"
    assert server.senders == ["roster@example.org"]


def test_no_value_adds_a_header_or_a_recipient(posting: Stores, server: Server) -> None:
    hostile = Letter(HOSTILE, [Paragraph(HOSTILE), Items(HOSTILE, [HOSTILE])])
    ids = ("<a@b>\r\nBcc: victim@example.com", "<good@example.com>")
    attached = (Attachment('a"\r\nBcc: victim@example.com.csv', "a,b\r\n"),)
    write(posting, subject=HOSTILE, letter=hostile, answers=ids, attachments=attached)

    deliver_due(posting)

    (mail,) = server.taken
    assert mail["Bcc"] is None
    assert mail["Subject"].startswith("Day Bcc: victim@example.com <script>")
    assert "victim" not in mail["References"]
    assert "<script>" not in mail.get_body(("html",)).get_content()


@pytest.mark.parametrize(
    "address",
    [
        "",
        "ann",
        "ann@localhost",
        "Ann <ann@example.com>",
        "ann@example.com, bob@example.com",
        "ann@example.com\r\nBcc: bob@example.com",
        "ann@example.com\x00",
        f"{'a' * 300}@example.com",
    ],
)
def test_an_address_is_one_mailbox_and_nothing_else(address: str) -> None:
    assert not is_address(address)
    assert is_address("ann.o'day+1@mail.example.com")


def test_what_is_no_address_is_shown_to_people_and_sent_nowhere(
    posting: Stores, server: Server
) -> None:
    write(posting, to="ann@example.com\x00, bob@example.com")

    deliver_due(posting)

    assert server.taken == []
    with posting.sessions() as session:
        assert [row.state for row in failed(session, posting.now())] == [MailState.FAILED]


def test_text_and_html_say_the_same() -> None:
    letter = Letter(
        "We received 2 files",
        [
            Paragraph("Receipt R-1.", is_strong=True),
            Items("Files", ["a.pdf, 12 kB", "b.pdf, 14 kB"]),
            Table("Per person", ("Person", "Claimed", "Counted"), [("Ann Day", "12", "11")]),
            Button("See this batch", "https://roster.example.org/partner/batches/1"),
        ],
        why="You get this because you sent letters.",
    )

    text, html = letter_text(letter), letter_html(letter)

    words = "Receipt R-1.|a.pdf, 12 kB|Ann Day|Claimed|11|https://roster.example.org/partner"
    for word in [*words.split("|"), "See this batch", "because you sent letters"]:
        assert word in text
        assert word in html
    assert "<img" not in html
    assert "color-scheme" in html
    assert max(len(line) for line in text.splitlines()) <= 76


def test_a_table_goes_along_as_a_file_of_its_own(posting: Stores, server: Server) -> None:
    write(posting, attachments=(Attachment("results.csv", "file,days\r\nrésumé.pdf,3\r\n"),))

    deliver_due(posting)

    (file,) = server.taken[0].iter_attachments()
    assert (file.get_filename(), file.get_content_type()) == ("results.csv", "text/csv")
    assert file.get_payload(decode=True).decode("utf-8-sig") == "file,days\r\nrésumé.pdf,3\r\n"
