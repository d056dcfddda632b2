"""The metadata of all tables, and the random ids that addresses name their rows by."""

import secrets
from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from app.records.moments import UtcMoment


class Base(DeclarativeBase):
    """The metadata that the migrations are compared with."""

    type_annotation_map: ClassVar[dict[Any, Any]] = {
        dict[str, Any]: JSON,
        list[Any]: JSON,
        datetime: UtcMoment,
    }


def public_id_column() -> Mapped[str]:
    """Return the column of the random id by which an address names a row, made with the row."""
    return mapped_column(
        String(32),
        default=lambda: secrets.token_hex(16),
        server_default="",
        unique=True,
        index=True,
    )
