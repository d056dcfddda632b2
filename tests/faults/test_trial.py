"""The fault run in its short form: everything is broken for a while, and every promise is kept."""

import pytest

from app.settings import Settings
from bench.faults.load import letters
from bench.faults.rolling import END_SECONDS, Rolling
from bench.faults.trial import Plan, by_monkey, run


def test_nothing_is_lost_doubled_or_stuck_while_programs_die(settings: Settings) -> None:
    plan = Plan(letters(4), 5, seed=3, per_second=2.0, limit_seconds=240.0, lease_seconds=2.0)

    ended = run(lambda: settings.database_url, plan, by_monkey(plan, mean_pause_seconds=0.5))

    assert ended.verdict.lost == ()
    assert ended.verdict.doubled == ()
    assert ended.verdict.stuck == ()
    assert ended.verdict.odd == ()
    assert (ended.orphans, ended.left_files) == (0, 0)
    assert sum(ended.faults.values()) >= 2


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_deploy_under_load_loses_nothing(settings: Settings) -> None:
    plan = Plan(letters(4), 4, seed=0, per_second=0.5, limit_seconds=240.0)

    ended = run(lambda: settings.database_url, plan, lambda system: Rolling(system, rounds=1))

    assert ended.is_clean, ended.verdict
    assert ended.faults.total() == 4
    assert ended.recoveries[-1] <= END_SECONDS
