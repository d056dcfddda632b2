"""Replays a proposal over every labelled example, with and without it, and names every flip.

Everything is taken from stored readings and records as they are now; nothing is written but the
counts.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from app import standing
from app.cases import case_of
from app.corrections import corrected, corrections_of
from app.learning.examples import Example, Labelled, labelled_documents
from app.policy import Limits
from app.quality import limits
from app.quality.questions import same_value
from app.records import audit, tables
from app.settings import Settings
from app.taught import Held, as_taught, held
from app.taught.held import ALIAS, CALIBRATION
from app.taught.rules import rule_of
from app.taught.steps import steps_of
from extractors.values import Field, Reading
from validators.days import day_verdicts
from validators.values import Alias, AliasKind, DayStatus


class Outcome(StrEnum):
    """What a proposal does to one example."""

    BETTER = "better"
    WORSE = "worse"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Flip:
    """One example that a proposal changes: what comes without it, with it, and what is right."""

    document: str
    reference: str
    what: str
    before: str
    after: str
    right: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Replay:
    """Every flip, the worse ones first, and how many examples came out which way."""

    flips: tuple[Flip, ...]
    counts: Counter[Outcome]

    @property
    def looked_at(self) -> int:
        """How many examples were compared."""
        return sum(self.counts.values())


def replay(
    session: Session,
    row: tables.LearnedProposal,
    account: tables.Account,
    now: datetime,
    settings: Settings,
) -> Replay:
    """Return what a proposal does to every labelled example, and keep the counts with it."""
    found = replayed(session, row, settings)
    before, row.replayed_at = row.replayed, now
    row.replayed = {outcome.value: found.counts[outcome] for outcome in Outcome}
    session.flush()
    actor, subject = f"account:{account.id}", f"proposal:{row.public_id}"
    audit.record(session, now, actor, "replayed-lesson", subject, before=before, after=row.replayed)
    return found


def replayed(session: Session, row: tables.LearnedProposal, settings: Settings) -> Replay:
    """Return what a proposal does to every labelled example; changes nothing."""
    without = _without(held(session), row)
    flips, counts = list[Flip](), Counter[Outcome]()
    for labelled in labelled_documents(session):
        for flip in _flips(session, labelled, row, without, settings):
            counts[flip.outcome] += 1
            if flip.outcome is not Outcome.UNCHANGED or flip.before != flip.after:
                flips.append(flip)
    order = [Outcome.WORSE, Outcome.BETTER, Outcome.UNCHANGED]
    flips.sort(key=lambda flip: order.index(flip.outcome))
    return Replay(tuple(flips), counts)


def _flips(
    session: Session,
    labelled: Labelled,
    row: tables.LearnedProposal,
    without: Held,
    settings: Settings,
) -> Iterator[Flip]:
    if row.kind == ALIAS:
        yield from _day_flips(session, labelled, row, settings)
        return
    before = as_taught(labelled.reading, without)
    after = as_taught(labelled.reading, _with(without, row))
    for example in labelled.examples:
        if row.kind == CALIBRATION:
            yield _acceptance_flip(example, before, after, limits(session))
        else:
            yield _value_flip(example, before, after)


def _value_flip(example: Example, before: Reading, after: Reading) -> Flip:
    one, other = _value(example, before), _value(example, after)
    was = same_value(example.name, one, example.right)
    becomes = same_value(example.name, other, example.right)
    return _flip(example, _text(one), _text(other), was=was, becomes=becomes)


def _acceptance_flip(example: Example, before: Reading, after: Reading, asked: Limits) -> Flip:
    """Return whether a value is now accepted: better when that is what its label deserves."""
    one, other = _at(example, before), _at(example, after)
    is_right = one is not None and same_value(example.name, one.value, example.right)
    accepted = [f is not None and f.confidence >= asked.field_confidence for f in (one, other)]
    said = ["accepted" if each else "to a person" for each in accepted]
    return _flip(example, *said, was=accepted[0] == is_right, becomes=accepted[1] == is_right)


def _day_flips(
    session: Session, labelled: Labelled, row: tables.LearnedProposal, settings: Settings
) -> Iterator[Flip]:
    """Yield each claimed day of an approved letter: does it count where the reviewer says so?"""
    document, decision = labelled.document, labelled.decision
    if decision is None or document.professional_id is None:
        return
    on = standing.roster_today(decision.decided_at, "IER", settings)
    whole = corrected(
        as_taught(labelled.reading, held(session)), corrections_of(session, document.id)
    )
    alias = _alias(row, on)
    for statement in whole.documents:
        case = case_of(session, document, statement, on)
        rest = tuple(a for a in case.evidence.aliases if not _is_same_alias(a, alias))
        one = day_verdicts(statement, replace(case.evidence, aliases=rest))
        other = day_verdicts(statement, replace(case.evidence, aliases=(*rest, alias)))
        for before, after in zip(one, other, strict=True):
            is_credited = before.day.isoformat() in decision.days
            counted = [line.status is DayStatus.COUNTED for line in (before, after)]
            was, becomes = (each == is_credited for each in counted)
            yield Flip(
                document.public_id,
                document.reference,
                before.day.isoformat(),
                before.verdict.value,
                after.verdict.value,
                "credited" if is_credited else "not credited",
                _outcome(was=was, becomes=becomes),
            )


def _flip(example: Example, before: str, after: str, *, was: bool, becomes: bool) -> Flip:
    return Flip(
        example.document,
        example.reference,
        example.name.replace("_", " "),
        before,
        after,
        _text(example.right),
        _outcome(was=was, becomes=becomes),
    )


def _outcome(*, was: bool, becomes: bool) -> Outcome:
    if was == becomes:
        return Outcome.UNCHANGED
    return Outcome.BETTER if becomes else Outcome.WORSE


def _without(now: Held, row: tables.LearnedProposal) -> Held:
    if row.kind == CALIBRATION:
        return replace(now, steps=None)
    if row.kind == ALIAS:
        return now
    own = rule_of(row.content)
    return replace(now, rules=tuple(rule for rule in now.rules if rule != own))


def _with(without: Held, row: tables.LearnedProposal) -> Held:
    if row.kind == CALIBRATION:
        return replace(without, steps=steps_of(row.content))
    return replace(without, rules=(*without.rules, rule_of(row.content)))


def _alias(row: tables.LearnedProposal, on: date) -> Alias:
    said = row.content
    return Alias(AliasKind(said["alias"]), said["one"], said["other"], "proposal", on)


def _is_same_alias(one: Alias, other: Alias) -> bool:
    return one.kind is other.kind and {one.one, one.other} == {other.one, other.other}


def _at(example: Example, reading: Reading) -> Field | None:
    at, _, rest = example.path.partition("/")
    statement = reading.documents[int(at)]
    group, _, name = rest.rpartition("/")
    if group == "fields":
        return statement.fields.get(name)
    return statement.records[int(group.removeprefix("records/"))].get(name)


def _value(example: Example, reading: Reading) -> str | int | float | bool | list[str] | None:
    field = _at(example, reading)
    return None if field is None else field.value


def _text(value: object) -> str:
    if isinstance(value, list):
        return f"{len(value)} days"
    return "nothing" if value is None else str(value)
