"""What a page about a professional costs the server, as staff and as the professional see it."""

import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass

import click
from flask import Flask
from flask.testing import FlaskClient

from app import create_app, standing
from app.access import Role
from app.accounts import sign_ins
from app.accounts.registering import new_account
from app.records import tables
from app.stores import Stores
from bench.standing_people import NOW

_OK = 200
_PEOPLE = 40
_STAFF = (
    ("person file", "/people/p{:031d}"),
    ("day ledger", "/people/p{:031d}/ledger"),
    ("classification detail, application", "/roster/g{:031d}"),
    ("classification detail, on the roster", "/roster/r{:031d}"),
    ("how days are counted", "/roster/g{:031d}/days"),
    ("other requirements", "/roster/r{:031d}/other"),
    ("history", "/roster/r{:031d}/history"),
    ("search by name", "/roster?q=person+{}"),
)
_OWN = (
    ("dashboard", "/"),
    ("day ledger", "/people/p{:031d}/ledger"),
    ("classification detail, application", "/roster/g{:031d}"),
    ("classification detail, on the roster", "/roster/r{:031d}"),
    ("how days are counted", "/roster/g{:031d}/days"),
    ("training", "/roster/r{:031d}/training"),
    ("other requirements", "/roster/r{:031d}/other"),
    ("documents", "/roster/g{:031d}/documents"),
    ("history", "/roster/r{:031d}/history"),
    ("upgrade", "/roster/r{:031d}/upgrade"),
    ("messages", "/messages"),
)


@dataclass(frozen=True, slots=True)
class PageCost:
    """Milliseconds of one page over forty people: processor time here, and until the answer.

    The second has the database server's share in it, and that of every other program.
    """

    name: str
    cpu: tuple[float, ...]
    elapsed: tuple[float, ...]

    def __str__(self) -> str:
        """Return it in words."""
        least, middle, high = min(self.cpu), statistics.median(self.cpu), _p95(self.cpu)
        answered = (
            f"answered in {statistics.median(self.elapsed):.0f}, p95 {_p95(self.elapsed):.0f} ms"
        )
        return f"{self.name}: {least:.0f} / {middle:.0f} / {high:.0f} ms CPU; {answered}"


def page_costs(stores: Stores, people: range) -> Iterator[PageCost]:
    """Yield what each page costs for forty of ``people`` from all over the database, judged."""
    chosen = [people[n * len(people) // (_PEOPLE + 1)] for n in range(1, _PEOPLE + 1)]
    with stores.sessions.begin() as session:
        standing.recompute_people(session, chosen, NOW)
    app = create_app(stores.settings, stores)
    staff = _client(app, stores, 1)
    for name, address in _STAFF:
        yield _cost(f"staff: {name}", address, [(n, staff) for n in chosen])
    own = [(n, _client(app, stores, _account_of(stores, n))) for n in chosen]
    for name, address in _OWN:
        yield _cost(f"the professional: {name}", address, own)


def _cost(name: str, address: str, asked: list[tuple[int, FlaskClient]]) -> PageCost:
    # The first page of a kind compiles its template and makes its queries.
    _get(asked[0][1], address.format(asked[0][0]))
    cpu, elapsed = [], []
    for n, client in asked:
        start, began = time.process_time(), time.perf_counter()
        _get(client, address.format(n))
        cpu.append(1000 * (time.process_time() - start))
        elapsed.append(1000 * (time.perf_counter() - began))
    return PageCost(name, tuple(cpu), tuple(elapsed))


def _get(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    if answer.status_code != _OK:
        raise click.ClickException(f"{address}: {answer.status_code}")


def _client(app: Flask, stores: Stores, account_id: int) -> FlaskClient:
    """Return a browser in which an account is signed in, by two factors where it needs them."""
    with stores.sessions.begin() as session:
        key = sign_ins.begin(
            session,
            session.get_one(tables.Account, account_id),
            sign_ins.Kind.PAGES,
            "Firefox on Linux",
            is_complete=True,
            now=stores.now(),
            settings=stores.settings,
        ).key
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie["key"] = key
    return client


def _account_of(stores: Stores, n: int) -> int:
    with stores.sessions.begin() as session:
        person = session.get_one(tables.Professional, n)
        mail = f"person{n}@example.com"
        roles = [Role.APPLICANT]
        return new_account(session, mail, person.name, roles, professional=person, now=NOW).id


def _p95(values: tuple[float, ...]) -> float:
    return sorted(values)[int(0.95 * len(values)) - 1]
