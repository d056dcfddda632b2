"""``application.json``: who applies for what on which date; an unknown key is an error."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, validate, validates_schema

from app.roster.days import Length
from app.roster.rules_as_values import Number, Window, WorkRule
from extractors import catalogue
from validators.values import Professional

NAME = "application.json"
LOCAL_411 = "IATSE411"
_ROSTERS = ("IER", "TCR", "TAL", LOCAL_411)
_LOCAL_OF = {"TAL": "884", LOCAL_411: "411"}


class BadApplication(Exception):
    """An application that cannot be used; the message says which key, and what it must be."""


@dataclass(frozen=True, slots=True)
class ReferencesAsked:
    """What an upgrade in Local 411 asks for, as the application states it."""

    references: int
    needs_pc_reference: bool


@dataclass(frozen=True, slots=True)
class Application:
    """An application as stated: ``rule`` overrides the rule book, ``documents`` groups files."""

    professional: Professional
    roster: str
    local: str | None
    classification: str
    on: date
    rule: WorkRule | None
    references: ReferencesAsked | None
    documents: tuple[tuple[str, ...], ...]


class _Strict(Schema):
    class Meta:
        """A key nobody knows may be a misspelled one: it is said, never ignored."""

        unknown = RAISE


def _text(**more: Any) -> fields.String:
    return fields.String(validate=validate.And(validate.Length(1, 200), _not_blank), **more)


def _not_blank(text: str) -> None:
    if not text.strip():
        raise ValidationError("must not be blank")


class _Code(fields.String):
    """A number that is a name, not a quantity: 80 and "80" are the same local."""

    def _deserialize(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        is_number = isinstance(value, int) and not isinstance(value, bool)
        return super()._deserialize(str(value) if is_number else value, *args, **kwargs)


class _ProfessionalSchema(_Strict):
    name = _text(required=True)
    last4 = _Code(
        load_default=None,
        allow_none=True,
        validate=validate.Regexp(r"^\d{4}$", error="must be four digits, as text"),
    )
    member_number = _Code(load_default=None, allow_none=True, validate=validate.Length(1, 40))


class _DaysRuleSchema(_Strict):
    days = fields.Integer(required=True, strict=True, validate=validate.Range(1, 2000))
    window_days = fields.Integer(required=True, strict=True, validate=validate.Range(1, 7320))
    basis = fields.String(required=True, validate=validate.OneOf(("union", "non_union", "any")))


class _ReferencesRuleSchema(_Strict):
    references = fields.Integer(required=True, strict=True, validate=validate.Range(0, 20))
    needs_pc_reference = fields.Boolean(required=True, truthy={True}, falsy={False})


class _ApplicationSchema(_Strict):
    professional = fields.Nested(_ProfessionalSchema, required=True)
    roster = fields.String(required=True, validate=validate.OneOf(_ROSTERS))
    local = _Code(
        load_default=None,
        allow_none=True,
        validate=validate.Regexp(r"^\d{1,4}[A-Z]?$", error="must be the bare number, as text"),
    )
    classification = _text(required=True)
    on = fields.Date(required=True, format="iso")
    rule = fields.Dict(load_default=None, allow_none=True)
    documents = fields.List(
        fields.List(_text(), validate=validate.Length(1)), load_default=list, allow_none=True
    )

    @validates_schema
    def _needs_local(self, data: dict[str, Any], **_: Any) -> None:
        if data.get("roster") == "IER" and not data.get("local"):
            raise ValidationError("must name the local, such as “80”", "local")


def load_application(folder: Path) -> Application:
    """Return the application of a case folder; raise ``BadApplication`` when it is of no use."""
    path = folder / NAME
    try:
        plain = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise BadApplication(f"{path} cannot be opened ({error.strerror}).") from error
    except ValueError as error:
        raise BadApplication(f"{path} is no JSON text: {error}.") from error
    return application_of(plain)


def application_of(plain: Any) -> Application:
    """Return the application that a JSON value states; raise ``BadApplication``."""
    if not isinstance(plain, dict):
        raise BadApplication(f"{NAME} must hold one JSON object.")
    try:
        data = _ApplicationSchema().load(plain)
        asked = _asked(data["roster"], data["rule"])
    except ValidationError as error:
        raise BadApplication(f"{NAME}: {_in_words(error.messages_dict)}.") from error
    person = data["professional"]
    is_411 = data["roster"] == LOCAL_411
    return Application(
        professional=Professional(
            person["name"], person["last4"], member_number=person["member_number"]
        ),
        roster=data["roster"],
        local=data["local"] or _LOCAL_OF.get(data["roster"]),
        classification=data["classification"],
        on=data["on"],
        rule=None if is_411 or asked is None else _work_rule(asked, data["on"]),
        references=ReferencesAsked(**asked) if is_411 and asked is not None else None,
        documents=tuple(tuple(group) for group in data["documents"] or ()),
    )


def roster_name(application: Application) -> str:
    """Return the classification under the catalogue's name, or as the application writes it."""
    known = catalogue.classification(application.classification, application.local)
    sure = known is not None and known.how != "likeness"
    return known.roster_name if known is not None and sure else application.classification


def _asked(roster: str, rule: dict[str, Any] | None) -> dict[str, Any] | None:
    if rule is None:
        return None
    schema = _ReferencesRuleSchema() if roster == LOCAL_411 else _DaysRuleSchema()
    try:
        loaded: dict[str, Any] = schema.load(rule)
    except ValidationError as error:
        raise ValidationError({"rule": error.messages}) from error
    return loaded


def _work_rule(asked: dict[str, Any], on: date) -> WorkRule:
    source, sure = (NAME,), "seed"
    return WorkRule(
        id=NAME,
        path=NAME,
        classifications=(),
        days=Number(asked["days"], source, sure),
        window=Window(Length(asked["window_days"], "day"), "completion", source, sure),
        years=None,
        within_years=None,
        basis=asked["basis"],
        area=None,
        excluded_production_types=(),
        file_within=None,
        in_force_from=None,
        last_checked=on,
        note=None,
    )


def _in_words(messages: Any, path: str = "") -> str:
    if isinstance(messages, dict):
        parts = [_in_words(found, f"{path}.{key}".strip(".")) for key, found in messages.items()]
        return "; ".join(parts)
    told = messages if isinstance(messages, list) else [messages]
    words = ", ".join(str(each).rstrip(".") for each in told)
    return f"{path}: {words}"
