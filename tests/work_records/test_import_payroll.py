"""A payroll file goes in once, with every good row, and says what it left out and why."""

import tracemalloc
from datetime import date
from io import BytesIO

import pytest
from sqlalchemy import select

from app.errors import Unprocessable
from app.imports import reading, whole
from app.records.tables import PayrollLine, WorkRecordImport

MONDAY = "2026-03-02,Vale,Maria,1234,Harbor Lights,Grip,WK,10"
TUESDAY = "2026-03-03,Vale,Maria,1234,Harbor Lights,Grip,WK,10"


def lines_in(stores):
    with stores.sessions() as session:
        return list(session.scalars(select(PayrollLine).order_by(PayrollLine.id)))


def test_good_rows_go_in_and_bad_ones_are_told_with_their_line(stores, take_in):
    report = take_in(MONDAY, "not a date,Vale,Maria,1234,Harbor Lights,Grip,WK,10", TUESDAY)

    assert (report.rows_read, report.rows_rejected) == (3, 1)
    assert [rejection.row for rejection in report.rejections] == [3]
    assert [(line.row, line.day) for line in lines_in(stores)] == [
        (2, date(2026, 3, 2)),
        (4, date(2026, 3, 3)),
    ]


def test_the_import_says_which_period_it_covers(stores, take_in):
    take_in(MONDAY, TUESDAY)

    with stores.sessions() as session:
        entry = session.scalars(select(WorkRecordImport)).one()
    assert (entry.period_start, entry.period_end) == (date(2026, 3, 2), date(2026, 3, 3))
    assert entry.payroll_company == "Reelpay"


def test_the_same_file_twice_changes_nothing(stores, take_in):
    first = take_in(MONDAY)

    second = take_in(MONDAY, name="renamed.csv")

    assert (second.already_had, second.id) == (True, first.id)
    assert len(lines_in(stores)) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_names_survive_every_encoding(stores, take_in, encoding):
    text = "Employee;Last4;Production;Date\nNúñez, José;1234;Señal;2026-03-02\n"

    take_in(data=text.encode(encoding))

    assert [(line.employee_name, line.production) for line in lines_in(stores)] == [
        ("Núñez, José", "Señal")
    ]


def test_lines_above_the_header_are_passed_over(stores, take_in):
    title = "Reelpay export\n\nEmployee\tLast4\tProduction\tDate\n"

    take_in(data=(title + "Vale, Maria\t1234\tHarbor Lights\t2026-03-02\n").encode())

    assert [line.row for line in lines_in(stores)] == [4]


def test_a_file_without_the_columns_is_refused_and_only_its_refusal_is_kept(stores, take_in):
    with pytest.raises(Unprocessable, match="the employee's name"):
        take_in(data=b"Colour,Size\nred,4\n")

    with stores.sessions() as session:
        assert session.scalars(select(WorkRecordImport.state)).all() == ["discarded"]
    assert lines_in(stores) == []


def test_an_empty_file_is_refused(take_in):
    with pytest.raises(Unprocessable):
        take_in(data=b"")


def test_memory_does_not_grow_with_the_file(stores, sender_id, monkeypatch):
    monkeypatch.setattr(reading, "BATCH_LINES", 400)
    header = b"Employee,Last4,Production,Date,Hours\n"
    rows = b"".join(b"Vale %d,1234,Harbor Lights,2026-03-02,10\n" % n for n in range(6_000))
    seen: list[int] = []
    tracemalloc.start()

    whole.import_payroll(
        stores,
        "long.csv",
        BytesIO(header + rows),
        payroll_company="Reelpay",
        imported_by=sender_id,
        now=stores.now(),
        progress=lambda rows: seen.append(tracemalloc.get_traced_memory()[0]),
    )

    tracemalloc.stop()
    assert len(seen) == 16
    assert seen[-1] < seen[4] + 1_500_000


def test_bytes_without_a_letter_keep_no_file_out(stores, sender_id):
    header = b"Work Date,Name,Last 4,Production,Hours\n"
    data = header + b"2026-03-02,Maria\x81 Vale,1234,Harbor \x90Lights,10\n"

    report = _import(stores, sender_id, data)

    assert (report.rows_read, report.rows_rejected) == (1, 0)


@pytest.mark.parametrize("data", [bytes(range(256)) * 40, b"\xff\xfe" + b"\x00\xd8" * 50 + b"a"])
def test_a_file_that_is_no_text_is_refused_as_one_without_columns(stores, sender_id, data):
    with pytest.raises(Unprocessable, match="send the export with its header row"):
        _import(stores, sender_id, data)


def test_a_cell_without_an_end_is_refused_and_nothing_is_kept(stores, sender_id):
    data = b"Work Date,Name,Last 4,Production,Hours\n" + b'"' + b"x" * 200_000

    with pytest.raises(Unprocessable, match="no table of text"):
        _import(stores, sender_id, data)

    assert lines_in(stores) == []


@pytest.mark.parametrize("number", ["987-65-4412", "987654412"])
def test_a_whole_number_in_the_wrong_column_is_told_masked(take_in, number):
    report = take_in(f"{number},Vale,Maria,1234,Harbor Lights,Grip,WK,10")

    assert "XXX-XX-4412" in report.rejections[0].message
    assert "987" not in report.rejections[0].message


def _import(stores, sender_id, data):
    return whole.import_payroll(
        stores,
        "payroll.csv",
        BytesIO(data),
        payroll_company="Reelpay",
        imported_by=sender_id,
        now=stores.now(),
    )
