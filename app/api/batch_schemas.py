"""The shapes of the API for payroll partners: batches, their files, and uploads in parts."""

from marshmallow import Schema, fields, validate

from app.answering.states import FileResult, Fix

_ID = validate.Length(min=1, max=32)


class NewBatch(Schema):
    """What a batch is called by its sender; everything is optional."""

    own_reference = fields.String(load_default="", validate=validate.Length(max=100))


class BatchFile(Schema):
    """One file of a batch; ``cause`` and ``fix`` say what its sender can do where it needs them."""

    number = fields.Integer(required=True)
    name = fields.String(required=True)
    size_bytes = fields.Integer(required=True, allow_none=True)
    result = fields.String(required=True, validate=validate.OneOf([r.value for r in FileResult]))
    cause = fields.String(required=True)
    fix = fields.String(
        required=True, allow_none=True, validate=validate.OneOf([f.value for f in Fix])
    )
    reference = fields.String(required=True, allow_none=True)
    document_type = fields.String(required=True, allow_none=True)
    person = fields.String(required=True, allow_none=True)
    days_claimed = fields.Integer(required=True, allow_none=True)
    days_in_your_payroll = fields.Integer(required=True, allow_none=True)
    days_counted = fields.Integer(required=True)


class BatchSummary(Schema):
    """A batch with how many of its files have each result; ``closes_at`` is None once closed."""

    id = fields.String(required=True)
    reference = fields.String(required=True)
    own_reference = fields.String(required=True)
    source = fields.String(required=True)
    is_closed = fields.Boolean(required=True)
    received_at = fields.AwareDateTime(required=True)
    closes_at = fields.AwareDateTime(required=True, allow_none=True)
    counts = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)


class Batch(BatchSummary):
    """A batch with all its files; it is final once nothing of it is open."""

    is_read = fields.Boolean(required=True)
    is_final = fields.Boolean(required=True)
    files = fields.List(fields.Nested(BatchFile), required=True)


class Batches(Schema):
    """Batches, the latest first, and the address of the next page."""

    batches = fields.List(fields.Nested(BatchSummary), required=True)
    next = fields.String(required=True, allow_none=True)


class BatchesOf(Schema):
    """Which page of the batches."""

    limit = fields.Integer(load_default=50, validate=validate.Range(min=1, max=100))
    before = fields.String(validate=_ID)


class AddedFile(Schema):
    """What became of one file at the door; ``refusal`` is None for one that was taken."""

    name = fields.String(required=True)
    document = fields.String(required=True, allow_none=True)
    reference = fields.String(required=True, allow_none=True)
    already_had = fields.Boolean(required=True)
    refusal = fields.String(required=True, allow_none=True)


class NewUpload(Schema):
    """A file that will come in parts: name, size in bytes, and SHA-256 of the whole."""

    name = fields.String(required=True, validate=validate.Length(min=1, max=300))
    size_bytes = fields.Integer(required=True, validate=validate.Range(min=1, max=10**12))
    sha256 = fields.String(required=True, validate=validate.Regexp("^[0-9a-f]{64}$"))


class PartialUpload(Schema):
    """An upload in parts: go on at ``received_bytes``, with parts of ``part_limit_bytes``."""

    id = fields.String(required=True)
    size_bytes = fields.Integer(required=True)
    received_bytes = fields.Integer(required=True)
    part_limit_bytes = fields.Integer(required=True)


class PayrollFile(Schema):
    """A payroll or fringe file that a partner sent; staff decide whether it is used."""

    id = fields.String(required=True)
    file = fields.String(required=True)
    state = fields.String(required=True)
    rows_read = fields.Integer(required=True)
    rows_rejected = fields.Integer(required=True)
    problem = fields.String(required=True, allow_none=True)
    already_had = fields.Boolean(required=True)


class PayrollFileForm(Schema):
    """The field beside a payroll file."""

    kind = fields.String(load_default="payroll", validate=validate.OneOf(["payroll", "fringe"]))
