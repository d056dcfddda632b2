"""Letters of the twenty-first round in sentences: loan-outs, payrollers, studios, crews, "you"."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from reportlab.lib.enums import TA_CENTER
from reportlab.platypus import Flowable, HRFlowable, Paragraph, Spacer

from bench.letters.families import round21_cast as cast
from bench.letters.setting import Setting, finish
from bench.letters.truth import Job, Letter

Drawn = tuple[Letter, bytes]


def loan_out_told(rng: Random) -> Drawn:
    """A company lends the services of the person; the payroll house says so in sentences."""
    job = cast.job(rng)
    s, letter = Setting(rng), cast.letter(rng, "loan-out told", [job])
    firm, house, lends = cast.safe(job.employer), cast.safe(letter.letterhead), cast.lender(rng)
    local = rng.choice((f" (Local {job.local})", f", I.A.T.S.E. Local {job.local},"))
    role = job.classification + (local if job.local else "")
    kind, show = job.type_printed, cast.show(rng, job)
    told = rng.choice(
        (
            f"{house}, the payroll company for {firm}, confirms that {lends} f/s/o {job.person} "
            f"was engaged on {show}, {cast.a(kind)}, in the position of {role}.",
            f"{lends} furnished the services of {job.person} to {firm} as {role} for {show} "
            f"({kind}).",
            f"Under a loan-out agreement between {firm} and {lends}, {lends} lent the services "
            f"of its employee {job.person}, who worked as {role} on the {kind} {show}.",
            f"{job.person}, whose services were provided through {lends} (the “Lender”), worked "
            f"for {firm} as {role} on {cast.a(kind)} known as {show}.",
            f"Payment was made to {lends} for the services of {job.person}, {role}, on the {kind} "
            f"{show} produced by {firm}.",
        )
    )
    digits = rng.choice(
        (
            f"The last four digits of the individual’s Social Security number are {job.last4}.",
            f"SSN (individual): XXX-XX-{job.last4}. FEIN of the corporation: on file.",
        )
    )
    body = cast.said(
        s, "To whom it may concern:", told, digits,
        f"The dates of service were as follows: {cast.days_said(rng, job.worked)}.",
        cast.count_said(rng, job),
    )  # fmt: skip
    top = cast.head(s, letter, cast.long_date(letter.written))
    return letter, finish([*top, *body, *cast.closing(rng, s, letter, "Sincerely,")])


def crew_of_shows(rng: Random) -> Drawn:
    """Several people, each with a show and a company of their own, a paragraph each."""
    jobs = cast.several(rng, rng.choice((2, 3)), most=7)
    s, letter = Setting(rng), cast.letter(rng, "crew of shows", jobs)
    way = rng.randrange(3)
    made = [_of_one(rng, s, job, number, way) for number, job in enumerate(jobs, start=1)]
    top = cast.head(
        s, letter, f"Date: {cast.long_date(letter.written)}",
        f"{cast.safe(letter.letterhead)} is the payroll company for the productions named below "
        "and verifies the employment of these individuals:",
    )  # fmt: skip
    parts = [part for group in made for part in group]
    return letter, finish([*top, *parts, *cast.closing(rng, s, letter, "Respectfully,")])


def _of_one(rng: Random, s: Setting, job: Job, number: int, way: int) -> list[Flowable]:
    firm, show, days = cast.safe(job.employer), cast.show(rng, job), cast.days_said(rng, job.worked)
    local = f", Local {job.local}" if job.local else ""
    if way == 0:
        told = (
            f"{number}. {job.person} (XXX-XX-{job.last4}) was employed by {firm} as "
            f"{job.classification}{local} on {show}, {cast.a(job.type_printed)}, on {days}."
        )
        return cast.said(s, told, cast.count_said(rng, job))
    if way == 1:
        told = (
            f"{show} ({job.type_printed}), a production of {firm}: <b>{job.person}</b>, last "
            f"four {job.last4}, {job.classification}{local}. Dates worked: {days}."
        )
        return cast.said(s, told, cast.count_said(rng, job))
    return cast.said(
        s, f"<b>{job.person}</b> – SSN ending in {job.last4}",
        f"Worked for {firm} on the {job.type_printed} {show} in the classification of "
        f"{job.classification}{local}.", f"Dates: {days}", cast.count_said(rng, job),
    )  # fmt: skip


def producer_footed(rng: Random) -> Drawn:
    """The producer writes; its name stands only in the foot, the payroll house in a sentence."""
    job = cast.job(rng)
    letter = cast.letter(rng, "producer footed", [job], head=job.employer, headed=False)
    letter = replace(letter, signed=rng.random() < 0.9)
    s, firm, house = Setting(rng), cast.safe(job.employer), cast.safe(letter.payroll_company or "")
    local = f" under the jurisdiction of Local {job.local}" if job.local else ""
    aka = rng.choice(("", "", " (working title “Red Kite”)", " (a/k/a “Red Kite”)"))
    told = rng.choice(
        (
            f"This is to certify that {job.person}, SSN xxx-xx-{job.last4}, was employed by {firm} "
            f"as {cast.a(job.classification)}{local} on our {job.type_printed} "
            f"{cast.show(rng, job)}{aka}.",
            f"On behalf of {firm}, I can confirm that {job.person} (SSN ending {job.last4}) was a "
            f"member of our crew. The position held was {job.classification}{local}, and the "
            f"project was {cast.show(rng, job)}{aka}, {cast.a(job.type_printed)}.",
            f"{job.person} – last four {job.last4} – has worked with us on "
            f"{cast.show(rng, job)}{aka}, {cast.a(job.type_printed)} of {firm}, having been hired "
            f"as {job.classification}{local}.",
        )
    )
    paid = rng.choice(
        (
            f"All wages were paid through our payroll agent, {house}.",
            f"Payroll was processed by {house}, as employer of record for payroll tax purposes.",
            f"Our payroll service was {house}.",
            f"Checks were issued by {house} on our behalf.",
        )
    )
    body = cast.said(
        s, cast.long_date(letter.written), "Re: Industry Experience Roster", told,
        f"Specific dates worked: {cast.days_said(rng, job.worked)}.", cast.count_said(rng, job),
        paid,
    )  # fmt: skip
    foot = s.small.clone("foot", alignment=TA_CENTER)
    name, title = letter.signatory, cast.safe(letter.signatory_title)
    signed = rng.choice(([f"{name}, {title}"], [name, title], [f"{name} / {title}"]))
    end = [Spacer(1, 8), s.p("Yours truly,"), cast.mark(s, letter), *map(s.p, signed),
           Spacer(1, 40), HRFlowable(width="100%"),
           Paragraph(f"{firm} • {letter.address}", foot), *cast.note(s)]  # fmt: skip
    return letter, finish([*body, *end])


def studio_and_company(rng: Random) -> Drawn:
    """A studio writes of the show that a signatory company of its own made and others paid."""
    job, studio = cast.job(rng), rng.choice(cast.STUDIOS)
    s, letter = Setting(rng), cast.letter(rng, "studio and company", [job], head=studio)
    firm, house, show = cast.safe(job.employer), letter.payroll_company, cast.show(rng, job)
    house, kind = cast.safe(house or ""), job.type_printed
    local = f" (IATSE Local {job.local})" if job.local else ""
    told = rng.choice(
        (
            f"{studio} is the studio of {show}, {cast.a(kind)}. The signatory employer was {firm}; "
            f"payroll was handled by {house}. {job.person} (last four of SSN {job.last4}) was "
            f"employed on it as {job.classification}{local}.",
            f"Please be informed that {job.person} (XXX-XX-{job.last4}) was employed by {firm}, a "
            f"subsidiary of {studio}, as {job.classification}{local} on {show}, {cast.a(kind)}, "
            f"and was paid by {house}.",
            f"{job.person}, Social Security number ending in {job.last4}, rendered services as "
            f"{job.classification}{local} on {studio}’s {kind} {show}. The employer was {firm} and "
            f"the payroll company was {house}.",
        )
    )
    top = cast.head(
        s, letter, cast.long_date(letter.written), "Attention: Roster Department",
        f"RE: {job.person.upper() if rng.random() < 0.3 else job.person}",
    )  # fmt: skip
    body = cast.said(
        s, told, f"The days worked: {cast.days_said(rng, job.worked)}", cast.count_said(rng, job)
    )
    return letter, finish([*top, *body, *cast.closing(rng, s, letter, "Very truly yours,")])


def to_the_person(rng: Random) -> Drawn:
    """A letter to the person who worked: "you were employed", the name only over the address."""
    job = cast.job(rng, person=cast.plain_name(rng))
    s, letter = Setting(rng), cast.letter(rng, "to the person", [job])
    firm, show, kind = cast.safe(job.employer), cast.show(rng, job), job.type_printed
    local = f" (Local {job.local})" if job.local else ""
    family = job.person.split()[-1]
    told = rng.choice(
        (
            f"You asked us to confirm your employment. You were employed by {firm} as "
            f"{job.classification}{local} on {show}, {cast.a(kind)}.",
            f"As requested, this confirms that you worked for {firm} in the capacity of "
            f"{job.classification}{local} on the {kind} {show}.",
            f"Our records as the payroll company of {firm} show you as {job.classification}{local} "
            f"on {show}, {cast.a(kind)}.",
        )
    )
    top = cast.head(
        s, letter, cast.long_date(letter.written),
        f"{job.person}<br/>1215 Elm Terrace, Apt. 9<br/>Reseda, CA 91335",
        f"Re: your Social Security number ending in {job.last4}",
        rng.choice((f"Dear {job.person}:", f"Dear Mr. {family}:", f"Dear Ms. {family},")),
    )  # fmt: skip
    body = cast.said(
        s, told, f"You worked on: {cast.days_said(rng, job.worked)}", cast.count_said(rng, job)
    )
    return letter, finish([*top, *body, *cast.closing(rng, s, letter, "With best wishes,")])


def declaration(rng: Random) -> Drawn:
    """Numbered statements of an officer under a title, signed "By" and "Its"."""
    job = cast.job(rng)
    s, letter = Setting(rng), cast.letter(rng, "declaration", [job], head=job.employer)
    name, title, firm = letter.signatory, cast.safe(letter.signatory_title), cast.safe(job.employer)
    house = cast.safe(letter.payroll_company or "")
    local = f", a classification covered by Local {job.local}" if job.local else ""
    former = rng.choice(("", "", f" (formerly known as {cast.plain_name(rng)})"))
    points = [
        f"I am the {title} of {firm} (“Employer”) and am authorized to make this declaration.",
        f"Employer produced {cast.show(rng, job)}, {cast.a(job.type_printed)}.",
        f"{job.person}{former}, whose Social Security number ends in {job.last4}, was employed by "
        f"Employer as {cast.a(job.classification)}{local}.",
        f"Services were performed on {cast.days_said(rng, job.worked)}.",
        cast.count_said(rng, job),
        f"Payroll for the production was administered by {house}.",
    ]
    told = [f"{number}. {point}" for number, point in enumerate(filter(None, points), start=1)]
    mid = s.body.clone("mid", alignment=TA_CENTER)
    lead = [Paragraph(f"<b>DECLARATION OF {name.upper()}</b>", mid), Spacer(1, 8)]
    end = [
        *cast.said(s, f"Signed on {cast.long_date(letter.written)} at Los Angeles, California."),
        s.p(firm.upper() if rng.random() < 0.4 else firm),
        cast.mark(s, letter),
        *map(s.p, rng.choice(([f"By: {name}", f"Its: {title}"], [f"By: {name}, {title}"],
                              [f"Name: {name}", f"Title: {title}"]))),
        *cast.note(s),
    ]  # fmt: skip
    return letter, finish([*cast.head(s, letter), *lead, *cast.said(s, *told), *end])


def informal_mail(rng: Random) -> Drawn:
    """A short mail of a coordinator; the show is named first and the payroll house last."""
    job = cast.job(rng)
    letter = cast.letter(rng, "informal mail", [job], head=job.employer, headed=False)
    letter = replace(letter, signed=False)
    s, firm, house = Setting(rng), cast.safe(job.employer), cast.safe(letter.payroll_company or "")
    box = letter.signatory.split()[0].lower() + "@invented.example"
    local = f", loc {job.local}" if job.local else ""
    lines: Sequence[str] = rng.choice(
        (
            (
                f"{job.person} worked on {cast.show(rng, job)} ({job.type_printed}) as "
                f"{job.classification}{local}. Last four of the social is {job.last4}.",
                f"The production company on the paperwork is {firm}. Paychecks came from {house}.",
            ),
            (
                f"Happy to verify {job.person} (SSN ends {job.last4}) – "
                f"{job.classification}{local} – on {cast.show(rng, job)}, our {job.type_printed} "
                f"for {firm}.",
                f"Payroll co. was {house} if you need to double check.",
            ),
        )
    )
    made = [
        s.p(f"From: {letter.signatory} &lt;{box}&gt;"),
        s.p(f"Sent: {letter.written:%A}, {cast.long_date(letter.written)} 4:18 PM"),
        s.p("To: Roster Intake &lt;intake@invented.example&gt;"),
        s.p(f"Subject: {rng.choice(('RE: EVL', 'days worked', 'verification'))} {job.person}"),
        Spacer(1, 8),
        *cast.said(
            s, "Hi team,", *lines, f"Dates: {cast.days_said(rng, job.worked)}",
            cast.count_said(rng, job), rng.choice(("Thanks!", "Best,", "Thank you,")),
        ),
        s.p(letter.signatory), s.p(cast.safe(letter.signatory_title)), s.p(firm), *cast.note(s),
    ]  # fmt: skip
    return letter, finish(made)
