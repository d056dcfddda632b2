"""Letters of the fifteenth round that say their days in sentences and lists."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.units import inch
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, HRFlowable, Paragraph, Spacer

from bench.letters import senders
from bench.letters.counts import in_words
from bench.letters.families.drawing import months_of, neighbors
from bench.letters.senders import long_date, safe, series
from bench.letters.setting import Setting
from bench.letters.truth import Job, Letter
from bench.letters.wording import ordinal

_SANS, _SERIF = ("Helvetica", "Helvetica-Bold"), ("Times-Roman", "Times-Bold")
_EMBEDDED = ("Vera", "VeraBd")


def studio_sentences(rng: Random) -> tuple[Letter, bytes]:
    """A studio's letter: "from Monday the 2nd through Friday the 6th of March 2026, and again"."""
    s, job = senders.in_type(rng, _SERIF, _EMBEDDED), senders.job(rng, most=24)
    made = senders.letter(rng, "studio sentences", [job], own=True)
    told = [_month_said(days) for days in months_of(job.worked)]
    count = job.stated_total
    total = f" In all, this comes to {in_words(count)} days of work." if count else ""
    opening = (
        f"I write to confirm that {job.person} (Social Security number ending {job.last4}) worked "
        f"as {_a(job.classification)}{_under(job)} on our {job.type_printed} {_quoted(job)}."
    )
    body = [
        *_studio_head(s, made),
        s.p(opening),
        Spacer(1, 7),
        s.p(f"{job.person.split()[0]} worked {'; and '.join(told)}.{total}"),
        Spacer(1, 7),
        s.p("Should you need anything further, do not hesitate to call this office."),
    ]
    return made, senders.pages(
        [*body, *senders.signed(s, made, "Sincerely,", made.signatory, made.signatory_title)]
    )


