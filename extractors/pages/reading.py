"""From the bytes of a file to its pages: words, lines and marks where a reader sees them."""

from dataclasses import replace

from extractors.files import FileKind, detect
from extractors.identity_places import without_identity_numbers
from extractors.limits import Limits
from extractors.pages.pdf.document import Progress, read_pdf
from extractors.prechecks import judge
from extractors.refusals import Refused, file_too_large, too_many_pages
from extractors.values import Page

_PICTURES = {FileKind.JPEG, FileKind.PNG, FileKind.HEIC, FileKind.TIFF}
_TYPED = {FileKind.TXT, FileKind.DOCX}


def read_pages(data: bytes, limits: Limits, progress: Progress | None = None) -> tuple[Page, ...]:
    """Return the pages of a file as displayed; raise ``Refused`` with the reason when not.

    ``progress`` is told each page as it is begun. Call this in the limited child only. No page
    holds more than the last four digits of an identity number.
    """
    pages = _read(data, limits, progress or (lambda _page, _count: None))
    return tuple(map(without_identity_numbers, pages))


def _read(data: bytes, limits: Limits, told: Progress) -> tuple[Page, ...]:
    kind = detect(data)
    if len(data) > limits.file_bytes:
        raise file_too_large(len(data), limits.file_bytes)
    judge(data, kind, limits)
    if kind is FileKind.PDF:
        return read_pdf(data, limits, told)
    if kind in _PICTURES:
        return _read_pictures(data, kind, limits, told)
    if kind is FileKind.GATHERED:
        return _read_gathered(data, limits, told)
    if kind in _TYPED:
        return _read_typed(data, kind, limits, told)
    raise Refused(
        "unsupported-type",
        f"This kind of file ({kind.spoken}) cannot be read as a letter yet: send the document "
        "itself as a PDF, a Word document or a picture",
    )


def _read_pictures(
    data: bytes, kind: FileKind, limits: Limits, progress: Progress
) -> tuple[Page, ...]:
    from extractors.pages.images import frames  # noqa: PLC0415 - text pages need no pictures
    from extractors.pages.seen import seen_page  # noqa: PLC0415

    pages = []
    for number, frame in enumerate(frames(data, kind, limits), start=1):
        progress(number, number)
        pages.append(seen_page(frame, number))
    return tuple(pages)


def _read_gathered(data: bytes, limits: Limits, progress: Progress) -> tuple[Page, ...]:
    from extractors.pages.gathered import pictures_in  # noqa: PLC0415 - most files are one picture

    pages: list[Page] = []
    for blob, kind in pictures_in(data, limits):
        for page in _read_pictures(blob, kind, limits, progress):
            pages.append(replace(page, number=len(pages) + 1))
            if len(pages) > limits.pages:
                raise too_many_pages(len(pages), limits.pages)
    return tuple(pages)


def _read_typed(
    data: bytes, kind: FileKind, limits: Limits, progress: Progress
) -> tuple[Page, ...]:
    progress(1, 1)
    if kind is FileKind.TXT:
        from extractors.pages.text_pages import read_text  # noqa: PLC0415 - one kind at a time

        return read_text(data, limits)
    from extractors.pages.docx_pages import read_docx  # noqa: PLC0415

    return read_docx(data, limits)
