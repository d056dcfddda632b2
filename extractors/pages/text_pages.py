"""Plain text files as pages: a fixed grid of letters, a new sheet at every form feed."""

from extractors.files import decode
from extractors.limits import Limits
from extractors.pages.sheet import Setter
from extractors.refusals import damaged
from extractors.values import Page


def read_text(data: bytes, limits: Limits) -> tuple[Page, ...]:
    """Return the text as pages; raise ``Refused`` when it is too long or empty."""
    text = decode(data)
    if text is None:
        raise damaged("text file")
    setter = Setter(limits)
    for number, sheet in enumerate(text.rstrip("\x0c\x1a\r\n ").split("\f")):
        if number:
            setter.new_sheet()
        for line in sheet.splitlines():
            setter.line(line)
    return setter.pages("text file")
