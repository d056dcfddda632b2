"""Every sample document is read as its expected answer says, field by field."""

import json
from pathlib import Path
from typing import Any

import pytest

import samples
from app.limits import limits_of
from app.settings import Settings
from extractors.contained import read
from extractors.payload import dump_reading

FOLDER = Path(samples.__file__).parent
DOCUMENTS = sorted(p for p in FOLDER.glob("*/*") if p.suffix in {".pdf", ".png"})


@pytest.fixture(scope="module")
def readings() -> dict[Path, dict[str, Any]]:
    """Return what is read from every sample document, all in one go."""
    read_all = read(DOCUMENTS, limits_of(Settings()))
    return {path: dump_reading(reading) for path, reading in zip(DOCUMENTS, read_all, strict=True)}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_sample_is_read_as_expected(readings: dict[Path, dict[str, Any]], path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text())["read"]

    assert readings[path]["error"] is None
    (document,) = readings[path]["documents"]
    assert differences(document, expected) == []


def differences(document: dict[str, Any], expected: dict[str, Any]) -> list[str]:
    """Return what the document says otherwise than expected, each with its name."""
    parts = [("", document["fields"], expected["fields"])]
    for n, record in enumerate(expected["records"]):
        read = document["records"][n] if n < len(document["records"]) else {}
        parts.append((f"record {n + 1} ", read, record))
    found = [
        f"{part}{name}: read {read.get(name, {}).get('value')!r}, expected {wanted!r}"
        for part, read, fields in parts
        for name, wanted in fields.items()
        if read.get(name, {}).get("value") != wanted
    ]
    found += [
        f"{name}: read {document[name]!r}, expected {expected[name]!r}"
        for name in ("type", "pages")
        if document[name] != expected[name]
    ]
    surplus = len(document["records"]) - len(expected["records"])
    return found + [f"{surplus} records more than expected"] * (surplus > 0)
