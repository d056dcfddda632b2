"""Whatever bytes come, a reader answers or refuses: no other error leaves it.

``DAYPROOF_FUZZ_EXAMPLES=20000`` makes it the long run: so many for each parser, instead of 40.
"""

import io
import os
from contextlib import suppress
from dataclasses import replace

import docx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.hostile.compound import compound
from bench.hostile.pdfs import letter
from extractors.containers import parts_of
from extractors.evl import extract
from extractors.files import decode, detect
from extractors.limits import Limits
from extractors.pages import read_pages
from extractors.pages.text_pages import read_text
from extractors.reading import read_document
from extractors.refusals import Refused

LIMITS = Limits()
EXAMPLES = int(os.environ.get("DAYPROOF_FUZZ_EXAMPLES", "40"))
BOUNDED = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
HEAD_LINES = st.sampled_from(
    [
        b"From: Dana <dana@example.com>",
        b"To: Friends: a@b.example, ;",
        b"Date: Tue, 99 Foo 2026 25:61:00 -9999",
        b"Subject: =?utf-16?b?//4=?= =?x?q?=ff?=",
        b"MIME-Version: 1.0",
        b"Content-Type: multipart/mixed; boundary=b",
        b"Content-Type: text/plain; charset=nothing; format=flowed",
        b"Content-Type: message/rfc822",
        b"Content-Type: application/pdf; name*0*=x'y'%FF; name*9=z",
        b"Content-Disposition: attachment; filename*=utf-16''%00%ff",
        b"Content-Transfer-Encoding: base64",
        b"Content-Transfer-Encoding: uuencode",
        b"--b",
        b"--b--",
        b"",
        b"=====",
    ]
)
PIECES = st.one_of(
    st.sampled_from(
        [
            "01/05/2026",
            "Jan 3-7, 10",
            "Re:",
            "Position: Grip",
            "(",
            "5 days",
            "XXX-XX-1234",
            "\t",
            "\n",
        ]
    ),
    st.text(max_size=12),
)
WORD_FILE, PDF_FILE = io.BytesIO(), letter()
docx.Document().save(WORD_FILE)


def damaged(data: bytes, places: list[tuple[int, int]]) -> bytes:
    changed = bytearray(data)
    for place, value in places:
        changed[place % len(changed)] = value
    return bytes(changed)


DAMAGE = st.lists(st.tuples(st.integers(0, 1 << 20), st.integers(0, 255)), max_size=12)


@BOUNDED
@given(st.lists(st.one_of(HEAD_LINES, st.binary(max_size=30)), max_size=40))
def test_messages(lines: list[bytes]):
    data = b"From: a\nTo: b\nMIME-Version: 1.0\nSubject: s\n" + b"\n".join(lines)

    with suppress(Refused):
        list(parts_of(data, LIMITS))


@BOUNDED
@given(DAMAGE)
def test_outlook_messages(places: list[tuple[int, int]]):
    data = compound({"__properties_version1.0": bytes(64), "__attach_version1.0_#00000000": {}})

    with suppress(Refused):
        list(parts_of(damaged(data, places), LIMITS))


@BOUNDED
@given(st.lists(PIECES, max_size=80))
def test_texts_of_letters(pieces: list[str]):
    text = "To whom it may concern: Jo Sample worked as a Grip on these dates: " + " ".join(pieces)

    with suppress(Refused):
        read_document(read_text(text.encode("utf-8", "replace"), LIMITS))


@BOUNDED
@given(DAMAGE)
def test_word_files(places: list[tuple[int, int]]):
    with suppress(Refused):
        read_pages(damaged(WORD_FILE.getvalue(), places), LIMITS)


@BOUNDED
@given(DAMAGE)
def test_pdf_files(places: list[tuple[int, int]]):
    with suppress(Refused):
        read_document(read_pages(damaged(PDF_FILE, places), LIMITS))


def test_a_page_of_which_nothing_is_left_states_nothing():
    (page,) = read_text(b"To whom it may concern", LIMITS)

    statement = extract([replace(page, words=())])

    assert statement.records == ()
    assert "issuer" not in statement.fields


@BOUNDED
@given(st.binary(max_size=3000))
def test_what_a_file_is(data: bytes):
    decode(data)
    with suppress(Refused):
        detect(data)
