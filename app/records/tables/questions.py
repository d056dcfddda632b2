"""Questions to issuers about disputed days, and what the issuers answered."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.records.tables.base import Base, public_id_column
from app.records.tables.documents import Document
from app.records.tables.people import Account


class Question(Base):
    """A letter to an issuer about the disputed days of one document.

    Its text may be changed until ``sent_at``; a withdrawn question keeps its row, and what was
    answered to it no longer speaks.
    """

    __tablename__ = "questions"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    reference: Mapped[str] = mapped_column(String(12), unique=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    issuer: Mapped[str] = mapped_column(String(200))
    address: Mapped[str] = mapped_column(String(255), default="")
    subject: Mapped[str] = mapped_column(String(200))
    body: Mapped[str] = mapped_column(Text)
    answer_by: Mapped[date]
    prepared_by: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    prepared_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    sent_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    sent_how: Mapped[str | None] = mapped_column(String(20))
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))

    document: Mapped[Document] = relationship()
    rows: Mapped[list["QuestionRow"]] = relationship(
        order_by="[QuestionRow.day, QuestionRow.id]", back_populates="question"
    )
    preparer: Mapped[Account] = relationship(foreign_keys=[prepared_by])
    sender: Mapped[Account | None] = relationship(foreign_keys=[sent_by])

    __table_args__ = (
        Index("ix_questions_document", "document_id", "id"),
        Index("ix_questions_answer_by", "answer_by"),
    )


class QuestionRow(Base):
    """One disputed day: what the letter says of it, and what the records say."""

    __tablename__ = "question_rows"

    id: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id"))
    day: Mapped[date]
    production: Mapped[str] = mapped_column(String(200))
    letter_says: Mapped[str] = mapped_column(Text)
    records_say: Mapped[str] = mapped_column(Text)

    question: Mapped[Question] = relationship(back_populates="rows")
    amendments: Mapped[list["Amendment"]] = relationship(
        order_by="Amendment.id", back_populates="row"
    )

    __table_args__ = (Index("ix_question_rows_question", "question_id", "day"),)


class Amendment(Base):
    """What an issuer answered about one disputed day: who, when, how, and who wrote it down.

    ``kind`` is a ``validators.values.AmendmentKind``; ``correct_day`` the day that a correction
    puts in its place, if it names one.
    """

    __tablename__ = "amendments"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    row_id: Mapped[int] = mapped_column(ForeignKey("question_rows.id"))
    kind: Mapped[str] = mapped_column(String(12))
    correct_day: Mapped[date | None]
    note: Mapped[str] = mapped_column(Text, default="")
    answered_by: Mapped[str] = mapped_column(String(200))
    answered_on: Mapped[date]
    channel: Mapped[str] = mapped_column(String(20))
    recorded_by: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    recorded_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))

    row: Mapped[QuestionRow] = relationship(back_populates="amendments")
    recorder: Mapped[Account] = relationship(foreign_keys=[recorded_by])

    __table_args__ = (Index("ix_amendments_row", "row_id", "id"),)
