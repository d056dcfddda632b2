"""A migration that says that older programs may go on does nothing that would stop them.

Judged by the statements that each one sends, not by what it says.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.ddl.base import AddColumn
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy.exc import OperationalError
from sqlalchemy.schema import CreateIndex, CreateTable

from app.records.engine import make_engine
from app.records.migrate import _config, is_additive, upgrade
from app.records.versions import KNOWN

FIRST_THAT_SAYS = "0024"
OUR_OWN = {"alembic_version", "oldest_programs"}
HARMLESS = ("PRAGMA", "BEGIN", "SELECT", "SAVEPOINT", "RELEASE")


@contextmanager
def _sent(engine: sa.Engine) -> Iterator[list[Any]]:
    """Yield every statement that is sent meanwhile, as what it was made from, or as text."""
    sent: list[Any] = []

    def keep(_c: Any, _cursor: Any, statement: str, _p: Any, context: Any, _many: Any) -> None:
        compiled = context.compiled if context is not None else None
        sent.append(statement if compiled is None else compiled.statement)

    sa.event.listen(engine, "before_cursor_execute", keep)
    yield sent
    sa.event.remove(engine, "before_cursor_execute", keep)


def stops_older_programs(sent: Sequence[Any]) -> list[str]:
    """Return what among the statements older programs could not go on with."""
    made = {each.element.name for each in sent if isinstance(each, CreateTable)} | OUR_OWN
    return [str(each) for each in sent if not _is_harmless(each, made)]


def _is_harmless(statement: Any, made: set[str]) -> bool:
    if isinstance(statement, str):
        return statement.lstrip().startswith(HARMLESS)
    if isinstance(statement, AddColumn):
        return statement.table_name in made or _may_be_left_out(statement.column)
    if isinstance(statement, CreateIndex):
        return statement.element.table.name in made or not statement.element.unique
    if isinstance(statement, (sa.Insert, sa.Update, sa.Delete)):
        return statement.table.name in made
    return isinstance(statement, (CreateTable, sa.Select))


def _may_be_left_out(column: sa.Column[Any]) -> bool:
    """Return True when a row is taken that says nothing about the column."""
    is_bound = bool(column.constraints) or column.unique or (column.computed is not None)
    return not is_bound and (column.nullable is True or column.server_default is not None)


@pytest.fixture(scope="module")
def statements(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Any]]:
    """What each migration sends to an empty SQLite database, by its revision."""
    engine = make_engine(f"sqlite:///{tmp_path_factory.mktemp('m')}/empty.sqlite3", 5)
    found: dict[str, list[Any]] = {}
    for revision in KNOWN:
        with _sent(engine) as found[revision]:
            upgrade(engine, revision)
    engine.dispose()
    return found


SCRIPTS = {
    script.revision: script
    for script in ScriptDirectory.from_config(_config()).walk_revisions("base", "head")
}


def test_files_of_migrations_are_named_by_their_revision_in_one_line() -> None:
    line = list(reversed(SCRIPTS))

    assert tuple(line) == KNOWN
    assert all(Path(each.path).name.startswith(f"{name}_") for name, each in SCRIPTS.items())


@pytest.mark.parametrize("revision", KNOWN)
def test_a_migration_that_lets_older_programs_go_on_does_nothing_that_stops_them(
    statements: dict[str, list[Any]], revision: str
) -> None:
    stopping = stops_older_programs(statements[revision])

    assert not (is_additive(SCRIPTS[revision]) and stopping), stopping


@pytest.mark.parametrize("revision", [each for each in KNOWN if each >= FIRST_THAT_SAYS])
def test_each_migration_says_whether_older_programs_may_go_on(revision: str) -> None:
    assert isinstance(getattr(SCRIPTS[revision].module, "additive", None), bool)


_PEOPLE = sa.table("people", sa.column("email", sa.String))


def _made_anew(op: Operations) -> None:
    with op.batch_alter_table("people") as people:
        people.alter_column("email", existing_type=sa.String(50), nullable=False)


Change = Callable[[Operations], object]
STOPPING: dict[str, Change] = {
    "drops a table": lambda op: op.drop_table("people"),
    "drops a column": lambda op: op.drop_column("people", "email"),
    "renames a table": lambda op: op.rename_table("people", "persons"),
    "asks for a value": lambda op: op.add_column(
        "people", sa.Column("name", sa.String(20), nullable=False)
    ),
    "lets no two be the same": lambda op: op.create_index("ix", "people", ["email"], unique=True),
    "changes rows": lambda op: op.execute(sa.update(_PEOPLE).values(email="")),
    "removes rows": lambda op: op.execute(sa.delete(_PEOPLE)),
    "forbids values": lambda op: op.execute("CREATE TRIGGER t AFTER INSERT ON people BEGIN END"),
    "does so unseen": lambda op: op.get_bind().exec_driver_sql("DROP TABLE people"),
    "makes a table anew": _made_anew,
}
GOING_ON: dict[str, Change] = {
    "a table": lambda op: op.create_table("notes", sa.Column("id", sa.Integer, primary_key=True)),
    "a column that may be empty": lambda op: op.add_column(
        "people", sa.Column("name", sa.String(20))
    ),
    "a column with a default": lambda op: op.add_column(
        "people", sa.Column("name", sa.String(20), nullable=False, server_default="")
    ),
    "an index": lambda op: op.create_index("ix", "people", ["email"]),
}


def _judged(change: Change) -> list[str]:
    engine = sa.create_engine("sqlite://")
    with engine.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE people (id INTEGER PRIMARY KEY, email TEXT)")
        op = Operations(MigrationContext.configure(connection))
        with _sent(engine) as sent, suppress(OperationalError):
            change(op)
    engine.dispose()
    return stops_older_programs(sent)


@pytest.mark.parametrize("what", STOPPING)
def test_what_stops_older_programs_is_seen(what: str) -> None:
    assert _judged(STOPPING[what])


@pytest.mark.parametrize("what", GOING_ON)
def test_what_older_programs_go_on_with_is_let_through(what: str) -> None:
    assert _judged(GOING_ON[what]) == []
