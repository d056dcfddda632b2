"""The days that a document claims, each with its verdict, its reason and both sides' proof."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.shown import words
from app.shown.calendar import DayMark
from app.shown.found import Found, places_of
from validators.values import DayStatus, DayVerdict

_PAID_NOT_CLAIMED = "payroll-days-not-in-letter"
_ASKABLE = {DayVerdict.UNSUPPORTED, DayVerdict.CONTRADICTED, DayVerdict.CANNOT_TELL}
_PROVEN = {DayVerdict.CONFIRMED, DayVerdict.SUPPORTED}


@dataclass(frozen=True, slots=True)
class RecordNamed:
    """A payroll or fringe line by its file and its 1-based line there."""

    file: str
    row: int

    def __str__(self) -> str:
        """Return it in words: ``payroll.csv, line 14``."""
        return f"{self.file}, line {self.row}"


@dataclass(frozen=True, slots=True)
class DayLine:
    """One claimed day as shown; ``page`` and ``box`` are where the document claims it."""

    date: str
    production: str
    classification: str
    status: words.Status
    code: str
    because: str
    page: int | None
    box: str
    printed: str
    records: tuple[RecordNamed, ...]
    remitted: tuple[RecordNamed, ...]
    answers: tuple[str, ...]
    rule: str
    counts: bool
    may_count: bool
    """True when a reviewer may credit the day: it counts already, or a person must say."""
    is_refused: bool

    @property
    def verdict(self) -> str:
        """The verdict in words."""
        return words.verdict(self.code)

    @property
    def paid_by(self) -> str:
        """The payroll lines in words."""
        return "; ".join(map(str, self.records))

    @property
    def is_disputed(self) -> bool:
        """True when the records do not settle the day, so that its issuer may be asked."""
        return self.code in _ASKABLE and not self.counts

    @property
    def mark(self) -> DayMark:
        """What the day is in the calendar of a document that is not decided."""
        if self.code == DayVerdict.UNSUPPORTED:
            return DayMark.NOT_PAID
        if self.is_refused:
            return DayMark.REFUSED
        return DayMark.PAID if self.counts and self.code in _PROVEN else DayMark.CHECKING


def day_lines(found: Found | None) -> list[DayLine]:
    """Return the claimed days in order."""
    return _in_order(found.ledger if found else ())


def check_lines(check: Mapping[str, Any], but: Container[str] = ()) -> list[DayLine]:
    """Return the claimed days of a stored check in order, ``but`` some ISO days."""
    return _in_order(line for line in check.get("ledger", ()) if line["date"] not in but)


def paid_not_claimed(findings: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return the ISO days that payroll paid and the letter does not claim, in order."""
    told = (f for f in findings if f["code"] == _PAID_NOT_CLAIMED)
    return sorted({day for finding in told for day in finding.get("dates", ())})


def _in_order(ledger: Iterable[Mapping[str, Any]]) -> list[DayLine]:
    lines = [_day_line(line) for line in ledger]
    return sorted(lines, key=lambda line: (line.date, line.production))


def _day_line(line: Mapping[str, Any]) -> DayLine:
    claimed = line.get("claimed_by", [])
    place = next(iter(places_of(claimed)), None)
    status, verdict = str(line["status"]), str(line["day_verdict"])
    return DayLine(
        date=line["date"],
        production=line.get("production") or "",
        classification=line.get("classification") or "",
        status=words.day_status(status, verdict),
        code=verdict,
        because=line.get("because") or "",
        page=place.page if place else None,
        box=",".join(f"{value:g}" for value in place.box) if place else "",
        printed=str(claimed[0].get("text") or "") if claimed else "",
        records=_named(line.get("paid_by", ())),
        remitted=_named(line.get("remitted_by", ())),
        answers=tuple(answer_text(each) for each in line.get("amended_by", ())),
        rule=str(line.get("rule") or ""),
        counts=status == DayStatus.COUNTED,
        may_count=verdict != DayVerdict.ALREADY_CREDITED,
        is_refused=status == DayStatus.NOT_COUNTED,
    )


def answer_text(answer: Mapping[str, Any]) -> str:
    """Return an issuer's answer in words, with who gave it, how and when."""
    note = f" “{answer['note']}”" if answer.get("note") else ""
    when = words.day(answer["answered_on"])
    told = f"{words.answer(answer['kind'])} by {answer['answered_by']}"
    return f"{told}, {answer['channel']}, {when} ({answer['question']}).{note}"


def _named(records: Sequence[Mapping[str, Any]]) -> tuple[RecordNamed, ...]:
    return tuple(RecordNamed(each.get("file", "payroll"), each["row"]) for each in records)
