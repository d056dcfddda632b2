"""The fault run in its short form: everything is broken for a while, and every promise is kept."""

from app.settings import Settings
from bench.faults.load import letters
from bench.faults.trial import Plan, run


def test_nothing_is_lost_doubled_or_stuck_while_programs_die(settings: Settings) -> None:
    plan = Plan(letters(4), 5, seed=3, per_second=2.0, limit_seconds=240.0, lease_seconds=2.0)

    ended = run(lambda: settings.database_url, plan, mean_pause_seconds=0.5)

    assert ended.verdict.lost == ()
    assert ended.verdict.doubled == ()
    assert ended.verdict.stuck == ()
    assert ended.verdict.odd == ()
    assert (ended.orphans, ended.left_files) == (0, 0)
    assert sum(ended.faults.values()) >= 2
