"""Who may import whom, and that every job named by the web exists."""

from importlib import import_module
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from app import hints


def test_the_import_contracts_are_kept(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(repository)

    status = lint_imports(config_filename="pyproject.toml", no_cache=True)

    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_the_job_that_is_queued_by_name_exists() -> None:
    module, _, function = hints.JOB_NAME.rpartition(".")

    assert callable(getattr(import_module(module), function, None))
