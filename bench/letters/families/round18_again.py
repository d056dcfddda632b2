"""Letters of the eighteenth round drawn after the others were read: the same kinds, set anew."""

from dataclasses import replace
from random import Random

from reportlab.lib import colors
from reportlab.lib.units import inch
from reportlab.platypus import Flowable, HRFlowable, Paragraph, Spacer, Table

from bench.letters import cast
from bench.letters.families import round18_parts as parts
from bench.letters.setting import RULED, Setting, finish
from bench.letters.truth import Job, Letter

Drawn = tuple[Letter, bytes]


def _head(s: Setting, letter: Letter, *rest: str) -> list[Flowable]:
    return [
        Paragraph(parts.safe(letter.letterhead), s.head),
        Paragraph(letter.address, s.small),
        Spacer(1, 10),
        *(s.p(line) for line in rest),
        Spacer(1, 6),
    ]


def web_profile(rng: Random) -> Drawn:
    """Gray captions of the type of their values above them, two columns without lines."""
    s, letter = Setting(rng), cast.a_letter(rng, "web profile", most_days=14)
    job = letter.jobs[0]
    pairs = [
        ("Crew member", job.person), ("Social Security (last four)", job.last4 or ""),
        ("Title of production", parts.season_of(rng, job)), ("Production type", job.type_printed),
        ("Paying employer", job.employer), ("Job title", job.classification),
        ("Union local", job.local or ""), ("Verification date", f"{letter.written:%m/%d/%Y}"),
    ]  # fmt: skip
    pairs = [pair for pair in pairs if pair[1]]
    gray = s.body.clone("gray", textColor=colors.gray)
    cells: list[object] = [
        [Paragraph(c, gray), Paragraph(f"<b>{parts.safe(v)}</b>", s.body)] for c, v in pairs
    ]
    rows = [cells[n : n + 2] for n in range(0, len(cells), 2)]
    rows[-1] += [""] * (2 - len(rows[-1]))
    made = Table(rows, colWidths=[3.3 * inch] * 2, hAlign="LEFT")
    made.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("BOTTOMPADDING", (0, 0), (-1, -1), 9)])
    days = [s.p("<b>Days worked</b>"), s.p(parts.listed(rng, job.worked)),
            s.p(parts.total_line(rng, job))]  # fmt: skip
    close = parts.signed(s, letter, "Verified by", (letter.signatory, letter.signatory_title))
    return letter, finish([*_head(s, letter), made, *days, *close])


def questions(rng: Random) -> Drawn:
    """A questionnaire: numbered questions, the answers behind or below them."""
    s, letter = Setting(rng), cast.a_letter(rng, "questions", most_days=12)
    job = letter.jobs[0]
    asked = [
        ("Who was employed?", job.person), ("Last four digits of SSN?", job.last4),
        ("On which production?", job.title), ("Which season?", job.season),
        ("What type of production is it?", job.type_printed),
        ("By which company (employer of record)?", job.employer),
        ("In what classification?", job.classification), ("Under which local?", job.local),
        ("On which dates?", ", ".join(f"{d:%m/%d/%Y}" for d in job.worked)),
        ("How many days in all?", str(job.stated_total) if job.stated_total else None),
    ]  # fmt: skip
    sign = rng.choice((" ", "<br/>&nbsp;&nbsp;&nbsp;"))
    said = [(a, b) for a, b in asked if b]
    lines = [f"{n}. {a}{sign}<b>{parts.safe(b)}</b>" for n, (a, b) in enumerate(said, start=1)]
    close = parts.signed(
        s, letter, "Answered by:",
        (letter.signatory, letter.signatory_title, f"Date: {parts.long_date(letter.written)}"),
    )  # fmt: skip
    body = [s.p("Questionnaire for the verification of employment"), *map(s.p, lines)]
    return letter, finish([*_head(s, letter), *body, *close])


