"""What a letter says of a job beside its days, in sentences and in the forms of later rounds."""

from random import Random

from reportlab.lib.units import inch
from reportlab.platypus import Flowable, Preformatted, Spacer, Table

from bench.letters.setting import RULED, Setting
from bench.letters.truth import Job

_LABELS = {
    "person": ("Employee", "Employee Name", "Crew Member", "Name", "Worker"),
    "last4": ("SSN", "Last 4 SSN", "SSN (last 4)", "Social Security No."),
    "production": ("Production", "Production Title", "Show", "Project", "Name of Production"),
    "type_printed": ("Type", "Production Type", "Type of Production", "Format", "Project Type"),
    "employer": ("Employer", "Employer of Record", "Production Company", "Company", "Prod. Co."),
    "classification": ("Position", "Classification", "Job Title", "Occupation", "Craft"),
    "local": ("Local", "Union Local", "Union", "Union/Local"),
}


def pairs_of(rng: Random, job: Job) -> list[tuple[str, str]]:
    """Return labels and values of a job, the labels drawn from those in use."""
    found: list[tuple[str, str]] = []
    for name, labels in _LABELS.items():
        value = getattr(job, name)
        if value is None:
            continue
        if name == "last4":
            value = rng.choice((value, f"XXX-XX-{value}", f"***-**-{value}"))
        if name == "local":
            value = rng.choice((value, f"Local {value}", f"IATSE Local {value}"))
        found.append((rng.choice(labels), value))
    return found


def said(rng: Random, job: Job) -> str:
    """Return one paragraph that names the person, the company, the show, its type and the job."""
    show = f"“{job.title}”" if rng.random() < 0.6 else f"<i>{job.title}</i>"
    if job.season:
        show += rng.choice((f" (Season {job.season})", f", Season {job.season}"))
    last4 = f"(SSN XXX-XX-{job.last4})" if rng.random() < 0.5 else f"(last four {job.last4})"
    local = f" ({'Local ' if rng.random() < 0.5 else 'IATSE Local '}{job.local})"
    role = job.classification + (local if job.local else "")
    a_role, a_type = _a(role), _a(job.type_printed)
    person, firm = job.person, _safe(job.employer)
    return rng.choice(
        (
            f"Please be advised that {person} {last4} was employed by {firm} as {a_role} on our "
            f"production of {show}, {a_type}.",
            f"This letter will confirm that {person} {last4} worked for {firm} as {a_role} on "
            f"{a_type} titled {show}.",
            f"{firm} is pleased to confirm the employment of {person} {last4} as {a_role} on "
            f"{show}, {a_type}.",
            f"I am writing on behalf of {firm} to verify that {person} {last4} was hired as "
            f"{a_role} for {show}, {a_type}.",
            f"{person} {last4} was on the payroll of {firm} in the position of {role} for the "
            f"{job.type_printed} {show}.",
            f"We hereby verify that {person} {last4} rendered services to {firm} as {a_role} in "
            f"connection with the {job.type_printed} {show}.",
            f"{person} {last4} was engaged by {firm} as {a_role}. The production was {show}, "
            f"{a_type}.",
        )
    )


def in_prose(rng: Random, s: Setting, job: Job) -> list[Flowable]:
    """The facts as one paragraph."""
    return [s.p(said(rng, job)), Spacer(1, 6)]


def labelled(rng: Random, s: Setting, job: Job) -> list[Flowable]:
    """The facts as labels and values, with a colon or without."""
    return [s.labels(pairs_of(rng, job), mark=rng.choice((":", ":", ""))), Spacer(1, 8)]


def parted(rng: Random, s: Setting, job: Job) -> list[Flowable]:
    """The facts in running lines, parted by strokes, slashes, dots or dashes."""
    sign = rng.choice((" | ", " / ", " • ", " — ", "; "))
    parts = [f"{label}: {value}".replace("&", "&amp;") for label, value in pairs_of(rng, job)]
    at = rng.choice((2, 3, len(parts)))
    lines = [sign.join(parts[n : n + at]) for n in range(0, len(parts), at)]
    return [*(s.p(line) for line in lines), Spacer(1, 6)]


def in_boxes(rng: Random, s: Setting, job: Job) -> list[Flowable]:
    """A boxed form, small captions over the values, two or three boxes a row."""
    cells = [
        s.p(f"<font size=6>{label.upper()}</font><br/>{_safe(value)}")
        for label, value in pairs_of(rng, job)
    ]
    across = rng.choice((2, 3))
    rows = [cells[n : n + across] for n in range(0, len(cells), across)]
    rows[-1] += [""] * (across - len(rows[-1]))
    made = Table(rows, colWidths=[6.6 * inch / across] * across, hAlign="LEFT")
    made.setStyle([*RULED, ("VALIGN", (0, 0), (-1, -1), "TOP")])
    return [made, Spacer(1, 8)]


def captioned_blanks(rng: Random, s: Setting, job: Job) -> list[Flowable]:
    """A form whose values stand on rules with the captions beneath."""
    made: list[Flowable] = []
    pairs = pairs_of(rng, job)
    for n in range(0, len(pairs), 2):
        row = pairs[n : n + 2]
        table = Table(
            [[value for _, value in row], [f"({label})" for label, _ in row]],
            colWidths=[3.2 * inch] * len(row),
            hAlign="LEFT",
        )
        table.setStyle(
            [
                ("LINEABOVE", (0, 1), (-1, 1), 0.5, "black"),
                ("FONT", (0, 0), (-1, 0), s.plain_font, 9.5),
                ("FONT", (0, 1), (-1, 1), s.plain_font, 7),
            ]
        )
        made.append(table)
    return [*made, Spacer(1, 8)]


def dotted(rng: Random, s: Setting, job: Job) -> list[Flowable]:
    """Labels with dots up to their values, as typewriters set them."""
    font = s.body.clone("typed", fontName="Courier", fontSize=9.5)
    lines = [f"{label + ' ':.<26} {value}" for label, value in pairs_of(rng, job)]
    return [Preformatted("\n".join(lines), font), Spacer(1, 8)]


def two_columns(rng: Random, s: Setting, job: Job) -> list[Flowable]:
    """Label and value twice a row, side by side, without rules."""
    cells = [[s.p(f"<b>{label}:</b>"), s.p(_safe(value))] for label, value in pairs_of(rng, job)]
    cells += [["", ""]] if len(cells) % 2 else []
    rows = [[*cells[n], *cells[n + 1]] for n in range(0, len(cells), 2)]
    table = Table(rows, colWidths=[1.3 * inch, 2.0 * inch] * 2, hAlign="LEFT")
    table.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP")])
    return [table, Spacer(1, 8)]


def _a(text: str) -> str:
    return (
        f"an {text}" if text[:1].lower() in "aeio" and not text.startswith("one") else f"a {text}"
    )


def _safe(text: str) -> str:
    return text.replace("&", "&amp;")
