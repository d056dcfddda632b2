"""What an issuer's answers change: the day a claim is judged at, and who must say if it counts."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from validators.claims import Claim
from validators.productions import same_production
from validators.values import Amendment, AmendmentKind, ClaimedDay, DayStatus, DayVerdict
from validators.wording import day_text

_OPEN = {DayVerdict.UNSUPPORTED, DayVerdict.CONTRADICTED, DayVerdict.CANNOT_TELL}
"""Verdicts that the word of the issuer speaks to; the others do not rest on records alone."""


def amended_claim(claim: Claim, amendments: Iterable[Amendment]) -> Claim:
    """Return the claim with its corrected days in place of those they correct, boxes kept."""
    answers = _last_words(claim.production, amendments).values()
    moved = {a.day: _day_meant(a) for a in answers if a.kind is AmendmentKind.CORRECTS}
    days = tuple(sorted({moved.get(day, day) for day in claim.days}))
    places = {moved.get(day, day): place for day, place in claim.places.items()}
    return replace(claim, days=days, places=places)


def as_amended(
    line: ClaimedDay, amendments: Iterable[Amendment], *, letter_is_sound: bool
) -> ClaimedDay:
    """Return a judged day with the issuer's last word on it, if there is one.

    A day that the issuer confirms or corrects never counts by that alone: a person must say. An
    answer heals no letter that is unsound. A day that the issuer withdraws does not count.
    """
    answers = _last_words(line.production, amendments).values()
    answer = next((a for a in answers if _day_meant(a) == line.day), None)
    if answer is None:
        return line
    line = replace(line, amended_by=(answer,))
    if answer.kind is AmendmentKind.WITHDRAWS:
        return _withdrawn(line, answer)
    return _for_a_person(line, answer) if letter_is_sound else line


def _last_words(production: str, amendments: Iterable[Amendment]) -> dict[date, Amendment]:
    """Return the last answer on each claimed day of a production."""
    about = (a for a in amendments if same_production(production, a.production).agrees)
    return {answer.day: answer for answer in about}


def _day_meant(answer: Amendment) -> date:
    corrects = answer.kind is AmendmentKind.CORRECTS
    return answer.correct_day if corrects and answer.correct_day else answer.day


def _withdrawn(line: ClaimedDay, answer: Amendment) -> ClaimedDay:
    if line.verdict is DayVerdict.ALREADY_CREDITED:
        # The credit of another document stands on its own proof.
        return line
    because = f"the day was not worked, says {_said(answer)}"
    verdict, status = DayVerdict.CONTRADICTED, DayStatus.NOT_COUNTED
    return replace(line, verdict=verdict, status=status, because=because)


def _for_a_person(line: ClaimedDay, answer: Amendment) -> ClaimedDay:
    counted = line.status is DayStatus.COUNTED
    confirmed = answer.kind is AmendmentKind.CONFIRMS
    ruled_out = line.status is DayStatus.NOT_COUNTED and line.verdict not in _OPEN
    if ruled_out or (counted and confirmed and line.verdict is not DayVerdict.CANNOT_TELL):
        return line
    done = "confirmed" if confirmed else "corrected"
    was = f" from {day_text(answer.day)}" if _day_meant(answer) != answer.day else ""
    because = f"{line.because}; {done}{was} by {_said(answer)}: a reviewer decides"
    return replace(line, status=DayStatus.REFER, because=because)


def _said(answer: Amendment) -> str:
    when = day_text(answer.answered_on)
    return f"{answer.answered_by} ({answer.channel}, {when}, {answer.question})"
