"""What a limited process imports, and when: each in a program of its own, which has none of it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

_LOADED = "import sys; print(*sys.modules, sep='\\n')"
_READS_DOCUMENTS = {"extractors.reading", "extractors.evl", "extractors.payload"}
_OF_ONE_KIND = {"extractors.resume", "extractors.pay_stub", "extractors.driver_license"}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder where the programs of these tests keep byte code, empty at first."""
    return tmp_path_factory.mktemp("bytecode")


def modules_after(code: str, kept: Path) -> set[str]:
    variables = {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONPYCACHEPREFIX": str(kept)}
    done = subprocess.run(
        [sys.executable, "-c", f"{code}; {_LOADED}"],
        env={"PATH": os.environ["PATH"], **variables},
        capture_output=True,
        check=True,
        text=True,
    )
    return set(done.stdout.split())


def test_byte_code_that_nobody_kept_is_kept_before_rights_are_given_up(kept: Path) -> None:
    code = "from extractors.late_imports import import_uncompiled as i; i()"

    assert modules_after(code, kept) >= _READS_DOCUMENTS | _OF_ONE_KIND
    assert not modules_after(code, kept) & _READS_DOCUMENTS


def test_a_process_that_reads_no_document_imports_no_reader(kept: Path) -> None:
    assert not modules_after("import extractors.child", kept) & (_READS_DOCUMENTS | _OF_ONE_KIND)


def test_a_letter_imports_no_reader_of_another_kind(kept: Path) -> None:
    loaded = modules_after("from extractors.late_imports import import_reading as i; i()", kept)

    assert loaded >= _READS_DOCUMENTS
    assert not loaded & _OF_ONE_KIND


def test_what_forks_share_holds_the_reader_of_every_kind(kept: Path) -> None:
    loaded = modules_after("from extractors.late_imports import import_all as i; i()", kept)

    assert loaded >= _READS_DOCUMENTS | _OF_ONE_KIND
