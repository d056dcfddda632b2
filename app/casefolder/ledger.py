"""The day ledger of a case: every claimed day once per work, each date counted at most once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from app.casefolder.folder import CaseFile
from app.casefolder.letters import CaseFacts, Document, evidence_of
from app.ledger_lines import ledger_json
from validators.classifications import same_classification
from validators.days import day_verdicts, not_again
from validators.productions import same_production
from validators.values import (
    ClaimedDay,
    DayStatus,
    DayVerdict,
    FringeRecord,
    PayrollRecord,
    RuleInForce,
)
from validators.wording import day_text

_STRENGTH = (DayVerdict.CONFIRMED, DayVerdict.SUPPORTED, DayVerdict.CANNOT_TELL)

# A letter that shows one of these is not without defect, so it needs records to be believed.
_SUSPECT = frozenset({"hidden-text", "possible-alteration"})


@dataclass(frozen=True, slots=True)
class Line:
    """One claimed day with the letters that claim it."""

    day: ClaimedDay
    claimed_by: tuple[tuple[Document, ClaimedDay], ...]

    @property
    def is_counted(self) -> bool:
        """Return True when the day counts by this line."""
        return self.day.status is DayStatus.COUNTED


def ledger_of(facts: CaseFacts, rule: RuleInForce | None) -> tuple[Line, ...]:
    """Return the claimed days of all letters in order; no date is counted by two lines."""
    by_day: dict[date, list[Line]] = defaultdict(list)
    for document in facts.letters:
        for day in day_verdicts(document.statement, evidence_of(facts, document, rule)):
            doubted = _doubted(day, document, facts)
            by_day[day.day].append(Line(doubted, ((document, day),)))
    return tuple(line for day in sorted(by_day) for line in _once(by_day[day]))


def counted_days(lines: Iterable[Line]) -> frozenset[date]:
    """Return the distinct dates that count."""
    return frozenset(line.day.day for line in lines if line.is_counted)


def referred_days(lines: Sequence[Line]) -> frozenset[date]:
    """Return the dates that a person must decide because no other line counts them."""
    referred = {line.day.day for line in lines if line.day.status is DayStatus.REFER}
    return frozenset(referred) - counted_days(lines)


def within(lines: Sequence[Line], relied_on: Iterable[date], rule: str) -> tuple[Line, ...]:
    """Return the lines with the days not relied on taken out: they lie outside the best window."""
    inside = set(relied_on)
    return tuple(
        line if not line.is_counted or line.day.day in inside else _left_out(line, rule)
        for line in lines
    )


def line_json(line: Line, rule: str | None) -> dict[str, Any]:
    """Return one line of the ledger as JSON, with the names of files and rows."""
    claimed = [
        place
        for document, day in line.claimed_by
        for file in (document.file, *document.copies)
        if (place := _claim_json(file, day)) is not None
    ]
    return ledger_json(line.day, claimed, _named, rule)


def _claim_json(file: CaseFile, day: ClaimedDay) -> dict[str, Any] | None:
    if day.place is None:
        return None
    page = day.place.page
    return {"file": file.name_of_page(page), "page": page, "box": list(day.place.box)}


def _named(record: PayrollRecord | FringeRecord) -> dict[str, Any]:
    return {"file": record.source, "row": record.row}


def _doubted(day: ClaimedDay, document: Document, facts: CaseFacts) -> ClaimedDay:
    """Return a day that only silence supports as one for a person, where silence says nothing."""
    if day.verdict is not DayVerdict.CANNOT_TELL or day.status is not DayStatus.COUNTED:
        return day
    shown = {finding.code for finding in document.statement.findings} & _SUSPECT
    if shown:
        because = f"{day.because}, and the letter shows {', '.join(sorted(shown))}"
    elif facts.unread_records:
        because = f"{', '.join(facts.unread_records)} may report the day in what is not plain"
    else:
        return day
    return replace(day, status=DayStatus.REFER, because=f"{because}: a reviewer decides")


def _once(lines: Sequence[Line]) -> list[Line]:
    ordered = sorted(lines, key=_rank)
    counting = next((line for line in ordered if line.is_counted), None)
    if counting is None:
        return ordered
    kept = []
    for line in ordered:
        if line is counting:
            continue
        if line.is_counted and _same_work(line.day, counting.day):
            counting = replace(counting, claimed_by=(*counting.claimed_by, *line.claimed_by))
        else:
            kept.append(replace(line, day=not_again(line.day, counting.day.production)))
    return [counting, *kept]


def _rank(line: Line) -> tuple[bool, int, str, str, tuple[str, ...], int]:
    day, (document, _) = line.day, line.claimed_by[0]
    strength = _STRENGTH.index(day.verdict) if day.verdict in _STRENGTH else len(_STRENGTH)
    work = (day.production.casefold(), day.classification.casefold())
    return not line.is_counted, strength, *work, document.names, day.record


def _same_work(one: ClaimedDay, other: ClaimedDay) -> bool:
    if not same_production(one.production, other.production).agrees:
        return False
    return same_classification(one.classification, other.classification).agrees


def _left_out(line: Line, rule: str) -> Line:
    because = f"{day_text(line.day.day)} is outside the window of {rule} that holds most days"
    day = replace(
        line.day,
        verdict=DayVerdict.OUTSIDE_WINDOW,
        status=DayStatus.NOT_COUNTED,
        because=because,
    )
    return replace(line, day=day)
