"""Letters of the twenty-third round that say their days in sentences, lists and a message."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.units import inch
from reportlab.platypus import Flowable, HRFlowable, PageBreak, Paragraph, Spacer

from bench.letters import senders
from bench.letters.counts import in_words
from bench.letters.families import round23_cast as cast
from bench.letters.families.drawing import months_of, neighbors, weeks_of
from bench.letters.senders import long_date, safe, series
from bench.letters.truth import Letter
from bench.letters.wording import ordinal


def weeks_by_name(rng: Random) -> tuple[Letter, bytes]:
    """A UPM's letter: a line a week that begins on a Monday, its days by their names."""
    s, job = senders.in_type(rng, cast.SERIF, cast.SANS), cast.job(rng, most=24)
    made = cast.letter(
        rng, "weeks by name", [job], job.employer, "3300 Glen Cutoff, Los Angeles, CA 90077",
        "Unit Production Manager",
    )  # fmt: skip
    local = f" ({rng.choice(('Local', 'IATSE Local'))} {job.local})" if job.local else ""
    middle = s.small.clone("middle", alignment=TA_CENTER)
    lines = []
    for days in weeks_of(job.worked):
        monday = days[0] - timedelta(days=days[0].weekday())
        lines.append(f"• Week of Monday, {long_date(monday)} – {_by_name(days)}")
    count = job.stated_total
    body: list[Flowable] = [
        Paragraph(safe(job.employer), s.head.clone("big", alignment=TA_CENTER)),
        Paragraph(made.address, middle),
        HRFlowable(width="60%", spaceBefore=6, spaceAfter=14),
        s.p(long_date(made.written)),
        Spacer(1, 10),
        s.p("To the Safety Pass and Roster office:"),
        Spacer(1, 8),
        s.p(
            f"I was the Unit Production Manager of <i>{safe(job.title)}</i>{cast.of_season(job)}, "
            f"{cast.a(job.type_printed)} that {safe(job.employer)} made. {job.person}, whose "
            f"Social Security number ends in {job.last4}, was on our crew as "
            f"{cast.a(job.classification)}{local} and worked these days:"
        ),
        Spacer(1, 6),
        *(s.p(line) for line in lines),
        Spacer(1, 8),
        *([s.p(f"I count {count} days of work.")] if count else []),
        s.p("You are welcome to call the production office should anything be unclear."),
    ]
    return made, cast.pages([*body, *senders.signed(s, made, "With thanks,", *cast.names(made))])


def cutting_phases(rng: Random) -> tuple[Letter, bytes]:
    """A post house about an editor: phases of the cut as captions, their days in a run below."""
    s = senders.in_type(rng, cast.SANS, cast.EMBEDDED)
    kinds = (
        ("theatrical feature", "feature"), ("limited mini-series", "mini_series"),
        ("documentary", "documentary"), ("television series", "tv_series"),
    )  # fmt: skip
    crafts = (("Assistant Editor", "700"), ("Picture Editor", "700"), ("Music Editor", "700"))
    job = cast.job(rng, least=9, most=28, kinds=kinds, crafts=crafts)
    house = rng.choice(("Splice Yard Post, Inc.", "Two Reels Editorial LLC", "Night Owl Finishing"))
    made = cast.letter(
        rng, "cutting phases", [job], house, "1041 North Formosa Mews, West Hollywood, CA 90046",
        rng.choice(("Post Production Supervisor", "Facility Manager")),
    )  # fmt: skip
    cut, lock = len(job.worked) // 3, 2 * len(job.worked) // 3
    phases = (
        ("ASSEMBLY", job.worked[:cut]),
        ("DIRECTOR’S CUT", job.worked[cut:lock]),
        ("LOCK AND TURNOVER", job.worked[lock:]),
    )
    body: list[Flowable] = [
        Paragraph(safe(house), s.head),
        Paragraph(f"editorial &amp; finishing · {made.address}", s.small),
        Spacer(1, 16),
        s.p(f"{made.written:%B} {ordinal(made.written.day)}, {made.written.year}"),
        Spacer(1, 10),
        s.p(f"Cutting room attendance of {job.person} (SSN ###-##-{job.last4})"),
        Spacer(1, 8),
        s.p(
            f"{job.person} was hired by {safe(job.employer)} as {cast.a(job.classification)}"
            f"{f', Local {job.local},' if job.local else ''} on “{safe(job.title)}”"
            f"{cast.of_season(job)}, {cast.a(job.type_printed)}, and cut in our rooms. Days worked "
            "by phase of the edit:"
        ),
    ]
    for name, days in phases:
        body += [Spacer(1, 7), s.p(f"<b>{name}</b>"), s.p(f"{_run(days)}.")]
    count = job.stated_total
    body += [Spacer(1, 7), s.p(f"{count} working days over the three phases.")] if count else []
    return made, cast.pages([*body, *senders.signed(s, made, "Best,", *cast.names(made))])


