"""Are there enough reference letters, by people whose word counts (DOMAIN 7.1 A6, B3, C1, D1)?"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.values import Finding, Statement
from validators.claims import flag_of, places_of, text_of
from validators.kinds import agrees, cannot_tell, differs
from validators.people import same_name
from validators.values import Professional
from validators.wording import count

SHORT = "reference-count-short"
UNQUALIFIED = "reference-signatory-unqualified"
UNSIGNED = "missing-signature"
STRANGER = "identity-mismatch"

_COORDINATOR = re.compile(
    r"\b(?:production coordinator|prod\.? coord\w*\.?|pc|coordinator)\b", re.IGNORECASE
)
_NO_FULL_COORDINATOR = re.compile(
    r"\b(?:assistant|asst|apc|1st|2nd|first|second|travel|script)\b", re.IGNORECASE
)
_MANAGER = re.compile(
    r"\b(?:production manager|unit production manager|upm|pm|(?:co-?|line |executive |associate |"
    r"supervising )?producer|show ?runner)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ReferencesWanted:
    """How many references an upgrade asks for, and whether one must be a coordinator's.

    ``category`` is the category sought, as the catalogue names it (``1APC``, ``PC`` …).
    """

    number: int
    needs_coordinator: bool
    category: str | None


def check_letter(letter: Statement, wanted: ReferencesWanted, about: Professional) -> list[Finding]:
    """Return whether one reference is signed, about the applicant, and by one who may write it."""
    found = [_signed(letter), _about(letter, about)]
    return [*found, _qualified(letter, wanted)]


def check_together(letters: Sequence[Statement], wanted: ReferencesWanted) -> list[Finding]:
    """Return whether the letters that count are enough, each by a writer of its own."""
    sound = sound_letters(letters)
    found = [_enough(len(sound), wanted)]
    if not wanted.needs_coordinator or not sound:
        return found
    if any(is_by_coordinator(letter) for letter in sound):
        return [*found, agrees(UNQUALIFIED, "One reference is by a Production Coordinator.")]
    message = (
        "No reference is by a Production Coordinator of Local 411: send one by a coordinator in "
        "good standing who is listed in that category."
    )
    return [*found, differs(UNQUALIFIED, message)]


def sound_letters(letters: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return the signed letters, one of each writer; a letter whose writer is unread is kept."""
    kept: list[Statement] = []
    for letter in letters:
        name = text_of(letter.fields, "referee_name")
        writers = (text_of(other.fields, "referee_name") for other in kept)
        again = name is not None and any(w and same_name(w, name).agrees for w in writers)
        if flag_of(letter.fields, "has_signature") is not False and not again:
            kept.append(letter)
    return tuple(kept)


def is_by_coordinator(letter: Statement) -> bool:
    """Return True when the writer signs as Production Coordinator, not as an assistant."""
    title = text_of(letter.fields, "referee_title") or ""
    return bool(_COORDINATOR.search(title)) and not _NO_FULL_COORDINATOR.search(title)


def _enough(have: int, wanted: ReferencesWanted) -> Finding:
    if have >= wanted.number:
        return agrees(SHORT, f"{count(have, 'reference letter')}.", have=have, need=wanted.number)
    message = (
        f"{count(have, 'signed reference letter')} by different people found, {wanted.number} "
        "needed: send the others."
    )
    return differs(SHORT, message, compared={"have": have, "need": wanted.number})


def _signed(letter: Statement) -> Finding:
    if flag_of(letter.fields, "has_signature") is False:
        message = "The reference bears no signature: ask its writer to sign it."
        return differs(UNSIGNED, message)
    return agrees(UNSIGNED, "The reference is signed.")


def _about(letter: Statement, about: Professional) -> Finding:
    name = text_of(letter.fields, "employee_name")
    if name is None:
        return cannot_tell(STRANGER, "Whom the reference is about could not be read.")
    match = same_name(name, about.name)
    if not match.differs:
        return agrees(STRANGER, "The reference is about the applicant.")
    message = f"The reference is about {name}, not {about.name}: send one about the applicant."
    return differs(STRANGER, message, places=places_of(letter.fields, "employee_name"))


def _qualified(letter: Statement, wanted: ReferencesWanted) -> Finding:
    title = text_of(letter.fields, "referee_title")
    is_member = flag_of(letter.fields, "referee_member") is True
    manager = title is not None and bool(_MANAGER.search(title))
    coordinator = is_by_coordinator(letter)
    may = {
        "1APC": is_member or coordinator,
        "PC": manager,
        "SC": manager or coordinator,
        "TC": coordinator,
    }.get(wanted.category or "")
    if may is None or (title is None and not is_member):
        return cannot_tell(UNQUALIFIED, "Whether its writer may vouch could not be read.")
    if may:
        return agrees(UNQUALIFIED, f"Its writer may vouch ({title or 'a member'}).")
    message = (
        f"The reference is by {title or 'a writer without title'}, who may not vouch for "
        f"{wanted.category}: {_WHO[wanted.category or '']}"
    )
    return differs(UNQUALIFIED, message, places=places_of(letter.fields, "referee_title"))


# Local 411, Production Coordinator Caucus upgrade requirements (SD3, undated), read 2026-11-21.
_WHO = {
    "1APC": "send one by a member of Local 411 in good standing.",
    "PC": "send one by a Production Manager or Producer of a show worked on.",
    "SC": "send one by a Production Coordinator, Production Manager or Producer.",
    "TC": "send one by a Production Coordinator worked with.",
}
