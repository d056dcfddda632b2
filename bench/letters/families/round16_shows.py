"""Round sixteen, third part: letters about two shows, and crews marked by date."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random

from reportlab.platypus import Flowable, Spacer

from bench.letters import cast, heads
from bench.letters.families.drawing import Family, months_of
from bench.letters.setting import Setting, finish
from bench.letters.truth import Job, Letter

_Told = Callable[[Random, Setting, Sequence[Job]], list[Flowable]]


def shows(rng: Random, family: str, *, most_days: int = 12) -> Letter:
    """Return a letter about two or three shows with different titles, of one person."""
    letter = cast.a_letter(rng, family, jobs=rng.choice((2, 2, 3)), most_days=most_days)
    jobs: list[Job] = []
    for job in letter.jobs:
        if job.title not in {other.title for other in jobs}:
            total = len(job.worked) if job.stated_total else None
            jobs.append(replace(job, last4=letter.jobs[0].last4, stated_total=total))
    return cast.with_all(letter, jobs)


def crew(rng: Random, family: str, count: int) -> Letter:
    """Return a letter about several people of one show who worked within one month."""
    letter = cast.a_letter(rng, family, most_days=12)
    first = letter.jobs[0]
    start = first.worked[0]
    every = [d for n in range(19) if (d := start + timedelta(days=n)).weekday() < 6]
    jobs: list[Job] = []
    for number in range(count):
        other = cast.a_letter(rng, family).jobs[0]
        if other.person.split()[-1] in {job.person.split()[-1] for job in jobs}:
            continue
        days = tuple(d for d in every if rng.random() < 0.6) or (start,)
        own = replace(first, person=other.person, last4=None, worked=days, local=None,
                      classification=other.classification, stated_total=len(days))  # fmt: skip
        jobs.append(own if number else replace(own, worked=days))
    return cast.with_all(letter, jobs)


def _told(name: str, told: _Told, *, from_employer: bool = False) -> Family:
    def family(rng: Random) -> tuple[Letter, bytes]:
        s, letter = Setting(rng), shows(rng, name)
        letter = replace(letter, letterhead=letter.jobs[0].employer) if from_employer else letter
        body = told(rng, s, letter.jobs)
        head = rng.choice((heads.stacked_address, heads.beside_address, heads.on_two_lines))
        return letter, finish([*head(rng, s, letter), *body, *heads.signed_plainly(rng, s, letter)])

    family.__name__ = name.replace(" ", "_")
    return family


def paragraph_each(_rng: Random, s: Setting, jobs: Sequence[Job]) -> list[Flowable]:
    """A paragraph for each show: what it was, who made it, as what, on which days."""
    first = jobs[0]
    made: list[Flowable] = [
        s.p(f"{first.person} (SSN ending in {first.last4}) worked on the productions below.")
    ]
    for job in jobs:
        said = "; ".join(
            f"{days[0]:%B} {', '.join(str(d.day) for d in days)}, {days[0].year}"
            for days in months_of(job.worked)
        )
        local = f" (Local {job.local})" if job.local else ""
        season = f", Season {job.season}" if job.season else ""
        total = f" That is {len(job.worked)} days." if job.stated_total else ""
        made += [
            Spacer(1, 5),
            s.p(f"“{job.title}”{season} — a {job.type_printed} produced by {_safe(job.employer)}. "
                f"Position: {job.classification}{local}. Dates worked: {said}.{total}"),
        ]  # fmt: skip
    return made


def blocks(rng: Random, s: Setting, jobs: Sequence[Job]) -> list[Flowable]:
    """The person once, then a block of labels for each show under a heading with its number."""
    made: list[Flowable] = [
        s.labels([("Employee", jobs[0].person), ("SSN", f"XXX-XX-{jobs[0].last4}")])
    ]
    style = rng.choice(("%m/%d/%Y", "%d-%b-%y", "%a %m/%d/%y"))
    word = rng.choice(("Show", "Engagement", "Picture"))
    for number, job in enumerate(jobs, start=1):
        own = [
            ("Title", job.production), ("Type of production", job.type_printed),
            ("Company", job.employer), ("Position", job.classification), ("Local", job.local),
        ]  # fmt: skip
        days = ", ".join(f"{d:{style}}" for d in job.worked)
        made += [
            Spacer(1, 8),
            s.p(f"<b>{word} {number}</b>"),
            s.labels(own),
            s.p(f"Days worked: {days}"),
        ]
        made += [s.p(f"Total days: {job.stated_total}")] if job.stated_total else []
    return made


def column_each(_rng: Random, s: Setting, jobs: Sequence[Job]) -> list[Flowable]:
    """A table with a column for each show and a row for each fact, the days in the last row."""
    rows: list[list[object]] = []
    labels = (
        ("Production", "production"),
        ("Type of production", "type_printed"),
        ("Production company", "employer"),
        ("Classification", "classification"),
    )
    for label, name in labels:
        rows.append(
            [s.p(f"<b>{label}</b>"), *(s.p(_safe(str(getattr(job, name)))) for job in jobs)]
        )
    days = [s.p("<br/>".join(f"{d:%m/%d/%Y}" for d in job.worked)) for job in jobs]
    rows.append([s.p("<b>Days worked</b>"), *days])
    if all(job.stated_total for job in jobs):
        rows.append([s.p("<b>Total days</b>"), *(str(job.stated_total) for job in jobs)])
    table = s.table(rows, ruled=True, widths=[110, *[120] * len(jobs)])  # type: ignore[arg-type]
    return [
        s.labels([("Employee", jobs[0].person), ("SSN (last 4)", jobs[0].last4)]),
        Spacer(1, 6),
        table,
    ]


def sections_of_rows(rng: Random, s: Setting, jobs: Sequence[Job]) -> list[Flowable]:
    """A heading line for each show with its facts in one line, then a row a day."""
    made: list[Flowable] = [s.p(f"RE: {jobs[0].person}, SSN xxx-xx-{jobs[0].last4}")]
    for job in jobs:
        local = f", Local {job.local}" if job.local else ""
        made += [
            Spacer(1, 8),
            s.p(f"<b>{job.title.upper()}</b>" if rng.random() < 0.3 else f"<b>{job.title}</b>"),
            s.p(f"{_safe(job.employer)} | {job.type_printed} | {job.classification}{local}"),
            s.table(
                [["Date", "Hours"], *[[f"{d:%m/%d/%Y}", "10.0"] for d in job.worked]], ruled=False
            ),
        ]
        made += [s.p(f"{len(job.worked)} days")] if job.stated_total else []
    return made


def crew_by_date(rng: Random) -> tuple[Letter, bytes]:
    """Rows are dates, columns are people, and a mark says who worked."""
    s, letter = Setting(rng), crew(rng, "people across dates", rng.choice((2, 3, 4)))
    return letter, finish(_crew_sheet(rng, s, letter, hours=False))


def crew_hours_by_date(rng: Random) -> tuple[Letter, bytes]:
    """Rows are dates, columns are people, hours say who worked and zeros or strokes who did not."""
    s, letter = Setting(rng), crew(rng, "hours of people", rng.choice((2, 3)))
    return letter, finish(_crew_sheet(rng, s, letter, hours=True))


def _crew_sheet(rng: Random, s: Setting, letter: Letter, *, hours: bool) -> list[Flowable]:
    jobs, first = letter.jobs, letter.jobs[0]
    mark = rng.choice(("X", "x", "W", "1", "Yes", "•", "P")) if not hours else ""
    none = (
        rng.choice(("", "–", "-", "0", "off")) if not hours else rng.choice(("0", "0.0", "–", ""))
    )
    style = rng.choice(("%m/%d/%y", "%a %m/%d", "%d %b %Y", "%Y-%m-%d", "%A, %B %d, %Y"))
    every = sorted({d for job in jobs for d in job.worked})
    rows = [["Date", *(job.person.replace(" ", "\n", 1) for job in jobs)]]
    for day in every:
        cells = [_cell(rng, mark, none, hours=hours, on=day in job.worked) for job in jobs]
        rows.append([f"{day:{style}}", *cells])
    rows.append(["Days", *(str(len(job.worked)) for job in jobs)])
    people = [["Crew member", "Position"], *([job.person, job.classification] for job in jobs)]
    legend = (
        [s.p(rng.choice((f"{mark} = worked that day", f"A day worked is marked {mark}.")))]
        if mark
        else []
    )
    season = f", Season {first.season}" if first.season else ""
    return [
        *rng.choice((heads.stacked_address, heads.beside_address))(rng, s, letter),
        s.p(f"{_safe(first.employer)} confirms the work of these crew members on the "
            f"{first.type_printed} “{first.title}”{season}, in {every[0]:%B} {every[0].year}."),
        Spacer(1, 4),
        s.table(people, ruled=False), Spacer(1, 6), *legend,
        s.table(rows, ruled=rng.random() < 0.6),
        *heads.signed_plainly(rng, s, letter),
    ]  # fmt: skip


def _cell(rng: Random, mark: str, none: str, *, hours: bool, on: bool) -> str:
    if not on:
        return none
    return rng.choice(("8.0", "10.0", "12.5")) if hours else mark


def _safe(text: str) -> str:
    return text.replace("&", "&amp;")


FAMILIES: tuple[Family, ...] = (
    _told("paragraph each", paragraph_each),
    _told("blocks of shows", blocks),
    _told("column each", column_each),
    _told("sections of rows", sections_of_rows, from_employer=True),
    crew_by_date,
    crew_hours_by_date,
)
