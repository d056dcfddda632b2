"""A person about whom everything is known."""

import sys
from pathlib import Path

import pytest

from app.stores import Stores

sys.path.insert(0, str(Path(__file__).parent))
from known_person import Cast, known_person


@pytest.fixture
def cast(stores: Stores) -> Cast:
    """Wren Quillfeather, in words that are nowhere else."""
    return known_person(stores)
