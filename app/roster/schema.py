"""What a local's rule file may say; an unknown key or a number without its source is an error."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, validate, validates_schema

from app.roster.classifications import classifications_of
from app.roster.facts import PLACES
from app.roster.sources import sources

_CONFIDENCE = validate.OneOf(["seed", "public", "inferred"])
_BASES = ["union", "non_union", "any"]
_NAMED_BY = {
    "work_experience": ("id", "classifications"),
    "credentials": ("kind", "classifications"),
    "training": ("id",),
    "clocks": ("id",),
    "grouping": ("from_group", "to_group", "classifications"),
    "removal": ("id",),
}
"""What names an entry: two of one name are two versions, so their days must differ."""

_MOST_DAYS = 4000
"""More than ten years: a number beyond is a slip of the pen, no rule."""
_MOST_MONTHS = 600
_MOST_YEARS = 50

_LISTS_WITH_CLASSIFICATIONS = ("work_experience", "credentials", "training", "grouping")


def _known_source(key: str) -> None:
    if key not in sources():
        raise ValidationError(f"{key!r} must match a source of sources.yaml.")


class Strict(Schema):
    """An unknown key is a mistake, not an extension."""

    class Meta:
        """Refuse what nobody knows."""

        unknown = RAISE


class Dated(Strict):
    """From which day an entry holds, when somebody last read its source, when it came in."""

    in_force_from = fields.Date(required=True, allow_none=True)
    last_checked = fields.Date(required=True)
    known_from = fields.Date(load_default=None)
    note = fields.String(load_default=None)


class Sourced(Strict):
    """Where an entry was read and how sure that makes it."""

    source = fields.List(
        fields.String(validate=_known_source), required=True, validate=validate.Length(min=1)
    )
    confidence = fields.String(required=True, validate=_CONFIDENCE)


class LengthSchema(Strict):
    """A length of time."""

    length = fields.Integer(
        strict=True, required=True, validate=validate.Range(min=1, max=_MOST_DAYS)
    )
    unit = fields.String(
        required=True, validate=validate.OneOf(["day", "month", "year", "business_day"])
    )


class _Number(Sourced):
    value = fields.Integer(
        strict=True, required=True, allow_none=True, validate=validate.Range(min=0, max=_MOST_DAYS)
    )


class _Window(Sourced, LengthSchema):
    anchor = fields.String(
        required=True, validate=validate.OneOf(["any", "application", "completion"])
    )


class _WorkRule(Dated):
    id = fields.String(required=True, validate=validate.Regexp(r"^[a-z0-9-]+$"))
    path = fields.String(load_default=None)
    classifications = fields.List(fields.String(), load_default=list)
    days = fields.Nested(_Number, required=True)
    window = fields.Nested(_Window, load_default=None, allow_none=True)
    years = fields.Nested(_Number, load_default=None)
    within_years = fields.Integer(
        strict=True, load_default=None, validate=validate.Range(min=1, max=_MOST_YEARS)
    )
    basis = fields.String(required=True, validate=validate.OneOf(_BASES))
    area = fields.String(load_default=None)
    places = fields.List(fields.String(validate=validate.OneOf(PLACES)), load_default=list)
    excluded_production_types = fields.List(fields.String(), load_default=list)
    screened_production_types = fields.List(fields.String(), load_default=list)
    file_within_months = fields.Integer(
        strict=True, load_default=None, validate=validate.Range(min=1, max=_MOST_MONTHS)
    )
    perfect_within_months = fields.Integer(
        strict=True, load_default=None, validate=validate.Range(min=1, max=_MOST_MONTHS)
    )
    only_when = fields.String(load_default=None)
    days_under = fields.String(load_default=None)
    beyond = fields.Integer(
        strict=True, load_default=0, validate=validate.Range(min=0, max=_MOST_DAYS)
    )

    @validates_schema
    def _years_together(self, row: dict[str, Any], **_: Any) -> None:
        if (row.get("years") is None) != (row.get("within_years") is None):
            raise ValidationError("needs within_years beside years.", "years")


class _CredentialRule(Sourced, Dated):
    kind = fields.String(required=True)
    classifications = fields.List(fields.String(), load_default=list)
    consequence = fields.String(required=True, validate=validate.OneOf(["suspended", "refer"]))
    asked = fields.String(
        load_default="always", validate=validate.OneOf(["always", "placement", "recorded"])
    )
    classes = fields.List(fields.String(), load_default=list)


class _TrainingRule(Sourced, Dated):
    id = fields.String(required=True, validate=validate.Regexp(r"^[a-z0-9-]+$"))
    courses = fields.List(
        fields.List(fields.String(), validate=validate.Length(min=1)),
        required=True,
        validate=validate.Length(min=1),
    )
    classifications = fields.List(fields.String(), load_default=list)
    preliminary = fields.Boolean(load_default=False)
    asked = fields.String(load_default="always", validate=validate.OneOf(["always", "recorded"]))


class _Clock(Sourced, Dated, LengthSchema):
    id = fields.String(required=True)


class _Grouping(Sourced, Dated, LengthSchema):
    from_group = fields.String(required=True)
    to_group = fields.String(required=True)
    classifications = fields.List(fields.String(), required=True)


class _Removal(Sourced, Dated):
    id = fields.String(required=True)
    text = fields.String(required=True)
    temporary = fields.Boolean(required=True)
    idle_months = fields.Integer(
        strict=True, load_default=None, validate=validate.Range(min=1, max=_MOST_MONTHS)
    )


class _Upgrade(Sourced, Dated):
    id = fields.String(required=True)
    upgrade = fields.String(required=True)
    kind = fields.String(
        required=True,
        validate=validate.OneOf(
            ["shows", "months", "references", "seminars", "letters", "standing", "refer"]
        ),
    )
    text = fields.String(required=True)
    numbers = fields.Dict(
        keys=fields.String(), values=fields.Integer(strict=True), load_default=dict
    )


class RuleFileSchema(Strict):
    """One file of the rule book: a local on a roster (``*`` for the roster's default)."""

    roster = fields.String(required=True)
    local = fields.String(required=True)
    name = fields.String(required=True)
    work_experience = fields.List(fields.Nested(_WorkRule), required=True)
    credentials = fields.List(fields.Nested(_CredentialRule), load_default=list)
    training = fields.List(fields.Nested(_TrainingRule), load_default=list)
    clocks = fields.List(fields.Nested(_Clock), load_default=list)
    grouping = fields.List(fields.Nested(_Grouping), load_default=list)
    removal = fields.List(fields.Nested(_Removal), load_default=list)
    upgrades = fields.List(fields.Nested(_Upgrade), load_default=list)

    @validates_schema(skip_on_field_errors=True)
    def _holds_each_version_once(self, file: dict[str, Any], **_: Any) -> None:
        refuse_second_versions(file, _NAMED_BY)

    @validates_schema(skip_on_field_errors=True)
    def _names_classifications_of_the_catalogue(self, file: dict[str, Any], **_: Any) -> None:
        known = {entry.name for entry in classifications_of(file["roster"], file["local"])}
        for section, index, place, name in _named(file) if file["local"] != "*" else ():
            if name not in known:
                told = f"{name!r} is no classification of Local {file['local']} in the catalogue."
                raise ValidationError({section: {index: {"classifications": {place: [told]}}}})


def refuse_second_versions(
    file: Mapping[str, Sequence[Mapping[str, Any]]], named_by: Mapping[str, tuple[str, ...]]
) -> None:
    """Raise ``ValidationError`` where a section holds two versions of one entry from one day."""
    for section, names in named_by.items():
        seen: list[tuple[object, ...]] = []
        for index, row in enumerate(file[section]):
            version = tuple(row[key] for key in (*names, "in_force_from", "known_from"))
            if version in seen:
                told = f"a second {row[names[0]]!r} in force from the same day: keep one."
                raise ValidationError({section: {index: [told]}})
            seen.append(version)


def _named(file: dict[str, Any]) -> Iterator[tuple[str, int, int, str]]:
    for section in _LISTS_WITH_CLASSIFICATIONS:
        for index, row in enumerate(file[section]):
            for place, name in enumerate(row["classifications"]):
                yield section, index, place, name
