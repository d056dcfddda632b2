"""A file name is what its sender sees, without what could mislead or escape."""

import pytest

from app.file_names import clean_file_name


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("letter.pdf", "letter.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        (r"C:\Users\Sam\Offer letter.PDF", "Offer letter.PDF"),
        ("letter\u202efdp.exe", "letterfdp.exe"),
        ("let\r\nter\x00.pdf", "letter.pdf"),
        ("Ame\u0301lie.pdf", "Am\u00e9lie.pdf"),
        ("", "document.pdf"),
        ("...", "document.pdf"),
        ("letter", "letter.pdf"),
        ("letter 987-65-4412.pdf", "letter XXX-XX-4412.pdf"),
    ],
)
def test_only_the_visible_last_part_of_a_name_is_kept(given: str, kept: str) -> None:
    assert clean_file_name(given, ".pdf") == kept


def test_a_long_name_is_cut_before_its_ending() -> None:
    name = clean_file_name("a" * 300 + ".pdf", ".pdf")

    assert len(name) == 100
    assert name.endswith("a.pdf")
