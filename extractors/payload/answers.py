"""The kinds of values that fields of documents may have; each says what it expected instead."""

import math
import re
import unicodedata
from typing import Any, NoReturn

from marshmallow import ValidationError, fields

TEXT_LENGTH_MAX = 2000
_LIST_LENGTH_MAX = 2000
_SHOWN = 40
_DAY = re.compile(r"(?:1[89]|2\d)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_TIME = re.compile(r"(?:1[89]|2\d)\d{2}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_MONTH = re.compile(r"(?:19|20)\d{2}-(?:0[1-9]|1[0-2])")


class _Answer(fields.Field[Any]):
    """A value as a reader makes it; nothing is bent into what was expected."""

    def _refuse(self, value: object, expected: str) -> NoReturn:
        said = str(value)
        shown = said if len(said) <= _SHOWN else f"{said[:_SHOWN]}…"
        raise ValidationError(f"“{_printable(shown)}” is no {expected}")


class Text(_Answer):
    """Words as printed: some, not endless, and none of the signs that only steer machines."""

    def _deserialize(self, value: Any, *_args: Any, **_kwargs: Any) -> str:
        if not isinstance(value, str) or not value.strip() or value != _printable(value):
            self._refuse(value, "text")
        if len(value) > TEXT_LENGTH_MAX:
            self._refuse(value, f"text of at most {TEXT_LENGTH_MAX} characters")
        return value


class Pattern(_Answer):
    """A text of one shape, such as the last four digits of a number."""

    def __init__(self, pattern: str, expected: str) -> None:
        super().__init__()
        self._pattern, self._expected = re.compile(pattern), expected

    def _deserialize(self, value: Any, *_args: Any, **_kwargs: Any) -> str:
        if not isinstance(value, str) or not self._pattern.fullmatch(value):
            self._refuse(value, self._expected)
        return value


class Day(_Answer):
    """A day in ISO shape; one that no calendar has, such as 2026-06-31, is kept as printed."""

    def _deserialize(self, value: Any, *_args: Any, **_kwargs: Any) -> str:
        if not isinstance(value, str) or not _DAY.fullmatch(value):
            self._refuse(value, "day like 2026-03-09")
        return value


class Period(_Answer):
    """A month (``YYYY-MM``), or the day on which a week ends."""

    def _deserialize(self, value: Any, *_args: Any, **_kwargs: Any) -> str:
        if not isinstance(value, str) or not (_MONTH.fullmatch(value) or _DAY.fullmatch(value)):
            self._refuse(value, "month like 2026-03 or day like 2026-03-09")
        return value


class Interval(_Answer):
    """From when to when as an ISO interval of days, months or years, an open end as two dots."""

    def _deserialize(self, value: Any, *_args: Any, **_kwargs: Any) -> str:
        ends = value.split("/") if isinstance(value, str) else []
        known = all(_TIME.fullmatch(end) or (at and end == "..") for at, end in enumerate(ends))
        if len(ends) != 2 or not known:
            self._refuse(value, "interval like 2026-03/2026-05")
        return str(value)


class YesNo(_Answer):
    """True or false; a word is neither."""

    def _deserialize(self, value: Any, *_args: Any, **_kwargs: Any) -> bool:
        if not isinstance(value, bool):
            self._refuse(value, "yes or no")
        return value


class Amount(_Answer):
    """A number from 0 up to ``most``, whole where asked so."""

    def __init__(self, most: float, *, whole: bool = False) -> None:
        super().__init__()
        self._most, self._whole = most, whole

    def _deserialize(self, value: Any, *_args: Any, **_kwargs: Any) -> float:
        kind = "whole number" if self._whole else "number"
        wanted = int if self._whole else (int, float)
        sound = isinstance(value, wanted) and not isinstance(value, bool) and math.isfinite(value)
        if not sound or not 0 <= value <= self._most:
            self._refuse(value, f"{kind} from 0 to {self._most:g}")
        return value  # type: ignore[no-any-return]


class OneOf(_Answer):
    """One of the words that the public contract lists."""

    def __init__(self, *choices: str) -> None:
        super().__init__()
        self._choices = choices

    def _deserialize(self, value: Any, *_args: Any, **_kwargs: Any) -> str:
        if value not in self._choices:
            self._refuse(value, f"word of these: {', '.join(self._choices)}")
        return str(value)


class ListOf(_Answer):
    """A list of which every member is of one kind."""

    def __init__(self, member: _Answer) -> None:
        super().__init__()
        self._member = member

    def _deserialize(self, value: Any, *_args: Any, **_kwargs: Any) -> list[Any]:
        if not isinstance(value, list) or len(value) > _LIST_LENGTH_MAX:
            self._refuse(value, f"list of at most {_LIST_LENGTH_MAX}")
        return [self._member.deserialize(each) for each in value]


def _printable(text: str) -> str:
    """Return ``text`` without signs that control machines; line breaks and tabs are printed."""
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs"})
