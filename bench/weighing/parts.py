"""Parts of the layout families: what reads each part was learned from the others alone."""

import zlib
from pathlib import Path

PARTS = 5


def part_of(family: str) -> int:
    """Return the part (from 0) that a family belongs to, named with underscores or spaces."""
    return zlib.crc32(family.replace(" ", "_").encode()) % PARTS


def file_of(folder: Path, part: int) -> Path:
    """Return the file of what the families outside of one part teach."""
    return folder / f"part{part}.json"
