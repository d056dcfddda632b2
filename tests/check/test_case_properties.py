"""Whatever the order, the copies and the names of files: the same days count, never too many."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.casefolder.application import Application, application_of
from app.casefolder.folder import CaseFile, CaseFolder
from app.casefolder.ledger import counted_days
from app.casefolder.letters import CaseFacts, facts_of
from app.casefolder.verdict import CaseAnswer, answer_of
from app.casefolder.work_files import WorkFile
from extractors.values import DocumentType, Field, Place, Reading, Statement
from validators.values import FringeRecord, PayrollRecord

FIRST = date(2026, 3, 1)
SOON = "2026-05-01"
MONTH = (FIRST, date(2026, 3, 31))
DAYS = [FIRST + timedelta(days=n) for n in range(12)]
TITLES = ("Harbor Lights", "Copper Canyon")
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))

letters = st.lists(
    st.tuples(
        st.lists(st.sampled_from(DAYS), min_size=1, unique=True),
        st.sampled_from(TITLES),
        st.booleans(),
    ),
    min_size=1,
    max_size=3,
)
paid = st.lists(
    st.tuples(st.sampled_from(DAYS), st.sampled_from(TITLES), st.sampled_from(["WK", "ID"])),
    max_size=10,
)
remitted = st.lists(st.tuples(st.sampled_from(TITLES), st.integers(-3, 12)), max_size=3)


def _application(on: str) -> Application:
    return application_of(
        {
            "professional": {"name": "Maria Vale", "last4": "1234", "member_number": "M-77"},
            "roster": "IER",
            "local": "80",
            "classification": "Grip",
            "on": on,
            "rule": {"days": 6, "window_days": 90, "basis": "any"},
        }
    )


def _letter(number: int, days: Sequence[date], title: str, *, signed: bool) -> CaseFile:
    texts = {
        "employee_name": "Maria Vale",
        "last4": "1234",
        "production": title,
        "production_type": "feature",
        "classification": "Grip",
        "local": "80",
        "union_status": "union",
    }
    ordered = [day.isoformat() for day in sorted(days)]
    places = tuple(Place(1, (72.0, 96.0, 180.0, 110.0), day, day) for day in ordered)
    record = {name: Field(text, 0.99) for name, text in texts.items()}
    flags: dict[str, Any] = {
        "letter_date": "2026-04-20",
        "payroll_company": "Reelpay",
        "has_signature": signed,
        "has_letterhead": True,
    }
    fields = {name: Field(value, 0.99) for name, value in flags.items()}
    own = ({**record, "work_dates": Field(ordered, 0.99, places)},)
    statement = Statement(DocumentType.EVL, 0.99, (1,), fields, own)
    digest = f"{title}-{signed}-{ordered}"
    return CaseFile((f"letter{number}.pdf",), Reading(digest, ((612.0, 792.0),), (statement,)))


def _payroll(rows: Sequence[tuple[date, str, str]]) -> WorkFile:
    lines = tuple(
        PayrollRecord(
            payroll_company="Reelpay",
            employee_name="Vale, Maria",
            last4="1234",
            production=title,
            classification="Grip",
            occupation_code=None,
            employer=None,
            day=day,
            period_start=day,
            period_end=day,
            days=1.0,
            hours=10.0,
            day_type=kind,
            source="payroll.csv",
            row=row,
        )
        for row, (day, title, kind) in enumerate(rows, 2)
    )
    return WorkFile("payroll.csv", f"payroll-{rows}", DocumentType.PAYROLL_EXPORT, payroll=lines)


def _fringe(rows: Sequence[tuple[str, int]]) -> WorkFile:
    lines = tuple(
        FringeRecord(
            remitter="Reelpay",
            employee_name="Maria Vale",
            member_number="M-77",
            last4=None,
            production=title,
            category="Grip",
            period_start=MONTH[0],
            period_end=MONTH[1],
            days=float(days),
            hours=None,
            source="fringe.csv",
            row=row,
        )
        for row, (title, days) in enumerate(rows, 2)
    )
    return WorkFile("fringe.csv", f"fringe-{rows}", DocumentType.FRINGE_REPORT, fringe=lines)


def _facts(
    written: Sequence[tuple[list[date], str, bool]],
    rows: Sequence[tuple[date, str, str]],
    sums: Sequence[tuple[str, int]],
    on: str = "2026-05-31",  # the window of 90 days begins on 3 March, so two days lie before it
) -> CaseFolder:
    files = [_letter(n, days, title, signed=s) for n, (days, title, s) in enumerate(written)]
    tables = (_payroll(rows), _fringe(sums))
    return CaseFolder(_application(on), tuple(files), tables)


def _told(facts: CaseFacts) -> tuple[Any, ...]:
    answer: CaseAnswer = answer_of(facts)
    return counted_days(answer.ledger), answer.verdict


@QUICK
@given(letters, paid, remitted)
def test_the_order_of_files_changes_nothing(written, rows, sums) -> None:
    case = _facts(written, rows, sums)
    turned = replace(case, files=case.files[::-1], work_files=case.work_files[::-1])

    assert _told(facts_of(turned)) == _told(facts_of(case))


@QUICK
@given(letters, paid, remitted)
def test_copies_of_files_change_nothing(written, rows, sums) -> None:
    case = _facts(written, rows, sums)
    letters_again = tuple(replace(f, names=(f"copy-{f.names[0]}",)) for f in case.files)
    tables_again = tuple(replace(f, name=f"copy-{f.name}") for f in case.work_files)
    doubled = replace(
        case,
        files=(*case.files, *letters_again),
        work_files=(*case.work_files, *tables_again),
    )

    assert _told(facts_of(doubled)) == _told(facts_of(case))


@QUICK
@given(letters, paid)
def test_rows_imported_again_in_another_file_change_nothing(written, rows) -> None:
    case = _facts(written, rows, [])
    lines = tuple(replace(line, source="later.csv") for line in case.work_files[0].payroll)
    again = WorkFile("later.csv", "later", DocumentType.PAYROLL_EXPORT, payroll=lines)
    both = replace(case, work_files=(*case.work_files, again))

    assert _told(facts_of(both)) == _told(facts_of(case))


@QUICK
@given(letters, paid, remitted)
def test_no_more_days_count_than_sound_letters_claim(written, rows, sums) -> None:
    case = _facts(written, rows, sums)
    claimed = {day for days, _, signed in written for day in days if signed}

    answer = answer_of(facts_of(case))

    counted = counted_days(answer.ledger)
    assert counted <= claimed
    assert answer.credited_days == len(counted)
    lines = [line.day.day for line in answer.ledger if line.is_counted]
    assert len(lines) == len(set(lines))


@QUICK
@given(letters, st.integers(0, 12))
def test_remitted_days_bound_the_days_that_count(written, days) -> None:
    case = _facts([(claimed, TITLES[0], signed) for claimed, _, signed in written], [], [], SOON)
    remittance = _fringe([(TITLES[0], days)])

    answer = answer_of(facts_of(replace(case, work_files=(remittance,))))

    claimed = {day for claimed, _, signed in written for day in claimed if signed}
    assert answer.credited_days == min(days, len(claimed))
