"""What one classification is asked for in a span of time, made ready for asking often."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from app.roster.classifications import ClassificationEntry
from app.roster.days import Length
from app.roster.rules_as_values import (
    CredentialRule,
    Grouping,
    RemovalRule,
    TrainingRule,
    WorkRule,
)
from app.roster.shared_rules import SharedRules
from app.roster.values import Requirement, RequirementKind, RequirementState

PRELIMINARY = "preliminary-training"
"""The id of the training that placement needs."""

CONSEQUENCE = (
    "If it is missed you are suspended until you complete it, and suspended days do not count."
)


@dataclass(frozen=True)
class CourseAsked:
    """A course that a classification needs, or several of which one will do.

    ``formats`` are those of its courses, None for one that is not known; ``refresh`` the shortest
    time after which it is to be taken again, None for not known.
    """

    rule: TrainingRule
    codes: tuple[str, ...]
    code: str
    id: str
    title: str
    formats: frozenset[str | None]
    refresh: Length | None
    refresh_decides: bool
    later: Requirement

    def stands(
        self,
        state: RequirementState,
        because: str,
        due_on: date | None,
        changes_on: date | None,
        earliest_on: date | None = None,
    ) -> Requirement:
        """Return the requirement of this course in a state."""
        return training_requirement(
            self.rule,
            self.id,
            self.title,
            state,
            because,
            due_on,
            changes_on,
            earliest_on=earliest_on,
        )


@dataclass(frozen=True)
class PreliminaryAsked:
    """The training needed for placement, and each of its courses.

    Where no course is recorded, placement shows it: so it stands alike for all of one day.
    """

    rule: TrainingRule
    names: str
    title: str
    courses: tuple[CourseAsked, ...]
    _met: dict[date, Requirement] = field(default_factory=dict, compare=False, repr=False)

    def met_at_placement(self, placed_on: date) -> Requirement:
        """Return the requirement of a record on the roster for which no course is recorded."""
        met = self._met.get(placed_on)
        if met is None:
            because = f"Met: on the roster since {placed_on}."
            met = self._met[placed_on] = training_requirement(
                self.rule, PRELIMINARY, self.title, RequirementState.MET, because
            )
        return met


@dataclass(frozen=True)
class InForce:
    """Everything one classification is asked for on a date, and when that next changes.

    ``ways`` are the ways to qualify by work, each with its readings, which must agree. ``shared``
    is what holds for every local then. ``is_listed`` is False where the roster is not known to list
    the classification, or the local at all.
    """

    ways: tuple[tuple[WorkRule, ...], ...]
    credentials: tuple[CredentialRule, ...]
    preliminary: tuple[PreliminaryAsked, ...]
    courses: tuple[CourseAsked, ...]
    grouping: tuple[Grouping, ...]
    removal: tuple[RemovalRule, ...]
    idle: RemovalRule | None
    changes_on: date | None
    classification: ClassificationEntry | None
    shared: SharedRules
    is_listed: bool = True


def preliminary_asked(
    rules: Iterable[TrainingRule], shared: SharedRules
) -> tuple[PreliminaryAsked, ...]:
    """Return the preliminary training of the rules, made ready."""
    found = []
    for rule in rules:
        if rule.preliminary:
            names = " and ".join("/".join(choice) for choice in rule.courses)
            courses = tuple(_course(rule, choice, shared) for choice in rule.courses)
            found.append(PreliminaryAsked(rule, names, f"Preliminary training: {names}", courses))
    return tuple(found)


def courses_asked(rules: Iterable[TrainingRule], shared: SharedRules) -> tuple[CourseAsked, ...]:
    """Return the courses due after placement, made ready."""
    return tuple(
        _course(rule, choice, shared)
        for rule in rules
        if not rule.preliminary
        for choice in rule.courses
    )


def training_requirement(  # noqa: PLR0913, PLR0917 - a requirement has this many parts
    rule: TrainingRule,
    requirement_id: str,
    title: str,
    state: RequirementState,
    because: str,
    due_on: date | None = None,
    changes_on: date | None = None,
    have: int | None = None,
    need: int | None = None,
    earliest_on: date | None = None,
) -> Requirement:
    """Return a training requirement in a state."""
    return Requirement(
        requirement_id,
        title,
        state,
        because,
        have,
        need,
        rule.id,
        rule.version,
        rule.source,
        rule.confidence,
        (),
        changes_on,
        RequirementKind.TRAINING,
        due_on,
        None if rule.preliminary and due_on is None else CONSEQUENCE,
        earliest_on=earliest_on,
    )


def _course(rule: TrainingRule, codes: tuple[str, ...], shared: SharedRules) -> CourseAsked:
    courses = [course for code in codes if (course := shared.course(code)) is not None]
    code = "/".join(codes)
    title = f"{code} {courses[0].title}" if courses else f"Course {code}"
    each_id = f"training-{code.replace('/', '-').lower()}"
    told = f"Training {code}: due after placement."
    refresh = [course.refresh for course in courses if course.refresh is not None]
    return CourseAsked(
        rule=rule,
        codes=codes,
        code=code,
        id=each_id,
        title=title,
        formats=frozenset(course.format for course in courses),
        refresh=min(refresh, key=lambda length: length.shortest, default=None),
        refresh_decides=rule.decides and all(course.decides for course in courses),
        later=training_requirement(rule, each_id, title, RequirementState.LATER, told),
    )
