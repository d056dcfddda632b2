"""Evidence that is read ahead for many letters is the evidence that each would have asked for."""

from pathlib import Path

from sqlalchemy.orm import Session

from app.cases import case_of
from app.evidence_ahead import in_batches, read_ahead
from app.records.engine import make_engine
from app.records.migrate import upgrade
from bench.cases.draft import ON
from bench.cases.load import Size, fill, payloads
from extractors.payload import load_reading


def test_evidence_read_ahead_is_the_same(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'ahead.sqlite3'}", 5)
    upgrade(engine)
    fill(engine, Size(claims=4, rows=160, later_rows=0))

    with Session(engine) as session:
        (batch,) = in_batches(session, range(1, 5))
        read = payloads(session, batch)
        letters = [load_reading(read[each.id]).documents[0] for each in batch]
        pairs = list(zip(batch, letters, strict=True))
        alone = [case_of(session, document, letter, ON) for document, letter in pairs]
        with read_ahead(session, batch):
            ahead = [case_of(session, document, letter, ON) for document, letter in pairs]

    assert [case.evidence for case in ahead] == [case.evidence for case in alone]
    assert all(case.evidence.payroll for case in ahead)
