"""Which plain words of a show are its title and its studio: quotes, companies, their place."""

from collections.abc import Sequence
from itertools import pairwise, takewhile
from statistics import mode

from extractors.names import looks_like_company
from extractors.passages import Printed
from extractors.resume.plain_words import QUOTED, TEXT, Bit

_FEWEST_SHOWS = 4
_MOST_QUOTED = 0.6
_REPEATED, _DISTINCT = 0.6, 0.9
"""Studios come again on a resume and titles hardly do: shares of values that differ."""


def title_place(shows: Sequence[Sequence[Bit]]) -> int:
    """Return which of the plain words of each show is its title: the first, or the second.

    It is the second where the first come again and again and the second do not.
    """
    worded = [_left(bits) for bits in shows if any(map(_is_word, bits))]
    if len(worded) < _FEWEST_SHOWS:
        return 0
    first, second = (_distinct(worded, place) for place in (0, 1))
    return int(first <= _REPEATED and second >= _DISTINCT)


def _distinct(shows: Sequence[Sequence[Bit]], place: int) -> float:
    said = [bits[place].value.text for bits in shows if len(bits) > place]
    return len(set(said)) / len(shows)


def _left(bits: Sequence[Bit]) -> list[Bit]:
    return [bit for bit in bits if _is_word(bit)]


def _is_word(bit: Bit) -> bool:
    return not bit.value.text.isdigit()


def rejoined(shows: Sequence[Sequence[Bit]]) -> list[list[Bit]]:
    """Return the plain words of each show, a title that a comma parted made whole again.

    Such a show has a word more than the others have, or more where its first line begins.
    """
    shows = _with_clients(shows)
    worded = [_left(bits) for bits in shows]
    usual = mode(map(len, worded)) if worded else 0
    first = mode(map(_in_first_part, worded)) if worded else 0
    return [
        [_joined(*words[:2]), *(bit for bit in bits if bit not in words[:2])]
        if (len(words) > usual or _has_more(words, first)) and _is_parted(words)
        else list(bits)
        for bits, words in zip(shows, worded, strict=True)
    ]


def _with_clients(shows: Sequence[Sequence[Bit]]) -> list[list[Bit]]:
    """Return the plain words of each show, a spot or a song in quotes with whose it is.

    Quotes that all titles have say nothing; those of a few mark a name within a title.
    """
    quoted = sum(any(bit.field == QUOTED for bit in bits) for bits in shows)
    if quoted > _MOST_QUOTED * len(shows):
        return [list(bits) for bits in shows]
    return [[each for bit in bits for each in _with_client(bit, bits)] for bits in shows]


def _with_client(bit: Bit, bits: Sequence[Bit]) -> list[Bit]:
    """Return a bit, in quotes with its client; nothing for the client itself."""
    wholes = [each.whole for each in bits if each.whole is not None]
    if bit.whole is not None:
        return [Bit(QUOTED, bit.whole)]
    held = {id(word) for whole in wholes for line in whole.lines for word in line.words}
    is_client = all(id(word) in held for line in bit.value.lines for word in line.words)
    return [] if is_client else [bit]


def _has_more(words: Sequence[Bit], first: int) -> bool:
    """Return whether more words than usual open a show whose studio stands farther on."""
    return _in_first_part(words) > first and any(map(_is_company, words[2:]))


def _in_first_part(bits: Sequence[Bit]) -> int:
    """Return how many of the words stand right beside one another from the first on."""
    return 1 + sum(1 for _ in takewhile(_are_beside, pairwise(bits))) if bits else 0


def _are_beside(pair: tuple[Bit, Bit]) -> bool:
    one, other = pair[0].value.lines[-1], pair[1].value.lines[0]
    beside = one.page == other.page and abs(one.box[3] - other.box[3]) < 2.0
    return beside and 0 < other.box[0] - one.box[2] < one.box[3] - one.box[1]


def _is_company(bit: Bit) -> bool:
    return looks_like_company(bit.value.text)


def _is_parted(bits: Sequence[Bit]) -> bool:
    if len(bits) < 2 or {bits[0].field, bits[1].field} != {TEXT}:
        return False
    comma = bits[0].value.lines[-1].words[-1].text.endswith(",")
    return _are_beside((bits[0], bits[1])) and comma and not _is_company(bits[1])


def _joined(one: Bit, other: Bit) -> Bit:
    text = f"{one.value.text}, {other.value.text}"
    return Bit(TEXT, Printed(text, (*one.value.lines, *other.value.lines)))


def named(plain: Sequence[Bit], parts: dict[str, Printed], place: int) -> dict[str, Printed]:
    """Return title and studio among plain words: by quotes, a company's words, their order."""
    left = _left(plain)
    made: dict[str, Printed] = {}
    if "production_title" not in parts and left:
        title = _title_among(left, place)
        if title is not None:
            made["production_title"] = title.value
            left = [bit for bit in left if bit is not title]
    if "studio" not in parts and left:
        companies = [bit for bit in left if _is_company(bit)]
        made["studio"] = (companies or left)[0].value
    return made


def _title_among(left: Sequence[Bit], place: int) -> Bit | None:
    quoted = [bit for bit in left if bit.field == QUOTED]
    plain = [bit for bit in left if bit.field == TEXT]
    if quoted or len(plain) < 2:
        return next(iter(quoted or plain), None)
    if place:
        return plain[place]
    first, second = plain[0], plain[1]
    turned = looks_like_company(first.value.text) and not looks_like_company(second.value.text)
    return second if turned else first
