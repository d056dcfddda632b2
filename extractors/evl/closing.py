"""Where the sign-off of a letter begins: at closing words, a stamp, or a bare name."""

import re
from collections.abc import Sequence

from extractors.evl.bare_signer import bare_signer
from extractors.evl.line_kinds import is_date_alone, is_stamp
from extractors.evl.offices import OFFICE
from extractors.layout import Line, Table
from extractors.names import looks_like_person
from extractors.values import Box, Place

_CLOSING = re.compile(
    r"^\W*(?:\d{1,2}[.)]\s+)?(?:"
    r"very truly yours|yours (?:very )?(?:truly|sincerely|faithfully)|sincerely(?: yours)?|"
    r"respectfully(?: submitted| yours)?|(?:with )?(?:my |our "
    r")?(?:best|kind|warm|kindest|warmest|good) (?:(?:personal "
    r")?regards|wishes)|(?:best|warmest|kindest)|"
    r"regards|cordially|cheers|warmly|all (?:the|my) best|with (?:best|kind) regards|thank you(?: "
    r"(?:very much|for your .{0,40}))?|many thanks|thanks|"
    r"signed(?: by)?|certified(?: (?:correct|true|by|as correct|true "
    r"and correct))?|verified by|prepared by|issued by|authorized "
    r"by|"
    r"approved by|completed by|attested by|approved|verified|confirmed|attested|prepared|issued|"
    r"authori[sz]ed (?:representative|signature|signatory|signer)(?:\s*(?:/|and|&)\s*date)?|"
    r"signature(?: of .{0,40}|\s*(?:/|and|&)\s*date)?|by|truly yours|"
    r"for (?:the )?(?:company|producer|employer)|"
    r"(?:for and )?on behalf of .{2,60}|in witness whereof.{0,40}|"
    r"(?:employer|producer|company) (?:representative|signature)|"
    r"take care|(?:thank you|thanks) so much|signature block|in (?:union )?solidarity|"
    r"(?:yours )?(?:fraternally|gratefully|faithfully|appreciatively|humbly|kindly)(?: yours)?|"
    r"cordialement|bien à vous|salutations distinguées)"
    r"(?:\s*\((?:signature|sign here)\))?\W*(?:[:_].*|,|\.|)$|^--$",
    re.IGNORECASE,
)
_WEAK_CLOSING = re.compile(
    r"^\W*(?:thank|thanks|many thanks|by\b|best$|for (?:the |and )?|on behalf)", re.IGNORECASE
)


def closes_a_letter(text: str) -> bool:
    """Return whether ``text`` opens a sign-off: "Sincerely,", "Certified by:"."""
    return _CLOSING.match(text) is not None


def closing_start(
    everything: Sequence[Line], body: int, grids: Sequence[Table], ink: Sequence[Place] = ()
) -> int:
    """Return the line of the closing words, or where the typed signature or name begins.

    ``ink`` are the drawn marks of the pages, a signature perhaps among them.
    """
    strong = [
        index
        for index in range(body, len(everything))
        if _closes(everything, index) and not _WEAK_CLOSING.match(everything[index].text)
    ]
    weak = [index for index in range(body, len(everything)) if _closes(everything, index)]
    chosen = _first_of_last_run(everything, strong or weak[-1:])
    if chosen is not None:
        return chosen - 1 if _stands_on_captions(everything, chosen, body) else chosen
    stamped = [i for i in range(body, len(everything)) if is_stamp(everything[i].text)]
    if stamped:
        return stamped[0]
    held = _labelled_signer(everything, body)
    signed = _under_ink(everything, body, ink) if held is None else held
    signed = bare_signer(everything, body) if signed is None else signed
    return _bare_sign_off(everything, body, grids) if signed is None else signed


_SIGNER = re.compile(
    r"(?i)^\W*(?:(?:print(?:ed)?\s+)?name|by|signed(?:\s+by)?)\s*:\s*(?P<name>.+)$"
)
_OFFICE_LABEL = re.compile(r"(?i)^\W*(?:its|title|position|capacity)\s*:\s*\S")


