"""Several pictures are read and shown as the pages of one document, in their order."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from extractors.contained import Reader
from extractors.files import FileKind, detect
from extractors.limits import Limits
from extractors.pages.gathered import gather, pictures_in
from extractors.refusals import Refused

LIMITS = Limits()


@pytest.fixture
def photographs(
    make_pdf: Callable[..., bytes],
    render_page: Callable[..., object],
    save_picture: Callable[..., bytes],
) -> list[bytes]:
    """The two pages of a letter, photographed."""
    first = ("April 2, 2026", "To whom it may concern:", "This verifies that Jo Sample worked as a")
    second = ("Grip on Harbor Lanterns on 01/05/2026 and 01/06/2026.", "Sincerely, Avery Example")

    def page(lines: tuple[str, ...]) -> bytes:
        def draw(canvas: object) -> None:
            for row, line in enumerate(lines):
                canvas.drawString(72, 700 - 24 * row, line)  # type: ignore[attr-defined]

        return save_picture(render_page(make_pdf(draw), 120), "PNG", 120)

    return [page(first), page(second)]


def test_pictures_become_one_file_and_come_out_unchanged(photographs: list[bytes]) -> None:
    gathered = gather(photographs, LIMITS)

    assert detect(gathered) is FileKind.GATHERED
    assert [blob for blob, _ in pictures_in(gathered, LIMITS)] == photographs
    assert gather(photographs, LIMITS) == gathered
    assert gather(photographs[::-1], LIMITS) != gathered


def test_they_are_read_and_shown_as_one_document(photographs: list[bytes], tmp_path: Path) -> None:
    path = tmp_path / "pages"
    path.write_bytes(gather(photographs, LIMITS))

    with Reader(LIMITS) as reader:
        reading = reader.read([path])
        shown = reader.render(path, [300], tmp_path)

    (document,) = reading.documents
    assert document.pages == (1, 2)
    assert [picture.page for picture in shown] == [1, 2]


def test_only_pictures_can_be_gathered(photographs: list[bytes], letter_pdf: bytes) -> None:
    with pytest.raises(Refused, match="File 2 is a PDF"):
        gather([photographs[0], letter_pdf], LIMITS)


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (replace(LIMITS, pages=1), "too-many-pages"),
        (replace(LIMITS, file_bytes=1000), "file-too-large"),
    ],
)
def test_more_than_one_document_may_hold_is_refused(
    photographs: list[bytes], limits: Limits, code: str
) -> None:
    with pytest.raises(Refused) as refusal:
        gather(photographs, limits)

    assert refusal.value.code == code


def test_an_archive_that_only_claims_to_be_pictures_is_refused(
    photographs: list[bytes], tmp_path: Path
) -> None:
    path = tmp_path / "forged"
    path.write_bytes(gather(photographs, LIMITS).replace(photographs[1][:8], b"%PDF-1.7"))

    with Reader(LIMITS) as reader:
        reading = reader.read([path])

    assert reading.error is not None
    assert reading.error.code in {"damaged-file", "unsupported-type"}
