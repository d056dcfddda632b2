"""The metadata of all tables."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import JSON
from sqlalchemy.orm import DeclarativeBase

from app.records.moments import UtcMoment


class Base(DeclarativeBase):
    """The metadata that the migrations are compared with."""

    type_annotation_map: ClassVar[dict[Any, Any]] = {
        dict[str, Any]: JSON,
        list[Any]: JSON,
        datetime: UtcMoment,
    }
