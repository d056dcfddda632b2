"""Compares what was read from an ordinary letter with what a careful person reads in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from extractors.catalogue.lookup import local_number
from extractors.evl.titles import title_of
from extractors.values import Fields, Statement

Truth = dict[str, Any]
"""One letter's answers: its own fields by name, and ``records`` with days, names and totals."""

_OF_THE_LETTER = {
    "letter_date": "letter_date",
    "issuer": "issuer",
    "payroll_company": "payroll_company",
    "signatory_name": "signatory",
}
_OF_A_RECORD = {
    "employee_name": "person",
    "last4": "last4",
    "production": "production",
    "classification": "classification",
    "employer": "employer",
    "local": "local",
    "total_days_stated": "total_days",
}
_SPOT = re.compile(r"[\w.][\s–—-]+[“\"](?P<title>[^“”\"]+)[”\"]$")
"""The title of a spot behind the name of who ordered it."""

_TITLED = re.compile(r"^(mr|mrs|ms|mx|dr|brother|sister)\.?\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Miss:
    """One answer that is not what is printed; ``read`` is None where nothing was."""

    field: str
    printed: object
    read: object
    confidence: float | None


@dataclass(frozen=True, slots=True)
class Mark:
    """How one letter was read: its days, and its fields; ``asked`` counts what was compared."""

    days_missed: tuple[str, ...]
    days_wrong: tuple[tuple[str, float], ...]
    records: tuple[int, int]
    asked: tuple[str, ...]
    misses: tuple[Miss, ...]

    @property
    def exact(self) -> bool:
        """True when every day worked was read, each in its record, and no other."""
        return not self.days_missed and not self.days_wrong


@dataclass(frozen=True, slots=True)
class Judged:
    """One field as read: the fields it stands among, its name, and whether it is right."""

    among: Fields
    name: str
    right: bool


def judged(statement: Statement, truth: Truth) -> Iterator[Judged]:
    """Yield each field read of one letter that its ``truth`` speaks of, and each list of days."""
    for name, key in _OF_THE_LETTER.items():
        if name in statement.fields and truth.get(key):
            yield Judged(statement.fields, name, _is_right(name, truth[key], statement.fields))
    for answer, record in _paired(truth["records"], statement.records):
        for name, key in _OF_A_RECORD.items():
            if name in record and answer.get(key):
                yield Judged(record, name, _is_right(name, answer[key], record))
        if "work_dates" in record:
            right = set(_days(record)) == set(answer["dates"])
            yield Judged(record, "work_dates", right)


def worked(statement: Statement, truth: Truth) -> Iterator[tuple[Fields, frozenset[str]]]:
    """Yield each record read with the days (ISO) that its ``truth`` says were worked in it."""
    pairs = _paired(truth["records"], statement.records)
    for record in statement.records:
        told = (answer["dates"] for answer, used in pairs if used is record)
        yield record, frozenset(next(told, ()))


def mark(statements: Sequence[Statement], truth: Truth) -> Mark:
    """Return how ``statements``, read from one file, compare with its ``truth``."""
    own: Fields = statements[0].fields if statements else {}
    read = [record for statement in statements for record in statement.records]
    pairs = _paired(truth["records"], read)
    misses = list(_misses(_OF_THE_LETTER, truth, own))
    asked = [name for name, key in _OF_THE_LETTER.items() if truth.get(key)]
    missed: list[str] = []
    wrong: list[tuple[str, float]] = []
    for answer, record in pairs:
        misses += _misses(_OF_A_RECORD, answer, record)
        asked += [name for name, key in _OF_A_RECORD.items() if answer.get(key)]
        missed += sorted(set(answer["dates"]) - set(_days(record)))
        wrong += [
            (day, _chance(record, day)) for day in _days(record) if day not in answer["dates"]
        ]
    left = [record for record in read if not any(record is used for _, used in pairs)]
    wrong += [(day, _chance(record, day)) for record in left for day in _days(record)]
    sizes = (len(truth["records"]), len(read))
    return Mark(tuple(missed), tuple(wrong), sizes, tuple(asked), tuple(misses))


def _paired(truth: Sequence[Truth], read: Sequence[Fields]) -> list[tuple[Truth, Fields]]:
    """Return each true record with the read one most like it; the first ones where all are."""
    likeness = [
        (-_likeness(answer, record), abs(i - j), i, j)
        for (i, answer), (j, record) in product(enumerate(truth), enumerate(read))
    ]
    chosen: dict[int, int] = {}
    for _, _, i, j in sorted(likeness):
        if i not in chosen and j not in chosen.values():
            chosen[i] = j
    return [(each, read[chosen[i]] if i in chosen else {}) for i, each in enumerate(truth)]


def _likeness(answer: Truth, record: Fields) -> float:
    shared = len(set(answer["dates"]) & set(_days(record)))
    of_all = len(set(answer["dates"]) | set(_days(record))) or 1
    same = sum(
        _plain(record[name].value) == _plain(answer[key])
        for name, key in _OF_A_RECORD.items()
        if name in record and answer.get(key)
    )
    return same + 3 * shared / of_all


def _misses(names: dict[str, str], truth: Truth, read: Fields) -> Iterator[Miss]:
    for name, key in names.items():
        printed, field = truth.get(key), read.get(name)
        if printed in (None, ""):
            continue
        if field is None:
            yield Miss(name, printed, None, None)
        elif not _is_right(name, printed, read):
            yield Miss(name, printed, field.value, field.confidence)


def _is_right(name: str, printed: object, read: Fields) -> bool:
    return _same(name, printed, _whole_title(read) if name == "production" else read[name].value)


def _same(name: str, printed: object, read: object) -> bool:
    if name == "local":
        return local_number(str(printed)) == str(read)
    if name == "production":
        return _same_show(str(printed), str(read))
    return _plain(printed) == _plain(read)


def _same_show(printed: str, read: str) -> bool:
    """Return whether a show is the one printed: a season may be left unsaid, a sponsor aside."""
    own, other = title_of(printed), title_of(read)
    spot = _SPOT.search(own.title)
    titles = {_plain(own.title), *([_plain(spot["title"])] if spot is not None else [])}
    return _plain(other.title) in titles and own.season in {None, other.season}


def _whole_title(read: Fields) -> str:
    """Return the show of a record with the season that its own field says."""
    title = str(read["production"].value)
    said = title_of(title).season is not None or "season" not in read
    return title if said else f"{title}, season {read['season'].value}"


def _plain(value: object) -> object:
    if isinstance(value, int | float):
        return float(value)
    text = " ".join(str(value).replace("’", "'").split()).casefold()
    return _TITLED.sub("", text).strip(" .,“”\"'()")


def _days(record: Fields) -> list[str]:
    field = record.get("work_dates")
    return field.value if field is not None and isinstance(field.value, list) else []


def _chance(record: Fields, day: str) -> float:
    """Return how sure a day was as read: its own chance, or that of the whole list."""
    field = record["work_dates"]
    own = [place.confidence for place in field.places if place.item == day]
    return own[0] if own and own[0] is not None else field.confidence
