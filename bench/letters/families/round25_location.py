"""A letter of the twenty-fifth round about distant location: a trip told in its order."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from reportlab.platypus import HRFlowable, Paragraph, Spacer

from bench.letters import senders
from bench.letters.families import round25_cast as cast
from bench.letters.senders import long_date, safe
from bench.letters.truth import Letter

_PLACES = ("Albuquerque", "Savannah", "Honolulu", "Salt Lake City", "Wilmington")


def location_itinerary(rng: Random) -> tuple[Letter, bytes]:
    """A producer of a show on distant location: travel, work and idle days in their order."""
    s = senders.in_type(rng, cast.SANS, cast.EMBEDDED)
    place, trip = rng.choice(_PLACES), _trip(rng)
    worked, idle = _days_of(trip, "work"), _days_of(trip, "travel", "idle")
    job = cast.job(rng)
    total = len(worked) if job.stated_total else None
    job = replace(job, worked=worked, idle=idle, code="travel or idle", stated_total=total)
    made = cast.letter(
        rng, "location itinerary", [job],
        (job.employer, "900 Exposition Yard, Los Angeles, CA 90007",
         rng.choice(("Production Supervisor", "Travel & Location Accountant", "Line Producer"))),
    )  # fmt: skip
    house = rng.choice((None, None, *cast.HOUSES))
    made = replace(made, payroll_company=house)
    union = f" (IATSE Local {job.local})" if job.local else ""
    lines = [
        (_span(a, b), _doing(kind, place, first=n == 0)) for n, (kind, a, b) in enumerate(trip)
    ]
    listed = (
        [cast.unruled(s, lines, (3.0, 3.6))]
        if rng.random() < 0.5
        else [s.p(f"{n}. {when} – {what}") for n, (when, what) in enumerate(lines, start=1)]
    )
    off = len(idle)
    count = f"{total} days worked; {off} other days (travel or idle) are not in that number."
    body = [
        Paragraph(safe(job.employer), s.head),
        Paragraph(made.address, s.small),
        HRFlowable(width="100%", spaceBefore=4, spaceAfter=12),
        s.p(f"Date of letter: {long_date(made.written)}"),
        Spacer(1, 8),
        s.p(f"Concerning: {job.person}, SSN (last four) {job.last4}"),
        Spacer(1, 8),
        s.p(f"{safe(job.employer)} hired {job.person} in Los Angeles County and transported "
            f"{job.person.split()[0]} to {place} to work as {cast.a(job.classification)}{union} "
            f"on <i>{safe(job.title)}</i>{cast.of_season(job)}, {cast.a(job.type_printed)}. On "
            "travel and idle days no work was done. "
            + rng.choice((
                "The time away from home went as follows:", "Here is the whole trip:",
                "Movements and work, in order:",
            ))),
        Spacer(1, 6),
        *listed,
        Spacer(1, 6),
        *([s.p(count)] if total else []),
        *([s.p(f"Payroll company: {safe(house)}")] if house else []),
        *cast.closed(s, made, "Best wishes,", f"{made.signatory} | {made.signatory_title}"),
    ]  # fmt: skip
    return made, cast.pages(body)


def _trip(rng: Random) -> list[tuple[str, date, date]]:
    """Return the stretches of a trip, from the Sunday of the flight out to the flight back."""
    day = date(rng.choice((2025, 2026)), 1, 19) + timedelta(days=rng.randrange(120))
    day += timedelta(days=(6 - day.weekday()) % 7)
    trip, long = [("travel", day, day)], rng.random() < 0.3
    monday, weeks = day + timedelta(days=1), rng.randrange(1, 5)
    for week in range(weeks):
        last = monday + timedelta(days=5 if long else 4)
        if week == weeks - 1:
            last -= timedelta(days=rng.randrange(3))
        held = monday + timedelta(days=1) if rng.random() < 0.2 else None
        if held:
            trip += [("work", monday, held - timedelta(days=1)), ("idle", held, held)]
        trip.append(("work", held + timedelta(days=1) if held else monday, last))
        monday += timedelta(days=7)
        trip.append(("idle", last + timedelta(days=1), monday - timedelta(days=1)))
    back = trip.pop()[1]
    return [*trip, ("travel", back, back)]


def _days_of(trip: Sequence[tuple[str, date, date]], *kinds: str) -> tuple[date, ...]:
    return tuple(
        a + timedelta(days=n)
        for kind, a, b in trip
        for n in range((b - a).days + 1)
        if kind in kinds
    )


def _span(a: date, b: date) -> str:
    if a == b:
        return long_date(a)
    joint = " and " if (b - a).days == 1 else " through "
    end = str(b.day) if a.month == b.month else f"{b:%B} {b.day}"
    return f"{a:%B} {a.day}{joint}{end}, {b.year}"


def _doing(kind: str, place: str, *, first: bool) -> str:
    if kind == "travel":
        return f"traveled, Los Angeles to {place}" if first else f"traveled, {place} to Los Angeles"
    return "worked" if kind == "work" else f"idle in {place}"
