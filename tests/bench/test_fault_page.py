"""Seeds that were run on different days stand on one page, and what is written by hand stays."""

import dataclasses
from pathlib import Path

from bench.faults.kept import Figures, Kept
from bench.faults.report import write
from bench.faults.told import untrue

CALM = Figures(
    database="sqlite",
    seed=0,
    day="2026-11-22",
    letters=500,
    per_second=2.0,
    lease_seconds=6.0,
    planned=0,
    drain_seconds=100.0,
    answers={"202": 500},
    faults={},
    recoveries=[],
    wrong={"lost": [], "doubled": [], "stuck": [], "odd": []},
    orphans=0,
    left_files=0,
)
ENDED = dataclasses.replace(
    CALM,
    seed=1,
    planned=200,
    drain_seconds=150.0,
    faults={"flush Redis": 200},
    recoveries=[2.0, 20.0],
)


def test_a_seed_of_another_day_adds_its_row_and_what_is_written_by_hand_stays(
    tmp_path: Path,
) -> None:
    page = tmp_path / "faults.md"
    page.write_text("# Old\n\n| old |\n\n## What else is shown, and by what\n\nBy hand.\n")
    for figures in (CALM, ENDED, dataclasses.replace(ENDED, seed=2, day="2026-11-23")):
        Kept(tmp_path / "kept.json").add(figures)

    write(page, Kept(tmp_path / "kept.json").trials())

    text = page.read_text()
    row = "| sqlite | {} | 500 | 200 | – | 0 | 0 | 0 | 0 | 0 | 150 s | 100 s | 1.50 |"
    assert row.format("1 | 2026-11-22") in text
    assert row.format("2 | 2026-11-23") in text
    assert "2 times, median 20.0 s, at most 20.0 s; 1 of them over" in text
    left = text.partition("**Not run yet at the full size**")[2].partition("\n")[0]
    assert "sqlite seed 1" not in left
    assert "sqlite seed 3, sqlite seed 4, sqlite seed 5, postgresql seed 1" in left
    assert text.endswith("## What else is shown, and by what\n\nBy hand.\n")
    assert "old" not in text


def test_a_run_of_the_same_seed_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "kept.json")
    kept.add(CALM)
    kept.add(dataclasses.replace(ENDED, wrong={**ENDED.wrong, "lost": ["letter 3: no document"]}))

    kept.add(ENDED)

    assert [ended.is_clean for _, ended in kept.trials()] == [True]


def test_a_run_of_another_size_is_compared_with_no_run_of_this_one(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "kept.json")
    kept.add(CALM)

    kept.add(dataclasses.replace(ENDED, letters=60))

    assert [calm for calm, _ in kept.trials()] == [None]


def test_a_run_is_compared_with_the_run_without_faults_of_its_day(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "kept.json")
    later = dataclasses.replace(CALM, day="2099-01-02", drain_seconds=900.0)
    kept.add(CALM)
    kept.add(later)
    kept.add(ENDED)
    kept.add(dataclasses.replace(ENDED, seed=ENDED.seed + 1, day="2099-01-02"))

    assert [calm for calm, _ in kept.trials()] == [CALM, later]
    assert kept.calm(CALM.load) == later


def test_a_run_stands_on_the_page_before_the_one_that_it_is_compared_with(tmp_path: Path) -> None:
    page = tmp_path / "faults.md"
    kept = Kept(tmp_path / "kept.json")
    kept.add(ENDED)

    write(page, kept.trials())

    assert "| 0 | 0 | 0 | 0 | 0 | 150 s | – | – |" in page.read_text()


def test_metrics_that_differ_from_the_journal_are_told() -> None:
    metrics = 'dayproof_uploads_accepted_total{source="api"} 3.0\ndayproof_needs_attention 0.0\n'

    assert list(untrue(metrics, [], set_aside=0)) == ["metrics: 3 accepted, 0 in truth"]
