"""What the forms of a question say, as plain values."""

from collections.abc import Mapping
from datetime import date

from app.errors import BadRequest
from app.questions.answers import Answered, RowAnswer
from app.questions.asking import Draft
from validators.values import AmendmentKind


def draft_of(form: Mapping[str, str]) -> Draft:
    """Return the words of a question as typed; raise ``BadRequest`` for a day that is none."""
    return Draft(
        issuer=_line(form, "issuer"),
        address=_line(form, "address"),
        subject=_line(form, "subject"),
        body=form.get("body", "").replace("\r\n", "\n").strip(),
        answer_by=_day(form.get("answer_by", "")),
    )


def answered_of(form: Mapping[str, str]) -> Answered:
    """Return who answered, when and how."""
    return Answered(
        _line(form, "answered_by"), _day(form.get("answered_on", "")), _line(form, "channel")
    )


def rows_of(form: Mapping[str, str], row_ids: list[int]) -> dict[int, RowAnswer]:
    """Return the answers of the rows for which one was chosen."""
    chosen = {number: _line(form, f"row-{number}") for number in row_ids}
    return {
        number: RowAnswer(_kind(kind), _line(form, f"note-{number}"), _maybe_day(form, number))
        for number, kind in chosen.items()
        if kind
    }


def days_of(text: str) -> list[date] | None:
    """Return the days of a button, ISO with spaces between; None when it names none."""
    return [_day(each) for each in text.split()] or None


def _maybe_day(form: Mapping[str, str], number: int) -> date | None:
    text = _line(form, f"day-{number}")
    return _day(text) if text else None


def _kind(text: str) -> AmendmentKind:
    if text not in set(AmendmentKind):
        raise BadRequest(f"“{text}” is no answer: choose one of {', '.join(AmendmentKind)}.")
    return AmendmentKind(text)


def _line(form: Mapping[str, str], name: str) -> str:
    return " ".join(form.get(name, "").split())


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise BadRequest(f"“{text}” is no day: write it like 2026-12-05.") from error
