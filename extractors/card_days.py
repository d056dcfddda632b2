"""Days as cards print them: year first, month first, or the month as a word."""

import re
from datetime import date

from extractors.card_captions import MONTHS


def day_of(text: str) -> date | None:
    """Return the day that ``text`` prints: year first, month first, or the month as a word."""
    numbers = [int(part) for part in re.findall(r"\d+", text)]
    month = next((m for m in MONTHS if re.search(rf"(?i)(?<![a-z]){m}", text)), None)
    if month is not None and len(numbers) == 2:
        year, day = sorted(numbers, reverse=True)
        return _possible(year, MONTHS.index(month) + 1, day)
    if len(numbers) == 1 and len(text) == 8:
        first = (int(text[:4]), int(text[4:6]), int(text[6:]))
        return _possible(*first) or _possible(int(text[4:]), int(text[:2]), int(text[2:4]))
    if len(numbers) != 3:
        return None
    if numbers[0] > 31:
        return _possible(*numbers)
    one, other, year = numbers
    return _possible(year, one, other) or _possible(year, other, one)


def _possible(year: int, month: int, day: int) -> date | None:
    if not 1900 <= year <= 2100:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
