"""The verdict on a case under each rule that may hold, and the best of them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.casefolder.application import NAME, Application, roster_name
from app.casefolder.findings import CaseFinding, days_outside, days_short, findings_of
from app.casefolder.ledger import Line, counted_days, ledger_of, referred_days, within
from app.casefolder.letters import CaseFacts
from app.roster.rulebook import rule_book
from app.roster.rules_as_values import WorkRule
from app.roster.values import History, Requirement, RequirementState, WorkedDay
from app.roster.windows import window_of
from app.roster.work_experience import work_experience
from validators.values import RuleInForce
from validators.wording import count, days_text


class Verdict(StrEnum):
    """What becomes of the application (ARCHITECTURE: ``dayproof check``)."""

    MEETS = "meets"
    REFER = "refer"
    INCOMPLETE = "incomplete"
    SHORT = "short"


_BEST_FIRST = tuple(Verdict)


@dataclass(frozen=True, slots=True)
class CaseAnswer:
    """The ledger, the findings and the verdict of a case under one rule."""

    ledger: tuple[Line, ...]
    findings: tuple[CaseFinding, ...]
    required_days: int | None
    verdict: Verdict
    because: str
    rule: str | None
    path: str = ""

    @property
    def credited_days(self) -> int:
        """Return the number of distinct dates that count."""
        return len(counted_days(self.ledger))


def answer_of(facts: CaseFacts) -> CaseAnswer:
    """Return the answer under the rule that stands best; readings of one rule must agree."""
    rules = rules_of(facts.application)
    if not rules:
        return _without_rule(facts)
    paths: dict[str, list[CaseAnswer]] = {}
    for rule in rules:
        paths.setdefault(rule.path, []).append(_under(rule, facts))
    ways = [_agreed(readings) for readings in paths.values()]
    return min(ways, key=lambda way: (_BEST_FIRST.index(way.verdict), _missing(way)))


def rules_of(application: Application) -> tuple[WorkRule, ...]:
    """Return the application's own rule, or those of the rule book in force on its date."""
    if application.rule is not None:
        return (application.rule,)
    name, local = roster_name(application), application.local or "*"
    return rule_book().work_rules(application.roster, local, name, application.on)


def _under(rule: WorkRule, facts: CaseFacts) -> CaseAnswer:
    history = _history(facts.application)
    in_force = _in_force(rule, history, facts.application.on)
    named = _rule_text(rule)
    lines = ledger_of(facts, in_force)
    stands = _requirement(rule, history, counted_days(lines), facts.application.on)
    found = findings_of(facts, in_force)
    if in_force.window_start is None and rule.years is None:
        lines = within(lines, stands.days, rule.id)
        found = (*found, *days_outside(lines, rule.id))
    verdict, because = _verdict(rule, stands, lines, facts)
    have, need = len(counted_days(lines)), None if rule.years else rule.days.value
    if need is not None and have < need:
        found = (*found, days_short(have, need, len(referred_days(lines)), facts))
    return CaseAnswer(lines, found, need, verdict, because, named, rule.path)


def _verdict(
    rule: WorkRule, stands: Requirement, lines: Sequence[Line], facts: CaseFacts
) -> tuple[Verdict, str]:
    if stands.state is RequirementState.MET:
        return Verdict.MEETS, f"{stands.because} {_rule_text(rule)}."
    referred, history = referred_days(lines), _history(facts.application)
    with_them = _requirement(rule, history, counted_days(lines) | referred, facts.application.on)
    missing = _missing_documents(facts)
    if referred and with_them.state is not stands.state:
        days = f"{count(len(referred), 'day')} ({days_text(referred)})"
        return Verdict.REFER, f"{stands.because} A reviewer decides {days}, which would do."
    if missing and not (stands.state is RequirementState.REFER and facts.letters):
        return Verdict.INCOMPLETE, f"{stands.because} {' '.join(missing)}"
    if stands.state is RequirementState.REFER:
        return Verdict.REFER, stands.because
    return Verdict.SHORT, f"{stands.because} {_rule_text(rule)}."


def _missing_documents(facts: CaseFacts) -> list[str]:
    missing = []
    if not facts.letters:
        missing.append("No employment verification letter was found in the case.")
    if facts.unread_files:
        missing.append(f"Not read: {', '.join(facts.unread_files)}; send it again.")
    unproven = [
        name
        for letter in facts.letters
        if any(f.code == "proof-of-payment-missing" for f in letter.statement.findings)
        for name in letter.names
    ]
    if unproven:
        missing.append(f"Proof of payment is missing for {', '.join(unproven)}.")
    return missing


def _requirement(rule: WorkRule, history: History, days: Collection[date], on: date) -> Requirement:
    # The ledger has judged union or not already, day by day.
    worked = tuple(WorkedDay(day, union=rule.basis != "non_union") for day in sorted(days))
    return work_experience(replace(history, days=worked), (rule,), on)


def _history(application: Application) -> History:
    return History(
        roster=application.roster,
        local=application.local or "*",
        classification=roster_name(application),
        applied_on=application.on,
    )


def _in_force(rule: WorkRule, history: History, on: date) -> RuleInForce:
    window = window_of(rule, history, on)
    return RuleInForce(
        id=rule.id,
        version=rule.version,
        days=rule.days.value,
        window_start=window.first if window else None,
        window_end=window.last if window else None,
        basis=rule.basis,
        confidence=rule.confidence,
        excluded_production_types=rule.excluded_production_types,
    )


def _rule_text(rule: WorkRule) -> str:
    """Return the rule in words, as the ledger quotes it."""
    days = "days" if rule.basis == "any" else f"{rule.basis.replace('_', '-')} days"
    number = "an unknown number of" if rule.days.value is None else str(rule.days.value)
    length = rule.window.length if rule.window else None
    span = f" in {length.number} {length.unit}{'s' * (length.number != 1)}" if length else ""
    version = "" if rule.id == NAME else f" ({rule.version})"
    return f"{rule.id}{version}: {number} {days}{span}"


def _agreed(readings: Sequence[CaseAnswer]) -> CaseAnswer:
    worst = max(readings, key=lambda way: (_BEST_FIRST.index(way.verdict), _missing(way)))
    if len({reading.verdict for reading in readings}) == 1:
        return worst
    told_apart = "; ".join(f"{r.rule}: {r.verdict}" for r in readings)
    because = (
        f"Published readings of the rule disagree ({told_apart}): a roster specialist decides."
    )
    return replace(worst, verdict=Verdict.REFER, because=because)


def _without_rule(facts: CaseFacts) -> CaseAnswer:
    because = (
        "The rule book names no work experience for this classification: a roster specialist "
        "decides."
    )
    verdict = Verdict.REFER if facts.letters else Verdict.INCOMPLETE
    return CaseAnswer(
        ledger_of(facts, None), findings_of(facts, None), None, verdict, because, None
    )


def _missing(way: CaseAnswer) -> float:
    if way.required_days is None:
        return float("inf")
    return max(0, way.required_days - way.credited_days) / max(1, way.required_days)
