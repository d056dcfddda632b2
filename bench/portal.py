"""What an applicant's pages cost: processor time, bytes, paint on a slow phone, looks at letters.

``python -m bench.portal`` makes one person with 300 counted days in a database of its own and asks
for their pages; ``--browser`` also opens the first page in Chromium on a slow connection.
"""

import re
import secrets
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import click
from flask import Flask
from flask.testing import FlaskClient

from app import create_app, people, prechecking, standing
from app.access import Role
from app.accounts import sign_ins
from app.accounts.registering import new_account
from app.cli.serve import listening
from app.opening import open_stores
from app.records import tables
from app.records.engine import make_engine
from app.records.migrate import upgrade
from app.settings import Settings
from app.states import DocumentState, Stage
from app.storage.rows import record_file
from app.stores import Stores
from extractors.containment.starting import forking

LETTERS, DAYS_EACH = 10, 30
SLOW_PHONE = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 200_000,
    "uploadThroughput": 90_000,
}
"""1.6 Mbit/s down and 0.72 up with 150 ms of delay, as Lighthouse takes a phone to have."""
SLOWER_BY = 4
SAMPLES = Path(__file__).resolve().parent.parent / "samples" / "evl"
_LINKED = re.compile(r'(?:href|src)="(/static/[^"]+\.(?:css|js))"')
_IMPORTED = re.compile(r'from "\./([^"]+)"')


@click.command()
@click.option("--rounds", default=15, show_default=True)
@click.option("--browser", "in_browser", is_flag=True, help="Measure paint in Chromium too.")
def main(rounds: int, *, in_browser: bool) -> None:
    """Print the costs, one line each."""
    with tempfile.TemporaryDirectory() as folder, forking():
        stores = _stores(Path(folder))
        account, person, record = _person(stores)
        app = create_app(stores.settings, stores)
        client = _signed_in(app, stores, account)
        _print_pages(client, record, rounds)
        _print_bytes(client)
        _print_looks(stores, person)
        if in_browser:
            _print_paint(app, client)


def _print_pages(client: FlaskClient, record: str, rounds: int) -> None:
    addresses = ("/", f"/roster/{record}", f"/roster/{record}/days", "/messages", "/upload")
    for address in addresses:
        costs = [_cpu_ms(partial(client.get, address)) for _ in range(rounds)]
        shown = re.sub(r"[0-9a-f]{32}", "…", address)
        print(f"{shown}: {statistics.median(costs):.0f} ms of processor time, median of {rounds}")


def _print_bytes(client: FlaskClient) -> None:
    page = client.get("/")
    chain = [sorted(set(_LINKED.findall(page.text)))]
    while chain[-1]:
        known = {name for names in chain for name in names}
        chain.append(sorted(_imported(client, chain[-1]) - known))
    names = [name for names in chain for name in names]
    whole, sent = (
        sum(len(client.get(each, headers=asked).data) for each in ("/", *names))
        for asked in ({}, {"Accept-Encoding": "gzip"})
    )
    print(f"first page: {len(page.data)} bytes, with {len(names)} styles and scripts {whole}")
    print(f"sent compressed: {sent} bytes, one behind the other {len(chain) - 1} requests deep")


def _imported(client: FlaskClient, names: list[str]) -> set[str]:
    """Return the addresses of what scripts import."""
    return {
        f"{name.rsplit('/', 1)[0]}/{each}"
        for name in names
        if name.endswith(".js")
        for each in _IMPORTED.findall(client.get(name).text)
    }


def _print_looks(stores: Stores, person: int) -> None:
    for file in sorted(SAMPLES.glob("*.pdf")):
        began = time.monotonic()
        found = prechecking.look(
            stores, file.read_bytes(), professional_id=person, roster_record_id=None
        )
        told = "told" if found.is_told else "not told in time, or a picture"
        print(f"look at {file.name}: {time.monotonic() - began:.2f} s, {told}")


def _print_paint(app: Flask, client: FlaskClient) -> None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where it is asked for

    cookie = client.get_cookie("dayproof")
    with _served(app) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        context = browser.new_context(viewport={"width": 390, "height": 844})
        value = cookie.value if cookie is not None else ""
        context.add_cookies([{"name": "dayproof", "value": value, "url": url}])
        page = context.new_page()
        page.add_init_script(_OBSERVE)
        session = context.new_cdp_session(page)
        session.send("Network.emulateNetworkConditions", SLOW_PHONE)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_BY})
        page.goto(url, wait_until="networkidle")
        seen = page.evaluate("window.seen")
        print(f"largest paint: {seen['paint'] / 1000:.2f} s, layout shift: {seen['shift']:.3f}")
        browser.close()


