"""Layout families of the eleventh round: memos, portals, mails, checks, side-by-side columns."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import groupby
from random import Random

from reportlab.lib.units import inch
from reportlab.platypus import Flowable, Preformatted, Spacer, Table

from bench.letters import cast, counts, facts, heads
from bench.letters.families.drawing import Family, composed, months_of, neighbors, weeks_of
from bench.letters.setting import RULED, Setting, finish
from bench.letters.truth import Job, Letter
from bench.letters.wording import ordinal


def _weekdays_by_week(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """A line a week: "Week of 3/2/26 – Mon 3/2, Tue 3/3"."""
    lines = []
    for days in weeks_of(job.worked):
        monday = days[0] - timedelta(days=days[0].weekday())
        lines.append(
            f"Week of {monday.month}/{monday.day}/{monday:%y} – "
            + ", ".join(f"{d:%a} {d.month}/{d.day}" for d in days)
        )
    return [s.p("Work dates are as follows:"), *map(s.p, lines), *_total(s, job, rng)]


def portal_rows(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """A row a day, work date, hours and pay code, under a heading of its own."""
    rows = [["Work Date", "Hours", "Pay Code"]]
    rows += [[f"{d:%m/%d/%Y}", f"{rng.choice((8, 10, 12))}.00", "REG"] for d in job.worked]
    table = s.table(rows, ruled=rng.random() < 0.4, widths=[1.6 * inch, 1.1 * inch, 1.1 * inch])
    return [s.p("<b>WORK HISTORY DETAIL</b>"), table, *_total(s, job, rng)]


def ordinal_spans(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """A sentence: "June 3rd to 7th, 10th through 14th and the 17th"."""
    join = rng.choice((" to ", " through ", " - "))
    said = []
    for year, in_year in groupby(job.worked, key=lambda d: d.year):
        parts = []
        for days in months_of(list(in_year)):
            spans = [
                ordinal(a.day) if a == b else f"{ordinal(a.day)}{join}{ordinal(b.day)}"
                for a, b in neighbors(days)
            ]
            parts.append(f"{days[0]:%B} {_series(spans)}")
        said.append(f"{', '.join(parts)}, {year}")
    lead = rng.choice(
        (
            "The dates worked were",
            "The days of work were",
            "Specifically, the following days were worked:",
        )
    )
    return [s.p(f"{lead} {'; '.join(said)}{counts.clause(rng, job.stated_total)}")]


def check_rows(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """A row a check: its number and date, the period's end, the dates worked, their count."""
    rows: list[list[object]] = [["Check #", "Check Date", "Period Ending", "Dates Worked", "Days"]]
    number = rng.randrange(10000, 90000)
    for days in weeks_of(job.worked, first=6):
        end = days[0] + timedelta(days=(5 - days[0].weekday()) % 7)
        said = ", ".join(f"{d.month}/{d.day}/{d:%y}" for d in days)
        paid = end + timedelta(days=5)
        number += rng.randrange(1, 40)
        rows.append([str(number), f"{paid:%m/%d/%Y}", f"{end:%m/%d/%Y}", s.p(said), str(len(days))])
    table = Table(rows, colWidths=[0.8 * inch, 0.95 * inch, 1.05 * inch, 3.0 * inch, 0.6 * inch])
    table.setStyle([*RULED, ("VALIGN", (0, 0), (-1, -1), "TOP")])
    return [table, *_total(s, job, rng)]


