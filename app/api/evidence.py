"""The calls of the API about day ledgers, questions to issuers and taught names."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from flask import Blueprint, jsonify
from marshmallow import Schema
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app import aliases
from app.access import Access, document_for, roster_record_for
from app.api import evidence_schemas as schemas
from app.api import evidence_shapes as shapes
from app.api.described import Description, described, given_body, given_query
from app.entry import current
from app.entry.admission import allow
from app.questions import answers, asking
from app.records import tables
from app.shown import ledger as ledgers
from app.shown.questions import questions
from app.standing import moment_told, roster_today

calls = Blueprint("api_evidence", __name__, url_prefix="/api/v1")

ALIASES_SHOWN = 500


@calls.get("/roster-records/<public_id>/ledger")
@allow(Access.SIGNED_IN)
@described(
    Description("Read a day ledger, now or as of a moment.", schemas.Ledger, query=schemas.AsOf)
)
def record_ledger_get(public_id: str) -> Response:
    """Return the day ledger of a roster record."""
    moment = given_query(schemas.AsOf).get("as_of")
    with current.stores().sessions() as session:
        record = roster_record_for(session, current.actor(), public_id)
        until = _told(session, record.professional_id, moment)
        lines = ledgers.ledger(session, record, until)
        return _answer(schemas.Ledger, shapes.ledger(lines, moment))


@calls.get("/documents/<public_id>/ledger")
@allow(Access.SIGNED_IN)
@described(Description("Read the days of one document.", schemas.Ledger, query=schemas.AsOf))
def document_ledger_get(public_id: str) -> Response:
    """Return the days that one document claims."""
    moment = given_query(schemas.AsOf).get("as_of")
    with current.stores().sessions() as session:
        document = document_for(session, current.actor(), public_id)
        until = _told(session, document.professional_id, moment)
        lines = ledgers.document_ledger(session, document, until)
        return _answer(schemas.Ledger, shapes.ledger(lines, moment))


@calls.get("/questions")
@allow(Access.STAFF)
@described(Description("List the questions to issuers.", schemas.Questions))
def questions_get() -> Response:
    """Return the questions, those that wait first."""
    with current.stores().sessions() as session:
        asked = questions(session, _today())
        rows = [shapes.question(each.question, _today()) for each in asked]
        return _answer(schemas.Questions, {"questions": rows})


@calls.post("/documents/<public_id>/questions")
@allow(Access.REVIEWER)
@described(
    Description(
        "Prepare the question to the issuer about disputed days.",
        schemas.Question,
        201,
        body=schemas.Asking,
    )
)
def questions_post(public_id: str) -> Response:
    """Prepare a question; it goes out when a person sends it and says so."""
    days = given_body(schemas.Asking)["days"]
    with current.stores().sessions.begin() as session:
        document = document_for(session, current.actor(), public_id)
        asked = asking.prepare(
            session,
            document,
            days or None,
            account=_account(session),
            now=current.stores().now(),
            settings=current.settings(),
        )
        return _answer(schemas.Question, shapes.question(asked, _today()), 201)


@calls.get("/questions/<public_id>")
@allow(Access.STAFF)
@described(Description("Read one question with its answers.", schemas.Question))
def question_get(public_id: str) -> Response:
    """Return one question."""
    with current.stores().sessions() as session:
        found = asking.question_for(session, public_id)
        return _answer(schemas.Question, shapes.question(found, _today()))


@calls.post("/questions/<public_id>/sent")
@allow(Access.REVIEWER)
@described(Description("Say that a question went out.", schemas.Question, body=schemas.Sent))
def question_sent_post(public_id: str) -> Response:
    """Mark a question as sent; from then on its words stand."""
    how = given_body(schemas.Sent)["how"]
    return _changed(public_id, lambda s, q, by: asking.mark_sent(s, q, how, **by))


@calls.post("/questions/<public_id>/answers")
@allow(Access.REVIEWER)
@described(Description("Write an issuer’s answer down.", schemas.Question, body=schemas.Answers))
def question_answers_post(public_id: str) -> Response:
    """Write an answer down row by row; a document in review is checked again with it."""
    given = given_body(schemas.Answers)
    told = answers.Answered(given["answered_by"], given["answered_on"], given["channel"])
    rows = {
        each["row"]: answers.RowAnswer(each["kind"], each["note"], each["correct_day"])
        for each in given["answers"]
    }
    return _changed(public_id, lambda s, q, by: answers.record_answers(s, q, told, rows, **by))


@calls.post("/questions/<public_id>/withdraw")
@allow(Access.REVIEWER)
@described(Description("Withdraw a question and its answers.", schemas.Question))
def question_withdraw_post(public_id: str) -> Response:
    """Withdraw a question; what was answered to it no longer speaks."""
    return _changed(public_id, lambda s, q, by: asking.withdraw(s, q, **by))


@calls.get("/aliases")
@allow(Access.STAFF)
@described(Description("List the names taught to be the same.", schemas.Aliases))
def aliases_get() -> Response:
    """Return what was taught, the latest first."""
    latest = select(tables.Alias).order_by(tables.Alias.id.desc()).limit(ALIASES_SHOWN)
    with current.stores().sessions() as session:
        rows = [shapes.alias(row) for row in session.scalars(latest)]
        return _answer(schemas.Aliases, {"aliases": rows})


@calls.post("/documents/<public_id>/aliases")
@allow(Access.REVIEWER)
@described(
    Description(
        "Teach, from a document, that two names are the same.",
        schemas.Alias,
        201,
        body=schemas.Teaching,
    )
)
def aliases_post(public_id: str) -> Response:
    """Teach an alias; documents in review that it bears on are checked again."""
    given, now = given_body(schemas.Teaching), current.stores().now()
    with current.stores().sessions.begin() as session:
        row = aliases.teach(
            session,
            given["kind"],
            (given["one"], given["other"]),
            account=_account(session),
            document=document_for(session, current.actor(), public_id),
            reason=given["reason"],
            now=now,
        )
        touched = aliases.recheck_touched(session, row, now)
        answer = _answer(schemas.Alias, shapes.alias(row), 201)
    _hint(touched)
    return answer


@calls.post("/aliases/<public_id>/withdraw")
@allow(Access.REVIEWER)
@described(Description("Withdraw what was taught.", schemas.Alias))
def alias_withdraw_post(public_id: str) -> Response:
    """Withdraw an alias; documents in review that it bore on are checked again."""
    now = current.stores().now()
    with current.stores().sessions.begin() as session:
        row = aliases.withdraw(session, public_id, account=_account(session), now=now)
        touched = aliases.recheck_touched(session, row, now)
        answer = _answer(schemas.Alias, shapes.alias(row))
    _hint(touched)
    return answer


def _changed(
    public_id: str, change: Callable[[Session, tables.Question, dict[str, Any]], object]
) -> Response:
    with current.stores().sessions.begin() as session:
        found = asking.question_for(session, public_id)
        change(session, found, {"account": _account(session), "now": current.stores().now()})
        answer = _answer(schemas.Question, shapes.question(found, _today()))
        document = found.document.public_id
    _hint([document])
    return answer


def _hint(documents: list[str]) -> None:
    for public_id in documents:
        current.stores().hint(public_id)


def _account(session: Session) -> tables.Account:
    return session.get_one(tables.Account, current.actor().account_id)


def _today() -> date:
    return roster_today(current.stores().now(), "IER", current.settings())


def _answer(schema: type[Schema], value: Any, status: int = 200) -> Response:
    response: Response = jsonify(schema().dump(value))
    response.status_code = status
    return response


def _told(session: Session, professional_id: int | None, asked: datetime | None) -> datetime | None:
    """Return as of which moment the caller is answered: of no decision that is no news yet."""
    now = current.stores().now()
    return moment_told(session, current.actor(), professional_id, now, asked)
