"""An archive is judged by its own list first; every part is taken or says why not."""

import stat
import zipfile
from io import BytesIO
from zipfile import ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.containers import NotTaken, Part, parts_of
from extractors.containers.names import Names, clean, leads_outside
from extractors.limits import Limits
from extractors.refusals import Refused

LETTER = b"%PDF-1.7 SAMPLE"


def archive(*entries: tuple[str | ZipInfo, bytes], packed: bool = True) -> bytes:
    made = BytesIO()
    method = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with ZipFile(made, "w", method) as file:
        for name, data in entries:
            file.writestr(name, data, compress_type=method)
    return made.getvalue()


def taken(data: bytes) -> dict[str, bytes]:
    return {p.name: p.data for p in parts_of(data, Limits()) if isinstance(p, Part)}


def refused(data: bytes) -> dict[str, str]:
    return {p.name: p.code for p in parts_of(data, Limits()) if isinstance(p, NotTaken)}


def test_every_file_comes_out_under_its_own_name_and_folders_do_not():
    data = archive(("letters/", b""), ("letters/may.pdf", LETTER), ("june.pdf", LETTER + b"2"))

    assert taken(data) == {"letters/may.pdf": LETTER, "june.pdf": LETTER + b"2"}


@pytest.mark.parametrize("name", ["../evil.pdf", "/etc/evil.pdf", "a/../../evil.pdf", "C:evil.pdf"])
def test_a_name_that_leads_outside_is_refused_and_the_others_are_taken(name: str):
    data = archive((name, LETTER), ("good.pdf", LETTER))

    assert list(refused(data).values()) == ["unsafe-name"]
    assert taken(data) == {"good.pdf": LETTER}


def test_a_link_is_refused():
    link = ZipInfo("letter.pdf")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16

    assert refused(archive((link, b"/etc/passwd"))) == {"letter.pdf": "no-file"}


def test_a_locked_part_is_refused_and_says_so():
    data = bytearray(archive(("locked.pdf", LETTER)))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1

    assert refused(bytes(data)) == {"locked.pdf": "encrypted-file"}


def test_a_damaged_part_is_refused_and_the_others_are_taken():
    data = archive(("bad.pdf", b"x" * 500), ("good.pdf", LETTER), packed=False)
    broken = data.replace(b"x" * 500, b"x" * 499 + b"y", 1)

    assert refused(broken) == {"bad.pdf": "damaged-file"}
    assert taken(broken) == {"good.pdf": LETTER}


def test_files_of_the_operating_system_are_passed_over():
    data = archive(("__MACOSX/._may.pdf", b"x"), ("may.pdf", LETTER), ("a/Thumbs.db", b"x"))

    passed_over = [p for p in parts_of(data, Limits()) if isinstance(p, NotTaken)]

    assert [p.name for p in passed_over if p.ignored] == ["__MACOSX/._may.pdf", "a/Thumbs.db"]


def test_names_written_as_utf8_without_saying_so_are_read_right():
    entry = ZipInfo("placeholder")
    data = archive((entry, LETTER)).replace(b"placeholder", "Renée ok.pdf"[:10].encode())

    assert list(taken(data)) == ["Renée ok.p"]


def test_two_parts_of_the_same_name_are_both_taken():
    data = archive(("v1.0/may.pdf", LETTER), ("v1.0/mai.pdf", LETTER + b"2"))

    assert list(taken(data.replace(b"mai.pdf", b"may.pdf"))) == ["v1.0/may.pdf", "v1.0/may (2).pdf"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (archive(), "no-parts"),
        (archive(("zeros.pdf", bytes(30_000_000))), "unpacks-too-large"),
        (archive(*((f"{n}.pdf", LETTER) for n in range(2001))), "too-many-parts"),
        (archive(("may.pdf", LETTER))[:-10], "damaged-file"),
    ],
    ids=["empty", "bomb", "too many", "cut off"],
)
def test_an_archive_not_worth_opening_is_refused_whole(data: bytes, code: str):
    with pytest.raises(Refused) as refusal:
        list(parts_of(data, Limits()))

    assert refusal.value.code == code


def test_a_large_archive_that_is_no_bomb_is_taken():
    payroll = b"".join(b"2026-03-%02d,Vale,Maria,1234,10\n" % (n % 28) for n in range(100_000))

    assert taken(archive(("payroll.csv", payroll))) == {"payroll.csv": payroll}


@given(st.text(max_size=300))
def test_a_name_is_always_one_visible_line_that_leads_nowhere(name: str):
    shown = clean(name)

    assert shown
    assert shown.isprintable()
    assert len(shown) <= 121
    assert not shown.startswith("/")


@given(st.lists(st.sampled_from(["a.pdf", "a (2).pdf", "b/a.pdf", "a"]), max_size=12))
def test_no_two_parts_share_a_name(given_names: list[str]):
    names = Names()

    own = [names.own(name) for name in given_names]

    assert len(set(own)) == len(own)
    assert not any(leads_outside(name) for name in own)
