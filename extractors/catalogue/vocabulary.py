"""The vocabulary files of this folder as values: strict when loaded, loaded once."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar

import yaml

Confidence = Literal["seed", "public", "inferred"]
_CONFIDENCES = ("seed", "public", "inferred")
_FOLDER = Path(__file__).parent
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class VocabularyError(ValueError):
    """A vocabulary file that says something this program does not understand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """A fact with the keys of its sources and how sure they make it."""

    source: tuple[str, ...]
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Local(Sourced):
    """A local of a union: its bare number, its names, and the rosters its work is listed on."""

    number: str
    union: str
    name: str
    also: tuple[str, ...] = ()
    rosters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Classification(Sourced):
    """A job classification of a local, with its codes and the other words for it."""

    name: str
    local: str
    status: Literal["ier_named", "wage_title", "non_roster", "local_list"]
    codes: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    roster_name: str | None = None
    also: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LongFormCode(Sourced):
    """An occupation code of movies for television, and our classification for it."""

    code: str
    title: str
    local: str | None
    classification: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayType(Sourced):
    """A day-type code of a time card and whether such a day counts for a roster."""

    code: str
    label: str
    paid_as_work: bool
    counts: Literal["count", "refer", "exclude"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PayrollCompany(Sourced):
    """A payroll company with its other names and its mail domains."""

    name: str
    also: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Category411(Sourced):
    """A category of Local 411's production coordinators, with its old titles."""

    id: str
    name: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductionType:
    """A kind of production as the contract names it, and the words that letters use for it."""

    type: str
    wordings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything the vocabulary files say, in the order of the files."""

    locals: tuple[Local, ...]
    classifications: tuple[Classification, ...]
    long_form_codes: tuple[LongFormCode, ...]
    day_types: tuple[DayType, ...]
    payroll_companies: tuple[PayrollCompany, ...]
    categories_411: tuple[Category411, ...]
    production_types: tuple[ProductionType, ...]


@cache
def load() -> Vocabulary:
    """Return the vocabulary; raise ``VocabularyError`` for a key or name nobody knows."""
    vocabulary = Vocabulary(
        locals=_rows("locals", Local),
        classifications=_rows("classifications", Classification),
        long_form_codes=_rows("long_form_codes", LongFormCode),
        day_types=_rows("day_types", DayType),
        payroll_companies=_rows("payroll_companies", PayrollCompany),
        categories_411=_rows("categories_411", Category411),
        production_types=_rows("production_types", ProductionType),
    )
    _check_locals(vocabulary)
    return vocabulary


_Row = TypeVar("_Row")


def rows_from(text: str, kind: type[_Row], name: str) -> tuple[_Row, ...]:
    """Return the rows of one vocabulary file's ``text``; ``name`` is for the error message."""
    return tuple(_row(entry, kind, name) for entry in yaml.load(text, _Loader))  # noqa: S506 - a safe loader, the C one where there is one


def _rows(name: str, kind: type[_Row]) -> tuple[_Row, ...]:
    text = (_FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    return rows_from(text, kind, f"{name}.yaml")


def _row(entry: dict[str, Any], kind: type[_Row], name: str) -> _Row:
    values = {key: tuple(v) if isinstance(v, list) else v for key, v in entry.items()}
    if values.get("confidence", "seed") not in _CONFIDENCES:
        raise VocabularyError(f"{name}: confidence {values['confidence']!r} in {entry}")
    try:
        return kind(**values)
    except TypeError as error:
        raise VocabularyError(f"{name}: {error} in {entry}") from error


def _check_locals(vocabulary: Vocabulary) -> None:
    numbers = {local.number for local in vocabulary.locals}
    for entry in vocabulary.classifications:
        if entry.local not in numbers:
            raise VocabularyError(f"classifications.yaml: no local {entry.local} in {entry.name}")
