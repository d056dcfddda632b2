"""The values filled into a PDF's form fields, which no text layer holds (pypdf)."""

import io
import logging
from dataclasses import dataclass
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject

from extractors.pages.order import reading_order
from extractors.pages.pdf.frame import Frame
from extractors.refusals import encrypted
from extractors.values import FormValue, Word

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # It prints whole font dictionaries.

_HIDDEN_FLAG = 2
_PARENT_LIMIT = 16
_TEXT_HEIGHT_POINTS = 12.0


@dataclass(frozen=True, slots=True)
class FilledField:
    """A filled form field in its page's own coordinates; ``signed`` for a digital signature."""

    name: str
    value: str
    rectangle: tuple[float, float, float, float]
    signed: bool = False


def unlocked(data: bytes) -> bytes:
    """Return an encrypted PDF without its encryption; raise ``Refused`` if it wants a password."""
    try:
        reader = PdfReader(io.BytesIO(data))
        if not reader.decrypt(""):
            raise encrypted()
        out = io.BytesIO()
        PdfWriter(clone_from=reader).write(out)
    except (PyPdfError, NotImplementedError, ValueError, KeyError, TypeError) as error:
        raise encrypted() from error
    return out.getvalue()


def filled_fields(data: bytes) -> dict[int, tuple[FilledField, ...]]:
    """Return the filled fields of each page (counted from 1); none when the form is broken."""
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            reader.decrypt("")
        return {n: tuple(_on_page(page)) for n, page in enumerate(reader.pages, start=1)}
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def form_values(fields: tuple[FilledField, ...], frame: Frame) -> tuple[FormValue, ...]:
    """Return ``fields`` with their boxes as displayed."""
    return tuple(FormValue(f.name, f.value, frame.box(*f.rectangle)) for f in fields)


def form_words(values: tuple[FormValue, ...]) -> tuple[Word, ...]:
    """Return the words of filled values, spread over their boxes in proportion to their letters."""
    return reading_order(word for value in values for word in _words(value))


def _words(value: FormValue) -> list[Word]:
    x0, y0, x1, y1 = value.box
    lines = value.value.splitlines() or [""]
    height = min((y1 - y0) / len(lines), _TEXT_HEIGHT_POINTS if len(lines) == 1 else y1 - y0)
    top = (y0 + y1) / 2 - height * len(lines) / 2
    width = min(0.5 * height, (x1 - x0) / max(1, *map(len, lines)))
    words = []
    for row, line in enumerate(lines):
        column = 0
        for token in line.split():
            column = line.index(token, column)
            left, y = x0 + column * width, top + row * height
            words.append(Word(token, (left, y, left + len(token) * width, y + height), 1.0))
            column += len(token)
    return words


def _on_page(page: Any) -> list[FilledField]:
    found = []
    annotations: Any = page.get("/Annots") or ()
    for reference in annotations:
        widget: Any = reference.get_object()
        if not isinstance(widget, DictionaryObject) or widget.get("/Subtype") != "/Widget":
            continue
        if int(widget.get("/F", 0)) & _HIDDEN_FLAG:
            continue
        value = _value(widget)
        if value and "/Rect" in widget:
            rectangle: Any = widget["/Rect"]
            left, bottom, right, top = (float(v) for v in rectangle)
            signed = _inherited(widget, "/FT") == "/Sig"
            found.append(FilledField(_name(widget), value, (left, bottom, right, top), signed))
    return found


def _value(widget: DictionaryObject) -> str:
    """Return the value as the page shows it: an option's label, a ticked box's own name."""
    kind, value = _inherited(widget, "/FT"), _inherited(widget, "/V")
    if kind == "/Btn":
        state = str(widget.get("/AS", "/Off"))
        return "" if state == "/Off" else state.removeprefix("/")
    if value is None:
        return ""
    if kind == "/Sig":
        return "signed"
    if kind == "/Ch":
        return _label(_inherited(widget, "/Opt") or (), value)
    return str(value).replace("\r\n", "\n").replace("\r", "\n").strip()


def _label(options: Any, value: Any) -> str:
    chosen = [str(v) for v in value] if isinstance(value, list) else [str(value)]
    labels = {
        str(option[0]): str(option[1])
        for option in options
        if isinstance(option, list) and len(option) == 2
    }
    return "; ".join(labels.get(c, c) for c in chosen).strip()


def _inherited(widget: DictionaryObject, key: str) -> Any:
    node: Any = widget
    for _ in range(_PARENT_LIMIT):
        if key in node:
            return node[key]
        if "/Parent" not in node:
            return None
        node = node["/Parent"]
    return None


def _name(widget: DictionaryObject) -> str:
    names: list[str] = []
    node: Any = widget
    for _ in range(_PARENT_LIMIT):
        if "/T" in node:
            names.insert(0, str(node["/T"]))
        if "/Parent" not in node:
            break
        node = node["/Parent"]
    return ".".join(names)
