"""What monitoring keeps: counts that no other table tells, and that the database takes a write."""

from datetime import datetime

from sqlalchemy import Double, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.records.tables.base import Base


class Tally(Base):
    """How often something happened in one process since its last such row; rows are summed.

    ``labels`` are values of the metric's labels with ``|`` between; ``bucket`` is the upper end of
    a histogram's bucket in seconds, None above the last. ``total`` adds up what was measured.
    """

    __tablename__ = "tallies"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(40))
    labels: Mapped[str] = mapped_column(String(120), default="")
    bucket: Mapped[float | None] = mapped_column(Double)
    count: Mapped[int]
    total: Mapped[float] = mapped_column(Double, default=0.0)
    at: Mapped[datetime]

    __table_args__ = (Index("ix_tallies_name", "name", "labels", "bucket"),)


class OldestPrograms(Base):
    """The one row that names the oldest programs that may go on with these tables.

    Programs that know nothing else of later tables read it: it stays as it is for good.
    """

    __tablename__ = "oldest_programs"

    revision: Mapped[str] = mapped_column(String(32), primary_key=True)


class Probe(Base):
    """When a program last proved that the database takes a write, or that it is alive."""

    __tablename__ = "probes"

    name: Mapped[str] = mapped_column(String(80), primary_key=True)
    at: Mapped[datetime]
