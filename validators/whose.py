"""Whose a payroll or fringe line is: by number and name together, under every known name."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from extractors.values import Outcome
from validators.aliases import known_as
from validators.claims import Claim
from validators.kept import kept
from validators.matching import Match, best
from validators.people import same_name, same_person
from validators.person_names import is_company, parse_name
from validators.values import Alias, AliasKind, Evidence, FringeRecord, PayrollRecord, Professional

Who = tuple[str, str | None, str | None, str | None]
"""A record's name, last four digits, IL# and member number."""

Names = tuple[Professional, ...]
"""One person under each name that records may use, with the numbers known of them."""


@kept
def names_of(claim: Claim, evidence: Evidence) -> Names:
    """Return how the person of a claim may stand in records.

    As known here, as the letter writes it, under names taught to be theirs, and as the loan-out
    company that the letter names; the first is the one known best.
    """
    known = evidence.professional or claim.who
    known = replace(known, last4=known.last4 or claim.who.last4)
    written = [known.name, claim.who.name or known.name]
    written += _taught(written, evidence.aliases)
    written += [claim.loan_out] if claim.loan_out else []
    return tuple(replace(known, name=name) for name in dict.fromkeys(written))


def is_theirs(record: PayrollRecord | FringeRecord, names: Names) -> bool:
    """Return True when a record is of the person under one of their ``names``, with a number."""
    return match_of(record, names).agrees


def match_of(record: PayrollRecord | FringeRecord, names: Names) -> Match:
    """Return whether a record is of the person, how sure that is, and why."""
    return _match(_who(record), names)


def could_be_theirs(record: PayrollRecord | FringeRecord, names: Names) -> bool:
    """Return True when a record bears one of the ``names`` but no number to prove or refute it."""
    return _may_match(_who(record), names)


def person_of(record: PayrollRecord | FringeRecord) -> Professional:
    """Return whom a record is about."""
    return _person(_who(record))


def is_namesake(record: PayrollRecord, names: Names) -> bool:
    """Return True when a record bears just one of the ``names`` but other digits."""
    return any(same_name(name.name, record.employee_name).exact for name in names)


def _who(record: PayrollRecord | FringeRecord) -> Who:
    member = record.member_number if isinstance(record, FringeRecord) else None
    return record.employee_name, record.last4, record.il_number, member


def _person(who: Who) -> Professional:
    name, last4, il_number, member_number = who
    return Professional(name, last4, il_number, member_number)


@lru_cache(maxsize=32768)
def _match(who: Who, names: Names) -> Match:
    person = _person(who)
    return best([same_person(name, person) for name in names])


@lru_cache(maxsize=32768)
def _may_match(who: Who, names: Names) -> bool:
    person = _person(who)
    return any(
        same_person(name, person).outcome is Outcome.CANNOT_TELL and _share_last(name, person)
        for name in names
    )


def _share_last(one: Professional, other: Professional) -> bool:
    if is_company(one.name) or is_company(other.name):
        return True
    return bool(set(parse_name(one.name).last) & set(parse_name(other.name).last))


def _taught(written: Sequence[str], aliases: tuple[Alias, ...]) -> list[str]:
    kinds = (AliasKind.PERSON, AliasKind.LOAN_OUT) if aliases else ()
    return [a for kind in kinds for name in written for a in known_as(aliases, kind, name)[1:]]
