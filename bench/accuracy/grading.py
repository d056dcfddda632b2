"""Compares what was read from a letter with what it says, field by field and day by day."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bench.accuracy.trials import Trial
from bench.letters.truth import Job, Letter, expected, expected_record
from extractors.values import DocumentType, Field, Fields, Place, Statement

Accepted = Mapping[str, tuple[object, ...]]
"""For each field every value that is right; none at all means that the field is not printed."""

_SEASON = re.compile(r"[\s,;:(\[–—-]*\bseason\s+\d+\W*$|[“”\"]", re.IGNORECASE)
_OF_THE_LETTER = ("payroll_company",)
_OF_A_RECORD = ("last4", "season", "local", "total_days_stated", "work_dates")


@dataclass(frozen=True, slots=True)
class Answer:
    """One field as read (None when it was not found) and whether that is what is printed."""

    record: int | None
    field: str
    printed: object
    read: object
    confidence: float | None
    right: bool


@dataclass(frozen=True, slots=True)
class DayAnswer:
    """One day read as worked: its chance as stated, its place, and whether it was worked."""

    record: int
    place: Place | None
    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Graded:
    """The answers of one letter; ``days_missed`` are days printed as worked and not read."""

    trial: Trial
    statements: tuple[Statement, ...]
    answers: tuple[Answer, ...]
    days: tuple[DayAnswer, ...]
    days_missed: int

    @property
    def recognised(self) -> bool:
        """True when the file was told as one letter."""
        return [s.type for s in self.statements] == [DocumentType.EVL]

    @property
    def days_wrong(self) -> int:
        """The days read as worked that were not."""
        return sum(not day.right for day in self.days)

    @property
    def days_exact(self) -> bool:
        """True when every day worked was read, and no other."""
        return not self.days_missed and not self.days_wrong


def graded(trial: Trial, statements: Sequence[Statement]) -> Graded:
    """Return how the statements read from a trial compare with its letter."""
    letters = [s for s in statements if s.type is DocumentType.EVL]
    own = letters[0].fields if letters else {}
    records = [record for statement in letters for record in statement.records]
    answers = list(_answers(None, letter_truth(trial.letter), own))
    days: list[DayAnswer] = []
    missed = 0
    for number, job in enumerate(trial.letter.jobs):
        record = records[number] if number < len(records) else {}
        answers += _answers(number, job_truth(job), record)
        worked = {day.isoformat() for day in job.worked}
        days += _days(number, record, worked)
        missed += len(worked - {str(day) for day in _listed(record)})
    for number in range(len(trial.letter.jobs), len(records)):
        days += _days(number, records[number], set())
    return Graded(trial, tuple(statements), tuple(answers), tuple(days), missed)


def letter_truth(letter: Letter) -> Accepted:
    """Return what may be read of the letter itself."""
    found = {name: (value,) for name, value in expected(letter).items()}
    absent: dict[str, tuple[object, ...]] = {
        name: () for name in _OF_THE_LETTER if name not in found and letter.payroll_company
    }
    issuer = (letter.letterhead, letter.letterhead.upper())
    head: Accepted = {"has_letterhead": (letter.headed,), "issuer": issuer}
    return {**absent, **found, **head}


def job_truth(job: Job) -> Accepted:
    """Return what may be read of one job; a production is printed with its season or without."""
    found: dict[str, tuple[object, ...]] = {
        name: (value,) for name, value in expected_record(job).items()
    }
    absent: dict[str, tuple[object, ...]] = {n: () for n in _OF_A_RECORD if n not in found}
    titles = {"production": (job.title,)}
    return {**absent, **found, **titles, "employer": (job.employer,)}


def _answers(record: int | None, truth: Accepted, fields: Fields) -> Iterator[Answer]:
    for name, accepted in truth.items():
        field = fields.get(name)
        if accepted or field is not None:
            yield _answer(record, name, accepted, field)


def _answer(
    record: int | None, name: str, accepted: tuple[object, ...], field: Field | None
) -> Answer:
    printed = accepted[0] if accepted else None
    if field is None:
        return Answer(record, name, printed, None, None, right=False)
    said = _SEASON.sub("", str(field.value)) if name == "production" else field.value
    right = plain(said) in [plain(value) for value in accepted]
    return Answer(record, name, printed, field.value, field.confidence, right)


def _days(number: int, record: Fields, worked: set[str]) -> Iterator[DayAnswer]:
    field = record.get("work_dates")
    places = {place.item: place for place in field.places} if field is not None else {}
    for day in _listed(record):
        place = places.get(day)
        sure = place.confidence if place is not None else None
        whole = field.confidence if field is not None else 0.0
        yield DayAnswer(number, place, whole if sure is None else sure, day in worked)


def _listed(record: Fields) -> list[str]:
    field = record.get("work_dates")
    return field.value if field is not None and isinstance(field.value, list) else []


def plain(value: object) -> object:
    """Return a value as it is compared: spaces and apostrophes made alike, counts as numbers."""
    if isinstance(value, str):
        return " ".join(value.replace("’", "'").split())
    if isinstance(value, list):
        return tuple(value)
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value
