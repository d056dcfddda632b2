"""Who did what to which thing and why, and the chain that shows when somebody changed that."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.records.tables.base import Base

_Number = BigInteger().with_variant(Integer, "sqlite")


class AuditEntry(Base):
    """Who did what to which thing, when and why; ids and codes only, no personal values.

    ``content`` is canonical JSON of what was so ``before`` and ``after``, ``why`` and ``detail``;
    its very letters are part of the chain. Rows are only added: the database refuses the rest.
    """

    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(_Number, primary_key=True)
    at: Mapped[datetime]
    actor: Mapped[str] = mapped_column(String(80))
    action: Mapped[str] = mapped_column(String(40))
    object: Mapped[str] = mapped_column(String(80))
    content: Mapped[str] = mapped_column(Text, default="{}")
    trace: Mapped[str | None] = mapped_column(String(32))

    __table_args__ = (
        Index("ix_audit_object", "object", "id"),
        Index("ix_audit_actor", "actor", "id"),
    )

    @property
    def why(self) -> str | None:
        """The code of the reason; None when none is due."""
        found: str | None = self._part("why")
        return found

    @property
    def said(self) -> str | None:
        """The salted hash of the reason that a person typed."""
        found: str | None = self._part("said")
        return found

    @property
    def before(self) -> dict[str, Any]:
        """What was so before, as far as it changed."""
        return self._part("before") or {}

    @property
    def after(self) -> dict[str, Any]:
        """What is so since."""
        return self._part("after") or {}

    @property
    def detail(self) -> dict[str, Any]:
        """Numbers and ids that say more about it."""
        return self._part("detail") or {}

    def _part(self, name: str) -> Any:
        return json.loads(self.content).get(name)


class AuditSeal(Base):
    """One link of the chain: the place of an entry in it, and the hash of both and of the past.

    Entries are chained in ``seq`` from 1 without gaps, shortly after they were committed.
    """

    __tablename__ = "audit_seals"

    seq: Mapped[int] = mapped_column(_Number, primary_key=True, autoincrement=False)
    audit_id: Mapped[int] = mapped_column(_Number, ForeignKey("audit.id"), unique=True)
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))
    sealed_at: Mapped[datetime]
