"""Who would stand otherwise under another rule book, before it is in force."""

from collections.abc import Iterable, Iterator
from datetime import date

from app.roster.book import RuleBook
from app.roster.compliance import assess
from app.roster.facts import History
from app.roster.values import Assessment, Change, Requirement


def compare(
    now: RuleBook, draft: RuleBook, histories: Iterable[tuple[str, History]], on: date
) -> tuple[Change, ...]:
    """Return every record that stands otherwise on ``on`` under the draft, with what differs.

    ``histories`` are records by a name of the caller's, for instance their public id.
    """
    found = []
    for name, history in histories:
        before, after = assess(history, now, on), assess(history, draft, on)
        differing = tuple(differences(before, after))
        if differing:
            found.append(Change(name, before, after, differing))
    return tuple(found)


def differences(before: Assessment, after: Assessment) -> Iterator[str]:
    """Yield in words what differs between two answers: standing, group, dates, requirements.

    A need that changes without changing how the requirement stands is no difference.
    """
    if before.standing != after.standing:
        yield f"Standing: {before.standing} → {after.standing}"
    if before.group != after.group:
        yield f"Group: {before.group} → {after.group}"
    dates = before.anticipated_advancement_on, after.anticipated_advancement_on
    if dates[0] != dates[1]:
        yield f"Anticipated Advancement Date: {dates[0] or 'none'} → {dates[1] or 'none'}"
    old = {each.id: each for each in before.requirements}
    new = {each.id: each for each in after.requirements}
    for each_id in dict.fromkeys([*old, *new]):
        was, becomes = old.get(each_id), new.get(each_id)
        if _answer(was) != _answer(becomes):
            title = (becomes or old[each_id]).title
            yield f"{title}: {_text(was)} → {_text(becomes)}"


def _answer(each: Requirement | None) -> tuple[object, ...]:
    """Return what makes a requirement another answer; another number alone does not."""
    return (None,) if each is None else (each.state, each.due_on)


def _text(each: Requirement | None) -> str:
    if each is None:
        return "not asked for"
    numbers = f" ({each.have} of {each.need})" if each.need is not None else ""
    due = f", due {each.due_on}" if each.due_on is not None else ""
    return f"{each.state}{numbers}{due}"
