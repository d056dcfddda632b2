"""Nobody cuts the power here: what waits for the whole disk of the machine is counted instead."""

import os

import pytest


@pytest.fixture(autouse=True)
def syncs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every wait for the disk so far."""
    waits: list[str] = []
    monkeypatch.setattr(os, "sync", lambda: waits.append("sync"))
    return waits
