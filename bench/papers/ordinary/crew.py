"""Compares a resume or a reference letter of a crew member with what a careful person reads."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from extractors.values import Fields, Statement

Truth = Mapping[str, Any]
"""What one paper says: its ``shows``, or of a letter its writer, its applicant and its date."""

TIMES = ("start", "end", "days")
_OF_A_LETTER = {
    "applicant": "employee_name",
    "referee": "referee_name",
    "referee_title": "referee_title",
    "letter_date": "letter_date",
    "signed": "has_signature",
}
_REMARK = re.compile(r"\s*\([^()]*\)$")
_SEASON = re.compile(r"(?i)[\s,(–-]*\b(?:season\s|S)(\d+|one|two|three|four|five)\)?$")
_MARKS = str.maketrans({"’": "'", "“": '"', "”": '"'})


@dataclass(frozen=True, slots=True)
class Answer:
    """One part of a show or a letter: what is printed, and what was read."""

    name: str
    printed: object
    read: object

    @property
    def right(self) -> bool:
        """True when what was read is what is printed, in its own precision."""
        return _plain(self.printed) == _plain(self.read)


@dataclass(frozen=True, slots=True)
class Mark:
    """How one paper was read: every show, or the letter alone, by its answers."""

    kind: str | None
    shows: tuple[tuple[Answer, ...], ...]
    added: int

    @property
    def exact(self) -> int:
        """Return how many shows have their title and every time of theirs right."""
        return sum(
            all(each.right for each in show if each.name not in {"role", "company"})
            for show in self.shows
        )


def mark(statements: Sequence[Statement], truth: Truth) -> Mark:
    """Return how the statements that were read of one file compare with its ``truth``."""
    alone = statements[0] if len(statements) == 1 else None
    kind = alone.type.value if alone is not None else None
    own = alone if alone is not None and kind == truth["kind"] else None
    if truth["kind"] != "resume":
        return Mark(kind, (tuple(_of_letter(own.fields if own else {}, truth)),), 0)
    read = [_show_read(record) for record in own.records] if own else []
    printed = [_show_printed(show) for show in truth["shows"]]
    pairs = _paired(printed, read)
    shows = tuple(tuple(_answers(show, seen)) for show, seen in pairs)
    return Mark(kind, shows, max(len(read) - len(printed), 0))


def _answers(show: Mapping[str, object], seen: Mapping[str, object]) -> Iterator[Answer]:
    """Yield the answers of a show; a season counts where its title is printed with one."""
    for name, printed in show.items():
        read = seen.get(name)
        plain = isinstance(printed, tuple) and isinstance(read, tuple) and not printed[1]
        yield Answer(name, printed, (read[0], "") if plain and isinstance(read, tuple) else read)


def _of_letter(fields: Fields, truth: Truth) -> Iterator[Answer]:
    for name, field in _OF_A_LETTER.items():
        if truth.get(name) is not None:
            yield Answer(name, truth[name], _value(fields, field))


def _show_printed(show: Truth) -> dict[str, object]:
    title, season = _apart(str(show["title"]))
    own = {name: show[name] for name in ("role", "company") if show[name] is not None}
    return {"title": (title, season), **{name: show[name] for name in TIMES}, **own}


def _show_read(record: Fields) -> dict[str, object]:
    title, season = _apart(str(_value(record, "production_title") or ""))
    start, end = _times(record)
    return {
        "title": (title, str(_value(record, "season") or season)),
        "start": start,
        "end": end,
        "days": _value(record, "days"),
        "role": _value(record, "classification"),
        "company": _value(record, "studio"),
    }


def _times(record: Fields) -> tuple[object, object]:
    """Return the first and the last day of a show, or the months or years that stand for them."""
    first, last = _value(record, "start_date"), _value(record, "end_date")
    if first is None and last is None and "period" in record:
        first, _, last = str(_value(record, "period")).partition("/")
    return first or None, last if last and last != ".." else None


def _apart(title: str) -> tuple[str, str]:
    """Return a title without a remark behind it, and the season it names or nothing."""
    season = _SEASON.search(title)
    bare = title[: season.start()] if season else title
    return _REMARK.sub("", bare), season[1] if season else ""


def _paired(
    printed: Sequence[dict[str, object]], read: Sequence[dict[str, object]]
) -> list[tuple[dict[str, object], dict[str, object]]]:
    """Return each printed show with the read one most like it, in their order where many are."""
    likeness = sorted(
        (-_likeness(show, seen), abs(i - j), i, j)
        for (i, show), (j, seen) in product(enumerate(printed), enumerate(read))
    )
    chosen: dict[int, int] = {}
    for likely, _, i, j in likeness:
        if likely and i not in chosen and j not in chosen.values():
            chosen[i] = j
    return [(show, read[chosen[i]] if i in chosen else {}) for i, show in enumerate(printed)]


def _likeness(show: Mapping[str, object], seen: Mapping[str, object]) -> int:
    same = {name for name in show if _plain(show[name]) == _plain(seen.get(name))}
    return len(same - {"days"}) + 2 * ("title" in same)


def _value(fields: Fields, name: str) -> object:
    return fields[name].value if name in fields else None


def _plain(value: object) -> object:
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, tuple):
        return tuple(_plain(each) for each in value)
    return " ".join(str(value).translate(_MARKS).split()).casefold().strip(" .,\"'()")
