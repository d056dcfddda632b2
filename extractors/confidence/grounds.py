"""What speaks for and against each value of a statement, as plain numbers a model can weigh.

A ground is named for what it says. Nothing here decides: ``learned`` holds how much each weighs.
"""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from extractors.confidence.accented_names import may_lack_an_accent
from extractors.patterns import pattern_of
from extractors.values import Box, Field, Fields, Page, Place, Statement, Word

Grounds = dict[str, float]
"""Each ground by name; 0 says nothing, and so does a ground that is absent."""

KINDS: dict[str, str] = {
    **dict.fromkeys(("work_dates", "non_worked_dates", "listed_day_count"), "days"),
    "total_days_stated": "total",
    **dict.fromkeys(("letter_date", "period_start", "period_end"), "date"),
    **dict.fromkeys(("employee_name", "signatory_name"), "name"),
    **dict.fromkeys(("last4", "local", "season"), "digits"),
    **dict.fromkeys(("production", "production_title"), "title"),
    "production_type": "type",
    **dict.fromkeys(("classification", "signatory_title"), "role"),
    **dict.fromkeys(("issuer", "employer", "payroll_company", "loanout_company"), "company"),
    "has_signature": "signature",
    "has_letterhead": "letterhead",
    "proof_of_payment_attached": "proof",
}
"""The kind of value that a field holds; fields that are not named here are ``other``."""

_WEIGHED = frozenset(
    (
        *("employee_name", "production", "production_title", "production_type", "classification"),
        *("employer", "payroll_company", "issuer", "signatory_name", "signatory_title"),
    )
)
"""Fields whose score, in a text layer, is their chance among all texts of the letter."""

_PRESENCES = frozenset(("signature", "letterhead", "proof"))
"""Kinds that say whether something is there; each errs in its own way and as often."""

_DATE_WORD = pattern_of(r"\W*(?:\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\d{4}-\d{2}-\d{2})\W*")
_DIGITS, _LETTERS = pattern_of(r"\d+"), pattern_of(r"[^\W\d_]+")
_NAME_WORD = pattern_of(r"\b(?=[^\W\d_]*[aeiouyà-öø-ý])[^\W\d_]{3,}\b", re.IGNORECASE)
_NO_TITLE = pattern_of(
    r"[a-z].*|.*\d[/-]\d.*|.*\b(?:of|the|an?|and|in|for|to|by|with)\W*|"
    r"(?i:\W*(?:company|type|titles?|shows?|productions?|projects?|names?)\W*)|"
    r"(?i:.*\b(?:series|television|feature|films?|movies?|commercials?|llc|inc|ltd|corp)\W*)"
)
"""What is printed where a title was looked for: a label, a kind, a date, a title cut short."""

_PARTING_MARKS = pattern_of(r"[•|;]|\w:\s|\s/\s")
_QUOTES = ("“", '"', "‘", "«", "'")
_FACTS = ("employee_name", "production", "classification", "employer", "production_type")
_LEAST, _MOST = 0.02, 0.995


@dataclass(frozen=True, slots=True)
class Sheet:
    """The words of a document's pages, to ask about boxes on them."""

    pages: dict[int, Page]
    text: str
    quality: float

    @property
    def channel(self) -> str:
        """Return "ocr" when any page had to be looked at, else "text layer"."""
        return "ocr" if any(page.source == "ocr" for page in self.pages.values()) else "text layer"

    def words_in(self, place: Place) -> list[Word]:
        """Return the words whose middle lies in the box of ``place``."""
        page = self.pages.get(place.page)
        return [word for word in page.words if _holds(place.box, word.box)] if page else []


def sheet_of(pages: Sequence[Page]) -> Sheet:
    """Return the pages of a document, ready to be asked."""
    sure = [word.confidence for page in pages for word in page.words]
    return Sheet(
        {page.number: page for page in pages},
        " ".join(word.text for page in pages for word in page.words).casefold(),
        sum(sure) / len(sure) if sure else 1.0,
    )


def field_grounds(name: str, field: Field, days: Grounds, sheet: Sheet) -> Grounds:
    """Return what speaks for and against ``field``; ``days`` are its record's ``days_together``."""
    kind = KINDS.get(name, "other")
    grounds = {
        f"is {kind}": 1.0,
        _score_of(name, sheet): log_odds(field.confidence),
        "worst word": _worst_word(field.places, sheet),
        "page": log_odds(sheet.quality) - log_odds(_MOST),
        "facts missing": days.get("facts missing", 0.0),
    }
    if kind in {"days", "total"}:
        return grounds | days
    if kind in _PRESENCES and sheet.channel == "ocr":
        grounds["none seen"] = float(field.value is False)
    if kind == "title":
        grounds |= _title_grounds(field, sheet)
    if kind not in {"date", *_PRESENCES}:
        grounds["said again"] = _said_again(field, sheet)
        grounds["marks inside"] = float(_PARTING_MARKS.search(str(field.value)) is not None)
        grounds["in the catalogue"] = float(field.canonical is not None)
        grounds["unlike a name"] = float(kind == "name" and not _is_like_a_name(field))
    if kind == "name" and sheet.channel == "ocr":
        grounds["an accent lost"] = float(may_lack_an_accent(str(field.value)))
    return grounds


