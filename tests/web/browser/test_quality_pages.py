"""The error budget, a second look and a proposal: readable by everyone, without scripts."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from app import quality
from app.quality import drawing
from app.records import tables
from app.states import DocumentState
from app.stores import Stores


def test_no_page_of_quality_and_learning_has_a_violation_or_scrolls_sideways(
    scene: Any, stores: Stores, flaws: Callable[..., Any]
) -> None:
    look, proposal = _seeded(scene, stores)

    found = flaws(
        {
            "alex": ["/quality", "/learning", f"/learning/{proposal}"],
            "robin": [f"/second-looks/{look}", "/desk"],
        }
    )

    assert found == []


def _seeded(scene: Any, stores: Stores) -> tuple[str, str]:
    """Return a look that waits and a proposal, beside six weeks of looks and a stop."""
    now = stores.now()
    for name in ("b1", *(f"c{week}" for week in range(6))):
        scene.document(name, state=DocumentState.VERIFIED)
    with stores.sessions.begin() as session:
        for week in range(6):
            seen = _decided(session, f"c{week}", now - timedelta(weeks=week))
            row = drawing.put_look(session, *seen, "sample", now)
            row.answered_at = now - timedelta(weeks=week)
            row.fields, row.fields_differing, row.days, row.days_differing = 70, week % 3, 90, 0
        look = drawing.put_look(session, *_decided(session, "b1", now), "sample", now).public_id
        quality.stops.begin(session, "reelpay", "3 of 20 days were wrong.", now)
        proposal = tables.LearnedProposal(
            public_id="e" * 32,
            kind="rule",
            key="k",
            issuer="reelpay",
            content={
                "rule": "spelling",
                "issuer": "reelpay",
                "field": "classification",
                "was": "Grp",
                "now": "Grip",
            },
            examples=[],
            proposed_by=scene.accounts["robin"],
            proposed_at=now,
        )
        session.add(proposal)
        return look, proposal.public_id


def _decided(session: Any, name: str, at: Any) -> Any:
    named = select(tables.Document).filter_by(public_id=name.ljust(32, "0"))
    document = session.scalars(named).one()
    made = tables.Decision(
        document_id=document.id, kind="approved", policy="p", reason="", days=[], decided_at=at
    )
    session.add(made)
    session.flush()
    return document, made
