"""The shapes of the API, version 1: what comes in and what goes out."""

from typing import Any

from marshmallow import Schema, fields, validate

from app.states import DocumentState
from validators.values import DayStatus, DayVerdict

STATES = [state.value for state in DocumentState]


class ErrorBody(Schema):
    """What was wrong, a code that never changes, and the reference to quote to us."""

    code = fields.String(required=True)
    message = fields.String(required=True)
    reference = fields.String(required=True)


class Error(Schema):
    """The one shape of every error."""

    error = fields.Nested(ErrorBody, required=True)


class Credentials(Schema):
    """An e-mail address and its password."""

    email = fields.Email(required=True)
    password = fields.String(required=True, load_only=True, validate=validate.Length(max=500))
    code = fields.String(
        load_default="",
        load_only=True,
        validate=validate.Length(max=60),
        metadata={"description": "The second factor's: the app's code of now, or a recovery code."},
    )


class Token(Schema):
    """A token for the ``Authentication-Token`` header, and how long it holds."""

    token = fields.String(required=True)
    expires_in_seconds = fields.Integer(required=True)


class UploadForm(Schema):
    """The fields beside the file of an upload."""

    roster_record = fields.String(validate=validate.Length(min=1, max=32))
    as_one = fields.Boolean(
        load_default=False,
        metadata={"description": "Take several pictures in “file”, in order, as one document."},
    )


class Links(Schema):
    """Where to go on: the document in the API, and its page for people."""

    self = fields.String(required=True)
    page = fields.String(required=True)


class Receipt(Schema):
    """A document that was taken in; with ``already_had``, that of the first copy."""

    id = fields.String(required=True)
    reference = fields.String(required=True)
    state = fields.String(required=True, validate=validate.OneOf(STATES))
    already_had = fields.Boolean(required=True)
    received_at = fields.AwareDateTime(required=True)
    links = fields.Nested(Links, required=True)


class Step(Schema):
    """One step of a document's way."""

    name = fields.String(required=True)
    progress = fields.String(required=True, validate=validate.OneOf(["done", "now", "ahead"]))
    at = fields.AwareDateTime(required=True, allow_none=True)


class ReadProblem(Schema):
    """Why a document could not be read."""

    code = fields.String(required=True)
    message = fields.String(required=True)


class Finding(Schema):
    """What a check found different."""

    code = fields.String(required=True)
    severity = fields.String(required=True)
    message = fields.String(required=True)
    dates = fields.List(fields.String(), required=True)


class Place(Schema):
    """A box on a page, in points from the top left of the page as displayed."""

    file = fields.String()
    page = fields.Integer(required=True)
    box = fields.List(fields.Float(), required=True, validate=validate.Length(equal=4))
    text = fields.String()


class WorkRecord(Schema):
    """One line of a payroll or fringe file."""

    file = fields.String(required=True)
    row = fields.Integer(required=True)


class LedgerDay(Schema):
    """One claimed day: what the records say of it, whether it counts, why, and by which rule."""

    date = fields.String(required=True, metadata={"format": "date"})
    production = fields.String(required=True)
    classification = fields.String(required=True)
    day_verdict = fields.String(
        required=True, validate=validate.OneOf([verdict.value for verdict in DayVerdict])
    )
    status = fields.String(
        required=True, validate=validate.OneOf([status.value for status in DayStatus])
    )
    because = fields.String(required=True)
    claimed_by = fields.List(fields.Nested(Place), required=True)
    paid_by = fields.List(fields.Nested(WorkRecord), required=True)
    remitted_by = fields.List(fields.Nested(WorkRecord), required=True)
    rule = fields.String(required=True, allow_none=True)


class Document(Schema):
    """A document: how far it has come and, once read, what it states and how that compared."""

    id = fields.String(required=True)
    reference = fields.String(required=True)
    file = fields.String(required=True)
    sha256 = fields.String(required=True)
    type = fields.String(required=True, allow_none=True)
    state = fields.String(required=True, validate=validate.OneOf(STATES))
    is_final = fields.Boolean(required=True)
    received_at = fields.AwareDateTime(required=True)
    changed_at = fields.AwareDateTime(required=True)
    problem = fields.Nested(ReadProblem, required=True, allow_none=True)
    container = fields.String(required=True, allow_none=True)
    part = fields.String(required=True, allow_none=True)
    links = fields.Nested(Links, required=True)


