"""Layout families: each draws the same facts as another kind of office would set them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from reportlab.lib.units import inch
from reportlab.platypus import Flowable, PageBreak, Paragraph, Spacer, Table

from bench.letters import invent, wording
from bench.letters.setting import RULED, Setting, addressee, finish, letterhead, local_of, sign_off
from bench.letters.truth import Job, Letter

Family = Callable[[Random], tuple[Letter, bytes]]


def label_block(rng: Random) -> tuple[Letter, bytes]:
    """A payroll company's letter: a block of labels, then the days as a run-on list."""
    s, letter = Setting(rng), invent.a_letter(rng, "label block")
    job = letter.jobs[0]
    say = rng.choice(wording.PRINTERS)
    names = rng.choice(
        (
            (
                "Employee",
                "Production",
                "Production Company",
                "Type of Production",
                "Classification",
                "Local",
            ),
            ("Name", "Project", "Employer", "Project Type", "Job Title", "Union"),
            ("Re", "Show", "Produced by", "Format", "Position", "Union Local"),
        )
    )
    pairs = [
        (names[0], f"{job.person}   XXX-XX-{job.last4}"),
        (names[1], job.production),
        (names[2], job.employer),
        (names[3], job.type_printed),
        (names[4], job.classification),
        (names[5], f"IATSE {local_of(job)}" if job.local else None),
    ]
    total = f" ({job.stated_total} days)" if job.stated_total else ""
    parts = [
        *letterhead(s, letter),
        *addressee(s, letter),
        s.p("Please accept this as verification of employment for the person named below."),
        Spacer(1, 8),
        s.labels(pairs),
        Spacer(1, 10),
        s.p(
            f"{rng.choice(('Dates worked', 'Work dates', 'Days worked'))}: {say(job.worked)}{total}"
        ),
        *sign_off(s, letter),
    ]
    return letter, finish(parts)


def prose(rng: Random) -> tuple[Letter, bytes]:
    """A producer's letter in sentences, with no label anywhere."""
    s, letter = Setting(rng), invent.a_letter(rng, "prose")
    job = letter.jobs[0]
    union = f", under the jurisdiction of IATSE Local {job.local}," if job.local else ""
    total = f", for a total of {job.stated_total} days" if job.stated_total else ""
    say = rng.choice(
        (wording.spelled_run, wording.short_ranges, wording.ordinals, wording.slashed_full)
    )
    serial = job.type_value != "commercial"
    parts = [
        *letterhead(s, letter),
        *addressee(s, letter),
        s.p("To whom it may concern:"),
        Spacer(1, 8),
        s.p(
            f"This letter confirms that {job.person} (SSN ending in {job.last4}) was employed by "
            f"{job.employer} as a {job.classification}{union} on the {job.type_printed} "
            f"“{job.title}”"
            + (f" (Season {job.season})" if job.season and serial else "")
            + f". {job.person.split()[0]} worked on the following dates: {say(job.worked)}{total}."
        ),
        Spacer(1, 8),
        s.p("If you have questions, please call our office at (555) 010-0188 before 6:00 PM."),
        *sign_off(s, letter, rng.choice(("Regards,", "Best regards,", "Yours truly,"))),
    ]
    return letter, finish(parts)


def week_grid(rng: Random) -> tuple[Letter, bytes]:
    """A week-ending grid with marks, hours or codes under the weekdays."""
    s, letter = Setting(rng), invent.a_letter(rng, "week grid", grid=True)
    job = letter.jobs[0]
    mark = rng.choice(("X", "W", "hours"))
    sunday_first = rng.random() < 0.6
    heads = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    order = list(range(7)) if sunday_first else [1, 2, 3, 4, 5, 6, 0]
    rows = [[rng.choice(("W/E", "Week Ending", "W/E Date")), *(heads[i] for i in order), "Days"]]
    for ending in _week_endings(job, sunday_first=sunday_first):
        cells, count = [], 0
        for offset in range(6, -1, -1):
            day = ending - timedelta(days=offset)
            worked = day in job.worked
            count += worked
            shown = f"{rng.choice((8, 10, 12))}.0" if mark == "hours" else mark
            cells.append(shown if worked else job.code if day in job.idle else "")
        rows.append([f"{ending:%m/%d/%Y}", *cells, str(count)])
    legend = {"I": "I = idle", "H": "H = holiday", "S": "S = sick", "T": "T = travel"}[job.code]
    parts = [
        *letterhead(s, letter),
        *addressee(s, letter),
        s.p(f"Re: {job.person}, XXX-XX-{job.last4}"),
        s.p(f"Production: {job.production} ({job.type_printed})"),
        s.p(f"Employer: {job.employer}"),
        s.p(f"Occupation: {job.classification}" + (f", {local_of(job)}" if job.local else "")),
        Spacer(1, 8),
        s.table(rows, ruled=rng.random() < 0.7),
        s.p(f"X or W or hours = worked; {legend}."),
        *([s.p(f"Total days worked: {job.stated_total}")] if job.stated_total else []),
        *sign_off(s, letter),
    ]
    return letter, finish(parts)


