"""Other ways to head, address and close a letter, and to set its facts, than the plain ones."""

from collections.abc import Sequence
from random import Random

from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.units import inch
from reportlab.platypus import Flowable, Paragraph, Spacer, Table

from bench.letters.setting import Scribble, Setting, finish
from bench.letters.truth import Job, Letter

SAMPLE = "SAMPLE letter: every person, company and title here is invented."


def framed(rng: Random, s: Setting, letter: Letter, body: Sequence[Flowable]) -> bytes:
    """Return the letter as a PDF: a head, an addressee and a closing drawn by chance."""
    head = rng.choice((_centered, _with_rule, _at_right))
    return finish([*head(s, letter), *_addressee(rng, s, letter), *body, *_close(rng, s, letter)])


def facts_of(job: Job) -> list[tuple[str, str]]:
    """Return what a letter says of a job beside its days, with one label for each."""
    facts = [
        ("Name of employee", job.person),
        ("SSN (last four)", job.last4),
        ("Title of production", job.production),
        ("Type of production", job.type_printed),
        ("Production company", job.employer),
        ("Job title", job.classification),
        ("Union local", job.local and f"IATSE Local {job.local}" if job.local != "399" else "399"),
    ]
    return [(label, value) for label, value in facts if value]


def across(s: Setting, job: Job) -> list[Flowable]:
    """Return the facts as two tables of one row under headings."""
    facts = facts_of(job)
    made: list[Flowable] = []
    for part in (facts[:3], facts[3:]):
        rows = [[label for label, _ in part], [value for _, value in part]]
        made += [s.table(rows, ruled=True), Spacer(1, 6)]
    return made


def piped(s: Setting, job: Job) -> list[Flowable]:
    """Return the facts two a line, parted by strokes."""
    said = [f"{label}: {value}" for label, value in facts_of(job)]
    lines = [" | ".join(said[n : n + 2]) for n in range(0, len(said), 2)]
    return [*(s.p(line) for line in lines), Spacer(1, 6)]


def numbered(s: Setting, job: Job) -> list[Flowable]:
    """Return the facts as numbered lines."""
    lines = [f"{n}. {label}: {value}" for n, (label, value) in enumerate(facts_of(job), start=1)]
    return [*(s.p(line) for line in lines), Spacer(1, 6)]


def labelled(s: Setting, job: Job) -> list[Flowable]:
    """Return the facts in two columns, labels bold."""
    return [s.labels(facts_of(job)), Spacer(1, 8)]


def told(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """Return the facts in sentences."""
    season = f" (Season {job.season})" if job.season else ""
    place = f", a position covered by Local {job.local}," if job.local else ""
    said = rng.choice(
        (
            f"This is to certify that {job.person} (SSN xxx-xx-{job.last4}) was employed by "
            f"{job.employer} in the position of {job.classification}{place} on the "
            f"{job.type_printed} entitled “{job.title}”{season}.",
            f"{job.employer} hereby confirms that {job.person}, whose Social Security number "
            f"ends in {job.last4}, worked as a {job.classification}{place} on "
            f"“{job.title}”{season}, a {job.type_printed}.",
        )
    )
    return [s.p(said), Spacer(1, 6)]


def total_line(s: Setting, job: Job, rng: Random) -> list[Flowable]:
    """Return the stated number of days, when the letter states one."""
    if not job.stated_total:
        return []
    label = rng.choice(("Total number of days", "Days worked in total", "Number of days worked"))
    return [s.p(f"{label}: {job.stated_total}")]


def _centered(s: Setting, letter: Letter) -> list[Flowable]:
    head, small = (
        s.head.clone("mid", alignment=TA_CENTER),
        s.small.clone("low", alignment=TA_CENTER),
    )
    return [
        Paragraph(_safe(letter.letterhead.upper()), head),
        Paragraph(letter.address, small),
        Spacer(1, 16),
    ]


def _with_rule(s: Setting, letter: Letter) -> list[Flowable]:
    row = [Paragraph(_safe(letter.letterhead), s.head), Paragraph(letter.address, s.small)]
    made = Table([row], colWidths=[3.6 * inch, 3.0 * inch], hAlign="LEFT")
    made.setStyle(
        [("LINEBELOW", (0, 0), (-1, -1), 1, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    )
    return [made, Spacer(1, 14)]


def _at_right(s: Setting, letter: Letter) -> list[Flowable]:
    head, small = s.head.clone("end", alignment=TA_RIGHT), s.small.clone("by", alignment=TA_RIGHT)
    return [
        Paragraph(_safe(letter.letterhead), head),
        Paragraph(f"{letter.address} · Tel. (555) 010-0177", small),
        Spacer(1, 12),
    ]


def _addressee(rng: Random, s: Setting, letter: Letter) -> list[Flowable]:
    day = letter.written
    said = rng.choice(
        (
            f"{day:%B} {day.day}, {day.year}",
            f"Date: {day:%m/%d/%Y}",
            f"DATE: {day:%B} {day.day}, {day.year}",
        )
    )
    to = rng.choice(
        (
            "Contract Services Administration Trust Fund",
            "Contract Services<br/>Industry Experience Roster<br/>Burbank, California",
            "To Whom It May Concern:",
        )
    )
    title = rng.choice(
        ("EMPLOYMENT VERIFICATION LETTER", "Verification of Employment", "Re: roster")
    )
    return [s.p(said), Spacer(1, 6), s.p(to), Spacer(1, 8), s.p(title), Spacer(1, 6)]


def _close(rng: Random, s: Setting, letter: Letter) -> list[Flowable]:
    mark: Flowable = Scribble(s.rng) if letter.signed else Spacer(1, 34)
    name, title = letter.signatory, letter.signatory_title
    closing, lines = rng.choice(
        (
            ("Regards,", (name, title)),
            ("Very truly yours,", (f"{name}, {title}",)),
            ("Authorized signature:", (f"Name: {name}", f"Title: {title}")),
        )
    )
    small = Paragraph(SAMPLE, s.small)
    return [Spacer(1, 12), s.p(closing), mark, *(s.p(line) for line in lines), Spacer(1, 8), small]


def _safe(text: str) -> str:
    return text.replace("&", "&amp;")
