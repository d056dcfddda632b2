"""The places of a letter where a text stands that may be a value, found loosely."""

from collections.abc import Iterator

from extractors.evl.anatomy import Letter
from extractors.evl.weighing.words import named_by, speaks_of
from extractors.frozen import frozen
from extractors.passages import Printed


@frozen
class Mention:
    """A text where it stands, the line of the letter it begins on, and what is seen there.

    ``row`` is the table, and the row in it, that holds the text, ``None`` outside of tables.
    """

    printed: Printed
    at: int
    signs: frozenset[str]
    row: tuple[int, int] | None = None


def region_of(letter: Letter, at: int) -> str:
    """Return the sign of the part of a letter that line ``at`` stands in."""
    if at < letter.body:
        return "in head"
    if at < letter.closing:
        return "in body"
    return "in sign-off" if at < letter.after else "in appendix"


def said_by(where: str, label: str) -> Iterator[str]:
    """Yield the signs of a text beside a value: what it speaks of, and which field it names."""
    said = speaks_of(label)
    if not said:
        yield f"{where} says nothing"
        return
    yield from (f"{where} says {each}" for each in said)
    if len(said) == 1:
        yield f"{where} says {min(said)} alone"
    named = named_by(label)
    if named is not None:
        yield f"{where} names {named}"
