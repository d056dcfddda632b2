"""The OpenAPI description of the API, made from what each view says of itself."""

import re
from typing import Any

from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin
from flask import Flask
from marshmallow import Schema

from app.api import schemas
from app.api.described import Description, description_of
from app.entry.admission import declared_access

PREFIX = "/api/v1/"


def openapi(app: Flask) -> schemas.OpenApiDocument:
    """Return the description of every route under ``/api/v1``."""
    plugin = MarshmallowPlugin(schema_name_resolver=_name)
    spec = APISpec(
        title="Dayproof",
        version="1",
        openapi_version="3.1.0",
        info={"description": "Send documents, follow them, and read what counts and why."},
        plugins=[plugin],
    )
    spec.components.security_scheme(
        "token", {"type": "apiKey", "in": "header", "name": "Authentication-Token"}
    )
    spec.components.schema("Error", schema=schemas.Error)
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith(PREFIX):
            view = app.view_functions[rule.endpoint]
            method = min((rule.methods or set()) - {"HEAD", "OPTIONS"}).lower()
            described = description_of(view)
            form = _fields(plugin, described.form)
            operation = _operation(rule.endpoint, described, form)
            operation["parameters"] += _path_parameters(rule.rule)
            if declared_access(app, rule.endpoint) != "public":
                operation["security"] = [{"token": []}]
            spec.path(
                path=re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule), operations={method: operation}
            )
    return spec.to_dict()


def _operation(endpoint: str, described: Description, form: dict[str, Any]) -> dict[str, Any]:
    answer = {"description": described.summary}
    if described.answer:
        answer |= {"content": _json(described.answer)}  # type: ignore[dict-item]
    operation: dict[str, Any] = {
        "operationId": endpoint.removeprefix("api."),
        "summary": described.summary,
        "parameters": [],
        "responses": {str(described.status): answer, "default": _failure()},
    }
    if described.query:
        operation["parameters"].append({"in": "query", "schema": described.query})
    if described.body:
        operation["requestBody"] = {"required": True, "content": _json(described.body)}
    if described.takes_file:
        operation["requestBody"] = {"required": True, "content": _multipart(form)}
    return operation


def _json(schema: type[Schema]) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


def _failure() -> dict[str, Any]:
    return {"description": "What was wrong, and what to do.", "content": _json(schemas.Error)}


def _fields(plugin: MarshmallowPlugin, form: type[Schema] | None) -> dict[str, Any]:
    """Return the fields beside a file as one JSON schema: two closed ones would exclude all."""
    if form is None:
        return {}
    converter: Any = plugin.converter
    return dict(converter.schema2jsonschema(form()))


def _multipart(form: dict[str, Any]) -> dict[str, Any]:
    file = {"type": "string", "contentMediaType": "application/octet-stream"}
    schema = {
        **form,
        "type": "object",
        "required": ["file", *form.get("required", ())],
        "properties": {"file": file, **form.get("properties", {})},
    }
    return {"multipart/form-data": {"schema": schema}}


def _path_parameters(rule: str) -> list[dict[str, Any]]:
    return [
        {"in": "path", "name": name, "required": True, "schema": {"type": "string"}}
        for name in re.findall(r"<(?:\w+:)?(\w+)>", rule)
    ]


def _name(schema: Any) -> str:
    made = schema if isinstance(schema, type) else type(schema)
    return str(made.__name__)
