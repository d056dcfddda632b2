"""What the heading over a column says of its dates."""

import re
from itertools import takewhile

from extractors.days.listed import Listed
from extractors.days.roles import Role, parts_a_list, role_of
from extractors.days.sense import real
from extractors.days.spelling import MONTHS, WEEKDAYS
from extractors.days.surroundings import Surroundings
from extractors.layout import around
from extractors.values import Box, Word

_PAGES_OF_HEADING_LINES = 70
_MOST_WORDS_OF_TWO_HEADINGS = 8
_MOST_WORDS_OF_A_HEADING = 4
_FEWEST_COLUMNS = 3
_MOST_WORDS_OF_A_COLUMN = 3
_MOST_WORDS_ABOUT_WORK = 8
"""A heading beside others may say more when it is about days worked: "… in this check"."""

_BESIDE, _NEAR = 4.0, -1.0
"""How many points a heading may stand beside its column; below 0 it stands over it."""

_OF_A_PAYMENT = re.compile(
    r"(?<=[a-z])(?: (?:paid|covered|included|reported))*(?: (?:in|on|for|by|per|with|during))?"
    r"(?: (?:this|that|each|every|the))?(?: pay(?:roll)?)? ?"
    r"(?:check|cheque|payment|period|payroll|stub|invoice)s?$"
)
_ABOUT_WORK = re.compile(
    r"^(?:[a-z]+ )?(?:dates?|days?) (?:worked|of (?:work|service))|^work(?:ed)? da(?:te|y)s?"
)

_PAID_ON = {"paid", "check", "cheque", "issued", "payday", "pay day", "payroll", "deposited"}
_LONE_HEADINGS = ("date", "work", "day", "week", "wk", "w/")
_NO_DAYS = {"none", "nil", "n/a", "no days", "no days worked", "no work", "not worked"}
"""What stands in place of dates in the row of a month that has none: it heads no row below."""

_MARK_HEADINGS = {"code", "codes", "hours", "hrs", "day type", "type", "status", "day code"}


def role_of_column(letter: Surroundings, bare: Listed) -> tuple[Role, str] | None:
    """Return the role that a short heading above the date's column gives."""
    heading = _heading_of(letter, bare)
    if heading is None or parts_a_list(heading):
        return None
    if heading.strip(" :.") in _PAID_ON:
        return Role.OTHER, heading
    role = role_of(_without_payment(heading))
    if role is not None:
        return role
    if heading.strip(" :.") in {
        "date",
        "day",
        "day/date",
        "date/day",
        "day / date",
        "date worked",
    } and not _is_beside_work(letter, bare, heading):
        return Role.WORK, heading
    return (Role.OTHER, heading) if _is_beside_work(letter, bare, heading) else None


def _heading_of(letter: Surroundings, bare: Listed) -> str | None:
    """Return the heading over a date, or over the list that it begins.

    Over a wide column the heading stands in the middle, the first date at the left, where it may
    all but touch the heading of the column before.
    """
    box = around(bare.words)
    heading = _heading_over(letter, box, bare.line, bare.page)
    words = letter.words_of_list(bare.mention)
    if words[0] is not bare.words[0]:
        return heading
    if heading is None:
        return _heading_over(letter, around(words), bare.line, bare.page)
    if len(words) == 1 or _heading_over(letter, box, bare.line, bare.page, _NEAR) == heading:
        return heading
    return _heading_over(letter, around(words), bare.line, bare.page, _NEAR) or heading


def _is_beside_work(letter: Surroundings, bare: Listed, heading: str) -> bool:
    """Return whether other dates, of its row or one above, stand under a heading about days worked.

    Of "Posted | Reference | Date worked" only the last column lists days.
    """
    box = around(bare.words)
    for number in range(bare.line - 1, max(-1, bare.line - _PAGES_OF_HEADING_LINES), -1):
        if letter.lines[number].page != bare.page:
            return False
        own = [part for part in letter.parts[number] if _overlap(part.box, box)]
        if own and heading in own[0].text and not letter.is_dated_line(number):
            rows = [n for n in (number - 1, number) if n >= 0 and not letter.is_dated_line(n)]
            heads = (part for n in rows for part in letter.parts[n] if len(letter.parts[n]) > 1)
            work = [part for part in heads if _ABOUT_WORK.match(part.text.strip(" :."))]
            below = range(number + 1, bare.line + 1)
            others = [part.box for part in work if part is not own[0]]
            return any(_has_date(letter, bare, line, box) for box in others for line in below)
    return False


def _has_date(letter: Surroundings, bare: Listed, line: int, over: Box) -> bool:
    """Return whether a date of a row, other than ``bare``, stands under a heading."""
    words = [w for w in letter.lines[line].words if _overlap(w.box, over)]
    return any(id(word) in letter.dated_words and word not in bare.words for word in words)


def _without_payment(heading: str) -> str:
    """Return the heading of a column of work without the payment that its days belong to."""
    said = heading.strip(" :.")
    return _OF_A_PAYMENT.sub("", said) if _ABOUT_WORK.match(said) else heading


def is_under_its_weekday(letter: Surroundings, bare: Listed) -> bool:
    """Return whether a date stands in the column of the weekday that it falls on."""
    heading = _heading_over(letter, around(bare.words), bare.line, bare.page)
    day = real(bare.mention.first)
    if heading is None or day is None:
        return False
    return WEEKDAYS.get(heading.strip(" .:")) == day.weekday()


