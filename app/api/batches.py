"""The calls of the API for payroll partners: send batches, follow them, send payroll files."""

from typing import Any, BinaryIO, cast

from flask import Blueprint, jsonify, request, url_for
from marshmallow import Schema
from sqlalchemy import select
from werkzeug.wrappers import Response

from app.access import Access, visible_imports
from app.answering import parts, sending
from app.answering.outcome import outcome
from app.answering.overview import overview
from app.answering.sending import batch_for, visible_batches
from app.api import batch_schemas as schemas
from app.api.batch_shapes import files_of, summary_of
from app.api.described import Description, described, given_body, given_form, given_query
from app.entry import current
from app.entry.admission import allow
from app.errors import BadRequest, NotFound
from app.imports.receiving import Given, take_in
from app.records import tables
from app.work_files.recognised import Choices

calls = Blueprint("api_batches", __name__, url_prefix="/api/v1")


@calls.post("/batches")
@allow(Access.PARTNER)
@described(Description("Begin a batch.", schemas.Batch, 201, body=schemas.NewBatch))
def batches_post() -> Response:
    """Begin a batch: add files to it, then close it."""
    given = given_body(schemas.NewBatch)
    stores, actor = current.stores(), current.actor()
    return _batch(sending.begin(stores, actor, _source(), given["own_reference"]), 201)


@calls.get("/batches")
@allow(Access.PARTNER)
@described(Description("List batches.", schemas.Batches, query=schemas.BatchesOf))
def batches_get() -> Response:
    """Return the company's batches, the latest first."""
    given, row = given_query(schemas.BatchesOf), tables.Batch
    query = visible_batches(current.actor()).order_by(row.id.desc())
    if "before" in given:
        older = select(row.id).where(row.public_id == given["before"])
        query = query.where(row.id < older.scalar_subquery())
    with current.stores().sessions() as session:
        found = session.scalars(query.limit(given["limit"] + 1)).all()
        shown = overview(session, found[: given["limit"]], current.stores().now())
        more = len(found) > given["limit"]
        after = given | {"before": shown[-1].batch.public_id} if more else None
        following = url_for("api_batches.batches_get", **after) if after else None
        listed = {"batches": [summary_of(line) for line in shown], "next": following}
        return _answer(schemas.Batches, listed)


@calls.get("/batches/<public_id>")
@allow(Access.PARTNER)
@described(Description("Follow a batch: the result of every file.", schemas.Batch))
def batch_get(public_id: str) -> Response:
    """Return a batch with what became of every file until now."""
    return _batch(public_id, 200)


@calls.post("/batches/<public_id>/files")
@allow(Access.PARTNER)
@described(Description("Add a file to a batch.", schemas.AddedFile, 202, takes_file=True))
def batch_file_post(public_id: str) -> Response:
    """Take a file into a batch; one that is refused is written down with its reason."""
    files, stores = request.files.getlist("file"), current.stores()
    with stores.sessions() as session:
        batch = batch_for(session, current.actor(), public_id)
    if len(files) != 1:
        raise BadRequest(f"Send one file in the part named “file”; {len(files)} came.")
    name, data = files[0].filename or "document", cast("BinaryIO", files[0].stream)
    return _added(sending.add(stores, batch, name, data, source=batch.source))


@calls.post("/batches/<public_id>/close")
@allow(Access.PARTNER)
@described(Description("Say that a batch has all its files: it is answered from now on.",
                       schemas.Batch))  # fmt: skip
def batch_close(public_id: str) -> Response:
    """Close a batch."""
    stores = current.stores()
    with stores.sessions.begin() as session:
        sending.finish(session, batch_for(session, current.actor(), public_id), stores.now())
    return _batch(public_id, 200)


@calls.post("/batches/<public_id>/uploads")
@allow(Access.PARTNER)
@described(
    Description(
        "Begin a large file in parts, or find the one that was begun.",
        schemas.PartialUpload,
        201,
        body=schemas.NewUpload,
    )
)
def uploads_post(public_id: str) -> Response:
    """Begin an upload in parts."""
    stores, actor = current.stores(), current.actor()
    with stores.sessions() as session:
        batch = batch_for(session, actor, public_id)
    given = given_body(schemas.NewUpload)
    size, digest = given["size_bytes"], given["sha256"]
    upload = parts.begin(stores, actor, batch, given["name"], size, digest)
    return _upload(upload, 201)


@calls.get("/uploads/<public_id>")
@allow(Access.PARTNER)
@described(Description("Ask how far an upload in parts is.", schemas.PartialUpload))
def upload_get(public_id: str) -> Response:
    """Return how many bytes are here."""
    stores = current.stores()
    with stores.sessions() as session:
        upload = parts.upload_for(session, stores, current.actor(), public_id)
        return _upload(parts.progress(upload), 200)


