"""Was this paper had before in another form: a scan of the PDF, a photograph of the scan?

And do papers under different names say the same in the same words?
"""

import re
from collections.abc import Sequence
from datetime import date

from extractors.likeness import likeness
from extractors.values import Field, Fields, Finding, Statement
from validators.claims import Claim, day_of, own_claims, places_of, text_of
from validators.kinds import agrees, cannot_tell, differs
from validators.overlaps import check_duplicate
from validators.people import same_name
from validators.productions import same_production
from validators.values import Evidence, Received
from validators.wording import count, day_text, days_text

DUPLICATE = "duplicate-submission"
SAME_WORDING = "same-wording"

_SAME_FIELDS = 0.8
_FEWEST_FIELDS = 2
_SAME_WORDS = 0.65
_SAME_PAGE_WORDS = 0.6
_UNSURE = 0.9
_MISREAD_SHARE = 0.1
_LOOKS_ALIKE = str.maketrans("oil58", "011sb")
_NAMES = ("referee_name", "employee_name")
_LETTERS = re.compile(r"[\W_]+")


def check_letter(statement: Statement, evidence: Evidence) -> list[Finding]:
    """Return whether a letter was had before in another form, and when it was received."""
    own = [c for c in own_claims(statement, evidence.professional) if c.days]
    for each in evidence.received:
        if each.statement.type is not statement.type or not _is_same_page(statement, each):
            continue
        unsure = _read_apart(own, own_claims(each.statement, evidence.professional))
        if unsure is not None:
            return [_had_letter(own, each, unsure)]
    return check_duplicate(statement, evidence)


def check_paper(statement: Statement, evidence: Evidence) -> list[Finding]:
    """Return whether a paper other than a letter was had before in another form, and when."""
    had = [r for r in evidence.received if r.statement.type is statement.type]
    if not had:
        return [cannot_tell(DUPLICATE, "No other document of this kind to compare with.")]
    for each in had:
        if is_same_paper(statement, each.statement):
            return [differs(DUPLICATE, f"{_already(each)}: close this one if it is a copy.")]
    return [agrees(DUPLICATE, "No other document states the same.")]


def check_wording(statement: Statement, evidence: Evidence) -> list[Finding]:
    """Return whether a reference says the same in the same words under another name."""
    own = [r for r in evidence.received if r.statement.type is statement.type]
    known = {r.reference: r for r in (*own, *evidence.worded_alike)}
    for each in known.values():
        if is_worded_alike(statement, each.statement):
            received = f"received {day_text(each.on)} ({each.reference})"
            return [_same_wording(statement, each.statement, received)]
    return [agrees(SAME_WORDING, "No other reference letter is worded like this one.")]


def check_wordings(letters: Sequence[Statement]) -> list[Finding]:
    """Return which of several reference letters say the same in the same words."""
    pairs = ((a, b) for n, a in enumerate(letters) for b in letters[:n])
    return [_same_wording(a, b, "also sent") for a, b in pairs if is_worded_alike(a, b)]


def is_same_paper(one: Statement, other: Statement) -> bool:
    """Return whether two papers state the same, as well as two readings of one page do."""
    if one.type is not other.type:
        return False
    shares = [_shared(one.fields, other.fields), _shared_records(one.records, other.records)]
    known = [share for share in shares if share is not None]
    if not known:
        return likeness(one.wording, other.wording) >= _SAME_PAGE_WORDS
    return min(known) >= _SAME_FIELDS


def is_worded_alike(one: Statement, other: Statement) -> bool:
    """Return whether two papers share their wording, but not the names under or in them."""
    if likeness(one.wording, other.wording) < _SAME_WORDS:
        return False
    pairs = [(text_of(one.fields, n), text_of(other.fields, n)) for n in _NAMES]
    return any(a and b and not same_name(a, b).agrees for a, b in pairs)


