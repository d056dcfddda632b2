"""Heads and closings of letters of the later rounds: split names, memos, e-mails, portals."""

from collections.abc import Callable
from datetime import date
from random import Random

from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.units import inch
from reportlab.platypus import Flowable, HRFlowable, Paragraph, Spacer, Table

from bench.letters.setting import Scribble, Setting
from bench.letters.truth import Letter

Head = Callable[[Random, Setting, Letter], list[Flowable]]
Close = Callable[[Random, Setting, Letter], list[Flowable]]
SAMPLE = "SAMPLE letter: every person, company and title here is invented."


def on_two_lines(rng: Random, s: Setting, letter: Letter) -> list[Flowable]:
    """The issuer's name broken over two lines, its address and telephone small beneath."""
    words = letter.letterhead.split()
    cut = max(1, len(words) // 2)
    side = rng.choice((TA_CENTER, TA_RIGHT, 0))
    big, low = s.head.clone("big", alignment=side), s.small.clone("low", alignment=side)
    broken = f"{_safe(' '.join(words[:cut]))}<br/>{_safe(' '.join(words[cut:]))}"
    below = f"{letter.address}<br/>T 555.010.0190 · F 555.010.0191"
    return [Paragraph(broken, big), Paragraph(below, low), Spacer(1, 14), *_opening(rng, s, letter)]


def stacked_address(rng: Random, s: Setting, letter: Letter) -> list[Flowable]:
    """The name, then street, town and telephone on lines of their own."""
    street, _, town = letter.address.partition(", ")
    side = rng.choice((TA_RIGHT, 0))
    big, low = s.head.clone("big", alignment=side), s.small.clone("low", alignment=side)
    lines = "<br/>".join((street, town, "Office: (555) 010-0155", "payroll@invented.example"))
    return [
        Paragraph(_safe(letter.letterhead), big),
        Paragraph(lines, low),
        HRFlowable(width="100%", spaceBefore=4, spaceAfter=10),
        *_opening(rng, s, letter),
    ]


def beside_address(rng: Random, s: Setting, letter: Letter) -> list[Flowable]:
    """The name in a narrow column at the left, the address in one at the right."""
    street, _, town = letter.address.partition(", ")
    low = s.small.clone("low", alignment=TA_RIGHT)
    row = [
        Paragraph(_safe(letter.letterhead), s.head),
        Paragraph(f"{street}<br/>{town}<br/>(555) 010-0166", low),
    ]
    made = Table([row], colWidths=[2.4 * inch, 4.2 * inch], hAlign="LEFT")
    made.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP")])
    return [made, Spacer(1, 12), *_opening(rng, s, letter)]


def memo(rng: Random, s: Setting, letter: Letter) -> list[Flowable]:
    """A memorandum: the company, the word, TO / FROM / DATE / RE."""
    job = letter.jobs[0]
    rows = [
        ("TO", rng.choice(("Contract Services", "CSATF Roster Department"))),
        ("FROM", f"{letter.signatory}, {letter.signatory_title}"),
        ("DATE", long_date(letter.written)),
        ("RE", rng.choice((f"Employment of {job.person}", "Days worked", job.person))),
    ]
    return [
        Paragraph(_safe(letter.letterhead), s.head),
        Paragraph(letter.address, s.small),
        Spacer(1, 10),
        s.p("<b>MEMORANDUM</b>"),
        Spacer(1, 4),
        s.labels(rows),
        HRFlowable(width="100%", spaceBefore=2, spaceAfter=8),
    ]


def printed_mail(rng: Random, s: Setting, letter: Letter) -> list[Flowable]:
    """An e-mail as a browser prints it: the sender's name, From, Sent, To, Subject."""
    mail = letter.signatory.split()[-1].lower().replace("'", "") + "@invented.example"
    sent = f"{letter.written:%A, %B} {letter.written.day}, {letter.written.year} 10:42 AM"
    rows = [
        f"<b>From:</b> {letter.signatory} &lt;{mail}&gt;",
        f"<b>{rng.choice(('Sent', 'Date'))}:</b> {sent}",
        "<b>To:</b> rosters@invented.example",
        f"<b>Subject:</b> {rng.choice(('Employment verification', 'Work dates', 'EVL'))}",
    ]
    return [*(s.p(row) for row in rows), Spacer(1, 10), s.p("Hello,"), Spacer(1, 6)]


def portal(rng: Random, s: Setting, letter: Letter) -> list[Flowable]:
    """A report of a verification portal: its name, a title, when it was made."""
    code = f"{rng.randrange(10**5, 10**6)}-{rng.randrange(10**3, 10**4)}"
    stamp = f"{letter.written:%m/%d/%Y}"
    return [
        Paragraph(_safe(letter.letterhead), s.head),
        Paragraph("Verification of Employment", s.body),
        s.p(rng.choice((f"Report date: {stamp}", f"Issued: {stamp}", f"Date of report: {stamp}"))),
        s.p(f"Reference number: {code}"),
        HRFlowable(width="100%", spaceBefore=4, spaceAfter=8),
    ]


def signed_plainly(rng: Random, s: Setting, letter: Letter) -> list[Flowable]:
    """A closing word, the signature, the name and the title in one of many ways."""
    mark: Flowable = Scribble(s.rng) if letter.signed else Spacer(1, 34)
    name, title = letter.signatory, letter.signatory_title
    firm = _safe(letter.letterhead)
    words, lines = rng.choice(
        (
            ("Sincerely yours,", (name, title, firm)),
            ("Kind regards,", (name, f"{title}, {firm}")),
            ("Respectfully,", (f"{name}<br/>{title}",)),
            ("Best,", (name, title)),
            ("Yours faithfully,", (f"{name} – {title}",)),
            ("Certified by:", (name, title)),
            ("Sincerely,", (f"{name}, {title}", "(555) 010-0134")),
        )
    )
    return [Spacer(1, 10), s.p(words), mark, *(s.p(line) for line in lines), *_sample(s)]


def signature_block(rng: Random, s: Setting, letter: Letter) -> list[Flowable]:
    """A block with rules: signature and date over their captions, then name and title."""
    mark: Flowable = Scribble(s.rng) if letter.signed else Spacer(1, 34)
    captions = rng.choice((("Signature", "Date"), ("Authorized Signature", "Date signed")))
    made = Table(
        [
            [mark, f"{letter.written:%m/%d/%Y}"],
            list(captions),
            [letter.signatory, letter.signatory_title],
            ["Printed name", "Title"],
        ],
        colWidths=[3 * inch, 2.6 * inch],
        hAlign="LEFT",
    )
    made.setStyle(
        [
            ("FONT", (0, 0), (-1, -1), s.plain_font, 9),
            ("LINEBELOW", (0, 0), (-1, 0), 0.6, "black"),
            ("LINEBELOW", (0, 2), (-1, 2), 0.6, "black"),
            ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
        ]
    )
    return [Spacer(1, 10), made, *_sample(s)]


def typed_close(rng: Random, s: Setting, letter: Letter) -> list[Flowable]:
    """The end of an e-mail: thanks and a typed name with title and company."""
    word = rng.choice(("Thanks,", "Thank you,", "Best regards,", "Regards,"))
    lines = (letter.signatory, letter.signatory_title, _safe(letter.letterhead), letter.address)
    return [Spacer(1, 10), s.p(word), Spacer(1, 6), *(s.p(line) for line in lines), *_sample(s)]


def long_date(day: date) -> str:
    """Return "March 4, 2026"."""
    return f"{day:%B} {day.day}, {day.year}"


def _opening(rng: Random, s: Setting, letter: Letter) -> list[Flowable]:
    day = letter.written
    said = rng.choice(
        (
            long_date(day),
            f"{day.day} {day:%B} {day.year}",
            f"{day:%m/%d/%Y}",
            f"Date: {long_date(day)}",
        )
    )
    greeting = rng.choice(
        (
            "To whom it may concern,",
            "Dear Sir or Madam:",
            "Attn: Roster Department",
            "RE: Employment Verification",
            "Dear Contract Services,",
        )
    )
    return [s.p(said), Spacer(1, 8), s.p(greeting), Spacer(1, 8)]


def _sample(s: Setting) -> list[Flowable]:
    return [Spacer(1, 8), Paragraph(SAMPLE, s.small)]


def _safe(text: str) -> str:
    return text.replace("&", "&amp;")
