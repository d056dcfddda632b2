"""Letters of the nineteenth round that say their days in sentences, lists and messages."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.platypus import Flowable, HRFlowable, PageBreak, Paragraph, Spacer

from bench.letters import senders
from bench.letters.counts import in_words
from bench.letters.families import round19_cast as cast
from bench.letters.families.drawing import months_of, neighbors, weeks_of
from bench.letters.senders import long_date, safe, series
from bench.letters.setting import Setting
from bench.letters.truth import Job, Letter

_FRENCH = (
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre"),
    *("octobre", "novembre", "décembre"),
)


def weeks_in_sentences(rng: Random) -> tuple[Letter, bytes]:
    """A Georgia payroll company: one sentence a week, the week ending named with its year."""
    s, job = senders.in_type(rng, cast.SERIF, cast.SANS), cast.job(rng, most=26)
    house = rng.choice(("Peachtree Crew Payroll, Inc.", "Chattahoochee Production Payroll LLC"))
    made = cast.letter(
        rng, "weeks in sentences", [job], house, "1180 Howell Mill Road NW, Atlanta, GA 30318",
        rng.choice(("Client Services Supervisor", "Payroll Director")),
    )  # fmt: skip
    told = []
    for days in weeks_of(job.worked, first=6):
        end = days[0] + timedelta(days=(5 - days[0].weekday()) % 7)
        said = series([_stretch(a, b, end.year) for a, b in neighbors(days)])
        told.append(f"In the week ending Saturday, {long_date(end)}, {_last(job)} worked {said}.")
    count = job.stated_total
    ending = f" In all, {in_words(count)} ({count}) days were worked." if count else ""
    body = [
        *_head(s, made, TA_CENTER),
        s.p(
            f"{made.letterhead} processed payroll for {safe(job.employer)}, the producer of "
            f"{_quoted(job)}, {_a(job.type_printed)}. Our records show that {job.person} "
            f"(SSN XXX-XX-{job.last4}) was employed on it as {_a(job.classification)}"
            f"{_under(job)}, and worked on the days below."
        ),
        Spacer(1, 8),
        s.p(" ".join(told) + ending),
    ]
    return made, senders.pages([*body, *cast.closed(s, made, "Sincerely,")])


def weekdays_but(rng: Random) -> tuple[Letter, bytes]:
    """An Oregon producer's numbered declaration: every weekday of a span but those named."""
    s, job = senders.in_type(rng, cast.SERIF, cast.TYPED), _every_weekday(rng)
    made = cast.letter(
        rng, "weekdays but", [job], job.employer, "2130 SE Division Street, Portland, OR 97202",
        rng.choice(("Producer", "Unit Production Manager")),
    )  # fmt: skip
    a, b = min(job.worked), max(job.worked)
    why = ("a company holiday", "a sick day", "an unpaid day off")
    out = [f"{_weekday(d)} ({why[n]})" for n, d in enumerate(job.idle)]
    but = f", with the exception of {series(out)}, not worked" if out else ""
    count = job.stated_total
    points = (
        f"My name is {made.signatory}. {safe(job.employer)} employs me as {made.signatory_title}.",
        f"{safe(job.employer)} employed {job.person} (last four digits of SSN: {job.last4}) as "
        f"{_a(job.classification)}{_under(job)} on {_quoted(job)}, {_a(job.type_printed)}.",
        f"{job.person} worked every weekday, Monday through Friday, from {_weekday(a)} through "
        f"{_weekday(b)}, both included{but}. No Saturday or Sunday was worked.",
        *([f"The number of days so worked is {in_words(count)} ({count})."] if count else []),
        "I make this declaration from the company’s payroll records.",
    )
    body = [
        *_head(s, made, 0),
        s.p("<b>DECLARATION OF EMPLOYMENT</b>"),
        Spacer(1, 8),
        *(s.p(f"{n}. {said}<br/>") for n, said in enumerate(points, start=1)),
    ]
    return made, senders.pages([*body, *cast.closed(s, made, "Declared and signed:")])


