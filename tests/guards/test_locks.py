"""The locks install what pyproject.toml names, from whatever index the machine uses."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

LOCKS = ("requirements.lock", "requirements-test.lock")
PINNED = re.compile(r"^([a-z0-9][a-z0-9.-]*)(?:\[[^]]*\])?==", re.MULTILINE)


@pytest.fixture
def project(repository: Path) -> dict[str, Any]:
    return tomllib.loads((repository / "pyproject.toml").read_text())


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address_and_no_path(repository: Path, lock: str) -> None:
    text = (repository / lock).read_text()

    assert re.findall(r"\w+://\S*|--\S*(?:index|find-links)\S*|^-e .*| @ ", text) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pinned_package_has_a_hash(repository: Path, lock: str) -> None:
    entries = re.split(r"\n(?=[a-z0-9])", (repository / lock).read_text().strip())

    assert [e.splitlines()[0] for e in entries if "--hash=sha256:" not in e] == []


def test_the_locks_cover_what_the_project_names(repository: Path, project: dict[str, Any]) -> None:
    needed = _names(project["project"]["dependencies"] + project["dependency-groups"]["build"])
    extras = project["project"]["optional-dependencies"]
    for_tests = needed | _names(extras["test"] + extras["postgresql"]) - {"dayproof"}

    assert needed - _pinned(repository / LOCKS[0]) == set()
    assert for_tests - _pinned(repository / LOCKS[1]) == set()


def test_running_needs_nothing_that_the_test_lock_has_otherwise(repository: Path) -> None:
    running, testing = (_versions(repository / lock) for lock in LOCKS)

    assert running - testing == set()


def _names(requirements: list[str]) -> set[str]:
    return {re.split(r"[\[<>=!~; ]", r, maxsplit=1)[0].lower() for r in requirements}


def _pinned(lock: Path) -> set[str]:
    return set(PINNED.findall(lock.read_text()))


def _versions(lock: Path) -> set[str]:
    return set(re.findall(r"^[a-z0-9][^\s;]*==\S+", lock.read_text(), re.MULTILINE))
