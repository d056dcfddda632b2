"""Numbers written in words: "twenty-two" is 22."""

import re

_ONES_TEXT = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS_TEXT = "twenty thirty forty fifty sixty seventy eighty ninety"
_ONES = {
    word: number
    for number, word in enumerate(
        _ONES_TEXT.split(),
        start=1,
    )
}
_TENS = {word: 10 * number for number, word in enumerate(_TENS_TEXT.split(), start=2)}
_TENS["fourty"] = 40
_WORD = "|".join(sorted((*_ONES, *_TENS, "hundred"), key=len, reverse=True))

NUMBER_WORDS = rf"(?:{_WORD})(?:[\s-]{{1,3}}(?:and[\s-]{{1,3}})?(?:{_WORD})){{0,4}}"
"""A regular expression (lower case) for a number in words up to 999."""


def number_from_words(text: str) -> int | None:
    """Return the number that ``text`` spells, ``None`` when it spells none."""
    total = 0
    for word in re.findall(r"[a-z]+", text.lower()):
        if word == "hundred":
            total = max(total, 1) * 100
        elif word in _ONES:
            total += _ONES[word]
        elif word in _TENS:
            total += _TENS[word]
        elif word != "and":
            return None
    return total or None
