"""Sends the samples through the front door and follows each until nothing more happens to it."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.records import tables
from app.samples.cast import Cast, add_cast
from app.samples.front_door import FrontDoor, Refused, sign_in
from app.states import DocumentState
from app.stores import Stores
from validators.values import DayStatus

_LOOK_SECONDS = 0.25


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one sample document, beside what was expected of it."""

    file: str
    answer: dict[str, Any]
    expected: dict[str, Any]

    @property
    def state(self) -> DocumentState:
        """How far the document has come."""
        return DocumentState(self.answer["state"])

    @property
    def claimed_days(self) -> int:
        """How many distinct days the document claims."""
        return len({line["date"] for line in self.answer["ledger"]})

    @property
    def credited_days(self) -> int:
        """How many distinct days were credited from the document."""
        if self.state != DocumentState.VERIFIED:
            return 0
        ledger = self.answer["ledger"]
        return len({line["date"] for line in ledger if line["status"] == DayStatus.COUNTED})

    @property
    def is_as_expected(self) -> bool:
        """True when state and credited days are those of the sample's expected answer."""
        found = {"state": str(self.state), "credited_days": self.credited_days}
        return found == self.expected


Progress = Callable[[int, int, str], None]
"""Told how many of how many documents are done, and in words what happens now."""


def load(
    stores: Stores, cast: Cast, url: str, *, timeout_seconds: float, progress: Progress
) -> list[Outcome]:
    """Load what is missing of the samples and return what became of each document.

    A document that is still under way after ``timeout_seconds`` is returned as it then is.
    """
    count = len(cast.documents)
    progress(0, count, "adding the sample people")
    add_cast(stores, cast)
    _import_payroll(cast, url, lambda text: progress(0, count, text))
    sent = [_send(cast, entry, url) for entry in cast.documents]
    return _follow(cast, sent, time.monotonic() + timeout_seconds, progress)


def roster_records(stores: Stores, cast: Cast, url: str) -> list[dict[str, Any]]:
    """Return the roster records of the sample professionals, as the API gives them."""
    administrator = cast.administrator()
    door = sign_in(url, administrator["email"], administrator["password"])
    numbers = [person["il_number"] for person in cast.professionals]
    query = (
        select(tables.RosterRecord.public_id)
        .join(tables.RosterRecord.professional)
        .where(tables.Professional.il_number.in_(numbers))
        .order_by(tables.RosterRecord.id)
    )
    with stores.sessions() as session:
        record_ids = session.scalars(query).all()
    return [door.roster_record(record_id) for record_id in record_ids]


def _import_payroll(cast: Cast, url: str, tell: Callable[[str], None]) -> None:
    administrator = cast.administrator()
    door = sign_in(url, administrator["email"], administrator["password"])
    for entry in cast.payroll:
        tell(f"importing {entry['file']}")
        report = door.import_payroll(cast.folder / entry["file"], entry["payroll_company"])
        if report["rows_rejected"]:
            raise Refused(f"{entry['file']}: {report['rejections']}")


def _send(cast: Cast, entry: dict[str, Any], url: str) -> tuple[FrontDoor, str, str]:
    door = sign_in(url, entry["sender"], cast.account(entry["sender"])["password"])
    return door, entry["file"], door.send(cast.folder / entry["file"])


def _follow(
    cast: Cast, sent: list[tuple[FrontDoor, str, str]], deadline: float, progress: Progress
) -> list[Outcome]:
    while True:
        outcomes = [
            Outcome(file, door.document(document_id), _expected(cast.folder / file))
            for door, file, document_id in sent
        ]
        under_way = [outcome for outcome in outcomes if not outcome.state.is_final]
        words = ", ".join(f"{o.state} {Path(o.file).name}" for o in under_way[:2])
        progress(len(outcomes) - len(under_way), len(outcomes), words)
        if not under_way or time.monotonic() > deadline:
            return outcomes
        time.sleep(_LOOK_SECONDS)


def _expected(path: Path) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(path.with_suffix(".json").read_text())["service"]
    return answer
