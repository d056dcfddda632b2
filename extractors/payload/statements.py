"""What one document states, as JSON and back."""

from typing import Any

from marshmallow import fields, post_dump, post_load

from extractors.payload.places import UNIT, Shape, places
from extractors.payload.single_fields import FieldsField
from extractors.values import DocumentType, Field, Finding, Outcome, Severity, Statement


class FindingSchema(Shape):
    optional = frozenset({"dates", "compared"})
    code = fields.String(required=True)
    severity = fields.Enum(Severity, by_value=True, required=True)
    outcome = fields.Enum(Outcome, by_value=True, load_default=Outcome.DIFFERS)
    message = fields.String(required=True)
    dates = fields.List(fields.String(), load_default=list)
    compared = fields.Dict(keys=fields.String(), values=fields.Raw(), load_default=dict)
    places = places()

    @post_load
    def _made(self, data: dict[str, Any], **_kwargs: Any) -> Finding:
        lists = {"places": tuple(data["places"]), "dates": tuple(data["dates"])}
        return Finding(**{**data, **lists})


class StatementSchema(Shape):
    optional = frozenset({"part", "wording"})
    type = fields.Enum(DocumentType, by_value=True, required=True)
    type_confidence = fields.Float(required=True, validate=UNIT)
    pages = fields.List(fields.Integer(), required=True)
    fields_ = FieldsField(attribute="fields", data_key="fields", load_default=dict)
    records = fields.List(FieldsField(), load_default=list)
    findings = fields.List(fields.Nested(FindingSchema), load_default=list)
    part = fields.String(allow_none=True, load_default=None)
    wording = fields.String(load_default="")

    @post_load
    def _made(self, data: dict[str, Any], **_kwargs: Any) -> Statement:
        every = [data["fields"], *data["records"]]
        unusable = [v for group in every for v in group.values() if isinstance(v, Finding)]
        good = [{k: v for k, v in group.items() if isinstance(v, Field)} for group in every]
        return Statement(
            type=data["type"],
            type_confidence=data["type_confidence"],
            pages=tuple(data["pages"]),
            fields=good[0],
            records=tuple(good[1:]),
            findings=(*data["findings"], *unusable),
            part=data["part"],
            wording=data["wording"],
        )

    @post_dump
    def _rounded(self, data: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
        return {**data, "type_confidence": round(data["type_confidence"], 4)}
