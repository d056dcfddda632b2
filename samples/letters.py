"""Employment verification letters in four layouts (DOMAIN: E1 to E4), drawn from the story."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, PageBreak, Paragraph, Spacer, Table

from samples.paper import Signature, centered_head, pdf, plain_head, style
from samples.story import Issuer, Job, week_ending

_DAYS_OF_WEEK = ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")
_LINE = HexColor("#8a8f98")
_SHADE = HexColor("#eceff3")
_TRUST_FUND = (
    "Contract Services Administration Trust Fund<br/>2710 Winona Avenue, Burbank, CA 91504"
)


def day_list(issuer: Issuer, job: Job, written: date, *, stated: int, color: str) -> bytes:
    """E1: a payroll company's letter with the dates in one run-on list and the year once."""
    body = style()
    dates = ", ".join(f"{day:%m/%d}" for day in job.days)
    facts = {
        "Production:": job.production,
        "Production company:": job.company,
        "Type of production:": job.printed_type,
        "Classification:": job.classification,
        "Local:": f"IATSE Local {job.local}",
    }
    story: list[Flowable] = [
        Paragraph(long_date(written), body),
        Spacer(1, 12),
        Paragraph(f"To: {_TRUST_FUND}", body),
        Spacer(1, 12),
        Paragraph(f"<b>Re: {job.person.name}, XXX-XX-{job.person.last4}</b>", body),
        Spacer(1, 12),
        Paragraph(
            f"This letter confirms that {job.person.name} was employed through {issuer.company}, "
            f"employer of record, on behalf of {job.company}, under the IATSE Basic Agreement. "
            "All days listed are paid days of work.",
            body,
        ),
        Spacer(1, 10),
        _facts(facts),
        Spacer(1, 10),
        Paragraph("<b>Dates worked:</b>", body),
        Spacer(1, 3),
        Paragraph(f"{dates} {job.days[0].year} ({stated} days)", body),
        Spacer(1, 18),
        *_signed(issuer, which=0),
    ]
    return pdf(story, plain_head(issuer, color), 110, f"SAMPLE letter for {job.person.name}")


def week_grid(issuer: Issuer, job: Job, written: date) -> bytes:
    """E2: a grid of week endings with hours, and letters for any days that were not worked."""
    body = style(size=10)
    story: list[Flowable] = [
        Paragraph("<b>VERIFICATION OF EMPLOYMENT</b>", style("Helvetica-Bold", 13)),
        Spacer(1, 8),
        _facts(
            {
                "Date:": long_date(written),
                "Employee:": f"{job.person.name}    SSN: XXX-XX-{job.person.last4}",
                "Employer of record:": issuer.company,
                "Production company:": job.company,
                "Production:": job.production,
                "Type of production:": job.printed_type,
                "Agreement:": f"IATSE Basic Agreement, Local {job.local}",
            }
        ),
        Spacer(1, 10),
        _grid(job),
        Spacer(1, 4),
        Paragraph(_legend(job), style(size=8)),
        Spacer(1, 8),
        Paragraph(f"<b>Total days worked: {len(job.days)}</b>", body),
        Spacer(1, 16),
        *_signed(issuer, which=1),
    ]
    return pdf(story, centered_head(issuer, "#34496b"), 116, f"SAMPLE grid for {job.person.name}")


def summary(issuer: Issuer, jobs: Sequence[Job], written: date) -> bytes:
    """E3: one row a job on the first page, the dates of each job in an appendix on the second."""
    body, person = style("Times-Roman", 11), jobs[0].person
    total = len({day for job in jobs for day in job.days})
    story: list[Flowable] = [
        Paragraph(long_date(written), body),
        Spacer(1, 12),
        Paragraph(_TRUST_FUND, body),
        Spacer(1, 12),
        Paragraph(f"<b>Re: Employment of {person.name} (SSN ending {person.last4})</b>", body),
        Spacer(1, 10),
        Paragraph(
            f"Please accept this as verification of employment. {issuer.company} was the employer "
            f"of record of {person.name} on the productions below, all under IATSE Local "
            f"{jobs[0].local}. The dates worked on each are listed in the appendix.",
            body,
        ),
        Spacer(1, 12),
        _summary_table(jobs),
        Spacer(1, 8),
        Paragraph(f"Total days worked: {total}", body),
        Spacer(1, 18),
        *_signed(issuer, which=1, font="Times-Roman"),
        PageBreak(),
        Paragraph(f"<b>Appendix: dates worked by {person.name}</b>", style("Times-Bold", 13)),
    ]
    for job in jobs:
        story += [
            Spacer(1, 14),
            Paragraph(f"<b>{job.production}</b> ({job.classification})", body),
            Paragraph(", ".join(f"{d:%B} {d.day}, {d.year}" for d in job.days), body),
            Paragraph(f"Days worked: {len(job.days)}", body),
        ]
    return pdf(story, centered_head(issuer, "#6b2f34"), 120, f"SAMPLE summary for {person.name}")


