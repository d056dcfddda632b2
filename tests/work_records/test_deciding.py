"""A file counts from its application to its roll-back; what relied on it is given to a person."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from types import SimpleNamespace

import pytest
from sqlalchemy import select, update

from app import evidence_rows, evidence_seen
from app.due import Hint
from app.errors import Conflict, NotAllowed
from app.imports import deciding, reading, rechecking, tasks, whole
from app.imports.receiving import Given, take_in
from app.records import tables
from app.records.clock import MomentFromNow
from app.records.tables import PayrollLine, WorkRecordImport
from app.states import DocumentState, Stage
from app.stores import Stores
from app.work_files.recognised import Choices
from jobs import work_records as job

HEADER = "Work Date,Last Name,First Name,SSN Last 4,Production,Occupation,Day Type,Hours"
MONDAY = "2026-03-02,Vale,Maria,1234,Harbor Lights,Grip,WK,10"
TUESDAY = "2026-03-03,Vale,Maria,1234,Harbor Lights,Grip,WK,10"


@pytest.fixture
def given(sender_id: int) -> Callable[..., Given]:
    """Return what makes a file of the sender."""

    def make(kind: str = "payroll", name: str = "march.csv") -> Given:
        return Given(kind, "Reelpay", name, Choices(kind=kind), sender_id)

    return make


@pytest.fixture
def previewed(stores: Stores, given) -> Callable[..., str]:
    """Return what reads lines aside and gives the id of their import."""

    def make(*lines: str, header: str = HEADER, kind: str = "payroll") -> str:
        data = BytesIO("\n".join([header, *lines, ""]).encode())
        return whole.preview_file(stores, given(kind), data, stores.now()).public_id

    return make


def entry_of(stores, public_id):
    with stores.sessions() as session:
        return reading.entry_of(session, public_id)


FRINGE_HEADER = "Member,Member No,Production,Month,Days"
FRINGE_LINE = "Maria Vale,M-77,Harbor Lights,2026-03,8"

MARIA = tables.Professional(name="Maria Vale", last4="1234", member_number="M-77")
MARCH = [SimpleNamespace(days=(date(2026, 3, 2), date(2026, 3, 6)))]


def evidence(stores):
    """Return the payroll days that a claim of Maria Vale would be compared with."""
    with stores.sessions() as session:
        return [line.day for line in evidence_rows.payroll(session, MARIA, MARCH)]


def test_nothing_counts_before_it_is_applied(stores, sender_id, previewed):
    public_id = previewed(MONDAY)

    before = evidence(stores)
    deciding.apply(stores, public_id, sender_id, stores.now())

    assert (before, evidence(stores)) == ([], [date(2026, 3, 2)])


def test_a_preview_says_what_a_file_would_bring(stores, previewed):
    reversal = "2026-03-04,Vale,Maria,1234,Harbor Lights,Grip,WK,-10"
    lent = "2026-03-02,Brandt Rigging Inc f/s/o Otto Brandt,,9876,Harbor Lights,Grip,ZZ,8"

    entry = entry_of(stores, previewed(MONDAY, reversal, lent, "Total,,,,,,,28"))

    assert (entry.state, entry.rows_read, entry.rows_rejected) == ("previewed", 4, 0)
    found = entry.preview
    assert (found["people"], found["days"], found["reversals"], found["loanouts"]) == (2, 1, 1, 1)
    assert (found["passed_over"], found["unknown_types"]) == ({"totals": 1}, {"ZZ": 1})


def test_a_loan_out_is_paid_for_the_person_who_worked(stores, previewed):
    previewed('2026-03-02,"Brandt Rigging, Inc. f/s/o Otto Brandt",,9876,Harbor Lights,Grip,WK,8')

    with stores.sessions() as session:
        line = session.scalars(select(PayrollLine)).one()
    assert (line.employee_name, line.loanout) == ("Otto Brandt", "Brandt Rigging, Inc.")


def test_the_difference_from_the_file_before_is_told(stores, sender_id, previewed):
    first = previewed(MONDAY, TUESDAY)
    deciding.apply(stores, first, sender_id, stores.now())

    found = entry_of(
        stores,
        previewed(
            MONDAY.replace(",10", ",12"), "2026-03-04,Vale,Maria,1234,Harbor Lights,Grip,WK,9"
        ),
    ).preview["difference"]

    assert [found[k] for k in ("added", "changed", "removed", "unchanged")] == [1, 1, 1, 0]
    assert [e["before"] for e in found["examples"]] == ["1 day, 10 h, Grip WK"] * 2


def test_a_day_that_the_new_file_leaves_out_is_told(stores, sender_id, previewed):
    wednesday = "2026-03-04,Vale,Maria,1234,Harbor Lights,Grip,WK,9"
    deciding.apply(stores, previewed(MONDAY, TUESDAY, wednesday), sender_id, stores.now())

    found = entry_of(stores, previewed(MONDAY, wednesday)).preview["difference"]

    assert (found["removed"], found["unchanged"]) == (1, 2)
    assert found["examples"][0]["now"] == "not in this file"


def test_a_discarded_file_leaves_no_line_and_may_come_again(stores, sender_id, previewed):
    first = previewed(MONDAY)

    deciding.discard(stores, first, sender_id, stores.now())
    again = previewed(MONDAY)

    assert again != first
    with stores.sessions() as session:
        assert len(session.scalars(select(PayrollLine)).all()) == 1


def test_a_file_rolled_back_keeps_its_lines_as_history(stores, sender_id, previewed):
    public_id = previewed(MONDAY)
    deciding.apply(stores, public_id, sender_id, stores.now())

    deciding.roll_back(stores, public_id, sender_id, stores.now())

    assert evidence(stores) == []
    with stores.sessions() as session:
        assert len(session.scalars(select(PayrollLine)).all()) == 1


@pytest.mark.parametrize("act", [deciding.apply, deciding.discard])
def test_what_was_decided_is_not_decided_again(stores, sender_id, previewed, act):
    public_id = previewed(MONDAY)
    deciding.apply(stores, public_id, sender_id, stores.now())

    with pytest.raises(Conflict, match=r"march\.csv is applied"):
        act(stores, public_id, sender_id, stores.now())


def test_fringe_lines_stand_in_the_database_too(stores, sender_id, previewed):
    header = "Member,Member No,Production,Category,Month,Days,Hours,Remitter"
    row = '"Vale, Maria",M-77,Harbor Lights,2nd APC,2026-03,8,80,Northlight Pictures'

    public_id = previewed(row, header=header, kind="fringe")
    deciding.apply(stores, public_id, sender_id, stores.now())

    with stores.sessions() as session:
        (line,) = evidence_rows.fringe(session, MARIA, MARCH)
    assert (line.member_number, line.days, line.remitter) == ("M-77", 8.0, "Northlight Pictures")
    assert (line.period_start, line.period_end) == (date(2026, 3, 1), date(2026, 3, 31))


def test_a_reader_that_died_is_followed_by_a_job_that_begins_anew(stores, given):
    data = BytesIO(f"{HEADER}\n{MONDAY}\n".encode())
    taken = take_in(stores, given(), data, stores.now(), owner=tasks.new_owner())
    with stores.sessions.begin() as session:
        entry = session.scalars(select(WorkRecordImport)).one()
        stale = PayrollLine(
            import_id=entry.id, row=2, employee_name="Half", production="Done",
            period_start=date(2026, 1, 1), period_end=date(2026, 1, 1), days=1,
        )  # fmt: skip
        session.add(stale)
        entry.lease_until = stores.now().replace(year=2020)

    hinted = tasks.next_hints(stores)
    job.work_on(stores, taken.public_id)

    assert hinted == [Hint(taken.public_id, first=True)]
    assert entry_of(stores, taken.public_id).state == "previewed"
    with stores.sessions() as session:
        assert [line.employee_name for line in session.scalars(select(PayrollLine))] == [
            "Vale, Maria"
        ]
    with pytest.raises(tasks.TaskLost), stores.sessions.begin() as session:
        tasks.hold(session, taken.task, rows_read=1)


def test_an_import_is_hinted_once_in_ten_seconds(stores, given):
    take_in(stores, given(), BytesIO(f"{HEADER}\n{MONDAY}\n".encode()), stores.now())

    assert [len(tasks.next_hints(stores)) for _ in range(2)] == [1, 0]


def test_an_import_whose_hint_nobody_took_goes_first(stores, given):
    # Guards: `first` of imports; documents put before all kept them at the end of the queue.
    taken = take_in(stores, given(), BytesIO(f"{HEADER}\n{MONDAY}\n".encode()), stores.now())
    before = tasks.next_hints(stores)
    with stores.sessions.begin() as session:
        session.execute(update(WorkRecordImport).values(lease_until=MomentFromNow(-1.0)))

    again = tasks.next_hints(stores)

    assert before == [Hint(taken.public_id, first=False)]
    assert again == [Hint(taken.public_id, first=True)]


def test_a_file_that_never_finishes_is_refused_and_shown(stores, given):
    take_in(stores, given(), BytesIO(f"{HEADER}\n{MONDAY}\n".encode()), stores.now())
    with stores.sessions.begin() as session:
        entry = session.scalars(select(WorkRecordImport)).one()
        entry.attempt = stores.settings.attempt_limit

    (public_id,) = tasks.give_up_spent(stores)

    assert entry_of(stores, public_id).state == "refused"


@pytest.fixture
def credited(stores: Stores, sender_id: int, previewed) -> str:
    """A file that is applied, and a credit that relies on its Monday; returns the file's id."""
    public_id = previewed(MONDAY)
    deciding.apply(stores, public_id, sender_id, stores.now())
    with stores.sessions.begin() as session:
        line = session.scalars(select(PayrollLine)).one()
        document = _document(session, sender_id, DocumentState.VERIFIED, stores.now())
        decision = tables.Decision(
            document_id=document.id, kind="approved", days=[], decided_at=stores.now()
        )
        session.add(decision)
        session.flush()
        session.add(
            tables.Credit(
                professional_id=document.professional_id, day=date(2026, 3, 2),
                production="Harbor Lights", classification="Grip", document_id=document.id,
                payroll_line_id=line.id, verdict="confirmed", because="paid", rule="r",
                rule_version="1", decision_id=decision.id, credited_at=stores.now(),
            )
        )  # fmt: skip
    return public_id


