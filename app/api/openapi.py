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
    spec = APISpec(
        title="Dayproof",
        version="1",
        openapi_version="3.1.0",
        info={"description": "Send documents, follow them, and read what counts and why."},
        plugins=[MarshmallowPlugin(schema_name_resolver=_name)],
    )
    spec.components.security_scheme(
        "token", {"type": "apiKey", "in": "header", "name": "Authentication-Token"}
    )
    spec.components.schema("Error", schema=schemas.Error)
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith(PREFIX):
            view = app.view_functions[rule.endpoint]
            method = min((rule.methods or set()) - {"HEAD", "OPTIONS"}).lower()
            operation = _operation(rule.endpoint, description_of(view))
            operation["parameters"] += _path_parameters(rule.rule)
            if declared_access(app, rule.endpoint) != "public":
                operation["security"] = [{"token": []}]
            spec.path(
                path=re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule), operations={method: operation}
            )
    return spec.to_dict()


def _operation(endpoint: str, described: Description) -> dict[str, Any]:
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
        operation["requestBody"] = {"required": True, "content": _multipart(described)}
    return operation


def _json(schema: type[Schema]) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


def _failure() -> dict[str, Any]:
    return {"description": "What was wrong, and what to do.", "content": _json(schemas.Error)}


def _multipart(described: Description) -> dict[str, Any]:
    file = {
        "type": "object",
        "required": ["file"],
        "properties": {"file": {"type": "string", "contentMediaType": "application/octet-stream"}},
    }
    parts: list[Any] = [file, described.form] if described.form else [file]
    return {"multipart/form-data": {"schema": {"allOf": parts}}}


def _path_parameters(rule: str) -> list[dict[str, Any]]:
    return [
        {"in": "path", "name": name, "required": True, "schema": {"type": "string"}}
        for name in re.findall(r"<(?:\w+:)?(\w+)>", rule)
    ]


def _name(schema: Any) -> str:
    made = schema if isinstance(schema, type) else type(schema)
    return str(made.__name__)