def mail_by_week(rng: Random) -> tuple[Letter, bytes]:
    """An accountant's e-mail with her facts in short lines and the days by week commencing."""
    s, job = senders.in_type(rng, cast.EMBEDDED, cast.SANS), cast.job(rng, most=18)
    made = cast.letter(
        rng, "mail by week", [job], job.employer, "77 Dock Street, Providence, RI 02903",
        rng.choice(("Payroll Accountant", "First Assistant Accountant")), signed=0,
    )  # fmt: skip
    made = replace(made, headed=False)
    when, sender = made.written, made.signatory.split()[0].lower().replace("é", "e")
    heads = (
        f"From: {made.signatory} [mailto:{sender}@invented.example]",
        f"Sent: {when:%A, %B} {when.day}, {when.year} 4:52 PM",
        "To: roster desk",
        f"Subject: days for {job.person} / {safe(job.title)}",
    )
    facts = (
        f"who: {job.person} (last 4: {job.last4})",
        f"show: {safe(job.production)}, {job.type_printed}",
        f"job: {job.classification}{f', local {job.local}' if job.local else ''}",
        f"company: {safe(job.employer)}",
    )
    lines = []
    for days in weeks_of(job.worked):
        first = days[0] - timedelta(days=days[0].weekday())
        said = ", ".join(f"{day:%a} {day.day}" for day in days)
        lines.append(f"w/c {first.day} {first:%B %Y} .. {said}")
    count = job.stated_total
    body: list[Flowable] = [
        *(s.p(line) for line in heads),
        Spacer(1, 12),
        s.p("Hi there,"),
        Spacer(1, 6),
        s.p("I was asked to send you this for the experience roster. It comes straight from the "
            "weekly payroll edits."),
        Spacer(1, 6),
        *(s.p(line) for line in facts),
        Spacer(1, 6),
        s.p("days worked (w/c = week commencing, always a Monday):"),
        *(s.p(line) for line in lines),
        *([s.p(f"so {count} days.")] if count else []),
        Spacer(1, 10),
        s.p("Have a good evening,"),
        Spacer(1, 6),
        *(s.p(safe(x)) for x in (made.signatory, made.signatory_title, job.employer, made.address)),
        *cast.sample(s),
    ]  # fmt: skip
    return made, cast.pages(body)


def sworn_statement(rng: Random) -> tuple[Letter, bytes]:
    """A producer's affidavit: stretches and single days as ordinals of a month of a year."""
    s, job = senders.in_type(rng, cast.SERIF), cast.job(rng, least=4, most=18)
    made = cast.letter(
        rng, "sworn statement", [job], job.employer, "12 Courthouse Square, Santa Fe, NM 87501",
        rng.choice(("Managing Member", "Producer")),
    )  # fmt: skip
    full = s.body.clone("full", alignment=TA_JUSTIFY, spaceAfter=8)
    union = f", a craft of IATSE Local {job.local}," if job.local else ""
    said = "; ".join(_sworn(days) for days in months_of(job.worked))
    count = job.stated_total
    ending = f" The said days number {in_words(count)} ({count})." if count else ""
    paragraphs = (
        f"I, {made.signatory}, {made.signatory_title} of {safe(job.employer)}, state as follows.",
        f"During the making of {cast.a(job.type_printed)} known as “{safe(job.title)}”"
        f"{cast.of_season(job)}, {safe(job.employer)} employed {job.person}, the last four digits "
        f"of whose social security number are {job.last4}, in the capacity of "
        f"{job.classification}{union or ','} for wages.",
        f"{job.person} worked upon the following days, and upon no others: {said}.{ending}",
        f"Signed this {ordinal(made.written.day)} day of {made.written:%B}, {made.written.year}.",
    )
    body: list[Flowable] = [
        Paragraph(safe(job.employer), s.head.clone("big", alignment=TA_CENTER)),
        Paragraph(made.address, s.small.clone("low", alignment=TA_CENTER)),
        Spacer(1, 24),
        Paragraph("<b>STATEMENT IN PROOF OF EMPLOYMENT</b>", full.clone("t", alignment=TA_CENTER)),
        Spacer(1, 14),
        *(Paragraph(text, full) for text in paragraphs),
        *cast.ruled_off(s, made, made.signatory, made.signatory_title),
    ]
    return made, cast.pages(body, margin=1.2)


