"""In which days work counts for a record, in words, and how far payroll records reach."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.records import tables
from app.roster.facts import History
from app.roster.rulebook import rule_book
from app.roster.rules_as_values import WorkRule
from app.roster.rules_page_shared import length_text
from app.roster.windows import window_of
from app.web.because import because_told
from app.web.told import day
from app.web.told import text as _


def window_told(record: tables.RosterRecord, rule_id: str | None, on: date) -> str:
    """Return in which days work counts: between two dates, or within any length of time."""
    rule = _rule(rule_id)
    if rule is None or rule.window is None:
        return ""
    applied = History(record.roster, record.local, record.classification, record.applied_on)
    span = window_of(rule, applied, on)
    if span is None:
        return _(
            "Days within any %(length)s count", length=because_told(length_text(rule.window.length))
        )
    return _("Days from %(first)s to %(last)s count", first=day(span.first), last=day(span.last))


def payroll_reaches_to(session: Session) -> date | None:
    """Return the last day that the payroll files in use cover, None while there is none."""
    source = tables.WorkRecordImport
    used = source.kind == "payroll", source.applied_at.is_not(None), source.withdrawn_at.is_(None)
    return session.scalar(select(func.max(source.period_end)).where(*used))


def _rule(rule_id: str | None) -> WorkRule | None:
    return rule_book().work_rule(rule_id) if rule_id else None