def two_bullets(rng: Random) -> Drawn:
    """Two jobs of a person, a bullet each, all facts of one parted by commas."""
    s, letter = Setting(rng), parts.distinct_jobs(rng, "two bullets", 2, 8)
    one = letter.jobs[0]
    made: list[Flowable] = [
        s.p(f"Our payroll records show these engagements of {one.person} "
            f"(XXX-XX-{one.last4}):"),
    ]  # fmt: skip
    for job in letter.jobs:
        n = job.stated_total
        local = f", Local {job.local}" if job.local else ""
        season = f", Season {job.season}" if job.season else ""
        made.append(
            s.p(f"• “{job.title}”{season} ({job.type_printed}), {parts.safe(job.employer)}: "
                f"{job.classification}{local}; {', '.join(f'{d:%m/%d/%Y}' for d in job.worked)}"
                + (f" – {n} days." if n else "."))
        )  # fmt: skip
    close = parts.signed(s, letter, "Sincerely,", (letter.signatory, letter.signatory_title))
    return letter, finish([*_head(s, letter, parts.long_date(letter.written)), *made, *close])


def forwarded(rng: Random) -> Drawn:
    """A forwarded mail: its own head inside, the facts as lines of the body."""
    s, letter = Setting(rng), cast.a_letter(rng, "forwarded", most_days=12)
    letter = replace(letter, signed=False, headed=False)
    job, d = letter.jobs[0], letter.written
    box = letter.signatory.split()[0].lower() + "@invented.example"
    lines = [
        "---------- Forwarded message ---------", f"From: {letter.signatory} &lt;{box}&gt;",
        f"Date: {d:%a}, {d:%b} {d.day}, {d.year} at 9:05 AM", "Subject: your days",
        "To: &lt;crew@invented.example&gt;", "", "Hello,", "",
        f"as asked, here is what we have for {job.person}, SSN ending {job.last4}:",
        f"- show: {job.title}" + (f", season {job.season}" if job.season else ""),
        f"- what it is: {job.type_printed}", f"- company: {parts.safe(job.employer)}",
        f"- position: {job.classification}" + (f" (Local {job.local})" if job.local else ""),
        f"- days: {parts.listed(rng, job.worked)}",
        f"- {parts.total_line(rng, job)}" if job.stated_total else "", "", "Cheers,",
        letter.signatory, letter.signatory_title, parts.safe(letter.letterhead),
    ]  # fmt: skip
    made = [s.p(line) if line else Spacer(1, 6) for line in lines]
    return letter, finish([*made, *parts.note(s)])


def names_over_lines(rng: Random) -> Drawn:
    """Several people of one show: a name as a heading, position, local and days below it."""
    s, letter = Setting(rng), cast.a_letter(rng, "names over lines", most_days=6)
    first = letter.jobs[0]
    other = cast.a_letter(rng, "x", most_days=6).jobs[0]
    if other.person == first.person or other.classification == first.classification:
        return names_over_lines(rng)
    second = replace(first, person=other.person, last4=other.last4, local=other.local,
                     classification=other.classification, worked=first.worked[::2])  # fmt: skip
    jobs = [replace(job, stated_total=len(job.worked)) for job in (first, second)]
    letter = cast.with_all(letter, jobs)
    season = f", Season {first.season}" if first.season else ""
    made: list[Flowable] = [
        s.p(f"Production: {first.title}{season}"), s.p(f"Type: {first.type_printed}"),
        s.p(f"Employer: {parts.safe(first.employer)}"), Spacer(1, 8),
    ]  # fmt: skip
    for job in jobs:
        made += [
            s.p(f"<b>{job.person}</b>"),
            s.p(f"{job.classification}{f', Local {job.local}' if job.local else ''} "
                f"| SSN {job.last4}"),
            s.p(f"Worked {', '.join(f'{d:%m/%d/%Y}' for d in job.worked)}"),
            s.p(f"Days: {job.stated_total}"), Spacer(1, 6),
        ]  # fmt: skip
    close = parts.signed(s, letter, "Regards,", (f"{letter.signatory}, {letter.signatory_title}",))
    return letter, finish([*_head(s, letter, parts.long_date(letter.written)), *made, *close])