def _week_endings(job: Job, *, sunday_first: bool) -> list[date]:
    last_weekday = 5 if sunday_first else 6
    first = min((*job.worked, *job.idle))
    ending = first + timedelta(days=(last_weekday - first.weekday()) % 7)
    endings = [ending]
    while endings[-1] < max((*job.worked, *job.idle)):
        endings.append(endings[-1] + timedelta(days=7))
    return endings


def daily_rows(rng: Random) -> tuple[Letter, bytes]:
    """One row a day with hours and a remark, running over pages when long."""
    s, letter = Setting(rng), invent.a_letter(rng, "daily rows", grid=True)
    job = letter.jobs[0]
    remark = {"I": "Idle", "H": "Holiday", "S": "Sick", "T": "Travel only"}[job.code]
    rows = [["Date", "Day", "Hours", "Remark"]]
    for day in sorted((*job.worked, *job.idle)):
        idle = day in job.idle
        rows.append(
            [
                f"{day:%m/%d/%Y}",
                f"{day:%A}",
                "0.0" if idle else f"{rng.choice((8, 9, 10, 12))}.0",
                remark if idle else "Worked",
            ]
        )
    parts = [
        *letterhead(s, letter),
        s.p("EMPLOYMENT VERIFICATION"),
        s.labels(
            [
                ("Letter date", f"{letter.written:%m/%d/%Y}"),
                ("Employee name", job.person),
                ("SSN (last four)", job.last4),
                ("Production title", job.production),
                ("Production type", job.type_printed),
                ("Job classification", job.classification),
                ("Local", job.local),
                ("Employer of record", job.employer),
            ],
            mark=rng.choice((":", "")),
        ),
        Spacer(1, 8),
        s.table(rows, ruled=rng.random() < 0.5),
        *([s.p(f"Total number of days worked: {job.stated_total}")] if job.stated_total else []),
        *sign_off(s, letter, "Authorized representative"),
    ]
    return letter, finish(parts)


