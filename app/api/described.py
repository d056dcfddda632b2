"""Describes an API view beside it, from which both its checks and the OpenAPI page are made."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from flask import request
from marshmallow import RAISE, Schema, ValidationError

from app.errors import Unprocessable

View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Description:
    """What a view does, what it takes, and the shape and status of its answer."""

    summary: str
    answer: type[Schema] | None = None
    status: int = 200
    query: type[Schema] | None = None
    form: type[Schema] | None = None
    body: type[Schema] | None = None
    takes_file: bool = False
    errors: tuple[int, ...] = field(default=())


def described(description: Description) -> Callable[[View], View]:
    """Attach a description to a view."""

    def attach(view: View) -> View:
        view.description = description  # type: ignore[attr-defined]
        return view

    return attach


def description_of(view: Any) -> Description:
    """Return the description of an API view; every one has one."""
    return cast("Description", view.description)


def given_query(schema: type[Schema]) -> dict[str, Any]:
    """Return the query parameters; raise ``Unprocessable`` naming those that are wrong."""
    return _loaded(schema, request.args.to_dict())


def given_form(schema: type[Schema]) -> dict[str, Any]:
    """Return the fields of a form; raise ``Unprocessable`` naming those that are wrong."""
    fields = request.form.to_dict()
    fields.pop("csrf_token", None)
    return _loaded(schema, fields)


def given_body(schema: type[Schema]) -> dict[str, Any]:
    """Return the JSON body; raise ``Unprocessable`` naming what is wrong in it."""
    given = request.get_json(silent=True)
    if not isinstance(given, dict):
        raise Unprocessable("Send a JSON object as the body, with Content-Type application/json.")
    return _loaded(schema, given)


def _loaded(schema: type[Schema], given: Any) -> dict[str, Any]:
    try:
        return cast("dict[str, Any]", schema(unknown=RAISE).load(given))
    except ValidationError as error:
        said = "; ".join(f"{name}: {_words(told)}" for name, told in error.messages_dict.items())
        raise Unprocessable(f"These fields can’t be used: {said}") from error


def _words(told: Any) -> str:
    return " ".join(str(message) for message in told) if isinstance(told, list) else str(told)
