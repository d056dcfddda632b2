"""Work records are read from text, workbooks and PDFs alike; mistakes are told with their place."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from reportlab.lib.pagesizes import landscape, letter
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from app.errors import Unprocessable
from app.tabular.mapping import built_in
from app.work_files.reading import WorkFile, read_work_file
from app.work_files.recognised import Choices, recognise
from app.work_files.sources import opened_tables
from extractors.limits import Limits
from extractors.values import DocumentType

TODAY = date(2026, 11, 21)
HEAD = ["Work Date", "Employee", "SSN", "Production", "Occupation", "Day Type", "Hours"]
MARIA = ["Vale, Maria", "XXX-XX-1234", "Harbor Lights", "Grip", "WK"]


@pytest.fixture
def taken(tmp_path: Path) -> Callable[[bytes], WorkFile]:
    """Return what reads bytes as a file of work records, whatever they are."""

    def make(data: bytes) -> WorkFile:
        path = tmp_path / "file"
        path.write_bytes(data)
        found = read_work_file(path, "file", Limits(), today=TODAY)
        assert found is not None
        return found

    return make


@pytest.fixture
def asked(tmp_path: Path) -> Callable[..., str]:
    """Return what reads bytes as somebody who can be asked, and gives the question."""

    def make(data: bytes, **said: str) -> str:
        path = tmp_path / "file"
        path.write_bytes(data)
        with (
            opened_tables(path, Limits(), built_in()) as tables,
            pytest.raises(Unprocessable) as refused,
        ):
            recognise(tables, built_in(), Choices(**said), today=TODAY)
        return refused.value.message

    return make


def workbook(*rows, merged=(), title="Sheet", epoch=None):
    book = openpyxl.Workbook()
    if epoch is not None:
        book.epoch = epoch
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for span in merged:
        sheet.merge_cells(span)
    return book


def saved(book):
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def days_of(found):
    return [(line.employee_name, line.day, line.hours, line.row) for line in found.payroll]


def test_a_workbook_is_read_by_its_stored_values(taken):
    found = taken(
        saved(workbook(HEAD, [date(2026, 3, 2), *MARIA, 10.5], [date(2026, 3, 3), *MARIA, 9]))
    )

    assert days_of(found) == [
        ("Vale, Maria", date(2026, 3, 2), 10.5, 2),
        ("Vale, Maria", date(2026, 3, 3), 9.0, 3),
    ]


def test_a_formula_without_a_stored_result_is_told_with_its_place(taken):
    found = taken(
        saved(workbook(HEAD, [date(2026, 3, 2), *MARIA, "=4+4"], [date(2026, 3, 3), *MARIA, 8]))
    )

    assert [line.day for line in found.payroll] == [date(2026, 3, 3)]
    assert found.bad_lines[0].row == 2
    assert found.bad_lines[0].message.startswith(
        "Hours (column G): a formula whose result is not stored"
    )
    assert "G2" in found.notes[0]


def test_a_merged_name_is_everybody_s_whose_row_it_covers(taken):
    rows = [[date(2026, 3, 2), *MARIA, 8], [date(2026, 3, 3), None, *MARIA[1:], 9]]

    found = taken(saved(workbook(HEAD, *rows, merged=["B2:B3"])))

    assert [line.employee_name for line in found.payroll] == ["Vale, Maria"] * 2
    assert "B2:B3 is the first" in found.notes[0]


def test_a_head_over_two_rows_is_read_as_one(taken):
    top = ["Employee", "SSN", "Production", "W/E Date", "Monday", None, "Tuesday", None]
    below = [None, None, None, None, "Hours", "Type", "Hours", "Type"]
    week = ["Vale, Maria", "1234", "Harbor Lights", date(2026, 3, 7), 10, "WK", 8, "ID"]

    found = taken(saved(workbook(top, below, week, merged=["E1:F1", "G1:H1"])))

    assert [(line.day.day, line.day_type) for line in found.payroll] == [(2, "WK"), (3, "ID")]


def test_plain_day_numbers_count_from_the_workbook_s_own_year(taken):
    rows = [HEAD, [44621, *MARIA, 8]]

    old, new = (taken(saved(workbook(*rows, epoch=e))) for e in (CALENDAR_MAC_1904, None))

    assert [found.payroll[0].day for found in (old, new)] == [date(2026, 3, 2), date(2022, 3, 1)]


def test_the_one_sheet_with_records_is_found_and_two_are_asked_about(taken, asked):
    book = workbook(["Notes"], ["nothing here"], title="Notes")
    book.create_sheet("March").append(HEAD)
    book["March"].append([date(2026, 3, 2), *MARIA, 8])
    one = saved(book)
    book.create_sheet("April").append(HEAD)

    assert len(taken(one).payroll) == 1
    assert "April, March" in asked(saved(book))


def test_hidden_sheets_are_not_read(taken):
    book = workbook(HEAD, [date(2026, 3, 2), *MARIA, 8])
    hidden = book.create_sheet("Old")
    hidden.append(HEAD)
    hidden.append([date(2025, 3, 2), *MARIA, 8])
    hidden.sheet_state = "hidden"

    assert [line.day.year for line in taken(saved(book)).payroll] == [2026]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"PK\x03\x04 no workbook [Content_Types].xml xl/workbook", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "before 2007"),
        (b"%PDF-1.7 nothing", "PDF"),
    ],
)
def test_a_file_that_does_not_open_is_told_why(tmp_path, data, told):
    path = tmp_path / "file"
    path.write_bytes(data)

    with pytest.raises(Unprocessable, match=told), opened_tables(path, Limits(), ()):
        pass


FIXED = """REELPAY PAYROLL SERVICES        PAYROLL REGISTER
Period 03/01/2026 - 03/31/2026

