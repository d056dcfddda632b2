"""Dates written with their year, and the latest one of a letter that says it was made then."""

import re
from collections.abc import Sequence
from datetime import date

from extractors.days import parse_date
from extractors.layout import Line
from extractors.passages import Printed, passage
from extractors.patterns import pattern_of

DATE = pattern_of(
    r"(?<!\d)(?:\d{4}[/.-]\d{1,2}[/.-]\d{1,2}(?!\d)|(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|"
    r"\d{1,2}(?:st|nd|rd|th)?[\s-]+(?:day\s+of\s+)?(?:of\s+)?[A-Za-z]{3,9}\.?,?[\s-]"
    r"+\d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})",
    re.IGNORECASE,
)
"""A date with its year, in any of the ways that letters write their own."""

_LINES_OVER_THE_END = 3
_MADE = pattern_of(
    r"(?i)\b(?:dated|issued?|given|prepared|printed|generated|created|produced|exported|run|made|"
    r"written|sent|executed|signed|sworn|subscribed|retrieved|updated|downloaded|completed|certified|"
    r"attested|witnessed)(?:\s+(?:on|at|this|the|by|in|and))*\W*$"
)
_DONE = pattern_of(r"\b[A-Z]?[a-z]{3,}ed(?:\s+(?:on|at|this|the))*\W*$")
_WORKED = pattern_of(
    r"(?i)\b(?:worked|employed|engaged|hired|started|ended|finished|wrapped|paid|returned|"
    r"terminated|photographed|called|listed|filmed|recorded|resumed|canceled|cancelled)\b"
)


def latest_made(
    lines: Sequence[Line], closing: int, *, day_first: bool
) -> tuple[str, Printed] | None:
    """Return the latest date of ``lines`` if what leads to it says that the letter was made then.

    At the letter's end any verb will do: "Answered on 07/14/2025 by:"; those of work never do. A
    date that is not later than every other one is no letter's.
    """
    days: list[date] = []
    led: list[tuple[date, Printed]] = []
    for at, line in enumerate(lines):
        text = passage((line,))
        for match in DATE.finditer(text.text):
            day = parse_date(match.group(), day_first=day_first)
            if day is None:
                continue
            days.append(day)
            ahead = text.text[: match.start()]
            at_end = at >= closing - _LINES_OVER_THE_END and _DONE.search(ahead)
            if (_MADE.search(ahead) or at_end) and not _WORKED.search(ahead):
                led.append((day, text.group(match)))
    last = [(day, value) for day, value in led if day == max(days)]
    told_elsewhere = len(last) < sum(day == max(days) for day in days)
    return (last[0][0].isoformat(), last[0][1]) if last and not told_elsewhere else None
