"""More layout families kept apart: the reading rules are never written against these."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from random import Random

import docx
from reportlab.platypus import Flowable, Spacer

from bench.letters import invent, wording
from bench.letters.setting import Setting, addressee, finish, letterhead, local_of, sign_off
from bench.letters.truth import Job, Letter

Family = Callable[[Random], tuple[Letter, bytes]]


def crew_grid(rng: Random) -> tuple[Letter, bytes]:
    """Dates as columns, one row a person, marks in the cells."""
    s, letter = Setting(rng), invent.a_letter(rng, "crew grid")
    job = letter.jobs[0]
    jobs = [replace(job, worked=job.worked[:7], stated_total=None)]
    for _ in range(2):
        o = invent.another_person(rng, letter)
        keep = tuple(d for d in jobs[0].worked if rng.random() < 0.7) or jobs[0].worked[:1]
        jobs.append(
            replace(
                o,
                production=job.production,
                title=job.title,
                season=job.season,
                type_printed=job.type_printed,
                type_value=job.type_value,
                employer=job.employer,
                worked=keep,
                stated_total=None,
            )
        )
    days = jobs[0].worked
    rows = [["Employee", "SSN4", "Position", *[f"{d.month}/{d.day}/{d:%y}" for d in days], "Days"]]
    rows += [_crew_row(j, days) for j in jobs]
    t = s.table(rows, ruled=True)
    counted = tuple(replace(j, local=None, stated_total=len(j.worked)) for j in jobs)
    parts = [
        *letterhead(s, letter),
        *addressee(s, letter),
        s.p(f"Production: {job.production}"),
        s.p(f"Production type: {job.type_printed}"),
        s.p(f"Employer of record: {job.employer}"),
        Spacer(1, 8),
        t,
        *sign_off(s, letter),
    ]
    return replace(letter, jobs=counted), finish(parts)


def _crew_row(job: Job, days: Sequence[date]) -> list[str]:
    marks = ["X" if day in job.worked else "" for day in days]
    name, role = job.person.replace(" ", "\n", 1), job.classification.replace(" ", "\n", 1)
    return [name, job.last4 or "", role, *marks, str(len(job.worked))]


def weekly_ranges(rng: Random) -> tuple[Letter, bytes]:
    """Rows from/to/days: ranges only, no specific dates. No day may be read."""
    s, letter = Setting(rng), invent.a_letter(rng, "weekly ranges")
    job = letter.jobs[0]
    rows = [["From", "To", "Days worked"]]
    w: dict[date, list[date]] = {}
    for d in job.worked:
        w.setdefault(d - timedelta(days=d.weekday()), []).append(d)
    for m, ds in w.items():
        rows.append([f"{m:%m/%d/%Y}", f"{m + timedelta(days=4):%m/%d/%Y}", str(len(ds))])
    parts = [
        *letterhead(s, letter),
        *addressee(s, letter),
        s.labels(
            [
                ("Employee", job.person),
                ("SSN", f"***-**-{job.last4}"),
                ("Title of production", job.production),
                ("Type", job.type_printed),
                ("Occupation", job.classification),
                ("Local", job.local),
            ]
        ),
        Spacer(1, 8),
        s.table(rows, ruled=True),
        s.p(f"Total days worked: {len(job.worked)}"),
        *sign_off(s, letter),
    ]
    return replace(letter, jobs=(replace(job, worked=(), stated_total=len(job.worked)),)), finish(
        parts
    )


def dotted_leaders(rng: Random) -> tuple[Letter, bytes]:
    """A typewriter form: capitals, dotted leaders, dates with dots."""
    s, letter = Setting(rng), invent.a_letter(rng, "dotted leaders")
    job = letter.jobs[0]

    def line(label: str, value: str) -> Flowable:
        return s.p(f"{label} {'.' * (28 - len(label))} {value}".replace("& ", "&amp; "))

    parts = [
        *letterhead(s, letter),
        line("DATE", f"{letter.written:%m.%d.%Y}"),
        line("EMPLOYEE NAME", job.person.upper()),
        line("SOC. SEC. NO.", f"XXX-XX-{job.last4}"),
        line("PICTURE", job.title.upper() + (f" SEASON {job.season}" if job.season else "")),
        line("TYPE OF PICTURE", job.type_printed.upper()),
        line("PRODUCER", job.employer.upper()),
        line("CLASSIFICATION", job.classification.upper()),
        *([line("LOCAL", job.local)] if job.local else []),
        *([line("DAYS WORKED", str(job.stated_total))] if job.stated_total else []),
        Spacer(1, 8),
        s.p("DATES OF WORK:"),
        s.p(" ".join(f"{d:%m.%d.%y}" for d in job.worked)),
        *sign_off(s, letter, "CERTIFIED BY:"),
    ]
    j = replace(
        job,
        person=job.person.upper(),
        title=job.title.upper(),
        classification=job.classification.upper(),
    )
    return replace(letter, jobs=(j,)), finish(parts)


def not_worked_apart(rng: Random) -> tuple[Letter, bytes]:
    """Prose days, then travel and holidays named apart."""
    s, letter = Setting(rng), invent.a_letter(rng, "not worked apart")
    job = letter.jobs[0]
    a = job.worked[-1] + timedelta(days=2)
    idle = (a, a + timedelta(days=1))
    job = replace(job, idle=idle, stated_total=len(job.worked))
    letter = replace(letter, written=a + timedelta(days=5))
    parts = [
        *letterhead(s, letter),
        *addressee(s, letter),
        s.p("Dear Sir or Madam,"),
        s.p(
            f"Please be advised that {job.person} (last four of Social Security number "
            f"{job.last4}) worked for {job.employer} as {job.classification}"
            + (f", {local_of(job)}," if job.local else "")
            + f" on our {job.type_printed}, “{job.title}”"
            + (f", Season {job.season}" if job.season else "")
            + "."
        ),
        s.p(f"Days worked: {wording.spelled_run(job.worked)}."),
        s.p(f"Travel days (not worked): {wording.slashed_full(idle[:1])}."),
        s.p(f"Holiday, paid but not worked: {wording.slashed_full(idle[1:])}."),
        s.p(f"Total days worked: {len(job.worked)}."),
        *sign_off(s, letter),
    ]
    return replace(letter, jobs=(job,)), finish(parts)


def excluding(rng: Random) -> tuple[Letter, bytes]:
    """A run of days named as worked with some taken out."""
    s, letter = Setting(rng), invent.a_letter(rng, "excluding")
    job = letter.jobs[0]
    first = job.worked[0]
    first -= timedelta(days=first.weekday())
    week = [first + timedelta(days=i) for i in range(12)]
    out = [d for d in week if d.weekday() > 4]
    worked = tuple(d for d in week if d not in out)
    job = replace(job, worked=worked, stated_total=len(worked))
    written = worked[-1] + timedelta(days=20)
    letter = replace(letter, written=written)
    parts = [
        *letterhead(s, letter),
        *addressee(s, letter),
        s.labels(
            [
                ("Re", f"{job.person} / XXX-XX-{job.last4}"),
                ("Project", job.production),
                ("Project type", job.type_printed),
                ("Position", job.classification),
                ("Local", job.local),
            ]
        ),
        s.p(
            f"Dates worked: {_month_day(week[0])} - {_month_day(week[-1])}, {week[-1].year}, "
            f"excluding {' and '.join(_month_day(d) for d in out)}. Total: {len(worked)} days."
        ),
        *sign_off(s, letter),
    ]
    return replace(letter, jobs=(job,)), finish(parts)


def plain_text(rng: Random) -> tuple[Letter, bytes]:
    """An e-mail-like plain text file."""
    letter = invent.a_letter(rng, "plain text")
    job = letter.jobs[0]
    say = rng.choice((wording.slashed_full, wording.spelled_run, wording.weekday_dates))
    t = [
        letter.letterhead,
        letter.address,
        "",
        f"{letter.written:%B} {letter.written.day}, {letter.written.year}",
        "",
        "Contract Services Administration Trust Fund",
        "2710 Winona Avenue, Burbank, CA 91504",
        "",
        f"Re: Employment verification for {job.person}",
        f"Last four of SSN: {job.last4}",
        "",
        f"Production: {job.production}",
        f"Type of production: {job.type_printed}",
        f"Production company: {job.employer}",
        f"Classification: {job.classification}",
        *([f"Local: {job.local}"] if job.local else []),
        "Dates worked: " + say(job.worked),
        *([f"Total days: {job.stated_total}"] if job.stated_total else []),
        "",
        "Sincerely,",
        f"/s/ {letter.signatory}" if letter.signed else "",
        letter.signatory,
        letter.signatory_title,
        "",
    ]
    return letter, "\n".join(t).encode()


def word_table(rng: Random) -> tuple[Letter, bytes]:
    """A DOCX letter with a two-column table of facts and a table of days."""
    letter = invent.a_letter(rng, "word table")
    job = letter.jobs[0]
    d = docx.Document()
    d.add_heading(letter.letterhead, 1)
    d.add_paragraph(letter.address)
    d.add_paragraph(f"{letter.written:%B} {letter.written.day}, {letter.written.year}")
    d.add_paragraph("To whom it may concern: the following employment is verified.")
    facts = [
        ("Employee", job.person),
        ("SSN last four", job.last4),
        ("Production", job.production),
        ("Production type", job.type_printed),
        ("Employer", job.employer),
        ("Job classification", job.classification),
    ] + ([("Union local", job.local)] if job.local else [])
    t = d.add_table(0, 2)
    for a, b in facts:
        c = t.add_row().cells
        c[0].text = a
        c[1].text = b
    t = d.add_table(0, 3)
    c = t.add_row().cells
    c[0].text = "Date"
    c[1].text = "Weekday"
    c[2].text = "Hours"
    for x in job.worked:
        c = t.add_row().cells
        c[0].text = f"{x:%m/%d/%Y}"
        c[1].text = f"{x:%A}"
        c[2].text = "10.0"
    if job.stated_total:
        d.add_paragraph(f"Total days worked: {job.stated_total}")
    d.add_paragraph("Sincerely,")
    if letter.signed:
        d.add_paragraph(f"/s/ {letter.signatory}")
    d.add_paragraph(letter.signatory)
    d.add_paragraph(letter.signatory_title)
    o = BytesIO()
    d.save(o)
    return letter, o.getvalue()


def day_first(rng: Random) -> tuple[Letter, bytes]:
    """A Canadian letter: day first, said so."""
    s, letter = Setting(rng), invent.a_letter(rng, "day first")
    job = letter.jobs[0]
    parts = [
        *letterhead(s, letter),
        s.p(f"{letter.written.day} {letter.written:%B %Y}"),
        Spacer(1, 8),
        s.labels(
            [
                ("Name", job.person),
                ("SSN (last 4)", job.last4),
                ("Production", job.production),
                ("Production type", job.type_printed),
                ("Engager", job.employer),
                ("Position", job.classification),
            ]
        ),
        s.p("Dates worked (DD/MM/YYYY):"),
        s.p(", ".join(f"{d:%d/%m/%Y}" for d in job.worked)),
        *([s.p(f"Number of days worked: {job.stated_total}")] if job.stated_total else []),
        *sign_off(s, letter, "Yours sincerely,"),
    ]
    return replace(letter, jobs=(replace(job, local=None),)), finish(parts)


def date_table_multi(rng: Random) -> tuple[Letter, bytes]:
    """Dates in a ruled table of several date columns per row, with hours between."""
    s, letter = Setting(rng), invent.a_letter(rng, "date table")
    job = letter.jobs[0]
    rows = [["Date", "Hours", "Date", "Hours", "Date", "Hours"]]
    cells = [
        (f"{d:%a} {d.month}/{d.day}/{d:%y}", f"{rng.choice((8, 10, 12))}.0") for d in job.worked
    ]
    for i in range(0, len(cells), 3):
        row = [x for c in cells[i : i + 3] for x in c]
        rows.append(row + [""] * (6 - len(row)))
    parts = [
        *letterhead(s, letter),
        *addressee(s, letter),
        s.p("VERIFICATION OF EMPLOYMENT"),
        s.labels(
            [
                ("Employee Name", job.person),
                ("Last 4 of SSN", job.last4),
                ("Show Title", job.production),
                ("Show Type", job.type_printed),
                ("Signatory Company", job.employer),
                ("IER Classification", job.classification),
                ("Union/Local", f"IATSE {job.local}" if job.local else None),
                ("Total Days", str(job.stated_total) if job.stated_total else None),
            ]
        ),
        Spacer(1, 8),
        s.table(rows, ruled=True),
        *sign_off(s, letter, "Authorized Signature:"),
    ]
    return letter, finish(parts)


def _month_day(day: date) -> str:
    return f"{day:%B} {day.day}"


FAMILIES: tuple[Family, ...] = (
    crew_grid,
    weekly_ranges,
    dotted_leaders,
    not_worked_apart,
    excluding,
    plain_text,
    word_table,
    day_first,
    date_table_multi,
)
