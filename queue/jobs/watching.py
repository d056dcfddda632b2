"""Watches the work on one document: under which trace it goes, how long it takes, how it ends."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import select

from app.records.clock import MomentFromNow
from app.records.tables import Document, Work
from app.stores import Stores
from app.tallies import here
from app.tracing import traced
from app.work import LeaseLost


@contextmanager
def watched(stores: Stores, public_id: str) -> Iterator[None]:
    """Let everything in the block go under the document's trace, and count it afterwards."""
    trace = _trace_of(stores, public_id)
    with traced(trace):
        try:
            yield
        finally:
            here.add_to(stores.sessions, stores.now(), at_once=True)


@contextmanager
def timed(stage: str) -> Iterator[None]:
    """Measure one try at a stage and count how it ended."""
    began, outcome = time.monotonic(), "failed"
    try:
        yield
        outcome = "done"
    except LeaseLost:
        outcome = "fenced"
        raise
    finally:
        here.measure("stage_seconds", stage, seconds=time.monotonic() - began)
        here.count("attempts", stage, outcome)


def _trace_of(stores: Stores, public_id: str) -> str | None:
    """Return the trace of a document; count its lease when it ran out in the hands of a job."""
    ran_out = Work.lease_owner.is_not(None) & (Work.lease_until <= MomentFromNow())
    asked = (
        select(Document.trace, ran_out)
        .join(Work, Work.document_id == Document.id)
        .where(Document.public_id == public_id)
    )
    with stores.sessions() as session:
        trace, has_run_out = session.execute(asked).one_or_none() or (None, False)
    if has_run_out:
        here.count("leases_expired")
    return trace