def expects_a_mark(letter: Surroundings, bare: Listed) -> bool:
    """Return whether a heading right of the date's own promises hours or a code."""
    left = around(bare.words)[0]
    for number in range(bare.line - 1, max(-1, bare.line - _PAGES_OF_HEADING_LINES), -1):
        if letter.lines[number].page != bare.page:
            return False
        texts = [part.text.strip(" :.") for part in letter.parts[number]]
        behind = [part.text.strip(" :.") for part in letter.parts[number] if part.box[2] > left]
        if len(texts) >= 2 and any(text in _MARK_HEADINGS for text in behind):
            return any("date" in text or "day" in text for text in texts)
    return False


def _heading_over(
    letter: Surroundings, box: Box, line: int, page: int, beside: float = _BESIDE
) -> str | None:
    """Return the heading over a box, ``beside`` points to its side at most."""
    empty = 0
    for number in range(line - 1, max(-1, line - _PAGES_OF_HEADING_LINES), -1):
        above = letter.lines[number]
        if above.page != page:
            return None
        if not any(map(str.isalnum, letter.texts[number])):
            continue  # A row of dashes rules off what heads the columns.
        over = [part for part in letter.parts[number] if _overlap(part.box, box, beside)]
        if not over:
            empty += 1
            if empty > 2:
                return None
            continue
        empty = 0
        if any(id(word) in letter.dated_words for word in over[0].words):
            if _begins_a_list(letter, over[0].words):
                return None
            continue
        if over[0].text.strip(" .()") in _NO_DAYS and above.words[0].text.lower() in MONTHS:
            continue
        return _heading_in(letter, number, _own_words(letter, over[0].words, box, line))
    return None


def _heading_in(letter: Surroundings, number: int, words: tuple[Word, ...]) -> str | None:
    """Return the words of a line as a heading, if they are few, and beside others or known."""
    text = " ".join(word.text.lower() for word in words)
    beside = len(letter.parts[number]) > 1 and _is_about_work(text)
    most = _MOST_WORDS_ABOUT_WORK if beside else _MOST_WORDS_OF_A_HEADING
    if not any(character.isalpha() for character in text) or len(words) > most:
        return None
    whole = letter.texts[number]
    if len(letter.parts[number]) < 2 and not text.startswith(_LONE_HEADINGS):
        return None
    if len(letter.parts[number]) < 2 and whole.endswith(":") and len(whole) > len(text):
        return None  # A sentence that leads to a list stands over more than one column.
    return text


def _is_about_work(heading: str) -> bool:
    """Return whether a heading beside others is about days worked, in whatever words."""
    role = role_of(heading) if heading.startswith(("day", "date")) else None
    return _ABOUT_WORK.match(heading) is not None or (role is not None and role[0] is Role.WORK)


def _begins_a_list(letter: Surroundings, words: tuple[Word, ...]) -> bool:
    """Return whether a label stands before the dates of a line: what is above is not about them."""
    lead = takewhile(lambda word: id(word) not in letter.dated_words, words)
    return any(word.text.endswith(":") for word in lead)


def _own_words(
    letter: Surroundings, words: tuple[Word, ...], box: Box, line: int
) -> tuple[Word, ...]:
    """Return the words of a heading less those that stand over what is beside the date."""
    if (own := _over_its_column(letter, words, box, line)) is not None:
        return own
    follow = [word for word in letter.lines[line].words if word.box[0] > box[2]]
    # Dates side by side share the heading above them; only another column has its own.
    more_dates = any(id(word) in letter.dated_words for word in follow)
    if not follow or more_dates or len(words) > _MOST_WORDS_OF_TWO_HEADINGS:
        return words
    behind = [word.box for word in follow]
    right = (behind[0][0], max(other[2] for other in behind))
    left = (box[0], box[2])
    return tuple(word for word in words if _away(word, left) <= _away(word, right))


def _over_its_column(
    letter: Surroundings, words: tuple[Word, ...], box: Box, line: int
) -> tuple[Word, ...] | None:
    """Return the words nearest to a date's column, where each column of its row has some.

    Headings over narrow columns may stand as close as the words of one.
    """
    parts = letter.parts[line]
    sentence = any(sign in word.text for word in words for sign in "(),;:")
    if (
        len(parts) < _FEWEST_COLUMNS
        or sentence
        or len(words) > _MOST_WORDS_OF_A_COLUMN * len(parts)
    ):
        return None
    columns = [(part.box[0], part.box[2]) for part in parts]
    nearest = [min(range(len(parts)), key=lambda at: _away(word, columns[at])) for word in words]
    own = next((at for at, part in enumerate(parts) if part.box[0] <= box[0] <= part.box[2]), None)
    if own is None or set(nearest) != set(range(len(parts))):
        return None
    return tuple(word for word, at in zip(words, nearest, strict=True) if at == own)


def _away(word: Word, stretch: tuple[float, float]) -> float:
    """Return how far the middle of ``word`` lies from a stretch of the line, 0 within it."""
    middle = (word.box[0] + word.box[2]) / 2
    return max(stretch[0] - middle, middle - stretch[1], 0.0)


def _overlap(one: Box, other: Box, beside: float = _BESIDE) -> bool:
    return one[0] - beside <= other[2] and other[0] - beside <= one[2]
