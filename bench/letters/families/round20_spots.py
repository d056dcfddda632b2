"""Round twenty, third part: one person's work on several commercials, each with days of its own."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from reportlab.platypus import Flowable, Paragraph, Spacer

from bench.letters import senders
from bench.letters.families.drawing import neighbors
from bench.letters.senders import long_date, series
from bench.letters.setting import Setting
from bench.letters.truth import Job, Letter

Drawn = tuple[Letter, bytes]

_TYPES = (("Helvetica", "Helvetica-Bold"), ("Times-Roman", "Times-Bold"))
_SPOTS = ("Fresh Start", "Moving Day", "The Big Catch", "Second Helping", "Open Road", "Umbrella",
          "Grandpa’s Garage", "Morning Person", "No Strings", "The Commute")  # fmt: skip
_CLIENTS = ("Oatwell", "Harbor Bank", "Kiwano Mobile", "Pinecrest Motors", "Delmore Soups",
            "Quickstep Shoes", "Lumen Insurance")  # fmt: skip


def _spots(rng: Random, family: str) -> tuple[Setting, Letter, list[str]]:
    """Return a letter about one person's two to four commercials, and the client of each."""
    base = replace(senders.job(rng, commercial=True), season=None)
    titles, count = rng.sample(_SPOTS, 4), rng.randrange(2, 5)
    day, jobs = base.worked[0], list[Job]()
    for title in titles[:count]:
        days = _block(rng, day)
        jobs.append(replace(base, title=title, production=title, worked=days, stated_total=None))
        day = days[-1] + timedelta(days=rng.randrange(2, 15))
    letter = senders.letter(rng, family, jobs, own=True)
    return senders.in_type(rng, *_TYPES), letter, rng.sample(_CLIENTS, count)


def _block(rng: Random, start: date) -> tuple[date, ...]:
    """Return one to five days of work, some with a gap between prep and shoot."""
    days = [start + timedelta(days=n) for n in range(rng.randrange(1, 4))]
    if rng.random() < 0.4:
        days += [days[-1] + timedelta(days=2 + n) for n in range(rng.randrange(1, 3))]
    return tuple(days)


def _top(s: Setting, letter: Letter) -> list[Flowable]:
    return [
        Paragraph(senders.safe(letter.letterhead), s.head),
        Paragraph(letter.address, s.small),
        Spacer(1, 12),
        s.p(long_date(letter.written)),
        Spacer(1, 8),
    ]


def _close(s: Setting, letter: Letter) -> list[Flowable]:
    return senders.signed(s, letter, "Sincerely,", letter.signatory, letter.signatory_title)


def _who(job: Job, count: int) -> str:
    local = f", Local {job.local}," if job.local else ""
    return (
        f"{job.person} (SSN XXX-XX-{job.last4}) was employed by {senders.safe(job.employer)} as "
        f"{job.classification}{local} on the {count} commercials below."
    )


def _phases(days: Sequence[date]) -> tuple[list[date], list[date], list[date]]:
    """Return the days parted into prep, shoot and wrap; one or two of them may be empty."""
    if len(days) < 3:
        return [], list(days), []
    return [days[0]], list(days[1:-1]), [days[-1]]


def spots_table(rng: Random) -> Drawn:
    """A row a commercial: its job number, client, title, and days of prep, shoot and wrap."""
    s, letter, clients = _spots(rng, "spots table")
    way, year = rng.randrange(3), rng.choice(("%m/%d/%y", "%m/%d/%Y"))
    head = (["Job #", "Client", "Spot", "Prep", "Shoot", "Wrap"],
            ["Job no.", "Agency/Client", "Product/Spot", "Dates worked", "Days"],
            ["Spot", "Client", "Dates", "Position"])[way]  # fmt: skip
    rows: list[list[object]] = [list(head)]
    for job, client in zip(letter.jobs, clients, strict=True):
        number = f"{rng.randrange(24, 27)}-{rng.randrange(100, 999)}"
        told = [s.p(_days(part, year)) for part in _phases(job.worked)]
        all_days = s.p(_days(job.worked, year))
        rows.append(([number, client, job.title, *told],
                     [number, client, job.title, all_days, str(len(job.worked))],
                     [job.title, client, all_days, job.classification])[way])  # fmt: skip
    widths = [[55, 80, 85, 90, 90, 90], [55, 90, 95, 180, 40], [100, 90, 190, 110]][way]
    if way == 1:
        letter = _counted(letter)
    table = s.table(rows, ruled=rng.random() < 0.7, widths=widths)  # type: ignore[arg-type]
    made = [*_top(s, letter), s.p(_who(letter.jobs[0], len(letter.jobs))), Spacer(1, 6), table,
            *_close(s, letter)]  # fmt: skip
    return letter, senders.pages(made)


