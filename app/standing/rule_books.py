"""Which rule book judged a record: every book that did is kept, so that it can be asked again."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.records import tables
from app.roster.book import RuleBook
from app.roster.rulebook import book_of, rule_book, rule_texts

_BOOKS_HELD = 4


@dataclass(frozen=True, slots=True)
class KnownBook:
    """A rule book with its files and their SHA-256."""

    sha256: str
    files: Mapping[str, str]
    book: RuleBook


@cache
def current() -> KnownBook:
    """Return this program's rule book."""
    files = rule_texts()
    return KnownBook(_sha256(files), files, rule_book())


def keep(session: Session, known: KnownBook, now: datetime) -> None:
    """Make sure that a rule book is kept."""
    row = {"sha256": known.sha256, "files": dict(known.files), "first_used_at": now}
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    session.execute(dialect.insert(tables.RuleBookKept).values(row).on_conflict_do_nothing())


@dataclass(frozen=True, slots=True)
class BooksUsed:
    """The rule books that judged, by SHA-256 with the moment from which each did, latest first."""

    session: Session
    since: tuple[tuple[datetime, str], ...] = ()

    def at(self, moment: datetime) -> KnownBook:
        """Return the book in use at a past moment; this program's where none is known."""
        sha256 = next((sha256 for first, sha256 in self.since if first <= moment), None)
        if sha256 is None or sha256 == current().sha256:
            return current()
        return KnownBook(sha256, {}, kept_book(self.session, sha256))

    def changes(self) -> list[datetime]:
        """Return the moments at which another book came into use."""
        return [first for first, _ in self.since]


def books_used(session: Session) -> BooksUsed:
    """Return every rule book that has judged a record, for judging missed days by that of then."""
    kept = tables.RuleBookKept
    rows = session.execute(
        select(kept.first_used_at, kept.sha256).order_by(kept.first_used_at.desc())
    )
    return BooksUsed(session, tuple((first, sha256) for first, sha256 in rows))


def kept_book(session: Session, sha256: str | None) -> RuleBook:
    """Return a rule book that judged before; this program's for an answer that names none."""
    if sha256 is None or sha256 == current().sha256:
        return current().book
    files = session.scalars(
        select(tables.RuleBookKept.files).where(tables.RuleBookKept.sha256 == sha256)
    ).one()
    return _loaded(json.dumps(files, sort_keys=True))


@lru_cache(maxsize=_BOOKS_HELD)
def _loaded(files: str) -> RuleBook:
    return book_of(json.loads(files))


def _sha256(files: Mapping[str, str]) -> str:
    return hashlib.sha256(json.dumps(dict(files), sort_keys=True).encode()).hexdigest()
