"""Keys by which papers that say much the same find each other."""

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.records.tables.base import Base


class WordingBand(Base):
    """One key of the wording of a reference letter; letters worded alike share at least one.

    ``place`` is the letter's place among the documents of its file. A key is made of hashes of
    words without names, numbers and dates: nothing personal stands in it.
    """

    __tablename__ = "wording_bands"

    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    band: Mapped[str] = mapped_column(String(20), primary_key=True)

    __table_args__ = (Index("ix_wording_bands_band", "band", "document_id"),)
