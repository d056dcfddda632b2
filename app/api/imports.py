"""The calls of the API about payroll and fringe files: look first, then apply or discard."""

from typing import Any, BinaryIO, cast

from flask import Blueprint, jsonify, request
from marshmallow import Schema
from sqlalchemy import select
from werkzeug.wrappers import Response

from app.access import Access
from app.api import import_schemas as schemas
from app.api.described import Description, described, given_form, given_query
from app.entry import current
from app.entry.admission import allow
from app.errors import BadRequest, NotFound
from app.imports import deciding, whole
from app.imports.reading import entry_of
from app.imports.receiving import Given
from app.imports.shown import summary
from app.records import tables
from app.work_files.recognised import Choices

calls = Blueprint("api_imports", __name__, url_prefix="/api/v1")


@calls.post("/imports")
@allow(Access.STAFF)
@described(
    Description(
        "Read a payroll or fringe file and see what it would bring; nothing counts yet.",
        schemas.Import,
        201,
        form=schemas.ImportForm,
        takes_file=True,
    )
)
def imports_post() -> Response:
    """Read a file aside and answer with everything that was found."""
    given, stores = given_form(schemas.ImportForm), current.stores()
    files = request.files.getlist("file")
    if len(files) != 1:
        raise BadRequest(f"Send one file in the part named “file”; {len(files)} came.")
    choices = Choices(
        kind=given["kind"],
        layout=given["layout"],
        sheet=given["sheet"],
        order=given["dates"],
        zero=given["day_numbers_since"],
    )
    name, by = files[0].filename or "records.csv", current.actor().account_id
    brought = Given(given["kind"], given["company"], name, choices, by)
    data = cast("BinaryIO", files[0].stream)
    taken = whole.preview_file(stores, brought, data, stores.now())
    return _import(taken.public_id, 201)


@calls.get("/imports")
@allow(Access.STAFF)
@described(Description("List files of work records.", schemas.Imports, query=schemas.ImportsOf))
def imports_get() -> Response:
    """Return the files, the latest first."""
    given = given_query(schemas.ImportsOf)
    query = select(tables.WorkRecordImport).order_by(tables.WorkRecordImport.id.desc())
    if "kind" in given:
        query = query.where(tables.WorkRecordImport.kind == given["kind"])
    with current.stores().sessions() as session:
        found = [summary(entry) for entry in session.scalars(query.limit(given["limit"]))]
    return _answer(schemas.Imports, {"imports": found})


@calls.get("/imports/<import_id>")
@allow(Access.STAFF)
@described(Description("Look at one file of work records.", schemas.Import))
def import_get(import_id: str) -> Response:
    """Return everything that is known of a file."""
    return _import(import_id)


@calls.post("/imports/<import_id>/apply")
@allow(Access.STAFF)
@described(Description("Use a file: its lines are evidence from now on.", schemas.Import))
def import_apply(import_id: str) -> Response:
    """Apply a file that was read."""
    stores = current.stores()
    deciding.apply(stores, import_id, current.actor().account_id, stores.now())
    return _import(import_id)


@calls.post("/imports/<import_id>/discard")
@allow(Access.STAFF)
@described(Description("Throw away a file that was not applied.", schemas.Import))
def import_discard(import_id: str) -> Response:
    """Discard a file."""
    stores = current.stores()
    deciding.discard(stores, import_id, current.actor().account_id, stores.now())
    return _import(import_id)


@calls.post("/imports/<import_id>/rollback")
@allow(Access.STAFF)
@described(Description("Withdraw the lines of an applied file.", schemas.Import))
def import_rollback(import_id: str) -> Response:
    """Roll a file back."""
    stores = current.stores()
    deciding.roll_back(stores, import_id, current.actor().account_id, stores.now())
    return _import(import_id)


def _import(public_id: str, status: int = 200) -> Response:
    with current.stores().sessions() as session:
        entry = entry_of(session, public_id)
        if entry is None:
            raise NotFound("There is no such file of work records.")
        return _answer(schemas.Import, summary(entry), status)


def _answer(schema: type[Schema], value: Any, status: int = 200) -> Response:
    response: Response = jsonify(schema().dump(value))
    response.status_code = status
    return response
