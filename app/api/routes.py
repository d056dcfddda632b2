"""The routes of the API, version 1."""

from collections.abc import Sequence
from typing import Any, BinaryIO, cast

from flask import Blueprint, current_app, jsonify, request, url_for
from marshmallow import Schema
from sqlalchemy import ColumnElement, Select, and_, not_, or_, select
from sqlalchemy.orm import Session
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from app import standing
from app.access import Access, Actor, document_for, visible_documents
from app.api import schemas, shapes
from app.api.described import (
    Description,
    described,
    given_body,
    given_form,
    given_query,
)
from app.api.openapi import openapi
from app.entry import current, identity
from app.entry.admission import allow
from app.entry.proving import REFUSED, password_account, prove_second, refuse_password_alone
from app.entry.uploading import take_in, take_in_as_one
from app.errors import BadRequest, SignInNeeded
from app.imports import whole
from app.records import tables
from app.shown.suspicions import unsuspecting_answer
from app.shown.told import Told, told_to
from app.states import DocumentState
from app.undo_window import is_untold

v1 = Blueprint("api", __name__, url_prefix="/api/v1")


@v1.post("/tokens")
@allow(Access.PUBLIC, csrf=False)
@described(
    Description("Get a token for the other calls.", schemas.Token, 201, body=schemas.Credentials)
)
def tokens_post() -> Response:
    """Return a token for an account; it ends with the account's other sign-ins, or by itself."""
    given = given_body(schemas.Credentials)
    stores = current.stores()
    found, code = password_account(given["email"], given["password"]), given["code"]
    if found is None:
        raise SignInNeeded(REFUSED)
    with stores.sessions.begin() as session:
        account = session.get_one(tables.Account, found)
        if refuse_password_alone(session, account, code):
            prove_second(session, account, code, stores.now())
        begun = identity.new_token(session, account, stores.now())
        seconds = int((begun.row.ends_at - begun.row.began_at).total_seconds())
    return _answer(schemas.Token, {"token": begun.key, "expires_in_seconds": seconds}, 201)


@v1.post("/documents")
@allow(Access.SIGNED_IN)
@described(
    Description(
        "Send one document; it is read and checked afterwards.",
        schemas.Receipt,
        202,
        form=schemas.UploadForm,
        takes_file=True,
    )
)
def documents_post() -> Response:
    """Take a document in and answer with where to follow it."""
    given, files = given_form(schemas.UploadForm), request.files.getlist("file")
    record, stores, actor = given.get("roster_record"), current.stores(), current.actor()
    if given["as_one"] and len(files) > 1:
        receipt = take_in_as_one(stores, actor, files, roster_record=record, source="api")
    else:
        receipt = take_in(stores, actor, _file(), roster_record=record, source="api")
    links = shapes.links(receipt.document_id)
    answer = {
        "id": receipt.document_id,
        "reference": receipt.reference,
        "state": receipt.state,
        "already_had": receipt.already_had,
        "received_at": receipt.received_at,
        "links": links,
    }
    response = _answer(schemas.Receipt, answer, 202)
    response.headers["Location"] = links["self"]
    return response


@v1.get("/documents")
@allow(Access.SIGNED_IN)
@described(Description("List documents.", schemas.Documents, query=schemas.PageOf))
def documents_get() -> Response:
    """Return the documents that the caller may see, the latest first."""
    given = given_query(schemas.PageOf)
    with current.stores().sessions() as session:
        query = _listed(current.actor(), given).limit(given["limit"] + 1)
        rows = session.scalars(query).all()
        shown, more = rows[: given["limit"]], len(rows) > given["limit"]
        told = _told(session, shown)
        after = given | {"before": shown[-1].public_id} if more else None
        return _answer(
            schemas.Documents,
            {
                "documents": [shapes.document(row, told) for row in shown],
                "next": url_for("api.documents_get", **after) if after else None,
            },
        )


@v1.get("/documents/<public_id>")
@allow(Access.SIGNED_IN)
@described(Description("Follow one document.", schemas.DocumentWithResults))
def document_get(public_id: str) -> Response:
    """Return one document with everything read and checked so far."""
    with current.stores().sessions() as session:
        row = document_for(session, current.actor(), public_id)
        answer = shapes.document_with_results(session, row, _told(session, [row]))
        if not current.actor().is_staff:
            answer = unsuspecting_answer(answer)
        return _answer(schemas.DocumentWithResults, answer)


@v1.get("/roster-records/<public_id>")
@allow(Access.SIGNED_IN)
@described(Description("Read a roster record with its day ledger.", schemas.RosterRecord))
def roster_record_get(public_id: str) -> Response:
    """Return one roster record with its standing and its days."""
    with current.stores().sessions() as session:
        actor, stores = current.actor(), current.stores()
        now, settings = stores.now(), stores.settings
        row = standing.record_told(session, actor, public_id, now, settings)
        until = standing.moment_told(session, actor, row.professional_id, now)
        return _answer(schemas.RosterRecord, shapes.roster_record(session, row, until))


@v1.post("/payroll-imports")
@allow(Access.STAFF)
@described(
    Description(
        "Take in a payroll file (CSV); documents in review that it concerns are checked again.",
        schemas.PayrollImport,
        201,
        form=schemas.PayrollForm,
        takes_file=True,
    )
)
def payroll_imports_post() -> Response:
    """Take in the good rows of a payroll file and report the others."""
    file, given = _file(), given_form(schemas.PayrollForm)
    report = whole.import_payroll(
        current.stores(),
        file.filename or "payroll.csv",
        cast("BinaryIO", file.stream),
        payroll_company=given["payroll_company"],
        imported_by=current.actor().account_id,
        now=current.stores().now(),
    )
    return _answer(schemas.PayrollImport, report, 201)


@v1.get("/openapi.json")
@allow(Access.PUBLIC)
@described(Description("Read this description."))
def openapi_get() -> Response:
    """Return the OpenAPI description of this API."""
    response: Response = jsonify(openapi(current_app))
    return response


def _answer(schema: type[Schema], value: Any, status: int = 200) -> Response:
    response: Response = jsonify(schema().dump(value))
    response.status_code = status
    return response


def _file() -> FileStorage:
    files = request.files.getlist("file")
    if len(files) != 1:
        raise BadRequest(f"Send one file in the part named “file”; {len(files)} came.")
    return files[0]


def _told(session: Session, rows: Sequence[tables.Document]) -> Told:
    is_staff = current.actor().is_staff
    return told_to(session, rows, current.stores().now(), is_staff=is_staff)


def _is_told(actor: Actor, state: str) -> ColumnElement[bool]:
    """Return the condition that the actor is told of ``state``: a decision once it is news."""
    is_so = tables.Document.state == state
    if actor.is_staff:
        return is_so
    held = is_untold(current.stores().now())
    return or_(is_so, held) if state == DocumentState.IN_REVIEW else and_(is_so, not_(held))


def _listed(actor: Actor, given: dict[str, Any]) -> Select[tables.Document]:
    query = visible_documents(actor).order_by(tables.Document.id.desc())
    if "state" in given:
        query = query.where(_is_told(actor, given["state"]))
    if "before" in given:
        older = select(tables.Document.id).where(tables.Document.public_id == given["before"])
        query = query.where(tables.Document.id < older.scalar_subquery())
    return query
