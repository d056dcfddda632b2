"""Pay stubs: who was paid by whom, and the days worked where a stub lists days.

A check date or the end of a pay period is not a day worked; sick, vacation, idle and guarantee
lines are no work (CSATF instructions for proof of payment).
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from extractors import catalogue
from extractors.confidence import Found, confidence
from extractors.evl.jobs import Job
from extractors.evl.marks import patterns
from extractors.evl.working_days import day_fields
from extractors.forms import answers, asked
from extractors.forms.answers import Answer
from extractors.layout import Line, Table, lines, tables
from extractors.names import has_legal_form, looks_like_company
from extractors.paid_hours import paid_hours
from extractors.passages import Printed, passage
from extractors.time_grid import days_in_columns, days_of_grid
from extractors.values import DocumentType, Field, Fields, Page, Statement

TYPE = DocumentType.PAY_STUB

_QUESTIONS = (
    asked(
        "employee_name",
        r"(?:employee|payee|crew member|worker)?'?s? ?name|employee|payee|pay to.*|paid to|"
        r"issued to|name of employee|crew member",
        Answer.PERSON,
    ),
    asked(
        "last4",
        r"(?:ssn|s\.s\.n\.?|ss ?#?|ss no\.?|soc\.? sec\.?|social security)\b.*|"
        r"last (?:4|four)\b.*",
        Answer.LAST4,
    ),
    asked(
        "employer",
        r"employer(?: name| of record)?|company(?: name)?|client(?: name)?|production company|"
        r"signatory(?: company)?",
    ),
    asked(
        "payroll_company",
        r"payroll (?:company|service|agent|by|provider|processor).*|paymaster|paid by|"
        r"processed by|issued by",
    ),
    asked(
        "check_date",
        r"(?:check|pay|payment|cheque|advice|deposit|direct deposit|voucher) dat(?:e|ed)|pay ?day|"
        r"date of (?:check|cheque|payment|pay|deposit)|date paid|paid on",
        Answer.DATE,
    ),
    asked(
        "period_end",
        r"(?:for )?(?:the )?(?:pay(?:roll)? )?(?:period|week|pd\.?|wk\.?)[- ]?"
        r"(?:end(?:ing|s|ed)?|to|thru|through)"
        r"(?: date)?|w/?e(?: date)?",
        Answer.DATE,
    ),
    asked(
        "pay_period",
        r"(?:pay(?:roll)? |work )?(?:period|week)(?: of| dates| covered| worked)?|"
        r"(?:for (?:the )?)?(?:pay )?period(?: of)?|dates worked",
        Answer.PERIOD_END,
    ),
    asked(
        "occupation_code",
        r"occ(?:upation)?\.?(?: code| no\.?| ?#)?|(?:job|class(?:ification)?|labor) code",
        Answer.CODE,
    ),
    asked(
        "production",
        r"(?:production|project|show|picture|job)(?: title| name)|production|project|show|"
        r"picture|prod\.?|title",
    ),
    asked("hours", r"(?:total )?(?:hours|hrs\.?)(?: worked| paid)?", Answer.AMOUNT),
)
_DAYS_OF_A_PERIOD = 14
_ABOUT_PAY = re.compile(
    r"(?i)\b(?:check|cheque|pay(?:ment)?|advice|print(?:ed)?|issue[d]?|deposit|hire|birth)\s+date|"
    r"\bperiod\b|\bweek[- ]ending\b|\bw/e\b|\bdate\s+of\s+(?:check|payment|issue)|\bytd\b|"
    r"\byear\s+to\s+date\b"
)


def extract(pages: Sequence[Page]) -> Statement:
    """Return what the stub on ``pages`` states."""
    asked_for = answers(pages, _QUESTIONS)
    fields = _letterhead(pages) | _issuer(pages) | asked_for | paid_hours(pages)
    if (issuer := fields.get("payroll_company")) is not None:
        bare = re.split(r",\s+(?=#?\d)", str(issuer.value))[0]
        fields["payroll_company"] = replace(issuer, value=bare)
    period = fields.pop("pay_period", None)
    if period is not None:
        fields.setdefault("period_end", period)
    fields |= _last4(pages, fields)
    own = ("production", "hours")
    record = {name: fields.pop(name) for name in own if name in fields}
    record |= _days(pages, _last_day(fields))
    numbers = tuple(page.number for page in pages)
    return Statement(TYPE, 0.0, numbers, fields, (record,) if record else ())


def _last_day(fields: Fields) -> date | None:
    """Return the day by which everything paid was worked: days without a year lie before it."""
    said = next((fields[name] for name in ("period_end", "check_date") if name in fields), None)
    return date.fromisoformat(str(said.value)) if said is not None else None


def _days(pages: Sequence[Page], last: date | None) -> Fields:
    """Return the days listed line by line, lines about pay dates and periods left out."""
    own: list[Line] = []
    grids: list[Table] = []
    for page in pages:
        kept = [line for line in lines(page) if not _ABOUT_PAY.search(line.text)]
        inside = {id(word) for line in kept for word in line.words}
        own += kept
        grids += [t for t in tables(page) if _is_of_days(t, inside)]
    window = _before(last) if last is not None else ()
    if by_columns := days_in_columns(grids, window):
        return by_columns
    found, _ = day_fields(Job({}, tuple(own), tuple(grids)), last, day_first=False)
    if "work_dates" not in found and window:
        return days_of_grid(grids, own, window)
    return {name: found[name] for name in ("work_dates", "non_worked_dates") if name in found}


def _before(last: date) -> list[date]:
    """Return the days that a stub may pay for, up to ``last``."""
    return [last - timedelta(days=back) for back in reversed(range(_DAYS_OF_A_PERIOD))]


def _is_of_days(table: Table, inside: set[int]) -> bool:
    return any(id(word) in inside for row in table.rows for cell in row for word in cell.words)


def _issuer(pages: Sequence[Page]) -> Fields:
    """Return the payroll company: where it says that it paid, or at the head by its own name."""
    for line in (line for page in pages for line in lines(page)):
        held = passage((line,))
        found = _MADE_BY.search(held.text)
        if found is not None and looks_like_company(found["v"]):
            return {"payroll_company": _told(held.group(found, "v"), Found.PATTERN)}
    for line in lines(pages[0])[:_LINES_OF_HEAD]:
        for segment in line.segments():
            text = segment.text.strip()
            if _is_payroll(text) and looks_like_company(text):
                return {"payroll_company": _told(Printed(text, (segment,)), Found.PLACE)}
    return {}


def _letterhead(pages: Sequence[Page]) -> Fields:
    """Return the company at the head as the employer: a stub that names no other is its own."""
    for line in lines(pages[0])[:_LINES_OF_HEAD]:
        for segment in line.segments():
            text = segment.text.strip()
            if has_legal_form(text) and not _is_payroll(text):
                return {"employer": _told(Printed(text, (segment,)), Found.GUESS)}
    return {}


def _is_payroll(text: str) -> bool:
    return _PAYROLL.search(text) is not None or catalogue.payroll_company(text) is not None


def _told(value: Printed, found: Found) -> Field:
    return Field(value.text, confidence(found, value.weakest), value.places)


_LINES_OF_HEAD = 6
_PAYROLL = re.compile(r"(?i)\bpay(?:roll|masters?)\b")
_MADE_BY = re.compile(
    r"(?i:\b(?:processed|prepared|issued|administered|paid) by)\s+"
    r"(?P<v>[A-Z0-9][^,;|]*?(?:\b(?:Inc|Ltd|LLC|ULC|Corp)\b\.?)?)(?=[,;|]|\.?\s*$|\.\s)"
)


def _last4(pages: Sequence[Page], fields: Fields) -> Fields:
    """Return the last four digits wherever they stand, when no label holds them."""
    if "last4" in fields:
        return {}
    for page in pages:
        for hit in patterns(lines(page)):
            if hit.field == "last4":
                sure = confidence(Found.PATTERN, hit.printed.weakest)
                return {"last4": Field(hit.text, sure, hit.printed.places)}
    return {}
