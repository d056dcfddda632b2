"""What the lines above a table say: the company that reports, and the span of days it reports."""

import re
from collections.abc import Sequence
from datetime import date

from app.tabular.cells import BadCell
from app.tabular.dates import DateReader
from extractors import catalogue

_COMPANY = re.compile(r"(?i)\b(payroll|inc|llc|corp|ltd)\b")
_HEADING = re.compile(r"(?i)\b(register|report|export|detail|summary|journal|period|ending|date)\b")
_DATES = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}|\d{4}-\d{2}-\d{2}|[A-Z][a-z]{2,8} \d{1,2}, \d{4}")
_ROLE_LABEL = re.compile(r"(?i)^(payroll (company|service)|prepared by|paymaster|remitter)\W+")


def company_in(above: Sequence[str]) -> str:
    """Return the company that the lines above a table name, empty when none does."""
    for line in above:
        if _ROLE_LABEL.match(line):
            return _ROLE_LABEL.sub("", line)
    known = (catalogue.payroll_company(line) for line in above)
    named = next((company for company in known if company), None)
    likely = (line for line in above if _COMPANY.search(line) and not _HEADING.search(line))
    return named or next(likely, "")


def span_in(above: Sequence[str], dates: DateReader) -> tuple[date, date] | None:
    """Return the span that the lines above a table say it reports, if they say so."""
    for line in above:
        days = []
        for text in _DATES.findall(line):
            try:
                days.append(dates(text))
            except BadCell:
                continue
        if len(days) == 2 and days[0] < days[1]:
            return days[0], days[1]
    return None