class Part(Schema):
    """One part of an archive or a message: its document, or why it is none."""

    part = fields.String(required=True)
    document = fields.String(required=True, allow_none=True)
    already_had = fields.Boolean(required=True)
    error = fields.Nested(ReadProblem, required=True, allow_none=True)
    ignored = fields.String(required=True, allow_none=True)


class Policy(Schema):
    """What policy decided by itself, and why; it leaves to a person whatever is in doubt."""

    name = fields.String(required=True)
    approved = fields.Boolean(required=True)
    because = fields.String(required=True)


class DocumentWithResults(Document):
    """A document with its steps and results; ``documents`` is as from ``dayproof read``."""

    steps = fields.List(fields.Nested(Step), required=True)
    page_sizes = fields.List(fields.List(fields.Float()), required=True)
    documents = fields.List(fields.Dict(keys=fields.String()), required=True)
    findings = fields.List(fields.Nested(Finding), required=True)
    ledger = fields.List(fields.Nested(LedgerDay), required=True)
    policy = fields.Nested(Policy, required=True, allow_none=True)
    parts = fields.List(fields.Nested(Part), required=True)


class PageOf(Schema):
    """Which part of a list is wanted; the latest come first."""

    limit = fields.Integer(load_default=50, validate=validate.Range(1, 200))
    before = fields.String(validate=validate.Length(equal=32))
    state = fields.String(validate=validate.OneOf(STATES))


class Documents(Schema):
    """Some documents; ``next`` is the address of the older ones, if there are any."""

    documents = fields.List(fields.Nested(Document), required=True)
    next = fields.String(required=True, allow_none=True)


class PayrollForm(Schema):
    """The fields beside the file of a payroll import."""

    payroll_company = fields.String(
        required=True,
        validate=(
            validate.Length(max=200),
            validate.Regexp(r".*\S", error="Name the company whose records these are."),
        ),
    )


class Rejection(Schema):
    """A row that could not be used, by its 1-based line in the file."""

    row = fields.Integer(required=True)
    reason = fields.String(required=True, attribute="message")


class PayrollImport(Schema):
    """What a payroll file brought, each bad row with its reason, and how many were rechecked."""

    id = fields.String(required=True)
    rows_read = fields.Integer(required=True)
    rows_rejected = fields.Integer(required=True)
    rejections = fields.List(fields.Nested(Rejection), required=True)
    already_had = fields.Boolean(required=True)
    rechecked = fields.Integer(required=True)


class CountedDay(Schema):
    """One line of a day ledger, with what proves it."""

    day = fields.Date(required=True)
    production = fields.String(required=True)
    classification = fields.String(required=True)
    counts = fields.Boolean(required=True)
    status = fields.String(required=True)
    because = fields.String(required=True)
    payroll = fields.String(required=True)
    fringe = fields.String(required=True)
    rule = fields.String(required=True, metadata={"description": "its id and version"})
    rule_says = fields.String(required=True, allow_none=True)
    decided_by = fields.String(required=True)
    decided_at = fields.AwareDateTime(required=True, allow_none=True)
    issuer_answered = fields.List(fields.String(), required=True)
    document = fields.String(required=True)
    evidence = fields.String(required=True)


class RosterRecord(Schema):
    """One professional in one classification: the standing last computed, and the day ledger."""

    id = fields.String(required=True)
    name = fields.String(required=True)
    roster = fields.String(required=True)
    local = fields.String(required=True)
    classification = fields.String(required=True)
    applied_on = fields.Date(required=True)
    placed_on = fields.Date(required=True, allow_none=True)
    standing = fields.String(required=True)
    assessment = fields.Dict(keys=fields.String(), required=True)
    assessed_on = fields.Date(required=True)
    next_expiry = fields.Date(required=True, allow_none=True)
    next_change_on = fields.Date(required=True, allow_none=True)
    counted_days = fields.Integer(required=True)
    ledger = fields.List(fields.Nested(CountedDay), required=True)


OpenApiDocument = dict[str, Any]
