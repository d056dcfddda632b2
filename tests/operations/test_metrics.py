"""The metrics of many processes add up, in Prometheus' own format, and name nobody."""

import subprocess
import sys
from datetime import UTC, datetime
from typing import Any

from prometheus_client.parser import text_string_to_metric_families

from app.errors import Unavailable
from app.operations.alerts import alerts
from app.operations.current import measured
from app.operations.housekeeping import Housekeeper
from app.operations.metrics import exposition
from app.records import audit
from app.stores import Stores
from app.tallies import Tallies, fold, sums

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
_COUNT = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from app.opening import open_stores
from app.settings import Settings
from app.tallies import here
settings = Settings(database_url=sys.argv[1], data_folder=Path(sys.argv[2]))
stores = open_stores(settings, busy_wait_seconds=9)
for _ in range(10):
    here.count("refusals", "not-found")
    here.measure("stage_seconds", "read", seconds=0.3)
    here.add_to(stores.sessions, datetime.now(UTC), at_once=True)
"""


class _Unwritable:
    """Sessions of a database that takes no writes."""

    def __init__(self, stores: Stores) -> None:
        self._stores = stores

    def begin(self) -> Any:
        raise Unavailable("busy")


def _scraped(stores: Stores) -> dict[str, float]:
    with stores.sessions() as session:
        text = exposition(session, measured(session, stores), "full").decode()
    families = text_string_to_metric_families(text)
    return {
        f"{sample.name}{sorted(sample.labels.values())}": sample.value
        for family in families
        for sample in family.samples
    }


def test_what_several_processes_count_is_summed(stores: Stores) -> None:
    command = [sys.executable, "-c", _COUNT, stores.settings.database_url]
    running = [
        subprocess.Popen([*command, str(stores.settings.data_folder)], env={"PYTHONPATH": "."})
        for _ in range(2)
    ]
    assert [each.wait(60) for each in running] == [0, 0]

    found = _scraped(stores)

    assert found["dayproof_refusals_total['not-found']"] == 20
    assert found["dayproof_stage_seconds_count['read']"] == 20
    assert found["dayproof_stage_seconds_bucket['0.25', 'read']"] == 0
    assert found["dayproof_stage_seconds_bucket['0.5', 'read']"] == 20
    assert found["dayproof_stage_seconds_bucket['+Inf', 'read']"] == 20


def test_folding_many_rows_changes_no_sum(stores: Stores) -> None:
    tallies = Tallies()
    for n in range(60):
        for code in range(40):
            tallies.count("refusals", f"code-{code}", by=n)
            tallies.measure("stage_seconds", "read", seconds=400.0)
        tallies.add_to(stores.sessions, NOON, at_once=True)
    with stores.sessions() as session:
        before = sums(session)

    fold(stores.sessions, NOON)

    with stores.sessions() as session:
        after = sums(session)
    assert sorted(map(str, after["refusals"])) == sorted(map(str, before["refusals"]))
    assert after["stage_seconds"][0].count == 60 * 40


def test_what_could_not_be_written_waits_for_the_next_time(stores: Stores) -> None:
    tallies = Tallies()
    tallies.count("refusals", "not-found")

    # A reading session refuses to write, as a database without room would.
    written = [
        tallies.add_to(_Unwritable(stores), NOON, at_once=True),  # type: ignore[arg-type]
        tallies.add_to(stores.sessions, NOON, at_once=True),
    ]

    assert written == [False, True]
    assert _scraped(stores)["dayproof_refusals_total['not-found']"] == 1


def test_the_dispatcher_seals_signs_and_gives_a_sign_of_life(stores: Stores) -> None:
    with stores.sessions.begin() as session:
        audit.record(session, stores.now(), "service", "moved", "document:1")

    Housekeeper().look_after(stores)

    found = _scraped(stores)
    assert found["dayproof_audit_head_seq[]"] == 1
    assert found["dayproof_audit_unsealed[]"] == 0
    assert found["dayproof_audit_head_age_seconds[]"] < 60
    assert found["dayproof_programs['dispatcher']"] == 1
    with stores.sessions() as session:
        codes = {alert.code for alert in alerts(measured(session, stores))}
    assert "no-dispatcher" not in codes


def test_the_age_of_the_oldest_due_work_comes_first(stores: Stores) -> None:
    with stores.sessions() as session:
        text = exposition(session, measured(session, stores), "full").decode()

    assert text.startswith("# HELP dayproof_oldest_due_seconds")
