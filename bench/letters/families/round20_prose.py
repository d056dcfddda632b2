"""Round twenty, first part: days in sentences, in mails and in lists nested by week."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from reportlab.platypus import Flowable, Paragraph, Spacer

from bench.letters import senders
from bench.letters.counts import in_words
from bench.letters.families.drawing import months_of, neighbors, weeks_of
from bench.letters.senders import long_date, series
from bench.letters.setting import Setting
from bench.letters.truth import Job, Letter
from bench.letters.wording import ordinal

Drawn = tuple[Letter, bytes]

_TYPES = (("Helvetica", "Helvetica-Bold"), ("Times-Roman", "Times-Bold"), ("Vera", "VeraBd"))


def _set(rng: Random, family: str, job: Job, *, own: bool = True) -> tuple[Setting, Letter]:
    return senders.in_type(rng, *_TYPES), senders.letter(rng, family, [job], own=own)


def _top(s: Setting, letter: Letter) -> list[Flowable]:
    return [
        Paragraph(senders.safe(letter.letterhead), s.head),
        Paragraph(letter.address, s.small),
        Spacer(1, 12),
        s.p(long_date(letter.written)),
        Spacer(1, 8),
    ]


def _who(rng: Random, job: Job) -> str:
    """Return one sentence that names the person, the company, the show and the position."""
    show = f"“{job.title}”" + (f" (Season {job.season})" if job.season else "")
    local = f", Local {job.local}," if job.local else ""
    firm = senders.safe(job.employer)
    return rng.choice(
        (
            f"{job.person} (SSN ending {job.last4}) was employed by {firm} as "
            f"{job.classification}{local} on {show}, a {job.type_printed}.",
            f"This confirms that {job.person}, SSN XXX-XX-{job.last4}, worked for {firm} as "
            f"{job.classification}{local} on the {job.type_printed} {show}.",
            f"We employed {job.person} (SSN xxx-xx-{job.last4}) as {job.classification}{local} at "
            f"{firm} on {show}, a {job.type_printed}.",
        )
    )


def _total(rng: Random, job: Job) -> str:
    n = job.stated_total
    if n is None:
        return ""
    return rng.choice(
        (f"That is {n} days in all.", f"Total days worked: {n}.", f"Days worked: {n}",
         f"In total {in_words(n)} ({n}) days were worked.")
    )  # fmt: skip


def _close(s: Setting, letter: Letter, word: str = "Sincerely,") -> list[Flowable]:
    return senders.signed(s, letter, word, letter.signatory, letter.signatory_title)


def _saturday(day: date) -> date:
    return day + timedelta(days=(5 - day.weekday()) % 7)


def _weeks(job: Job) -> list[tuple[date, list[date]]]:
    """Return the days by the Saturday on which their week ends."""
    ends = sorted({_saturday(day) for day in job.worked})
    return [(end, [d for d in job.worked if _saturday(d) == end]) for end in ends]


def week_sentences(rng: Random) -> Drawn:
    """A sentence a week; only the date on which the week ends has its year."""
    job = senders.job(rng, most=18)
    s, letter = _set(rng, "week sentences", job, own=False)
    said = [_in_week(end, days, way) for way in [rng.randrange(5)] for end, days in _weeks(job)]
    body = [s.p(" ".join(said))] if rng.random() < 0.4 else [s.p(one) for one in said]
    made = [*_top(s, letter), s.p(_who(rng, job)), Spacer(1, 6), *body, Spacer(1, 6),
            s.p(_total(rng, job)), *_close(s, letter)]  # fmt: skip
    return letter, senders.pages(made)


def _in_week(end: date, days: Sequence[date], way: int) -> str:
    if way == 0:
        named = series([f"{d:%A} the {ordinal(d.day)}" for d in days])
        return f"In the week ending Saturday, {long_date(end)}, work was performed on {named}."
    if way == 1:
        named = series([f"{d:%A}, {d:%B} {d.day}" for d in days])
        return f"Week ending {long_date(end)}: {named}."
    if way == 2:
        named = series([f"{d.month}/{d.day}" for d in days])
        return f"For the week that ended on {end:%m/%d/%Y} the days worked were {named}."
    if way == 3:
        named = ", ".join(f"{d:%b} {d.day}" for d in days)
        return f"During the week ending {end:%b} {end.day}, {end.year}, worked {named}."
    named = series([f"{d:%a} {d:%b} {d.day}" for d in days])
    return f"Week ending {end:%m/%d/%y}, employee worked {named}."


def weekdays_except(rng: Random) -> Drawn:
    """Every weekday of a stretch but those that are named."""
    job = senders.job(rng)
    first = job.worked[0] - timedelta(days=job.worked[0].weekday() % 7)
    span = [first + timedelta(days=n) for n in range(rng.randrange(11, 34))]
    weekdays = [day for day in span if day.weekday() < 5]
    out = tuple(sorted(rng.sample(weekdays[1:-1], rng.choice((1, 2, 3)))))
    worked = tuple(day for day in weekdays if day not in out)
    job = replace(job, worked=worked, stated_total=len(worked) if rng.random() < 0.8 else None)
    s, letter = _set(rng, "weekdays except", job)
    a, b = long_date(weekdays[0]), long_date(weekdays[-1])
    off = series([f"{d:%B} {d.day}" for d in out])
    full = series([f"{d:%A}, {long_date(d)}" for d in out])
    said = rng.choice(
        (
            f"Work was performed every weekday from {a} through {b}, with the exception of {off}.",
            f"Days worked: each weekday between {a} and {b}, inclusive, except {full}.",
            f"He worked Monday through Friday of each week from {a} to {b}, but not on {full}.",
            f"Every weekday from {a} through {b}, except for {off}, was a day of work.",
            f"From {a} through {b} every weekday was worked excluding {off}.",
        )
    )
    made = [*_top(s, letter), s.p(_who(rng, job)), Spacer(1, 6), s.p(said), s.p(_total(rng, job)),
            *_close(s, letter)]  # fmt: skip
    return letter, senders.pages(made)


def mail_thread(rng: Random) -> Drawn:
    """A printed mail with a line a day; the question that it answers stands below, with dates."""
    job = senders.job(rng, most=14)
    s = senders.in_type(rng, *_TYPES)
    letter = senders.letter(rng, "mail thread", [job], own=True, headed=False)
    box, asked = f"{letter.signatory.split()[0].lower()}@invented.example", letter.written
    style = rng.choice(("%a %m/%d/%Y", "%A, %B %d, %Y", "%m/%d/%y", "%b %d, %Y"))
    mark = rng.choice(("", "- ", "* "))
    made = [
        s.p(f"<b>From:</b> {letter.signatory} &lt;{box}&gt;"),
        s.p("<b>To:</b> Rosters &lt;rosters@invented.example&gt;"),
        s.p(f"<b>Date:</b> {asked:%a}, {asked:%b} {asked.day}, {asked.year} at 4:12 PM"),
        s.p("<b>Subject:</b> Re: dates worked"), Spacer(1, 10), s.p("Hello,"), Spacer(1, 4),
        s.p(_who(rng, job)), s.p(rng.choice(("Here are the days:", "The dates worked were:"))),
        *(s.p(f"{mark}{d:{style}}") for d in job.worked), s.p(_total(rng, job)), Spacer(1, 6),
        s.p("Best,"), s.p(letter.signatory), s.p(letter.signatory_title),
        s.p(senders.safe(letter.letterhead)), Spacer(1, 12), *_question(rng, s, job, asked),
    ]  # fmt: skip
    return letter, senders.pages(made)


def _question(rng: Random, s: Setting, job: Job, answered: date) -> list[Flowable]:
    """Return the mail that was answered, with dates that nobody says were worked."""
    sent = answered - timedelta(days=2)
    claimed = [job.worked[0] - timedelta(days=n) for n in (1, 3)] + [job.worked[0]]
    days = ", ".join(f"{d:%m/%d/%Y}" for d in sorted(claimed))
    ask = f"Our applicant says the days worked were {days}. Please send the dates you can confirm."
    if rng.random() < 0.5:
        head = f"On {sent:%a}, {sent:%b} {sent.day}, {sent.year} at 9:02 AM Rosters wrote:"
        return [s.p(head), *(s.p(f"&gt; {line}") for line in ("Good morning,", ask, "Thank you"))]
    head = rng.choice(("-----Original Message-----", "________________________________"))
    return [
        s.p(head), s.p("From: Rosters &lt;rosters@invented.example&gt;"),
        s.p(f"Sent: {sent:%A}, {long_date(sent)} 9:02 AM"), s.p("Subject: dates worked"),
        s.p("Good morning,"), s.p(ask), s.p("Thank you"),
    ]  # fmt: skip


def phases_told(rng: Random) -> Drawn:
    """Preparation, shooting and wrap as a small company tells them, and one day afterwards."""
    job = senders.job(rng, most=16, least=9)
    extra = job.worked[-1] + timedelta(days=rng.randrange(9, 20))
    job = replace(job, worked=(*job.worked, extra))
    job = replace(job, stated_total=len(job.worked) if job.stated_total else None)
    s, letter = _set(rng, "phases told", job)
    days, way = list(job.worked[:-1]), rng.randrange(4)
    parts = {"prep": days[:3], "shoot": days[3:-2], "wrap": days[-2:], "extra": [extra]}
    told = {name: _dates(part, way) for name, part in parts.items()}
    if way % 2:
        again = rng.choice(("Pick-ups", "Added scenes", "Reshoot"))
        names = {"prep": "Prep", "shoot": "Shoot", "wrap": "Wrap", "extra": again}
        body = [s.p(f"{name}: {told[key]}") for key, name in names.items()]
    else:
        body = [
            s.p(f"Preparation took place on {told['prep']}. Principal photography followed on "
                f"{told['shoot']}, and wrap on {told['wrap']}. We called "
                f"{job.person.split()[0]} back for one more day of work on {told['extra']}.")
        ]  # fmt: skip
    made = [*_top(s, letter), s.p(_who(rng, job)), Spacer(1, 6), *body, s.p(_total(rng, job)),
            *_close(s, letter, "With thanks,")]  # fmt: skip
    return letter, senders.pages(made)


def _dates(days: Sequence[date], way: int) -> str:
    if way == 0:
        return series([long_date(d) for d in days])
    if way == 1:
        spans = [f"{a:%b} {a.day}" if a == b else
                 f"{a:%b} {a.day}-{b.day}" if a.month == b.month else
                 f"{a:%b} {a.day}-{b:%b} {b.day}" for a, b in neighbors(days)]  # fmt: skip
        return ", ".join(spans) + f", {days[-1].year}"
    if way == 2:
        return series([f"the {ordinal(d.day)} of {d:%B}" for d in days]) + f" {days[-1].year}"
    return ", ".join(f"{d.month}/{d.day}/{d:%y}" for d in days)


def nested_weeks(rng: Random) -> Drawn:
    """Bullets by week with the days below them, by name and number of the month."""
    job = senders.job(rng, most=20)
    s, letter = _set(rng, "nested weeks", job, own=rng.random() < 0.5)
    way, made = rng.randrange(4), [*_top(s, letter), s.p(_who(rng, job)), Spacer(1, 6)]
    for days in weeks_of(job.worked):
        monday = days[0] - timedelta(days=days[0].weekday())
        made += [s.p(f"• {_week_said(monday, way)}")]
        indent = "&nbsp;" * 8
        made += ([s.p(f"{indent}– {', '.join(_in_nest(d, way) for d in days)}")] if way % 2 else
                 [s.p(f"{indent}– {_in_nest(d, way)}") for d in days])  # fmt: skip
    return letter, senders.pages([*made, Spacer(1, 6), s.p(_total(rng, job)), *_close(s, letter)])


def _week_said(monday: date, way: int) -> str:
    sunday = monday + timedelta(days=6)
    return (
        f"Week of {long_date(monday)}",
        f"Week of {monday:%m/%d/%Y} – {sunday:%m/%d/%Y}",
        f"Week commencing Monday {monday:%d %B %Y}",
        f"Week beginning {monday:%m/%d/%y}",
    )[way]


def _in_nest(day: date, way: int) -> str:
    return (f"{day:%A}, {day:%B} {day.day}", f"{day:%a} {day.month}/{day.day}",
            f"{day:%A} {day.day} {day:%B}", f"{day:%a} {day:%b} {day.day}")[way]  # fmt: skip


def dotted_days(rng: Random) -> Drawn:
    """A short month, then its days parted by dots, strokes or blanks."""
    job = senders.job(rng, most=24)
    s, letter = _set(rng, "dotted days", job, own=rng.random() < 0.5)
    sign = rng.choice((".", " . ", " / ", "  ", "·", " – ", " • "))
    year = rng.choice(("%b %Y", "%b. %Y", "%B %Y", "%b ’%y"))
    lines = [f"{m[0]:{year}}{rng.choice((': ', '  ', ' – '))}{sign.join(str(d.day) for d in m)}"
             for m in months_of(job.worked)]  # fmt: skip
    made = [*_top(s, letter), s.p(_who(rng, job)), Spacer(1, 6), s.p("Days worked"),
            *map(s.p, lines), s.p(_total(rng, job)), *_close(s, letter)]  # fmt: skip
    return letter, senders.pages(made)


def studio_two(rng: Random) -> Drawn:
    """A studio about two pictures in one running paragraph, each with days and their number."""
    one = senders.job(rng, most=9)
    two = senders.job(rng, most=9)
    while two.title == one.title:
        two = senders.job(rng, most=9)
    two = replace(two, person=one.person, last4=one.last4, employer=one.employer,
                  worked=tuple(d + (one.worked[-1] - two.worked[0]) + timedelta(days=9)
                               for d in two.worked))  # fmt: skip
    jobs = [replace(j, stated_total=len(j.worked), local=None) for j in (one, two)]
    s = senders.in_type(rng, *_TYPES)
    letter = senders.letter(rng, "studio two", jobs, own=True)
    firm, said = senders.safe(one.employer), []
    for number, job in enumerate(jobs):
        show = f"“{job.title}”" + (f", Season {job.season}" if job.season else "")
        lead = (f"{firm} employed {one.person} (SSN ending in {one.last4}) as" if not number else
                "The same employee was thereafter engaged as")  # fmt: skip
        n, days = len(job.worked), _dates(job.worked, rng.choice((0, 3)))
        said.append(
            f"{lead} {job.classification} in connection with the {job.type_printed} {show},"
            f" and rendered services on {n} days, namely {days}."
        )
    made = [*_top(s, letter), *([s.p(" ".join(said))] if rng.random() < 0.5 else map(s.p, said)),
            *_close(s, letter, "Very truly yours,")]  # fmt: skip
    return letter, senders.pages(list(made))


FAMILIES = (
    week_sentences,
    weekdays_except,
    mail_thread,
    phases_told,
    nested_weeks,
    dotted_days,
    studio_two,
)
