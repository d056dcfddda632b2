"""The shapes of the API about payroll and fringe files."""

from marshmallow import Schema, fields, validate

from app.states import ImportState
from app.tabular.dates import DateOrder, DayZero
from app.tabular.mapping import FRINGE, PAYROLL

KINDS = (PAYROLL, FRINGE)
STATES = [state.value for state in ImportState]


class ImportForm(Schema):
    """The fields beside the file; what the file itself settles need not be said."""

    kind = fields.String(load_default=PAYROLL, validate=validate.OneOf(KINDS))
    company = fields.String(required=True, validate=validate.Length(1, 200))
    layout = fields.String(load_default=None, validate=validate.Length(1, 60))
    sheet = fields.String(load_default=None, validate=validate.Length(1, 100))
    dates = fields.Enum(DateOrder, by_value=True, load_default=None)
    day_numbers_since = fields.Enum(DayZero, by_value=True, load_default=None)


class ImportsOf(Schema):
    """Which files are wanted; the latest come first."""

    kind = fields.String(validate=validate.OneOf(KINDS))
    limit = fields.Integer(load_default=50, validate=validate.Range(1, 200))


class RowLeftOut(Schema):
    """A row that could not be used, by its 1-based line in the file, and why."""

    row = fields.Integer(required=True)
    reason = fields.String(required=True, attribute="message")


class Import(Schema):
    """A payroll or fringe file: how far it has come, and what it brings or would bring."""

    id = fields.String(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    file = fields.String(required=True)
    company = fields.String(required=True)
    state = fields.String(required=True, validate=validate.OneOf(STATES))
    first_day = fields.String(required=True, allow_none=True, attribute="from")
    last_day = fields.String(required=True, allow_none=True, attribute="to")
    rows_read = fields.Integer(required=True)
    rows_rejected = fields.Integer(required=True)
    rejections = fields.List(fields.Nested(RowLeftOut), required=True)
    layout = fields.String(required=True, allow_none=True)
    problem = fields.String(required=True, allow_none=True)
    preview = fields.Dict(keys=fields.String(), required=True)
    applied_at = fields.String(required=True, allow_none=True)
    withdrawn_at = fields.String(required=True, allow_none=True)
    rechecked = fields.Integer(required=True)


class Imports(Schema):
    """Some files, the latest first."""

    imports = fields.List(fields.Nested(Import), required=True)
