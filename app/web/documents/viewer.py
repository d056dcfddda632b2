"""Page images with their evidence boxes, in the pixels of the image."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.records import tables
from app.shown.found import Found, FoundField, FoundPlace

PAD_POINTS = 2.0
CROP_MARGIN_POINTS = 14.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A rectangle on a page image, in its pixels; ``target`` is the field or day that it proves."""

    x: float
    y: float
    width: float
    height: float
    tone: str = ""
    tag: int | None = None
    target: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class PageView:
    """One page: its picture in the smaller width, the larger one's width, and its marks."""

    number: int
    width: int
    height: int
    widths: tuple[int, ...]
    scale: float
    marks: tuple[Mark, ...] = field(default=())

    def crop(self, place: FoundPlace) -> str:
        """Return the ``viewBox`` that shows one place with a little around it."""
        margin = CROP_MARGIN_POINTS * self.scale
        x0, y0, x1, y1 = (value * self.scale for value in place.box)
        width = max(x1 - x0 + 2 * margin, (y1 - y0 + 2 * margin) * 4)
        return f"{x0 - margin:.0f} {y0 - margin:.0f} {width:.0f} {y1 - y0 + 2 * margin:.0f}"


def page_views(session: Session, document: tables.Document, found: Found | None) -> list[PageView]:
    """Return the pages of ``document`` that have a picture, marked with what was found on them."""
    query = select(tables.PageImage).where(tables.PageImage.document_id == document.id)
    images = session.scalars(query.order_by(tables.PageImage.page, tables.PageImage.width_px))
    by_page: dict[int, list[tables.PageImage]] = {}
    for image in images:
        by_page.setdefault(image.page, []).append(image)
    return [_page_view(number, found, of_page) for number, of_page in by_page.items()]


def _page_view(number: int, found: Found | None, images: Sequence[tables.PageImage]) -> PageView:
    small = images[0]
    sizes = found.page_sizes if found else ()
    scale = small.width_px / sizes[number - 1][0] if number <= len(sizes) else 1.0
    return PageView(
        number=number,
        width=small.width_px,
        height=small.height_px,
        widths=tuple(image.width_px for image in images),
        scale=scale,
        marks=tuple(_marks(found, number, scale)) if found else (),
    )


def _marks(found: Found, page: int, scale: float) -> Iterable[Mark]:
    tones = _day_tones(found)
    for each in found.fields:
        for place in each.places:
            if place.page == page:
                yield _mark(each, place, tones, scale)


def _mark(each: FoundField, place: FoundPlace, tones: dict[str, str], scale: float) -> Mark:
    x0, y0, x1, y1 = place.box
    is_day = place.item is not None and each.name == "work_dates"
    tone = tones.get(place.item or "", "") if is_day else ("" if each.is_sure else "warn")
    return Mark(
        x=round((x0 - PAD_POINTS) * scale, 1),
        y=round((y0 - PAD_POINTS) * scale, 1),
        width=round((x1 - x0 + 2 * PAD_POINTS) * scale, 1),
        height=round((y1 - y0 + 2 * PAD_POINTS) * scale, 1),
        tone=tone,
        tag=None if place.item else each.number,
        target=f"day-{place.item}" if is_day else f"field-{each.number}",
        title=place.item or each.shown,
    )


def _day_tones(found: Found) -> dict[str, str]:
    bad = {"unsupported", "contradicted"}
    return {
        line["date"]: "bad" if line["day_verdict"] in bad else ""
        for line in found.ledger
        if line.get("date")
    }


def selected_mark(page: PageView, box: str) -> Mark | None:
    """Return the mark of a box given as ``x0,y0,x1,y1`` in points; None when it is no box."""
    try:
        x0, y0, x1, y1 = (float(value) for value in box.split(","))
    except ValueError:
        return None
    field = FoundField(0, "", "", 1.0, ())
    return _mark(field, FoundPlace(page.number, (x0, y0, x1, y1), None), {}, page.scale)
