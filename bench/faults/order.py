"""``python -m bench.faults.order``: uploads, jobs and decisions in any order that hypothesis finds.

After every step everything must add up, as the service's own sweep and a count of days see it.
"""

from contextlib import suppress
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import func, select, update

from app import review
from app.access import Role
from app.accounts import add_account
from app.errors import ServiceError
from app.opening import open_stores
from app.people import add_professional, open_roster_record
from app.receive import Upload, receive
from app.records.clock import MomentFromNow
from app.records.migrate import upgrade
from app.records.tables import Account, Credit, Decision, Document, Work
from app.set_aside import give_up_spent, run_again
from app.settings import Settings
from app.states import DocumentState, Stage
from app.stores import Stores
from app.sweeping import sweep
from app.work import Lease, LeaseLost, advance, fail, put_back, renew, take

_FIRST = date(2026, 1, 5)
_NEXT = {Stage.READ: Stage.CHECK, Stage.CHECK: Stage.PICTURE, Stage.PICTURE: Stage.DONE}
_PASSWORD = "a-passphrase-for-any-order"  # noqa: S105 - of accounts that live for one run
_WHICH = st.integers(min_value=0, max_value=7)


class AnyOrder(RuleBasedStateMachine):
    """One professional, their letters of three days each, and whoever works on them."""

    stores: Stores
    """Where everything is kept; one database serves all the runs."""

    def __init__(self) -> None:
        super().__init__()
        self.leases: list[Lease] = []
        self.documents: list[str] = []
        now = self.stores.now()
        with self.stores.sessions.begin() as session:
            number = session.scalar(select(func.count()).select_from(Account)) or 0
            person = add_professional(session, f"Ann {number}", "1234", None, None, now)
            open_roster_record(session, person, "IER", "80", "Grip", date(2026, 9, 1), now)
            self.person = person.id
            self.sender, self.reviewer = (
                add_account(
                    session, f"{role}{number}@example.com", "N", [role], _PASSWORD, now=now
                ).id
                for role in (Role.APPLICANT, Role.REVIEWER)
            )

    @rule(week=_WHICH)
    def upload(self, week: int) -> None:
        """Send the letter of one week; a second time it is the same document."""
        receipt = receive(
            self.stores,
            Upload("a.pdf", BytesIO(f"%PDF-1.4 SAMPLE {self.person} {week}".encode())),
            sender_id=self.sender,
            professional_id=self.person,
            roster_record_id=None,
            source="web",
        )
        assert receipt.already_had == (receipt.document_id in self.documents)
        if not receipt.already_had:
            self.documents.append(receipt.document_id)

    @rule(which=_WHICH)
    def claim(self, which: int) -> None:
        """Let a job take the lease on a document."""
        if self.documents:
            public_id = self.documents[which % len(self.documents)]
            lease = take(self.stores, public_id, f"job {len(self.leases)}")
            if lease is not None:
                self.leases.append(lease)

    @rule(week=_WHICH)
    def upload_and_finish(self, week: int) -> None:
        """Send a letter and let one job do all of its stages."""
        known = len(self.documents)
        self.upload(week)
        if len(self.documents) > known:
            self.claim(known)
            for _ in _NEXT:
                self.finish_a_stage(len(self.leases) - 1)

    @rule(which=_WHICH)
    def finish_a_stage(self, which: int) -> None:
        """Let a job, dead or alive, write what its stage came to."""
        if not self.leases:
            return
        lease = self.leases[which % len(self.leases)]
        with suppress(LeaseLost), self.stores.sessions.begin() as session:
            document = session.get_one(Document, lease.document_id)
            if lease.stage is Stage.CHECK:
                document.state = DocumentState.IN_REVIEW
            following = _NEXT[lease.stage]
            now = self.stores.now()
            after = advance(session, lease, following, self._payload(document, lease), now)
            self.leases.remove(lease)
            if following is not Stage.DONE:
                self.leases.append(after)

    @rule(which=_WHICH, how=st.sampled_from(["fail", "put back", "renew"]))
    def give_back(self, which: int, how: str) -> None:
        """Let a job fail, or the machine under it, or a heartbeat come."""
        if not self.leases:
            return
        lease = self.leases[which % len(self.leases)]
        if how == "renew":
            with suppress(LeaseLost):
                renew(self.stores, lease, cpu_ms=1000)
            return
        if how == "fail":
            fail(self.stores, lease, "failed", self.stores.now())
        else:
            put_back(self.stores, lease)
        self._all_due()

    @rule()
    def let_leases_run_out(self) -> None:
        """Let time pass for everything that is held or waits."""
        self._all_due()
        with self.stores.sessions.begin() as session:
            held = update(Work).where(Work.lease_until.is_not(None))
            session.execute(held.values(lease_until=MomentFromNow(-1)))
        give_up_spent(self.stores, self.stores.now())

    @rule(which=_WHICH, how=st.sampled_from(["approve", "decline", "undo", "run again"]))
    def decide(self, which: int, how: str) -> None:
        """Let a reviewer decide, undo, or run again what was set aside, if that may be."""
        if not self.documents:
            return
        now = self.stores.now()
        asked = select(Document).where(
            Document.public_id == self.documents[which % len(self.documents)]
        )
        with suppress(ServiceError), self.stores.sessions.begin() as session:
            document = session.scalars(asked).one()
            account = session.get_one(Account, self.reviewer)
            if how == "approve":
                review.approve(session, document, account=account, days=None, reason="r", now=now)
            elif how == "decline":
                review.decline(session, document, account=account, reason="r", now=now)
            elif how == "run again":
                run_again(session, document, account, now)
            else:
                decisions = select(Decision).where(
                    Decision.document_id == document.id, Decision.undone_at.is_(None)
                )
                for decision in session.scalars(decisions.order_by(Decision.id.desc()).limit(1)):
                    review.undo(session, decision, account, now)

    @invariant()
    def everything_adds_up(self) -> None:
        """Find nothing that is stuck, doubled or left out."""
        assert sweep(self.stores) == ()
        with self.stores.sessions() as session:
            mine = select(func.count()).where(Document.sender_id == self.sender)
            assert session.scalar(mine) == len(self.documents)
            live = select(Credit.day).where(
                Credit.professional_id == self.person, Credit.withdrawn_at.is_(None)
            )
            days = list(session.scalars(live))
            assert len(days) == len(set(days))

    def _all_due(self) -> None:
        with self.stores.sessions.begin() as session:
            waiting = update(Work).where(Work.due_at.is_not(None))
            session.execute(waiting.values(due_at=MomentFromNow(-1)))

    def _payload(self, document: Document, lease: Lease) -> dict[str, Any]:
        if lease.stage is Stage.PICTURE:
            return {"pictures": 0, "refused": None}
        if lease.stage is Stage.READ:
            return {}
        week = self.documents.index(document.public_id)
        # Weeks overlap by a day, so that two letters want to credit the same one.
        days = [_FIRST + timedelta(days=2 * week + n) for n in range(3)]
        return {"ledger": [_line(day) for day in days], "roster_record": None}


