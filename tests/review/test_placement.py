"""A placed record's standing in the database follows its license, day by day."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from unittest.mock import Mock

import pytest
from redis.exceptions import RedisError

from app import people, standing
from app.errors import BadRequest
from app.records import tables
from jobs.dispatch import dispatch_once

PLACED = date(2025, 9, 1)
APPLIED = date(2025, 6, 1)
IN_PROGRESS = "Pending (In Progress)"
NO_CERTIFICATE = "Medical examiner certificate: not recorded yet."
NOON = datetime(2026, 5, 1, 19, 0, tzinfo=UTC)


def noon(day):
    """Noon in Los Angeles."""
    return NOON.replace(month=day.month, day=day.day)


@pytest.fixture
def driver_record(stores, scene):
    """The id of Maria's record as a Driver of Local 399, on the roster since September 2025."""
    with stores.sessions.begin() as session:
        maria = session.get(tables.Professional, scene.maria)
        record = people.open_roster_record(session, maria, "IER", "399", "Driver", APPLIED, NOON)
        people.place_on_roster(session, record, PLACED, NOON)
        return record.id


def standing_on(stores, scene, record_id, day):
    with stores.sessions.begin() as session:
        standing.recompute(session, scene.maria, noon(day))
        record = session.get(tables.RosterRecord, record_id)
        return record.standing, record.assessment["reasons"], record.next_expiry


def test_a_license_accepted_lapsed_and_renewed_moves_the_standing(
    stores, scene, driver_record, hand_in_license
):
    placed_only = standing_on(stores, scene, driver_record, date(2026, 5, 1))
    hand_in_license("2026-06-30")
    last_day = standing_on(stores, scene, driver_record, date(2026, 6, 30))
    day_after = standing_on(stores, scene, driver_record, date(2026, 7, 1))

    no_license = "Driver license: not recorded yet."
    assert placed_only == (IN_PROGRESS, [no_license, NO_CERTIFICATE], None)
    assert last_day == (IN_PROGRESS, [NO_CERTIFICATE], date(2026, 6, 30))
    assert day_after == ("Suspended", ["Driver license expired on 2026-06-30."], None)


def test_the_last_day_ends_at_midnight_where_the_roster_is_kept(
    stores, scene, driver_record, hand_in_license
):
    hand_in_license("2026-06-30")
    late_evening = datetime(2026, 7, 1, 6, 59, tzinfo=UTC)  # 30 June, 23:59 in Los Angeles

    with stores.sessions.begin() as session:
        standing.recompute(session, scene.maria, late_evening)

    with stores.sessions() as session:
        assert session.get(tables.RosterRecord, driver_record).standing == IN_PROGRESS


def test_a_license_that_lapses_overnight_suspends_without_anybody_acting(
    stores, driver_record, hand_in_license
):
    hand_in_license("2026-06-30")
    no_redis = Mock(waiting=Mock(side_effect=RedisError))

    found = []
    for day in (date(2026, 6, 30), date(2026, 7, 1)):
        with suppress(RedisError):
            dispatch_once(replace(stores, now=partial(noon, day)), no_redis)
        with stores.sessions() as session:
            found.append(session.get(tables.RosterRecord, driver_record).standing)

    assert found == [IN_PROGRESS, "Suspended"]


def test_a_record_that_time_changed_is_assessed_once(stores, driver_record, hand_in_license):
    hand_in_license("2026-06-30")
    later = replace(stores, now=partial(noon, date(2026, 7, 1)))

    assert (standing.recompute_due(later), standing.recompute_due(later)) == (1, 0)


@pytest.mark.parametrize(
    ("placed_on", "told"),
    [(date(2025, 5, 31), "before the application"), (date(2026, 5, 2), "still ahead")],
)
def test_an_impossible_placement_is_refused(stores, driver_record, placed_on, told):
    with stores.sessions() as session:
        record = session.get(tables.RosterRecord, driver_record)

        with pytest.raises(BadRequest, match=told):
            people.place_on_roster(session, record, placed_on, NOON)


def test_a_placement_today_is_judged_in_the_time_zone_of_the_settings(stores, scene, driver_record):
    tomorrow_here = date(2026, 5, 2)  # noon of 1 May in Los Angeles is 04:00 of 2 May in Tokyo
    tokyo = replace(stores.settings, roster_time_zone="Asia/Tokyo")
    with stores.sessions.begin() as session:
        record = session.get(tables.RosterRecord, driver_record)

        people.place_on_roster(session, record, tomorrow_here, NOON, tokyo)

        assert (record.placed_on, record.assessed_on) == (tomorrow_here, tomorrow_here)
