"""A machine with short leases, so that faults are overcome while one watches."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.settings import Settings
from bench.machine import Machine, Program


@pytest.fixture
def machine(settings: Settings, tmp_path: Path) -> Iterator[Machine]:
    """A machine on which nothing is running yet."""
    settings = dataclasses.replace(
        settings,
        lease_seconds=1.0,
        attempt_limit=3,
        retry_delay_seconds=0.1,
        dispatch_interval_seconds=0.1,
    )
    with Machine(tmp_path / "m", settings) as opened:
        yield opened


@pytest.fixture
def redis_server(machine: Machine) -> Program:
    """The machine's Redis, running."""
    return machine.start_redis()


@pytest.fixture
def dispatcher(machine: Machine, redis_server: Program) -> Program:
    """The machine's dispatcher, running."""
    return machine.start("-m", "jobs.dispatch")
