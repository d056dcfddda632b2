"""What the rule files that hold for every local may say."""

from typing import Any

from marshmallow import fields, validate, validates_schema

from app.roster.schema import Dated, LengthSchema, Sourced, Strict, refuse_second_versions

_DAYS = fields.Integer(strict=True, validate=validate.Range(min=0, max=400))
_MINUTES = validate.Range(min=0, max=1000)
_HOURS = validate.Range(min=0, max=200)
_DOLLARS_PER_HOUR = validate.Range(min=0, max=500)
_NAMED_BY = {
    "courses": ("code",),
    "stipends": ("dollars_per_hour",),
    "credential_kinds": ("id",),
    "deadline_reminders": ("id",),
    "counting": ("id",),
    "tiers": ("tier", "from_minutes"),
}


class _Course(Sourced, Dated):
    code = fields.String(required=True)
    title = fields.String(required=True)
    format = fields.String(
        required=True, allow_none=True, validate=validate.OneOf(["online", "in_person"])
    )
    hours = fields.Float(required=True, allow_none=True, validate=_HOURS)
    refresh_months = fields.Integer(
        strict=True, required=True, allow_none=True, validate=validate.Range(min=1, max=240)
    )


class _Stipend(Sourced, Dated):
    dollars_per_hour = fields.Integer(strict=True, required=True, validate=_DOLLARS_PER_HOUR)


class _CredentialKind(Sourced, Dated):
    id = fields.String(required=True, validate=validate.Regexp(r"^[a-z0-9_]+$"))
    title = fields.String(required=True)
    short = fields.String(required=True)
    longest = fields.Nested(LengthSchema, load_default=None)
    capped_by = fields.String(load_default=None)
    remind_before = fields.List(_DAYS, required=True)
    remind_after = fields.List(_DAYS, required=True)
    renewal = fields.String(required=True)


class _DeadlineReminders(Sourced, Dated):
    id = fields.String(required=True)
    remind_before = fields.List(_DAYS, required=True)
    remind_after = fields.List(_DAYS, required=True)


class _CountingRule(Sourced, Dated):
    id = fields.String(required=True)
    text = fields.String(required=True)
    treatment = fields.String(required=True, validate=validate.OneOf(["count", "exclude", "refer"]))
    minutes = fields.Integer(strict=True, load_default=None, validate=_MINUTES)


class _BudgetTier(Sourced, Dated):
    tier = fields.String(required=True)
    from_minutes = fields.Integer(strict=True, required=True, validate=_MINUTES)
    from_dollars = fields.Integer(strict=True, required=True, validate=validate.Range(min=0))


class SharedFileSchema(Strict):
    """One file of ``rules/shared``: any of the sections that hold for every local."""

    courses = fields.List(fields.Nested(_Course), load_default=list)
    stipends = fields.List(fields.Nested(_Stipend), load_default=list)
    credential_kinds = fields.List(fields.Nested(_CredentialKind), load_default=list)
    deadline_reminders = fields.List(fields.Nested(_DeadlineReminders), load_default=list)
    counting = fields.List(fields.Nested(_CountingRule), load_default=list)
    tiers = fields.List(fields.Nested(_BudgetTier), load_default=list)

    @validates_schema(skip_on_field_errors=True)
    def _holds_each_version_once(self, file: dict[str, Any], **_: Any) -> None:
        refuse_second_versions(file, _NAMED_BY)
