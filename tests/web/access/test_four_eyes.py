"""Nobody decides on their own document, and only reviewers decide: tried in every order."""

import os
from collections.abc import Callable
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import select

from app.access import Role
from app.accounts.registering import new_account
from app.records import tables

STEPS = int(os.environ.get("DAYPROOF_FOUR_EYES_STEPS", "100"))
"""The long run of RELIABILITY S13 is 5000."""
STEPS_EACH = 25
PEOPLE = ("avery", "blake", "pat", "robin", "rae", "alex", "both")
ACTS = ("approve", "decline", "ask-for-fix", "undo", "name")


def _add_people(scene: Any) -> None:
    """Add Rae, a reviewer who is Blake herself, and one who administers and reviews."""
    with scene.stores.sessions.begin() as session:
        blake = session.get_one(tables.Professional, scene.professionals["blake"])
        now, roles = scene.stores.now(), {"rae": [Role.REVIEWER]}
        roles["both"] = [Role.ADMINISTRATOR]
        for name, held in roles.items():
            person = blake if name == "rae" else None
            email = f"{name}@example.com"
            made = new_account(session, email, name.title(), held, professional=person, now=now)
            scene.accounts[name] = made.id
        # No such account can be made any more; one of before decides nothing either.
        reviewer = session.scalars(select(tables.Role).where(tables.Role.name == Role.REVIEWER))
        session.get_one(tables.Account, scene.accounts["both"]).roles.append(reviewer.one())


def test_no_order_of_acts_ends_in_a_decision_on_ones_own(
    app: Flask, scene: Any, sign_in: Callable[[str], FlaskClient]
) -> None:
    _add_people(scene)
    clients = {name: sign_in(name) for name in PEOPLE}
    tokens = {name: _csrf(client) for name, client in clients.items()}

    class FourEyes(RuleBasedStateMachine):
        """Anybody sends for anybody, and anybody tries to decide."""

        sent: list[str]

        def __init__(self) -> None:
            super().__init__()
            self.sent = []

        @rule(sender=st.sampled_from(PEOPLE), about=st.sampled_from(["avery", "blake"]))
        def send(self, sender: str, about: str) -> None:
            number = f"{_Count.next():06}"
            document = scene.document(f"{number}d", owner=about, with_picture=False)
            with scene.stores.sessions.begin() as session:
                row = session.scalars(_named(document)).one()
                row.sender_id = scene.accounts[sender]
            self.sent.append(document)

        @rule(
            who=st.sampled_from(PEOPLE),
            act=st.sampled_from(ACTS),
            which=st.integers(0, 5),
            day=st.sampled_from(["2026-03-02", "2026-03-03", "2026-03-04"]),
        )
        def try_to(self, who: str, act: str, which: int, day: str) -> None:
            if not self.sent:
                return
            document = self.sent[-1 - which % len(self.sent)]
            form = {"day": day, "reason": "Seen.", "decision": "1", "person": "Jordan Blake"}
            address = f"/desk/{document}/{act}"
            answer = clients[who].post(address, data=form, headers=tokens[who])
            assert answer.status_code < 500

        @invariant()
        def every_decision_is_somebody_elses(self) -> None:
            with scene.stores.sessions() as session:
                for decision, document in session.execute(_DECIDED):
                    decider = session.get_one(tables.Account, decision.account_id)
                    assert Role.REVIEWER in {role.name for role in decider.roles}
                    assert decider.id != document.sender_id
                    own = decider.professional_id
                    assert own is None or own != document.professional_id

    rounds = max(1, STEPS // STEPS_EACH)
    run_state_machine_as_test(
        FourEyes,
        settings=settings(
            max_examples=rounds,
            stateful_step_count=STEPS_EACH,
            deadline=None,
            derandomize=STEPS == 100,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )

    with scene.stores.sessions() as session:
        assert session.scalars(select(tables.Decision.id)).first() is not None


_DECIDED = (
    select(tables.Decision, tables.Document)
    .join(tables.Document, tables.Document.id == tables.Decision.document_id)
    .where(tables.Decision.account_id.is_not(None))
)


class _Count:
    """Numbers documents, whose ids are unique over all rounds."""

    last = 0

    @classmethod
    def next(cls) -> int:
        cls.last += 1
        return cls.last


def _named(document: str) -> Any:
    return select(tables.Document).where(tables.Document.public_id == document)


def _csrf(client: FlaskClient) -> dict[str, str]:
    page = client.get("/account").text
    return {"X-CSRFToken": page.split('name="csrf_token" value="')[1].split('"')[0]}
