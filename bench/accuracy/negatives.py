"""Documents that are no employment letters, to see that none is taken for one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from reportlab.platypus import Flowable, Spacer

from bench.letters import invent
from bench.letters.setting import Setting, finish, letterhead
from bench.letters.truth import Letter
from extractors.values import DocumentType

Draw = Callable[[Setting, Letter, Random], list[Flowable]]


@dataclass(frozen=True, slots=True)
class Negative:
    """A document of another kind: its name, what it is, and its bytes."""

    name: str
    kind: DocumentType
    content: bytes


def negatives(count: int, seed: int) -> Iterator[Negative]:
    """Yield ``count`` documents of each other kind, the same for the same seed."""
    for kind, draw in _DRAWN.items():
        for number in range(count):
            rng = Random(f"{seed}/{kind}/{number}")
            s, letter = Setting(rng), invent.a_letter(rng, kind)
            content = finish([*letterhead(s, letter), *draw(s, letter, rng)])
            yield Negative(f"{kind}-{number}", kind, content)


def _stub(s: Setting, letter: Letter, rng: Random) -> list[Flowable]:
    job = letter.jobs[0]
    rows = [["Earnings", "Rate", "Hours", "Current", "YTD"]]
    rows += [
        [name, f"{rng.randrange(30, 70)}.00", "40.0", "1,800.00", "9,210.55"]
        for name in ("Regular", "Overtime 1.5x")
    ]
    return [
        s.p("Earnings Statement"),
        s.labels([("Employee", job.person), ("Check date", f"{letter.written:%m/%d/%Y}")]),
        s.table(rows, ruled=True),
        s.p("Federal Income Tax 210.44   Medicare 26.10   FICA 111.60"),
        s.p("Gross Pay 1,800.00   Net Pay 1,402.17"),
    ]


def _resume(s: Setting, letter: Letter, rng: Random) -> list[Flowable]:
    job = letter.jobs[0]
    shows = [
        s.p(f"{job.title}, {job.classification}, {job.employer}, {2014 + n}") for n in range(5)
    ]
    skills = rng.choice(("Rigging, scheduling, union agreements.", "Budgeting, office running."))
    return [
        s.p(job.person),
        s.p("RESUME"),
        s.p("person@example.org · (555) 010-0133"),
        s.p("Selected Credits"),
        *shows,
        s.p("Skills"),
        s.p(skills),
        s.p("References available upon request"),
    ]


def _reference(s: Setting, letter: Letter, rng: Random) -> list[Flowable]:
    job = letter.jobs[0]
    praise = rng.choice(("hard-working and calm", "an asset to every office"))
    return [
        s.p(f"{letter.written:%B %d, %Y}"),
        s.p("Letter of reference"),
        s.p("To the Membership Committee,"),
        s.p(
            f"It was a pleasure to work with {job.person}, who is {praise}. I recommend the "
            f"upgrade to {job.classification} without hesitation. I am a member in good standing."
        ),
        Spacer(1, 30),
        s.p(letter.signatory),
    ]


def _course(s: Setting, letter: Letter, rng: Random) -> list[Flowable]:
    return [
        s.p("CERTIFICATE OF COMPLETION"),
        s.p(f"{letter.jobs[0].person} has successfully completed the course"),
        s.p(rng.choice(("Safety Pass A: General Safety", "Harassment Prevention"))),
        s.p(f"Completion date: {letter.written:%m/%d/%Y}"),
    ]


def _timesheet(s: Setting, letter: Letter, rng: Random) -> list[Flowable]:
    job = letter.jobs[0]
    rows = [["Day", "Call", "Meal in", "Meal out", "Wrap"]]
    rows += [[d, "7:00", "13:00", "13:30", rng.choice(("18:30", "20:00"))] for d in ("Mon", "Tue")]
    return [
        s.p("WEEKLY TIMECARD"),
        s.labels([("Employee", job.person), ("Show", job.title), ("Job", job.classification)]),
        s.table(rows, ruled=True),
        s.p("Employee signature ________   Approved by ________"),
    ]


def _certification(s: Setting, letter: Letter, rng: Random) -> list[Flowable]:
    job = letter.jobs[0]
    return [
        s.p("ROSTER CERTIFICATION FORM"),
        s.labels([("Name", job.person), ("Employer", job.employer), ("Production", job.title)]),
        s.p(f"Roster classification: {job.classification}"),
        s.p(f"Number of qualifying days: {rng.randrange(30, 60)}"),
        s.p("[X] Satisfactory   [ ] Unsatisfactory"),
    ]


def _request(s: Setting, letter: Letter, rng: Random) -> list[Flowable]:
    job = letter.jobs[0]
    return [
        s.p(f"{letter.written:%B %d, %Y}"),
        s.p("Letter of request"),
        s.p("To the Membership Committee of Local 411,"),
        s.p(f"I am requesting to be upgraded to {job.classification}. My member number is "
            f"{rng.randrange(1000, 9999)}."),
        Spacer(1, 30),
        s.p(job.person),
    ]  # fmt: skip


def _register(s: Setting, letter: Letter, rng: Random) -> list[Flowable]:
    rows = [["Employee name", "Occ code", "Hours", "Gross"]]
    rows += [[f"Person {n}", f"{rng.randrange(1000, 9999)}", "50.0", "2,150.00"] for n in range(9)]
    return [
        s.p("PAYROLL REGISTER"),
        s.p(f"Week ending {letter.written:%m/%d/%Y}"),
        s.table(rows, ruled=False),
    ]


def _other(s: Setting, letter: Letter, rng: Random) -> list[Flowable]:
    said = rng.choice(
        (
            "Parking for all visitors is at the north gate. Please bring a photo ID.",
            "Invoice 4471: rental of two lamps for one day, due within thirty days.",
        )
    )
    return [s.p(f"{letter.written:%B %d, %Y}"), s.p("Notice"), s.p(said)]


_DRAWN: dict[DocumentType, Draw] = {
    DocumentType.PAY_STUB: _stub,
    DocumentType.RESUME: _resume,
    DocumentType.REFERENCE_LETTER: _reference,
    DocumentType.COURSE_CERTIFICATE: _course,
    DocumentType.TIMESHEET: _timesheet,
    DocumentType.ROSTER_CERTIFICATION: _certification,
    DocumentType.UPGRADE_REQUEST: _request,
    DocumentType.PAYROLL_EXPORT: _register,
    DocumentType.UNKNOWN: _other,
}