def _document(session, sender_id, state, now, number=0):
    person = tables.Professional(
        public_id=f"{number:032}", name="Maria Vale", last4="1234", created_at=now
    )
    session.add(person)
    session.add(tables.StoredFile(sha256=f"f{number}", size_bytes=1, media_type="x", stored_at=now))
    session.flush()
    document = tables.Document(
        public_id=f"d{number:031}", reference=f"U-{number}", sha256=f"f{number}",
        file_name="letter.pdf", source="web", sender_id=sender_id, professional_id=person.id,
        state=state, received_at=now, changed_at=now,
    )  # fmt: skip
    session.add(document)
    session.flush()
    return document


def test_a_credit_that_relied_on_withdrawn_lines_stays_and_is_given_to_a_person(
    stores, sender_id, credited
):
    deciding.roll_back(stores, credited, sender_id, stores.now())

    with stores.sessions() as session:
        doubt = session.scalars(select(tables.CreditDoubt)).one()
        credit = session.scalars(select(tables.Credit)).one()
    assert credit.withdrawn_at is None
    assert doubt.reason == "march.csv (row 2), which supported this day, was rolled back."


def test_a_credit_whose_payment_is_reversed_is_given_to_a_person(
    stores, sender_id, credited, previewed
):
    reversal = previewed(MONDAY.replace(",10", ",-10"))

    deciding.apply(stores, reversal, sender_id, stores.now())

    with stores.sessions() as session:
        doubt = session.scalars(select(tables.CreditDoubt)).one()
    assert "A reversal in march.csv (row 2)" in doubt.reason