def phases_by_mail(rng: Random) -> tuple[Letter, bytes]:
    """A commercial company's e-mail, printed: prep, shoot and wrap days of one job, a held day."""
    s = senders.in_type(rng, _SANS, _EMBEDDED)
    job = senders.with_idle(rng, senders.job(rng, most=9, commercial=True), most=1)
    made = senders.letter(rng, "phases by mail", [job], own=True, headed=False)
    days, cut = job.worked, max(1, len(job.worked) // 3)
    phases = (
        ("Prep", days[:cut]),
        ("Shoot", days[cut : len(days) - 1]),
        ("Wrap", days[len(days) - 1 :]),
    )
    lines = [f"{name}: {', '.join(_slashed(d) for d in part)}" for name, part in phases if part]
    held = [f"Weather hold {_slashed(d)}: released the night before, not worked." for d in job.idle]
    total = [f"So {job.stated_total} days worked all in."] if job.stated_total else []
    local = f" (Local {job.local})" if job.local else ""
    body = [
        *_mail_head(rng, s, made),
        s.p(f"Confirming that {job.person} (last 4 of SSN: {job.last4}) worked for us as"),
        s.p(f"{job.classification}{local} on the commercial “{job.title}”."),
        s.p(f"Production company / employer: {job.employer}"),
        Spacer(1, 6),
        s.p("Days worked, all paid at the day rate:"),
        *(s.p(line) for line in (*lines, *held, *total)),
        Spacer(1, 12),
        s.p(rng.choice(("Thanks!", "Best,", "Cheers,"))),
        *(s.p(line) for line in (made.signatory, made.signatory_title, made.letterhead)),
        Spacer(1, 8),
        Paragraph(senders.SAMPLE, s.small),
    ]
    return made, senders.pages(body, first=_browser_margins(made))


def bulleted_stretches(rng: Random) -> tuple[Letter, bytes]:
    """A small producer's Word letter: a bullet a stretch of days, each with its number of days."""
    s, job = senders.in_type(rng, _SERIF, _SANS), senders.job(rng, most=20)
    made = senders.letter(rng, "bulleted stretches", [job], own=True)
    items = "".join(f"•&nbsp;&nbsp;&nbsp;{_stretch(a, b)}<br/>" for a, b in neighbors(job.worked))
    facts = (
        ("Crew member", f"{job.person}, SSN xxx-xx-{job.last4}"),
        ("Project", f"{job.production} ({job.type_printed})"),
        ("Role", job.classification),
        ("Union", f"Local {job.local}" if job.local else ""),
        ("Hired and paid by", job.employer),
    )
    body = [
        Paragraph(safe(made.letterhead), s.head),
        s.p(made.address),
        Spacer(1, 14),
        s.p(long_date(made.written)),
        Spacer(1, 10),
        s.p("Hi Contract Services team,"),
        Spacer(1, 6),
        s.p("This is the employment verification letter you asked us for."),
        *(s.p(f"<b>{label}:</b> {safe(value)}") for label, value in facts if value),
        Spacer(1, 6),
        s.p("They worked every day of the following stretches, first and last day included:"),
        Spacer(1, 4),
        Paragraph(items, s.body.clone("bullets", leftIndent=18)),
        *_counted(s, job, "Total: {} days"),
    ]
    return made, senders.pages(
        [*body, *senders.signed(s, made, "All best,", made.signatory, made.signatory_title)]
    )


def two_shows(rng: Random) -> tuple[Letter, bytes]:
    """One letter about two productions, each with its own paragraph, list and total."""
    s = senders.in_type(rng, _SERIF, _SANS, _EMBEDDED)
    one, other = senders.job(rng, most=12), senders.job(rng, most=12)
    while other.title == one.title or other.employer == one.employer:
        other = senders.job(rng, most=12)
    other = replace(other, person=one.person, last4=one.last4)
    jobs = [replace(each, stated_total=len(each.worked)) for each in (one, other)]
    made = senders.letter(rng, "two shows", jobs)
    parts: list[Flowable] = []
    for word, job in zip(("first", "second"), jobs, strict=True):
        parts += [
            s.p(
                f"The {word} production was {_quoted(job)}, {_a(job.type_printed)} of "
                f"{safe(job.employer)}, on which {job.person} was employed as "
                f"{_a(job.classification)}{_under(job)}. Dates worked on this production:"
            ),
            s.p(_dotted_months(job)),
            s.p(f"Days on this production: {in_words(len(job.worked))} ({len(job.worked)})"),
            Spacer(1, 9),
        ]
    both = sum(len(job.worked) for job in jobs)
    opening = (
        f"This office ran the payroll of two productions for {one.person} "
        f"(SSN ***-**-{one.last4}). Both are set out below."
    )
    body = [
        *_studio_head(s, made),
        s.p(opening),
        Spacer(1, 8),
        *parts,
        s.p(f"Both productions together: {both} days"),
    ]
    return made, senders.pages(
        [*body, *senders.signed(s, made, "Yours truly,", made.signatory, made.signatory_title)]
    )


def over_the_page(rng: Random) -> tuple[Letter, bytes]:
    """A line a day, begun low on one page and ended on the next under a running head."""
    s, job = senders.in_type(rng, _SERIF, _SANS), senders.job(rng, most=52, least=26)
    made = senders.letter(rng, "over the page", [job])
    say = rng.choice(("{:%A} {:%B} {}, {}", "{:%a}. {:%b}. {}, {}", "{:%a}, {:%B} {} {}"))
    lines = [say.format(d, d, d.day, d.year) for d in job.worked]
    facts = [
        f"Name: {job.person}",
        f"Social Security (last four): {job.last4}",
        f"Production: {safe(job.production)}",
        f"Kind of production: {job.type_printed}",
        f"Company: {safe(job.employer)}",
        f"Classification: {job.classification}",
        *([f"Local: {job.local}"] if job.local else []),
    ]
    body = [
        *_studio_head(s, made),
        s.p(
            "We are the payroll company of the production named below. Our records show the "
            "following. They were made up from the time cards that the production handed in, "
            "and each day listed is a day for which work was reported and wages were paid."
        ),
        Spacer(1, 8),
        *(s.p(line) for line in facts),
        Spacer(1, 10),
        s.p("<b>Days of work</b>"),
        *(s.p(line) for line in lines),
        *_counted(s, job, "Number of days listed above: {}"),
    ]
    ending = senders.signed(s, made, "Sincerely,", made.signatory, made.signatory_title)
    return made, senders.pages([*body, *ending], first=_page_foot, later=_running_head(made))


def told_apart(rng: Random) -> tuple[Letter, bytes]:
    """Days worked in one sentence; travel, holiday and sick days in others, called no work."""
    s = senders.in_type(rng, _SERIF, _EMBEDDED)
    job = senders.with_idle(rng, senders.job(rng, most=18), most=3)
    made = senders.letter(rng, "told apart", [job], own=True)
    why = (
        "{} was a travel day only; no work was done.",
        "{} was a paid company holiday and was not worked.",
        "On {} sick leave was taken.",
    )
    off = [say.format(long_date(day)) for say, day in zip(why, job.idle, strict=False)]
    body = [
        *_studio_head(s, made),
        s.p(
            f"{safe(job.employer)} employed {job.person}, SSN ending in {job.last4}, as "
            f"{_a(job.classification)}{_under(job)} for {_quoted(job)}, {_a(job.type_printed)}."
        ),
        Spacer(1, 6),
        s.p(f"Work was actually performed on {series([_day_month(d) for d in job.worked])}."),
        Spacer(1, 6),
        s.p(" ".join(off)) if off else Spacer(1, 1),
        *_counted(s, job, "Days actually worked: {}"),
    ]
    return made, senders.pages(
        [*body, *senders.signed(s, made, "Regards,", f"{made.signatory}, {made.signatory_title}")]
    )


def nights(rng: Random) -> tuple[Letter, bytes]:
    """Overnight shifts from one date into the next; the day is that of the call."""
    s, job = senders.in_type(rng, _SANS, _EMBEDDED), senders.job(rng, most=12)
    made = senders.letter(rng, "nights", [job])
    lines = []
    for day in job.worked:
        after = day + timedelta(days=1)
        call, wrap = rng.choice(("6:00 PM", "7:30 PM")), rng.choice(("4:12 AM", "5:30 AM"))
        lines.append(f"{day:%a} {day:%m/%d/%Y} {call} to {after:%a} {after:%m/%d/%Y} {wrap}")
    body = [
        *_studio_head(s, made),
        s.p(f"<b>Employee:</b> {job.person} &nbsp; <b>SSN:</b> {job.last4}"),
        s.p(f"<b>Production:</b> {safe(job.production)}"),
        s.p(f"<b>Production type:</b> {job.type_printed}"),
        s.p(f"<b>Employer of record:</b> {safe(job.employer)}"),
        s.p(f"<b>Position:</b> {job.classification}{_under(job)}"),
        Spacer(1, 8),
        s.p("The production shot nights. Each shift is one day of work, that of its call."),
        Spacer(1, 4),
        s.p("<b>Shifts worked, call to wrap</b>"),
        *(s.p(line) for line in lines),
        *_counted(s, job, "Shifts (days) worked: {}"),
    ]
    return made, senders.pages(
        [*body, *senders.signed(s, made, "Certified true:", made.signatory, made.signatory_title)]
    )


def no_days_named(rng: Random) -> tuple[Letter, bytes]:
    """A first day, a last day and a number of days in words. No day may be read."""
    s, job = senders.in_type(rng, _SERIF, _SANS), senders.job(rng, most=26)
    job = replace(job, stated_total=len(job.worked), idle=())
    made = senders.letter(rng, "no days named", [job], own=True)
    made = replace(made, jobs=(senders.ranged(job),))
    a, b, count = job.worked[0], job.worked[-1], len(job.worked)
    said = rng.choice(
        (
            f"The first day of work was {long_date(a)} and the last was {long_date(b)}. Within "
            f"that time {in_words(count)} ({count}) days were worked.",
            f"Between {long_date(a)} and {long_date(b)} this person worked {count} days for us.",
            f"Start date: {long_date(a)}. Finish date: {long_date(b)}. Days worked: {count}.",
        )
    )
    body = [
        *_studio_head(s, made),
        s.p(
            f"{job.person} (last four of SSN {job.last4}) was hired by {safe(job.employer)} as "
            f"{_a(job.classification)}{_under(job)} on {_a(job.type_printed)} called "
            f"{_quoted(job)}."
        ),
        Spacer(1, 6),
        s.p(said),
    ]
    return made, senders.pages(
        [*body, *senders.signed(s, made, "Sincerely,", made.signatory, made.signatory_title)]
    )


def _month_said(days: list[date]) -> str:
    """ "from Monday the 2nd through Friday the 6th of March 2026, and again on the 10th"."""
    (a, b), *rest = neighbors(days)
    month = f"of {a:%B} {a.year}"
    if a == b:
        said = f"on {a:%A} the {ordinal(a.day)} {month}"
    else:
        said = f"from {a:%A} the {ordinal(a.day)} through {b:%A} the {ordinal(b.day)} {month}"
    return said + (f", and again {series([_span(c, d) for c, d in rest])}" if rest else "")


def _span(a: date, b: date) -> str:
    if a == b:
        return f"on the {ordinal(a.day)}"
    if b - a == timedelta(days=1):
        return f"on the {ordinal(a.day)} and {ordinal(b.day)}"
    return f"from the {ordinal(a.day)} through the {ordinal(b.day)}"


def _stretch(a: date, b: date) -> str:
    if a == b:
        return f"{a:%a} {a.day} {a:%b} {a.year} (1 day)"
    count = (b - a).days + 1
    return f"{a:%a} {a.day} {a:%b} {a.year} to {b:%a} {b.day} {b:%b} {b.year} ({count} days)"


def _dotted_months(job: Job) -> str:
    parts = [
        f"{days[0]:%b} {days[0].year} · {' · '.join(str(d.day) for d in days)}"
        for days in months_of(job.worked)
    ]
    return " &nbsp;—&nbsp; ".join(parts)


def _day_month(day: date) -> str:
    return f"{day:%A}, {long_date(day)}"


def _slashed(day: date) -> str:
    return f"{day:%a} {day.month}/{day.day}/{day:%y}"


def _counted(s: Setting, job: Job, say: str) -> list[Flowable]:
    return [Spacer(1, 6), s.p(say.format(job.stated_total))] if job.stated_total else []


def _under(job: Job) -> str:
    return f" (Local {job.local})" if job.local else ""


def _quoted(job: Job) -> str:
    season = f", Season {job.season}" if job.season else ""
    return f"“{safe(job.title)}”{season}"


def _a(text: str) -> str:
    return f"an {text}" if text[0].lower() in "aei" else f"a {text}"


def _studio_head(s: Setting, made: Letter) -> list[Flowable]:
    side = s.rng.choice((TA_CENTER, TA_RIGHT, 0))
    big, low = s.head.clone("big", alignment=side), s.small.clone("low", alignment=side)
    day = made.written
    said = s.rng.choice(
        (long_date(day), f"{day:%A}, {long_date(day)}", f"{day:%b} {day.day}, {day.year}")
    )
    return [
        Paragraph(safe(made.letterhead), big),
        Paragraph(f"{made.address} &nbsp;|&nbsp; (555) 010-0121", low),
        HRFlowable(width="100%", spaceBefore=5, spaceAfter=14, thickness=0.7),
        s.p(said),
        Spacer(1, 8),
        s.p("Contract Services Administration Trust Fund<br/>Industry Experience Roster"),
        Spacer(1, 8),
    ]


def _mail_head(rng: Random, s: Setting, made: Letter) -> list[Flowable]:
    name = made.signatory.split()[-1].lower()
    day = made.written
    rows = (
        f"<b>{made.signatory}</b> &lt;{name}@invented.example&gt;",
        f"{day:%a}, {day:%b} {day.day}, {day.year} at {rng.choice(('9:05 AM', '4:48 PM'))}",
        "To: roster@invented.example",
        f"Re: {rng.choice(('work dates for roster', 'verification of employment'))}",
    )
    return [*(s.p(row) for row in rows), HRFlowable(width="100%", spaceAfter=10), s.p("Hi there,")]


def _browser_margins(made: Letter) -> senders.Decorate:
    stamp = f"{made.written.month}/{made.written.day}/{made.written:%y}, 5:02 PM"

    def draw(canvas: Canvas, _frame: object) -> None:
        canvas.setFont("Helvetica", 7)
        canvas.drawString(0.4 * inch, 10.7 * inch, stamp)
        canvas.drawString(3.4 * inch, 10.7 * inch, "Mail - work dates")
        canvas.drawString(0.4 * inch, 0.35 * inch, "https://mail.invented.example/u/0/print")
        canvas.drawString(7.8 * inch, 0.35 * inch, "1/1")

    return draw


def _page_foot(canvas: Canvas, _frame: object) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawCentredString(4.25 * inch, 0.5 * inch, f"Page {canvas.getPageNumber()}")


def _running_head(made: Letter) -> senders.Decorate:
    said = f"{made.jobs[0].person} – {long_date(made.written)} – page "

    def draw(canvas: Canvas, frame: object) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(0.85 * inch, 10.5 * inch, said + str(canvas.getPageNumber()))
        _page_foot(canvas, frame)

    return draw
