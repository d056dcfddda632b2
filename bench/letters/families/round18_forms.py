"""Forms of the eighteenth round: boxes with captions above, label columns, sheets, cards."""

from dataclasses import replace
from random import Random

from reportlab.lib import colors
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.units import inch
from reportlab.platypus import Flowable, HRFlowable, Paragraph, Preformatted, Spacer, Table

from bench.letters import cast
from bench.letters.families import round18_parts as parts
from bench.letters.families.round18_parts import Pairs
from bench.letters.setting import RULED, Setting, finish
from bench.letters.truth import Job, Letter

Drawn = tuple[Letter, bytes]

_CAPTIONS = {
    "person": ("WORKER", "CREW MEMBER", "NAME OF EMPLOYEE", "PERSON EMPLOYED", "PAYEE"),
    "last4": ("SSN (LAST FOUR)", "LAST 4 OF SSN", "SSN"),
    "production": ("PRODUCTION", "SHOW", "PICTURE", "PROJECT TITLE", "SERIES / PICTURE"),
    "type_printed": ("PRODUCTION TYPE", "FORMAT", "TYPE OF SHOW", "MEDIUM"),
    "employer": ("EMPLOYER", "EMPLOYER OF RECORD", "SIGNATORY COMPANY", "PRODUCTION COMPANY"),
    "classification": ("HIRED AS", "JOB CLASSIFICATION", "OCCUPATION", "POSITION HELD", "CRAFT"),
    "local": ("UNION LOCAL", "LOCAL", "GUILD / LOCAL"),
}


def captions_of(rng: Random, job: Job, *, apart: bool = False, shuffled: bool = True) -> Pairs:
    """Return captions and values of a job; a season stands ``apart`` or behind its title."""
    found: list[tuple[str, str]] = []
    for name, words in _CAPTIONS.items():
        value = getattr(job, name)
        if value is None:
            continue
        if name == "production":
            value = job.title if apart else parts.season_of(rng, job)
        if name == "last4":
            value = rng.choice((value, f"***-**-{value}", f"xxx-xx-{value}"))
        if name == "local":
            value = rng.choice((value, f"IATSE {value}", f"Local {value}"))
        found.append((rng.choice(words), value))
        if name == "production" and apart and job.season:
            found.append(("SEASON", job.season))
    if shuffled:
        rng.shuffle(found)
    return found


def _days(rng: Random, s: Setting, job: Job) -> list[Flowable]:
    head = rng.choice(("Dates worked", "Days on which services were rendered", "Work dates"))
    said = parts.listed(rng, job.worked)
    made = [s.p(f"<b>{head}</b>"), s.p(said), s.p(parts.total_line(rng, job))]
    return [Spacer(1, 6), *made]


def portal_boxes(rng: Random) -> Drawn:
    """A portal's print-out: boxes with small captions, four a row, the run date in the corner."""
    s, letter = Setting(rng), cast.a_letter(rng, "portal boxes", most_days=16)
    job = letter.jobs[0]
    right = s.small.clone("right", alignment=TA_RIGHT)
    stamp = rng.choice(("Generated", "Printed", "Run", "Prepared"))
    top = Table(
        [[Paragraph(parts.safe(letter.letterhead), s.head),
          Paragraph(f"{stamp} {letter.written:%m/%d/%Y} 09:14<br/>Page 1 of 1", right)]],
        colWidths=[4.4 * inch, 2.3 * inch], hAlign="LEFT",
    )  # fmt: skip
    pairs = captions_of(rng, job, apart=rng.random() < 0.6)
    made = parts.boxes(rng, s, pairs, rng.choice((3, 4)), ruled=True)
    who = [("CERTIFIED BY", letter.signatory), ("TITLE", letter.signatory_title)]
    foot = parts.boxes(rng, s, who, 2, ruled=True)
    body = [top, s.p("Record of employment"), Spacer(1, 6), made, *_days(rng, s, job)]
    mark = parts.signed(s, letter, "Signature", ())[:3]
    return letter, finish([*body, *mark, foot, *parts.note(s)])


