"""Marks that speak for themselves wherever they stand: masked numbers, locals, union wording."""

import re
from collections.abc import Iterator, Sequence

from extractors import catalogue
from extractors.catalogue.lookup import LETTERS_OF_LOCALS, SPELLED_LOCALS
from extractors.confidence import Found
from extractors.evl.hits import Hit
from extractors.layout import Line
from extractors.passages import passage
from extractors.patterns import pattern_of

_LAST4 = (
    pattern_of(r"(?:[X*x#•●]{3})[-–\s.]?(?:[X*x#•●]{2})[-–\s.]?(?P<v>\d{4})\b"),
    pattern_of(r"(?<![\d-])\d{3}[- ]\d{2}[- ](?P<v>\d{4})(?![\d-])"),
    pattern_of(
        r"(?i)(?:\bssn?\b|social\s+(?:security|ends|ending|number|no\b|is)|\bss\s?#|\blast\s+(?:four|"
        r"4)\b)[^0-9\n]{0,45}(?P<v>\d{4})\b"
    ),
    pattern_of(
        r"(?i)\b(?:his|her|their|whose)\s+(?:number|social)\s+(?:is|ends?|ending)\s+(?:in\s+|with\s+)?"
        r"(?P<v>\d{4})\b"
    ),
    pattern_of(r"(?i)[(\[]\s*(?:number\s+)?end(?:s|ing)\s+(?:in|with)\s+(?P<v>\d{4})\s*[)\]]"),
    pattern_of(r"(?:^|[\s(#:])[X*x•●]{2,7}-?(?:[X*x•●]{2,3}-)?(?P<v>\d{4})\b"),
)
_UNION_BEFORE = (
    r"(?:(?i:I\.?A\.?T\.?S\.?E\.?\s*(?:&\s*)?|A\.?I\.?E\.?S\.?T\.?|Teamsters|IBEW|Laborers)"
    r"\s*,?\s*)?"
)
LOCAL = pattern_of(
    rf"\b{_UNION_BEFORE}(?i:Local(?:\s+Union)?|section\s+locale|Loc\b\.?)\s*"
    rf"(?:{LETTERS_OF_LOCALS}\s?)?"
    r"(?i:No\.?|Number|#)?\s*#?\s*(?P<v>\d{2,4}[A-Z]?)\b(?![/.-]\d)|"
    rf"\b{_UNION_BEFORE}(?:Local|LOCAL)\s+(?:(?i:No\.?|#)\s*)?"
    rf"(?P<few>\d(?!\d|[.)]\s)|(?:{SPELLED_LOCALS})\b)(?![/.-]\d)|"
    r"\b(?i:I\.?A\.?T\.?S\.?E\.?|Teamsters)\s*#?(?P<w>\d{2,3})\b|"
    r"\b(?P<guild>[A-Z]{3,6})\s(?P<x>\d{2,3})\s(?:IATSE|AIEST)\b"
)
"""A local by its number: behind the word, spelled where there are few digits, "AQTIS 514 IATSE"."""

_SHORT_LOCAL = pattern_of(r"(?<![\w/.-])L-?(?P<v>\d{2,3})(?![\w/-])")
"""A local as crews write it, "L80"."""

NON_UNION = pattern_of(
    r"(?i)\bnon[- ]?union\b|\bnon[- ]?signatory\b|\bnot\s+(?:a\s+)?(?:union|signatory|covered)\b|"
    r"\bnot\s+(?:subject\s+to|under)\s+(?:an?y?\s+)?(?:collective|union|iatse)"
)
UNION = pattern_of(
    r"(?i)\b(?:basic\s+agreement|collective\s+bargaining\s+agreement|"
    r"(?<!non-)(?<!non )union\s+(?:agreement|contract|production|"
    r"show|project|signatory|terms|status)|"
    r"signatory\s+to|signatory\s+(?:producer|company|production)|"
    r"(?:under|pursuant\s+to|covered\s+by|within|in\s+accordance\s+with)\s+(?:the\s+"
    r")?"
    r"(?:terms\s+(?:and\s+conditions\s+)?of\s+|jurisdiction\s+of\s+)?(?:the\s+|"
    r"an?\s+)?(?:applicable\s+)?(?:I\.?A\.?T\.?S\.?E|Teamsters|"
    r"union|local)|"
    r"I\.?A\.?T\.?S\.?E\.?\s+(?:new[- ]media|agreement|contract|"
    r"signatory|covered)|union-covered|under\s+the\s+jurisdiction)"
)
TICKED = pattern_of(r"(?:\[\s*[xX✓✔]\s*\]|\(\s*[xX✓✔]\s*\)|☒|☑|✓|✔)\s*(?P<v>[^\[\](☐☒☑✓✔|]+)")
BOX = pattern_of(r"\[\s*[xX✓✔ _]?\s*\]|☐|☒|☑|✓|✔")


def patterns(lines: Sequence[Line]) -> Iterator[Hit]:
    """Yield the last four digits, locals and union wording that ``lines`` carry anywhere."""
    text = passage(lines)
    seen: set[int] = set()
    for pattern in _LAST4:
        for match in pattern.finditer(text.text):
            if match.start("v") not in seen and not _is_other_number(text.text, match):
                seen.add(match.start("v"))
                yield Hit(
                    "last4", text.group(match, "v"), Found.PATTERN, text.line_at(match.start("v"))
                )
    for match in LOCAL.finditer(text.text):
        yield Hit("local", text.group(match), Found.PATTERN, text.line_at(match.start()))
    for match in _SHORT_LOCAL.finditer(text.text):
        if catalogue.local(f"Local {match['v']}") is not None:
            yield Hit("local", text.group(match, "v"), Found.PATTERN, text.line_at(match.start()))
    for pattern in (NON_UNION, UNION):
        for match in pattern.finditer(text.text):
            if BOX.search(text.text[max(0, match.start() - 6) : match.end() + 12]):
                continue
            yield Hit("union_status", text.group(match), Found.PATTERN, text.line_at(match.start()))


def _is_other_number(text: str, match: re.Match[str]) -> bool:
    """Return whether the digits belong to a tax number, a phone or a check rather than a person."""
    before = text[max(0, match.start() - 25) : match.start()].lower()
    return bool(re.search(r"fein|\bein\b|tax id|federal id|phone|\btel|account|check", before))


def union_status_of(text: str) -> str | None:
    """Return ``union`` or ``non_union`` as ``text`` says, None when it says neither."""
    if NON_UNION.search(text) or re.fullmatch(r"(?i)\W*(?:no|none|n/?a)\W*", text):
        return "non_union"
    if UNION.search(text) or re.search(
        r"(?i)\bunion\b|\byes\b|iatse|teamsters|agreement|signatory|covered", text
    ):
        return "union"
    return None
