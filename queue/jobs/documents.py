"""The job that hints name: everything that is due for one document, as the service does it."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from app import checking
from app.checking import Comparison
from app.inbound.scanning import scanner
from app.limits import limits_of
from app.opening import open_stores
from app.records.tables import Document
from app.settings import Settings
from app.standing.roster_days import roster_today
from app.stores import Stores
from app.work_files.as_document import table_reading
from extractors.contained import Cover, Picture, Reader
from extractors.containers.values import NotTaken
from extractors.unpacked import Leaf, is_container, unpack
from extractors.values import Reading
from extractors.whole import read_whole
from jobs.cost import limit_own
from jobs.infected import refuse_infected
from jobs.stages import Steps, work_on

PICTURE_WIDTHS = (1100, 2200)
"""The widths in pixels of the page pictures: one for the page, one for looking closely."""


def run(document_public_id: str) -> None:
    """Do everything that is due for one document, with one limited reader for all of it."""
    settings = Settings.from_env()
    limit_own(settings)
    stores = open_stores(settings, busy_wait_seconds=settings.job_busy_wait_seconds)
    with Reader(limits_of(settings)) as reader:
        work_on(stores, document_public_id, steps(settings, stores, reader))


def steps(settings: Settings, stores: Stores, reader: Reader) -> Steps:
    """Return what the service does in each stage, with one reader for all of it."""
    limits, scan = limits_of(settings), scanner(settings.inbound_scanner)

    def read(path: Path) -> Reading:
        return read_whole(reader, [path], limits, read_table=read_table)

    def read_table(path: Path) -> Reading:
        return table_reading(path, limits, today=roster_today(stores.now(), "IER", settings))

    def opened(path: Path, into: Path) -> tuple[Leaf | NotTaken, ...] | None:
        refuse_infected(path, scan)
        return unpack(reader, path, limits, into) if is_container(path, limits) else None

    def compare(
        session: Session, document: Document, reading: Reading, now: datetime
    ) -> Comparison:
        return checking.compare(session, document, reading, now=now, settings=settings)

    def settle(
        session: Session, document: Document, compared: Comparison, now: datetime
    ) -> dict[str, Any]:
        return checking.settle(session, document, compared, now=now, settings=settings)

    def render(path: Path, into: Path, covers: Sequence[Cover]) -> tuple[Picture, ...]:
        return reader.render(path, PICTURE_WIDTHS, into, covers)

    return Steps(read, compare, settle, render, opened)
