"""Planned maintenance is told a day ahead, and written so that nobody misunderstands it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.entry.maintenance import planned
from app.settings import SettingError, Settings

SPAN = "2026-12-05T06:00-08:00/2026-12-05T08:00-08:00"
BEGINS = datetime(2026, 12, 5, 14, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hours", "is_told"), [(-25, False), (-24, True), (0, True), (1, True), (2, False)]
)
def test_it_is_told_from_a_day_ahead_until_it_is_over(hours: int, is_told: bool) -> None:
    found = planned(replace(Settings(), maintenance=SPAN))

    assert found is not None
    assert found.is_told(BEGINS + timedelta(hours=hours)) is is_told


@pytest.mark.parametrize(
    "text", ["tomorrow", "2026-12-05", "2026-12-05T06:00/2026-12-05T08:00", SPAN[26:] + "/" + SPAN]
)
def test_what_is_no_span_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(SettingError, match="like 2026-12-05T06:00"):
        planned(replace(Settings(), maintenance=text))
