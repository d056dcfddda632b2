"""Makes the sample cases of ``dayproof check`` again: ``python -m samples.cases``.

A case folder holds copies of sample letters and payroll under other names; beside it stands a JSON
file with what must come of it, written from the story.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from samples import story
from samples.make import samples
from samples.story import Job

FOLDER = Path(__file__).parent / "cases"

_RULE = {"days": 30, "window_days": 365, "basis": "union"}
_REMITTED = (
    f"# {story.MARK}\n"
    "Local,Remitter,Employee,Member Number,Production,Category,Period,Days,Hours,Gross\n"
)


@dataclass(frozen=True, slots=True)
class SampleCase:
    """One case folder: its files by name, and what ``dayproof check`` must say of it."""

    name: str
    files: dict[str, bytes]
    expected: dict[str, Any]


def sample_cases() -> tuple[SampleCase, ...]:
    """Return every sample case, made anew."""
    made = {sample.name: sample.data for sample in samples()}
    return (_enough(made), _with_problems(made))


def _enough(made: dict[str, bytes]) -> SampleCase:
    files = {
        "application.json": _application(story.SALTMARSH),
        "letter.pdf": made["evl/e1-day-list.pdf"],
        "payroll.csv": made["payroll/lantern-2026.csv"],
    }
    return SampleCase("saltmarsh", files, _expected(32, "meets", {}))


def _with_problems(made: dict[str, bytes]) -> SampleCase:
    job = story.GLASS_HARBOR
    months = sorted({f"{day:%Y-%m}" for day in job.days})
    paid = [day for day in job.days if day != story.GLASS_HARBOR_UNPAID]
    rows = [
        f"{job.local},{job.company.split(',')[0]},{job.person.name},M-8146,{job.production},"
        f"{job.classification},{month},{_count(paid, month)},,\n"
        for month in months
    ]
    files = {
        "application.json": _application(job, member_number="M-8146"),
        "letter.pdf": made["evl/e1-with-problems.pdf"],
        "lantern.txt": made["payroll/lantern-2026.csv"],
        "remitted.txt": (_REMITTED + "".join(rows)).encode(),
    }
    unpaid = story.GLASS_HARBOR_UNPAID.isoformat()
    findings: dict[str, list[str] | None] = {
        "total-mismatch": [],
        "days-not-in-payroll": [unpaid],
        "fringe-days-short": None,
        "insufficient-days": [],
    }
    return SampleCase("glass-harbor", files, _expected(23, "short", findings))


def _count(days: list[Any], month: str) -> int:
    return sum(f"{day:%Y-%m}" == month for day in days)


def _application(job: Job, **numbers: str) -> bytes:
    data = {
        "professional": {"name": job.person.name, "last4": job.person.last4, **numbers},
        "roster": "IER",
        "local": job.local,
        "classification": job.classification,
        "on": "2026-11-21",
        "rule": _RULE,
    }
    return (json.dumps(data, indent=1) + "\n").encode()


def _expected(days: int, verdict: str, findings: dict[str, list[str] | None]) -> dict[str, Any]:
    """Return what must come of a case; None leaves open which days a finding names."""
    return {
        "credited_days": days,
        "required_days": _RULE["days"],
        "verdict": verdict,
        "findings": findings,
    }


def write(folder: Path) -> None:
    """Write every case folder under ``folder``, with its expected answer beside it."""
    for case in sample_cases():
        into = folder / case.name
        into.mkdir(parents=True, exist_ok=True)
        for name, data in case.files.items():
            (into / name).write_bytes(data)
        (folder / f"{case.name}.json").write_text(json.dumps(case.expected, indent=1) + "\n")
        print(f"cases/{case.name}  {len(case.files)} files")


if __name__ == "__main__":
    write(FOLDER)
