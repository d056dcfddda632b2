"""Mapping files: how one layout names its columns and writes its dates; strict, one file each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from marshmallow import (
    RAISE,
    Schema,
    ValidationError,
    fields,
    post_load,
    validate,
    validates_schema,
)

from app.errors import Unprocessable
from app.tabular.columns import plain
from app.tabular.dates import DateOrder, DayZero

PAYROLL, FRINGE = "payroll", "fringe"
_BUILT_IN = Path(__file__).parent / "mappings"
_FIELDS = (
    "employee_name", "last_name", "first_name", "last4", "il_number", "production",
    "classification", "category", "loanout", "local", "week_ending", "period_start", "period_end",
    "period", "days", "hours", "day", "day_type", "occupation_code", "employer", "payroll_company",
    "remitter", "member_number",
    *(f"day_{n}_{part}" for n in range(1, 8) for part in ("date", "hours", "type")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Slice:
    """Where a fixed-width line holds one value: its first and last place, counted from 1."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class LayoutMapping:
    """How one layout is recognised and read; ``columns`` says which field a plain name means.

    A layout is taken for this one when its head holds every name in ``recognised_by``. ``slices``
    and ``detail`` (how a line with a record begins) describe fixed-width text without a head.
    """

    id: str
    title: str
    kind: str
    columns: Mapping[str, str] = field(default_factory=dict)
    recognised_by: tuple[str, ...] = ()
    ignored: frozenset[str] = frozenset()
    order: DateOrder | None = None
    zero: DayZero | None = None
    day_types: Mapping[str, str] = field(default_factory=dict)
    company: str = ""
    slices: Mapping[str, Slice] = field(default_factory=dict)
    detail: str = ""

    @property
    def is_fixed_width(self) -> bool:
        """True when values are told by their places in a line, not by a head."""
        return bool(self.slices)


class _Place(Schema):
    class Meta:
        unknown = RAISE

    first = fields.Integer(required=True, data_key="from", validate=validate.Range(1, 5000))
    last = fields.Integer(required=True, data_key="to", validate=validate.Range(1, 5000))

    @validates_schema
    def _in_order(self, data: Mapping[str, Any], **_: Any) -> None:
        if data["last"] < data["first"]:
            raise ValidationError("to is before from", "to")


class _MappingSchema(Schema):
    class Meta:
        unknown = RAISE

    layout = fields.String(required=True, validate=validate.Regexp(r"^[a-z0-9][a-z0-9-]{1,59}$"))
    title = fields.String(required=True, validate=validate.Length(1, 200))
    source = fields.String(validate=validate.Length(1, 400))
    kind = fields.String(required=True, validate=validate.OneOf([PAYROLL, FRINGE]))
    columns = fields.Dict(
        keys=fields.String(validate=validate.OneOf(_FIELDS)),
        values=fields.List(fields.String(), validate=validate.Length(1)),
        load_default=dict,
    )
    recognised_by = fields.List(fields.String(), load_default=list)
    ignore = fields.List(fields.String(), load_default=list)
    dates = fields.Enum(DateOrder, by_value=True, load_default=None)
    day_numbers_since = fields.Enum(DayZero, by_value=True, load_default=None)
    day_types = fields.Dict(keys=fields.String(), values=fields.String(), load_default=dict)
    payroll_company = fields.String(load_default="", validate=validate.Length(max=200))
    fixed_width = fields.Dict(
        keys=fields.String(validate=validate.OneOf(_FIELDS)),
        values=fields.Nested(_Place),
        load_default=dict,
    )
    detail_lines_begin_with = fields.String(load_default="")

    @post_load
    def _made(self, data: dict[str, Any], **_: Any) -> LayoutMapping:
        names = {plain(n): field for field, ns in data["columns"].items() for n in ns}
        slices = {name: Slice(**place) for name, place in data["fixed_width"].items()}
        return LayoutMapping(
            id=data["layout"],
            title=data["title"],
            kind=data["kind"],
            columns=names,
            recognised_by=tuple(plain(name) for name in data["recognised_by"]),
            ignored=frozenset(plain(name) for name in data["ignore"]),
            order=data["dates"],
            zero=data["day_numbers_since"],
            day_types={code.casefold(): ours for code, ours in data["day_types"].items()},
            company=data["payroll_company"],
            slices=slices,
            detail=data["detail_lines_begin_with"],
        )


def mapping_of(text: str, name: str) -> LayoutMapping:
    """Return the mapping that a YAML text describes; raise ``Unprocessable`` with its mistakes."""
    try:
        data = yaml.safe_load(text)
        if not isinstance(data, dict):
            raise ValidationError("write a mapping with layout, title, kind and columns")
        made: LayoutMapping = _MappingSchema().load(data)
    except (yaml.YAMLError, ValidationError) as error:
        raise Unprocessable(
            f"The mapping file {name} cannot be used: {_in_words(error)}", code="bad-mapping"
        ) from error
    return made


def mappings_in(folder: Path) -> tuple[LayoutMapping, ...]:
    """Return the mappings of a folder (``*.yaml``) in the order of their names."""
    files = sorted(folder.glob("*.yaml")) if folder.is_dir() else []
    return tuple(mapping_of(file.read_text(encoding="utf-8"), file.name) for file in files)


@cache
def built_in() -> tuple[LayoutMapping, ...]:
    """Return the mappings that come with the program."""
    return mappings_in(_BUILT_IN)


def named(mappings: Iterable[LayoutMapping], layout: str) -> LayoutMapping:
    """Return the mapping with an id; raise ``Unprocessable`` with those there are."""
    known = {mapping.id: mapping for mapping in mappings}
    if layout not in known:
        raise Unprocessable(
            f"There is no mapping “{layout}”: {', '.join(sorted(known))} are known.",
            code="no-such-mapping",
        )
    return known[layout]


def _in_words(error: Exception) -> str:
    if not isinstance(error, ValidationError):
        return f"it is no YAML ({error})"
    told = error.messages
    if not isinstance(told, dict):
        return "; ".join(map(str, told))
    return "; ".join(f"{name}: {each}" for name, each in told.items())