def declaration(rng: Random) -> Drawn:
    """A declaration in numbered sentences, executed on a date at its end."""
    s, letter = Setting(rng), cast.a_letter(rng, "declaration", most_days=10)
    letter = parts.of_one_company(letter)
    job, firm = letter.jobs[0], parts.safe(letter.letterhead)
    show = f"“{job.title}”" + (f", Season {job.season}" if job.season else "")
    local = f", a classification of Local {job.local}" if job.local else ""
    lines = [
        f"I, {letter.signatory}, declare:",
        f"1. I am the {letter.signatory_title} of {firm} (“Employer”).",
        f"2. Employer employed {job.person} (Social Security number ending {job.last4}) as "
        f"{job.classification}{local}.",
        f"3. The services were rendered on {show}, a {job.type_printed}.",
        f"4. The days of work were {parts.listed(rng, job.worked)}{parts.total_clause(rng, job)}",
        f"Executed on {parts.long_date(letter.written)} at Burbank, California.",
    ]
    close = parts.signed(s, letter, "Signature", (letter.signatory, letter.signatory_title))
    return letter, finish(
        [*_head(s, letter, "DECLARATION OF EMPLOYMENT"), *map(s.p, lines), *close]
    )


def two_blocks(rng: Random) -> Drawn:
    """Two blocks of labels side by side, the statement's own at the right, a table with a total."""
    s, letter = Setting(rng), cast.a_letter(rng, "two blocks", most_days=14)
    job = letter.jobs[0]
    left = [("Name", job.person), ("SSN", f"***-**-{job.last4}"), ("Position", job.classification),
            ("Local", job.local or "none")]  # fmt: skip
    right = [("Statement date", f"{letter.written:%m/%d/%Y}"), ("Show", parts.season_of(rng, job)),
             ("Format", job.type_printed), ("Company", job.employer)]  # fmt: skip
    rows = [[f"{a}:", b, f"{c}:", Paragraph(parts.safe(d), s.small)]
            for (a, b), (c, d) in zip(left, right, strict=True)]  # fmt: skip
    block = Table(rows, colWidths=[0.8 * inch, 2.3 * inch, 1.2 * inch, 2.4 * inch], hAlign="LEFT")
    block.setStyle([("FONT", (0, 0), (-1, -1), s.plain_font, 8.5)])
    days = [["Work date", "Day", "Hours"]]
    days += [[f"{d:%m/%d/%Y}", f"{d:%a}", "10"] for d in job.worked]
    days += [["Total days", "", str(job.stated_total)]] if job.stated_total else []
    table = Table(days, hAlign="LEFT")
    table.setStyle([*RULED, ("FONT", (0, 0), (-1, -1), s.plain_font, 8)])
    rule = HRFlowable(width="100%", spaceBefore=4, spaceAfter=6)
    close = parts.signed(s, letter, "Prepared by:", (letter.signatory, letter.signatory_title))
    return letter, finish(
        [*_head(s, letter, "Statement of employment"), block, rule, table, *close]
    )


def posted_slip(rng: Random) -> Drawn:
    """A slip of one sentence a line, as a small office types it."""
    s, letter = Setting(rng), cast.a_letter(rng, "posted slip", most_days=8)
    job = letter.jobs[0]
    lines = [
        f"{parts.long_date(letter.written)}", f"Regarding: {job.person} / {job.last4}", "",
        f"Show {_shown(rng, job)}", f"This was a {job.type_printed}.",
        f"The employing company was {parts.safe(job.employer)}.",
        f"The person's job was {job.classification}"
        + (f" under Local {job.local}." if job.local else "."),
        f"Paid days: {parts.listed(rng, job.worked)}.", parts.total_line(rng, job),
    ]  # fmt: skip
    close = parts.signed(s, letter, "Thanks,", (f"{letter.signatory} ({letter.signatory_title})",))
    made = [s.p(line) if line else Spacer(1, 6) for line in lines]
    return letter, finish([*_head(s, letter), *made, *close])


def _shown(rng: Random, job: Job) -> str:
    title = rng.choice((f"“{job.title}”", job.title))
    return f"was {title}" + (f", Season {job.season}." if job.season else ".")


FAMILIES = (
    web_profile, questions, two_bullets, forwarded, names_over_lines, declaration, two_blocks,
    posted_slip,
)  # fmt: skip