def french_months(rng: Random) -> tuple[Letter, bytes]:
    """A Montréal production in two languages, days by month, mostly with French months."""
    s = senders.in_type(rng, cast.SANS, cast.SERIF)
    crafts = (("Grip", "514"), ("Electrician", "514"), ("Set Decorator", "514"), ("Dresser", "514"))
    types = (
        ("Long métrage / Feature film", "feature"),
        ("Série télévisée / Television series", "tv_series"),
    )
    firms = ("Productions Canal Lachine inc.", "Films du Vieux-Port inc.", "Érable Noir Média inc.")
    job = replace(cast.job(rng, most=22, types=types, crafts=crafts, firms=firms), last4=None)
    made = cast.letter(
        rng, "french months", [job], job.employer, "5455, av. de Gaspé, Montréal (Québec) H2T 3B3",
        rng.choice(("Production Manager", "Line Producer", "Production Coordinator")),
    )  # fmt: skip
    french = rng.random() < 0.7
    count = job.stated_total
    facts = (
        ("Employé(e) / Employee", job.person),
        ("Production", job.production),
        ("Genre / Type", job.type_printed),
        ("Poste / Position", job.classification),
        ("Section locale / Local", f"AIEST / IATSE {job.local}" if job.local else ""),
        ("Producteur / Producer", job.employer),
        ("Jours travaillés / Days worked", str(count) if count else ""),
    )
    when = made.written
    written = (
        f"le {_day_first([when], french=True)}" if french else _day_first([when], french=False)
    )
    body = [
        Paragraph(safe(made.letterhead), s.head),
        Paragraph(f"{made.address} &nbsp; T 514-555-0148", s.small),
        HRFlowable(width="100%", spaceBefore=4, spaceAfter=12),
        s.p(f"Montréal, {written}"),
        Spacer(1, 8),
        s.p("<b>ATTESTATION D’EMPLOI / CONFIRMATION OF EMPLOYMENT</b>"),
        Spacer(1, 6),
        s.labels([(label, value) for label, value in facts if value]),
        Spacer(1, 8),
        s.p("Dates de travail / Dates worked:"),
        *(s.p(f"– {_day_first(days, french=french)}") for days in months_of(job.worked)),
    ]
    return made, senders.pages([*body, *cast.closed(s, made, "Cordialement / Regards,")])


def memo_by_week(rng: Random) -> tuple[Letter, bytes]:
    """A Chicago production office's memo: a line a week, weekdays before two-digit years."""
    s = senders.in_type(rng, cast.SANS, cast.TYPED)
    job = senders.with_idle(rng, cast.job(rng, most=22), most=rng.choice((0, 0, 1, 2)))
    made = cast.letter(
        rng, "memo by week", [job], job.employer, "2621 West 15th Place, Chicago, IL 60608",
        rng.choice(("Production Supervisor", "UPM", "Assistant Production Coordinator")),
    )  # fmt: skip
    weeks = [
        f"Week {n}: {', '.join(_short(day) for day in days)}"
        for n, days in enumerate(weeks_of(job.worked), start=1)
    ]
    held = [f"On hold (paid, did not work): {', '.join(_short(d) for d in job.idle)}"]
    rows = (
        ("TO", "Contract Services Administration Trust Fund"),
        ("FROM", f"{made.signatory}, {made.signatory_title}"),
        ("DATE", f"{made.written:%m/%d/%y}"),
        ("RE", f"Days worked by {job.person}, SSN xxx-xx-{job.last4}"),
    )
    body = [
        Paragraph(safe(made.letterhead), s.head),
        Paragraph(f"Production office · {made.address}", s.small),
        Spacer(1, 10),
        s.p("<b>M E M O</b>"),
        s.labels(rows),
        HRFlowable(width="100%", spaceBefore=4, spaceAfter=8),
        s.p(f"Show: {safe(job.production)} ({job.type_printed})"),
        s.p(f"Position: {job.classification}{_under(job)}"),
        s.p(f"Employer: {safe(job.employer)}"),
        Spacer(1, 6),
        s.p("Dates worked per our production reports:"),
        *(s.p(line) for line in weeks),
        *(([Spacer(1, 4), s.p(held[0])]) if job.idle else []),
        *cast.total(rng, s, job),
    ]
    return made, senders.pages([*body, *cast.closed(s, made, "Signed:")])


