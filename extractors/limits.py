"""How much one file may cost: bytes, pages, pixels, memory and seconds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one reading; the defaults are those of the architecture page.

    The processor time that a file may take grows with its pages: ``open_cpu_seconds`` for the
    file and ``page_cpu_seconds`` for each page begun. ``child_memory_bytes`` is what the process
    that reads may hold, what it has at its start included. ``patience`` is how many seconds of
    waiting stand for one second of that time before a silent reader counts as hung, so that a
    busy machine does not refuse good files. ``least_sandbox`` is the level of containment under
    which nothing is read (``extractors.containment.levels``).
    """

    file_bytes: int = 25 * 1024 * 1024
    container_bytes: int = 50 * 1024 * 1024
    unpacked_bytes: int = 200 * 1024 * 1024
    unpack_ratio: int = 50
    container_entries: int = 2000
    mail_head_bytes: int = 128 * 1024
    mail_header_bytes: int = 16 * 1024
    mail_parts: int = 100
    mail_depth: int = 10
    pages: int = 200
    page_points: float = 14_400.0
    image_pixels: int = 50_000_000
    child_memory_bytes: int = 800 * 1000 * 1000
    open_cpu_seconds: int = 10
    page_cpu_seconds: int = 10
    patience: float = 6.0
    least_sandbox: str = "rlimit"
