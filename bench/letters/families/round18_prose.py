"""Letters of the eighteenth round in sentences: studios, two shows, mails, lists of people."""

from dataclasses import replace
from datetime import date
from random import Random

from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.units import inch
from reportlab.platypus import Flowable, PageBreak, Paragraph, Spacer, Table

from bench.letters import cast
from bench.letters.families import round18_parts as parts
from bench.letters.families.drawing import months_of, neighbors
from bench.letters.setting import RULED, Setting, finish
from bench.letters.truth import Job, Letter

Drawn = tuple[Letter, bytes]


def _head(s: Setting, letter: Letter, *, dated: bool = True) -> list[Flowable]:
    made = [
        Paragraph(parts.safe(letter.letterhead), s.head),
        Paragraph(letter.address, s.small),
        Spacer(1, 12),
    ]
    return [*made, s.p(parts.long_date(letter.written)), Spacer(1, 8)] if dated else made


def _kind(rng: Random, job: Job) -> str:
    """Return a job's kind of production before its title, with an article."""
    said = job.type_printed
    a = "an" if said[0].lower() in "aei" else "a"
    return rng.choice((f"the {said} ", f"our {said} ", f"{a} {said} titled "))


def studio_officer(rng: Random) -> Drawn:
    """An officer writes for the company that is named behind her title, in running sentences."""
    s, letter = Setting(rng), cast.a_letter(rng, "studio officer", most_days=12)
    letter = parts.of_one_company(letter)
    job, firm = letter.jobs[0], parts.safe(letter.letterhead)
    show = rng.choice((f"“{job.title}”", f"<i>{job.title}</i>"))
    show += f" (Season {job.season})" if job.season else ""
    local = f", a position under Local {job.local}," if job.local else ""
    lead = rng.choice(
        (
            f"I, {letter.signatory}, am {letter.signatory_title} of {firm}.",
            f"My name is {letter.signatory} and I serve as {letter.signatory_title} of {firm}.",
            f"The undersigned is the {letter.signatory_title} of {firm}.",
        )
    )
    said = rng.choice(
        (
            f"{job.person} (SSN ending in {job.last4}) was employed by the company on "
            f"{_kind(rng, job)}{show} as {job.classification}{local} and worked on ",
            f"Our records show that {job.person}, whose Social Security number ends in "
            f"{job.last4}, worked for us as {job.classification}{local} on {_kind(rng, job)}{show}."
            f" The days worked were ",
            f"{firm} employed {job.person} (last four {job.last4}) in the capacity of "
            f"{job.classification}{local} on {_kind(rng, job)}{show}. Work was performed on ",
        )
    )
    body = [s.p(lead), Spacer(1, 6),
            s.p(said + parts.listed(rng, job.worked) + parts.total_clause(rng, job))]  # fmt: skip
    close = parts.signed(
        s, letter, "Very truly yours,", (letter.signatory, f"{letter.signatory_title}, {firm}")
    )
    return letter, finish([*_head(s, letter), *body, *close])


def payroll_sentence(rng: Random) -> Drawn:
    """A payroll house in one sentence: employed by X on the motion picture Y."""
    s, letter = Setting(rng), cast.a_letter(rng, "payroll sentence", most_days=12)
    job, firm = letter.jobs[0], parts.safe(letter.jobs[0].employer)
    show = f"{job.title}" + (f", Season {job.season}" if job.season else "")
    local = f" (I.A.T.S.E. Local {job.local})" if job.local else ""
    kind = job.type_printed
    said = rng.choice(
        (
            f"{job.person} was employed by {firm} on the {kind} “{show}” as "
            f"{job.classification}{local}.",
            f"{job.person} worked in the employ of {firm} as {job.classification}{local} during "
            f"production of the {kind} “{show}”.",
            f"Wages were paid to {job.person} for services as {job.classification}{local} on the "
            f"{kind} “{show}”, a production of {firm}.",
            f"{firm}, producer of the {kind} “{show}”, employed {job.person} as "
            f"{job.classification}{local}.",
        )
    )
    body = [
        s.p("To the Roster Department:"),
        Spacer(1, 6),
        s.p(f"{said} The last four digits of the Social Security number are {job.last4}."),
        Spacer(1, 6),
        s.p(f"Dates: {parts.listed(rng, job.worked)}."),
        s.p(parts.total_line(rng, job)),
    ]
    close = parts.signed(s, letter, "Yours,", (letter.signatory, letter.signatory_title))
    return letter, finish([*_head(s, letter), *body, *close])


