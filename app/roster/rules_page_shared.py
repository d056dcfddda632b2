"""The part of ``docs/rules.md`` about what holds for every local."""

from collections.abc import Iterable, Iterator, Sequence

from app.roster.days import Length
from app.roster.rules_as_values import Entry
from app.roster.shared_rules import SharedRules

_DATES = ("confidence", "source", "in force from", "checked", "note")


def shared_sections(shared: SharedRules) -> Iterator[str]:
    """Yield the sections about what counts, courses, and credentials."""
    yield "\n## What counts as a day\n\n"
    yield table(
        ("rule", "what", "then", *_DATES),
        (
            (f"`{r.id}`", _with_minutes(r.text, r.minutes), r.treatment, *_said(r))
            for r in shared.counting
        ),
    )
    yield "\n\nBudget tiers of new media, by running time:\n\n"
    yield table(
        ("tier", "from minutes", "from dollars", *_DATES),
        ((t.tier, str(t.from_minutes), f"{t.from_dollars:,}", *_said(t)) for t in shared.tiers),
    )
    yield "\n\n## Courses\n\n"
    yield table(
        ("code", "title", "held", "hours", "again after", *_DATES),
        (
            (
                c.code,
                c.title,
                (c.format or "not known").replace("_", " "),
                "not known" if c.hours is None else f"{c.hours:g}",
                "not known" if c.refresh is None else length_text(c.refresh),
                *_said(c),
            )
            for c in shared.courses
        ),
    )
    yield "\n\nStipends, for training that is not on company time:\n\n"
    yield table(
        ("dollars an hour", *_DATES),
        ((str(s.dollars_per_hour), *_said(s)) for s in shared.stipends),
    )
    yield "\n\n## Licenses and certificates\n\n"
    yield table(
        ("kind", "holds at most", "remind before", "and after", *_DATES),
        (
            (
                k.title,
                "as printed" if k.longest is None else length_text(k.longest),
                _days(k.remind_before),
                _days(k.remind_after),
                *_said(k),
            )
            for k in shared.credential_kinds
        ),
    )
    for each in shared.deadline_reminders:
        before, after = _days(each.remind_before), _days(each.remind_after)
        told = f"reminders {before} days before, {after} after"
        yield f"\n\nDeadlines of `{each.id}`: {told} {by(each)}"
    yield "\n"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = [f"| {' | '.join(line)} |" for line in (heads, *rows)]
    return "\n".join([lines[0], f"|{'---|' * len(heads)}", *lines[1:]])


def by(entry: Entry) -> str:
    """Return in brackets how sure an entry is, where it was read, since when it holds."""
    since = f"; in force from {entry.in_force_from}" if entry.in_force_from else ""
    note = f"; {entry.note}" if entry.note else ""
    sources = ", ".join(entry.source)
    return f"({entry.confidence}: {sources}{since}; checked {entry.last_checked}{note})."


def length_text(length: Length) -> str:
    """Return a length of time in words."""
    unit = length.unit.replace("_", " ")
    return f"{length.number} {unit}{'s' if length.number != 1 else ''}"


def _said(entry: Entry) -> tuple[str, ...]:
    return (
        entry.confidence,
        ", ".join(entry.source),
        entry.in_force_from.isoformat() if entry.in_force_from else "undated",
        entry.last_checked.isoformat(),
        entry.note or "",
    )


def _with_minutes(text: str, minutes: int | None) -> str:
    return text if minutes is None else f"{text} ({minutes} minutes)"


def _days(days: Sequence[int]) -> str:
    return ", ".join(str(day) for day in days)
