"""Payroll files as bytes, and the people whose days they report."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from app.imports import whole
from app.imports.whole import ImportReport
from app.stores import Stores

HEADER = "Work Date,Last Name,First Name,SSN Last 4,Production,Occupation,Day Type,Hours"


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """The URL of a SQLite file: what an import writes is the same on every database."""
    return f"sqlite:///{tmp_path}/test.sqlite3"


@pytest.fixture
def take_in(stores: Stores, sender_id: int) -> Callable[..., ImportReport]:
    """Return what imports the given lines under a header, or the given bytes as they are."""

    def make(
        *lines: str, header: str = HEADER, data: bytes | None = None, name: str = "pay.csv"
    ) -> ImportReport:
        content = data if data is not None else "\n".join([header, *lines, ""]).encode()
        return whole.import_payroll(
            stores,
            name,
            BytesIO(content),
            payroll_company="Reelpay",
            imported_by=sender_id,
            now=stores.now(),
        )

    return make