def two_shows_told(rng: Random) -> Drawn:
    """Two paragraphs, a show each, one company each; the person is named in the first only."""
    s, letter = Setting(rng), parts.distinct_jobs(rng, "two shows told", 2, 9)
    one, two = letter.jobs
    pronoun = one.person.split()[0]
    made: list[Flowable] = []
    for number, job in enumerate((one, two)):
        who = f"{job.person} (SSN XXX-XX-{job.last4})" if not number else pronoun
        local = f" (Local {job.local})" if job.local else ""
        firm, show = parts.safe(job.employer), f"“{job.title}”"
        show += f", Season {job.season}" if job.season else ""
        lead = rng.choice(
            ("First, ", "To begin with, ") if not number else ("Then ", "After that ")
        )
        made += [
            s.p(
                f"{lead}{who} worked for {firm} as {job.classification}{local} on {show} "
                f"({job.type_printed}). The dates were {parts.listed(rng, job.worked)}"
                f"{parts.total_clause(rng, job)}"
            ),
            Spacer(1, 6),
        ]
    close = parts.signed(s, letter, "Sincerely,", (letter.signatory, letter.signatory_title))
    return letter, finish([*_head(s, letter), *made, *close])


def two_shows_headed(rng: Random) -> Drawn:
    """A heading for each show with its season and company, the rest in lines below it."""
    s, letter = Setting(rng), parts.distinct_jobs(rng, "two shows headed", 2, 9)
    one = letter.jobs[0]
    made: list[Flowable] = [
        s.p(f"RE: {one.person}, last four of SSN {one.last4}"),
        Spacer(1, 6),
    ]
    for number, job in enumerate(letter.jobs, start=1):
        mark = rng.choice((f"{number}. ", f"({number}) ", ""))
        made += [
            s.p(f"<b>{mark}{parts.season_of(rng, job)}</b>"),
            s.p(f"Production company: {parts.safe(job.employer)}"),
            s.p(f"{job.type_printed} / {job.classification}"
                + (f" / Local {job.local}" if job.local else "")),
            s.p(f"Worked: {parts.listed(rng, job.worked)}"),
            s.p(parts.total_line(rng, job)),
            Spacer(1, 6),
        ]  # fmt: skip
    close = parts.signed(s, letter, "Regards,", (letter.signatory, letter.signatory_title))
    return letter, finish([*_head(s, letter), *made, *close])


def mail_page(rng: Random) -> Drawn:
    """A mail as a program prints it: the subject on top, the sender with the date at the right."""
    s, letter = Setting(rng), cast.a_letter(rng, "mail page", most_days=14)
    letter = replace(letter, signed=False, headed=False)
    job = letter.jobs[0]
    box = letter.signatory.split()[0].lower() + "@invented.example"
    d = letter.written
    when = rng.choice(
        (f"{d:%a}, {d:%b} {d.day}, {d.year} at 3:41 PM", f"{d:%A}, {parts.long_date(d)} 3:41 PM",
         f"{d:%m/%d/%Y} 15:41")
    )  # fmt: skip
    right = s.small.clone("right", alignment=TA_RIGHT)
    top = Table(
        [[s.p(f"<b>{letter.signatory}</b> &lt;{box}&gt;"), Paragraph(when, right)]],
        colWidths=[4.4 * inch, 2.3 * inch], hAlign="LEFT",
    )  # fmt: skip
    bullets = [
        f"• {parts.long_date(a)}" if a == b else f"• {parts.long_date(a)} and {parts.long_date(b)}"
        for a, b in _pairs(job)
    ]
    made = [
        s.p("<b>Work dates for the roster</b>"), top, s.p("To: rosters@invented.example"),
        Spacer(1, 10), s.p("Hi there,"), Spacer(1, 4),
        s.p(f"{job.person} (last four of the SSN: {job.last4}) worked with us, "
            f"{parts.safe(job.employer)}, as {job.classification}"
            + (f" (Local {job.local})" if job.local else "")
            + f" on “{job.title}”" + (f", season {job.season}" if job.season else "")
            + f" ({job.type_printed}) on these days:"),
        *map(s.p, bullets), s.p(parts.total_line(rng, job)), Spacer(1, 8), s.p("Best,"),
        s.p(letter.signatory), s.p(letter.signatory_title),
        s.p(parts.safe(letter.letterhead)), *parts.note(s),
    ]  # fmt: skip
    return letter, finish(made)


