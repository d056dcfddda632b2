"""Databases of before the imports were seen first keep every row, and what refers to it."""

from datetime import date
from pathlib import Path

from alembic import command
from sqlalchemy import select, text

from app.records import migrate, tables
from app.records.engine import make_engine, rebuilding


def test_an_import_of_before_is_applied_and_keeps_its_lines(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path}/old.sqlite3", busy_wait_seconds=5)
    with rebuilding(engine).connect() as connection, connection.begin():
        command.upgrade(migrate._config(connection), "0004")
        for statement in _ROWS:
            connection.execute(text(statement))

    migrate.upgrade(engine)

    with engine.connect() as connection:
        kept = connection.execute(select(tables.WorkRecordImport.state)).scalars().all()
        days = connection.execute(select(tables.PayrollLine.day)).scalars().all()
        enforced = connection.exec_driver_sql("PRAGMA foreign_keys").scalar()
    engine.dispose()
    assert (kept, days, enforced) == (["applied"], [date(2026, 3, 2)], 1)


def test_a_line_of_no_import_is_refused_after_the_upgrade(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path}/new.sqlite3", busy_wait_seconds=5)
    migrate.upgrade(engine)

    with engine.connect() as connection:
        enforced = connection.exec_driver_sql("PRAGMA foreign_keys").scalar()

    engine.dispose()
    assert enforced == 1


_ROWS = (
    "INSERT INTO files VALUES ('f', 1, 'text/csv', '2026-03-08 00:00:00.000000')",
    "INSERT INTO accounts (id, public_id, email, name, active, fs_uniquifier, created_at) "
    "VALUES (1, 'a', 'a@example.com', 'A', 1, 'a', '2026-03-08 00:00:00.000000')",
    "INSERT INTO work_record_imports (id, public_id, kind, sha256, file_name, payroll_company, "
    "rows_read, rows_rejected, rejections, imported_by, imported_at) "
    "VALUES (1, 'i', 'payroll', 'f', 'pay.csv', 'Reelpay', 1, 0, '[]', 1, "
    "'2026-03-08 00:00:00.000000')",
    "INSERT INTO payroll_lines (import_id, row, employee_name, production, day, period_start, "
    "period_end, days) VALUES (1, 2, 'Vale, Maria', 'Harbor Lights', '2026-03-02', '2026-03-02', "
    "'2026-03-02', 1)",
)