def exhibit_of_reports(rng: Random) -> tuple[Letter, bytes]:
    """A short letter and, on the next page, Exhibit A: numbered production reports with dates."""
    s, job = senders.in_type(rng, cast.SERIF, cast.SANS), cast.job(rng, least=8, most=24)
    made = cast.letter(
        rng, "exhibit of reports", [job], job.employer, "400 Carondelet Wharf, St. Louis, MO 63111",
        rng.choice(("Co-Producer", "Vice President, Physical Production")),
    )  # fmt: skip
    first, where = rng.randrange(1, 30), rng.choice(("Stage 4", "Riverfront", "Union Depot"))
    rows = [["Report no.", "Shooting date", "Set or place", "Signed in"]]
    rows += [
        [f"PR-{first + n:03d}", f"{day:%B} {day.day}, {day.year}", where, "yes"]
        for n, day in enumerate(job.worked)
    ]
    count = f" ({job.stated_total} days)" if job.stated_total else ""
    local = f", a position under IATSE Local {job.local}" if job.local else ""
    body: list[Flowable] = [
        Paragraph(safe(job.employer), s.head),
        Paragraph(made.address, s.small),
        Spacer(1, 20),
        s.p(long_date(made.written)),
        Spacer(1, 10),
        s.p(f"Subject: {job.person}, SSN: XXX-XX-{job.last4}"),
        Spacer(1, 10),
        s.p(f"{safe(job.employer)} produced the {job.type_printed} <i>{safe(job.title)}</i>"
            f"{cast.of_season(job)}. {job.person} was in our employ as {cast.a(job.classification)}"
            f"{local}. The dates on which our daily production reports show {job.person} at work "
            f"are set out in Exhibit A{count}, which is part of this letter."),
        *senders.signed(s, made, "Respectfully submitted,", *cast.names(made)),
        PageBreak(),
        s.p("<b>EXHIBIT A</b>"),
        s.p(f"Daily production reports of <i>{safe(job.title)}</i> that list {job.person}"),
        Spacer(1, 8),
        s.table(rows, ruled=False, widths=[1.1 * inch, 1.9 * inch, 1.6 * inch, 1.1 * inch]),
    ]  # fmt: skip
    return made, cast.pages(body)


def _by_name(days: Sequence[date]) -> str:
    spans = []
    for a, b in neighbors(days):
        if (b - a).days > 1:
            spans.append(f"{a:%A} through {b:%A}")
        else:
            spans += [f"{day:%A}" for day in sorted({a, b})]
    return series(spans)


def _run(days: Sequence[date]) -> str:
    return "; ".join(
        f"{month[0]:%B} " + series([str(day.day) for day in month]) + f", {month[0].year}"
        for month in months_of(days)
    )


def _sworn(days: Sequence[date]) -> str:
    parts = list[str]()
    for a, b in neighbors(days):
        if (b - a).days > 1:
            parts.append(f"each day from the {ordinal(a.day)} through the {ordinal(b.day)}")
        else:
            parts += [f"the {ordinal(day.day)}" for day in sorted({a, b})]
    said = series(parts)
    return f"{said} of {days[0]:%B}, {days[0].year}"