def test_a_person_may_let_a_doubted_day_stand(stores, sender_id, credited):
    deciding.roll_back(stores, credited, sender_id, stores.now())
    with stores.sessions.begin() as session:
        doubt = session.scalars(select(tables.CreditDoubt.public_id)).one()
        deciding.settle_doubt(session, doubt, sender_id, stores.now())

    with stores.sessions() as session:
        assert session.scalars(select(tables.CreditDoubt.settled_by)).one() == sender_id
        named = select(tables.AuditEntry).where(tables.AuditEntry.object == f"doubt:{doubt}")
        assert session.scalars(named).one().action == "settled"


def test_nobody_lets_a_doubted_day_of_their_own_stand(stores, sender_id, credited):
    deciding.roll_back(stores, credited, sender_id, stores.now())

    with stores.sessions.begin() as session:
        doubt = session.scalars(select(tables.CreditDoubt)).one()
        person = session.get_one(tables.Credit, doubt.credit_id).professional_id
        session.get_one(tables.Account, sender_id).professional_id = person
        session.flush()
        with pytest.raises(NotAllowed, match="their own days"):
            deciding.settle_doubt(session, doubt.public_id, sender_id, stores.now())


LEDGER = [{"date": "2026-03-02", "day_verdict": "cannot-tell", "production": "Harbor Lights"}]
READ = {"documents": [{"fields": {}, "records": [{"last4": {"value": "1234"}}]}]}


def _waiting(stores, sender_id, number, *, state=DocumentState.IN_REVIEW, day="2026-03-02"):
    with stores.sessions.begin() as session:
        now = stores.now()
        document = _document(session, sender_id, state, now, number)
        checked = {"ledger": [{**LEDGER[0], "date": day}]}
        for stage, payload in ((Stage.READ, READ), (Stage.CHECK, checked)):
            session.add(
                tables.Result(document_id=document.id, stage=stage, payload=payload, made_at=now)
            )
        session.add(
            tables.Work(
                document_id=document.id, sender_id=sender_id, stage=Stage.DONE, created_at=now
            )
        )
        return document.id