def open_cards(rng: Random) -> Drawn:
    """Captions over values in columns without any line, two or three a row."""
    s, letter = Setting(rng), cast.a_letter(rng, "open cards", most_days=16)
    job = letter.jobs[0]
    pairs = captions_of(rng, job, apart=rng.random() < 0.5)
    made = parts.boxes(rng, s, pairs, rng.choice((2, 3)), ruled=False, size=rng.choice((7, 8)))
    head = [
        Paragraph(parts.safe(letter.letterhead), s.head),
        Paragraph(letter.address, s.small),
        s.p(f"Employment record as of {parts.long_date(letter.written)}"),
        HRFlowable(width="100%", spaceBefore=4, spaceAfter=6),
    ]
    close = parts.signed(s, letter, "Verified by", (letter.signatory, letter.signatory_title))
    return letter, finish([*head, made, *_days(rng, s, job), *close])


def strips(rng: Random) -> Drawn:
    """Tables of one row under shaded captions, one below the other."""
    s, letter = Setting(rng), cast.a_letter(rng, "strips", most_days=16)
    job = letter.jobs[0]
    pairs = captions_of(rng, job, apart=True)
    cut = 4 if len(pairs) > 7 else 3
    rows = [pairs[n : n + cut] for n in range(0, len(pairs), cut)]
    head = [
        Paragraph(parts.safe(letter.letterhead), s.head),
        Paragraph(letter.address, s.small),
        s.p(f"VERIFICATION OF EMPLOYMENT — {parts.long_date(letter.written)}"),
        Spacer(1, 8),
    ]
    made = parts.strips(s, rows)
    close = parts.signed(
        s, letter, "For the company:", (f"{letter.signatory}, {letter.signatory_title}",)
    )
    return letter, finish([*head, *made, *_days(rng, s, job), *close])


