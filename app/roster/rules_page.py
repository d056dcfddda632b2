"""Writes ``docs/rules.md`` from the rule book: ``python -m app.roster.rules_page``."""

from collections.abc import Iterator
from pathlib import Path

from app.roster.days import Length
from app.roster.rulebook import FOLDER, load_file
from app.roster.rules_as_values import RuleFile, WorkRule

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"

_HEAD = """# The rule book

Every number by which a record is judged, with where it was read. The files are
`app/roster/rules/*.yaml`; this page is written by `python -m app.roster.rules_page`, and a test
keeps it in step. Sources are the keys of the domain notes (`SD` seed documents, `P` public pages).

*Confidence*: `seed` stated by the roster's keeper, `public` stated elsewhere in public,
`inferred` reasoned and confirmed by nobody, `unknown` not found. What is inferred or unknown
never decides: the record says *refer*, and a person must say.

Completed courses are not recorded yet. So an application stays *Pending (In Progress)* however many
days are credited; a record that is on the roster had its work experience and preliminary training
at placement, and is compliant only while nothing that it needs since is lapsed or not recorded.

*In force from* is the first day named by the source; *undated* means that it names none.
"""


def page() -> str:
    """Return the page as it must stand in ``docs/rules.md``."""
    files = [load_file(path) for path in sorted(FOLDER.glob("*.yaml"), key=lambda p: p.stem)]
    return _HEAD + "".join(_section(file) for file in files)


def _section(file: RuleFile) -> str:
    local = "every other local" if file.local == "*" else f"Local {file.local}"
    lines = [f"\n## {file.roster}, {local}: {file.name}\n", *_work(file), *_others(file)]
    return "\n".join(lines) + "\n"


def _work(file: RuleFile) -> Iterator[str]:
    yield "| rule | for | days | window | work | confidence | source | in force from | checked |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for rule in file.work_experience:
        cells = (
            f"`{rule.id}`",
            ", ".join(rule.classifications) or "all",
            _days(rule),
            _window(rule),
            rule.basis.replace("_", "-"),
            rule.confidence,
            ", ".join(rule.source),
            rule.in_force_from.isoformat() if rule.in_force_from else "undated",
            rule.last_checked.isoformat(),
        )
        yield f"| {' | '.join(cells)} |"
    for rule in file.work_experience:
        told = [text for text in (rule.area, rule.note) if text]
        if told:
            yield f"\n`{rule.id}`: {'; '.join(told)}."


def _days(rule: WorkRule) -> str:
    if rule.days.value is None:
        return "not known"
    if rule.years is not None:
        return f"{rule.days.value} in each of {rule.years.value} of {rule.within_years} years"
    return str(rule.days.value)


def _window(rule: WorkRule) -> str:
    if rule.window is None:
        return "–"
    anchors = {
        "any": "any {}",
        "application": "the {} before applying",
        "completion": "the {} before completing",
    }
    text = anchors[rule.window.anchor].format(_length(rule.window.length))
    return f"{text} ({rule.window.confidence})"


def _others(file: RuleFile) -> Iterator[str]:
    for need in file.credentials:
        named = ", ".join(need.classifications)
        yield f"\n{need.title} for {named}: when it lapses the record is {need.consequence} " + _by(
            need.source, need.confidence
        )
    for course in file.training:
        named = ", ".join(course.classifications) or "all classifications"
        when = "needed for placement" if course.preliminary else "due after placement"
        codes = ["/".join(choice) for choice in course.courses]
        courses = " and ".join(codes) if course.preliminary else ", ".join(codes)
        yield f"\nTraining {courses} for {named}: {when} " + _by(course.source, course.confidence)
    for clock in file.clocks:
        note = f", {clock.note}" if clock.note else ""
        yield f"\nClock `{clock.id}`: {_length(clock.length)}{note} " + _by(
            clock.source, clock.confidence
        )
    for step in file.grouping:
        yield (
            f"\nGroup {step.from_group} to {step.to_group}: {_length(step.length)} active and "
            f"compliant, for {', '.join(step.classifications)} "
        ) + _by(step.source, step.confidence)


def _by(source: tuple[str, ...], confidence: str) -> str:
    return f"({confidence}: {', '.join(source)})."


def _length(length: Length) -> str:
    return f"{length.number} {length.unit}{'s' if length.number != 1 else ''}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
