"""Resumes of invented people."""

from random import Random

from reportlab.lib.units import inch
from reportlab.platypus import Flowable, Spacer, Table

from bench.letters import invent
from bench.letters.setting import Setting, finish
from bench.letters.truth import Job

_SKILLS = (
    "Scissor lift and boom lift",
    "Dolly and track",
    "Rigging and truss",
    "Green screen",
    "First aid, expires 06/30/2027",
    "Working at heights",
)


def resume_in_columns(rng: Random) -> bytes:
    """A resume with its credits in a paragraph each and its skills in two columns."""
    s = Setting(rng)
    parts: list[Flowable] = [s.p(f"<b>{_person(rng)}</b>"), s.p(_contact(rng)), Spacer(1, 10)]
    parts.append(s.p("<b>Selected credits</b>"))
    for _ in range(7):
        job = _credit(rng)
        parts.append(
            s.p(
                f"{job.production} ({rng.randint(2018, 2025)}) – {job.classification}, "
                f"{rng.randint(8, 74)} days. Production manager {_person(rng)}, "
                f"coordinator {_person(rng)}."
            )
        )
    parts += [Spacer(1, 10), s.p("<b>Skills</b>")]
    rows = [list(_SKILLS[n : n + 2]) for n in range(0, len(_SKILLS), 2)]
    parts.append(Table(rows, colWidths=[3.2 * inch] * 2, hAlign="LEFT"))
    parts.append(s.p("References available on request."))
    return finish(parts)


def resume_with_table(rng: Random) -> bytes:
    """A resume with a ruled table of credits."""
    s = Setting(rng)
    rows = [["Year", "Production", "Position", "Days", "Studio"]]
    rows += [_row(rng, _credit(rng)) for _ in range(12)]
    parts: list[Flowable] = [
        s.p(f"<b>RÉSUMÉ: {_person(rng)}</b>"),
        s.p(_contact(rng)),
        Spacer(1, 12),
        s.table(rows, ruled=True),
        Spacer(1, 12),
        s.p("Member of the local since 2016. Valid passport; willing to travel."),
    ]
    return finish(parts)


def _row(rng: Random, job: Job) -> list[str]:
    year, days = str(rng.randint(2016, 2025)), str(rng.randint(5, 90))
    return [year, job.production, job.classification, days, job.employer]


def _contact(rng: Random) -> str:
    return f"({rng.randint(200, 989)}) 555-01{rng.randint(10, 99)} · name@example.com · Toronto, ON"


def _person(rng: Random) -> str:
    return invent.a_letter(rng, "resume").signatory


def _credit(rng: Random) -> Job:
    return invent.a_letter(rng, "resume").jobs[0]