_OBSERVE = """
window.seen = { paint: 0, shift: 0 };
new PerformanceObserver((list) => {
  for (const each of list.getEntries()) window.seen.paint = each.startTime;
}).observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver((list) => {
  for (const each of list.getEntries()) if (!each.hadRecentInput) window.seen.shift += each.value;
}).observe({ type: "layout-shift", buffered: true });
"""


@contextmanager
def _served(app: Flask) -> Iterator[str]:
    server = listening(app, "127.0.0.1", 0)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()


def _cpu_ms(act: Callable[[], Any]) -> float:
    began = time.process_time()
    act()
    return 1000 * (time.process_time() - began)


def _stores(folder: Path) -> Stores:
    settings = Settings(
        data_folder=folder / "data",
        database_url=f"sqlite:///{folder}/portal.sqlite3",
        secret_key=secrets.token_hex(32),
        secure_cookies=False,
    )
    (folder / "data").mkdir()
    engine = make_engine(settings.database_url, busy_wait_seconds=5)
    upgrade(engine)
    engine.dispose()
    return open_stores(settings, busy_wait_seconds=5)


def _person(stores: Stores) -> tuple[int, int, str]:
    """Return the ids of an account and its professional, and the record that 300 days count for."""
    now = stores.now()
    today = standing.roster_today(now, "IER", stores.settings)
    with stores.sessions.begin() as session:
        person = people.add_professional(session, "Jordan Avery", "4321", None, None, now)
        account = new_account(
            session,
            "jordan@example.com",
            "Jordan Avery",
            [Role.APPLICANT],
            professional=person,
            now=now,
        )
        record = people.open_roster_record(
            session, person, "IER", "80", "Grip", today - timedelta(days=30), now
        )
        session.flush()
        for number in range(LETTERS):
            _letter(stores, session, account, record, number, today)
        standing.recompute(session, person.id, now, stores.settings)
        return account.id, person.id, record.public_id


def _letter(
    stores: Stores,
    session: Any,
    account: tables.Account,
    record: tables.RosterRecord,
    number: int,
    today: date,
) -> None:
    now = stores.now()
    stored = stores.storage.put(BytesIO(f"%PDF-1.4 {number}".encode()), 1000)
    record_file(session, stored, "application/pdf", now)
    document = tables.Document(
        public_id=secrets.token_hex(16),
        reference=f"U-{number:06}",
        sha256=stored.sha256,
        file_name=f"letter-{number}.pdf",
        source="web",
        sender_id=account.id,
        professional_id=record.professional_id,
        state=DocumentState.VERIFIED,
        document_type="evl",
        received_at=now,
        changed_at=now,
    )
    session.add(document)
    session.flush()
    days = [today - timedelta(days=1 + number * DAYS_EACH + n) for n in range(DAYS_EACH)]
    lines = [_line(day, f"Show {number}") for day in days]
    check = {"findings": [], "ledger": lines, "policy": {}, "roster_record": record.public_id}
    session.add(
        tables.Result(document_id=document.id, stage=Stage.CHECK, payload=check, made_at=now)
    )
    decision = tables.Decision(
        document_id=document.id, kind="approved", policy="bench", days=[], decided_at=now
    )
    session.add(decision)
    session.flush()
    session.add_all(_credit(document, decision, record, day, f"Show {number}") for day in days)


def _line(day: date, production: str) -> dict[str, Any]:
    claimed = [{"file": "letter.pdf", "page": 1, "box": [72, 300, 200, 314], "text": str(day)}]
    return {
        "date": day.isoformat(),
        "production": production,
        "classification": "Grip",
        "day_verdict": "confirmed",
        "status": "counted",
        "because": "Paid by Northline Payroll.",
        "claimed_by": claimed,
        "paid_by": [{"file": "payroll.csv", "row": 14}],
        "remitted_by": [],
        "rule": "",
        "rule_id": "ier-80-work-days",
        "rule_version": "2026-01-01",
        "payroll_line": None,
        "fringe_line": None,
        "record": 0,
    }


def _credit(
    document: tables.Document,
    decision: tables.Decision,
    record: tables.RosterRecord,
    day: date,
    production: str,
) -> tables.Credit:
    return tables.Credit(
        professional_id=record.professional_id,
        day=day,
        production=production,
        local="80",
        classification="Grip",
        document_id=document.id,
        verdict="confirmed",
        because="Paid by Northline Payroll.",
        rule="ier-80-work-days",
        rule_version="2026-01-01",
        decision_id=decision.id,
        credited_at=decision.decided_at,
    )


def _signed_in(app: Flask, stores: Stores, account_id: int) -> FlaskClient:
    with stores.sessions.begin() as session:
        account = session.get_one(tables.Account, account_id)
        begun = sign_ins.begin(
            session,
            account,
            sign_ins.Kind.PAGES,
            "bench",
            is_complete=True,
            now=stores.now(),
            settings=stores.settings,
        )
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie["key"] = begun.key
    return client


if __name__ == "__main__":
    main()
