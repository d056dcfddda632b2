"""Case folders of one invented applicant, and the command that checks them."""

import json
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from reportlab.lib.pagesizes import letter as letter_paper
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from app.cli.check import check

PAYROLL_HEADER = (
    "Work Date,Last Name,First Name,SSN Last 4,"
    "Production,Production Company,Occupation,Day Type,Hours"
)
FRINGE_HEADER = "Local,Remitter,Employee,Member Number,Production,Category,Period,Days,Hours,Gross"
MARCH = [date(2026, 3, 2) + timedelta(days=n) for n in (0, 1, 2, 3, 4, 7, 8, 9, 10, 11)]
"""The Mondays to Fridays from 2 to 13 March 2026: ten days."""


@pytest.fixture
def march() -> list[date]:
    """The ten weekdays from 2 to 13 March 2026."""
    return list(MARCH)


@pytest.fixture
def letter_pdf() -> Callable[..., bytes]:
    """Return what makes a letter for Maria Vale; a value given as None is left off the page."""
    return _letter


def _letter(days: Sequence[date], **changes: Any) -> bytes:
    say = {
        "issuer": "Reelpay Payroll Services, Inc.",
        "date": "April 20, 2026",
        "name": "Maria Vale",
        "last4": "1234",
        "production": "Harbor Lights",
        "company": "Northlight Pictures, LLC",
        "type": "Feature film",
        "classification": "Grip",
        "local": "IATSE Local 80",
        "status": "Union (IATSE Basic Agreement)",
        "role": "payroll company and employer of record",
        "listed": ", ".join(f"{day:%m/%d/%Y}" for day in days),
        "total": None,
        "note": None,
        "signed": True,
        **changes,
    }
    out = BytesIO()
    canvas = Canvas(out, pagesize=letter_paper, invariant=1)
    canvas.setFont("Helvetica-Bold", 16)
    if say["issuer"] is not None:
        canvas.drawString(64, 735, say["issuer"])
        canvas.setFont("Helvetica", 9)
        canvas.drawString(64, 720, "100 Invented Way, Burbank, CA 91500 | (818) 555-0100")
        canvas.line(64, 712, 548, 712)
    text = canvas.beginText(64, 690)
    text.setFont("Helvetica", 10.5)
    for line in _lines(say):
        for part in simpleSplit(line, "Helvetica", 10.5, 484) or [""]:
            text.textLine(part)
    canvas.drawText(text)
    if say["signed"]:
        bottom = text.getY() + 34
        canvas.bezier(66, bottom, 90, bottom + 26, 104, bottom - 18, 120, bottom + 10)
        canvas.bezier(120, bottom + 10, 140, bottom + 30, 150, bottom - 14, 180, bottom + 6)
    canvas.setFont("Helvetica", 7)
    canvas.drawString(64, 30, "SAMPLE - invented people, companies and titles")
    canvas.save()
    return out.getvalue()


def _lines(say: dict[str, Any]) -> list[str]:
    labels = {
        "Production": say["production"],
        "Production company": say["company"],
        "Type of production": say["type"],
        "Classification": say["classification"],
        "Local": say["local"],
        "Status": say["status"],
    }
    last4 = f", XXX-XX-{say['last4']}" if say["last4"] else ""
    return [
        say["date"],
        "",
        "Contract Services Administration Trust Fund",
        "",
        f"Re: Employment verification for {say['name']}{last4}",
        "",
        f"This letter confirms that {say['name']} was employed on the production named below. "
        f"We are the {say['role']}.",
        "",
        *(f"{label}: {value}" for label, value in labels.items() if value is not None),
        "",
        f"Dates worked: {say['listed']}" if say["listed"] else "",
        f"Total days: {say['total']}" if say["total"] is not None else "",
        say["note"] or "",
        "",
        "Sincerely,",
        "",
        "",
        "",
        "Odette Marsh",
        "Payroll Manager",
    ]


@pytest.fixture
def paid_rows() -> Callable[..., list[str]]:
    """Return what makes payroll rows of Maria's days, all alike but for what is changed."""

    def make(days: Sequence[date], **changes: Any) -> list[str]:
        say = {
            "last": "Vale",
            "first": "Maria",
            "last4": "1234",
            "production": "Harbor Lights",
            "company": "Northlight Pictures LLC",
            "occupation": "Grip",
            "type": "WK",
            "hours": "10",
            **changes,
        }
        tail = ("{last},{first},{last4},{production},{company},{occupation},{type},{hours}").format(
            **say
        )
        return [f"{day.isoformat()},{tail}" for day in days]

    return make


@pytest.fixture
def table() -> Callable[..., bytes]:
    """Return what makes a CSV file of a header and rows."""

    def make(rows: Sequence[str], header: str = PAYROLL_HEADER) -> bytes:
        return "\n".join([header, *rows, ""]).encode()

    return make


@pytest.fixture
def fringe_table() -> Callable[..., bytes]:
    """Return what makes a fringe report of rows."""

    def make(*rows: str) -> bytes:
        return "\n".join([FRINGE_HEADER, *rows, ""]).encode()

    return make


@pytest.fixture
def application() -> dict[str, Any]:
    """Maria's application as a Grip of Local 80: ten days in a year."""
    return {
        "professional": {"name": "Maria Vale", "last4": "1234", "member_number": "M-77"},
        "roster": "IER",
        "local": "80",
        "classification": "Grip",
        "on": "2026-05-01",
        "rule": {"days": 10, "window_days": 365, "basis": "union"},
    }


@pytest.fixture
def run(tmp_path: Path, application: dict[str, Any]) -> Callable[..., Result]:
    """Return what runs the command on a folder of the given files."""

    def make(files: dict[str, bytes], *options: str, **changes: Any) -> Result:
        folder = tmp_path / "case"
        folder.mkdir(exist_ok=True)
        for name, data in files.items():
            (folder / name).write_bytes(data)
        (folder / "application.json").write_text(json.dumps({**application, **changes}))
        return CliRunner().invoke(check, [str(folder), *options])

    return make


@pytest.fixture
def answer(run: Callable[..., Result]) -> Callable[..., dict[str, Any]]:
    """Return what checks a folder of the given files and returns the one JSON object."""

    def make(files: dict[str, bytes], **changes: Any) -> dict[str, Any]:
        result = run(files, "--json", **changes)
        (line,) = result.stdout.splitlines()
        found: dict[str, Any] = json.loads(line)
        return found

    return make