def _pairs(job: Job) -> list[tuple[date, date]]:
    days = list(job.worked)
    return [(days[n], days[min(n + 1, len(days) - 1)]) for n in range(0, len(days), 2)]


def bulleted_facts(rng: Random) -> Drawn:
    """The facts as points of a list that speaks in half sentences, then the days."""
    s, letter = Setting(rng), cast.a_letter(rng, "bulleted facts", most_days=14)
    job = letter.jobs[0]
    points = [
        f"was on the payroll of {parts.safe(job.employer)}",
        f"held the position of {job.classification}"
        + (f", Local {job.local}" if job.local else ""),
        f"worked on the {job.type_printed} “{job.title}”"
        + (f", Season {job.season}" if job.season else ""),
    ]
    rng.shuffle(points)
    spans = ", ".join(
        f"{a:%b} {a.day}, {a.year}" if a == b else
        f"{a:%b} {a.day}, {a.year} through {b:%b} {b.day}, {b.year} inclusive"
        for a, b in neighbors(job.worked)
    )  # fmt: skip
    made = [
        s.p("TO WHOM IT MAY CONCERN"),
        Spacer(1, 6),
        s.p(f"We confirm that {job.person}, SSN xxx-xx-{job.last4},"),
        *(s.p(f"&nbsp;&nbsp;• {point}") for point in points),
        Spacer(1, 6),
        s.p(f"Each of these days was worked: {spans}."),
        s.p("Each shift is one day."),
        s.p(parts.total_line(rng, job)),
    ]
    close = parts.signed(
        s, letter, "With kind regards,", (f"{letter.signatory} | {letter.signatory_title}",)
    )
    return letter, finish([*_head(s, letter), *made, *close])


def people_apart(rng: Random) -> Drawn:
    """Several people of one show, each on a line with number, role, days and how many."""
    s, letter = Setting(rng), cast.a_letter(rng, "people apart", most_days=7)
    first = letter.jobs[0]
    jobs = [first]
    for _ in range(rng.choice((1, 2))):
        other = cast.a_letter(rng, "x", most_days=7).jobs[0]
        jobs.append(
            replace(first, person=other.person, last4=other.last4, local=other.local,
                    classification=other.classification, worked=first.worked[:: len(jobs) + 1])
        )  # fmt: skip
    if len({j.person for j in jobs}) < len(jobs) or len({j.classification for j in jobs}) < len(
        jobs
    ):
        return people_apart(rng)
    jobs = [replace(j, stated_total=len(j.worked)) for j in jobs]
    letter = cast.with_all(letter, jobs)
    show = f"“{first.title}”" + (f", Season {first.season}" if first.season else "")
    made = [
        s.p(f"The persons below were employed by {parts.safe(first.employer)} on {show}, "
            f"a {first.type_printed}. They are to be told apart by the last four digits of their "
            "Social Security numbers."),
        Spacer(1, 6),
    ]  # fmt: skip
    for job in jobs:
        role = job.classification + (f", Local {job.local}" if job.local else "")
        days = ", ".join(f"{d:%m/%d/%Y}" for d in job.worked)
        n = len(job.worked)
        made += [s.p(f"<b>{job.person}</b> ({job.last4}) – {role}: {days} ({n} "
                     f"{'day' if n == 1 else 'days'})"), Spacer(1, 4)]  # fmt: skip
    close = parts.signed(s, letter, "Sincerely,", (letter.signatory, letter.signatory_title))
    return letter, finish([*_head(s, letter), *made, *close])


