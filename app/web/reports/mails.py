"""The mail that brings somebody a report: who sends it, what they write, and the link that ends."""

from sqlalchemy.orm import Session

from app.given_reports import Sent
from app.languages import marked, translations
from app.mailing import Block, Button, Letter, Outgoing, Paragraph, public_origin, put_outgoing
from app.stores import Stores

_OPEN = marked("Open the report")
_ENDS = marked("The link works for 30 days, or until %(name)s withdraws it. Nobody has to sign in.")
_WHY = marked(
    "You get this because %(name)s gave this address at the Experience Roster. If you do not know "
    "them, do nothing."
)


def write_report_mail(
    session: Session, sent: Sent, title: str, note: str, language: str, stores: Stores
) -> None:
    """Write the mail down, in the language of who sends the report."""
    _ = translations(language).gettext
    report, name = sent.row, sent.row.content["name"]
    subject = _(marked("%(name)s sends you a report: %(title)s")) % {
        "name": name,
        "title": _(title),
    }
    words = [Paragraph(f"{name}: “{note}”")] if note else []
    blocks: tuple[Block, ...] = (
        *words,
        Button(_(_OPEN), f"{public_origin(stores.settings)}/given-reports/{sent.key}"),
        Paragraph(_(_ENDS) % {"name": name}),
    )
    mail = Outgoing(
        to=report.sent_to or "",
        subject=subject,
        letter=Letter(subject, blocks, _(_WHY) % {"name": name}),
        event_key=f"given-report:{report.public_id}",
        kind="report",
        about=f"given-report:{report.public_id}",
        professional_id=report.professional_id,
        not_after=report.link_ends_at,
    )
    put_outgoing(session, mail, stores.now())
