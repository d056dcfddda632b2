"""What one file may cost on this machine: the reader's limits from our settings."""

from app.settings import Settings
from extractors.limits import Limits


def limits_of(settings: Settings) -> Limits:
    """Return what one file may cost on this machine."""
    return Limits(
        file_bytes=settings.file_limit_bytes,
        container_bytes=settings.container_limit_bytes,
        unpacked_bytes=settings.unpacked_limit_bytes,
        unpack_ratio=settings.unpack_ratio_limit,
        container_entries=settings.container_entry_limit,
        mail_head_bytes=settings.mail_head_limit_bytes,
        mail_header_bytes=settings.mail_header_limit_bytes,
        mail_parts=settings.mail_part_limit,
        mail_depth=settings.mail_depth_limit,
        pages=settings.page_limit,
        page_points=settings.page_limit_points,
        image_pixels=settings.image_limit_pixels,
        child_memory_bytes=settings.child_memory_bytes,
        open_cpu_seconds=settings.child_open_cpu_seconds,
        page_cpu_seconds=settings.child_page_cpu_seconds,
        least_sandbox=settings.sandbox_minimum,
    )
