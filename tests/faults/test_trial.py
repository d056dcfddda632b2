"""The fault run in its short form: everything is broken for a while, and every promise is kept."""

from bench.faults.load import letters
from bench.faults.trial import Plan, run


def test_nothing_is_lost_doubled_or_stuck_while_programs_die(database_url: str) -> None:
    plan = Plan(letters(6), faults=6, seed=3, per_second=3.0, limit_seconds=150.0)

    ended = run(lambda: database_url, plan, mean_pause_seconds=0.7)

    assert ended.verdict.lost == ()
    assert ended.verdict.doubled == ()
    assert ended.verdict.stuck == ()
    assert ended.verdict.odd == ()
    assert (ended.orphans, ended.left_files) == (0, 0)
    assert sum(ended.faults.values()) >= 3
