"""What the receiver accepted is there once, however often it dies or sleeps (``bench/inbound``)."""

from pathlib import Path

from bench.inbound.killed import run


def test_no_accepted_message_is_lost_or_doubled_by_kills_and_sleeps(tmp_path: Path) -> None:
    outcome = run(20, tmp_path / "data", every_seconds=1.0)

    assert (outcome.lost, outcome.doubled) == (0, 0)
    assert outcome.kills >= 1
    assert outcome.sleeps >= 1
