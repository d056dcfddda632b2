"""What a line of a letter can be by its wording alone: an address, a heading, a stamp, a date."""

import re

_TITLE = re.compile(
    r"^(?:letter of )?(?:employment|work|production|days? worked|"
    r"roster|csl|evl|experience|contract services)?\s*"
    r"(?:verification|confirmation|certification|statement|record|summary|letter)s?\b",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"/s/|\b(?:digitally|electronically) signed\b|docusign|e-?signed by|signed electronically|"
    r"no signature (?:is )?required",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\b\d{3}[-.\s)]+\d{3}[-.\s]\d{4}\b|\b[A-Z]{2}\.?,?\s+\d{5}\b|www\.|@|\.com\b|"
    r"\b\d+\s+[NSEW]?\.?\s*[A-Z]\w+.*\b(?:street|st|avenue|ave|boulevard|blvd|road|rd|drive|dr|way|"
    r"lane|ln|place|pl|court|ct|suite|floor|plaza)\b|\b[A-Z]\d[A-Z]\s*\d[A-Z]\d\b|"
    r"\b(?:tel|phone|fax)\b",
    re.IGNORECASE,
)
_DATE_ALONE = re.compile(
    r"^(?:[A-Z][\w. ]+,\s*|(?:run|report|issue|letter)\s+date:?\s+|"
    r"(?:printed|generated|created|issued|prepared)(?:\s+on)?:?\s+)?"
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*,?\s*)?(?:"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|"
    r"\d{1,2}(?:st|nd|rd|th)?[\s-]+(?:of\s+)?[A-Za-z]{3,9}\.?,?[\s-]+\d{2,4}|"
    r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2})$",
    re.IGNORECASE,
)


def is_address(text: str) -> bool:
    """Return whether ``text`` is a street, town, phone, mail or web address."""
    return bool(_ADDRESS.search(text))


def is_title(text: str) -> bool:
    """Return whether ``text`` is a heading such as "EMPLOYMENT VERIFICATION"."""
    return bool(_TITLE.match(text.strip()))


def is_stamp(text: str) -> bool:
    """Return whether ``text`` belongs to a typed or electronic signature."""
    return bool(_STAMP.search(text))


def is_date_alone(text: str) -> bool:
    """Return whether ``text`` is a date and nothing else."""
    return bool(_DATE_ALONE.match(text.strip(" .,:")))
