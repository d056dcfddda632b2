"""Where the repository is and what git tracks in it."""

import subprocess
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def repository() -> Path:
    """Return the top of the working tree."""
    return Path(__file__).parents[2]


@pytest.fixture(scope="session")
def tracked_files(repository: Path) -> list[str]:
    """Return the path of every file that git tracks, from the top of the tree."""
    listed = subprocess.run(
        ["git", "-c", f"safe.directory={repository}", "ls-files", "-z"],
        cwd=repository,
        check=True,
        capture_output=True,
        text=True,
    )
    return listed.stdout.rstrip("\0").split("\0")
