"""What the audit costs: ``python -m bench.audit [--entries N] [--database URL]``.

Writes N entries, chains them as the dispatcher does, walks along the whole chain, and compares
write transactions with an entry with and without a sealer at work beside them.
"""

import argparse
import json
import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert

from app.audit.sealing import seal
from app.audit.verifying import verify
from app.records import audit
from app.records.engine import Sessions, make_engine, writing
from app.records.migrate import upgrade
from app.records.tables import AuditEntry

_AT_ONCE = 10_000
_WRITES = 300
_WAIT_SECONDS = 30.0
_PASS_SECONDS = 0.5
_BEGAN = datetime(2026, 1, 1, tzinfo=UTC)


def main() -> None:
    """Measure and print one JSON object; times are CPU seconds, transactions milliseconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=1_000_000)
    parser.add_argument("--database", default="")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = given.database or f"sqlite:///{Path(folder) / 'audit.sqlite3'}"
        print(json.dumps(_measured(url, given.entries), indent=1))


def _measured(url: str, entries: int) -> dict[str, object]:
    engine = make_engine(url, _WAIT_SECONDS)
    upgrade(engine)
    sessions = Sessions(engine, _WAIT_SECONDS)
    alone = _write_milliseconds(sessions, lambda: None)
    beside = _write_milliseconds(sessions, lambda: seal(sessions, datetime.now(UTC)))
    _write(sessions, entries)
    sealing = _cpu_seconds(lambda: _seal_all(sessions))
    began = time.monotonic()
    with sessions() as session:
        cpu = time.process_time()
        report = verify(session)
        cpu = time.process_time() - cpu
    walked = time.monotonic() - began
    engine.dispose()
    assert report.is_whole
    return {
        "database": engine.dialect.name,
        "entries": report.sealed,
        "seal_cpu_seconds": round(sealing, 1),
        "verify_cpu_seconds": round(cpu, 1),
        "verify_wall_seconds": round(walked, 1),
        "entries_verified_per_cpu_second": round(report.sealed / cpu),
        "write_transaction_ms_alone": alone,
        "write_transaction_ms_beside_sealer": beside,
    }


def _write(sessions: Sessions, entries: int) -> None:
    content = audit.canonical({"before": {"state": "in_review"}, "after": {"decision": 1}})
    with writing(sessions.engine).begin() as connection:
        for first in range(0, entries, _AT_ONCE):
            rows = [
                {
                    "at": _BEGAN + timedelta(seconds=n),
                    "actor": f"account:{n % 50}",
                    "action": "approved",
                    "object": f"document:{n:032x}",
                    "content": content,
                    "trace": f"{n:032x}",
                }
                for n in range(first, min(first + _AT_ONCE, entries))
            ]
            connection.execute(insert(AuditEntry), rows)


def _seal_all(sessions: Sessions) -> None:
    # Larger batches than beside uploads: here nobody else wants to write.
    while seal(sessions, datetime.now(UTC), size=_AT_ONCE) >= _AT_ONCE:
        continue


def _cpu_seconds(run: Callable[[], object]) -> float:
    began = time.process_time()
    run()
    return time.process_time() - began


def _write_milliseconds(sessions: Sessions, beside: Callable[[], object]) -> dict[str, float]:
    """Return the median and the 99th percentile of write transactions with one entry each."""
    done = threading.Event()

    def pass_after_pass() -> None:
        while not done.wait(_PASS_SECONDS):
            beside()

    thread = threading.Thread(target=pass_after_pass)
    thread.start()
    taken = sorted(_one_write(sessions) for _ in range(_WRITES))
    done.set()
    thread.join()
    return {
        "p50": round(statistics.median(taken), 2),
        "p99": round(taken[int(len(taken) * 0.99)], 2),
    }


def _one_write(sessions: Sessions) -> float:
    began = time.monotonic()
    with sessions.begin() as session:
        audit.record(session, datetime.now(UTC), "service", "moved", "document:1")
    return (time.monotonic() - began) * 1000


if __name__ == "__main__":
    main()
