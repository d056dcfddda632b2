"""Writes ``docs/rules.md`` from the rule book: ``python -m app.roster.rules_page``."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from app.roster.classifications import classifications_of
from app.roster.rulebook import rule_book
from app.roster.rules_as_values import RuleFile, WorkRule
from app.roster.rules_page_shared import by, length_text, shared_sections, table
from app.roster.sources import sources

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"

_HEAD = """# The rule book

Every number by which a record is judged, with where it was read. The files are
`app/roster/rules/*.yaml` and `app/roster/rules/shared/*.yaml`; this page is written by
`python -m app.roster.rules_page`, and a test keeps it in step. Names of classifications, their
occupation codes and the other words for them stand once, in `extractors/catalogue/`, which readers
and rules share. Sources are the keys of the domain notes (`SD` seed documents, `P` public pages);
the last section says what each is.

*Confidence*: `seed` stated by the roster's keeper, `public` stated elsewhere in public,
`inferred` reasoned and confirmed by nobody, `unknown` not found. What is inferred or unknown says
neither yes nor no: the record says *refer*, and a roster specialist decides. A title that only a
wage schedule names is a classification by inference, so completed work experience in it is referred
too.

*In force from* is the first day named by the source; *undated* means that it names none. A rule
that changed keeps both values, each with its first day, and the day on which it came into the book
(`known_from`): so any past day can be judged by the book as it then was.

A record on the roster had its work experience and preliminary training at placement. It is
compliant while nothing that it needs since is lapsed, missed or not recorded.
"""


def page() -> str:
    """Return the page as it must stand in ``docs/rules.md``."""
    book = rule_book()
    files = sorted(book.files, key=lambda f: (f.roster, len(f.local), f.local))
    parts = [_HEAD, *shared_sections(book.shared), *(_section(file) for file in files)]
    return "".join(parts) + _sources()


def _section(file: RuleFile) -> str:
    local = "every other local" if file.local == "*" else f"Local {file.local}"
    lines = [f"\n## {file.roster}, {local}: {file.name}\n", *_classifications(file)]
    return "\n".join([*lines, *_work(file), *_others(file)]) + "\n"


def _classifications(file: RuleFile) -> Iterator[str]:
    named = classifications_of(file.roster, file.local)
    stated = [entry.name for entry in named if entry.confidence != "inferred"]
    inferred = [entry.name for entry in named if entry.confidence == "inferred"]
    if stated:
        yield f"Classifications: {', '.join(stated)}.\n"
    if inferred:
        yield f"Inferred from wage schedules: {', '.join(inferred)}.\n"
    if not named and file.local != "*":
        yield "Nobody has read which classifications it lists: any name is taken.\n"


def _work(file: RuleFile) -> Iterator[str]:
    if not file.work_experience:
        return
    heads = ("rule", "for", "days", "window", "work", "confidence", "source", *_DATES)
    yield table(heads, (_work_row(rule) for rule in file.work_experience))
    for rule in file.work_experience:
        told = [text for text in _told(rule) if text]
        if told:
            yield f"\n`{rule.id}`: {'; '.join(told)}."


_DATES = ("in force from", "checked")


def _work_row(rule: WorkRule) -> tuple[str, ...]:
    return (
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


def _told(rule: WorkRule) -> Iterator[str | None]:
    yield rule.area
    if rule.only_when:
        yield f"only when {rule.only_when}: a roster specialist decides"
    if rule.days_under:
        yield f"days under the {rule.days_under}, beyond {rule.beyond} used there"
    for kinds, what in (
        (rule.excluded_production_types, "not counted"),
        (rule.screened_production_types, "counted when screened"),
    ):
        if kinds:
            yield f"{', '.join(kinds)} {what}"
    if rule.file_within:
        yield f"file within {length_text(rule.file_within)} of completing the work"
    if rule.perfect_within:
        yield f"perfect within {length_text(rule.perfect_within)} of the last day relied on"
    yield rule.note


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
    text = anchors[rule.window.anchor].format(length_text(rule.window.length))
    return f"{text} ({rule.window.confidence})"


def _others(file: RuleFile) -> Iterator[str]:
    for need in file.credentials:
        when = {
            "always": f"when it lapses the record is {need.consequence}",
            "placement": "shown for placement",
            "recorded": "followed where one is recorded",
        }
        named = ", ".join(need.classifications) or "all classifications"
        title = f"{need.title} {'/'.join(need.classes)}" if need.classes else need.title
        yield f"\n{title} for {named}: {when[need.asked]} {by(need)}"
    for course in file.training:
        named = ", ".join(course.classifications) or "all classifications"
        due = "needed for placement" if course.preliminary else "due after placement"
        due = due if course.asked == "always" else "followed where one is recorded"
        yield f"\nTraining {_codes(course.courses)} for {named}: {due} {by(course)}"
    for clock in file.clocks:
        yield f"\nClock `{clock.id}`: {length_text(clock.length)} {by(clock)}"
    for step in file.grouping:
        yield (
            f"\nGroup {step.from_group} to {step.to_group}: {length_text(step.length)} active and "
            f"compliant, for {', '.join(step.classifications)} {by(step)}"
        )
    for removal in file.removal:
        kind = "temporary" if removal.temporary else "a roster specialist decides"
        yield f"\nRemoval `{removal.id}` ({kind}): {removal.text} {by(removal)}"
    for need_411 in file.upgrades:
        numbers = ", ".join(f"{name} {number}" for name, number in need_411.numbers)
        told = f"{need_411.text} [{numbers}]" if numbers else need_411.text
        yield f"\nUpgrade `{need_411.id}`, {need_411.upgrade}: {told} {by(need_411)}"


def _codes(courses: Iterable[tuple[str, ...]]) -> str:
    return ", ".join("/".join(choice) for choice in courses)


def _sources() -> str:
    rows = ((key, each.read_in, each.dated) for key, each in sources().items())
    return f"\n## Sources\n\n{table(('key', 'read in', 'dated'), rows)}\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
