"""Reference letters and upgrade requests: on letterhead, as e-mail, as a form, signed or not."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from reportlab.platypus import Flowable, Paragraph, Spacer

from bench.letters.setting import Scribble, Setting, finish
from bench.papers.truth import CATEGORIES, Paper, a_company, a_person, shows

_TITLES = ("Production Manager", "Producer", "Production Coordinator", "Line Producer")


def _written(rng: Random) -> date:
    return date(2025, 1, 6) + timedelta(days=rng.randrange(600))


def _long(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def _close(s: Setting, name: str, title: str, *, signed: bool) -> list[Flowable]:
    mark: Flowable = Scribble(s.rng) if signed else Spacer(1, 30)
    note = Paragraph("SAMPLE: every person, company and title here is invented.", s.small)
    return [Spacer(1, 10), s.p("Sincerely,"), mark, s.p(name), s.p(title), Spacer(1, 14), note]


def reference_on_letterhead(rng: Random) -> Paper:
    """A company's letter about one person, the shows in quotes."""
    s, who, by = Setting(rng), a_person(rng, suffix=False), a_person(rng, suffix=False)
    title, on, signed = rng.choice(_TITLES), _written(rng), rng.random() < 0.7
    one, two = rng.sample(shows(rng), 2)
    category = rng.choice(CATEGORIES[1:])
    member = rng.random() < 0.5
    first = who.split()[0]
    words = rng.choice(
        (
            f"It is my pleasure to recommend {who} for upgrade to {category}.",
            f"I am writing in support of {who}, who is applying to be upgraded to {category}.",
            f"Please accept this recommendation of {who} for the category of {category}.",
        )
    )
    standing = " I am a member in good standing of IATSE Local 411." if member else ""
    parts = [
        Paragraph(a_company(rng).replace("&", "&amp;"), s.head),
        s.p("880 Sample Road, Toronto, ON M4M 1A1"), Spacer(1, 12),
        s.p(_long(on)), Spacer(1, 8),
        s.p("To the Membership Committee,"), Spacer(1, 6),
        s.p(f"{words} {first} and I worked together on “{one.title}” and “{two.title}”, where "
            f"{first} ran the office with care and good humour.{standing}"),
        *_close(s, by, title, signed=signed),
    ]  # fmt: skip
    fields: dict[str, object] = {

        "employee_name": who, "referee_name": by, "referee_title": title,
        "referee_member": member, "letter_date": on.isoformat(), "category": category,
        "productions": [one.title, two.title], "has_signature": signed,
    }  # fmt: skip
    return Paper("reference_letter", "letterhead", finish(parts), fields)


def reference_as_mail(rng: Random) -> Paper:
    """A plain message without a signature."""
    s, who, by = Setting(rng), a_person(rng, suffix=False), a_person(rng, suffix=False)
    on, title = _written(rng), rng.choice(_TITLES)
    heads = (f"From: {by} &lt;mail@example.com&gt;", "To: operations@example.org",
             f"Date: {_long(on)}", f"Subject: Letter of reference - {who}")  # fmt: skip
    body = (
        f"I hired {who} twice and would not hesitate to do so again. Calm, exact and kind under "
        f"pressure. I strongly support the request to be listed as {CATEGORIES[1]}."
    )
    parts = [*(s.p(text) for text in heads), Spacer(1, 10), s.p("Hello,"), Spacer(1, 6),
             s.p(body), Spacer(1, 8), s.p("Best regards,"), s.p(by), s.p(title),
             Paragraph("SAMPLE, invented", s.small)]  # fmt: skip
    fields: dict[str, object] = {

        "employee_name": who, "referee_name": by, "referee_title": title,
        "referee_member": False, "letter_date": on.isoformat(), "category": CATEGORIES[1],
        "has_signature": False,
    }  # fmt: skip
    return Paper("reference_letter", "e-mail", finish(parts), fields)


def reference_form(rng: Random) -> Paper:
    """A form with labels and boxes, signed at its foot."""
    s, who, by = Setting(rng), a_person(rng, suffix=False), a_person(rng, suffix=False)
    on, title, signed = _written(rng), rng.choice(_TITLES), rng.random() < 0.6
    facts = [("Applicant", who), ("Category applied for", CATEGORIES[2]),
             ("Referee", by), ("Title", title)]  # fmt: skip
    parts = [
        Paragraph("Reference Letter Form", s.head), Spacer(1, 8), s.labels(facts), Spacer(1, 8),
        s.p("[X] I recommend this applicant without hesitation &nbsp; [ ] I do not recommend"),
        s.p("[X] I am a member of IATSE Local 411 in good standing"), Spacer(1, 10),
        s.p(f"Date: {_long(on)}"),
        *_close(s, by, title, signed=signed),
    ]  # fmt: skip
    fields: dict[str, object] = {

        "employee_name": who, "referee_name": by, "referee_title": title,
        "referee_member": True, "letter_date": on.isoformat(), "has_signature": signed,
    }  # fmt: skip
    return Paper("reference_letter", "form", finish(parts), fields)


def request_as_letter(rng: Random) -> Paper:
    """A short signed letter that asks for the next category."""
    s, who, on = Setting(rng), a_person(rng, suffix=False), _written(rng)
    old, new = rng.choice(((0, 1), (1, 2)))
    number, signed = str(rng.randrange(10000, 99999)), rng.random() < 0.6
    parts = [
        s.p(_long(on)), Spacer(1, 8), s.p("IATSE Local 411<br/>Mississauga, Ontario"), Spacer(1, 8),
        s.p("Re: Request for upgrade"), Spacer(1, 6),
        s.p(f"I would like to request an upgrade from {CATEGORIES[old]} to {CATEGORIES[new]}. My "
            f"resume and reference letters are enclosed. Member No. {number}."),
        *_close(s, who, "Member", signed=signed),
    ]  # fmt: skip
    fields: dict[str, object] = {
        "employee_name": who, "member_number": number, "category": CATEGORIES[new],
              "letter_date": on.isoformat(), "has_signature": signed}  # fmt: skip
    return Paper("upgrade_request", "letter", finish(parts), fields)


def request_as_mail(rng: Random) -> Paper:
    """The same as an e-mail."""
    s, who, on = Setting(rng), a_person(rng, suffix=False), _written(rng)
    heads = (f"From: {who} &lt;mail@example.com&gt;", "To: operations@example.org",
             f"Sent: {on:%A}, {_long(on)} 9:14 AM", "Subject: Upgrade request")  # fmt: skip
    parts = [
        *(s.p(text) for text in heads), Spacer(1, 10),
        s.p(f"Hi, please consider this my formal request to be upgraded to {CATEGORIES[2]}. "
            "Everything is attached."),
        Spacer(1, 8), s.p("Thanks,"), s.p(who), Paragraph("SAMPLE, invented", s.small),
    ]  # fmt: skip
    fields: dict[str, object] = {
        "employee_name": who, "category": CATEGORIES[2], "letter_date": on.isoformat(),
              "has_signature": False}  # fmt: skip
    return Paper("upgrade_request", "e-mail", finish(parts), fields)


DESIGNS: tuple[Callable[[Random], Paper], ...] = (
    reference_on_letterhead, reference_as_mail, reference_form, request_as_letter, request_as_mail,
)  # fmt: skip
