"""The agreements of other unions that work was done under, as resumes name them."""

import re

UNDER = re.compile(
    r"(?i)(?:under\s+)?(?:(?:a\s+)?D\.?G\.?C\.?(?:\s+[A-Z]{2,3})?(?:\s+(?:contract|agreement|show))?"
    r"|Directors Guild(?: of Canada)?|NABET(?:\s*-?\s*\d+)?|ACFC(?:\s*West)?|non[- ]union"
    r"|(?:I\.?A\.?T\.?S\.?E\.?\s*)?(?:Local\s*)?#?\s*(?:411|667|669|873|891|212|849|856|828|514|600|161"
    r"|871)|I\.?A\.?T\.?S\.?E\.?(?:\s*(?:Local)?\s*#?\s*\d{1,3})?|Teamsters(?:\s*\d+)?)"
)
"""A remark that says whose agreement it was, whole; Local 411's own is one of them."""
