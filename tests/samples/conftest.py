"""The samples' folder, and every sample document with its expected answer."""

from pathlib import Path

import pytest

import samples


@pytest.fixture(scope="session")
def samples_folder() -> Path:
    """Return the folder that holds the samples."""
    return Path(samples.__file__).parent
