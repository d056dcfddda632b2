"""The folders are what `docs/decisions/0001-queue-folder.md` says, and stay our own."""

import queue
import re
from importlib import metadata
from pathlib import Path

OUR_PACKAGES = {"app", "bench", "extractors", "jobs", "samples", "validators"}
THIRD_PARTY = re.compile(r"\.(woff2?|ttf|otf|eot|min\.js|min\.css|map|whl|jar)$|(^|/)node_modules/")


def test_the_queue_folder_is_not_a_package(repository: Path) -> None:
    assert not (repository / "queue" / "__init__.py").exists()


def test_the_standard_library_keeps_its_queue(repository: Path) -> None:
    assert queue.__file__ is not None
    assert not Path(queue.__file__).is_relative_to(repository / "queue")


def test_no_installed_distribution_brings_a_package_of_our_name() -> None:
    owners = metadata.packages_distributions()

    clashes = {
        name: owners[name]
        for name in OUR_PACKAGES
        if name in owners and set(owners[name]) != {"dayproof"}
    }

    assert clashes == {}


def test_no_third_party_file_is_committed(tracked_files: list[str]) -> None:
    assert [path for path in tracked_files if THIRD_PARTY.search(path)] == []


def test_no_test_folder_is_a_package(tracked_files: list[str]) -> None:
    packages = [p for p in tracked_files if re.fullmatch(r"tests/(.*/)?__init__\.py", p)]

    assert packages == []
