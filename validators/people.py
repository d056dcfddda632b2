"""Whether two mentions of a person mean the same person; never decided by the name alone."""

import re
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from validators.companies import company_match
from validators.matching import Match, Strength, best, cannot_tell, different, same
from validators.nicknames import are_forms_of_one_name
from validators.person_names import (
    PersonName,
    is_company,
    loan_out_written,
    names_written,
    parse_name,
)
from validators.values import Professional

_SHORTEST_CUT = 6
"""A name cut short by a narrow column must keep at least this many letters to be known."""


@lru_cache(maxsize=65536)
def same_name(one: str, other: str) -> Match:
    """Return whether two written names can be one person's; a variant agrees but is not exact.

    Where one side gives several names (a former one, a nickname), one that agrees is enough.
    """
    if is_company(one) or is_company(other):
        return _companies(one, other)
    ones, others = names_written(one), names_written(other)
    found = best([_compared(a, b) for a in ones for b in others])
    if found.agrees and len(ones) + len(others) > 2 and found.exact:
        main = _compared(ones[0], others[0])
        return found if main.exact else same(f"{one} names {other} too", Strength.KNOWN)
    return found


def same_person(one: Professional, other: Professional) -> Match:
    """Return whether two mentions are one person: a number and the name together, or neither."""
    if not one.name or not other.name:
        return cannot_tell("one side gives no name")
    names = same_name(one.name, other.name)
    for number, mine, theirs in _numbers(one, other):
        if mine and theirs:
            return _with_number(number, names, equal=bare_number(mine) == bare_number(theirs))
    if names.differs:
        return names
    return cannot_tell(f"{names.why}, but one side gives no number to prove it")


def bare_number(text: str) -> str:
    """Return a number without the punctuation and leading zeros that exports drop."""
    return re.sub(r"[^A-Z0-9]", "", text.upper()).lstrip("0")


def _numbers(
    one: Professional, other: Professional
) -> tuple[tuple[str, str | None, str | None], ...]:
    return (
        ("IL#", one.il_number, other.il_number),
        ("member number", one.member_number, other.member_number),
        ("last four digits", one.last4, other.last4),
    )


def _with_number(number: str, names: Match, *, equal: bool) -> Match:
    verb = "agrees" if number != "last four digits" else "agree"
    if not equal:
        return different(f"the {number} {'differs' if verb == 'agrees' else 'differ'}")
    if names.differs:
        return different(f"the {number} {verb}, but {names.why}")
    return same(f"the {number} {verb} and {names.why}", names.strength)


def _companies(one: str, other: str) -> Match:
    """Return how two payees compare of which one is a company, such as a loan-out.

    ``Company f/s/o Person`` is the person as well as the company.
    """
    people = [name for text in (one, other) for name in names_written(text)]
    if loan_out_written(one) or loan_out_written(other):
        persons = [name for name in people if not is_company(name)]
        if len(persons) >= 2:
            return same_name(persons[0], persons[-1])
    if is_company(one) and is_company(other):
        return company_match(loan_out_written(one) or one, loan_out_written(other) or other)
    return different(f"{one} and {other} are a company and a person")


def _compared(one: str, other: str) -> Match:
    a, b = parse_name(one), parse_name(other)
    if a.suffix and b.suffix and a.suffix != b.suffix:
        return different(f"{one} and {other} carry different suffixes")
    if a == b:
        return same("the names are the same")
    if a.suffix == b.suffix and a.words == b.words:
        return same(f"{one} and {other} are one name in another order")
    found = _variant(a, b) or _turned(a, b)
    if found is None:
        return different(f"{one} and {other} are different names")
    reason, strength = found
    return same(f"{one} and {other}: {reason}", strength)


def _turned(a: PersonName, b: PersonName) -> tuple[str, Strength] | None:
    """Return how two names agree once one is read last name first, without a comma."""
    if len(a.last) != 1 or a.middle or not a.last:
        return None
    return (
        _variant(PersonName(a.last[0], (), (a.first,), a.suffix), b) if a.first in b.last else None
    )


def _variant(a: PersonName, b: PersonName) -> tuple[str, Strength] | None:
    first, one, other = _same_first(a, b), "".join(a.last), "".join(b.last)
    if one == other:
        known = ("a middle name or suffix differs", Strength.KNOWN)
        return known if a.first == b.first else first
    if first is None:
        return None
    renamed = a.first == b.first and bool(one and other) and len(a.first) > 2
    ways = (
        (_shared_last(a, b), "one part of the last name agrees"),
        (_close(one, other), "the last names differ by a letter"),
        (_cut(one, other), "one last name is cut short"),
        (renamed, "the last names differ, as after a change of name"),
    )
    return next(((why, Strength.ALIKE) for holds, why in ways if holds), None)


def _shared_last(a: PersonName, b: PersonName) -> bool:
    shared = set(a.last + a.middle) & set(b.last + b.middle) & (set(a.last) | set(b.last))
    return any(len(word) > 1 for word in shared)


def _same_first(a: PersonName, b: PersonName) -> tuple[str, Strength] | None:
    one, other = a.first, b.first
    forms = f"{one.title()} and {other.title()} are forms of one first name"
    initial = 1 in {len(one), len(other)} and one[:1] == other[:1]
    ways = (
        (one == other, "the first names agree", Strength.KNOWN),
        (are_forms_of_one_name(one, other), forms, Strength.KNOWN),
        (one in b.middle or other in a.middle, "a middle name is used first", Strength.KNOWN),
        (initial, "one side gives an initial", Strength.KNOWN),
        (_close(one, other), "the first names differ by a letter", Strength.ALIKE),
        (_cut(one, other), "one first name is cut short", Strength.ALIKE),
    )
    return next(((why, strength) for holds, why, strength in ways if holds), None)


def _close(one: str, other: str) -> bool:
    return min(len(one), len(other)) > 3 and DamerauLevenshtein.distance(one, other) == 1


def _cut(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= _SHORTEST_CUT and longer.startswith(shorter)
