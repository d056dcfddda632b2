"""Round twenty, second part: memos, strips, printed cards, ledgers, and columns of people."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from reportlab.lib.units import inch
from reportlab.platypus import Flowable, Paragraph, Preformatted, Spacer, Table

from bench.letters import senders
from bench.letters.families.drawing import months_of, neighbors, weeks_of
from bench.letters.senders import long_date
from bench.letters.setting import RULED, Setting
from bench.letters.truth import Job, Letter

Drawn = tuple[Letter, bytes]

_TYPES = (("Helvetica", "Helvetica-Bold"), ("Times-Roman", "Times-Bold"))


def _top(s: Setting, letter: Letter) -> list[Flowable]:
    return [
        Paragraph(senders.safe(letter.letterhead), s.head),
        Paragraph(letter.address, s.small),
        Spacer(1, 10),
    ]


def _facts(s: Setting, job: Job, *, dated: date | None = None) -> list[Flowable]:
    pairs = [
        ("Date", long_date(dated) if dated else None), ("Employee", job.person),
        ("SSN", f"XXX-XX-{job.last4}"), ("Production", job.title), ("Season", job.season),
        ("Type of production", job.type_printed), ("Employer", job.employer),
        ("Occupation", job.classification), ("Local", job.local),
    ]  # fmt: skip
    return [s.labels(pairs), Spacer(1, 8)]


def _total(rng: Random, job: Job) -> str:
    n = job.stated_total
    if n is None:
        return ""
    return rng.choice((f"Total days worked: {n}", f"TOTAL DAYS {n}", f"Number of days: {n}"))


def _close(s: Setting, letter: Letter) -> list[Flowable]:
    return senders.signed(s, letter, "Regards,", letter.signatory, letter.signatory_title)


def memo_weeks(rng: Random) -> Drawn:
    """A payroll house's memo: a line a week in short dates, the number of its days behind."""
    job = senders.job(rng, most=24)
    s, letter = senders.in_type(rng, *_TYPES), senders.letter(rng, "memo weeks", [job])
    d, way = letter.written, rng.randrange(5)
    made = [
        Paragraph("MEMORANDUM", s.head), s.p("TO: Contract Services – Roster Department"),
        s.p(f"FROM: {senders.safe(letter.letterhead)}"), s.p(f"DATE: {d.month}/{d.day}/{d:%y}"),
        s.p(f"RE: {job.person}, SSN XXX-XX-{job.last4}"), Spacer(1, 8),
        s.p(f"{job.person} worked for {senders.safe(job.employer)} as {job.classification}"
            + (f" (Local {job.local})" if job.local else "")
            + f" on “{job.title}”" + (f", season {job.season}" if job.season else "")
            + f", a {job.type_printed}. Payroll shows:"), Spacer(1, 6),
        *(s.p(_week_line(days, way)) for days in weeks_of(job.worked)),
        s.p(_total(rng, job)), *_close(s, letter),
    ]  # fmt: skip
    return letter, senders.pages(made)


def _week_line(days: list[date], way: int) -> str:
    end = days[0] + timedelta(days=(5 - days[0].weekday()) % 7)
    end = max(end, days[-1])
    said = ", ".join(f"{d.month}/{d.day}" for d in days)
    n, e = len(days), f"{end.month}/{end.day}/{end:%y}"
    if way == 0:
        return f"w/e {e}: {said} ({n})"
    if way == 1:
        return f"WE {end:%m-%d-%y} — {', '.join(f'{d:%a} {d.day}' for d in days)} = {n}"
    if way == 2:
        return f"Wk end {e} / {n} days / {', '.join(f'{d:%m/%d}' for d in days)}"
    if way == 3:
        spans = ", ".join(f"{a.month}/{a.day}" if a == b else f"{a.month}/{a.day}-{b.month}/{b.day}"
                          for a, b in neighbors(days))  # fmt: skip
        return f"Week ending {e}: {n} {'day' if n == 1 else 'days'} — {spans}"
    return f"{', '.join(f'{d.month}/{d.day}/{d:%y}' for d in days)} (w/e {e})"


def starred_strips(rng: Random) -> Drawn:
    """Every day of a month in a strip under its name; a sign marks those worked."""
    job = senders.job(rng, most=20)
    s, letter = senders.in_type(rng, *_TYPES), senders.letter(rng, "starred strips", [job])
    style = rng.choice(("{}*", "*{}", "[{}]", "({})", "{}x"))
    cut, made = rng.choice((31, 16, 11)), [*_top(s, letter), *_facts(s, job, dated=letter.written)]
    key = {"{}*": "* = day worked", "*{}": "* before a day = worked", "[{}]": "[ ] = worked",
           "({})": "( ) = worked", "{}x": "x = worked"}[style]  # fmt: skip
    font = s.body.clone("typed", fontName="Courier", fontSize=8)
    for month in months_of(job.worked):
        numbers = [style.format(d.day) if d in month else f"{d.day}" for d in _whole(month[0])]
        lines = [" ".join(f"{n:>4}" for n in numbers[a : a + cut][:16]) +
                 (" " + " ".join(f"{n:>4}" for n in numbers[a : a + cut][16:]) if cut > 16 else "")
                 for a in range(0, len(numbers), cut)]  # fmt: skip
        small = font.clone("small", fontSize=5.5 if cut > 16 else 8)
        made += [s.p(f"<b>{month[0]:%B %Y}</b>"), Preformatted("\n".join(lines), small)]
    return letter, senders.pages([*made, s.p(key), s.p(_total(rng, job)), *_close(s, letter)])


