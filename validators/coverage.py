"""Which days an issuer has reported, so that silence about a claimed day means something."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache

from extractors.values import Statement
from validators.aliases import known_as
from validators.claims import Claim, text_of
from validators.companies import same_company
from validators.kept import kept
from validators.values import AliasKind, Coverage, Evidence, PayrollRecord


@lru_cache(maxsize=16384)
def pay_week(day: date) -> tuple[date, date]:
    """Return the Sunday and Saturday of the pay week that holds ``day`` (DOMAIN 6.2)."""
    sunday = day - timedelta(days=(day.weekday() + 1) % 7)
    return sunday, sunday + timedelta(days=6)


@kept
def covered_spans(evidence: Evidence) -> tuple[Coverage, ...]:
    """Return every reported span: those handed in, and those of the payroll lines' own files."""
    return (*evidence.covered, *spans_of(evidence.payroll))


def spans_of(payroll: Iterable[PayrollRecord]) -> tuple[Coverage, ...]:
    """Return the whole pay weeks that each file reports for each payroll company."""
    by_file: dict[tuple[str, str], list[PayrollRecord]] = defaultdict(list)
    for line in payroll:
        by_file[line.source, line.payroll_company].append(line)
    return tuple(_span(company, lines) for (_, company), lines in sorted(by_file.items()))


@kept
def reporting(claim: Claim, statement: Statement, evidence: Evidence) -> tuple[Coverage, ...]:
    """Return the spans that the letter's issuer, or this production's payroll, has reported."""
    payer = text_of(statement.fields, "payroll_company")
    written = [payer, text_of(statement.fields, "issuer"), claim.employer]
    issuers = [
        known
        for name in written
        if name
        for known in known_as(evidence.aliases, AliasKind.EMPLOYER, name)
    ]
    spans = covered_spans(evidence)
    return tuple(span for span in spans if _reports(span, claim, issuers, payer))


def is_reported(day: date, spans: Iterable[Coverage]) -> bool:
    """Return True when ``day`` lies in one of ``spans``."""
    return any(span.first_day <= day <= span.last_day for span in spans)


def _reports(span: Coverage, claim: Claim, issuers: Sequence[str], payer: str | None) -> bool:
    # An employer may have run another production through another payroll company.
    elsewhere = payer and span.payroll_company and not same_company(payer, span.payroll_company)
    companies = (span.payroll_company, *(() if elsewhere else span.employers))
    if any(same_company(issuer, company) for issuer in issuers for company in companies):
        return True
    return any(claim.is_titled(title).agrees for title in span.productions)


def _span(company: str, lines: Sequence[PayrollRecord]) -> Coverage:
    return Coverage(
        payroll_company=company,
        first_day=pay_week(min(line.period_start for line in lines))[0],
        last_day=pay_week(max(line.period_end for line in lines))[1],
        productions=tuple(sorted({line.production for line in lines})),
        employers=tuple(sorted({line.employer for line in lines if line.employer})),
    )
