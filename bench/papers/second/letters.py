"""Reference letters and requests as other people write them: mails, covers, forms, few words."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from bench.papers.drawing import Sheet
from bench.papers.truth import CATEGORIES, Paper, a_company, a_person, shows

_TITLES = ("Production Manager", "Producer", "Production Coordinator", "Line Producer",
           "Unit Production Manager", "Executive Producer", "1st Assistant Production Coordinator",
           "Production Supervisor")  # fmt: skip


def _written(rng: Random) -> date:
    return date(2025, 1, 6) + timedelta(days=rng.randrange(600))


def long_date(day: date) -> str:
    """Return a day in words."""
    return f"{day:%B} {day.day}, {day.year}"


def paragraphs(s: Sheet, text: str, *, left: float = 60, wide: float = 490) -> None:
    """Type running text in lines as wide as ``wide``."""
    line = ""
    for word in text.split():
        if len(line) + len(word) > wide / (s.size * 0.5):
            s.put(left, line)
            s.down(s.size * 1.4)
            line = ""
        line = f"{line} {word}".strip()
    s.put(left, line)
    s.down(s.size * 2)


def _fields(who: str, by: str, title: str, on: date, **more: object) -> dict[str, object]:
    return {"employee_name": who, "referee_name": by, "referee_title": title,
            "letter_date": on.isoformat(), **more}  # fmt: skip


def title_beside_name(rng: Random) -> Paper:
    """Date at the right, the name and the title on one line under the signature, member number."""
    s, who, by = Sheet(rng, size=10.5), a_person(rng, suffix=False), a_person(rng, suffix=False)
    on, title, signed = _written(rng), rng.choice(_TITLES), rng.random() < 0.6
    category, own = rng.choice(CATEGORIES[1:]), rng.sample(shows(rng), 2)
    s.put_right(550, long_date(on))
    s.down(30)
    s.put(60, "IATSE Local 411 Membership Committee")
    s.down(24)
    s.put(60, f"Re: {who} - upgrade to {category}", bold=True)
    s.down(24)
    first = who.split()[0]
    paragraphs(s, rng.choice((
        f"I have had the good fortune of having {who} in my office on {own[0].title} and again on "
        f"{own[1].title}. There is nobody I would rather have at the next desk.",
        f"{who} was my right hand on {own[0].title} and {own[1].title}. {first} is ready for the "
        f"next category, and I say so gladly.",
    )))  # fmt: skip
    s.put(60, rng.choice(("Yours truly,", "With thanks,", "Best,")))
    s.down(40)
    if signed:
        s.scribble(60)
    s.down(14)
    s.put(60, f"{by}, {title}")
    s.down(13)
    s.put(60, f"IATSE Local 411 Member #{rng.randrange(1000, 9999)}")
    s.down(30)
    s.put(60, "SAMPLE, everything invented", size=8)
    fields = _fields(who, by, title, on, referee_member=True, has_signature=signed,
                     category=category)  # fmt: skip
    return Paper("reference_letter", "title beside name", s.pdf(), fields)


def forwarded_mail(rng: Random) -> Paper:
    """A forwarded message: the one who forwards is not the one who writes."""
    s, who, by = Sheet(rng, size=10), a_person(rng, suffix=False), a_person(rng, suffix=False)
    on, title, own = _written(rng), rng.choice(_TITLES), rng.sample(shows(rng), 1)
    for text in (
        f"From: {who} <me@example.com>", "To: office@example.org",
        f"Date: {long_date(on + timedelta(days=3))}", "Subject: Fwd: Reference", "",
        "Please find my reference below.", "", "---------- Forwarded message ---------",
        f"From: {by} <boss@example.com>", f"Date: {on:%a, %b} {on.day}, {on.year} at 4:12 PM",
        "Subject: Reference", f"To: {who} <me@example.com>", "",
    ):  # fmt: skip
        s.put(60, text)
        s.down(14)
    paragraphs(
        s,
        f"To the committee: I recommend {who} to be upgraded to Production Coordinator "
        f"without reservation. We did “{own[0].title}” together and it ran like a clock.",
    )
    for text in ("Cheers,", by, title, "416-555-0133"):
        s.put(60, text)
        s.down(14)
    s.put(60, "SAMPLE", size=8)
    fields = _fields(who, by, title, on, has_signature=False, category=CATEGORIES[2],
                     productions=[own[0].title])  # fmt: skip
    return Paper("reference_letter", "forwarded mail", s.pdf(), fields)


def plain_text_mail(rng: Random) -> Paper:
    """The text of a message and nothing else, as a text file."""
    who, by, on = a_person(rng, suffix=False), a_person(rng, suffix=False), _written(rng)
    title, own = rng.choice(_TITLES), rng.sample(shows(rng), 2)
    text = (
        f"From: {by} <pm@example.com>\nTo: operations@example.org\n"
        f"Date: {on:%a, %d %b %Y} 10:02:11 -0500\nSubject: {who}\n\nHi all,\n\n"
        f"Happy to put in a word for {who}. {who.split()[0]} was on my team for “{own[0].title}”\n"
        f"and “{own[1].title}” and I highly recommend the upgrade to 1st APC.\n\n"
        f"Thanks,\n\n{by}\n{title} | {a_company(rng)}\n(416) 555-0101\n"
    )
    fields = _fields(who, by, title, on, has_signature=False, category=CATEGORIES[1],
                     productions=[x.title for x in own])  # fmt: skip
    return Paper("reference_letter", "plain text mail", text.encode(), fields)


def form_of_boxes(rng: Random) -> Paper:
    """A form with drawn boxes for the category and the standing of the referee."""
    s, who, by = Sheet(rng, size=10), a_person(rng, suffix=False), a_person(rng, suffix=False)
    on, title, signed = _written(rng), rng.choice(_TITLES), rng.random() < 0.6
    wanted, member = rng.choice(CATEGORIES[1:]), rng.random() < 0.5
    s.put(60, "LETTER OF SUPPORT", bold=True, size=14)
    s.down(30)
    for label, value in (("Name of applicant", who), ("Name of referee", by),
                         ("Referee's position", title)):  # fmt: skip
        s.put(60, f"{label}:")
        s.put(200, value)
        s.line(left=195, right=500, below=2)
        s.down(20)
    s.put(60, "Applying for:")
    x = 200.0
    for category in CATEGORIES[1:]:
        x = s.put(s.box(x, ticked=category == wanted), category) + 18
    s.down(20)
    s.put(60, "Member of Local 411 in good standing:")
    x = s.put(s.box(270.0, ticked=member), "Yes") + 18
    s.put(s.box(x, ticked=not member), "No")
    s.down(34)
    if signed:
        s.scribble(125)
    s.put(60, "Signature:")
    s.line(left=120, right=320, below=2)
    s.put(350, f"Date: {long_date(on)}")
    s.down(30)
    s.put(60, "SAMPLE", size=8)
    fields = _fields(who, by, title, on, referee_member=member, has_signature=signed,
                     category=wanted)  # fmt: skip
    return Paper("reference_letter", "form of boxes", s.pdf(), fields)


def writer_names_herself(rng: Random) -> Paper:
    """A letter from a company, where the writer names themselves in the first sentence too."""
    s, who, by = Sheet(rng, size=11), a_person(rng, suffix=False), a_person(rng, suffix=False)
    on, title, signed = _written(rng), rng.choice(_TITLES), rng.random() < 0.7
    own = rng.sample(shows(rng), 2)
    s.put(60, a_company(rng), bold=True, size=13)
    s.down(14)
    s.put(60, "40 Invented Street, Toronto, Ontario M5V 0A0")
    s.down(28)
    s.put(60, long_date(on))
    s.down(24)
    s.put(60, "To whom it may concern,")
    s.down(22)
    article = "an" if title[0] in "AEIOU" else "a"
    paragraphs(s, f"My name is {by} and I am {article} {title.lower()}. I am pleased to offer this "
                  f"letter of reference for {who}, whom I supervised on the series "
                  f"{own[0].title.upper()} and the feature {own[1].title.upper()}.")  # fmt: skip
    paragraphs(s, f"I support {who.split()[0]}'s application to become a Production Coordinator.")
    s.put(60, "Respectfully,")
    s.down(38)
    if signed:
        s.scribble(60)
    s.down(12)
    s.put(60, by)
    s.down(13)
    s.put(60, f"{title}, {own[0].title}")
    s.down(30)
    s.put(60, "SAMPLE", size=8)
    fields = _fields(who, by, title, on, has_signature=signed, category=CATEGORIES[2])
    return Paper("reference_letter", "writer names herself", s.pdf(), fields)


def note_of_few_words(rng: Random) -> Paper:
    """A short note: signature above, name and title in capitals."""
    st, who, by = Sheet(rng, size=12), a_person(rng, suffix=False), a_person(rng, suffix=False)
    on, title, signed = _written(rng), rng.choice(_TITLES), rng.random() < 0.5
    st.put(60, f"{on:%d %B %Y}")
    st.down(26)
    st.put(60, "Dear Committee Members:")
    st.down(22)
    paragraphs(st, f"Please accept this as my endorsement of {who} for upgrade from 2nd APC to "
                   f"1st APC.")  # fmt: skip
    st.down(26)
    if signed:
        st.scribble(60)
    st.down(12)
    st.put(60, by.upper())
    st.down(14)
    st.put(60, title.upper())
    st.down(30)
    st.put(60, "SAMPLE", size=8)
    fields = _fields(who, by.upper(), title.upper(), on, has_signature=signed,
                     category=CATEGORIES[1])  # fmt: skip
    return Paper("reference_letter", "few words", st.pdf(), fields)


def _request(design: str, made: bytes, who: str, on: date, **more: object) -> Paper:
    fields = {"employee_name": who, "letter_date": on.isoformat(), **more}
    return Paper("upgrade_request", design, made, fields)


def request_form(rng: Random) -> Paper:
    """A form for requests with labels and drawn boxes."""
    s, who, on = Sheet(rng, size=10), a_person(rng, suffix=False), _written(rng)
    number, wanted, signed = str(rng.randrange(1000, 9999)), rng.choice(CATEGORIES[1:]), True
    s.put(60, "UPGRADE REQUEST FORM", bold=True, size=14)
    s.down(28)
    for label, value in (("Member name", who), ("Member #", number), ("Date", long_date(on))):
        s.put(60, f"{label}: {value}")
        s.down(18)
    s.put(60, "I request to be upgraded to:")
    for category in CATEGORIES[1:]:
        s.down(16)
        s.put(s.box(80, ticked=category == wanted), category)
    s.down(40)
    s.scribble(120)
    s.put(60, "Signature")
    s.down(30)
    s.put(60, "SAMPLE", size=8)
    return _request("form of boxes", s.pdf(), who, on, member_number=number, category=wanted,
                    has_signature=signed)  # fmt: skip


def request_in_prose(rng: Random) -> Paper:
    """A longer letter that tells of the shows before it asks."""
    sheet, who, on = Sheet(rng, size=10.5), a_person(rng, suffix=False), _written(rng)
    signed = rng.random() < 0.6
    sheet.put(60, who, bold=True, size=13)
    sheet.down(26)
    sheet.put(60, long_date(on))
    sheet.down(22)
    sheet.put(60, "Attention: PC Membership Committee")
    sheet.down(22)
    paragraphs(sheet, "Since 2019 I have worked on six shows, four of them as 2nd Assistant "
                      "Production Coordinator. Please find attached my resume, letters and proof "
                      "of days. With this letter I formally ask to move up to the category of 1st "
                      "Assistant Production Coordinator.")  # fmt: skip
    sheet.put(60, "Kind regards,")
    sheet.down(36)
    if signed:
        sheet.scribble(60)
    sheet.down(12)
    sheet.put(60, who)
    sheet.down(30)
    sheet.put(60, "SAMPLE", size=8)
    return _request("in prose", sheet.pdf(), who, on, category=CATEGORIES[1],
                    has_signature=signed)  # fmt: skip


def request_to_be_listed(rng: Random) -> Paper:
    """A request to be listed as travel or script coordinator, as a plain message."""
    who, on = a_person(rng, suffix=False), _written(rng)
    wanted = rng.choice(("Travel Coordinator", "Script Coordinator"))
    text = (
        f"From: {who} <me@example.com>\nTo: operations@example.org\n"
        f"Sent: {on:%A}, {long_date(on)} 8:40 AM\nSubject: Letter of request\n\n"
        f"Dear committee,\n\nPlease accept this letter of request to be listed in the {wanted} "
        f"category. I attended the\nimmigration seminar last spring.\n\nRegards,\n{who}\n"
    )
    return _request("to be listed", text.encode(), who, on, category=wanted, has_signature=False)


DESIGNS: tuple[Callable[[Random], Paper], ...] = (
    title_beside_name, forwarded_mail, plain_text_mail, form_of_boxes, writer_names_herself,
    note_of_few_words, request_form, request_in_prose, request_to_be_listed,
)  # fmt: skip