def _whole(day: date) -> list[date]:
    first = day.replace(day=1)
    days = [first + timedelta(days=n) for n in range(31)]
    return [d for d in days if d.month == day.month]


def people_columns(rng: Random) -> Drawn:
    """Several people side by side over their dates, with their position and digits below."""
    first = senders.job(rng, most=16)
    jobs = [first]
    while len(jobs) < rng.choice((2, 3)):
        other = senders.job(rng)
        if other.person in {j.person for j in jobs} or other.last4 in {j.last4 for j in jobs}:
            continue
        days = tuple(d for d in first.worked if rng.random() < 0.6) or first.worked[:2]
        jobs.append(replace(first, person=other.person, last4=other.last4, worked=days,
                            classification=other.classification, local=other.local))  # fmt: skip
    jobs = [replace(j, stated_total=len(j.worked), local=None) for j in jobs]
    s, letter = senders.in_type(rng, *_TYPES), senders.letter(rng, "people columns", jobs)
    mark, none = rng.choice((("X", ""), ("1", "–"), ("•", ""), ("W", "off"), ("10.0", "0.0")))
    style = rng.choice(("%a %m/%d/%y", "%m/%d/%Y", "%a, %b %d, %Y", "%d-%b-%y"))
    rows = [["", *(s.p(f"<font size=8>{j.person}</font>") for j in jobs)],
            ["Position", *(j.classification for j in jobs)],
            ["SSN (last 4)", *(j.last4 for j in jobs)]]  # fmt: skip
    listed = sorted({d for j in jobs for d in j.worked})
    rows += [[f"{d:{style}}", *(mark if d in j.worked else none for j in jobs)] for d in listed]
    rows.append(["Total days", *(str(len(j.worked)) for j in jobs)])
    table = Table(rows, colWidths=[1.4 * inch, *[1.7 * inch] * len(jobs)], hAlign="LEFT")
    table.setStyle(RULED if rng.random() < 0.6 else [])
    pairs = [("Date", long_date(letter.written)), ("Production", first.title),
             ("Season", first.season), ("Type", first.type_printed),
             ("Employer of record", first.employer)]  # fmt: skip
    return letter, senders.pages([*_top(s, letter), s.labels(pairs), Spacer(1, 8), table,
                                  *_close(s, letter)])  # fmt: skip


def printed_cards(rng: Random) -> Drawn:
    """Time cards as a system prints them: a block a week, a line a day, hours and codes."""
    job = senders.job(rng, most=16)
    s, letter = senders.in_type(rng, *_TYPES), senders.letter(rng, "printed cards", [job])
    style, lines = rng.choice(("%m/%d", "%m/%d/%y", "%d %b", "%b %d")), list[str]()
    idle = rng.choice((("HOL", "8.0"), ("OFF", "0.0"), ("", "0.0"), ("SICK", "8.0")))
    for days in weeks_of(job.worked):
        end = days[0] + timedelta(days=(5 - days[0].weekday()) % 7)
        week = [end - timedelta(days=6 - n) for n in range(7)]
        if days[-1] > end:
            end, week = end + timedelta(days=1), [d + timedelta(days=1) for d in week]
        lines += [f"TIME CARD   W/E {end:%m/%d/%Y}   {job.classification.upper()}",
                  f"{'DAY':<5}{'DATE':<11}{'CODE':<7}{'IN':<7}{'OUT':<7}{'HOURS':>6}"]  # fmt: skip
        for d in week:
            on = d in days
            code, hours = ("WORK", "12.0") if on else idle if d.weekday() == 2 else ("", "0.0")
            clock = ("0700", "1930") if on else ("", "")
            if on or d.weekday() < 5:
                lines.append(f"{d:%a}  {d:{style}}".ljust(16) + f"{code:<7}{clock[0]:<7}"
                             f"{clock[1]:<7}{hours:>6}")  # fmt: skip
        lines += [f"DAYS WORKED THIS CARD: {len(days)}", ""]
    font = s.body.clone("typed", fontName="Courier", fontSize=8.5, leading=10.5)
    made = [*_top(s, letter), *_facts(s, job, dated=letter.written),
            Preformatted("\n".join(lines), font),
            s.p(f"Total days, all cards: {job.stated_total}" if job.stated_total else ""),
            *_close(s, letter)]  # fmt: skip
    return letter, senders.pages(made)


