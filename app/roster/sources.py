"""Where the rule book's facts were read: the keys that its entries name as their sources."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

_FILES = (
    Path(__file__).parent / "rules" / "sources.yml",
    Path(__file__).parents[2] / "extractors" / "catalogue" / "sources.yaml",
)


@dataclass(frozen=True, slots=True)
class Source:
    """A text that was read, and of what date it is."""

    read_in: str
    dated: str


@cache
def sources() -> dict[str, Source]:
    """Return every source by its key: the vocabulary's, and those that only rules name."""
    found: dict[str, Source] = {}
    for path in _FILES:
        rows = yaml.safe_load(path.read_text(encoding="utf-8"))
        found |= {key: Source(row["read_in"], str(row["dated"])) for key, row in rows.items()}
    return dict(sorted(found.items()))
