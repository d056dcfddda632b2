"""Every fault that is simulated raises its alert, and nothing else does."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.audit.verifying import Report
from app.mailing import MailCounts
from app.operations.alerts import alerts
from app.operations.beats import Beat
from app.operations.letters_by_mail import InboundCounts
from app.operations.measures import Measures, StageLoad
from app.records.versions import Version

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HOUR = 60 * 60.0
DISPATCHER = Beat("dispatcher:one.1", NOON - timedelta(seconds=20))
WORKER = Beat("worker:one.2", NOON - timedelta(seconds=20))
WELL = Measures(
    at=NOON,
    oldest_due_seconds=3.0,
    sweep_late_seconds=12 * HOUR,
    backup_age_seconds=20 * HOUR,
    head_age_seconds=HOUR,
    oldest_unsealed_seconds=1.0,
    disk_free_bytes=50,
    disk_total_bytes=100,
    programs=(DISPATCHER, WORKER),
)


def _broken() -> Report:
    report = Report()
    report.add("edited", 2, 2, "Entry 2, number 2, was changed.")
    return report


FAULTS = {
    "database-version": replace(WELL, database=Version.NEWER),
    "oldest-due": replace(WELL, oldest_due_seconds=601.0),
    "sweep-late": replace(WELL, sweep_late_seconds=26 * HOUR + 1),
    "backup-late": replace(WELL, backup_age_seconds=26 * HOUR + 1),
    "chain-mismatch": replace(WELL, chain=_broken()),
    "disk-low": replace(WELL, disk_free_bytes=9),
    "needs-attention": replace(WELL, stages={"read": StageLoad(needs_attention=1)}),
    "does-not-add-up": replace(WELL, unbalanced=1),
    "error-budget": replace(WELL, stopped_issuers=("reelpay",)),
    "no-dispatcher": replace(WELL, programs=(WORKER,)),
    "no-worker": replace(WELL, programs=(DISPATCHER,)),
    "mail-late": replace(WELL, mail=MailCounts(3, 0, NOON - timedelta(seconds=601))),
    "mail-failed": replace(WELL, mail=MailCounts(failed=1)),
    "scanner-away": replace(
        WELL, inbound=InboundCounts(2, 2, oldest_opening_at=NOON - timedelta(seconds=601))
    ),
    "inbound-late": replace(
        WELL, inbound=InboundCounts(2, oldest_opening_at=NOON - timedelta(seconds=601))
    ),
    "inbound-undecided": replace(
        WELL,
        inbound=InboundCounts(
            deciding=3, unproven=2, oldest_deciding_at=NOON - timedelta(hours=24, seconds=1)
        ),
    ),
    "audit-not-sealed": replace(WELL, oldest_unsealed_seconds=601.0),
}


def test_nothing_is_said_when_all_is_well() -> None:
    assert alerts(WELL) == ()


@pytest.mark.parametrize("code", FAULTS)
def test_each_fault_raises_its_alert_alone_and_says_what_to_do(code: str) -> None:
    raised = alerts(FAULTS[code])

    assert [alert.code for alert in raised] == [code]
    assert raised[0].found.endswith(".")
    assert raised[0].to_do


@pytest.mark.parametrize(
    ("database", "said"),
    [
        (Version.OLDER, "older than this program"),
        (Version.NEWER, "newer than this program, which may go on"),
        (Version.TOO_NEW, "newer than this program, which writes nothing"),
    ],
)
def test_a_database_of_another_version_is_told_as_such(database: Version, said: str) -> None:
    (alert,) = alerts(replace(WELL, database=database))

    assert said in alert.found


def test_a_service_without_any_backup_is_told_so() -> None:
    raised = alerts(replace(WELL, backup_age_seconds=None))

    assert [alert.found for alert in raised] == [
        "No backup is in DAYPROOF_BACKUP_FOLDER, or none is named there."
    ]
