"""Twenty values of a person go all the way through, and come out nowhere that they should not."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from redis import Redis
from reportlab.pdfgen.canvas import Canvas
from sqlalchemy import select

from app import own_redis
from app.records.tables import AuditEntry, Document
from app.settings import Settings
from app.states import DocumentState
from app.tracing import HEADER

SignIn = Callable[..., Any]
Send = Callable[..., Any]
_WAIT_SECONDS = 90.0
CANARIES = {
    "number": "912-45-7731",
    "number without hyphens": "912457731",
    "birth date": "1971-09-17",
    "birth date in words": "17 September 1971",
    "e-mail": "quilla.canary@canary.example",
    "first name": "Quillabeth",
    "last name": "Zanzifer",
    "telephone": "(818) 555-0143",
    "street": "4711 Nightingale Terrace",
    "postal code": "90068-4711",
    "license": "D7731942",
    "medical": "insulin-treated",
    "bank account": "000123987654",
    "production": "Zanzibar Vespers",
    "company": "Quokka Lantern LLC",
    "signatory": "Ottoline Farthingale",
    "passport": "C03005988",
    "note": "wept-in-the-trailer",
    "password": "kestrel-and-otter-9931",
    "file name": "zanzifer-private",
}


@pytest.fixture
def settings(settings: Settings, redis_url: str) -> Settings:
    """The settings of the pages' tests, with a queue."""
    roomy = 5 * 1024 * 1024
    limits = {"file_limit_bytes": roomy, "container_limit_bytes": roomy}
    return replace(settings, redis_url=redis_url, **limits)  # type: ignore[arg-type]


@pytest.fixture
def redis_url(tmp_path: Path) -> Iterator[str]:
    """A Redis of this test alone."""
    own = own_redis.prepare(tmp_path / "redis")
    server = subprocess.Popen(own.command, stdout=subprocess.DEVNULL)
    client = Redis.from_url(own.url)
    _wait(lambda: _answers(client))
    yield own.url
    client.close()
    server.terminate()
    server.wait(10)


def test_no_canary_leaves_where_it_belongs(
    app: Flask,
    scene: Any,
    sign_in: SignIn,
    send: Send,
    capsys: pytest.CaptureFixture[str],
) -> None:
    settings = scene.stores.settings
    client = sign_in("avery")
    letter = _letter()
    page = client.get("/upload").text
    token = page.split('name="csrf_token" value="', 1)[1].split('"', 1)[0]
    form = {"csrf_token": token, "file": (BytesIO(letter), f"{CANARIES['file name']}.pdf")}

    answer = client.post("/upload", data=form)
    addresses = [answer.headers.get("Location", "")]
    with _worker(settings) as log:
        _wait(lambda: _state(scene) == DocumentState.IN_REVIEW)
        dump = _dump(settings.redis_url)
    with scene.stores.sessions() as session:
        public_id = session.scalars(select(Document.public_id)).one()
    reason = f"{CANARIES['note']} {CANARIES['number']} {CANARIES['e-mail']}"
    declined = send(sign_in("robin"), f"/desk/{public_id}/decline", {"reason": reason})
    addresses.append(declined.headers.get("Location", ""))
    errors = _errors(app, client)
    metrics = app.test_client().get("/metrics").text
    with scene.stores.sessions() as session:
        entries = [entry.content for entry in session.scalars(select(AuditEntry))]

    places = {
        "web log": capsys.readouterr().out,
        "worker log": log.read_text(),
        "Redis": dump,
        "metrics": metrics,
        "error pages": "\n".join(errors),
        "addresses": "\n".join(addresses),
        "audit": "\n".join(entries),
    }
    found = [(n, p) for n, v in CANARIES.items() for p, t in places.items() if v in t]
    assert found == []
    stages = [json.loads(line) for line in log.read_text().splitlines() if '"stage-done"' in line]
    assert {line["trace"] for line in stages} == {answer.headers[HEADER]}
    assert {line["stage"] for line in stages} >= {"read", "check"}
    assert '"declined"' not in places["web log"]
    assert f"/documents/{public_id}" in addresses[0]


def _letter() -> bytes:
    data = BytesIO()
    page = Canvas(data)
    for n, (name, value) in enumerate(CANARIES.items()):
        page.drawString(72, 740 - 20 * n, f"{name}: {value}")
    page.drawString(72, 300, "Employment verification letter. Dates worked: 03/02/2026, 03/03/2026")
    page.drawString(72, 280, "Employee: Quillabeth Zanzifer. Production: Zanzibar Vespers. Grip.")
    page.save()
    return data.getvalue()


def _errors(app: Flask, client: Any) -> list[str]:
    """Return the answers to requests that go wrong with a canary in each part."""
    view = app.view_functions["operations.livez"]

    def fall_over() -> None:
        raise ValueError(" ".join(CANARIES.values()))

    fall_over.access_rule = view.access_rule  # type: ignore[attr-defined]
    app.view_functions["operations.livez"] = fall_over  # type: ignore[assignment]
    email, password = CANARIES["e-mail"], CANARIES["password"]
    answers = [
        client.get("/livez"),
        client.get("/documents/" + CANARIES["number without hyphens"]),
        client.get("/api/v1/documents?" + CANARIES["license"] + "=1"),
        client.post("/api/v1/tokens", json={"email": email, "password": password}),
        client.post("/api/v1/tokens", data=CANARIES["note"], content_type="application/json"),
    ]
    app.view_functions["operations.livez"] = view
    # What a person typed may be told back to that person: the name of a wrong parameter is.
    return [answer.text for n, answer in enumerate(answers) if n != 2]


def _state(scene: Any) -> str:
    with scene.stores.sessions() as session:
        return str(session.scalars(select(Document.state)).one())


@contextmanager
def _worker(settings: Settings) -> Iterator[Path]:
    log = settings.data_folder / "worker.log"
    environ = {
        **os.environ,
        "DAYPROOF_DATA_FOLDER": str(settings.data_folder),
        "DAYPROOF_DATABASE_URL": settings.database_url,
        "DAYPROOF_REDIS_URL": settings.redis_url,
        "DAYPROOF_SECRET_KEY": settings.secret_key,
        "PYTHONPATH": ".:queue",
        "PYTHONUNBUFFERED": "1",
    }
    with log.open("wb") as out:
        command = [sys.executable, "-m", "jobs.worker"]
        worker = subprocess.Popen(command, env=environ, stdout=out, stderr=out)
        try:
            yield log
        finally:
            worker.terminate()
            worker.wait(30)


def _dump(url: str) -> str:
    """Return everything that Redis holds, as text."""
    client = Redis.from_url(url)
    raw = b"\n".join(key + b" " + (client.dump(key) or b"") for key in client.keys("*"))
    client.close()
    return raw.decode("latin-1") + json.dumps(url)


def _answers(client: Redis) -> bool:
    try:
        return bool(client.ping())
    except Exception:  # noqa: BLE001 - it is starting
        return False


def _wait(is_so: Callable[[], bool]) -> None:
    give_up_at = time.monotonic() + _WAIT_SECONDS
    while not is_so():
        assert time.monotonic() < give_up_at, "it took too long"
        time.sleep(0.1)