def answered_mail(rng: Random) -> tuple[Letter, bytes]:
    """A New Mexico coordinator's answer by e-mail, a line a day, the question quoted below."""
    s = senders.in_type(rng, cast.SANS, cast.EMBEDDED)
    job = cast.job(rng, most=16)
    made = cast.letter(
        rng, "answered mail", [job], job.employer, "5650 University Blvd. SE, Albuquerque, NM",
        rng.choice(("Production Coordinator", "Payroll Accountant")), signed=0,
    )  # fmt: skip
    made = replace(made, headed=False)
    day, asked = made.written, made.written - timedelta(days=1)
    first = made.signatory.split()[0].lower().replace("é", "e").replace("è", "e")
    say = rng.choice(("{0:%a} {0:%b} {1}, {0:%Y}", "{0.month}/{1}/{0:%Y} ({0:%A})", "{0:%m/%d/%Y}"))
    last4 = f" (SSN ending {job.last4})"
    lines = [
        f"<b>From:</b> {made.signatory} &lt;{first}@invented.example&gt;",
        f"<b>Date:</b> {day:%A, %B} {day.day}, {day.year} at 11:26 AM",
        "<b>To:</b> roster@invented.example",
        f"<b>Cc:</b> {job.person}",
        f"<b>Subject:</b> RE: EVL for {safe(job.title)}",
    ]
    body = [
        *(s.p(line) for line in lines),
        HRFlowable(width="100%", spaceBefore=4, spaceAfter=8),
        s.p(rng.choice(("Hello,", "Good morning,", "Hi all,"))),
        Spacer(1, 6),
        s.p(
            f"Happy to confirm that {job.person}{last4} worked for {safe(job.employer)} as "
            f"{_a(job.classification)}{_under(job)} on {_quoted(job)}, {_a(job.type_printed)}. "
            "Here are the work dates from our time cards:"
        ),
        Spacer(1, 6),
        *(s.p(say.format(d, d.day)) for d in job.worked),
        *cast.total(rng, s, job, more=(f"That’s {job.stated_total} days.",)),
        Spacer(1, 8),
        s.p("Let me know if you need anything else."),
        Spacer(1, 8),
        *(s.p(safe(x)) for x in (made.signatory, made.signatory_title, made.letterhead)),
        s.p(made.address),
        Spacer(1, 10),
        s.p(f"On {asked:%a}, {asked:%b} {asked.day}, {asked.year}, {job.person} wrote:"),
        s.p("&gt; Hi! Contract Services asks for a letter with my exact dates on the show."),
        s.p("&gt; Could you send one straight to them and copy me? Thank you!"),
        Spacer(1, 8),
        Paragraph(senders.SAMPLE, s.small),
    ]
    return made, senders.pages(body)