def label_column(rng: Random) -> Drawn:
    """Labels set flush right in a column, their values beside, under headings of sections."""
    s, letter = Setting(rng), cast.a_letter(rng, "label column", most_days=16)
    job = letter.jobs[0]
    pairs = captions_of(rng, job, apart=rng.random() < 0.5, shuffled=False)
    rows = [[c.capitalize() if c.isupper() else c, Paragraph(parts.safe(v), s.body)]
            for c, v in pairs]  # fmt: skip
    made = Table(rows, colWidths=[1.8 * inch, 4.6 * inch], hAlign="LEFT")
    made.setStyle(
        [("ALIGN", (0, 0), (0, -1), "RIGHT"), ("FONT", (0, 0), (0, -1), s.plain_font, 9),
         ("TEXTCOLOR", (0, 0), (0, -1), colors.gray), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    )  # fmt: skip
    head = [
        Paragraph(parts.safe(letter.letterhead), s.head),
        Paragraph(letter.address, s.small),
        Spacer(1, 6),
        s.p(f"Document prepared {parts.long_date(letter.written)}"),
        s.p("<b>Engagement</b>"),
    ]
    close = parts.signed(s, letter, "Respectfully", (letter.signatory, letter.signatory_title))
    return letter, finish([*head, made, *_days(rng, s, job), *close])


def sheet_export(rng: Random) -> Drawn:
    """A spreadsheet as it prints: a date in the corner cell, then the facts, then rows of days."""
    s, letter = Setting(rng), cast.a_letter(rng, "sheet export", most_days=18)
    job = letter.jobs[0]
    corner = rng.choice(
        (f"{letter.written:%m/%d/%Y}", f"as of {letter.written:%m/%d/%Y}",
         f"Run: {letter.written:%m/%d/%Y}")
    )  # fmt: skip
    rows = [[corner, "", "", ""], [letter.letterhead, "", "", ""]]
    rows += [[c.title(), v, "", ""] for c, v in captions_of(rng, job, shuffled=False)]
    rows += [["", "", "", ""], ["Date", "Weekday", "Hours", "Status"]]
    rows += [[f"{d:%m/%d/%Y}", f"{d:%A}", "10.0", "Worked"] for d in job.worked]
    rows += [[parts.total_line(rng, job), "", "", ""]]
    made = Table(rows, colWidths=[2.1 * inch, 2.6 * inch, 0.8 * inch, 1.0 * inch], hAlign="LEFT")
    made.setStyle([("FONT", (0, 0), (-1, -1), s.plain_font, 8), *RULED,
                   *(("SPAN", (0, n), (-1, n)) for n in (1, len(rows) - 1))])  # fmt: skip
    close = parts.signed(s, letter, "Approved:", (letter.signatory, letter.signatory_title))
    return letter, finish([made, *close])


def day_card(rng: Random) -> Drawn:
    """A typed recap card: the title with its date, the facts two a line, the days below."""
    s, letter = Setting(rng), cast.a_letter(rng, "day card", most_days=14)
    job = letter.jobs[0]
    pairs = captions_of(rng, job, shuffled=False)
    lines = [letter.letterhead.upper(), f"WORK RECAP - RUN {letter.written:%m/%d/%Y}", ""]
    said = [f"{f'{caption.title()}: {value}':<44}" for caption, value in pairs]
    lines += ["".join(said[n : n + 2]).rstrip() for n in range(0, len(said), 2)]
    lines += ["", "DAYS", *(f"  {d:%a} {d:%m/%d/%Y}" for d in job.worked), ""]
    lines += [parts.total_line(rng, job)]
    font = s.body.clone("typed", fontName="Courier", fontSize=8.5, leading=11)
    close = parts.signed(
        s, letter, "Certified:", (f"{letter.signatory} / {letter.signatory_title}",)
    )
    return letter, finish([Preformatted("\n".join(lines), font), *close])


def side_by_side(rng: Random) -> Drawn:
    """Two engagements of one person as two columns of one table, labels at the left."""
    s, letter = Setting(rng), parts.distinct_jobs(rng, "side by side shows", 2, 9)
    letter = replace(letter, jobs=tuple(replace(j, stated_total=None) for j in letter.jobs))
    one, two = letter.jobs
    word = rng.choice(("Engagement", "Show", "Job"))
    rows: list[list[object]] = [["", f"{word} 1", f"{word} 2"]]
    labels = (("Production", "title"), ("Season", "season"), ("Type", "type_printed"),
              ("Employer", "employer"), ("Position", "classification"),
              ("Local", "local"))  # fmt: skip
    for label, name in labels:
        values = [getattr(job, name) or "–" for job in (one, two)]
        rows.append([label, *(Paragraph(parts.safe(v), s.body) for v in values)])
    rows.append(["Dates worked", *(Paragraph(", ".join(f"{d:%m/%d/%Y}" for d in j.worked), s.body)
                                   for j in letter.jobs)])  # fmt: skip
    made = Table(rows, colWidths=[1.1 * inch, 2.8 * inch, 2.8 * inch], hAlign="LEFT")
    made.setStyle([*RULED, ("VALIGN", (0, 0), (-1, -1), "TOP"),
                   ("FONT", (0, 0), (0, -1), s.bold_font, 9)])  # fmt: skip
    head = [
        Paragraph(parts.safe(letter.letterhead), s.head),
        Paragraph(letter.address, s.small),
        Spacer(1, 8),
        s.p(parts.long_date(letter.written)),
        s.p(f"Employee: {one.person} &nbsp;&nbsp;&nbsp; SSN: XXX-XX-{one.last4}"),
        Spacer(1, 6),
    ]
    close = parts.signed(s, letter, "Sincerely,", (letter.signatory, letter.signatory_title))
    return letter, finish([*head, made, *close])


FAMILIES = (
    portal_boxes, open_cards, strips, label_column, sheet_export, day_card, side_by_side,
)  # fmt: skip