def _mail_bullets(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """Bullets or dashes, a date each, the year in the sentence above alone or in each."""
    sign, bare = rng.choice("•-*"), len({d.year for d in job.worked}) == 1
    year = f" in {job.worked[0].year}" if bare else ""
    lines = [f"{sign} {d:%a} {d:%b} {d.day}" + ("" if bare else f", {d.year}") for d in job.worked]
    return [s.p(f"They worked these days{year}:"), *map(s.p, lines), *_total(s, job, rng)]


def _sheet_rows(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """A spreadsheet printed without rules: a row a day, everything repeated in every row."""
    rows = [["Emp Name", "SSN4", "Show", "Occ", "Local", "Work Date", "Day", "Hrs"]]
    for d in job.worked:
        hours = str(rng.choice((8, 9.5, 10, 12)))
        rows.append(
            [job.person, job.last4 or "", job.production, job.classification, job.local or "",
             f"{d.month}/{d.day}/{d.year}", f"{d:%a}", hours]
        )  # fmt: skip
    table = Table(rows, repeatRows=1, hAlign="LEFT")
    table.setStyle(
        [("FONT", (0, 0), (-1, -1), "Helvetica", 6.5), ("LEFTPADDING", (0, 0), (-1, -1), 3)]
    )
    return [
        s.p(f"Project Type: {job.type_printed}"),
        s.p(f"Employer: {job.employer}"),
        Spacer(1, 6),
        table,
        *_total(s, job, rng),
    ]


def _typed_list(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """Typewriter lines of dates, six a line, the year once a year at their end."""
    lines = ["DATES WORKED:"]
    for year, in_year in groupby(job.worked, key=lambda d: d.year):
        said = [f"{d:%b} {d.day}".upper() for d in in_year]
        rows = [", ".join(said[n : n + 6]) for n in range(0, len(said), 6)]
        lines += [
            "  " + ("," if n < len(rows) - 1 else "").join((row, "")) for n, row in enumerate(rows)
        ]
        lines[-1] += f", {year}"
    if job.stated_total:
        lines += ["", counts.line(rng, job.stated_total).upper()]
    font = s.body.clone("typed", fontName="Courier", fontSize=9.5)
    return [Preformatted("\n".join(lines), font)]


def merged_month(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """A ruled table, the month in a cell that spans its weeks, a row a week."""
    rows: list[list[object]] = [["Month", "Week ending", "Days worked", "No."]]
    spans: list[tuple[object, ...]] = []
    for days in months_of(job.worked):
        start = len(rows)
        for week in weeks_of(days, first=6):
            end = week[0] + timedelta(days=(5 - week[0].weekday()) % 7)
            said = ", ".join(f"{d:%a} {d.day}" for d in week)
            rows.append(
                [
                    f"{days[0]:%B %Y}" if len(rows) == start else "",
                    f"{end:%m/%d/%y}",
                    said,
                    str(len(week)),
                ]
            )
        spans.append(("SPAN", (0, start), (0, len(rows) - 1)))
    table = Table(rows, colWidths=[1.2 * inch, 1.0 * inch, 3.4 * inch, 0.5 * inch], hAlign="LEFT")
    table.setStyle([*RULED, *spans, ("VALIGN", (0, 0), (-1, -1), "TOP")])
    return [table, *_total(s, job, rng)]


def side_by_side(rng: Random) -> tuple[Letter, bytes]:
    """The facts in a column at the left, the dates in one at the right."""
    s, letter = Setting(rng), cast.a_letter(rng, "side by side", most_days=22)
    job = letter.jobs[0]
    left = [
        s.p(f"<b>{label}:</b> {value}".replace("&", "&amp;"))
        for label, value in facts.pairs_of(rng, job)
    ]
    left += _total(s, job, rng)
    right = [s.p("<b>Dates Worked</b>"), *(s.p(f"{d:%m/%d/%Y}") for d in job.worked)]
    table = Table([[left, right]], colWidths=[4.3 * inch, 2.0 * inch], hAlign="LEFT")
    table.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP")])
    body = [*heads.stacked_address(rng, s, letter), table, *heads.signed_plainly(rng, s, letter)]
    return letter, finish(body)


def productions_in_sections(rng: Random) -> tuple[Letter, bytes]:
    """A section for each production with its total beneath, and the total of all at the end."""
    s, letter = (
        Setting(rng),
        cast.a_letter(rng, "productions in sections", jobs=rng.choice((2, 3)), most_days=16),
    )
    jobs = tuple(
        replace(job, stated_total=len(job.worked), last4=letter.jobs[0].last4)
        for job in letter.jobs
    )
    letter = cast.with_all(letter, jobs)
    parts: list[Flowable] = [
        s.p(f"Employee: {jobs[0].person}"),
        s.p(f"SSN: XXX-XX-{jobs[0].last4}"),
        Spacer(1, 6),
    ]
    for number, job in enumerate(jobs, start=1):
        own = [
            pair
            for pair in facts.pairs_of(rng, job)
            if pair[1] != job.person and str(job.last4) not in pair[1]
        ]
        parts += [
            s.p(f"<b>{number}. {job.production}</b>")
            if rng.random() < 0.5
            else s.p(f"<b>Production {number}</b>"),
            s.labels(own),
            s.p("Dates: " + ", ".join(f"{d.month}/{d.day}/{d:%y}" for d in job.worked)),
            s.p(f"Total for this production: {len(job.worked)} days"),
            Spacer(1, 8),
        ]
    every = sum(len(job.worked) for job in jobs)
    parts.append(s.p(f"Grand total, all productions: {every} days"))
    return letter, finish(
        [*heads.beside_address(rng, s, letter), *parts, *heads.signed_plainly(rng, s, letter)]
    )


def _canadian(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """Numeric dates, the day first, as Canadian letters write them."""
    sign = rng.choice("/-")
    said = ", ".join(f"{d:%d}{sign}{d:%m}{sign}{d.year}" for d in job.worked)
    return [s.p(f"Dates worked (dd{sign}mm{sign}yyyy): {said}"), *_total(s, job, rng)]


def _weeks_with_gaps(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """A line a week from first to last day, what was not worked taken out."""
    word = rng.choice(("excluding", "except", "excl.", "not including"))
    lines = []
    for days in weeks_of(job.worked):
        a, b = days[0], days[-1]
        out = [a + timedelta(n) for n in range((b - a).days) if a + timedelta(n) not in days]
        gaps = f" ({word} {' and '.join(heads.long_date(d) for d in out)})" if out else ""
        said = heads.long_date(a) if a == b else f"{heads.long_date(a)} - {heads.long_date(b)}"
        lines.append(said + gaps)
    return [s.p("Days worked:"), *map(s.p, lines), *_total(s, job, rng)]


def _running_months(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """A sentence a month: "In March 2026, she worked 4 days: the 3rd, 4th, 9th and 10th."."""
    who = rng.choice(("She", "He", "They"))
    lines = []
    for days in months_of(job.worked):
        listed = _series([ordinal(d.day) for d in days])
        count = f"{counts.in_words(len(days))} ({len(days)}) day{'s' if len(days) > 1 else ''}"
        lines.append(f"In {days[0]:%B %Y} {who.lower()} worked {count}: the {listed}.")
    return [s.p(" ".join(lines)), *_total(s, job, rng)]


def _dates_over_weeks(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """A row a week, a column a weekday, the cell holding the date itself when worked."""
    rows = [["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]]
    for days in weeks_of(job.worked):
        monday = days[0] - timedelta(days=days[0].weekday())
        week = [monday + timedelta(days=n) for n in range(7)]
        rows.append([f"{d:%m/%d/%y}" if d in days else rng.choice(("", "-")) for d in week])
    return [s.p("Days worked by week:"), s.table(rows, ruled=True), *_total(s, job, rng)]


def _total(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    said = counts.line(rng, job.stated_total)
    return [Spacer(1, 4), s.p(said)] if said else []


def _series(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " and " + items[-1]


def _canadian_head(rng: Random, s: Setting, letter: Letter) -> list[Flowable]:
    moved = replace(letter, address="425 Adelaide Street West, Toronto, Ontario M5V 3C1")
    return heads.stacked_address(rng, s, moved)


FAMILIES: tuple[Family, ...] = (
    composed("memo by week", (heads.memo, heads.signed_plainly), facts.in_prose, _weekdays_by_week),
    composed("portal rows", (heads.portal, heads.signature_block), facts.two_columns, portal_rows),
    composed(
        "ordinal spans in prose",
        (heads.on_two_lines, heads.signed_plainly),
        facts.in_prose,
        ordinal_spans,
    ),
    composed(
        "check rows", (heads.beside_address, heads.signature_block), facts.labelled, check_rows
    ),
    composed(
        "mail bullets",
        (heads.printed_mail, heads.typed_close),
        facts.in_prose,
        _mail_bullets,
        mailed=True,
        most_days=24,
    ),
    composed(
        "sheet rows", (heads.portal, heads.signed_plainly), lambda _r, _s, _j: [], _sheet_rows
    ),
    composed("typed list", (heads.on_two_lines, heads.signature_block), facts.dotted, _typed_list),
    composed(
        "merged months",
        (heads.stacked_address, heads.signed_plainly),
        facts.in_boxes,
        merged_month,
    ),
    side_by_side,
    productions_in_sections,
    composed(
        "canadian numeric",
        (_canadian_head, heads.signed_plainly),
        facts.labelled,
        _canadian,
        from_employer=True,
    ),
    composed(
        "weeks with gaps",
        (heads.on_two_lines, heads.signed_plainly),
        facts.parted,
        _weeks_with_gaps,
    ),
    composed(
        "running months",
        (heads.stacked_address, heads.signed_plainly),
        facts.in_prose,
        _running_months,
        from_employer=True,
    ),
    composed(
        "dates over weeks",
        (heads.beside_address, heads.signature_block),
        facts.captioned_blanks,
        _dates_over_weeks,
    ),
)