def _counted(letter: Letter) -> Letter:
    jobs = tuple(replace(job, stated_total=len(job.worked)) for job in letter.jobs)
    return replace(letter, jobs=jobs)


def _days(days: Sequence[date], style: str) -> str:
    return ", ".join(f"{d:{style}}" for d in days) or "–"


def spots_headed(rng: Random) -> Drawn:
    """A heading for each commercial, its days below in one or in three lines."""
    s, letter, clients = _spots(rng, "spots headed")
    way = rng.randrange(3)
    letter = _counted(letter) if way == 1 else letter
    made = [*_top(s, letter), s.p(_who(letter.jobs[0], len(letter.jobs))), Spacer(1, 6)]
    for number, (job, client) in enumerate(zip(letter.jobs, clients, strict=True), start=1):
        code = f"{rng.randrange(2000, 2999)}"
        made.append(s.p((f"<b>Job {code} – “{job.title}” ({client})</b>",
                         f"<b>{number}. {client}: “{job.title}”</b>",
                         f"<b>Spot: {job.title}</b> &nbsp; Client: {client}")[way]))  # fmt: skip
        if way == 0:
            phases = zip(("Prep", "Shoot", "Wrap"), _phases(job.worked), strict=True)
            made += [s.p(f"{name}: {_days(part, '%m/%d/%Y')}") for name, part in phases if part]
        else:
            made.append(s.p(f"Dates: {series([long_date(d) for d in job.worked])}"))
        if way == 1:
            made.append(s.p(f"Days: {len(job.worked)}"))
        made.append(Spacer(1, 6))
    return letter, senders.pages([*made, *_close(s, letter)])


def spots_listed(rng: Random) -> Drawn:
    """A bullet a commercial: its client, its title and its days, the year with each or once."""
    s, letter, clients = _spots(rng, "spots listed")
    way, made = rng.randrange(3), [*_top(s, letter), s.p(_who(letter.jobs[0], len(letter.jobs)))]
    for job, client in zip(letter.jobs, clients, strict=True):
        made.append(s.p(f"• {_spot_line(job, client, way)}"))
    n = sum(len(job.worked) for job in letter.jobs)
    ending = rng.choice((f"Total for all spots: {n} days.", "", f"{n} days in all."))
    return letter, senders.pages([*made, Spacer(1, 6), s.p(ending), *_close(s, letter)])


def _spot_line(job: Job, client: str, way: int) -> str:
    spans = [f"{a:%b} {a.day}" if a == b else f"{a:%b} {a.day}-{b.day}" if a.month == b.month
             else f"{a:%b} {a.day}-{b:%b} {b.day}" for a, b in neighbors(job.worked)]  # fmt: skip
    if way == 0:
        return f"{client}, “{job.title}” – {', '.join(spans)}, {job.worked[-1].year}"
    if way == 1:
        return f"“{job.title}” for {client}: {_days(job.worked, '%m/%d/%Y')}"
    return f"{_days(job.worked, '%m/%d/%y')} – “{job.title}” ({client})"


def spots_sentence(rng: Random) -> Drawn:
    """One sentence for all commercials, each with its days behind its title."""
    s, letter, clients = _spots(rng, "spots sentence")
    job, way = letter.jobs[0], rng.randrange(2)
    parts = [
        f"“{each.title}” ({client}) on {series([long_date(d) for d in each.worked])}" if way else
        f"the {client} spot “{each.title}” on {_days(each.worked, '%m/%d/%Y')}"
        for each, client in zip(letter.jobs, clients, strict=True)
    ]  # fmt: skip
    local = f", Local {job.local}," if job.local else ""
    said = (f"{job.person} (SSN XXX-XX-{job.last4}) worked for {senders.safe(job.employer)} as "
            f"{job.classification}{local} on these commercials: {'; '.join(parts)}.")  # fmt: skip
    return letter, senders.pages([*_top(s, letter), s.p(said), *_close(s, letter)])


def spots_turned(rng: Random) -> Drawn:
    """Rows are dates; the commercial and what was done stand behind each date."""
    s, letter, clients = _spots(rng, "spots turned")
    style = rng.choice(("%m/%d/%Y", "%a %m/%d/%y", "%b %d, %Y"))
    rows = [["Date", "Spot", "Client", "Work"]]
    for job, client in zip(letter.jobs, clients, strict=True):
        prep, shoot, _ = _phases(job.worked)
        for d in job.worked:
            did = "Prep" if d in prep else "Shoot" if d in shoot else "Wrap"
            rows.append([f"{d:{style}}", job.title, client, did])
    made = [*_top(s, letter), s.p(_who(letter.jobs[0], len(letter.jobs))), Spacer(1, 6),
            s.table(rows, ruled=rng.random() < 0.6), *_close(s, letter)]  # fmt: skip
    return letter, senders.pages(made)


FAMILIES = (
    spots_table,
    spots_headed,
    spots_listed,
    spots_sentence,
    spots_turned,
)