def call_sheets(rng: Random) -> Drawn:
    """A row a shooting day, numbered as the call sheets are, with its call and its place."""
    job = senders.job(rng, most=20)
    s, letter = senders.in_type(rng, *_TYPES), senders.letter(rng, "call sheets", [job], own=True)
    n, way = len(job.worked) + rng.randrange(4), rng.randrange(3)
    style = rng.choice(("%a %m/%d/%y", "%A, %B %d, %Y", "%m/%d/%Y", "%d %b %Y"))
    places = ("Stage 4", "14 Mile Ranch", "Unit 2, Bronson Cyn.", "Stage 22", "7th &amp; Hill")
    rows = [
        [["Day", "Date", "Crew call", "Location"],
         ["Call sheet #", "Shoot date", "Set", "Call"],
         ["Date", "Day of days", "Call", "Set"]][way]
    ]  # fmt: skip
    for at, d in enumerate(job.worked, start=1):
        call, place = (
            f"{rng.randrange(5, 12)}:{rng.choice(('00', '30', '42'))}A",
            rng.choice(places),
        )
        place = place.replace("&amp;", "&")
        rows.append([[f"{at} of {n}", f"{d:{style}}", call, place],
                     [str(at), f"{d:{style}}", place, call],
                     [f"{d:{style}}", f"{at}/{n}", call, place]][way])  # fmt: skip
    made = [*_top(s, letter), s.p(long_date(letter.written)), *_facts(s, job),
            s.table(rows, ruled=rng.random() < 0.5), s.p(_total(rng, job)),
            *_close(s, letter)]  # fmt: skip
    return letter, senders.pages(made)


def day_ledger(rng: Random) -> Drawn:
    """A ledger of entries: dates of posting and of checks beside the date of the work."""
    job = senders.job(rng, most=16)
    s, letter = senders.in_type(rng, *_TYPES), senders.letter(rng, "day ledger", [job])
    order = rng.randrange(3)
    heads = (("WORK DATE", "REF", "DESCRIPTION", "POSTED", "AMOUNT"),
             ("POSTED", "REF", "DATE WORKED", "DESCRIPTION", "AMOUNT"),
             ("CHECK DATE", "CHECK", "DAY WORKED", "HOURS", "GROSS"))[order]  # fmt: skip
    lines = ["".join(f"{h:<14}" for h in heads), "-" * 66]
    for days in weeks_of(job.worked):
        paid = f"{days[-1] + timedelta(days=7):%m/%d/%Y}"
        for d in days:
            ref = str(rng.randrange(100000, 999999))
            cells = ((f"{d:%m/%d/%Y}", ref, "REG 8.0", paid, "412.00"),
                     (paid, ref, f"{d:%m/%d/%Y}", "REG 8.0", "412.00"),
                     (paid, ref, f"{d:%m/%d/%Y}", "10.0", "515.00"))[order]  # fmt: skip
            lines.append("".join(f"{c:<14}" for c in cells))
    font = s.body.clone("typed", fontName="Courier", fontSize=8.5, leading=10.5)
    made = [*_top(s, letter), *_facts(s, job, dated=letter.written),
            Preformatted("\n".join(lines), font), s.p(_total(rng, job)),
            *_close(s, letter)]  # fmt: skip
    return letter, senders.pages(made)


def canadian(rng: Random) -> Drawn:
    """A letter from British Columbia: the day before the month, in stretches or one by one."""
    job = replace(senders.job(rng, most=18), local=None)
    s, letter = senders.in_type(rng, *_TYPES), senders.letter(rng, "canadian", [job], own=True)
    letter = replace(letter, address="1180 Boundary Road, Vancouver, BC V5K 4T3, Canada")
    way = rng.randrange(4)
    spans = neighbors(job.worked)
    said = (
        ", ".join(f"{a.day} {a:%B %Y}" if a == b else f"{a.day} {a:%b} – {b.day} {b:%b %Y}"
                  for a, b in spans),
        "; ".join(f"{', '.join(str(d.day) for d in m)} {m[0]:%B %Y}"
                  for m in months_of(job.worked)),
        ", ".join(f"{d:%Y/%m/%d}" for d in job.worked),
        "; ".join(f"{a:%a} {a.day} {a:%b} {a:%Y}" if a == b else
                  f"{a:%a} {a.day} {a:%b} to {b:%a} {b.day} {b:%b} {b:%Y}" for a, b in spans),
    )[way]  # fmt: skip
    d = letter.written
    made = [*_top(s, letter), s.p(f"{d.day} {d:%B %Y}"), *_facts(s, job),
            s.p(f"Days worked: {said}."), s.p(_total(rng, job)), *_close(s, letter)]  # fmt: skip
    return letter, senders.pages(made)


FAMILIES = (
    memo_weeks,
    starred_strips,
    people_columns,
    printed_cards,
    call_sheets,
    day_ledger,
    canadian,
)
