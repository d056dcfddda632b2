"""Hostile texts: what makes patterns go back and forth, and tables without end."""

from collections.abc import Callable

from bench.hostile.values import ANY, READ, STOPPED, Hostile, ends

_LONG = ends(READ, "too-many-pages", *STOPPED)
SIZE = 100_000
"""How many letters of text every reader must bear."""

PIECES = (
    "1/",
    "1/1/",
    "01/05/2026 ",
    "01/05-",
    "Jan 5, ",
    "January 3-7, 10, 12 & 14, ",
    "May ",
    "2026 ",
    "9",
    "a",
    "A",
    "Aa ",
    "Mr. ",
    "(",
    "((())",
    "- ",
    "_",
    ". ",
    ",",
    "\t",
    " ",
    "\n",
    "Re: ",
    "Position: ",
    "Dates Worked: ",
    "week ending 01/05/2026 ",
    "5 days ",
    "$1,",
    "x@",
    "http://a",
    "XXX-XX-",
    "123-45-6789 ",
    "of the ",
    "the of ",
    "“",
    "and/or ",
    "Local 80 ",
    "Season 1 Episode ",
    "Sincerely,\n",
    "To whom it may concern,\n",
    "Employment Verification\n",
    "Mon Tue Wed ",
    "one hundred and ",
    "é",
    "\N{ZERO WIDTH SPACE}",
    "\N{RIGHT-TO-LEFT OVERRIDE}",
    "🎬",
)
"""What is repeated to make a text that no letter looks like."""


def repeated(piece: str, size: int = SIZE) -> str:
    """Return ``size`` letters of a piece, opened like a letter so that it is read as one."""
    head = "Employment verification letter. To whom it may concern: Jo Sample worked as a Grip on "
    return head + (piece * (size // len(piece) + 1))[:size]


def _text(piece: str) -> Callable[[str], bytes]:
    return lambda _: repeated(piece).encode()


def _broken(piece: str) -> Callable[[str], bytes]:
    """Return the same in lines of eighty letters."""

    def make(_: str) -> bytes:
        text = repeated(piece)
        return "\n".join(text[at : at + 80] for at in range(0, len(text), 80)).encode()

    return make


TEXTS = (
    Hostile("one line of 10 MB.txt", lambda _: b"worked " * 1_500_000, _LONG, is_costly=True),
    Hostile("two million lines.txt", lambda _: b"a\n" * 2_000_000, _LONG, is_costly=True),
    Hostile(
        "a million columns.csv",
        lambda _: (b"a," * 1_000_000 + b"\n") * 3,
        ANY | _LONG,
        is_costly=True,
    ),
    Hostile(
        "open quotes.csv",
        lambda _: b'"a,b,c\n' * 300_000,
        ANY | {"unsupported-type"} | _LONG,
        is_costly=True,
    ),
    Hostile(
        "drawing.svg",
        lambda a: b'<svg xmlns="http://www.w3.org/2000/svg"><image href="%s"/></svg>' % a.encode(),
        ends("unknown-type"),
    ),
    Hostile(
        "page.html",
        lambda a: b'<html><img src="%s"><script>alert(1)</script></html>' % a.encode(),
        ends("unknown-type"),
    ),
    Hostile("text.rtf", lambda _: b"{\\rtf1 {\\object " + b"{" * 90_000, ends("unknown-type")),
    Hostile("program.ps", lambda _: b"%!PS-Adobe\n{} loop", ends("unknown-type")),
    Hostile("dates in one line.txt", _text("01/05/2026 "), _LONG, is_costly=True),
    Hostile("slashes.txt", _broken("1/"), _LONG, is_costly=True),
    Hostile("brackets.txt", _broken("("), _LONG, is_costly=True),
    Hostile("ranges.txt", _broken("January 3-7, 10, 12 & 14, "), _LONG, is_costly=True),
)
"""Every hostile text."""
