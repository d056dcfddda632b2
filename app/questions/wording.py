"""The words of a question: only the disputed days, each with both sides, and how to answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.questions.disputed import DisputedDay
from app.shown import words


@dataclass(frozen=True, slots=True)
class About:
    """What a question is about: whose letter, of which date, and how it is referred to."""

    reference: str
    issuer: str
    person: str
    last4: str | None
    letter_date: str | None
    file_name: str


def subject(about: About) -> str:
    """Return the subject of the message: the reference first, so that answers can be matched."""
    return f"{about.reference}: {_letter(about)} for {about.person}"[:200]


def body(about: About, days: Sequence[DisputedDay], answer_by: date) -> str:
    """Return the message as plain text."""
    many = len(days) > 1
    who = f"{about.person} (last four digits {about.last4})" if about.last4 else about.person
    return "\n".join(
        (
            f"To: {about.issuer}",
            "",
            f"We are checking your {_letter(about)} for {who}.",
            f"On {'these days' if many else 'this day'} it does not agree with the records that "
            "we hold:",
            "",
            *(text for number, each in enumerate(days, 1) for text in _row(number, each)),
            f"Please tell us of {'each day' if many else 'the day'} one of these:",
            "- Confirmed: it is as the letter says. Please attach the time sheet or pay line.",
            "- Corrected: what is right instead.",
            "- Withdrawn: it was no day of work.",
            "",
            f"Please answer by {words.weekday(answer_by)}, and quote {about.reference}.",
            "No other day of the letter is in question.",
            "",
            "Industry Experience Roster",
        )
    )


def _letter(about: About) -> str:
    dated = f" of {words.day(about.letter_date)}" if about.letter_date else ""
    return f"employment letter{dated}"


def _row(number: int, each: DisputedDay) -> tuple[str, ...]:
    return (
        f"{number}. {words.weekday(each.day)}, {each.production or 'no production named'}",
        f"   Your letter: {each.letter_says}.",
        f"   Our records: {each.records_say}.",
        "",
    )
