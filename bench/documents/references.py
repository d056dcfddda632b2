"""Letters of reference for invented people."""

from random import Random

from reportlab.lib.units import inch
from reportlab.platypus import Flowable, Spacer, Table

from bench.letters import invent
from bench.letters.setting import Scribble, Setting, finish, letterhead
from bench.letters.truth import Letter

_PRAISE = (
    "I have worked with {name} on {title} and on two productions before it.",
    "The days were long, the locations remote and the crew small; the work was always done.",
    "{name} prepared call sheets, crew lists and travel for more than sixty people a day.",
    "Every deal memo, timecard and purchase order that crossed the desk was checked and filed.",
    "I recommend the upgrade to {role} without hesitation and would hire {name} again tomorrow.",
    "Please call me at (416) 555-0137 with any question about this letter of reference.",
)


def reference_from_producer(rng: Random) -> bytes:
    """A signed letter on the producer's letterhead."""
    s, letter = Setting(rng), invent.a_letter(rng, "reference")
    parts = [*letterhead(s, letter), s.p("To the Membership Committee,"), Spacer(1, 8)]
    parts += [s.p(" ".join(_praise(letter))), Spacer(1, 8), s.p(_dates(letter)), Spacer(1, 16)]
    parts += [s.p("Yours truly,"), Scribble(rng), s.p(letter.signatory), s.p("Producer")]
    return finish(parts)


def reference_as_mail(rng: Random) -> bytes:
    """The print-out of an e-mail."""
    s, letter = Setting(rng), invent.a_letter(rng, "reference")
    parts: list[Flowable] = [
        s.labels(
            [
                ("From", f"{letter.signatory} (coordinator@example.com)"),
                ("To", "membership@example.com"),
                ("Date", f"{letter.written:%a, %d %b %Y} 09:41:07 -0500"),
                ("Subject", f"Reference for {letter.jobs[0].person}"),
            ]
        ),
        Spacer(1, 14),
    ]
    parts += [s.p(line) for line in _praise(letter)]
    parts += [Spacer(1, 10), s.p(_dates(letter)), s.p("Sent from my telephone")]
    return finish(parts)


def reference_in_columns(rng: Random) -> bytes:
    """A form with the referee's answers beside the questions."""
    s, letter = Setting(rng), invent.a_letter(rng, "reference")
    answers = (
        ("How long have you known the member?", f"{rng.randint(2, 15)} years"),
        ("On which productions?", letter.jobs[0].production),
        ("In which category?", letter.jobs[0].classification),
        ("Were you the supervisor?", "Yes, as production manager"),
        ("Would you hire the member again?", "Yes"),
        ("Membership number of the referee", f"411-{rng.randint(1000, 9999)}"),
    )
    rows = [[s.p(question), s.p(answer)] for question, answer in answers]
    parts = [*letterhead(s, letter), s.p("<b>REFERENCE FORM</b>"), Spacer(1, 8)]
    parts += [Table(rows, colWidths=[3.1 * inch, 3.1 * inch]), Spacer(1, 10)]
    parts += [s.p(" ".join(_praise(letter))), Spacer(1, 14), s.p(f"Signed: {letter.signatory}")]
    return finish(parts)


def _praise(letter: Letter) -> list[str]:
    job = letter.jobs[0]
    return [
        line.format(name=job.person, title=job.production, role=job.classification)
        for line in _PRAISE
    ]


def _dates(letter: Letter) -> str:
    worked = letter.jobs[0].worked
    first, last = min(worked), max(worked)
    return f"Dates of work: {first:%B %d, %Y} to {last:%B %d, %Y} ({len(worked)} days)."
