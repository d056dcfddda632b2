"""Layout families of the seventh round: turned grids, weeks named in prose, Canadian letters,
e-mails, corrections, numbers in words and shifts over midnight."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from random import Random

from reportlab.lib.units import inch
from reportlab.platypus import Flowable, Spacer, Table

from bench.letters import invent, wording
from bench.letters.setting import RULED, Setting, addressee, finish, letterhead, local_of, sign_off
from bench.letters.truth import Job, Letter

Family = Callable[[Random], tuple[Letter, bytes]]

_FRENCH_MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août"),
    *("septembre", "octobre", "novembre", "décembre"),
)
_ONES = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth"),
)
_COUNTS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)


def turned_grid(rng: Random) -> tuple[Letter, bytes]:
    """A matrix with the weeks side by side and the weekdays down the left edge."""
    s, letter = Setting(rng), invent.a_letter(rng, "turned grid")
    job = replace(letter.jobs[0], worked=letter.jobs[0].worked[:24])
    job = replace(job, stated_total=len(job.worked))
    ends = sorted({_saturday_of(day) for day in job.worked})
    rows = [["W/E", *[f"{end:%m/%d/%y}" for end in ends]]]
    for back in range(6, -1, -1):
        days = [end - timedelta(days=back) for end in ends]
        rows.append([f"{days[0]:%A}", *["X" if day in job.worked else "" for day in days]])
    counts = [sum(_saturday_of(day) == end for day in job.worked) for end in ends]
    rows.append(["Days", *[str(count) for count in counts]])
    parts = [
        *letterhead(s, letter),
        *addressee(s, letter),
        s.labels(_facts(job)),
        Spacer(1, 8),
        s.table(rows, ruled=True),
        s.p(f"Total days worked: {len(job.worked)}"),
        *sign_off(s, letter),
    ]
    return replace(letter, jobs=(job,)), finish(parts)


def weeks_in_prose(rng: Random) -> tuple[Letter, bytes]:
    """Sentences with "Monday through Friday of the weeks ending March 7 and March 14, 2026"."""
    s, letter = Setting(rng), invent.a_letter(rng, "weeks in prose")
    job = letter.jobs[0]
    first = job.worked[0] - timedelta(days=job.worked[0].weekday())
    mondays = [first + timedelta(days=7 * n) for n in range(rng.randrange(2, 5))]
    extra = mondays[-1] + timedelta(days=7)
    full = [monday + timedelta(days=n) for monday in mondays for n in range(5)]
    worked = (*full, extra, extra + timedelta(days=2))
    job = replace(job, worked=worked, stated_total=len(worked))
    letter = replace(letter, jobs=(job,), written=worked[-1] + timedelta(days=10))
    ends = [_long(monday + timedelta(days=5)) for monday in mondays]
    listed = ", ".join(ends[:-1]) + f" and {ends[-1]}"
    place = f" ({local_of(job)})" if job.local else ""
    parts = [
        *letterhead(s, letter),
        *addressee(s, letter),
        s.p("To whom it may concern:"),
        Spacer(1, 6),
        s.p(
            f"This is to confirm that {job.person} (SSN ending {job.last4}) was employed by "
            f"{job.employer} as {job.classification}{place} on the {job.type_printed} "
            f"“{job.title}”" + (f", season {job.season}" if job.season else "") + "."
        ),
        Spacer(1, 6),
        s.p(
            f"Days worked were Monday through Friday of the weeks ending {listed}, and Monday "
            f"and Wednesday of the week ending {_long(extra + timedelta(days=5))}, for a total "
            f"of {len(worked)} days."
        ),
        *sign_off(s, letter),
    ]
    return letter, finish(parts)


def ontario_letter(rng: Random) -> tuple[Letter, bytes]:
    """A Toronto letter with the day before the month: "2, 3 and 5 March 2026"."""
    s, letter = Setting(rng), invent.a_letter(rng, "ontario letter")
    letter = replace(letter, address="88 Carlaw Avenue, Toronto, Ontario M4M 2R6")
    job = replace(letter.jobs[0], local="411", last4=None)
    job = replace(job, classification=rng.choice(("Production Coordinator", "Honeywagon Operator")))
    lines = [
        s.p(f"{_series([str(day.day) for day in days])} {days[0]:%B %Y}")
        for days in _months(job.worked)
    ]
    total = [s.p(f"Total: {job.stated_total} days")] if job.stated_total else []
    parts: list[Flowable] = [
        *letterhead(s, letter),
        s.p(f"{letter.written.day} {letter.written:%B %Y}"),
        Spacer(1, 8),
        s.p("IATSE Local 411<br/>629 Eastern Avenue<br/>Toronto, Ontario M4M 1E4"),
        Spacer(1, 8),
        s.p(f"Re: {job.person} – employment confirmation"),
        Spacer(1, 6),
        s.labels(
            [
                ("Production", job.production),
                ("Format", job.type_printed),
                ("Employer", job.employer),
                ("Position", job.classification),
            ]
        ),
        s.p("The member worked on the following days:"),
        *lines,
        *total,
        *sign_off(s, letter, "Yours truly,"),
    ]
    return replace(letter, jobs=(job,)), finish(parts)


def bilingual_form(rng: Random) -> tuple[Letter, bytes]:
    """A form in English and French with French months: "2, 3 et 5 mars 2026"."""
    s, letter = Setting(rng), invent.a_letter(rng, "bilingual form")
    letter = replace(letter, address="1600, rue Parthenais, Montréal (Québec) H2K 4S6")
    job = replace(letter.jobs[0], stated_total=len(letter.jobs[0].worked))
    days = "; ".join(
        f"{_series([str(day.day) for day in days], ' et ')} "
        f"{_FRENCH_MONTHS[days[0].month - 1]} {days[0].year}"
        for days in _months(job.worked)
    )
    pairs = [
        ("Name / Nom", job.person),
        ("SSN (last 4) / NAS (4 derniers)", job.last4),
        ("Production", job.production),
        ("Type of production / Genre", job.type_printed),
        ("Employer / Employeur", job.employer),
        ("Classification / Poste", job.classification),
        ("Local / Section locale", job.local),
        ("Dates worked / Jours travaillés", days),
        ("Total days / Nombre de jours", str(len(job.worked))),
    ]
    rows = [[s.p(label), s.p(value.replace("&", "&amp;"))] for label, value in pairs if value]
    table = Table(rows, colWidths=[2.3 * inch, 4.3 * inch], hAlign="LEFT")
    table.setStyle(RULED)
    parts = [
        *letterhead(s, letter),
        s.p(f"Date: {letter.written:%Y-%m-%d}"),
        s.p("Employment verification / Attestation d'emploi"),
        Spacer(1, 8),
        table,
        *sign_off(s, letter, "Signature of employer / Signature de l'employeur:"),
    ]
    return replace(letter, jobs=(job,)), finish(parts)


def email_print(rng: Random) -> tuple[Letter, bytes]:
    """A printed e-mail: header lines, a greeting, the days one a line, a block of contacts."""
    s, letter = Setting(rng), invent.a_letter(rng, "email print")
    letter = replace(letter, signed=False, headed=False)
    job = letter.jobs[0]
    written = letter.written
    style = rng.choice(("%a, %b %d, %Y", "%m/%d/%Y (%a)", "%A %B %d %Y"))
    place = f" (IATSE {local_of(job)})" if job.local else ""
    total = f"That is {job.stated_total} days altogether." if job.stated_total else ""
    lines = [
        f"<b>From:</b> {letter.signatory} (payroll at example.com)",
        "<b>To:</b> evl at example.org",
        f"<b>Date:</b> {written:%A, %B} {written.day}, {written.year} at 4:12 PM",
        f"<b>Subject:</b> Employment verification for {job.person}, SSN ending in {job.last4}",
        "",
        "Hello,",
        "",
        f"{job.person} was employed by {job.employer} as {job.classification}{place} on the "
        f"{job.type_printed} “{job.title}”" + (f", season {job.season}." if job.season else "."),
        "",
        "Dates worked:",
        *[f"{day:{style}}" for day in job.worked],
        total,
        "",
        "Best regards,",
        letter.signatory,
        letter.signatory_title,
        letter.letterhead.replace("&", "&amp;"),
        "(555) 010-0142 | Sent from my phone",
    ]
    return letter, finish([s.p(line) if line else Spacer(1, 8) for line in lines])


def corrected_letter(rng: Random) -> tuple[Letter, bytes]:
    """A corrected letter that names the letter it replaces and the date that was wrong."""
    s, letter = Setting(rng), invent.a_letter(rng, "corrected letter")
    job = replace(letter.jobs[0], stated_total=len(letter.jobs[0].worked))
    wrong = job.worked[-1] + timedelta(days=1)
    earlier = letter.written - timedelta(days=2)
    say = rng.choice((wording.spelled_run, wording.slashed_full, wording.weekday_dates))
    parts = [
        *letterhead(s, letter),
        *addressee(s, letter),
        s.p(f"AMENDED LETTER – replaces our letter dated {_long(earlier)}"),
        Spacer(1, 6),
        s.labels(_facts(job)),
        Spacer(1, 6),
        s.p(f"Dates worked (amended): {say(job.worked)}"),
        s.p(f"Total days worked: {len(job.worked)}"),
        Spacer(1, 6),
        s.p(
            f"Please note that {_long(wrong)} was listed in error in our earlier letter; the "
            "employee did not work that day."
        ),
        *sign_off(s, letter, "Respectfully,"),
    ]
    return replace(letter, jobs=(job,)), finish(parts)


def days_in_words(rng: Random) -> tuple[Letter, bytes]:
    """Ordinals in words: "the second, third and twenty-first of March 2026"."""
    s, letter = Setting(rng), invent.a_letter(rng, "days in words")
    job = replace(letter.jobs[0], worked=letter.jobs[0].worked[:14])
    job = replace(job, stated_total=len(job.worked))
    months = [
        f"the {_series([_in_words(day.day) for day in days])} of {days[0]:%B %Y}"
        for days in _months(job.worked)
    ]
    place = f", {local_of(job)}," if job.local else ""
    count = f"{_COUNTS[len(job.worked) - 1]} ({len(job.worked)})"
    parts = [
        *letterhead(s, letter),
        *addressee(s, letter),
        s.p(
            f"I, the undersigned, certify that {job.person}, Social Security number ending in "
            f"{job.last4}, was employed by {job.employer} in the classification of "
            f"{job.classification}{place} on the {job.type_printed} “{job.title}”"
            + (f", season {job.season}" if job.season else "")
            + f", and worked {count} days, namely {'; '.join(months)}."
        ),
        *sign_off(s, letter, "Respectfully submitted,"),
    ]
    return replace(letter, jobs=(job,)), finish(parts)


def over_midnight(rng: Random) -> tuple[Letter, bytes]:
    """A table of shifts whose wrap falls on the next date; the day is that of the call."""
    s, letter = Setting(rng), invent.a_letter(rng, "over midnight")
    job = letter.jobs[0]
    job = replace(job, stated_total=len(job.worked))
    rows = [["Shift", "Call date", "Call", "Wrap date", "Wrap"]]
    for number, day in enumerate(job.worked, 1):
        late = rng.random() < 0.5
        wrap = day + timedelta(days=1) if late else day
        times = ("6:00 PM", "5:00 AM") if late else ("7:00 AM", "6:30 PM")
        rows.append([str(number), f"{day:%m/%d/%Y}", times[0], f"{wrap:%m/%d/%Y}", times[1]])
    parts = [
        *letterhead(s, letter),
        *addressee(s, letter),
        s.labels(_facts(job)),
        Spacer(1, 8),
        s.table(rows, ruled=rng.random() < 0.5),
        s.p(f"Number of days worked: {len(job.worked)}"),
        *sign_off(s, letter),
    ]
    return replace(letter, jobs=(job,)), finish(parts)


def _facts(job: Job) -> list[tuple[str, str | None]]:
    return [
        ("Employee name", job.person),
        ("SSN", f"XXX-XX-{job.last4}"),
        ("Production", job.production),
        ("Type of production", job.type_printed),
        ("Employer", job.employer),
        ("Classification", job.classification),
        ("Local", job.local),
    ]


def _in_words(number: int) -> str:
    if number <= 20:
        return _ONES[number - 1]
    tens = "twenty" if number < 30 else "thirty"
    return {30: "thirtieth"}.get(number, f"{tens}-{_ONES[number % 10 - 1]}")


def _series(items: Sequence[str], last: str = " and ") -> str:
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + last + items[-1]


def _months(days: Sequence[date]) -> list[list[date]]:
    return [list(group) for _, group in groupby(days, key=lambda d: (d.year, d.month))]


def _long(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def _saturday_of(day: date) -> date:
    return day + timedelta(days=(5 - day.weekday()) % 7)


FAMILIES: tuple[Family, ...] = (
    turned_grid,
    weeks_in_prose,
    ontario_letter,
    bilingual_form,
    email_print,
    corrected_letter,
    days_in_words,
    over_midnight,
)
