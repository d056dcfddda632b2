"""Questions to issuers: one click prepares one, a reviewer sends it, and writes the answer down."""

from collections.abc import Callable
from datetime import date
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app.access import Access, document_for
from app.answering import clarifying
from app.entry import current
from app.entry.admission import allow
from app.errors import BadRequest, Conflict, ServiceError, Unprocessable
from app.mailing import public_origin
from app.questions import answers, asking
from app.questions.message import as_mail, as_text
from app.records import tables
from app.shown import words
from app.shown.issuer_answers import shaken_days
from app.shown.questions import answer_of, as_shown, questions, says
from app.standing import roster_today
from app.web.questions.forms import answered_of, days_of, draft_of, rows_of

pages = Blueprint("questions", __name__)

Act = Callable[[Session, tables.Question, tables.Account], str]
"""Changes a question and returns what to tell the reviewer."""

_CHECKED_AGAIN = " The document is being checked again with it."
_DECIDED = " The document is decided: undo its decision to have it checked with this."


@pages.get("/questions")
@allow(Access.STAFF)
def index() -> str:
    """Show the questions, those that wait first."""
    with current.stores().sessions() as session:
        return render_template(
            "questions/index.html",
            asked=questions(session, _today()),
            shaken=shaken_days(session),
            says=says,
        )


@pages.post("/desk/<public_id>/question")
@allow(Access.REVIEWER)
def prepare(public_id: str) -> Any:
    """Prepare the question about the days of a finding, or about all disputed days."""
    try:
        with current.stores().sessions.begin() as session:
            made = asking.prepare(
                session,
                document_for(session, current.actor(), public_id),
                days_of(request.form.get("about", "")),
                account=_account(session),
                now=current.stores().now(),
                settings=current.settings(),
            )
            address = url_for("questions.question", public_id=made.public_id)
    except (BadRequest, Conflict, Unprocessable) as problem:
        flash(problem.message, "warn")
        address = url_for("desk.decision", public_id=public_id)
    return redirect(address)


@pages.get("/questions/<public_id>")
@allow(Access.STAFF)
def question(public_id: str) -> str:
    """Show one question: its words until it is sent, then its answers."""
    return _page(public_id, None)


@pages.get("/questions/<public_id>/message.<any(eml, txt):kind>")
@allow(Access.STAFF)
def message(public_id: str, kind: str) -> Response:
    """Return the question as a file for a mail program, or as plain text."""
    with current.stores().sessions() as session:
        found = asking.question_for(session, public_id)
        content = as_mail(found) if kind == "eml" else as_text(found).encode()
        name = f"{found.reference}.{kind}"
    response = Response(content, mimetype="message/rfc822" if kind == "eml" else "text/plain")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response


@pages.post("/questions/<public_id>/change")
@allow(Access.REVIEWER)
def change(public_id: str) -> Any:
    """Keep the changed words of a question that was not sent."""
    return _act(public_id, _change)


@pages.post("/questions/<public_id>/sent")
@allow(Access.REVIEWER)
def sent(public_id: str) -> Any:
    """Keep the words as typed, and write down that the question went out."""

    def act(session: Session, found: tables.Question, account: tables.Account) -> str:
        _change(session, found, account)
        how, now = request.form.get("how", ""), current.stores().now()
        asking.mark_sent(session, found, how, account=account, now=now)
        return f"{found.reference} is marked as sent. Answer by {words.day(found.answer_by)}."

    return _act(public_id, act)


@pages.post("/questions/<public_id>/mail")
@allow(Access.REVIEWER)
def mail(public_id: str) -> Any:
    """Keep the words as typed, and send the question with a link that answers it."""

    def act(session: Session, found: tables.Question, account: tables.Account) -> str:
        _change(session, found, account)
        origin = public_origin(current.settings())
        clarifying.send(session, found, origin, account, current.stores().now())
        return f"{found.reference} is on its way to {found.address}, with a link to answer it."

    return _act(public_id, act)


@pages.post("/questions/<public_id>/withdraw")
@allow(Access.REVIEWER)
def withdraw(public_id: str) -> Any:
    """Withdraw a question, and with it what was answered."""

    def act(session: Session, found: tables.Question, account: tables.Account) -> str:
        again = asking.withdraw(session, found, account=account, now=current.stores().now())
        return f"{found.reference} is withdrawn.{_CHECKED_AGAIN if again else ''}"

    return _act(public_id, act)


@pages.post("/questions/<public_id>/answers")
@allow(Access.REVIEWER)
def record_answers(public_id: str) -> Any:
    """Write down what the issuer answered, row by row."""

    def act(session: Session, found: tables.Question, account: tables.Account) -> str:
        again = answers.record_answers(
            session,
            found,
            answered_of(request.form),
            rows_of(request.form, [row.id for row in found.rows]),
            account=account,
            now=current.stores().now(),
        )
        return f"The answer is written down.{_CHECKED_AGAIN if again else _DECIDED}"

    return _act(public_id, act)


@pages.post("/questions/<public_id>/answers/<answer_id>/withdraw")
@allow(Access.REVIEWER)
def withdraw_answer(public_id: str, answer_id: str) -> Any:
    """Withdraw one answer that was written down."""

    def act(session: Session, found: tables.Question, account: tables.Account) -> str:
        now = current.stores().now()
        again = answers.withdraw_answer(session, found, answer_id, account=account, now=now)
        return f"The answer is withdrawn.{_CHECKED_AGAIN if again else _DECIDED}"

    return _act(public_id, act)


def _change(session: Session, found: tables.Question, account: tables.Account) -> str:
    now = current.stores().now()
    asking.change(session, found, draft_of(request.form), account=account, now=now)
    return f"{found.reference} is kept as you wrote it."


def _act(public_id: str, act: Act) -> Any:
    """Carry a change out, or show the page again with what was wrong and all that was typed."""
    try:
        with current.stores().sessions.begin() as session:
            found = asking.question_for(session, public_id)
            said = act(session, found, _account(session))
            document = found.document.public_id
    except (BadRequest, Conflict) as problem:
        return _page(public_id, problem), problem.status
    current.stores().hint(document)
    flash(said, "ok")
    return redirect(url_for("questions.question", public_id=public_id))


def _page(public_id: str, problem: ServiceError | None) -> str:
    with current.stores().sessions() as session:
        found = asking.question_for(session, public_id)
        return render_template(
            "questions/question.html",
            question=found,
            document=found.document,
            asked=as_shown(found, _today()),
            rows=[(row, answer_of(row)) for row in found.rows],
            says=says,
            channels=asking.CHANNELS,
            today=_today(),
            problem=problem,
            typed=request.form,
        )


def _account(session: Session) -> tables.Account:
    return session.get_one(tables.Account, current.actor().account_id)


def _today() -> date:
    return roster_today(current.stores().now(), "IER", current.settings())
