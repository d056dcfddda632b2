"""Learns anew, from reviewers' labels, how often a said chance holds; proposes it with a report."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.errors import Unprocessable
from app.learning.examples import Example, examples
from app.policy import FIELD_CONFIDENCE
from app.quality.questions import DAYS, same_value
from app.records import audit, tables
from app.taught.held import CALIBRATION
from app.taught.steps import Label, Steps, calibration_error, fitted

LEAST_LABELS = 30
"""Fewer teach nothing that chance does not."""


@dataclass(frozen=True, slots=True)
class Measured:
    """How well chances hold: their error (ECE), and what a chance of 0.975 would let through."""

    error: float
    covered: float
    wrong_among_covered: float


@dataclass(frozen=True, slots=True)
class Recalibration:
    """What was learned, and how chances hold before and after on issuers not learned from."""

    steps: Steps
    labels: int
    issuers: int
    before: Measured
    after: Measured


def recalibrate(
    session: Session, account: tables.Account, now: datetime
) -> tuple[tables.LearnedProposal, Recalibration]:
    """Propose a calibration from every label; raise ``Unprocessable`` when there are too few."""
    found = recalibrated(labels_of(examples(session)))
    row = tables.LearnedProposal(
        public_id=secrets.token_hex(16),
        kind=CALIBRATION,
        key=secrets.token_hex(32),
        content={**found.steps.as_json(), **report(found)},
        examples=[],
        proposed_by=account.id,
        proposed_at=now,
    )
    session.add(row)
    session.flush()
    actor, subject = f"account:{account.id}", f"proposal:{row.public_id}"
    audit.record(session, now, actor, "proposed-calibration", subject, after=report(found))
    return row, found


def labels_of(labelled: Iterable[Example]) -> list[Label]:
    """Return the labels that examples give: a value that was read, right or not."""
    return [
        Label(each.read.confidence, same_value(each.name, each.read.value, each.right), each.issuer)
        for each in labelled
        if each.read is not None and each.name != DAYS
    ]


def recalibrated(labels: Sequence[Label]) -> Recalibration:
    """Return the calibration of all labels, measured on each issuer without learning from it."""
    issuers = sorted({label.issuer for label in labels})
    if len(labels) < LEAST_LABELS or len(issuers) < 2:
        raise Unprocessable(
            f"{len(labels)} labels of {len(issuers)} issuers: at least {LEAST_LABELS} labels of "
            "two issuers are needed, so that an issuer not learned from can be measured."
        )
    held_out, said = list[Label](), list[float]()
    for issuer in issuers:
        steps = fitted([label for label in labels if label.issuer != issuer])
        unseen = [label for label in labels if label.issuer == issuer]
        held_out += unseen
        said += [steps.chance(label.said) for label in unseen]
    return Recalibration(
        fitted(labels),
        len(labels),
        len(issuers),
        _measured([label.said for label in held_out], held_out),
        _measured(said, held_out),
    )


def report(found: Recalibration) -> dict[str, float | int]:
    """Return the figures of a recalibration by name, as they are kept and shown."""
    figures: dict[str, float | int] = {"labels": found.labels, "issuers": found.issuers}
    for when, measured in (("before", found.before), ("after", found.after)):
        figures[f"{when}_error"] = round(measured.error, 5)
        figures[f"{when}_covered"] = round(measured.covered, 5)
        figures[f"{when}_wrong"] = round(measured.wrong_among_covered, 5)
    return figures


def _measured(said: Sequence[float], labels: Sequence[Label]) -> Measured:
    right = [label.right for label in labels]
    covered = [at for at, chance in enumerate(said) if chance >= FIELD_CONFIDENCE]
    wrong = sum(not right[at] for at in covered)
    return Measured(
        calibration_error(said, right), len(covered) / len(said), wrong / max(len(covered), 1)
    )