def with_addendum(rng: Random) -> tuple[Letter, bytes]:
    """A California payroll house: two or three shows in brief, their days on an addendum."""
    s = senders.in_type(rng, cast.SERIF, cast.SANS, cast.EMBEDDED)
    jobs = [cast.job(rng, most=12)]
    for _ in range(rng.choice((1, 1, 2))):
        jobs.append(cast.other_job(rng, jobs))
    jobs = [replace(job, stated_total=len(job.worked)) for job in jobs]
    house = rng.choice(("Tamarind Payroll Group", "Sepulveda Entertainment Payroll, Inc."))
    made = cast.letter(
        rng, "with addendum", jobs, house, "3601 W. Olive Avenue, Suite 800, Burbank, CA 91505",
        rng.choice(("Manager, Employment Verifications", "Vice President, Payroll Operations")),
    )  # fmt: skip
    rows = [["Production", "Type", "Employer", "Classification", "Local", "Days"]]
    rows += [
        [
            *(j.production, j.type_printed, j.employer, j.classification, j.local or ""),
            str(j.stated_total),
        ]
        for j in jobs
    ]
    cells = [rows[0], *([s.p(f"<font size=8>{safe(v)}</font>") for v in row] for row in rows[1:])]
    widths = [105, 95, 115, 90, 40, 40]
    person = jobs[0].person
    body = [
        *_head(s, made, TA_RIGHT),
        s.p(
            f"This verifies the employment of {person}, SSN ending {jobs[0].last4}, on the "
            "productions below, for each of which we were the payroll company. The dates worked "
            "are listed in Addendum A."
        ),
        Spacer(1, 8),
        s.table(cells, ruled=True, widths=widths),
        *cast.closed(s, made, "Very truly yours,"),
        PageBreak(),
        s.p(f"<b>ADDENDUM A – DATES WORKED – {person}</b>"),
    ]
    for job in jobs:
        body += [Spacer(1, 10), s.p(f"<b>{safe(job.production)}</b> – {safe(job.employer)}")]
        body += [_numbered(s, job), s.p(f"Days worked: {job.stated_total}")]
    return made, senders.pages(body)


def _every_weekday(rng: Random) -> Job:
    job, count = cast.job(rng), rng.randrange(10, 34)
    day, days = job.worked[0], list[date]()
    while len(days) < count:
        days += [day] if day.weekday() < 5 else []
        day += timedelta(days=1)
    off = tuple(sorted(rng.sample(days[1:-1], rng.choice((0, 1, 2, 3)))))
    worked = tuple(day for day in days if day not in off)
    return replace(job, worked=worked, idle=off, stated_total=job.stated_total and len(worked))


def _numbered(s: Setting, job: Job) -> Flowable:
    cells = [f"{n}. {day:%m/%d/%y}" for n, day in enumerate(job.worked, start=1)]
    cells += [""] * (-len(cells) % 4)
    rows = [cells[n : n + 4] for n in range(0, len(cells), 4)]
    made = s.table(rows, ruled=False, widths=[110] * 4)
    made.setStyle([("FONT", (0, 0), (-1, -1), s.plain_font, 9)])
    return made


def _stretch(a: date, b: date, year: int) -> str:
    one, other = _in_year(a, year), _in_year(b, year)
    if a == b:
        return f"on {one}"
    return f"from {one} through {other}" if (b - a).days > 1 else f"on {one} and {other}"


def _in_year(day: date, year: int) -> str:
    return f"{day:%A}, {day:%B} {day.day}" + (f", {day.year}" if day.year != year else "")


def _day_first(days: list[date], *, french: bool) -> str:
    day = days[0]
    if not french:
        return f"{series([str(d.day) for d in days])} {day:%B} {day.year}"
    numbers = ["1er" if d.day == 1 else str(d.day) for d in days]
    said = series(numbers).replace(" and ", " et ")
    return f"{said} {_FRENCH[day.month - 1]} {day.year}"


def _weekday(day: date) -> str:
    return f"{day:%A}, {long_date(day)}"


def _last(job: Job) -> str:
    return job.person.split()[-1]


def _short(day: date) -> str:
    return f"{day:%a} {day.month}/{day.day}/{day:%y}"


def _quoted(job: Job) -> str:
    season = f", Season {job.season}" if job.season else ""
    return f"“{safe(job.title)}”{season}"


def _under(job: Job) -> str:
    return f" (IATSE Local {job.local})" if job.local else ""


def _a(text: str) -> str:
    return f"an {text}" if text[0].lower() in "aei" else f"a {text}"


def _head(s: Setting, made: Letter, side: int) -> list[Flowable]:
    big, low = s.head.clone("big", alignment=side), s.small.clone("low", alignment=side)
    return [
        Paragraph(safe(made.letterhead), big),
        Paragraph(made.address, low),
        Spacer(1, 16),
        s.p(long_date(made.written)),
        Spacer(1, 8),
        s.p("Contract Services<br/>Attention: Industry Experience Roster"),
        Spacer(1, 10),
    ]
