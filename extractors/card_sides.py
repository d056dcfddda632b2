"""Does a license print what its barcode says? Both sides of it stand in one document."""

import re

from rapidfuzz import fuzz

from extractors.names import same_person
from extractors.values import Field, Fields, Finding, Outcome, Severity

CODE = "license-barcode-mismatch"
_DATES = ("expiry_date", "birth_date", "issue_date")
_SURELY_READ = 0.9
"""Below it a name or number that differs may be a misreading, which the barcode corrects."""

_SAME_LETTERS = 80
_LOOKS_ALIKE = str.maketrans("OQDILZSBG", "000112586")


def differing(front: Fields, back: Fields) -> tuple[str, ...]:
    """Return which fields the print states otherwise than the barcode; misreadings are none."""
    both = (name for name in (*_DATES, "number", "name") if name in front and name in back)
    return tuple(name for name in both if _differ(name, front[name], back[name]))


def mismatch(front: Fields, back: Fields) -> tuple[Finding, ...]:
    """Return the finding that print and barcode differ, none where they agree."""
    wrong = differing(front, back)
    if not wrong:
        return ()
    named = ", ".join(name.replace("_", " ") for name in wrong)
    message = (
        f"Print and barcode of the license differ in {named}: compare both sides, and ask for "
        "the license itself."
    )
    sides = (("print", front), ("barcode", back))
    places = tuple(place for name in wrong for _, side in sides for place in side[name].places)
    said: dict[str, str | int | float] = {
        f"{name} in {of}": str(side[name].value) for name in wrong for of, side in sides
    }
    return (Finding(CODE, Severity.WARNING, Outcome.DIFFERS, message, places, compared=said),)


def _differ(name: str, printed: Field, coded: Field) -> bool:
    one, other = str(printed.value), str(coded.value)
    if name in _DATES:
        return one != other
    if printed.confidence < _SURELY_READ:
        return False
    return not _is_same_name(one, other) if name == "name" else _bare(one) != _bare(other)


def _is_same_name(one: str, other: str) -> bool:
    return same_person(one, other) or fuzz.token_sort_ratio(one, other) >= _SAME_LETTERS


def _bare(number: str) -> str:
    """Return a number without its punctuation, signs that look alike as one."""
    signs = re.sub(r"[^A-Z0-9]", "", number.upper())
    return signs.translate(_LOOKS_ALIKE).lstrip("0")
