"""A closer look at a document for a reviewer: its text, or what one box on a page may say.

Both are read in the limited process, as the document itself was, and nothing of it is kept.
"""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import NotFound, Unprocessable
from app.limits import limits_of
from app.records import tables
from app.storage import Stored
from app.storage.rows import kept_file
from app.stores import Stores
from extractors.contained import Reader
from extractors.refusals import Refused
from extractors.values import Box

POINTS_PER_INCH = 72.0


@dataclass(frozen=True, slots=True)
class PageText:
    """The lines of one page, from the top."""

    page: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PagePicture:
    """The largest stored picture of a page, and its pixels per inch of the page."""

    stored: Stored
    dpi: float


def text_of(stores: Stores, stored: Stored) -> tuple[PageText, ...]:
    """Return the text of a stored file page by page; raise ``Unprocessable`` when it has none."""
    try:
        with (
            stores.storage.working_copy(stored) as path,
            Reader(limits_of(stores.settings)) as reader,
        ):
            return tuple(PageText(number, lines) for number, lines in reader.text(path))
    except Refused as refusal:
        raise Unprocessable(f"The text cannot be shown: {refusal.message}") from refusal


def picture_of(
    session: Session, document: tables.Document, page: int, page_width_points: float
) -> PagePicture:
    """Return the largest picture of a page; raise ``NotFound`` while there is none."""
    image = tables.PageImage
    of_page = select(image).where(image.document_id == document.id, image.page == page)
    found = session.scalars(of_page.order_by(image.width_px.desc()).limit(1)).one_or_none()
    if found is None:
        raise NotFound(f"There is no picture of page {page}, or not yet.")
    dpi = found.width_px * POINTS_PER_INCH / max(page_width_points, 1.0)
    return PagePicture(kept_file(session, found.sha256), dpi)


def says_again(stores: Stores, picture: PagePicture, box: Box) -> tuple[tuple[str, float], ...]:
    """Return what a box (points) may say, the surest first; empty when nothing is legible."""
    try:
        with (
            stores.storage.working_copy(picture.stored) as path,
            Reader(limits_of(stores.settings)) as reader,
        ):
            return reader.look_again(path, picture.dpi, box)
    except Refused as refusal:
        raise Unprocessable(f"The box cannot be read: {refusal.message}") from refusal