def certificate(rng: Random) -> Drawn:
    """A certificate in centered lines, its date in the line of the title."""
    s, letter = Setting(rng), cast.a_letter(rng, "certificate", most_days=10)
    job = letter.jobs[0]
    mid, big = s.body.clone("m", alignment=TA_CENTER), s.head.clone("b", alignment=TA_CENTER)
    word = rng.choice(("issued", "given", "dated"))
    lines = [
        f"CERTIFICATE OF EMPLOYMENT, {word} {parts.long_date(letter.written)}",
        "This certifies that", f"<b>{job.person}</b>", f"(SSN ***-**-{job.last4})",
        "was in the employ of", f"<b>{parts.safe(job.employer)}</b>", "as",
        f"<b>{job.classification}</b>" + (f", Local {job.local}" if job.local else ""),
        f"on the {job.type_printed}",
        f"<b>{job.title}</b>" + (f", Season {job.season}" if job.season else ""),
        "on the following days", parts.listed(rng, job.worked), parts.total_line(rng, job),
    ]  # fmt: skip
    made = [
        Paragraph(parts.safe(letter.letterhead), big), Spacer(1, 8),
        *(Paragraph(line, mid) for line in lines if line),
    ]  # fmt: skip
    close = parts.signed(s, letter, "Attested by", (letter.signatory, letter.signatory_title))
    return letter, finish([*made, *close])


def over_the_break(rng: Random) -> Drawn:
    """Labels and days on one page; the printed name and title only on the next."""
    s, letter = Setting(rng), cast.a_letter(rng, "over the break", most_days=20)
    letter = replace(letter, signed=False)
    job = letter.jobs[0]
    rows = [["Month", "Days worked"]]
    rows += [[f"{m[0]:%B %Y}", ", ".join(str(d.day) for d in m)] for m in months_of(job.worked)]
    table = Table(rows, hAlign="LEFT")
    table.setStyle(RULED)
    pairs = [
        ("Concerning", job.person), ("SSN, last four", job.last4), ("Show", job.title),
        ("Season", job.season), ("Kind of show", job.type_printed),
        ("Employing company", job.employer), ("Worked as", job.classification),
        ("Local", job.local),
    ]  # fmt: skip
    made = [s.labels(pairs, mark=rng.choice((":", ""))), Spacer(1, 8), table,
            s.p(parts.total_line(rng, job)), Spacer(1, 8), s.p("Sincerely,"), PageBreak(),
            Paragraph(f"{parts.safe(letter.letterhead)} – page 2", s.small), Spacer(1, 20),
            s.p(letter.signatory), s.p(letter.signatory_title), *parts.note(s)]  # fmt: skip
    return letter, finish([*_head(s, letter), *made])


def nights(rng: Random) -> Drawn:
    """Nights are counted instead of days."""
    s, letter = Setting(rng), cast.a_letter(rng, "counted nights", most_days=10)
    job = letter.jobs[0]
    pairs = [
        ("Employee", f"{job.person} (SSN ending {job.last4})"), ("Show", parts.season_of(rng, job)),
        ("Type", job.type_printed), ("Company", job.employer),
        ("Position", job.classification + (f", Local {job.local}" if job.local else "")),
    ]  # fmt: skip
    rows = [["Night of", "Weekday", "Hours"]]
    rows += [[f"{d:%m/%d/%Y}", f"{d:%A}", "10.0"] for d in job.worked]
    made = [s.labels(pairs), Spacer(1, 6), s.p("Nights worked; each counts as one day."),
            s.table(rows, ruled=rng.random() < 0.5),
            s.p(parts.total_line(rng, job, "nights"))]  # fmt: skip
    close = parts.signed(s, letter, "Sincerely,", (letter.signatory, letter.signatory_title))
    return letter, finish([*_head(s, letter), *made, *close])


FAMILIES = (
    studio_officer, payroll_sentence, two_shows_told, two_shows_headed, mail_page, bulleted_facts,
    people_apart, certificate, over_the_break, nights,
)  # fmt: skip
