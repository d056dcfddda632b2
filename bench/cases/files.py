"""A drafted case as the folder that ``dayproof check`` opens: tables as CSV, letters as read."""

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from app.casefolder.folder import CaseFolder, open_case
from bench.cases.draft import ON, Draft, Paid, statement_of
from extractors.values import Reading
from validators.registry import check_alone

_LIMIT_BYTES = 50_000_000
_DAYS = ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")


def opened(draft: Draft, folder: Path) -> CaseFolder:
    """Write a case to a folder and open it as the command does, with its letters already read."""
    (folder / "application.json").write_text(json.dumps(_application(draft)))
    readings = {}
    for letter in draft.letters:
        (folder / letter.file).write_bytes(b"%PDF-1.4\n" + letter.file.encode() + b"\n%%EOF")
        statement = statement_of(letter)
        statement = replace(statement, findings=check_alone(statement))
        digest = sha256(repr(statement).encode()).hexdigest()
        readings[letter.file] = Reading(digest, ((612.0, 792.0),), (statement,))
    for name, text in {**_tables(draft), **draft.extra_files}.items():
        (folder / name).write_text(text)

    def read(groups: Sequence[tuple[Path, ...]]) -> Iterator[Reading]:
        return (readings[group[0].name] for group in groups)

    return open_case(folder, read, limit_bytes=_LIMIT_BYTES)


def _application(draft: Draft) -> dict[str, object]:
    return {
        "professional": {"name": draft.name, "last4": draft.last4, "member_number": draft.member},
        "roster": "IER",
        "local": draft.local,
        "classification": draft.classification,
        "on": ON.isoformat(),
        "rule": {"days": draft.need, "window_days": draft.window, "basis": draft.basis},
    }


def _tables(draft: Draft) -> dict[str, str]:
    by_payer: dict[str, list[Paid]] = defaultdict(list)
    for row in draft.paid:
        by_payer[row.job.payroll_company].append(row)
    write = {"daily": _daily, "weeks": _weeks, "totals": _totals}[draft.layout]
    found = {}
    for i, (payer, rows) in enumerate(sorted(by_payer.items())):
        found[f"export-{i}.csv"] = write(payer, rows)
        if draft.is_exported_again:
            more = replace(rows[0], name="REED, JUNE", last4="7783")
            found[f"export-{i}-again.csv"] = write(payer, [*reversed(rows), more])
    return {**found, "remitted.csv": _remitted(draft)} if draft.remitted else found


def _daily(payer: str, rows: list[Paid]) -> str:
    header = [
        "Payroll Company",
        "Work Date",
        "Employee Name",
        "SSN",
        "Project",
        "Production Company",
        "Occupation",
        "Day Type",
        "Hours",
    ]
    cells = [
        [
            payer,
            row.day.strftime("%m/%d/%Y"),
            row.name,
            f"XXX-XX-{row.last4}" if row.last4 else "",
            row.production,
            row.job.employer,
            row.occupation,
            row.kind,
            row.hours,
        ]
        for row in rows
    ]
    return _text([header, *cells])


def _week(day: date) -> date:
    return day + timedelta(days=(5 - day.weekday()) % 7)


def _weeks(payer: str, rows: list[Paid]) -> str:
    header = [
        "Week Ending",
        "Last Name",
        "First Name",
        "Last 4",
        "Show",
        "Company",
        "Occupation",
        *_DAYS,
    ]
    groups: dict[tuple[object, ...], dict[int, str]] = defaultdict(dict)
    for row in rows:
        key = (
            _week(row.day),
            row.name,
            row.last4,
            row.production,
            row.job.employer,
            row.occupation,
            float(row.hours) < 0,
        )
        cell = row.hours if row.kind == "WK" else row.kind
        groups[key][(row.day.weekday() + 1) % 7] = cell
    cells = []
    for (week, name, last4, title, employer, occupation, _), days in groups.items():
        last, _, first = str(name).partition(", ")
        cells.append(
            [
                f"{week:%m/%d/%y}",
                last,
                first,
                last4,
                title,
                employer,
                occupation,
                *(days.get(i, "") for i in range(7)),
            ]
        )
    return _text([[f"{payer} - Earnings Detail Report"], header, *cells])


def _totals(payer: str, rows: list[Paid]) -> str:
    header = [
        "Payroll Company",
        "Period Start",
        "Period End",
        "Employee",
        "SSN Last 4",
        "Production",
        "Employer",
        "Classification",
        "Days Worked",
    ]
    groups: dict[tuple[object, ...], int] = defaultdict(int)
    for row in rows:
        if row.kind == "WK":
            key = (
                _week(row.day),
                row.name,
                row.last4,
                row.production,
                row.job.employer,
                row.occupation,
            )
            groups[key] += 1 if float(row.hours) > 0 else -1
    cells = [
        [payer, str(week - timedelta(days=6)), str(week), name, last4, title, employer, work, days]  # type: ignore[operator]
        for (week, name, last4, title, employer, work), days in groups.items()
    ]
    return _text([header, *cells])


def _remitted(draft: Draft) -> str:
    header = [
        "Local",
        "Remitter",
        "Employee",
        "Member Number",
        "Production",
        "Category",
        "Period",
        "Days",
        "Hours",
        "Gross",
    ]
    cells = [
        [
            draft.local,
            draft.job.payroll_company,
            r.name,
            r.member,
            r.production,
            r.category,
            r.period,
            r.days,
            r.hours,
            "1000.00",
        ]
        for r in draft.remitted
    ]
    return _text([header, *cells])


def _text(rows: Sequence[Sequence[object]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()
