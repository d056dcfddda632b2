"""What is sent while faults happen: letters that policy accepts, each with days of its own."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from itertools import count

from app.access import Role
from app.accounts import add_account
from app.imports.whole import import_payroll
from app.people import add_professional, open_roster_record
from app.stores import Stores
from samples.letters import day_list
from samples.payroll_files import export
from samples.story import LANTERN, Job, Person

_LETTERS_A_PERSON = 25
_DAYS_A_LETTER = 4
_FIRST_MONDAY = date(2026, 1, 5)
_WRITTEN = date(2026, 9, 1)
_APPLIED = date(2026, 9, 15)
_PASSWORD = "a-passphrase-for-the-fault-run"  # noqa: S105 - of accounts that live for one run
_GIVEN = ("Maren", "Tobias", "Liese", "Anselm", "Petra", "Ruben", "Ottilie", "Casimir")
_FAMILY = ("Vandermeer", "Okafor", "Lindgren", "Castellane", "Brightwater", "Hollis", "Quade")
_TITLES = ("Saltmarsh", "Lantern", "Orchard", "Meridian", "Tidewrack")
_NOUNS = ("Ledger", "Crossing", "Letters", "Harbor", "Hours")
_COMPANY = "Heron Point Pictures, LLC"


@dataclass(frozen=True, slots=True)
class Sender:
    """Somebody with an account, who sends letters about their own work."""

    person: Person
    email: str
    password: str = _PASSWORD


@dataclass(frozen=True, slots=True)
class Letter:
    """One file to send, and the work that it proves."""

    number: int
    sender: Sender
    job: Job
    data: bytes

    @property
    def days(self) -> tuple[date, ...]:
        """The days that are credited once it was checked."""
        return self.job.days

    @property
    def sha256(self) -> str:
        """The name of the bytes."""
        return hashlib.sha256(self.data).hexdigest()


def letters(wanted: int) -> list[Letter]:
    """Return ``wanted`` letters by as few people as the weeks of a year allow."""
    people = _people(-(-wanted // _LETTERS_A_PERSON))
    # People take turns, as they do where many send at once.
    order = ((person, week) for week in range(_LETTERS_A_PERSON) for person in people)
    return [_letter(number, *who) for number, who in zip(range(wanted), order, strict=False)]


def prepare(stores: Stores, sent: list[Letter]) -> None:
    """Add everybody who sends, and the payroll records that prove every day of every letter."""
    now = stores.now()
    senders = {letter.sender.email: letter.sender for letter in sent}
    with stores.sessions.begin() as session:
        staff = add_account(
            session, "staff@example.com", "Staff", [Role.ADMINISTRATOR], _PASSWORD, now=now
        )
        staff_id = staff.id
        for sender in senders.values():
            person = add_professional(
                session, sender.person.name, sender.person.last4, None, None, now
            )
            open_roster_record(session, person, "IER", "80", "Grip", _APPLIED, now)
            add_account(
                session,
                sender.email,
                sender.person.name,
                [Role.APPLICANT],
                sender.password,
                professional=person,
                now=now,
            )
    jobs = [letter.job for letter in sent]
    import_payroll(
        stores,
        "payroll.csv",
        BytesIO(export(jobs)),
        payroll_company=LANTERN.company,
        imported_by=staff_id,
        now=now,
    )


def _people(wanted: int) -> list[Sender]:
    return [
        Sender(Person(name, f"{1000 + number}"), f"sender{number}@example.com")
        for number, name in zip(range(wanted), _names(), strict=False)
    ]


def _names() -> Iterator[str]:
    for number in count():
        again, which = divmod(number, len(_GIVEN) * len(_FAMILY))
        given, family = _GIVEN[which % len(_GIVEN)], _FAMILY[which // len(_GIVEN)]
        yield f"{given} {family}" if not again else f"{given} {_GIVEN[again % 8]} {family}"


def _letter(number: int, sender: Sender, week: int) -> Letter:
    monday = _FIRST_MONDAY + timedelta(weeks=week)
    days = tuple(monday + timedelta(days=n) for n in range(_DAYS_A_LETTER))
    job = _job(sender.person, week, days)
    data = day_list(LANTERN, job, _WRITTEN, stated=len(days), color="#1f5fa8")
    return Letter(number, sender, job, data)


def _job(person: Person, week: int, days: tuple[date, ...]) -> Job:
    # Each week another production: a letter that leaves paid days of its own out is looked at.
    production = f"The {_TITLES[week % 5]} {_NOUNS[week // 5 % 5]}"
    return Job(person, production, "Theatrical feature", "feature", _COMPANY, "Grip", "80", days)
