"""How much text is looked at for days, so that no page can keep the reader busy."""

from collections.abc import Sequence

from extractors.layout import Line

MOST_WORDS_IN_A_LINE = 160
"""More than any printed line holds, a landscape table in small type included."""

MOST_WORDS_OF_A_RECORD = 3_000
"""About six full pages about one person's work on one production."""

MOST_DIGITS_OF_A_RECORD = 8_000
"""A year of days, each with its date, two times and its hours, is about 5 000."""


def bounded(lines: Sequence[Line]) -> tuple[list[Line], tuple[str, ...]]:
    """Return the lines cut to what a letter can hold, and a doubt for each kind of cut."""
    kept: list[Line] = []
    doubts: list[str] = []
    left, digits = MOST_WORDS_OF_A_RECORD, MOST_DIGITS_OF_A_RECORD
    for line in lines:
        if len(line.words) > MOST_WORDS_IN_A_LINE:
            doubts.append(f"a line is longer than {MOST_WORDS_IN_A_LINE} words; its end is unread")
        words = line.words[: min(MOST_WORDS_IN_A_LINE, left)]
        if not words:
            doubts.append(f"only the first {MOST_WORDS_OF_A_RECORD} words were read for days")
            break
        digits -= sum(sign.isdigit() for word in words for sign in word.text)
        if digits < 0:
            doubts.append(f"only the first {MOST_DIGITS_OF_A_RECORD} digits were read for days")
            break
        kept.append(line if len(words) == len(line.words) else Line(line.page, words))
        left -= len(words)
    return kept, tuple(dict.fromkeys(doubts))