def _score_of(name: str, sheet: Sheet) -> str:
    """Return what a field's score is called: a chance among rivals says more than a reader's."""
    return "chance" if name in _WEIGHED and sheet.channel == "text layer" else "score"


def day_grounds(place: Place, field: Field, days: Grounds, sheet: Sheet) -> Grounds:
    """Return what speaks for and against one day of the list ``field``."""
    score = place.confidence if place.confidence is not None else field.confidence
    day = _day(place.item)
    return days | {
        "any": 1.0,
        "score": log_odds(score),
        "worst word": _worst_word((place,), sheet),
        "weekend": float(day is not None and day.weekday() >= 5),
        "printed unlike the others": _oddness(place, field),
    }


def days_together(record: Fields, statement: Statement, left: int) -> Grounds:
    """Return what the days of a record say together: against the total, the date, the page.

    ``left`` are the printed dates that no value accounts for (``dates_left_over``).
    """
    listed = [day for day in map(_day, _items(record.get("work_dates"))) if day is not None]
    doubts = sum(
        float(finding.compared.get("dates in doubt", 1))
        for finding in statement.findings
        if finding.code == "doubtful-dates"
    )
    total = record.get("total_days_stated")
    written = statement.fields.get("letter_date")
    on = _day(str(written.value)) if written is not None else None
    return {
        "doubts": min(doubts, 3.0),
        "total agrees": float(total is not None and total.value == len(listed)),
        "total differs": float(total is not None and total.value != len(listed)),
        "days": math.log1p(len(listed)),
        "weekends": sum(day.weekday() >= 5 for day in listed) / max(len(listed), 1),
        "after the letter": float(on is not None and any(day > on for day in listed)),
        "dates left over": left / (left + max(len(listed), 1)),
        "facts missing": _facts_missing(record, statement),
    }


def dates_left_over(statement: Statement, sheet: Sheet) -> int:
    """Return how many printed dates no value of the document accounts for."""
    groups = (statement.fields, *statement.records)
    places = [place for fields in groups for field in fields.values() for place in field.places]
    boxes: dict[int, list[Box]] = {}
    for place in places:
        boxes.setdefault(place.page, []).append(place.box)
    return sum(
        not any(_holds(box, word.box) for box in boxes.get(page.number, ()))
        for page in sheet.pages.values()
        for word in page.words
        if _DATE_WORD.fullmatch(word.text)
    )


def log_odds(chance: float) -> float:
    """Return the logarithm of the odds, held within what scores can mean."""
    held = min(max(chance, _LEAST), _MOST)
    return math.log(held / (1.0 - held))


def _worst_word(places: Iterable[Place], sheet: Sheet) -> float:
    """Return how far below certainty the worst word of the evidence was read."""
    if sheet.quality >= 1.0:
        return 0.0
    sure = [word.confidence for place in places for word in sheet.words_in(place)]
    return log_odds(min(sure, default=1.0)) - log_odds(1.0)


def _oddness(place: Place, field: Field) -> float:
    """Return the share (0 to 1) of the list's days that are printed in another shape."""
    shapes = [_shape(each.text) for each in field.places]
    return 1.0 - shapes.count(_shape(place.text)) / max(len(shapes), 1)


@lru_cache(maxsize=4096)
def _shape(text: str) -> str:
    """Return how a text is printed: "3/4/2026," and "11/12/2026" are alike, "Yes" is not."""
    return _LETTERS.sub("a", _DIGITS.sub("9", text.strip(" .,;&")))


def _facts_missing(record: Fields, statement: Statement) -> float:
    """Return how many of the facts that letters state of a job were not found: a layout misread."""
    return 0.0 if record is statement.fields else float(sum(name not in record for name in _FACTS))


def _title_grounds(field: Field, sheet: Sheet) -> Grounds:
    """Return whether a title stands in quotes, and whether it looks like something else."""
    words = [word.text for place in field.places[:1] for word in sheet.words_in(place)]
    return {
        "quoted": float(any(text.startswith(_QUOTES) for text in words)),
        "unlike a title": float(_NO_TITLE.fullmatch(str(field.value)) is not None),
    }


def _said_again(field: Field, sheet: Sheet) -> float:
    """Return how often else the value stands on the pages, two at most."""
    said = str(field.value).casefold()
    return float(min(max(sheet.text.count(said) - 1, 0), 2)) if len(said) > 2 else 0.0


def _is_like_a_name(field: Field) -> bool:
    """Return whether two words at least are names as people bear them: letters, a vowel, length.

    A signature that OCR took for words ("WN NY") has none.
    """
    said = str(field.value)
    return len(_NAME_WORD.findall(said)) >= 2 and not any(c.isdigit() for c in said)


def _items(field: Field | None) -> list[str]:
    return field.value if field is not None and isinstance(field.value, list) else []


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _holds(box: Box, word: Box) -> bool:
    x, y = (word[0] + word[2]) / 2, (word[1] + word[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
