"""Makes every sample again: ``python -m samples.make`` writes them beside this file."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from samples import expected, letters, license_card, payroll_files, story
from samples.scanning import scan

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Sample:
    """One file of the samples: what it holds, what is read from it, what becomes of it.

    ``read`` is the expected part of ``dayproof read --json``; ``state`` and ``credited_days`` are
    what the service makes of it beside the sample payroll. None means that it is not a document.
    """

    name: str
    data: bytes
    read: dict[str, Any] | None = None
    state: str = "verified"
    credited_days: int = 0


def samples() -> tuple[Sample, ...]:
    """Return every sample, made anew."""
    return (*_letters(), *_other_documents(), *_payroll())


def _letters() -> tuple[Sample, ...]:
    return (
        _day_list(),
        _scanned_day_list(),
        _week_grid(),
        _plain_week_grid(),
        _scanned_week_grid(),
        _summary(),
        _prose(),
        _with_problems(),
    )


def _day_list() -> Sample:
    job, issuer, written = story.SALTMARSH, story.LANTERN, date(2026, 6, 2)
    data = letters.day_list(issuer, job, written, stated=32, color="#1f5fa8")
    read = expected.letter(issuer, [job], written, stated=[32])
    return Sample("evl/e1-day-list.pdf", data, read, credited_days=32)


def _scanned_day_list() -> Sample:
    job, issuer, written = story.NIGHT_FERRY, story.SADDLEBACK, date(2026, 4, 10)
    data = letters.day_list(issuer, job, written, stated=18, color="#44505c")
    read = expected.letter(issuer, [job], written, stated=[18])
    scanned = scan(data, degrees=0.5, seed=1)
    return Sample("evl/e1-day-list-scan.pdf", scanned, read, credited_days=18)


def _week_grid() -> Sample:
    job, issuer, written = story.COPPER_CANYON, story.QUILLFEATHER, date(2026, 3, 20)
    data = letters.week_grid(issuer, job, written)
    read = expected.letter(issuer, [job], written, stated=[34])
    return Sample("evl/e2-week-grid.pdf", data, read, state="in_review")


def _plain_week_grid() -> Sample:
    job, issuer, written = story.LAMPLIGHT, story.QUILLFEATHER, date(2026, 3, 31)
    data = letters.week_grid(issuer, job, written)
    read = expected.letter(issuer, [job], written, stated=[15])
    return Sample("evl/e2-week-grid-plain.pdf", data, read, credited_days=15)


def _scanned_week_grid() -> Sample:
    job, issuer, written = story.TIDEWRACK, story.QUILLFEATHER, date(2026, 6, 5)
    data = letters.week_grid(issuer, job, written)
    read = expected.letter(issuer, [job], written, stated=[14])
    scanned = scan(data, degrees=-0.4, seed=2)
    return Sample("evl/e2-week-grid-scan.pdf", scanned, read, state="in_review")


def _summary() -> Sample:
    jobs, issuer, written = story.SUMMARY_JOBS, story.SADDLEBACK, date(2026, 5, 18)
    data = letters.summary(issuer, jobs, written)
    read = expected.letter(issuer, jobs, written, stated=[10, 13, 9], pages=2)
    return Sample("evl/e3-multi-production.pdf", data, read, credited_days=32)


def _prose() -> Sample:
    job, issuer, written = story.LOW_WATER, story.COLD_CREEK, date(2026, 7, 30)
    data = letters.prose(issuer, job, written)
    read = expected.letter(issuer, [job], written, stated=[20])
    return Sample("evl/e4-producer-letter.pdf", data, read, state="in_review")


def _with_problems() -> Sample:
    job, issuer, written = story.GLASS_HARBOR, story.LANTERN, date(2026, 9, 18)
    data = letters.day_list(issuer, job, written, stated=25, color="#1f5fa8")
    read = expected.letter(issuer, [job], written, stated=[25])
    return Sample("evl/e1-with-problems.pdf", data, read, state="in_review")


def _other_documents() -> tuple[Sample, ...]:
    read = expected.license_of(license_card.PRINTED)
    return (Sample("license/driver-license.png", license_card.picture(), read),)


def _payroll() -> tuple[Sample, ...]:
    lantern = payroll_files.export(
        [story.SALTMARSH, story.GLASS_HARBOR], unpaid=[story.GLASS_HARBOR_UNPAID]
    )
    quillfeather = payroll_files.export([story.COPPER_CANYON, story.LAMPLIGHT, story.TIDEWRACK])
    saddleback = payroll_files.export([story.NIGHT_FERRY, *story.SUMMARY_JOBS])
    return (
        Sample("payroll/lantern-2026.csv", lantern),
        Sample("payroll/quillfeather-2026.csv", quillfeather),
        Sample("payroll/saddleback-2026.csv", saddleback),
    )


def write(folder: Path) -> None:
    """Write every sample under ``folder``, each document with its expected JSON beside it."""
    for sample in samples():
        path = folder / sample.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(sample.data)
        print(f"{sample.name}  {len(sample.data):,} bytes")
        if sample.read is not None:
            path.with_suffix(".json").write_text(_expected_text(sample))


def _expected_text(sample: Sample) -> str:
    answer = {
        "read": sample.read,
        "service": {"state": sample.state, "credited_days": sample.credited_days},
    }
    return json.dumps(answer, indent=1) + "\n"


if __name__ == "__main__":
    write(FOLDER)
