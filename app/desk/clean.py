"""Which documents are clean: nothing found, nothing doubtful, every claimed day counts."""

from collections.abc import Iterator, Mapping
from typing import Any

SURE = 0.9
"""From this confidence on, a value needs no second look."""

_PROVING = frozenset({"driver_license", "medical_certificate", "course_certificate"})


def is_clean(read: Mapping[str, Any], checked: Mapping[str, Any]) -> bool:
    """Return True when a look at the list is enough to approve: one document, all of it agreed.

    ``read`` and ``checked`` are the stored results of a document, as people corrected it.
    """
    documents = read.get("documents", ())
    if len(documents) != 1 or checked.get("findings") or checked.get("other_people"):
        return False
    if any(field.get("confidence", 0) < SURE for field in _fields(documents[0])):
        return False
    ledger = checked.get("ledger", ())
    if not ledger:
        return documents[0].get("type") in _PROVING
    return all(line["status"] == "counted" for line in ledger)


def _fields(document: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield from document.get("fields", {}).values()
    for record in document.get("records", ()):
        yield from record.values()
