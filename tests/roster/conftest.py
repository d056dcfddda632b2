"""Histories to assess, with days that a reader can count by hand."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from app.roster.values import History, WorkedDay


@pytest.fixture
def history() -> Callable[..., History]:
    """Return what makes the history of a Grip of Local 80 who applied on 1 March 2026."""

    def make(days: list[date] | None = None, **changes: Any) -> History:
        plain = {
            "roster": "IER",
            "local": "80",
            "classification": "Grip",
            "applied_on": date(2026, 3, 1),
            "days": tuple(WorkedDay(day) for day in days or []),
        }
        return History(**{**plain, **changes})

    return make


@pytest.fixture
def successive() -> Callable[[date, int], list[date]]:
    """Return what makes ``count`` successive days from a first one."""

    def make(first: date, count: int) -> list[date]:
        return [first + timedelta(days=n) for n in range(count)]

    return make
