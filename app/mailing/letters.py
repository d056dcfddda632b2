"""What a mail says, and its two forms: plain text and HTML of the same content.

Both are made of the same blocks, so neither can say what the other does not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import fill

from jinja2 import Environment, PackageLoader, StrictUndefined

_LINE_LENGTH = 76


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One or more whole sentences; a strong one is what the reader must not miss."""

    text: str
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list, with what it lists above it."""

    title: str
    items: Sequence[str]


@dataclass(frozen=True, slots=True)
class Link:
    """A cell of a table that leads somewhere: what it does, and its whole address."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under column names; plain text shows each row as a short list."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str | Link]]


@dataclass(frozen=True, slots=True)
class Button:
    """The next step: what it does, and the whole address that does it."""

    text: str
    url: str


Block = Paragraph | Items | Table | Button


@dataclass(frozen=True, slots=True)
class Letter:
    """What a mail says, in order; ``why`` tells why the reader gets it, at the end."""

    title: str
    blocks: Sequence[Block]
    why: str = ""


def letter_text(letter: Letter) -> str:
    """Return a letter as plain text, broken into lines that every program shows whole."""
    parts = [_wrapped(letter.title), *(_text_of(block) for block in letter.blocks)]
    if letter.why:
        parts.append(f"-- \n{_wrapped(letter.why)}")
    return "\n\n".join(parts) + "\n"


def letter_html(letter: Letter) -> str:
    """Return a letter as an HTML page of its own: no images, no scripts, nothing loaded."""
    return _PAGES.get_template("letter.html").render(letter=letter)


def _text_of(block: Block) -> str:
    match block:
        case Paragraph(text=text):
            return _wrapped(text)
        case Items(title=title, items=items):
            return "\n".join((_wrapped(title), *(_item(item) for item in items)))
        case Table(title=title, columns=columns, rows=rows):
            told = (_row_text(columns, row) for row in rows)
            return "\n".join((_wrapped(title), *told))
        case Button(text=text, url=url):
            return f"{text}:\n{url}"


def _row_text(columns: Sequence[str], row: Sequence[str | Link]) -> str:
    first, *rest = row
    cells = zip(columns[1:], rest, strict=True)
    named = "; ".join(f"{name}: {each}" for name, each in cells if each and isinstance(each, str))
    links = [f"  {each.text}:\n  {each.url}" for each in rest if isinstance(each, Link)]
    return "\n".join((_item(f"{first} ({named})" if named else str(first)), *links))


def _item(text: str) -> str:
    return fill(f"- {text}", _LINE_LENGTH, subsequent_indent="  ", break_long_words=False)


def _wrapped(text: str) -> str:
    lines = text.split("\n")
    return "\n".join(
        fill(line, _LINE_LENGTH, break_long_words=False, break_on_hyphens=False) for line in lines
    )


def _kind(block: Block) -> str:
    return type(block).__name__


_PAGES = Environment(
    loader=PackageLoader("app.mailing"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_PAGES.filters["kind"] = _kind
_PAGES.tests["link"] = lambda cell: isinstance(cell, Link)
