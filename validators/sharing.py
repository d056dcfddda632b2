"""The claims that share one person's period totals on a production, and who may use which."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic

from extractors.values import Statement
from validators.claims import Claim, claims_compared
from validators.classifications import same_classification
from validators.day_types import Treatment, day_type
from validators.defects import claim_defects, letter_defects
from validators.kept import kept
from validators.totals import Line, Total, supported_days, totals_of
from validators.values import Evidence, FringeRecord, PayrollRecord
from validators.whose import Names, is_theirs, names_of


@dataclass(frozen=True, slots=True)
class Shared(Generic[Line]):
    """The totals of a production with, for each, the claimed days that may use its room."""

    totals: tuple[Total[Line], ...]
    users: tuple[frozenset[date], ...]

    def of(self, claim_days: Iterable[date]) -> tuple[Total[Line], ...]:
        """Return the totals that hold one of these days and that the day may use."""
        if not self.totals:
            return ()
        days = set(claim_days)
        pairs = zip(self.totals, self.users, strict=True)
        return tuple(t for t, users in pairs if any(t.holds(day) for day in users & days))

    def held(self, day: date) -> Total[Line] | None:
        """Return a total that speaks of a day, whether or not it has room for it.

        A total whose day was taken back still speaks of it.
        """
        if not self.totals:
            return None
        pairs = zip(self.totals, self.users, strict=True)
        spans = (t for t, users in pairs if day in users and t.first_day <= day <= t.last_day)
        return next(iter(self.of((day,))), None) or next(spans, None)

    def supported(
        self, settled: Iterable[date], open_days: Iterable[date]
    ) -> dict[date, Total[Line]]:
        """Return the open days that find room, all claims of the production taken together.

        A settled day that none of these claims claims (it was credited before) takes any room.
        """
        claimed = frozenset[date]().union(*self.users)
        return supported_days(
            settled,
            open_days,
            self.totals,
            may_use=lambda day, i: day in self.users[i] or day not in claimed,
        )


@kept
def claims_sharing(claim: Claim, statement: Statement, evidence: Evidence) -> tuple[Claim, ...]:
    """Return a claim and the other sound claims on its production, in this letter and others.

    A defective letter counts no day, so it takes no room.
    """
    own = [c for c in claims_compared(statement, evidence) if c.index != claim.index]
    sound = [other for other in evidence.others if not letter_defects(other)]
    others = [c for other in sound for c in claims_compared(other, evidence)]
    same = (c for c in (*own, *others) if claim.is_titled(c.production).agrees)
    return (claim, *(c for c in same if not claim_defects(c)))


def paid_totals(claims: Sequence[Claim], evidence: Evidence) -> Shared[PayrollRecord]:
    """Return the payroll totals that a person's claims on one production share."""
    lines = (
        line
        for line in evidence.payroll
        if line.day is None and day_type(line.day_type).treatment is Treatment.COUNT
    )
    return _shared(claims, lines, evidence)


def remitted_totals(claims: Sequence[Claim], evidence: Evidence) -> Shared[FringeRecord]:
    """Return the fringe totals that a person's claims on one production share."""
    return _shared(claims, evidence.fringe, evidence)


@kept
def own_daily_lines(claim: Claim, evidence: Evidence) -> tuple[PayrollRecord, ...]:
    """Return the payroll lines of single days that are the person's on the claimed production."""
    names = names_of(claim, evidence)
    own: dict[tuple[str | None, ...], bool] = {}
    found = []
    for line in evidence.payroll:
        if line.day is None:
            continue
        # Hundreds of lines write the same few names: each way of writing is compared once.
        written = line.production, line.employee_name, line.last4, line.il_number
        if written not in own:
            own[written] = claim.is_titled(line.production).agrees and is_theirs(line, names)
        if own[written]:
            found.append(line)
    return tuple(found)


def is_same_work(claim: Claim, production: str, classification: str | None) -> bool:
    """Return True when production and classification, if one is named, are those of a claim."""
    if not claim.is_titled(production).agrees:
        return False
    if classification is None:
        return True
    return same_classification(claim.classification, classification, local=claim.local).agrees


def reported_classification(line: PayrollRecord | FringeRecord) -> str | None:
    """Return the classification that a line names, in words or as its occupation code."""
    if isinstance(line, FringeRecord):
        return line.category
    return line.classification or line.occupation_code


def other_local(claim: Claim, line: PayrollRecord | FringeRecord) -> str | None:
    """Return the local that a line was remitted to, where a claim names another one."""
    if claim.local is None or not isinstance(line, FringeRecord) or line.local is None:
        return None
    mine, theirs = _numbers(claim.local), _numbers(line.local)
    return ", ".join(theirs) if mine and theirs and not set(mine) & set(theirs) else None


def _numbers(local: str) -> list[str]:
    return [number.lstrip("0") for number in re.findall(r"\d+", local)]


def _shared(claims: Sequence[Claim], lines: Iterable[Line], evidence: Evidence) -> Shared[Line]:
    names = [names_of(claim, evidence) for claim in claims]
    by_users: dict[frozenset[int], list[Line]] = defaultdict(list)
    for line in lines:
        users = frozenset(i for i, claim in enumerate(claims) if _fits(claim, line, names[i]))
        if users:
            by_users[users].append(line)
    found = [
        (total, frozenset(day for i in users for day in claims[i].days))
        for users, own in sorted(by_users.items(), key=lambda item: sorted(item[0]))
        for total in totals_of(own)
    ]
    return Shared(tuple(total for total, _ in found), tuple(days for _, days in found))


def _fits(claim: Claim, line: PayrollRecord | FringeRecord, names: Names) -> bool:
    if not is_same_work(claim, line.production, reported_classification(line)):
        return False
    return other_local(claim, line) is None and is_theirs(line, names)
