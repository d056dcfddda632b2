"""Whether a letter is signed: by a drawn mark, by /s/ or by the stamp of an electronic service."""

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.evl.anatomy import Letter
from extractors.layout import Line
from extractors.names import same_person
from extractors.passages import passage
from extractors.values import Box, Page, Place

_TYPED = re.compile(r"(?<!f)/s/(?!o\b)\s*\S+", re.IGNORECASE)
_STAMPED = re.compile(
    r"\b(?:digitally|electronically) signed(?: by)?\b|\bdocusigned by\b|\bdocusign envelope\b|"
    r"\be-?signed(?: by)?\b|\bsigned electronically\b|\badobe (?:acrobat )?sign\b|\bsigned via\b|"
    r"\bsignature verified\b",
    re.IGNORECASE,
)
_NOT_SIGNED = re.compile(
    r"no (?:wet |handwritten |physical )?signature (?:is )?(?:required|needed|necessary)|"
    r"(?:system|computer|electronically)[- ]generated|without (?:a )?signature|unsigned|"
    r"not (?:been )?(?:digitally|electronically) signed",
    re.IGNORECASE,
)


def signature(letter: Letter) -> tuple[bool, tuple[Place, ...]]:
    """Return whether the letter is signed, and where the signature stands."""
    lines = letter.sign_off or letter.lines[-8:]
    text = passage(lines)
    if _NOT_SIGNED.search(passage(letter.lines).text) and not _ink(letter, lines):
        return False, ()
    found = _TYPED.search(text.text) or _STAMPED.search(text.text)
    if found:
        return True, text.group(found).places
    marks = _ink(letter, lines) or _typed_over_the_name(lines)
    return bool(marks), marks


def _typed_over_the_name(lines: Sequence[Line]) -> tuple[Place, ...]:
    """Return the name that is typed alone where a signature stands, over the same name in print.

    Who has no pen signs so, often in another type: it counts as "/s/" does.
    """
    for line, below in pairwise(lines):
        said = line.text.strip(" ,_")
        printed = _BEHIND_A_NAME.split(below.segments()[0].text)[0]
        if len(line.segments()) == 1 and same_person(said, printed):
            return (Place(line.page, line.box, line.text),)
    return ()


_BEHIND_A_NAME = re.compile(r",\s+(?!(?:Jr|Sr|II|III|IV)\b)|\s[|–—•·-]\s")


def _ink(letter: Letter, lines: tuple[Line, ...]) -> tuple[Place, ...]:
    """Return the drawn marks of a signature's size around the sign-off."""
    if not lines:
        return ()
    numbers = sorted({line.page for line in lines})
    return tuple(
        Place(page.number, box, "")
        for page in letter.pages
        if page.number in numbers
        for box in _ink_near(page, tuple(line for line in lines if line.page == page.number))
    )


def _ink_near(page: Page, lines: tuple[Line, ...]) -> list[Box]:
    top = lines[0].box[1] - 45.0
    bottom = _last_of_sign_off(lines) + 45.0
    return [
        box
        for box in page.ink
        if top <= (box[1] + box[3]) / 2 <= bottom and _is_signature_sized(box, page)
    ]


def _last_of_sign_off(lines: tuple[Line, ...]) -> float:
    bottom = lines[0].box[3]
    for line in lines[1:9]:
        if line.box[1] - bottom > 90.0:
            break
        bottom = max(bottom, line.box[3])
    return bottom


def _is_signature_sized(box: Box, page: Page) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    return 18.0 <= width <= 0.6 * page.width and 5.0 <= height <= 0.15 * page.height
