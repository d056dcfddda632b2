"""A partner whose mail and clock are the test's own."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from app.stores import Stores

sys.path.insert(0, str(Path(__file__).parent))
from batch_scene import Clock, Partner, partner


@pytest.fixture
def clock() -> Clock:
    """The clock of the stores."""
    return Clock()


@pytest.fixture
def posting(stores: Stores, clock: Clock) -> Stores:
    """Stores whose mail goes into the outbox folder."""
    settings = replace(
        stores.settings,
        public_url="https://roster.example.org",
        mail_from="Experience Roster <roster@example.org>",
    )
    return replace(stores, settings=settings, now=clock)


@pytest.fixture
def pat(posting: Stores, sender_id: int) -> Partner:
    """A partner of Northline Payroll."""
    return partner(posting, sender_id)
