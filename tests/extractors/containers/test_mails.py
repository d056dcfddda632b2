"""What came with a message is taken, its ornaments are passed over, and its text is judged."""

import base64
from email.message import EmailMessage
from io import BytesIO

import pytest
from PIL import Image

from extractors.containers import NotTaken, Part, parts_of
from extractors.containers.flowed import unflowed
from extractors.limits import Limits
from extractors.refusals import Refused

LETTER = b"%PDF-1.7 SAMPLE"
REFERENCE = """To whom it may concern,

I am writing this letter of reference for Maria Vale, who worked with me as an Assistant
Production Coordinator on Harbor Lights. I am a Production Coordinator and a member of
IATSE Local 411. I recommend her for an upgrade to Production Coordinator.

Sincerely,
Dana Okafor
Production Coordinator
"""


def message(text: str = "The letter is attached.", **heads: str) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Dana Okafor <dana@example.com>"
    made["To"] = "evl@example.org"
    made["Date"] = "Tue, 03 Nov 2026 23:30:00 -0800"
    made["Subject"] = "Letter (SAMPLE)"
    for name, value in heads.items():
        del made[name]
        made[name] = value
    made.set_content(text)
    return made


def attach(made: EmailMessage, data: bytes, name: str, kind: str = "application/pdf") -> None:
    maintype, _, subtype = kind.partition("/")
    made.add_attachment(data, maintype=maintype, subtype=subtype, filename=name)


def picture(width: int, height: int) -> bytes:
    made = BytesIO()
    Image.new("L", (width, height), 255).save(made, "PNG")
    return made.getvalue()


def parts(made: EmailMessage | bytes) -> list[Part | NotTaken]:
    data = made if isinstance(made, bytes) else made.as_bytes()
    return list(parts_of(data, Limits()))


def taken(made: EmailMessage | bytes) -> dict[str, bytes]:
    return {part.name: part.data for part in parts(made) if isinstance(part, Part)}


def passed_over(made: EmailMessage | bytes) -> dict[str, str]:
    return {p.name: p.message for p in parts(made) if isinstance(p, NotTaken) and p.ignored}


def test_attachments_come_out_whatever_letters_their_names_have():
    made = message()
    attach(made, LETTER, "lettre d’emploi – été.pdf")

    assert taken(made) == {"lettre d’emploi – été.pdf": LETTER}


@pytest.mark.parametrize(
    "note",
    [
        "The letter is attached.",
        "Please find the letters attached.",
        "Hi, attached are this week's EVLs. Thanks, Pat",
        "Ada Sample's employment letter for Harbor Lights is attached.",
        "Which letter was it?",
        "Please find attached 12 letters for the week ending March 6, 2026.\n\nPat Payroll",
    ],
)
def test_a_covering_note_is_no_document(note: str):
    assert list(passed_over(message(note))) == ["message.txt"]


def test_a_request_written_in_the_message_is_a_document():
    request = "I request an upgrade from Group 2 to Group 1 as an Editor. Ada Sample IL# 1048821"

    assert list(taken(message(request))) == ["message.txt"]


def test_a_letter_written_in_the_message_is_one_with_its_writer_and_its_local_date():
    text = taken(message(REFERENCE))["message.txt"].decode()

    assert text.startswith("From: Dana Okafor <dana@example.com>\nTo: evl@example.org\n")
    assert "Date: November 3, 2026\n" in text
    assert "worked with me as an Assistant" in text


def test_what_is_quoted_from_somebody_else_is_left_out():
    quoted = REFERENCE + "\nOn Nov 1 somebody wrote:\n> Please count March 2, 2026 too.\n"

    assert b"March 2" not in taken(message(quoted))["message.txt"]


def test_a_message_of_a_web_page_alone_is_read_as_its_text():
    made = message()
    made.set_content(f"<html><body><p>{REFERENCE}</p></body></html>", subtype="html")

    assert b"letter of reference for Maria Vale" in taken(made)["message.txt"]


def test_the_web_page_beside_the_plain_text_is_not_taken_twice():
    made = message(REFERENCE)
    made.add_alternative(f"<p>{REFERENCE}</p>", subtype="html")

    assert list(taken(made)) == ["message.txt"]
    assert len(parts(made)) == 1


def test_small_pictures_in_the_text_are_passed_over_and_photographed_pages_are_taken():
    made = message()
    attach(made, picture(60, 40), "logo.png", "image/png")
    made.add_attachment(
        picture(300, 120), "image", "png", cid="<sign@example>", filename="sign.png"
    )
    attach(made, picture(1200, 1600), "page.png", "image/png")

    assert list(taken(made)) == ["page.png"]
    assert {"logo.png", "sign.png"} <= set(passed_over(made))


def test_an_attached_message_comes_out_as_a_message():
    inner = message(Subject="EVL for Maria / May")
    attach(inner, LETTER, "may.pdf")
    made = message()
    made.add_attachment(inner)

    nested = taken(made)["EVL for Maria - May.eml"]

    assert taken(nested) == {"may.pdf": LETTER}


def test_a_signed_message_gives_its_content_and_not_its_signature():
    signed = (
        b"From: a@example.com\nMIME-Version: 1.0\nSubject: s\n"
        b'Content-Type: multipart/signed; boundary="b"; protocol="application/pkcs7-signature"\n\n'
        b'--b\nContent-Type: application/pdf; name="may.pdf"\nContent-Transfer-Encoding: base64\n'
        b"Content-Disposition: attachment; filename=may.pdf\n\n" + base64.b64encode(LETTER) + b"\n"
        b"--b\nContent-Type: application/pkcs7-signature; name=smime.p7s\n\nxyz\n--b--\n"
    )

    assert taken(signed) == {"may.pdf": LETTER}
    assert "smime.p7s" in passed_over(signed)


def test_an_encrypted_part_says_so():
    made = message()
    attach(made, b"sealed", "smime.p7m", "application/pkcs7-mime")

    refused = [part for part in parts(made) if isinstance(part, NotTaken) and not part.ignored]

    assert [(part.name, part.code) for part in refused] == [("smime.p7m", "encrypted-file")]


def nested(depth: int) -> bytes:
    opening = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(depth)
    )
    return b"From: a@example.com\nMIME-Version: 1.0\nSubject: s\n" + opening


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (nested(3000), "too-many-parts"),
        (nested(40), "nested-too-deep"),
        (
            b"From: a@example.com\nMIME-Version: 1.0\nSubject: " + b"=?u?q?x?= " * 9000,
            "damaged-file",
        ),
    ],
)
def test_a_message_made_to_be_costly_is_refused_before_it_is_parsed(data: bytes, code: str):
    with pytest.raises(Refused) as refusal:
        parts(data)

    assert refusal.value.code == code


def test_heads_that_no_library_understands_do_not_stop_the_attachments():
    made = message()
    attach(made, LETTER, "may.pdf")
    data = made.as_bytes().replace(b"To: evl@example.org", b"To: Friends: a@b.example,")

    assert taken(data) == {"may.pdf": LETTER}


@pytest.mark.parametrize(
    ("sent", "delete_space", "read"),
    [
        ("one \ntwo\nthree", False, "one two\nthree"),
        ("compo \nsition", True, "composition"),
        (" From the start", False, "From the start"),
        ("end\n-- \nDana", False, "end\n-- \nDana"),
    ],
)
def test_soft_line_ends_are_joined_again(sent: str, read: str, *, delete_space: bool):
    assert unflowed(sent, delete_space=delete_space) == read
