"""Round sixteen, first part: days that are told in sentences, and days told apart from others."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from reportlab.platypus import Flowable, Paragraph, Spacer

from bench.letters import counts, facts, heads
from bench.letters.families.drawing import Family, composed, months_of, neighbors, weeks_of
from bench.letters.setting import Setting
from bench.letters.truth import Job
from bench.letters.wording import ordinal


def sentence_of_weekdays(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """One sentence a month: "On Monday the 2nd through Thursday the 5th, and again the 9th"."""
    said = []
    for number, days in enumerate(months_of(job.worked)):
        stretches = [_stretch(a, b, rng) for a, b in neighbors(days)]
        again = rng.choice((", and again on ", "; then ", ", returning on ", ", as well as "))
        told = _told(stretches, again)
        month = f"{days[0]:%B} {days[0].year}"
        lead = (
            "We engaged this person"
            if not number
            else rng.choice(("They came back", "We did so again"))
        )
        said.append(
            rng.choice(
                (
                    f"{lead} on {told} of {month}.",
                    f"In {month} {lead[0].lower()}{lead[1:]} on {told}.",
                )
            )
        )
    return [
        s.p("The days on which services were rendered are told below. " + " ".join(said)),
        *_total(s, job, rng),
    ]


def month_before_stretches(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """The month first, then its ordinals: "March 3rd through the 6th, the 10th, and the 12th"."""
    said = []
    for days in months_of(job.worked):
        parts = [
            f"the {ordinal(a.day)}"
            if a == b
            else f"the {ordinal(a.day)} {_to(rng)} the {ordinal(b.day)}"
            for a, b in neighbors(days)
        ]
        parts[0] = parts[0].removeprefix("the ")
        said.append(f"{days[0]:%B} {_series(parts)}, {days[0].year}")
    lead = rng.choice(
        ("Your member was on set on", "He was at work on", "She reported for work on")
    )
    return [s.p(f"{lead} {'; '.join(said)}{counts.clause(rng, job.stated_total)}")]


def range_and_list(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """How long the engagement ran, then its days, and a print stamp that is no day of work."""
    a, b = job.worked[0], job.worked[-1]
    style = rng.choice(("%d %b %Y", "%m/%d/%y", "%Y-%m-%d"))
    said = rng.choice(("; ", ", ")).join(f"{d:{style}}" for d in job.worked)
    first, last = heads.long_date(a), heads.long_date(b)
    lead = rng.choice(
        (
            f"The engagement lasted from {first} through {last}, with gaps. Within that time "
            "work was performed on:",
            f"Although on call between {first} and {last}, the actual days were:",
            f"Start of engagement {first}, end of engagement {last}. Not every day in between "
            "was worked; the days worked are:",
        )
    )
    stamp = b + timedelta(days=rng.randrange(3, 20))
    foot = rng.choice(
        (f"Printed {stamp:%m/%d/%Y} 14:02 · page 1 of 1", f"Run {stamp:%d-%b-%Y} 09:31 – 1/1")
    )
    return [s.p(lead), s.p(said), *_total(s, job, rng), Spacer(1, 6), Paragraph(foot, s.small)]


def told_apart(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """Days worked and days of other kinds, each in a list of its own."""
    worked, idle = _long(job.worked), _others(job, rng)
    other = rng.choice(
        (
            "Days on hold, not worked: {}",
            "Travel only (not worked): {}",
            "The company was dark on {}.",
            "No services were rendered on {}.",
            "Paid idle days: {}",
            "Sick leave: {}",
            "Called but cancelled: {}",
        )
    ).format(_long(idle))
    own = rng.choice(
        ("Days worked: {}", "Days on which work was done: {}", "Worked on: {}")
    ).format(worked)
    lines = [own, other] if rng.random() < 0.6 else [other, own]
    return [*map(s.p, lines), *_total(s, job, rng)]


def phases(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """Prep, shoot and wrap on lines of their own, short ranges with the month behind the days."""
    cuts = sorted(rng.sample(range(1, len(job.worked)), k=min(2, len(job.worked) - 1)))
    parts = [job.worked[a:b] for a, b in zip([0, *cuts], [*cuts, len(job.worked)], strict=True)]
    names = ("Prep", "Photography", "Wrap") if len(parts) == 3 else ("Prep", "Shoot")
    lines = [f"{name}: {_day_first(part)}" for name, part in zip(names, parts, strict=False)]
    away = job.worked[0] - timedelta(days=2)
    lines += (
        [f"Travel (paid, not worked): {away.day} {away:%B} {away.year}"]
        if rng.random() < 0.5
        else []
    )
    return [s.p("Days worked by phase"), *map(s.p, lines), *_total(s, job, rng)]


def short_months_dotted(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """Short months whose days are parted by dots: "Mar. 3 . 4 . 5"."""
    sign = rng.choice((" . ", " · ", " • "))
    lines = [
        f"{days[0]:%b}. {sign.join(str(d.day) for d in days)}{rng.choice((' ', ', '))}"
        f"{days[0].year}"
        for days in months_of(job.worked)
    ]
    return [s.p("Dates of work"), *map(s.p, lines), *_total(s, job, rng)]


def bulleted_weeks(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """A bullet a week: the Monday it began on and the days by name and number."""
    mark = rng.choice(("•", "-", "*", "–"))
    lines = []
    for days in weeks_of(job.worked):
        monday = days[0] - timedelta(days=days[0].weekday())
        said = ", ".join(f"{d:%a} {d.month}/{d.day}" for d in days)
        lines.append(f"{mark} Week beginning {monday.month}/{monday.day}/{monday:%y}: {said}")
    return [s.p("Days this crew member worked, by week:"), *map(s.p, lines), *_total(s, job, rng)]


def bulleted_stretches(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """A bullet a stretch with weekdays at both ends and the number of its days."""
    lines = []
    for a, b in neighbors(job.worked):
        count = (b - a).days + 1
        one = f"{a:%A}, {a:%B} {a.day}, {a.year}"
        said = one if a == b else f"{a:%A}, {a:%B} {a.day} – {b:%A}, {b:%B} {b.day}, {b.year}"
        lines.append(f"• {said} — {count} {'day' if count == 1 else 'days'}")
    lead = rng.choice(("Every day of these stretches was worked:", "Continuous days of work:"))
    return [s.p(lead), *map(s.p, lines), *_total(s, job, rng)]


def _stretch(a: date, b: date, rng: Random) -> str:
    def one(day: date) -> str:
        return f"{day:%A} the {ordinal(day.day)}" if named else f"the {ordinal(day.day)}"

    named = rng.random() < 0.5
    return one(a) if a == b else f"{one(a)} {_to(rng)} {one(b)}"


def _to(rng: Random) -> str:
    return rng.choice(("through", "thru", "to"))


def _told(parts: Sequence[str], again: str) -> str:
    if len(parts) < 3:
        return again.join(parts)
    cut = len(parts) // 2
    return _series(parts[:cut]) + again + _series(parts[cut:])


def _series(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " and " + items[-1]


def _long(days: Sequence[date]) -> str:
    return "; ".join(
        f"{month[0]:%B} {', '.join(str(d.day) for d in month)}, {month[0].year}"
        for month in months_of(days)
    )


def _day_first(days: Sequence[date]) -> str:
    said = []
    for month in months_of(days):
        spans = [str(a.day) if a == b else f"{a.day}–{b.day}" for a, b in neighbors(month)]
        said.append(f"{_series(spans)} {month[0]:%B} {month[0].year}")
    return "; ".join(said)


def _others(job: Job, rng: Random) -> list[date]:
    """Return one to four days of the stretch, or after it, that were not worked."""
    free = [job.worked[0] + timedelta(days=n) for n in range((job.worked[-1] - job.worked[0]).days)]
    free = [day for day in free if day not in job.worked] or [job.worked[-1] + timedelta(days=1)]
    return sorted(rng.sample(free, k=min(len(free), rng.randrange(1, 5))))


def _total(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    said = counts.line(rng, job.stated_total)
    return [Spacer(1, 4), s.p(said)] if said else []


_PLAIN = (heads.stacked_address, heads.signed_plainly)
_BROKEN = (heads.on_two_lines, heads.signature_block)
_BESIDE = (heads.beside_address, heads.signed_plainly)
_PORTAL = (heads.portal, heads.signature_block)
_MEMO = (heads.memo, heads.signed_plainly)

FAMILIES: tuple[Family, ...] = (
    composed(
        "sentence of weekdays",
        _PLAIN,
        facts.in_prose,
        sentence_of_weekdays,
        most_days=14,
        from_employer=True,
    ),
    composed(
        "month before stretches",
        _BESIDE,
        facts.in_prose,
        month_before_stretches,
        most_days=20,
        from_employer=True,
    ),
    composed("engagement and days", _PORTAL, facts.labelled, range_and_list),
    composed("worked and other days", _MEMO, facts.in_boxes, told_apart, most_days=22),
    composed("phases of a shoot", _BROKEN, facts.in_prose, phases),
    composed("months with dots", _PLAIN, facts.labelled, short_months_dotted),
    composed("weeks as bullets", _BESIDE, facts.parted, bulleted_weeks),
    composed("stretches of weekdays", _MEMO, facts.dotted, bulleted_stretches),
)