def _stages(stores):
    with stores.sessions() as session:
        return dict(session.execute(select(tables.Work.document_id, tables.Work.stage)).all())


def test_just_the_documents_near_the_new_days_are_checked_again(stores, sender_id, previewed):
    near = _waiting(stores, sender_id, 1)
    long_ago = _waiting(stores, sender_id, 2, day="2024-03-04")
    checking = _waiting(stores, sender_id, 3, state=DocumentState.CHECKING)
    decided = _waiting(stores, sender_id, 4, state=DocumentState.VERIFIED)

    count = deciding.apply(stores, previewed(MONDAY), sender_id, stores.now())

    stages = _stages(stores)
    assert count == 2
    assert {near: "check", checking: "check"}.items() <= stages.items()
    assert {long_ago: "done", decided: "done"}.items() <= stages.items()
    with stores.sessions() as session:
        kept = session.scalars(select(tables.Result.stage).where(tables.Result.document_id == near))
        assert list(kept) == ["read"]


def test_a_letter_is_checked_again_when_its_production_is_reported_without_its_person(
    stores, sender_id, previewed
):
    silent = _waiting(stores, sender_id, 1)

    deciding.apply(stores, previewed(MONDAY.replace("1234", "9999")), sender_id, stores.now())

    assert _stages(stores)[silent] == "check"


def test_rolling_back_has_the_same_documents_checked_again(stores, sender_id, previewed):
    public_id = previewed(MONDAY)
    deciding.apply(stores, public_id, sender_id, stores.now())
    near = _waiting(stores, sender_id, 1)

    count = deciding.roll_back(stores, public_id, sender_id, stores.now())

    assert (count, _stages(stores)[near]) == (1, "check")


def test_applying_and_rolling_back_are_seen_by_a_comparison_under_way(stores, sender_id, previewed):
    document_id = _waiting(stores, sender_id, 1)
    public_id = previewed(MONDAY)

    def seen():
        with stores.sessions() as session:
            return evidence_seen.seen(session, session.get_one(tables.Document, document_id))

    marks = [seen()]
    deciding.apply(stores, public_id, sender_id, stores.now())
    marks.append(seen())
    deciding.roll_back(stores, public_id, sender_id, stores.now())
    marks.append(seen())

    assert len(set(marks)) == 3


def test_who_rolls_back_while_documents_are_checked_again_goes_on_with_them(
    stores, sender_id, previewed, monkeypatch
):
    _waiting(stores, sender_id, 1)
    public_id = previewed(MONDAY)
    touched = rechecking.touched

    def rolled_back_meanwhile(session, entry):
        monkeypatch.setattr(rechecking, "touched", touched)
        counts.append(deciding.roll_back(stores, public_id, sender_id, stores.now()))
        return touched(session, entry)

    counts = []
    monkeypatch.setattr(rechecking, "touched", rolled_back_meanwhile)
    counts.append(deciding.apply(stores, public_id, sender_id, stores.now()))

    assert counts == [1, 0]
    assert entry_of(stores, public_id).task is None


@pytest.fixture
def is_member(stores, sender_id):
    """Return what makes the sender's account that of a professional."""

    def make(name: str, last4: str, member_number: str | None) -> None:
        numbers = {"last4": last4, "member_number": member_number}
        with stores.sessions.begin() as session:
            person = tables.Professional(
                public_id="p" * 32, name=name, created_at=stores.now(), **numbers
            )
            session.add(person)
            session.flush()
            session.get_one(tables.Account, sender_id).professional_id = person.id

    return make


@pytest.mark.parametrize(
    ("line", "header", "kind"),
    [(MONDAY, HEADER, "payroll"), (FRINGE_LINE, FRINGE_HEADER, "fringe")],
)
def test_nobody_applies_a_file_that_reports_their_own_work(
    stores, previewed, is_member, sender_id, line, header, kind
):
    is_member("Maria Vale", "1234", "M-77")
    file = previewed(line, header=header, kind=kind)

    with pytest.raises(NotAllowed, match="somebody else must apply"):
        deciding.apply(stores, file, sender_id, stores.now())


@pytest.mark.parametrize(("name", "last4"), [("Maria Vale", "9999"), ("Jordan Avery", "1234")])
def test_a_file_about_somebody_alike_may_be_applied(
    stores, previewed, is_member, sender_id, name, last4
):
    is_member(name, last4, None)
    file = previewed(MONDAY)

    deciding.apply(stores, file, sender_id, stores.now())

    assert entry_of(stores, file).state == "applied"
