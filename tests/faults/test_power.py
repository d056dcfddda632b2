"""When the power fails at any moment, nothing is missing that a sender was told is safe."""

from pathlib import Path

import pytest

from bench.faults.power.cuts import Careless, cut_power
from bench.faults.power.recorder import FileSynced, FolderSynced


def test_twenty_power_cuts_lose_nothing_that_was_acknowledged(migrated_file: Path) -> None:
    damages = cut_power(uploads=30, cuts=20, seed=7, tables=migrated_file)

    assert sum(damage.acknowledged for damage in damages) > 100
    assert [damage for damage in damages if damage.lost] == []


@pytest.mark.parametrize(
    "careless",
    [Careless(synchronous="NORMAL"), Careless(forgets=FileSynced), Careless(forgets=FolderSynced)],
    ids=["synchronous=NORMAL", "no fsync of files", "no fsync of folders"],
)
def test_a_missing_sync_is_noticed(careless: Careless, migrated_file: Path) -> None:
    # Guards: the test above, which must be able to fail.
    damages = cut_power(uploads=12, cuts=8, seed=7, careless=careless, tables=migrated_file)

    assert any(damage.lost for damage in damages)
