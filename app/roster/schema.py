"""What a rule file may say; an unknown key or a number without its source is an error."""

from marshmallow import RAISE, Schema, fields, validate

_CONFIDENCE = validate.OneOf(["seed", "public", "inferred"])
_SOURCE = validate.Regexp(r"^(SD\d|P\d\d)$")


class _Strict(Schema):
    class Meta:
        """An unknown key is a mistake, not an extension."""

        unknown = RAISE


class _Sourced(_Strict):
    source = fields.List(
        fields.String(validate=_SOURCE), required=True, validate=validate.Length(min=1)
    )
    confidence = fields.String(required=True, validate=_CONFIDENCE)


class _Dated(_Strict):
    in_force_from = fields.Date(required=True, allow_none=True)
    last_checked = fields.Date(required=True)


class _Number(_Sourced):
    value = fields.Integer(required=True, allow_none=True, validate=validate.Range(min=0))


class _Length(_Sourced):
    length = fields.Integer(required=True, validate=validate.Range(min=1))
    unit = fields.String(required=True, validate=validate.OneOf(["day", "month", "year"]))


class _Window(_Length):
    anchor = fields.String(
        required=True, validate=validate.OneOf(["any", "application", "completion"])
    )


class _WorkRule(_Dated):
    id = fields.String(required=True, validate=validate.Regexp(r"^[a-z0-9-]+$"))
    path = fields.String(load_default=None)
    classifications = fields.List(fields.String(), load_default=list)
    days = fields.Nested(_Number, required=True)
    window = fields.Nested(_Window, load_default=None, allow_none=True)
    years = fields.Nested(_Number, load_default=None)
    within_years = fields.Integer(load_default=None)
    basis = fields.String(required=True, validate=validate.OneOf(["union", "non_union", "any"]))
    area = fields.String(load_default=None)
    excluded_production_types = fields.List(fields.String(), load_default=list)
    file_within_months = fields.Integer(load_default=None)
    note = fields.String(load_default=None)


class _CredentialRule(_Sourced, _Dated):
    kind = fields.String(required=True)
    title = fields.String(required=True)
    classifications = fields.List(fields.String(), required=True)
    consequence = fields.String(required=True, validate=validate.OneOf(["suspended"]))


class _TrainingRule(_Sourced, _Dated):
    courses = fields.List(fields.String(), required=True)
    classifications = fields.List(fields.String(), load_default=list)
    preliminary = fields.Boolean(load_default=False)
    note = fields.String(load_default=None)


class _Clock(_Length, _Dated):
    id = fields.String(required=True)
    note = fields.String(load_default=None)


class _Grouping(_Length, _Dated):
    from_group = fields.String(required=True)
    to_group = fields.String(required=True)
    classifications = fields.List(fields.String(), required=True)


class RuleFileSchema(_Strict):
    """One file of the rule book: a local on a roster (``*`` for the roster's default)."""

    roster = fields.String(required=True)
    local = fields.String(required=True)
    name = fields.String(required=True)
    work_experience = fields.List(fields.Nested(_WorkRule), required=True)
    credentials = fields.List(fields.Nested(_CredentialRule), load_default=list)
    training = fields.List(fields.Nested(_TrainingRule), load_default=list)
    clocks = fields.List(fields.Nested(_Clock), load_default=list)
    grouping = fields.List(fields.Nested(_Grouping), load_default=list)
