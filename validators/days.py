"""The verdict on every claimed day: what the records say, and whether the day counts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from extractors.values import Statement
from validators.amended import amended_claim, as_amended
from validators.claims import Claim, claims_compared, claims_of, day_of
from validators.classifications import same_classification
from validators.defects import claim_defects, letter_defects
from validators.kept import kept
from validators.matching import Match
from validators.paid import Answer
from validators.records import COUNTABLE, record_answers
from validators.values import ClaimedDay, DayStatus, DayVerdict, Evidence, RuleInForce
from validators.wording import day_text


@kept
def day_verdicts(statement: Statement, evidence: Evidence) -> tuple[ClaimedDay, ...]:
    """Return every day claimed for the case's professional, in order, with verdict and status.

    Other people's records in the letter are left out. When no record is about the professional,
    every day is contradicted, because the letter is about somebody else.
    """
    claims = claims_compared(statement, evidence)
    if evidence.amendments:
        claims = tuple(amended_claim(claim, evidence.amendments) for claim in claims)
    if not claims:
        strangers = claims_of(statement)
        return tuple(_stranger(claim, day) for claim in strangers for day in claim.days)
    judged = [line for claim in claims for line in _claim_days(claim, statement, evidence)]
    return _each_day_once(sorted(judged, key=lambda line: (line.day, line.record)))


def _claim_days(claim: Claim, statement: Statement, evidence: Evidence) -> list[ClaimedDay]:
    answers = record_answers(claim, statement, evidence)
    standing = _LetterStanding(
        defects=_all_defects(claim, statement, evidence, answers),
        applied_for=same_classification(
            claim.classification, evidence.classification, local=claim.local
        ),
        evidence=evidence,
        letter_date=day_of(statement.fields, "letter_date"),
    )
    sound = not standing.defects
    lines = (_judge(claim, day, answers[day], standing) for day in claim.days)
    return [as_amended(line, evidence.amendments, letter_is_sound=sound) for line in lines]


@dataclass(frozen=True, slots=True)
class _LetterStanding:
    """What holds for every day of one claim: defects, the classification sought, the rule."""

    defects: tuple[str, ...]
    applied_for: Match
    evidence: Evidence
    letter_date: date | None


def _all_defects(
    claim: Claim, statement: Statement, evidence: Evidence, answers: dict[date, Answer]
) -> tuple[str, ...]:
    sought = same_classification(claim.classification, evidence.classification, local=claim.local)
    other = sought.differs or any(a.classification_differs for a in answers.values())
    mismatch = ("classification-mismatch",) if other else ()
    return (*letter_defects(statement), *claim_defects(claim), *mismatch)


def _judge(claim: Claim, day: date, answer: Answer, standing: _LetterStanding) -> ClaimedDay:
    ruled_out = _ruled_out(claim, day, standing)
    if ruled_out is not None:
        verdict, because = ruled_out
        return _line(claim, day, answer, verdict, DayStatus.NOT_COUNTED, because)
    status, because = _status(answer, standing)
    return _line(claim, day, answer, answer.verdict, status, because)


def _status(answer: Answer, standing: _LetterStanding) -> tuple[DayStatus, str]:
    countable = answer.verdict in COUNTABLE or answer.verdict is DayVerdict.CANNOT_TELL
    if not countable:
        return DayStatus.NOT_COUNTED, answer.because
    if standing.defects:
        named = ", ".join(standing.defects)
        return DayStatus.NOT_COUNTED, f"{answer.because}; the letter counts no day: {named}"
    if answer.refer:
        return DayStatus.REFER, answer.because
    if standing.evidence.classification and not standing.applied_for.agrees:
        return DayStatus.REFER, f"{standing.applied_for.why}: a reviewer decides"
    return DayStatus.COUNTED, answer.because


def _ruled_out(claim: Claim, day: date, standing: _LetterStanding) -> tuple[DayVerdict, str] | None:
    evidence = standing.evidence
    if standing.letter_date and day > standing.letter_date:
        return DayVerdict.NOT_QUALIFYING, f"{day_text(day)} is later than the letter"
    if day > evidence.on:
        verdict = DayVerdict.NOT_QUALIFYING if evidence.rule is None else DayVerdict.OUTSIDE_WINDOW
        return verdict, f"{day_text(day)} is still to come"
    earlier = next((c for c in evidence.credited if c.day == day), None)
    if earlier is not None:
        return DayVerdict.ALREADY_CREDITED, f"already counts for “{earlier.production}”"
    return None if evidence.rule is None else _against_rule(claim, day, evidence.rule)


def _against_rule(claim: Claim, day: date, rule: RuleInForce) -> tuple[DayVerdict, str] | None:
    too_early = rule.window_start is not None and day < rule.window_start
    too_late = rule.window_end is not None and day > rule.window_end
    if too_early or too_late:
        return DayVerdict.OUTSIDE_WINDOW, f"{day_text(day)} is outside the window of {rule.id}"
    why = not_counted_kind(claim, rule)
    return None if why is None else (DayVerdict.NOT_QUALIFYING, why)


def not_counted_kind(claim: Claim, rule: RuleInForce) -> str | None:
    """Return why the rule counts no work of this kind, or None when it does."""
    if claim.production_type in rule.excluded_production_types:
        return f"{rule.id} counts no {claim.production_type} work"
    if {rule.basis, claim.union_status} == {"union", "non_union"}:
        return f"{rule.id} counts {rule.basis.replace('_', '-')} work only"
    return None


def _stranger(claim: Claim, day: date) -> ClaimedDay:
    because = f"the letter is about {claim.who.name or 'somebody else'}"
    answer = Answer(DayVerdict.CONTRADICTED, because)
    return _line(claim, day, answer, answer.verdict, DayStatus.NOT_COUNTED, because)


def _line(
    claim: Claim, day: date, answer: Answer, verdict: DayVerdict, status: DayStatus, because: str
) -> ClaimedDay:
    return ClaimedDay(
        day=day,
        production=claim.production,
        classification=claim.classification or "",
        record=claim.index,
        verdict=verdict,
        status=status,
        because=because,
        place=claim.places.get(day),
        paid_by=answer.paid_by,
        remitted_by=answer.remitted_by,
    )


def _each_day_once(lines: Sequence[ClaimedDay]) -> tuple[ClaimedDay, ...]:
    counted: dict[date, str] = {}
    kept = []
    for line in lines:
        first = counted.get(line.day)
        kept.append(line if first is None else not_again(line, first))
        if line.status is DayStatus.COUNTED:
            counted.setdefault(line.day, line.production)
    return tuple(kept)


def not_again(line: ClaimedDay, counted_for: str) -> ClaimedDay:
    """Return the line of a day that counts by another line already."""
    if line.status is DayStatus.NOT_COUNTED:
        return line
    return replace(
        line,
        verdict=DayVerdict.ALREADY_CREDITED,
        status=DayStatus.NOT_COUNTED,
        because=f"already counts for “{counted_for}”",
    )
