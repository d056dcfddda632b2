"""Lengths of time of the rule book in the words of the reader's language."""

from app.roster.days import Length
from app.roster.rules_page_shared import length_text
from app.web.told import ngettext


def length_told(length: Length) -> str:
    """Return a length of time in words: "6 months"."""
    match length.unit:
        case "day":
            return ngettext("%(num)d day", "%(num)d days", length.number)
        case "month":
            return ngettext("%(num)d month", "%(num)d months", length.number)
        case "year":
            return ngettext("%(num)d year", "%(num)d years", length.number)
    return length_text(length)
