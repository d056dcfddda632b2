"""The shapes of the calls about day ledgers, questions to issuers and taught names."""

from marshmallow import Schema, fields, validate

from app.api.schemas import CountedDay
from app.questions.asking import CHANNELS
from validators.values import AliasKind, AmendmentKind

_SHORT = validate.Length(min=1, max=200)


class AsOf(Schema):
    """The moment that a ledger is wanted for; now when left out."""

    as_of = fields.AwareDateTime()


class Ledger(Schema):
    """A day ledger: how many distinct days count, and every line."""

    as_of = fields.AwareDateTime(required=True, allow_none=True)
    counted_days = fields.Integer(required=True)
    ledger = fields.List(fields.Nested(CountedDay), required=True)


class Asking(Schema):
    """Which disputed days to ask about; all of them when none is named."""

    days = fields.List(fields.Date(), load_default=list)


class Sent(Schema):
    """How a question went out."""

    how = fields.String(required=True, validate=validate.OneOf(CHANNELS))


class RowAnswer(Schema):
    """What was answered about one row of a question."""

    row = fields.Integer(required=True)
    kind = fields.Enum(AmendmentKind, by_value=True, required=True)
    note = fields.String(load_default="", validate=validate.Length(max=2000))
    correct_day = fields.Date(load_default=None, allow_none=True)


class Answers(Schema):
    """An issuer's answer: who gave it, when, how, and what it says row by row."""

    answered_by = fields.String(required=True, validate=_SHORT)
    answered_on = fields.Date(required=True)
    channel = fields.String(required=True, validate=validate.OneOf(CHANNELS))
    answers = fields.List(
        fields.Nested(RowAnswer), required=True, validate=validate.Length(min=1, max=400)
    )


class Amendment(Schema):
    """An answer that holds, with who gave it."""

    kind = fields.String(required=True)
    correct_day = fields.Date(required=True, allow_none=True)
    note = fields.String(required=True)
    answered_by = fields.String(required=True)
    answered_on = fields.Date(required=True)
    channel = fields.String(required=True)


class QuestionRow(Schema):
    """One disputed day with both sides in words, and the answer that holds for it."""

    row = fields.Integer(required=True)
    day = fields.Date(required=True)
    production = fields.String(required=True)
    letter_says = fields.String(required=True)
    records_say = fields.String(required=True)
    answer = fields.Nested(Amendment, required=True, allow_none=True)


class Question(Schema):
    """A question to an issuer about the disputed days of one document."""

    id = fields.String(required=True)
    reference = fields.String(required=True)
    document = fields.String(required=True)
    state = fields.String(required=True)
    issuer = fields.String(required=True)
    subject = fields.String(required=True)
    body = fields.String(required=True)
    answer_by = fields.Date(required=True)
    sent_at = fields.AwareDateTime(required=True, allow_none=True)
    withdrawn_at = fields.AwareDateTime(required=True, allow_none=True)
    rows = fields.List(fields.Nested(QuestionRow), required=True)


class Questions(Schema):
    """Questions, those that wait first."""

    questions = fields.List(fields.Nested(Question), required=True)


class Teaching(Schema):
    """Two names that are one."""

    kind = fields.Enum(AliasKind, by_value=True, required=True)
    one = fields.String(required=True, validate=_SHORT)
    other = fields.String(required=True, validate=_SHORT)
    reason = fields.String(load_default="", validate=validate.Length(max=2000))


class Alias(Schema):
    """Two names taught to be one: by whom, when, from which document."""

    id = fields.String(required=True)
    kind = fields.String(required=True)
    one = fields.String(required=True)
    other = fields.String(required=True)
    reason = fields.String(required=True)
    document = fields.String(required=True, allow_none=True)
    taught_by = fields.String(required=True)
    taught_at = fields.AwareDateTime(required=True)
    withdrawn_at = fields.AwareDateTime(required=True, allow_none=True)


class Aliases(Schema):
    """What was taught, the latest first."""

    aliases = fields.List(fields.Nested(Alias), required=True)
