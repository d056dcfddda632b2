"""The job that hints name: everything that is due for one document, as the service does it."""

from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from app.checking import check_document
from app.opening import limits_of, open_stores
from app.records.tables import Document
from app.settings import Settings
from extractors import contained
from extractors.contained import Picture
from extractors.values import Reading
from jobs.stages import Steps, work_on

PICTURE_WIDTHS = (1100, 2200)
"""The widths in pixels of the page pictures: one for the page, one for looking closely."""


def run(document_public_id: str) -> None:
    """Do everything that is due for one document; the function that hints name."""
    settings = Settings.from_env()
    stores = open_stores(settings, busy_wait_seconds=settings.job_busy_wait_seconds)
    work_on(stores, document_public_id, real_steps(settings))


def real_steps(settings: Settings) -> Steps:
    """Return the steps as the service does them."""
    limits = limits_of(settings)

    def read(path: Path) -> Reading:
        return next(iter(contained.read([path], limits)))

    def check(session: Session, document: Document, reading: Reading, now: datetime) -> Any:
        return check_document(session, document, reading, now=now, settings=settings)

    def render(path: Path, into: Path) -> tuple[Picture, ...]:
        return contained.render(path, PICTURE_WIDTHS, limits, into)

    return Steps(read, check, render)
