"""A question to an issuer by mail, with a link that answers it in a minute, once, unsigned in.

An answer never credits a day by itself: the letter is checked again with it, and a person decides.
"""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from app.answering import links
from app.errors import BadRequest, NotFound
from app.mailing import Button, Letter, Outgoing, Paragraph, is_address, put_outgoing
from app.questions import asking
from app.questions.answers import Answered, RowAnswer, record_answers
from app.records import tables
from app.standing import roster_today

_WHY = (
    "You get this because your company issued the letter in question. Reply to this mail instead "
    "if you would rather write, and quote the reference in the subject."
)


def send(
    session: Session, question: tables.Question, origin: str, account: tables.Account, now: datetime
) -> None:
    """Send a question to its issuer's address, with a link; from then on its words stand.

    Raises ``BadRequest`` without an address, ``Conflict`` when it was sent already.
    """
    if not is_address(question.address):
        raise BadRequest("Write the issuer's e-mail address first, then send the question.")
    asking.mark_sent(session, question, "e-mail", account=account, now=now)
    link = links.new_link(question_id=question.id)
    links.keep(session, link, sent_to=question.address, now=now)
    letter = Letter(
        question.subject,
        [
            Paragraph(question.body),
            Button("Answer in a minute, without signing in", f"{origin}/clarify/{link.key}"),
            Paragraph(f"The link works once, for {links.LASTS.days} days, for these days only."),
        ],
        why=_WHY,
    )
    put_outgoing(
        session,
        Outgoing(
            to=question.address,
            subject=question.subject,
            letter=letter,
            event_key=f"question:{question.public_id}",
            kind="questions",
            about=f"question:{question.public_id}",
            professional_id=question.document.professional_id,
        ),
        now,
    )


def asked(session: Session, key: str, now: datetime) -> tables.OneTimeLink:
    """Return the live link of a question; raise ``NotFound`` for any other, or one withdrawn."""
    link = links.live(session, key, now)
    if link.question is None or link.question.withdrawn_at is not None:
        raise NotFound(
            "This question was taken back: there is nothing to answer.", code="link-gone"
        )
    return link


def answer(
    session: Session, key: str, by: str, rows: Mapping[int, RowAnswer], now: datetime
) -> tables.Document:
    """Write down what an issuer answered by a link, use it up, and return the letter's document.

    The answers stand under the name given and the address that the link was sent to; they are
    recorded for the reviewer who asked. Raises ``BadRequest`` with the link unused.
    """
    link = asked(session, key, now)
    question = link.question
    if question is None or question.sender is None:
        raise NotFound(
            "This question was taken back: there is nothing to answer.", code="link-gone"
        )
    if not by:
        raise BadRequest("Write your name, so that we know who answered.")
    if len(rows) < len(question.rows):
        raise BadRequest("Answer each day: confirmed, corrected or withdrawn.")
    answered = Answered(f"{by} ({link.sent_to})"[:200], roster_today(now, "IER"), "portal")
    links.use(session, link, "answer", now)
    record_answers(session, question, answered, rows, account=question.sender, now=now)
    return question.document
