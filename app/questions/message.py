"""A question as a file for a mail program, with nothing that the reviewer did not write."""

from email.message import EmailMessage
from email.policy import SMTP

from app.records import tables


def as_mail(question: tables.Question) -> bytes:
    """Return an unsent message that mail programs open for sending (``.eml``)."""
    message = EmailMessage(policy=SMTP)
    if question.address:
        message["To"] = question.address
    message["Subject"] = " ".join(question.subject.split())
    # Mail programs open a message with this header ready for writing instead of as received.
    message["X-Unsent"] = "1"
    message.set_content(question.body)
    return message.as_bytes()


def as_text(question: tables.Question) -> str:
    """Return the subject and the body as plain text."""
    return f"{question.subject}\n\n{question.body}\n"