def _line(day: date) -> dict[str, Any]:
    return {
        "date": day.isoformat(),
        "production": "The Saltmarsh Ledger",
        "classification": "Grip",
        "day_verdict": "confirmed",
        "status": "counted",
        "because": "",
        "claimed_by": [],
        "payroll_line": None,
        "fringe_line": None,
        "rule_id": None,
        "rule_version": None,
    }


def check(stores: Stores, examples: int, steps: int) -> None:
    """Run so many examples of so many steps each; raise with the shortest that fails."""
    run_state_machine_as_test(
        type("Here", (AnyOrder,), {"stores": stores}),
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


@click.command()
@click.option("--examples", default=200, show_default=True)
@click.option("--steps", default=50, show_default=True)
@click.option("--url", default="", help="An empty PostgreSQL database; else SQLite is used.")
def main(examples: int, steps: int, url: str) -> None:
    """Look for an order of steps after which something does not add up."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        given = Settings(data_folder=folder, database_url=url or f"sqlite:///{folder}/x.sqlite3")
        stores = open_stores(given, busy_wait_seconds=15)
        upgrade(stores.sessions.engine)
        check(stores, examples, steps)
        with stores.sessions() as session:
            tables = (Document, Decision, Credit)
            counts = [session.scalar(select(func.count()).select_from(t)) for t in tables]
        click.echo(
            f"{examples} examples of up to {steps} steps: everything adds up after each; "
            "{} documents, {} decisions, {} credits".format(*counts)
        )


if __name__ == "__main__":
    main()