Employee            SSN          Production      Work Date   Occupation    Hours
------------------- ------------ --------------- ----------- ------------- -----
Vale, Maria         XXX-XX-1234  Harbor Lights   03/02/2026  Grip           10.0
Vale, Maria         XXX-XX-1234  Harbor Lights   03/13/2026                 10.0
Brandt, Otto        XXX-XX-9876  Harbor Lights   03/02/2026  Key Grip       12.0
Total                                                                       32.0
"""


def test_text_in_columns_is_parted_by_its_blanks(taken):
    found = taken(FIXED.encode())

    assert [(line.employee_name, line.day.day, line.row) for line in found.payroll] == [
        ("Vale, Maria", 2, 6),
        ("Vale, Maria", 13, 7),
        ("Brandt, Otto", 2, 8),
    ]
    assert found.payroll[0].payroll_company == "REELPAY PAYROLL SERVICES"
    assert (found.bad_lines, found.covered[0].last_day) == ((), date(2026, 3, 31))


def test_fixed_width_without_a_head_is_read_by_its_mapping(taken):
    march = f"{'Harbor Lights':30}2026030120260331"
    lines = [
        "H Contractor Northlight          000002 N 202603",
        f"D987651234{'Vale':20}{'Maria':15}{march}{'8.0':>5}{'80':>7}Grip",
        f"D000009876{'Brandt':20}{'Otto':15}{march}{'-2':>5}{'-16':>7}Grip",
    ]

    found = taken("\r\n".join(lines).encode())

    assert [(line.employee_name, line.last4, line.days) for line in found.fringe] == [
        ("Vale, Maria", "1234", 8.0),
        ("Brandt, Otto", "9876", -2.0),
    ]


def test_the_tables_of_a_pdf_are_read_page_after_page(taken):
    rows = [[f"03/{2 + n % 25:02}/2026", *MARIA, f"{8 + n % 3}"] for n in range(60)]
    out = BytesIO()
    table = Table([HEAD, *rows], repeatRows=1)
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black")]))
    title = Paragraph(
        "Payroll register of Reelpay Payroll Services, Inc.", getSampleStyleSheet()["Title"]
    )
    SimpleDocTemplate(out, pagesize=landscape(letter)).build([title, table])

    found = taken(out.getvalue())

    assert found.type is DocumentType.PAYROLL_EXPORT
    repeated = [bad for bad in found.bad_lines if "the same as row" in bad.message]
    assert len(found.payroll) + len(repeated) == 60
    assert len(found.bad_lines) == len(repeated)
    assert {line.last4 for line in found.payroll} == {"1234"}
    assert any("Page 2 begins at row" in note for note in found.notes)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_names_survive_every_encoding_and_delimiter(taken, encoding, delimiter):
    rows = [
        ["Employee", "Last 4", "Production", "Date"],
        ["Núñez José", "1234", "Señal", "2026-03-02"],
    ]
    text = "\r\n".join(delimiter.join(row) for row in rows) + "\r\n"

    found = taken(text.encode(encoding))

    assert [(line.employee_name, line.production) for line in found.payroll] == [
        ("Núñez José", "Señal")
    ]


def text(*lines, head=None):
    return "\n".join([head or ",".join(HEAD), *lines, ""]).encode()


def test_totals_and_repeated_heads_are_passed_over(taken):
    row = '2026-03-{},"Vale, Maria",1234,Harbor Lights,Grip,WK,8'

    found = taken(
        text(
            row.format("02"), "Subtotal Vale,,,,,,8", ",".join(HEAD), row.format("03"),
            ",Grand Total:,,,,,16", "Employee count: 1,,,,,,",
        )
    )  # fmt: skip

    assert [line.row for line in found.payroll] == [2, 5]
    assert found.bad_lines == ()


def test_totals_without_a_name_are_passed_over_too(taken):
    row = '2026-03-02,"Vale, Maria",1234,Harbor Lights,Grip,WK,8'

    found = taken(text(row, ",,,,,,8", ',"Vale, Maria Total",,,,,8'))

    assert (len(found.payroll), found.bad_lines) == (1, ())


def test_a_production_stated_once_holds_for_the_rows_below_it(taken):
    found = taken(
        b"PAYROLL DETAIL\nProduction: Harbor Lights\nEmployee,SSN,Work Date,Hours\n"
        b"Maria Vale,1234,2026-03-02,8\nProduction: Tidewater,,,\nMaria Vale,1234,2026-03-03,8\n"
    )

    titles = [(line.production, line.row) for line in found.payroll]
    assert titles == [("Harbor Lights", 4), ("Tidewater", 6)]


def test_a_day_whose_kind_is_told_at_length_is_kept_for_a_person(taken):
    row = "2026-03-{},Maria Vale,1234,Harbor Lights,Grip,{},8"

    found = taken(
        text(
            row.format("02", "Completion of Assignment"), row.format("03", "Worked under protest!")
        )
    )

    assert [line.day_type for line in found.payroll] == ["CO", "Worked under protest"]


def test_a_union_s_long_name_keeps_no_row_out(taken):
    local = "International Alliance of Theatrical Stage Employees, Local 80"
    head = "Date,Name,SSN,Show,Union Local"

    found = taken(text(f'2026-03-02,Maria Vale,1234,Harbor Lights,"{local}"', head=head))

    assert (len(found.payroll), found.bad_lines) == (1, ())


def test_a_renamed_column_is_missed_and_said(asked):
    told = asked(
        text('2026-03-02,"Vale, Maria",1234,Harbor Lights,Grip,WK,8').replace(
            b"Production", b"Thing"
        )
    )

    assert "No column for the production was found" in told


def test_columns_that_were_not_read_are_named(taken):
    found = taken(
        text("2026-03-02,Maria Vale,1234,Harbor Lights,1.5", head="Date,Name,SSN,Show,Meal Penalty")
    )

    assert "Columns that were not read: Meal Penalty (column E)." in found.notes


def test_dates_that_nothing_settles_are_read_month_first_and_said_in_a_case(taken, asked):
    data = text('03/04/2026,"Vale, Maria",1234,Harbor Lights,Grip,WK,8')

    found = taken(data)

    assert found.payroll[0].day == date(2026, 3, 4)
    assert any("They were read month first." in note for note in found.notes)
    assert "Work Date (column A), row 2" in asked(data)


def test_a_fringe_report_sent_as_payroll_is_told_what_it_is(asked):
    data = text(
        '"Vale, Maria",M-7,Harbor Lights,2026-03,8', head="Member,Member No,Production,Month,Days"
    )

    assert "looks like a fringe report" in asked(data, kind="payroll")


def test_a_weekly_time_card_export_is_recognised_by_its_columns(taken):
    days = "\t".join(f"Day {n} Date\tDay {n} Hours\tDay {n} Day Type" for n in range(1, 8))
    who = "Timecard ID\tProduction Name\tJob Name\tWeek Ending Date\tLast\tFirst\tSSN"
    head = f"{who}\tLoan-Out Corp\tOccupation\tOcc Code\t{days}"
    cells = [
        "2026-03-01\t\t",
        *(f"2026-03-0{n}\t10\tWK" for n in range(2, 6)),
        "2026-03-06\t8\tID",
        "\t\t",
    ]
    row = "\t".join(
        [
            "77",
            "Harbor Lights",
            "Stage 4",
            "2026-03-07",
            "Vale",
            "Maria",
            "XXX-XX-1234",
            "Vale Works LLC",
            "Grip",
            "3",
            *cells,
        ]
    )

    found = taken(f"{head}\r\n{row}\r\n".encode())

    assert "The layout is “Weekly time-card export, seven daily blocks a row”." in found.notes
    assert [(line.day.day, line.day_type) for line in found.payroll] == [
        (2, "WK"), (3, "WK"), (4, "WK"), (5, "WK"), (6, "ID"),
    ]  # fmt: skip
    assert {line.production for line in found.payroll} == {"Harbor Lights"}


def test_a_quarterly_workbook_counts_pension_hours_over_its_quarter(taken):
    head = [
        "Member Name",
        "Production",
        "Quarter",
        "Straight Time",
        "Pension Hours",
        "Health Hours",
    ]

    found = taken(saved(workbook(head, ["Vale, Maria", "Harbor Lights", "Q1 2026", 70, 80, 80])))

    (line,) = found.fringe
    assert (line.hours, line.period_start, line.period_end) == (
        80.0, date(2026, 1, 1), date(2026, 3, 31),
    )  # fmt: skip


@pytest.mark.parametrize("head", [("EMPLOYEE", "PROJECT"), ("EMPLOYEE NAME", "JOB NAME")])
def test_words_of_one_person_alone_are_not_taken_for_columns(taken, head):
    name, production = head
    lines = [
        f"{name:20}{'SSN4':8}{production:18}{'OCC CODE':10}{'WORK DATE':12}DAY TYPE",
        f"{'VALE, MARIA':20}{'1234':8}{'HARBOR LIGHTS':18}{'':10}{'03/02/2026':12}WK",
        f"{'VALE, MARIA':20}{'1234':8}{'HARBOR LIGHTS':18}{'':10}{'03/13/2026':12}ID",
    ]

    found = taken("\n".join(lines).encode())

    assert [(line.employee_name, line.production, line.day_type) for line in found.payroll] == [
        ("VALE, MARIA", "HARBOR LIGHTS", "WK"),
        ("VALE, MARIA", "HARBOR LIGHTS", "ID"),
    ]
