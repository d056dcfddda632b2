"""Optical character recognition: one interface, Tesseract in process or as a program."""

import os

# Two OpenMP threads each made a busy two-core machine fifteen times slower (docs/decisions).
os.environ["OMP_THREAD_LIMIT"] = "1"

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

GrayImage = npt.NDArray[Any]
"""A picture as rows of brightness, 0 black to 255 white."""

ENGLISH = "eng"
_TESSDATA_FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)
_LSTM_ONLY = 1


class Layout(IntEnum):
    """What Tesseract should expect to see; the numbers are its page segmentation modes."""

    PAGE = 3
    BLOCK = 6
    LINE = 7
    SPARSE = 11


@dataclass(frozen=True, slots=True)
class OcrWord:
    """A recognized word, its box in pixels of the given picture, its confidence from 0 to 1.

    ``line`` counts the lines of the picture. ``letters`` are the left and right edges of each
    letter as far as the engine tells them, about right; empty when it does not.
    """

    text: str
    box: tuple[int, int, int, int]
    confidence: float
    line: int = 0
    letters: tuple[tuple[int, int], ...] = ()


class OcrEngine(Protocol):
    """Recognizes the words of a gray picture; ``dpi`` is always needed (table cells get lost)."""

    def words(self, image: GrayImage, dpi: int, layout: Layout) -> tuple[OcrWord, ...]:
        """Return the words of ``image`` with their boxes in its pixels."""


class TessdataMissing(Exception):
    """Tesseract's English data is nowhere to be found; the message says what to install."""


class InProcessEngine:
    """Tesseract inside this process (tesserocr): the model is loaded once and used again."""

    def __init__(self) -> None:
        import tesserocr  # noqa: PLC0415 - only pictures pay for the library and its model

        self._api: Any = tesserocr.PyTessBaseAPI(
            path=str(tessdata_folder()), lang=ENGLISH, oem=_LSTM_ONLY
        )
        # The wheel sends messages to /dev/null. The limited child may not open that, and Tesseract
        # crashes on its first message; standard error is open already.
        self._api.SetVariable("debug_file", "")

    def words(self, image: GrayImage, dpi: int, layout: Layout) -> tuple[OcrWord, ...]:
        """Return the words of ``image`` with their boxes in its pixels."""
        height, width = image.shape
        self._api.SetPageSegMode(int(layout))
        self._api.SetImageBytes(np.ascontiguousarray(image).tobytes(), width, height, 1, width)
        self._api.SetSourceResolution(dpi)
        self._api.Recognize()
        found = tuple(_of_symbols(self._api.GetIterator()))
        self._api.Clear()
        return found


class ProgramEngine:
    """Tesseract as a program of its own (pytesseract): isolated, killed after a timeout."""

    def __init__(self, timeout_seconds: float = 60.0) -> None:
        self._timeout_seconds = timeout_seconds

    def words(self, image: GrayImage, dpi: int, layout: Layout) -> tuple[OcrWord, ...]:
        """Return the words of ``image`` with their boxes in its pixels."""
        import pytesseract  # noqa: PLC0415 - the usual engine does not need it
        from PIL import Image  # noqa: PLC0415

        data: dict[str, list[Any]] = pytesseract.image_to_data(
            Image.fromarray(image),
            lang=ENGLISH,
            config=f"--dpi {dpi} --psm {int(layout)} --oem {_LSTM_ONLY}",
            output_type=pytesseract.Output.DICT,
            timeout=self._timeout_seconds,
        )
        names = ("block_num", "par_num", "line_num", "left", "top", "width", "height", "conf")
        rows = zip(*(data[name] for name in names), data["text"], strict=True)
        return tuple(_of_rows(rows))


@lru_cache(maxsize=1)
def engine() -> OcrEngine:
    """Return this process's engine: in process where the wheel is installed, else the program."""
    return InProcessEngine() if find_spec("tesserocr") else ProgramEngine()


def needs_programs() -> bool:
    """Return whether reading a picture starts another program here."""
    return find_spec("tesserocr") is None


def tessdata_folder() -> Path:
    """Return the folder with Tesseract's English data; raise ``TessdataMissing`` without one."""
    given = os.environ.get("TESSDATA_PREFIX")
    candidates = [Path(given), Path(given) / "tessdata"] if given else []
    for folder in [*candidates, *map(Path, _TESSDATA_FOLDERS)]:
        if (folder / f"{ENGLISH}.traineddata").is_file():
            return folder
    raise TessdataMissing(
        "Tesseract's English data (eng.traineddata) was not found: install tesseract-ocr "
        "(Debian: apt-get install tesseract-ocr; macOS: brew install tesseract) or set "
        "TESSDATA_PREFIX to its folder"
    )


def _of_symbols(iterator: Any) -> Iterator[OcrWord]:
    """Yield the words of Tesseract's iterator over what it recognized, with their letters."""
    from tesserocr import RIL, iterate_level  # noqa: PLC0415 - only this engine has it

    letters: list[tuple[int, int]] = []
    line = 0
    for at in iterate_level(iterator, RIL.SYMBOL) if iterator else ():
        if at.Empty(RIL.SYMBOL):
            continue
        line += at.IsAtBeginningOf(RIL.TEXTLINE)
        text, box = at.GetUTF8Text(RIL.SYMBOL), at.BoundingBox(RIL.SYMBOL)
        letters += [(box[0], box[2])] * len(text)
        if not at.IsAtFinalElement(RIL.WORD, RIL.SYMBOL):
            continue
        word = at.GetUTF8Text(RIL.WORD)
        if word.strip():
            confidence = min(1.0, max(0.0, at.Confidence(RIL.WORD) / 100))
            yield OcrWord(word, at.BoundingBox(RIL.WORD), confidence, line, tuple(letters))
        letters = []


def _of_rows(rows: Iterable[tuple[Any, ...]]) -> Iterator[OcrWord]:
    """Yield the words of Tesseract's table of places, confidences and texts."""
    lines: dict[tuple[Any, ...], int] = {}
    for *place, left, top, width, height, confidence, text in rows:
        line = lines.setdefault(tuple(place), len(lines))
        if text.strip():
            box = (left, top, left + width, top + height)
            yield OcrWord(text.strip(), box, min(1.0, max(0.0, float(confidence) / 100)), line)
