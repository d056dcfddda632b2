"""One scanned or photographed page: corrected, recognized, looked at again when in doubt."""

from dataclasses import dataclass

from extractors.pages.images import Frame
from extractors.pages.normalise.looks import look_at
from extractors.pages.normalise.normaliser import (
    WORKING_DPI,
    Normalised,
    half_turned,
    normalise,
    untouched,
)
from extractors.pages.ocr.accent_shapes import Shapes
from extractors.pages.ocr.accents import accented
from extractors.pages.ocr.alike import read_alike
from extractors.pages.ocr.cells import with_second_looks
from extractors.pages.ocr.dashes import with_dashes
from extractors.pages.ocr.dotted_lines import without_dotted_lines
from extractors.pages.ocr.engines import GrayImage, Layout, OcrEngine, OcrWord, engine
from extractors.pages.ocr.leaders import without_leaders
from extractors.pages.ocr.letter_case import in_printed_case
from extractors.pages.ocr.lone_marks import as_drawn
from extractors.pages.ocr.lost_strokes import with_lost_strokes
from extractors.pages.ocr.marks import (
    PixelBox,
    Sheet,
    ink_marks,
    ruling_lines,
    without_grids,
    without_scrawls,
)
from extractors.pages.ocr.narrow_columns import with_rows_of_columns
from extractors.pages.ocr.shading import shades_behind
from extractors.pages.ocr.slashes import with_slashes
from extractors.pages.ocr.spacing import respaced
from extractors.pages.ocr.tick_boxes import tick_boxes, with_boxes
from extractors.pages.ocr.twins import with_twins
from extractors.pages.ocr.unread_dashes import unread_dashes
from extractors.pages.order import reading_order
from extractors.values import Box, Word

_DOUBTFUL = 0.72
_FEW_CHARACTERS = 40
_READABLE_PIXELS = 16
_RULING_CHARACTERS = set("|¦_")
_CARD_SHAPE = (1.45, 1.75)
_CARD_GLYPHS = 450


@dataclass(frozen=True, slots=True)
class Recognised:
    """What OCR saw on a page, with boxes in points of the page as displayed."""

    words: tuple[Word, ...]
    rules: tuple[Box, ...]
    ink: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class _Glance:
    """A corrected page as the recognizer read it at first, before any word is looked at again.

    ``image`` is the page without the lines of its tables and without its leaders.
    """

    page: Normalised
    image: GrayImage
    sheet: Sheet
    rules: tuple[PixelBox, ...]
    leaders: tuple[OcrWord, ...]
    words: tuple[OcrWord, ...]

    @property
    def characters(self) -> int:
        return sum(len(word.text) for word in self.words)

    @property
    def confidence(self) -> float:
        weighted = sum(len(word.text) * word.confidence for word in self.words)
        return weighted / self.characters if self.characters else 0.0

    @property
    def score(self) -> float:
        """How many characters are surely read; nonsense counts against a glance."""
        return sum(len(word.text) * (word.confidence - 0.5) for word in self.words)

    @property
    def is_doubtful(self) -> bool:
        return self.confidence < _DOUBTFUL or self.characters < _FEW_CHARACTERS


def recognise(frame: Frame, recognizer: OcrEngine | None = None) -> Recognised:
    """Return the words, ruling lines and drawn marks of ``frame``."""
    if min(frame.pixels.shape) < _READABLE_PIXELS:
        return Recognised((), (), ())
    reader = recognizer or engine()
    view = _best_glance(frame.pixels, reader)
    read = _looked_over(view, reader)
    points = frame.points_per_pixel

    def displayed(box: tuple[float, float, float, float]) -> Box:
        x0, y0, x1, y1 = view.page.back(box)
        return x0 * points, y0 * points, x1 * points, y1 * points

    ink = ink_marks(view.sheet, read)
    printed = [w for w in without_scrawls(read, ink) if not set(w.text) <= _RULING_CHARACTERS]
    shades = shades_behind(frame.pixels, [view.page.back(w.box) for w in printed])
    words = reading_order(
        Word(w.text, displayed(w.box), w.confidence, shade)
        for w, shade in zip(printed, shades, strict=True)
    )
    return Recognised(words, tuple(map(displayed, view.rules)), tuple(map(displayed, ink)))


def _best_glance(image: GrayImage, recognizer: OcrEngine) -> _Glance:
    """Return the first glance that reads well, else the best of upright, turned and untouched."""
    page = normalise(image)
    layout = _layout(page.image)
    glances = [_glance(page, recognizer, layout)]
    if not glances[0].is_doubtful or _is_empty(page.image):
        return glances[0]
    glances.append(_glance(half_turned(page), recognizer, layout))
    if glances[-1].is_doubtful:
        glances.append(_glance(untouched(image), recognizer, layout))
    return max(glances, key=lambda glance: glance.score)


def _glance(page: Normalised, recognizer: OcrEngine, layout: Layout) -> _Glance:
    rules, sheet = ruling_lines(page.image)
    image, dotted = without_dotted_lines(without_grids(page.image, sheet))
    image, leaders = without_leaders(image)
    words = recognizer.words(image, WORKING_DPI, layout)
    return _Glance(page, image, sheet, (*rules, *dotted), leaders, words)


def _looked_over(glance: _Glance, recognizer: OcrEngine) -> tuple[OcrWord, ...]:
    """Return the words of ``glance`` as the ink of each shows them."""
    image = glance.image
    words = with_rows_of_columns(image, glance.words, recognizer)
    words = with_second_looks(image, glance.sheet, words, recognizer)
    shapes = Shapes(image)
    words = accented(image, shapes, respaced(image, words), recognizer)
    words = with_twins(image, shapes.stats, read_alike(image, words))
    words = as_drawn(image, in_printed_case(image, words))
    words = with_lost_strokes(image, with_slashes(image, words), recognizer)
    words = with_dashes(image, words)
    dashes = unread_dashes(shapes.stats, words)
    return with_boxes((*words, *dashes, *glance.leaders), tick_boxes(glance.sheet))


def _layout(image: GrayImage) -> Layout:
    """Return SPARSE for a picture with the shape of a card and the little text of one."""
    long, short = max(image.shape), min(image.shape)
    is_card = _CARD_SHAPE[0] <= long / short <= _CARD_SHAPE[1]
    return Layout.SPARSE if is_card and look_at(image).glyph_count < _CARD_GLYPHS else Layout.PAGE


def _is_empty(image: GrayImage) -> bool:
    """Return whether there is next to no contrast: a blank side of paper."""
    sample = image[::4, ::4]
    return bool(sample.size == 0 or int(sample.max()) - int(sample.min()) < 40)
