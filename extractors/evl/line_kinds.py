"""What a line of a letter can be by its wording alone: an address, a heading, a stamp, a date."""

import re

from extractors.patterns import pattern_of

_TITLE = pattern_of(
    r"^(?:letter of )?(?:employment|employer(?:['’]?s)?|employee|work|production|days? worked|"
    r"roster|csl|evl|experience|contract services)?\s*"
    r"(?:verification|confirmation|certification|certificate|statement|record|summary|recap|"
    r"history|letter)s?\b",
    re.IGNORECASE,
)
_STAMP = pattern_of(
    r"(?<!f)/s/(?!o\b)|\b(?:digitally|electronically) signed\b|docusign|e-?signed by|"
    r"signed electronically|"
    r"no signature (?:is )?required",
    re.IGNORECASE,
)
_ADDRESS = pattern_of(
    r"\b\d{3}[-.\s)]+\d{3}[-.\s]\d{4}\b|\b[A-Z]{2}\.?,?\s+\d{5}\b|www\.|@|\.com\b|"
    r"\b\d+\s+[NSEW]?\.?\s*[A-Z]\w+.*\b(?:street|st|avenue|ave|boulevard|blvd|road|rd|drive|dr|way|"
    r"lane|ln|place|pl|court|ct|suite|floor|plaza)\b|\b[A-Z]\d[A-Z]\s*\d[A-Z]\d\b|"
    r"\b(?:tel|phone|fax)\b",
    re.IGNORECASE,
)
_TIME = (
    r"(?:[,|]?\s*(?:at\s+|@\s*)?\d{1,2}:\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?"
    r"(?:\s*\(?[A-Z]{2,4}\)?)?)?"
)
"""The time of day that programs print behind a date."""

_DATE_ALONE = pattern_of(
    r"^(?:[A-Z][\w. ]+,\s*|(?:run|report|issue|letter)\s+date:?\s+|"
    r"(?:printed|generated|created|issued|prepared)(?:\s+on)?:?\s+)?"
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*,?\s*|le\s+)?(?:"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|"
    r"\d{1,2}(?:st|nd|rd|th)?[\s-]+(?:of\s+)?[A-Za-z]{3,9}\.?,?[\s-]+\d{2,4}|"
    r"\d{4}[/.-]\d{1,2}[/.-]\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})"
    rf"{_TIME}$",
    re.IGNORECASE,
)
_ANY_DATE = (
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?(?:(?:the\s+)?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+"
    r"\d{4}|(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?[\s-]+(?:day\s+)?(?:of\s+)?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?[\s-]+\d{4}|"
    r"\d{4}[/.-]\d{1,2}[/.-]\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})"
)
_MADE = (
    r"(?:as\s+of|dated?|issued?|given|prepared|printed|generated|created|produced|exported|run|"
    r"made|written|sent|executed|signed|sworn|subscribed|retrieved|drawn\s+up|updated|downloaded|completed|valid)"
)
_OF_A_PAPER = (
    r"(?:employment|work|production|roster|crew|verification|confirmation|certification|"
    r"certificate|record|report|letter|document|statement|summary|recap|recapitulation|history|"
    r"proof|form|sheet|notice|memo|memorandum|export|print-?out|page|days?|worked|service|services|"
    r"experience|evl|csl|of|for|on|at|by|in|the|this|is|was|and|time)"
)
_WHEN_MADE = pattern_of(
    rf"^\W*(?:{_OF_A_PAPER}\W+){{0,8}}?{_MADE}\W+(?:(?:{_OF_A_PAPER}|{_MADE})\W+){{0,4}}"
    rf"{_ANY_DATE}{_TIME}(?:\W+(?:by|page|p\.|from|via|at|in)\b.{{0,60}})?\W*$",
    re.IGNORECASE,
)
_TITLE_DATED = pattern_of(
    rf"^\D{{8,60}}?(?:\s+[–—|•·-]\s*|[,:(|]\s*){_ANY_DATE}\W*$", re.IGNORECASE
)
_MADE_AT_END = pattern_of(
    r"^\D{0,80}?\b(?:printed|generated|exported|dated|issued|prepared|created|updated|run)"
    rf"(?:\s+on)?:?\s+{_ANY_DATE}{_TIME}\W*$",
    re.IGNORECASE,
)
_MAIL_DATED = pattern_of(rf"^.{{0,60}}<?\S+@\S+?>?\W+{_ANY_DATE}{_TIME}\W*$", re.IGNORECASE)


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


def says_when_made(text: str) -> bool:
    """Return whether ``text`` is the line of a paper, or of a mail, that says when it was made.

    "Work recap - run 06/21/2025", "VERIFICATION OF EMPLOYMENT — May 27, 2025".
    """
    said = text.strip()
    if any(rule.match(said) for rule in (_WHEN_MADE, _MAIL_DATED, _MADE_AT_END)):
        return True
    return is_title(said) and bool(_TITLE_DATED.match(said))