def _same_wording(statement: Statement, other: Statement, received: str) -> Finding:
    who = text_of(other.fields, "referee_name") or "an unnamed writer"
    about = text_of(other.fields, "employee_name")
    message = (
        f"The letter says the same in the same words as one by {who}"
        f"{f' about {about}' if about else ''}, {received}: ask both writers whether the words "
        "are theirs."
    )
    return differs(SAME_WORDING, message, places=places_of(statement.fields, "referee_name"))


def _had_letter(own: Sequence[Claim], had: Received, unsure: set[date]) -> Finding:
    days = {day for claim in own for day in claim.days}
    message = (
        f"{_already(had)}, with the same {count(len(days), 'day')} on “{own[0].production}”: "
        "nothing counts twice; close this one if it is a copy."
    )
    if unsure:
        message += f" Read differently, and not for sure: {days_text(unsure)}; compare them."
    return differs(DUPLICATE, message, dates=days)


def _already(had: Received) -> str:
    return f"Already had, received {day_text(had.on)} ({had.reference})"


def _is_same_page(statement: Statement, had: Received) -> bool:
    """Return whether two letters may be one page: of one date, and in the same words."""
    dates = {day_of(each.fields, "letter_date") for each in (statement, had.statement)} - {None}
    prints = statement.wording, had.statement.wording
    return len(dates) < 2 and (not all(prints) or likeness(*prints) >= _SAME_PAGE_WORDS)


def _read_apart(own: Sequence[Claim], others: Sequence[Claim]) -> set[date] | None:
    """Return the days that two readings of one letter differ in, None when it is not one letter."""
    unsure: set[date] = set()
    for claim in own:
        found = [days for other in others if (days := misread(claim, other)) is not None]
        if not found:
            return None
        unsure |= min(found, key=len)
    return unsure if own else None


def misread(one: Claim, other: Claim) -> set[date] | None:
    """Return the days that differ only because one side was read badly; None for another work.

    A figure that is read wrongly puts one day in place of another: the side that was read badly
    has days of its own, all of them unsure, and the other side hardly more.
    """
    if not same_production(
        one.production, other.production, season=one.season, other_season=other.season
    ).agrees:
        return None
    mine, theirs = set(one.days) - set(other.days), set(other.days) - set(one.days)
    if max(len(mine), len(theirs)) > max(1, _MISREAD_SHARE * len(one.days)):
        return None
    if not mine and not theirs:
        return set()
    for claim, extra, lost in ((one, mine, theirs), (other, theirs, mine)):
        if extra and len(lost) <= len(extra) and all(_is_unsure(claim, day) for day in extra):
            return mine | theirs
    return None


def _is_unsure(claim: Claim, day: date) -> bool:
    place = claim.places.get(day)
    return place is not None and place.confidence is not None and place.confidence < _UNSURE


def _shared(one: Fields, other: Fields) -> float | None:
    """Return the share of fields that are alike; 0 when a date differs, None for too few."""
    names = {name for name in (*one, *other) if not name.startswith("has_")}
    both = names & set(one) & set(other)
    if len(names) < _FEWEST_FIELDS:
        return None
    if any(_plain(one[n]) != _plain(other[n]) for n in both if _is_date(n)):
        return 0.0  # A renewed license differs in nothing else.
    return sum(_plain(one[name]) == _plain(other[name]) for name in both) / len(names)


def _shared_records(one: Sequence[Fields], other: Sequence[Fields]) -> float | None:
    if len(one) != len(other):
        return 0.0
    shares = [_shared(a, b) for a, b in zip(one, other, strict=True)]
    known = [share for share in shares if share is not None]
    return sum(known) / len(known) if known else None


def _is_date(name: str) -> bool:
    return name.endswith(("_date", "_end", "_day", "week_ending", "date_signed", "work_dates"))


def _plain(field: Field) -> str:
    """Return a value as OCR cannot tell it apart: without spaces, O as 0, l as 1."""
    value = field.value
    text = " ".join(sorted(value)) if isinstance(value, list) else str(value)
    return _LETTERS.sub("", text.casefold()).translate(_LOOKS_ALIKE)
