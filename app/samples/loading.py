"""Sends the samples through the front door and follows each until nothing more happens to it."""

import hashlib
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.accounts import find_account, sign_ins
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
    staff = staff_door(stores, cast, url)
    for entry in cast.payroll:
        progress(0, count, f"importing {entry['file']}")
        _import_payroll(staff, cast, entry)
    progress(0, count, "sending the documents")
    document_ids = _send_missing(staff, cast, url)
    return _follow(staff, cast, document_ids, time.monotonic() + timeout_seconds, progress)


def staff_door(stores: Stores, cast: Cast, url: str) -> FrontDoor:
    """Return the front door as the administrator of the cast, who may see every document.

    Whoever may write to the database needs no second factor: the token is made there.
    """
    with stores.sessions.begin() as session:
        account = find_account(session, cast.administrator()["email"])
        begun = sign_ins.begin(
            session,
            account,
            sign_ins.Kind.TOKEN,
            "Loading the samples",
            is_complete=True,
            now=stores.now(),
            settings=stores.settings,
        )
    return FrontDoor(url, begun.key)


def roster_records(stores: Stores, cast: Cast, staff: FrontDoor) -> list[dict[str, Any]]:
    """Return the roster records of the sample professionals, as the API gives them."""
    numbers = [person["il_number"] for person in cast.professionals]
    query = (
        select(tables.RosterRecord.public_id)
        .join(tables.RosterRecord.professional)
        .where(tables.Professional.il_number.in_(numbers))
        .order_by(tables.RosterRecord.id)
    )
    with stores.sessions() as session:
        record_ids = session.scalars(query).all()
    return [staff.roster_record(record_id) for record_id in record_ids]


def _import_payroll(staff: FrontDoor, cast: Cast, entry: dict[str, Any]) -> None:
    report = staff.import_payroll(cast.folder / entry["file"], entry["payroll_company"])
    if report["rows_rejected"]:
        raise Refused(f"{entry['file']}: {report['rejections']}")


def _send_missing(staff: FrontDoor, cast: Cast, url: str) -> dict[str, str]:
    """Return the id of each document by its file name; what is there already is not sent again."""
    there = staff.document_ids()
    ids: dict[str, str] = {}
    doors: dict[str, FrontDoor] = {}
    for file, sender in ((entry["file"], entry["sender"]) for entry in cast.documents):
        path = cast.folder / file
        ids[file] = there.get(hashlib.sha256(path.read_bytes()).hexdigest(), "")
        if not ids[file]:
            password = cast.account(sender)["password"]
            doors[sender] = doors.get(sender) or sign_in(url, sender, password)
            ids[file] = doors[sender].send(path)
    return ids


def _follow(
    staff: FrontDoor,
    cast: Cast,
    document_ids: dict[str, str],
    deadline: float,
    progress: Progress,
) -> list[Outcome]:
    while True:
        outcomes = [
            Outcome(file, staff.document(document_id), _expected(cast.folder / file))
            for file, document_id in document_ids.items()
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