def _labelled_signer(everything: Sequence[Line], body: int) -> int | None:
    """Return the line "Name: Jo Hale" or "By: Jo Hale" that has "Title: …" right below it."""
    for at in range(len(everything) - 2, body, -1):
        name = _SIGNER.match(everything[at].text)
        titled = _OFFICE_LABEL.match(everything[at + 1].text)
        if name is not None and titled and looks_like_person(name["name"].split(",")[0]):
            return at
    return None


_NEAREST_INK = 12.0
"""How far, in points, a signature may reach into or stand off the line with the name below it."""


def _under_ink(everything: Sequence[Line], body: int, ink: Sequence[Place]) -> int | None:
    """Return the line of the lowest signature that has a name and a position right below it.

    A letter may be signed in its middle, before the days that it lists.
    """
    for at in range(len(everything) - 1, body, -1):
        line = everything[at]
        said = _PARTS.split(line.segments()[0].text, maxsplit=1)
        named = len(said) > 1 and looks_like_person(said[0])
        marks = [m.box for m in ink if m.page == line.page and _stands_on(m.box, line.box)]
        if named and marks:
            top = min(mark[1] for mark in marks)
            above = (n for n in range(body, at) if everything[n].page == line.page)
            return next((n for n in above if everything[n].box[1] >= top), at)
    return None


_PARTS = re.compile(r"\s*(?:,|\||\s[–—-])\s+(?!(?:Jr|Sr|II|III|IV)\b)")


def _stands_on(ink: Box, line: Box) -> bool:
    over = ink[0] < line[2] and ink[2] > line[0]
    return over and -_NEAREST_INK <= line[1] - ink[3] <= _NEAREST_INK


def _closes(everything: Sequence[Line], index: int) -> bool:
    segments = everything[index].segments()
    dated = len(segments) > 1 and is_date_alone(segments[1].text)
    return any(
        _CLOSING.match(segment.text) and not is_date_alone(segment.text.partition(":")[2])
        for segment in segments[dated : 2 + dated]
    )


def _stands_on_captions(everything: Sequence[Line], chosen: int, body: int) -> bool:
    """Return whether the line above holds what was signed over the captions of a blank."""
    if chosen <= body or len(everything[chosen].segments()) < 2:
        return False
    above, captions = everything[chosen - 1], everything[chosen]
    signed = above.segments()
    near = above.page == captions.page and captions.box[1] - above.box[3] < 30.0
    dated = any(is_date_alone(segment.text) for segment in signed)
    return (
        near
        and dated
        and all(
            is_date_alone(segment.text) or looks_like_person(segment.text) or is_stamp(segment.text)
            for segment in signed
        )
    )


def _first_of_last_run(everything: Sequence[Line], found: list[int]) -> int | None:
    """Return the first closing line of the page that holds the last one, at most 14 above it."""
    if not found:
        return None
    last = found[-1]
    near = [
        index
        for index in found
        if everything[index].page == everything[last].page and last - index <= 14
    ]
    return near[0]


_LEAST_SPACE_ABOVE = 12.0
_UNDERLINE = re.compile(r"_{6,}")


def _bare_sign_off(everything: Sequence[Line], body: int, grids: Sequence[Table]) -> int:
    """Return where a name with a title below ends a letter that has no closing words."""
    ruled = [i for i in range(body, len(everything)) if _UNDERLINE.search(everything[i].text)]
    if ruled and len(everything) - ruled[-1] <= 8:
        return ruled[-1]
    for index in range(max(body, len(everything) - 7), len(everything)):
        line = everything[index]
        in_table = any(
            table.page == line.page and table.box[1] <= line.box[1] <= table.box[3]
            for table in grids
        )
        name = line.segments()[0].text.split(",")[0]
        if not in_table and looks_like_person(name) and len(line.text.split()) <= 8:
            above = everything[index - 1] if index > body else None
            titled = OFFICE.search(line.segments()[0].text.partition(",")[2])
            apart = above is not None and line.box[1] - above.box[3] > _LEAST_SPACE_ABOVE
            if above is not None and above.page == line.page and (apart or titled):
                return index
    return len(everything)
