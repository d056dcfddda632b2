"""A first score of a value: how it was found, how well it was read, what agrees with it."""

from enum import StrEnum


class Found(StrEnum):
    """How a value was found on the page."""

    BARCODE = "barcode"
    FORM = "form"
    LABEL = "label"
    TABLE = "table"
    PATTERN = "pattern"
    SUBJECT = "subject"
    PROSE = "prose"
    PLACE = "place"
    GUESS = "guess"


class Agreement(StrEnum):
    """What a second, independent place on the page says of the value."""

    CONFIRMED = "confirmed"
    ALONE = "alone"
    CONTRADICTED = "contradicted"


_BASE = {
    Found.BARCODE: 0.995,
    Found.FORM: 0.98,
    Found.LABEL: 0.965,
    Found.TABLE: 0.96,
    Found.PATTERN: 0.96,
    Found.SUBJECT: 0.92,
    Found.PROSE: 0.92,
    Found.PLACE: 0.85,
    Found.GUESS: 0.65,
}
_DOUBT_LEFT_WHEN_CONFIRMED = 0.3
_KEPT_WHEN_CONTRADICTED = 0.6
_CATALOGUE_FLOOR, _CATALOGUE_TOP = 75.0, 100.0


def confidence(
    found: Found,
    weakest_word: float = 1.0,
    agreement: Agreement = Agreement.ALONE,
    *,
    likeness: float = 100.0,
) -> float:
    """Return the chance that a value is right; ``likeness`` (0 to 100) is a catalogue match's."""
    chance = _BASE[found]
    if agreement is Agreement.CONFIRMED:
        chance = 1.0 - (1.0 - chance) * _DOUBT_LEFT_WHEN_CONFIRMED
    elif agreement is Agreement.CONTRADICTED:
        chance *= _KEPT_WHEN_CONTRADICTED
    return round(chance * _read_right(weakest_word) * _named_right(likeness), 4)


def days_confidence(weakest_day: float, *, total_agrees: bool | None, doubts: int) -> float:
    """Return the chance that a list of days is right; ``total_agrees`` None: no total stated."""
    chance = min(weakest_day, 0.99)
    if total_agrees is True:
        chance = 1.0 - (1.0 - chance) * _DOUBT_LEFT_WHEN_CONFIRMED
    elif total_agrees is False:
        chance *= _KEPT_WHEN_CONTRADICTED
    return round(max(chance * 0.85**doubts, 0.05), 4)


def presence_confidence(*, seen: bool, ocr: bool) -> float:
    """Return the chance that "there is one" or "there is none" is right."""
    if seen:
        return 0.93 if ocr else 0.97
    return 0.85 if ocr else 0.93


def _read_right(weakest_word: float) -> float:
    """Measured: words scored 0.9 and more are wrong twice in a thousand."""
    return weakest_word if weakest_word < 0.9 else 0.9 + weakest_word * 0.1


def _named_right(likeness: float) -> float:
    if likeness >= _CATALOGUE_TOP:
        return 1.0
    span = _CATALOGUE_TOP - _CATALOGUE_FLOOR
    return 0.8 + 0.18 * max(likeness - _CATALOGUE_FLOOR, 0.0) / span