def date_columns(rng: Random) -> tuple[Letter, bytes]:
    """The days in three or four unruled columns, read downward."""
    s, letter = Setting(rng), invent.a_letter(rng, "date columns")
    job = letter.jobs[0]
    columns = rng.choice((3, 4))
    deep = -(-len(job.worked) // columns)
    style = rng.choice(("%m/%d/%Y", "%a %m/%d/%y", "%b %d, %Y"))
    cells = [f"{d:{style}}" for d in job.worked]
    rows = [
        [cells[c * deep + r] if c * deep + r < len(cells) else "" for c in range(columns)]
        for r in range(deep)
    ]
    grid = Table(rows, colWidths=[1.4 * inch] * columns, hAlign="LEFT")
    grid.setStyle([("FONT", (0, 0), (-1, -1), s.plain_font, 10)])
    parts = [
        *letterhead(s, letter),
        *addressee(s, letter),
        s.p(f"RE: {job.person} / SSN xxx-xx-{job.last4}"),
        Spacer(1, 6),
        s.p(
            f"We are the employer of record for {job.employer}. "
            "The above employee performed services as "
            f"{job.classification}"
            + (f" ({local_of(job)})" if job.local else "")
            + f" on {job.production}, a {job.type_printed}. The dates worked were:"
        ),
        grid,
        *([s.p(f"Number of days: {job.stated_total}")] if job.stated_total else []),
        *sign_off(s, letter),
    ]
    return letter, finish(parts)


def several_productions(rng: Random) -> tuple[Letter, bytes]:
    """One row a production with start, end and count; the days in an appendix by production."""
    s = Setting(rng)
    letter = invent.a_letter(rng, "several productions", jobs=rng.choice((2, 3)))
    letter = replace(letter, jobs=tuple(_counted(job) for job in letter.jobs))
    rows = [["Production", "Type", "Production company", "Classification", "Start", "End", "Days"]]
    rows += [_summary(job) for job in letter.jobs]
    say = rng.choice((wording.slashed_full, wording.month_headed, wording.weekday_dates))
    appendix: list[Flowable] = [
        PageBreak() if rng.random() < 0.6 else Spacer(1, 14),
        s.p("Appendix: dates worked"),
    ]
    for job in letter.jobs:
        appendix += [
            Spacer(1, 6),
            s.p(f"<b>{job.production}</b>".replace("& ", "&amp; ")),
            s.p(say(job.worked)),
        ]
    parts = [
        *letterhead(s, letter),
        *addressee(s, letter),
        s.p(f"Re: {letter.jobs[0].person}, Social Security ending {letter.jobs[0].last4}"),
        Spacer(1, 6),
        s.p(
            "We confirm employment on the productions below. "
            "Dates worked are listed in the appendix."
        ),
        Spacer(1, 6),
        s.table(rows, ruled=rng.random() < 0.6),
        *sign_off(s, letter),
        *appendix,
    ]
    return letter, finish(parts)


def several_people(rng: Random) -> tuple[Letter, bytes]:
    """A crew letter: one production, one block a person."""
    s, letter = Setting(rng), invent.a_letter(rng, "several people")
    first = letter.jobs[0]
    jobs = [first]
    for _ in range(rng.choice((1, 2))):
        other = invent.another_person(rng, letter)
        jobs.append(_on(other, first))
    last = max(max(job.worked) for job in jobs)
    letter = replace(letter, jobs=tuple(jobs), written=last + timedelta(days=9))
    say = rng.choice((wording.slashed_full, wording.short_ranges, wording.spelled_run))
    blocks: list[Flowable] = []
    for job in jobs:
        blocks += [
            Spacer(1, 8),
            s.labels(
                [
                    ("Employee", job.person),
                    ("Last 4 SSN", job.last4),
                    ("Classification", job.classification),
                    ("Local", job.local),
                    ("Total days", str(job.stated_total) if job.stated_total else None),
                ]
            ),
            s.p(f"Dates worked: {say(job.worked)}"),
        ]
    parts = [
        *letterhead(s, letter),
        *addressee(s, letter),
        s.p(f"Production: {first.production}"),
        s.p(f"Type of production: {first.type_printed}"),
        s.p(f"Employer: {first.employer}"),
        *blocks,
        *sign_off(s, letter),
    ]
    return letter, finish(parts)


def two_column_form(rng: Random) -> tuple[Letter, bytes]:
    """A form with two columns of boxes, each with its label above the value."""
    s, letter = Setting(rng), invent.a_letter(rng, "two-column form")
    job = letter.jobs[0]
    pairs = [
        ("EMPLOYEE", job.person),
        ("SSN (LAST 4)", job.last4 or ""),
        ("PRODUCTION TITLE", job.production),
        ("TYPE OF PRODUCTION", job.type_printed),
        ("PRODUCTION COMPANY", job.employer),
        ("CLASSIFICATION", job.classification),
        ("UNION LOCAL", job.local or ""),
        ("DATE OF LETTER", f"{letter.written:%m/%d/%Y}"),
    ]
    cells = [
        [
            Paragraph(f"<font size=7>{a}</font><br/>{b.replace('&', '&amp;')}", s.body)
            for a, b in pairs[i : i + 2]
        ]
        for i in range(0, 8, 2)
    ]
    form = Table(cells, colWidths=[3.3 * inch, 3.3 * inch], hAlign="LEFT")
    form.setStyle(RULED)
    say = rng.choice((wording.slashed_full, wording.month_headed, wording.iso, wording.military))
    total = [["TOTAL DAYS WORKED", str(job.stated_total)]] if job.stated_total else []
    days = Table(
        [["DATES WORKED", ""], [s.p(say(job.worked)), ""], *total],
        colWidths=[5 * inch, 1.6 * inch],
        hAlign="LEFT",
    )
    days.setStyle([*RULED, ("SPAN", (0, 0), (1, 0)), ("SPAN", (0, 1), (1, 1))])
    parts = [
        *letterhead(s, letter),
        form,
        Spacer(1, 8),
        days,
        *sign_off(s, letter, "Certified correct:"),
    ]
    return letter, finish(parts)


def _wrap(text: str, width: int) -> str:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= width and lines[-1]:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def _summary(job: Job) -> list[str]:
    return [
        _wrap(job.production, 17),
        _wrap(job.type_printed, 16),
        _wrap(job.employer, 18),
        _wrap(job.classification, 14),
        f"{job.worked[0]:%m/%d/%Y}",
        f"{job.worked[-1]:%m/%d/%Y}",
        str(len(job.worked)),
    ]


def _counted(job: Job) -> Job:
    """The table prints a count and no local for every job."""
    return replace(job, stated_total=len(job.worked), local=None)


def _on(job: Job, other: Job) -> Job:
    """The same person's work, on the production of ``other``."""
    return replace(
        job,
        production=other.production,
        title=other.title,
        season=other.season,
        type_printed=other.type_printed,
        type_value=other.type_value,
        employer=other.employer,
    )


FAMILIES: tuple[Family, ...] = (
    label_block,
    prose,
    week_grid,
    daily_rows,
    date_columns,
    several_productions,
    several_people,
    two_column_form,
)
