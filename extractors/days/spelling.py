"""Letters and digits that recognition confuses, put right only where the word shows it."""

import re
from functools import lru_cache

DIGIT_FOR_LETTER = str.maketrans(
    {"O": "0", "o": "0", "Q": "0", "l": "1", "I": "1", "i": "1", "|": "1", "S": "5", "B": "8"}
)
LETTER_FOR_DIGIT = str.maketrans({"0": "o", "1": "l", "5": "s", "8": "b"})

_NUMERIC_WORD = re.compile(r"\W*[\dOoQlIi|SB]{1,4}(?:[/.-][\dOoQlIi|SB]{1,4}){1,2}\W*")
_NUMBER_WORD = re.compile(r"\W*(?=[\dOol]*\d)[\dOol]{2,4}\W*")
_ORDINAL_WORD = re.compile(r"\W*([\dOolISB]{1,2})(?:st|nd|rd|th)\W*")

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier",
            "february feb febr février fevrier",
            "march mar mars",
            "april apr avril",
            "may mai",
            "june jun juin",
            "july jul juillet",
            "august aug août aout",
            "september sept sep septembre",
            "october oct octobre",
            "november nov novembre",
            "december dec décembre decembre",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon lundi",
            "tuesday tues tue mardi",
            "wednesday weds wed mercredi",
            "thursday thurs thur thu jeudi",
            "friday fri vendredi",
            "saturday sat samedi",
            "sunday sun dimanche",
        )
    )
    for name in names.split()
}
_LONG_NAMES = tuple(name for name in (*MONTHS, *WEEKDAYS) if len(name) >= 5)


def repaired(text: str) -> str:
    """Return a printed word with letters inside a number, or digits inside a name, put right."""
    if text.isdigit():
        return text
    if _NUMERIC_WORD.fullmatch(text) and _mostly_digits(text):
        return text.translate(DIGIT_FOR_LETTER)
    if _NUMBER_WORD.fullmatch(text):
        return text.translate(DIGIT_FOR_LETTER)
    if (ordinal := _ORDINAL_WORD.fullmatch(text)) is not None:
        return text.replace(ordinal[1], ordinal[1].translate(DIGIT_FOR_LETTER), 1)
    if any(letter in "0158" for letter in text) and any(letter.isalpha() for letter in text):
        name = text.strip(".,;:()").lower().translate(LETTER_FOR_DIGIT)
        if name in MONTHS or name in WEEKDAYS:
            return text.translate(LETTER_FOR_DIGIT)
    return text


@lru_cache(maxsize=4096)
def misspelled(name: str) -> str | None:
    """Return the month or weekday that ``name`` (lower case) misses by one letter, if one only."""
    if len(name) < 5 or len(name) > 10:
        return None
    straight = name.replace("rn", "m")
    if straight in _LONG_NAMES:
        return straight
    near = [full for full in _LONG_NAMES if _one_letter_apart(name, full)]
    return near[0] if len(near) == 1 else None


def _mostly_digits(text: str) -> bool:
    """Return whether at least half of the letters are digits and a form name (I-9) is excluded."""
    signs = [letter for letter in text if letter.isalnum() or letter == "|"]
    digits = sum(letter.isdigit() for letter in signs)
    marks = sum(text.count(mark) for mark in "/.-")
    return 2 * digits >= len(signs) and ("/" in text or marks >= 2)


def _one_letter_apart(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False
    short, long = sorted((one, other), key=len)
    start = next(
        (i for i, pair in enumerate(zip(short, long, strict=False)) if pair[0] != pair[1]),
        len(short),
    )
    skip = 1 if len(short) == len(long) else 0
    return short[start + skip :] == long[start + 1 :]