@calls.put("/uploads/<public_id>/part")
@allow(Access.PARTNER)
@described(
    Description(
        "Send the next part: its bytes as the body, its place in Content-Range.",
        schemas.PartialUpload,
    )
)
def upload_put(public_id: str) -> Response:
    """Keep a part; one that is here already changes nothing."""
    if (request.content_length or 0) > parts.PART_LIMIT_BYTES:
        raise BadRequest(f"A part has {parts.PART_LIMIT_BYTES} bytes at most.")
    place = request.headers.get("Content-Range", "")
    data = request.get_data(cache=False)
    return _upload(parts.add_part(current.stores(), current.actor(), public_id, place, data), 200)


@calls.post("/uploads/<public_id>/complete")
@allow(Access.PARTNER)
@described(Description("Put the parts together and take the file in.", schemas.AddedFile, 202))
def upload_complete(public_id: str) -> Response:
    """Take in a file whose parts are all here."""
    return _added(parts.complete(current.stores(), current.actor(), public_id))


@calls.post("/payroll-files")
@allow(Access.PARTNER)
@described(
    Description(
        "Send a payroll or fringe file of your own company; staff decide whether it is used.",
        schemas.PayrollFile,
        202,
        form=schemas.PayrollFileForm,
        takes_file=True,
    )
)
def payroll_files_post() -> Response:
    """Keep a payroll file of the caller's company."""
    given, files, actor = given_form(schemas.PayrollFileForm), request.files, current.actor()
    sent = files.getlist("file")
    if len(sent) != 1:
        raise BadRequest(f"Send one file in the part named “file”; {len(sent)} came.")
    kind, name = given["kind"], sent[0].filename or "records.csv"
    brought = Given(kind, actor.payroll_company or "", name, Choices(kind=kind), actor.account_id)
    stores = current.stores()
    taken = take_in(stores, brought, cast("BinaryIO", sent[0].stream), stores.now())
    return _payroll_file(taken.public_id, 202, already_had=taken.already_had)


@calls.get("/payroll-files/<public_id>")
@allow(Access.PARTNER)
@described(Description("Follow a payroll file that you sent.", schemas.PayrollFile))
def payroll_file_get(public_id: str) -> Response:
    """Return how a payroll file was read."""
    return _payroll_file(public_id, 200, already_had=False)


def _payroll_file(public_id: str, status: int, *, already_had: bool) -> Response:
    row = tables.WorkRecordImport
    with current.stores().sessions() as session:
        mine = visible_imports(current.actor()).where(row.public_id == public_id)
        entry = session.scalars(mine).one_or_none()
        if entry is None:
            raise NotFound("There is no such file of yours.")
        told = {
            "id": entry.public_id,
            "file": entry.file_name,
            "state": entry.state,
            "rows_read": entry.rows_read,
            "rows_rejected": entry.rows_rejected,
            "problem": entry.problem,
            "already_had": already_had,
        }
    return _answer(schemas.PayrollFile, told, status)


def _source() -> str:
    """Return how a batch comes: by a program with a token, or by the pages' own script."""
    return "api" if request.headers.get("Authentication-Token") else "web"


def _batch(public_id: str, status: int) -> Response:
    with current.stores().sessions() as session:
        batch = batch_for(session, current.actor(), public_id)
        now = current.stores().now()
        found = outcome(session, batch, now)
        (line,) = overview(session, [batch], now)
        told = summary_of(line) | {
            "counts": {result.value: n for result, n in found.counts.items()},
            "is_read": found.is_read,
            "is_final": found.is_read and all(each.is_settled for each in found.lines),
            "files": files_of(session, batch, found.lines),
        }
    return _answer(schemas.Batch, told, status)


def _added(added: sending.Added) -> Response:
    told = {
        "name": added.name,
        "document": added.document_id,
        "reference": added.reference,
        "already_had": added.already_had,
        "refusal": added.refusal or None,
    }
    return _answer(schemas.AddedFile, told, 202)


def _upload(upload: parts.Progress, status: int) -> Response:
    told = {
        "id": upload.public_id,
        "size_bytes": upload.size_bytes,
        "received_bytes": upload.received_bytes,
        "part_limit_bytes": parts.PART_LIMIT_BYTES,
    }
    return _answer(schemas.PartialUpload, told, status)


def _answer(schema: type[Schema], value: Any, status: int = 200) -> Response:
    response: Response = jsonify(schema().dump(value))
    response.status_code = status
    return response
