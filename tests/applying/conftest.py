"""An applicant with an account, on one SQLite database."""

from pathlib import Path

import pytest

from app.access import Role
from app.accounts.registering import new_account
from app.people import add_professional
from app.stores import Stores


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """The URL of an empty SQLite database."""
    return f"sqlite:///{tmp_path}/applying.sqlite3"


@pytest.fixture
def applicant(stores: Stores) -> int:
    """The account of Jordan Avery."""
    with stores.sessions.begin() as session:
        person = add_professional(session, "Jordan Avery", "4417", None, None, stores.now())
        return new_account(
            session,
            "jordan@example.com",
            "Jordan Avery",
            [Role.APPLICANT],
            professional=person,
            now=stores.now(),
        ).id
