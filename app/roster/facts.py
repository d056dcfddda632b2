"""What is known of one professional in one classification: facts only, each with when it was known.

A fact that was corrected keeps its old value with ``withdrawn_at``, and the new one has its own
``recorded_at``: so what was known at any past moment can be asked again (``known.as_known``).
Moments are aware UTC; None for ``recorded_at`` means known from the beginning.
"""

from datetime import date, datetime
from typing import NamedTuple

from app.roster.frozen import value

PLACES = (
    "la_county",
    "hired_in_la",
    "western_states",
    "us",
    "puerto_rico",
    "us_territories",
    "canada",
    "abroad",
)


@value
class Job:
    """The terms under which days were worked, shared by all of them; None is *not known*.

    ``place`` is one of ``la_county``, ``hired_in_la`` (worked elsewhere, hired in and transported
    from LA County), ``western_states``, ``us``, ``puerto_rico``, ``us_territories`` (the
    others), ``canada``, ``abroad``.
    ``budget_tier`` is the new-media tier as stated: ``low``, ``mid`` or ``high``.
    ``primary_skill`` is the classification to which a new-media Producer credits all days.
    ``roster`` is the roster under whose agreement the work was done, when it is not the record's.
    """

    production: str | None = None
    production_type: str | None = None
    classification: str | None = None
    place: str | None = None
    signatory: bool | None = None
    paid: bool | None = None
    new_media: bool = False
    runtime_minutes: int | None = None
    budget_dollars: int | None = None
    primary_skill: str | None = None
    screened: bool | None = None
    roster: str | None = None
    budget_tier: str | None = None


class WorkedDay(NamedTuple):
    """One credited day; ``union`` is False when it was credited under a rule for any work.

    A named tuple and no dataclass, because there are millions and it is made three times as fast.
    A shift belongs to the day on which it began. ``day_type`` is the payroll's code for the day
    (``WK``, ``TR`` …) and ``evidence`` names the credit, so that a requirement can point to it.
    """

    day: date
    union: bool = True
    job: Job | None = None
    day_type: str | None = None
    evidence: str | None = None
    recorded_at: datetime | None = None
    withdrawn_at: datetime | None = None


@value
class HeldCredential:
    """A license or certificate that was accepted, valid through its expiry day.

    ``expires_on`` None means that it shows no expiry; ``issued_on`` None that it names no first
    day, so that it is taken to have been valid before. ``birth_on`` is the holder's date of birth
    as it states it; two that differ are a finding for staff. ``license_class`` is the class of a
    driver license as printed.
    """

    kind: str
    expires_on: date | None
    issued_on: date | None = None
    birth_on: date | None = None
    license_class: str | None = None
    evidence: str | None = None
    recorded_at: datetime | None = None
    withdrawn_at: datetime | None = None


@value
class TrainingCompletion:
    """A course that was completed, and whether it was on company time (None: not said)."""

    course: str
    completed_on: date
    on_company_time: bool | None = None
    evidence: str | None = None
    recorded_at: datetime | None = None
    withdrawn_at: datetime | None = None


@value
class Enrolment:
    """A day on which the person enrolled in a course."""

    course: str
    enrolled_on: date
    evidence: str | None = None
    recorded_at: datetime | None = None
    withdrawn_at: datetime | None = None


@value
class Extension:
    """A later deadline for a course, asked for on ``requested_on`` and granted in writing."""

    course: str
    until: date
    requested_on: date | None = None
    reason: str = ""
    recorded_at: datetime | None = None
    withdrawn_at: datetime | None = None


@value
class Suspension:
    """A suspension that a person recorded, both ends included; ``last`` None while it lasts."""

    first: date
    last: date | None
    reason: str
    recorded_at: datetime | None = None
    withdrawn_at: datetime | None = None


@value
class GroupHeld:
    """A group that the record is in since a day; ``until`` is the last day in it, if stated."""

    group: str
    since: date
    until: date | None = None
    recorded_at: datetime | None = None
    withdrawn_at: datetime | None = None


@value
class Removal:
    """A removal from the roster that a person recorded, with its reason in words.

    ``until`` is the last day of it when the record was reinstated, None while it lasts.
    """

    on: date
    reason: str
    until: date | None = None
    recorded_at: datetime | None = None
    withdrawn_at: datetime | None = None


@value
class History:
    """Everything known of one professional in one classification.

    ``placed_on`` is the day from which the record is on the roster; None while it is applied for.
    A placement won after a protest is retroactive: ``placement_decided_on`` is then the later day
    on which it was decided, from which training deadlines run. ``training_recorded_from`` is the
    first day from which every completed course is on record here: a deadline before it that shows
    no completion is *not recorded*, one on or after it was missed.
    """

    roster: str
    local: str
    classification: str
    applied_on: date
    days: tuple[WorkedDay, ...] = ()
    credentials: tuple[HeldCredential, ...] = ()
    removals: tuple[Removal, ...] = ()
    completed_on: date | None = None
    placed_on: date | None = None
    completions: tuple[TrainingCompletion, ...] = ()
    enrolments: tuple[Enrolment, ...] = ()
    extensions: tuple[Extension, ...] = ()
    suspensions: tuple[Suspension, ...] = ()
    groups: tuple[GroupHeld, ...] = ()
    placement_decided_on: date | None = None
    placement_recorded_at: datetime | None = None
    training_recorded_from: date | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """Return the roster, local and classification that the rule book is asked by."""
        return self.roster, self.local, self.classification

    def is_placed(self, on: date) -> bool:
        """Return True when the record is on the roster on ``on``, the day of placement included."""
        return self.placed_on is not None and self.placed_on <= on
