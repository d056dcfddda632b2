"""Work records are told apart by their columns, whatever a file is called."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from app.casefolder.work_files import WorkFile, table_in
from extractors.limits import Limits
from extractors.values import DocumentType


@pytest.fixture
def taken(tmp_path: Path) -> Callable[[bytes], WorkFile | None]:
    """Return what reads bytes as a file with a name that says nothing."""

    def make(data: bytes) -> WorkFile | None:
        path = tmp_path / "scan0001.dat"
        path.write_bytes(data)
        return table_in(path, Limits(file_bytes=1_000_000), date(2026, 6, 1))

    return make


def test_payroll_is_known_by_its_days(taken, paid_rows, table, march):
    found = taken(table(paid_rows(march)))

    assert found.type is DocumentType.PAYROLL_EXPORT
    assert [(p.day, p.row) for p in found.payroll] == [(d, n) for n, d in enumerate(march, 2)]
    assert {p.source for p in found.payroll} == {"scan0001.dat"}


def test_a_fringe_report_is_known_by_its_period(taken, fringe_table):
    found = taken(fringe_table('80,Reelpay,"Vale, Maria",M-77,Harbor Lights,Grip,2026-03,8,80,1'))

    assert found.type is DocumentType.FRINGE_REPORT
    assert [(f.remitter, f.days, f.row) for f in found.fringe] == [("Reelpay", 8.0, 2)]


def test_the_lines_above_the_header_name_company_and_period(taken, paid_rows, table, march):
    above = b"PAYROLL REGISTER\nReelpay Payroll Services, Inc.\nPeriod: 03/01/2026 - 03/31/2026\n"

    found = taken(above + table(paid_rows(march)))

    assert {p.payroll_company for p in found.payroll} == {"Reelpay Payroll Services, Inc."}
    assert [(c.first_day, c.last_day) for c in found.covered] == [
        (date(2026, 3, 1), date(2026, 3, 31))
    ]


def test_a_row_repeated_word_by_word_counts_once(taken, fringe_table):
    row = "80,Reelpay,Maria Vale,M-77,Harbor Lights,Grip,2026-03,8,80,1"

    found = taken(fringe_table(row, row))

    assert [f.days for f in found.fringe] == [8.0]
    assert [(b.row, b.message) for b in found.bad_lines] == [
        (3, "the same as row 2: it counts once")
    ]


def test_a_row_paid_again_after_its_reversal_counts(taken, fringe_table):
    row = "80,Reelpay,Maria Vale,M-77,Harbor Lights,Grip,2026-03,{},80,1"

    found = taken(fringe_table(row.format(8), row.format(-8), row.format(8)))

    assert [f.days for f in found.fringe] == [8.0, -8.0, 8.0]


def test_a_bad_row_is_told_and_the_others_are_kept(taken, paid_rows, table, march):
    rows = [*paid_rows(march[:1]), "2026-13-45,Vale,Maria,1234,Harbor Lights,X,Grip,WK,10"]

    found = taken(table([*rows, *paid_rows(march[1:])]))

    assert len(found.payroll) == 10
    assert [(b.row, b.message) for b in found.bad_lines] == [
        (3, "Work Date (column A): “2026-13-45” is no date: write YYYY-MM-DD")
    ]


@pytest.mark.parametrize(
    "data",
    [b"", b"Dear reader,\nthis is a letter.\n", b"a,b,c\n1,2,3\n", b"\x00\x01\x02", b"%PDF-1.7"],
)
def test_anything_else_is_no_table_of_work_records(taken, data):
    assert taken(data) is None
