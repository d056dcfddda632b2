"""Letters of the twenty-first round in forms: broken labels, captions below, columns, leaders."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from reportlab.lib.units import inch
from reportlab.platypus import Flowable, Paragraph, Preformatted, Spacer, Table

from bench.letters.families import round21_cast as cast
from bench.letters.setting import RULED, Setting, finish
from bench.letters.truth import Job, Letter

Drawn = tuple[Letter, bytes]
Pairs = Sequence[tuple[str, str]]
_CODED = (
    ("Property Master", "44", "7331"),
    ("Special Effects Foreman", "44", "7310"),
    ("Prop Maker Foreman", "44", "7300"),
)


def _season(rng: Random, job: Job) -> str:
    if not job.season:
        return job.title
    return job.title + rng.choice((f" - Season {job.season}", f" (Season {job.season})"))


def loan_out_form(rng: Random) -> Drawn:
    """Labels of a payroll report whose payee is a company for the services of a person."""
    job, lends = cast.job(rng), cast.lender(rng)
    s, letter = Setting(rng), cast.letter(rng, "loan-out form", [job])
    who = rng.choice(
        (
            [("Payee", f"{lends} f/s/o {job.person}")],
            [("Loan-Out Company", lends), ("For Services Of", job.person)],
            [("Lender", lends), ("Individual", job.person), ("FEIN", "XX-XXX4471")],
            [("Crew Member", job.person), ("Paid As", f"Loan-out ({lends})")],
        )
    )
    pairs: list[tuple[str, str | None]] = [
        *who,
        (rng.choice(("SSN", "SSN - last four")), job.last4),
        (rng.choice(("Show", "Project Title", "Picture")), _season(rng, job)),
        (rng.choice(("Project Type", "Type of Show")), job.type_printed),
        (rng.choice(("Signatory Employer", "Production Co.", "Employer")), job.employer),
        (rng.choice(("Payroll Company", "Paid Through", "Payroll Agent")), letter.letterhead),
        (rng.choice(("Classification", "Occupation", "Services Rendered As")), job.classification),
        ("Union Local", job.local),
    ]
    rows = [["Work Date", "Day"], *([f"{d:%m/%d/%Y}", f"{d:%A}"] for d in job.worked)]
    body = [
        s.labels(pairs, mark=rng.choice((":", ""))), Spacer(1, 8),
        s.table(rows, ruled=rng.random() < 0.5), *cast.said(s, cast.count_said(rng, job)),
    ]  # fmt: skip
    top = cast.head(
        s, letter, "EMPLOYMENT VERIFICATION – LOAN-OUT",
        f"Report date: {cast.long_date(letter.written)}",
    )  # fmt: skip
    return letter, finish([*top, *body, *cast.closing(rng, s, letter, "Certified by")])


def people_table(rng: Random) -> Drawn:
    """Rows of people, family names first, each with a show of their own and their days."""
    caps = rng.random() < 0.5
    jobs = [
        replace(job, person=name) for job, name in zip(
            cast.several(rng, 3, most=5), _distinct(rng, 3, caps=caps), strict=True
        )
    ]  # fmt: skip
    s, letter = Setting(rng), cast.letter(rng, "people table", jobs)
    heads = ["Name (Last, First)", "SSN-4", "Production / Company", "Type", "Occupation", "Local",
             "Dates Worked"]  # fmt: skip
    rows: list[list[object]] = [[Paragraph(f"<b>{head}</b>", s.small) for head in heads]]
    rows += [_row_of(rng, s, job) for job in jobs]
    widths = [1.1, 0.5, 1.5, 0.95, 1.1, 0.5, 1.2]
    made = Table(rows, colWidths=[w * inch for w in widths], hAlign="LEFT")
    made.setStyle(
        [*RULED, ("VALIGN", (0, 0), (-1, -1), "TOP"), ("FONTSIZE", (0, 0), (-1, -1), 8.5)]
    )
    letter = replace(letter, jobs=tuple(replace(j, stated_total=None) for j in jobs))
    top = cast.head(
        s, letter, cast.long_date(letter.written),
        f"{cast.safe(letter.letterhead)}, as payroll provider, certifies the employment below.",
    )  # fmt: skip
    return letter, finish([*top, made, *cast.closing(rng, s, letter, "Certified true,")])


def _row_of(rng: Random, s: Setting, job: Job) -> list[object]:
    show = f"{_season(rng, job)}<br/>{job.employer}"
    days = ", ".join(f"{d:%m/%d/%y}" for d in job.worked)
    said = (job.person, job.last4 or "", show, job.type_printed, job.classification,
            job.local or "", days)  # fmt: skip
    return [Paragraph(cast.safe(text), s.small) for text in said]


def _distinct(rng: Random, count: int, *, caps: bool) -> list[str]:
    names: list[str] = []
    while len(names) < count:
        name = cast.last_first(rng, caps=caps)
        if all(name.split(",")[0] != other.split(",")[0] for other in names):
            names.append(name)
    return names


def broken_labels(rng: Random) -> Drawn:
    """A narrow label column whose labels break into two lines beside their values."""
    job = cast.job(rng)
    s, letter = Setting(rng), cast.letter(rng, "broken labels", [job])
    pairs = [
        ("Name of<br/>Employee", job.person), ("Last four<br/>of SSN", job.last4 or ""),
        ("Name of<br/>Production", _season(rng, job)), ("Type of<br/>Production", job.type_printed),
        ("Production<br/>Company", job.employer), ("Payroll<br/>Company", letter.letterhead),
        ("Job<br/>Classification", job.classification), ("Union<br/>Local", job.local or ""),
        ("Dates<br/>Worked", ", ".join(f"{d:%m/%d/%Y}" for d in job.worked)),
        ("Total<br/>Days", str(job.stated_total) if job.stated_total else ""),
    ]  # fmt: skip
    rows = [[s.p(label), s.p(cast.safe(value))] for label, value in pairs if value]
    made = Table(rows, colWidths=[1.15 * inch, 5.2 * inch], hAlign="LEFT")
    made.setStyle([("VALIGN", (0, 0), (-1, -1), rng.choice(("TOP", "MIDDLE"))),
                   *(RULED if rng.random() < 0.4 else [])])  # fmt: skip
    top = cast.head(s, letter, cast.long_date(letter.written), "To: Contract Services")
    return letter, finish([*top, made, *cast.closing(rng, s, letter, "Sincerely,")])


def coded_leaders(rng: Random) -> Drawn:
    """Dotted leaders in typewriter type, names in capitals, the craft with its occupation code."""
    name = cast.last_first(rng, caps=True) if rng.random() < 0.5 else cast.plain_name(rng).upper()
    craft, local, code = rng.choice(_CODED)
    job = replace(cast.job(rng, person=name), classification=craft, local=local)
    s, letter = Setting(rng), cast.letter(rng, "coded leaders", [job])
    coded = rng.random() < 0.5
    pairs = [
        ("EMPLOYEE", job.person), ("SOC SEC NO", f"XXX-XX-{job.last4}"),
        ("PRODUCTION", job.title), *([("SEASON", job.season)] if job.season else []),
        ("PROD TYPE", job.type_printed), ("EMPLOYER OF RECORD", job.employer),
        ("PAYROLL CO", letter.letterhead),
        *([("OCC CODE", code), ("OCCUPATION", craft)] if coded
          else [("OCCUPATION", f"{craft} ({code})")]),
        ("UNION", f"IATSE {local}"),
    ]  # fmt: skip
    fill = rng.choice((".", ".", "_"))
    wide = rng.choice((22, 28))
    lines = [f"{label + ' ':{fill}<{wide}} {value}" for label, value in pairs]
    typed = s.body.clone("typed", fontName="Courier", fontSize=9.5)
    days = "\n".join(f"  {d:%a %m/%d/%Y}" for d in job.worked)
    body: list[Flowable] = [
        Preformatted("\n".join(lines), typed), Spacer(1, 6), s.p("DAYS WORKED"),
        Preformatted(days, typed), *cast.said(s, cast.count_said(rng, job)),
    ]  # fmt: skip
    top = cast.head(s, letter, f"DATE {letter.written:%m/%d/%Y}", "VERIFICATION OF EMPLOYMENT")
    return letter, finish([*top, *body, *cast.closing(rng, s, letter, "PREPARED BY")])


def captions_below(rng: Random) -> Drawn:
    """Values with their captions small below them; signed in the middle, the days follow."""
    job = cast.job(rng)
    s, letter = Setting(rng), cast.letter(rng, "captions below", [job], head=job.employer)
    pairs = [
        (job.person, rng.choice(("Employee", "name of employee"))), (job.last4 or "", "last 4 SSN"),
        (job.title, rng.choice(("Production", "title of production"))),
        (job.type_printed, "type of production"),
        (job.classification, rng.choice(("Classification", "job title"))),
        (job.employer, rng.choice(("Employer", "employing company"))),
        (letter.payroll_company or "", "payroll company"),
        *([(f"{job.local}", "union local")] if job.local else []),
        *([(job.season, "season")] if job.season else []),
    ]  # fmt: skip
    across = rng.choice((2, 3))
    made = [_strip(s, pairs[n : n + across], across) for n in range(0, len(pairs), across)]
    name, title = letter.signatory, letter.signatory_title
    block = Table(
        [[cast.mark(s, letter), "", cast.long_date(letter.written)],
         [f"{name}, {title}" if rng.random() < 0.5 else f"{name} – {title}", "", "Date"]],
        colWidths=[3.6 * inch, 0.3 * inch, 2 * inch], hAlign="LEFT",
    )  # fmt: skip
    block.setStyle([("LINEABOVE", (0, 1), (0, 1), 0.6, "black"),
                    ("LINEABOVE", (2, 1), (2, 1), 0.6, "black"),
                    ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
                    ("FONT", (0, 0), (-1, -1), s.plain_font, 9.5)])  # fmt: skip
    days = cast.said(
        s, "<b>Dates worked</b>", cast.days_said(rng, job.worked), cast.count_said(rng, job)
    )
    body = [*made, Spacer(1, 8), block, Spacer(1, 14), *days, *cast.note(s)]
    return letter, finish([*cast.head(s, letter, "Verification of Employment"), *body])


def _strip(s: Setting, pairs: Pairs, across: int) -> Flowable:
    wide = 6.6 / across
    cells = [[value for value, _ in pairs], [caption for _, caption in pairs]]
    made = Table(cells, colWidths=[wide * inch] * len(pairs), hAlign="LEFT")
    made.setStyle([
        ("FONT", (0, 0), (-1, 0), s.plain_font, 9), ("FONT", (0, 1), (-1, 1), s.plain_font, 6.5),
        ("LINEABOVE", (0, 1), (-1, 1), 0.4, "black"), ("TOPPADDING", (0, 1), (-1, 1), 1),
    ])  # fmt: skip
    return made


def shows_side_by_side(rng: Random) -> Drawn:
    """A label column at the left, two shows of one person in the columns beside it."""
    one, two = cast.several(rng, 2, most=6, one_person=True)
    s, letter = Setting(rng), cast.letter(rng, "shows side by side", [one, two])
    jobs = (one, two)
    rows: list[list[object]] = [
        ["", "Engagement 1", "Engagement 2"],
        ["Production", *(s.p(cast.safe(_season(rng, j))) for j in jobs)],
        ["Type", *(s.p(j.type_printed) for j in jobs)],
        ["Employer", *(s.p(cast.safe(j.employer)) for j in jobs)],
        ["Classification", *(s.p(j.classification) for j in jobs)],
        *(_locals(jobs)),
        ["Dates worked", *(s.p("<br/>".join(f"{d:%m/%d/%Y}" for d in j.worked)) for j in jobs)],
        ["Days", *(str(len(j.worked)) for j in jobs)],
    ]
    counted = tuple(replace(j, stated_total=len(j.worked)) for j in jobs)
    letter = replace(letter, jobs=counted)
    made = Table(rows, colWidths=[1.2 * inch, 2.6 * inch, 2.6 * inch], hAlign="LEFT")
    made.setStyle([*(RULED if rng.random() < 0.6 else []), ("VALIGN", (0, 0), (-1, -1), "TOP"),
                   ("FONT", (0, 0), (0, -1), s.bold_font, 9)])  # fmt: skip
    top = cast.head(
        s, letter, cast.long_date(letter.written),
        f"Employee: {one.person}<br/>SSN: XXX-XX-{one.last4}",
        f"Payroll services were provided by {cast.safe(letter.letterhead)}.",
    )  # fmt: skip
    return letter, finish([*top, made, *cast.closing(rng, s, letter, "Sincerely,")])


def _locals(jobs: Sequence[Job]) -> list[list[object]]:
    row: list[object] = ["Local", *(job.local or "–" for job in jobs)]
    return [row] if any(job.local for job in jobs) else []