def prose(issuer: Issuer, job: Job, written: date) -> bytes:
    """E4: a producer's letter whose dates are compressed ranges inside a sentence."""
    body = style("Times-Roman", 11.5, spaceAfter=11)
    story: list[Flowable] = [
        Paragraph(long_date(written), body),
        Paragraph("To whom it may concern:", body),
        Paragraph(
            f"I was the unit production manager of the {job.printed_type} "
            f"<i>{job.production}</i>, made by {job.company}. {job.person.name} "
            f"(SSN ending in {job.person.last4}) was employed by us as a {job.classification}, "
            f"Teamsters Local {job.local}, on the following dates: {compressed(job.days)}, "
            f"{len(job.days)} days in all.",
            body,
        ),
        Paragraph(
            f"{job.person.name.split()[0]} was on time every day and drove the camera truck for "
            "the main unit. Please call me if you need anything else.",
            body,
        ),
        Paragraph("Yours truly,", body),
        Signature(0),
        Paragraph(f"{issuer.signatory}<br/>{issuer.title}<br/>{issuer.company}", body),
    ]
    return pdf(story, centered_head(issuer, "#2f5b57"), 124, f"SAMPLE letter for {job.person.name}")


def compressed(days: Sequence[date]) -> str:
    """Return days as people write them: ``June 1-5, 8-12 and 15, 2026``."""
    months = [list(group) for _, group in groupby(days, key=lambda day: day.month)]
    texts = []
    for month in months:
        runs = [_run_text(run) for run in _runs(month)]
        listed = f"{', '.join(runs[:-1])} and {runs[-1]}" if len(runs) > 1 else runs[0]
        texts.append(f"{month[0]:%B} {listed}, {month[0].year}")
    return ", and ".join(texts)


def long_date(day: date) -> str:
    """Return ``day`` as a letter prints it: ``April 2, 2026``."""
    return f"{day:%B} {day.day}, {day.year}"


def _runs(days: Sequence[date]) -> list[list[date]]:
    runs: list[list[date]] = []
    for day in days:
        if runs and day - runs[-1][-1] == timedelta(days=1):
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _run_text(run: Sequence[date]) -> str:
    return str(run[0].day) if len(run) == 1 else f"{run[0].day}-{run[-1].day}"


def _facts(facts: dict[str, str]) -> Table:
    rows = [
        [name, value.replace("    ", "\u00a0\u00a0\u00a0\u00a0")] for name, value in facts.items()
    ]
    return Table(
        rows,
        colWidths=[130, None],
        hAlign="LEFT",
        style=[
            ("FONT", (0, 0), (0, -1), "Helvetica", 10),
            ("FONT", (1, 0), (1, -1), "Helvetica-Bold", 10),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
        ],
    )


def _legend(job: Job) -> str:
    codes = "H = holiday, not worked. T = travel only. I = idle. " if job.not_worked else ""
    return f"Figures are hours worked on the day. {codes}Days counts days worked."


def _grid(job: Job) -> Table:
    marks = {day: "10.0" if day.weekday() % 2 else "9.5" for day in job.days} | job.not_worked
    weeks = sorted({week_ending(day) for day in marks})
    head = ["W/E", "Production", "Occ code", "Occupation", "Union", *_DAYS_OF_WEEK, "Days"]
    rows = [head]
    for week in weeks:
        days = [week - timedelta(days=6 - n) for n in range(7)]
        worked = sum(day in job.days for day in days)
        cells = [marks.get(day, "") for day in days]
        rows.append(
            [
                f"{week:%m/%d/%Y}",
                job.production,
                job.occupation_code,
                job.classification,
                job.local,
                *cells,
                str(worked),
            ]
        )
    return Table(
        rows,
        colWidths=[52, 98, 40, 74, 30, *[26] * 7, 26],
        repeatRows=1,
        style=[
            ("FONT", (0, 0), (-1, 0), "Helvetica-Bold", 8),
            ("FONT", (0, 1), (-1, -1), "Helvetica", 8),
            ("BACKGROUND", (0, 0), (-1, 0), _SHADE),
            ("GRID", (0, 0), (-1, -1), 0.6, _LINE),
            ("ALIGN", (4, 0), (-1, -1), "CENTER"),
            ("LEFTPADDING", (0, 0), (-1, -1), 3),
            ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        ],
    )


def _summary_table(jobs: Sequence[Job]) -> Table:
    head = ["Production", "Type", "Production company", "Classification", "Start", "End", "Days"]
    rows = [
        [
            job.production,
            job.printed_type,
            job.company,
            job.classification,
            f"{job.days[0]:%m/%d/%Y}",
            f"{job.days[-1]:%m/%d/%Y}",
            str(len(job.days)),
        ]
        for job in jobs
    ]
    return Table(
        [head, *rows],
        colWidths=[92, 84, 130, 62, 52, 52, 30],
        hAlign="LEFT",
        style=[
            ("FONT", (0, 0), (-1, 0), "Times-Bold", 8.5),
            ("FONT", (0, 1), (-1, -1), "Times-Roman", 8.5),
            ("LINEBELOW", (0, 0), (-1, 0), 1, _LINE),
            ("LINEBELOW", (0, 1), (-1, -1), 0.4, _LINE),
            ("LEFTPADDING", (0, 0), (-1, -1), 2),
            ("RIGHTPADDING", (0, 0), (-1, -1), 2),
        ],
    )


def _signed(issuer: Issuer, *, which: int, font: str = "Helvetica") -> list[Flowable]:
    body = style(font)
    return [
        Paragraph("Sincerely,", body),
        Spacer(1, 4),
        Signature(which),
        Paragraph(f"{issuer.signatory}<br/>{issuer.title}<br/>{issuer.company}", body),
    ]
