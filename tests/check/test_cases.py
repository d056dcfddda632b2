"""What becomes of a case: one small folder for each promise, read from real files."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pytest

ANY = {"days": 10, "window_days": 365, "basis": "any"}
UNION = {"days": 10, "window_days": 365, "basis": "union"}
FRINGE = "80,Reelpay,Maria Vale,M-77,Harbor Lights,Grip,{period},{days},80,2000.50"


@pytest.fixture
def judged(
    answer, letter_pdf, paid_rows, table, fringe_table, march
) -> Callable[..., dict[str, Any]]:
    """Return what checks one letter of ten days with payroll and remitted rows."""

    def make(
        paid: Sequence[str] | None = None,
        *,
        remitted: Sequence[str] = (),
        days: Sequence[date] = march,
        rule: dict[str, Any] = UNION,
        more: dict[str, bytes] | None = None,
        **letter: Any,
    ) -> dict[str, Any]:
        files = {"letter.pdf": letter_pdf(days, **letter), **(more or {})}
        if paid is not None:
            files["export.txt"] = table(paid)
        if remitted:
            files["report.dat"] = fringe_table(*remitted)
        return answer(files, rule=rule)

    return make


def _codes(found: dict[str, Any]) -> dict[str, list[str]]:
    return {each["code"]: each["dates"] for each in found["findings"]}


def _verdicts(found: dict[str, Any]) -> dict[str, int]:
    every = [f"{line['day_verdict']}, {line['status']}" for line in found["ledger"]]
    return {each: every.count(each) for each in dict.fromkeys(every)}


def test_days_that_payroll_paid_are_confirmed_and_meet_the_rule(judged, paid_rows, march):
    found = judged(paid_rows(march))

    assert (found["credited_days"], found["required_days"], found["verdict"]) == (10, 10, "meets")
    assert found["findings"] == []
    first = found["ledger"][0]
    assert first["claimed_by"][0]["file"] == "letter.pdf"
    assert first["claimed_by"][0]["page"] == 1
    assert first["paid_by"] == [{"file": "export.txt", "row": 2}]


def test_an_object_has_exactly_the_public_keys(judged, paid_rows, march):
    found = judged(paid_rows(march[:9]))

    assert set(found) == {
        "files", "findings", "cannot_tell", "ledger", "credited_days", "required_days", "verdict",
        "because",
    }  # fmt: skip
    assert set(found["findings"][0]) == {"code", "severity", "message", "files", "dates"}
    assert set(found["ledger"][0]) == {
        "date", "production", "classification", "day_verdict", "status", "because", "claimed_by",
        "paid_by", "remitted_by", "rule",
    }  # fmt: skip
    assert [file["file"] for file in found["files"]] == ["export.txt", "letter.pdf"]


def test_days_without_any_records_count_and_say_so(judged):
    found = judged()

    assert found["credited_days"] == 10
    assert {line["because"] for line in found["ledger"]} == {"no records to compare"}


def test_a_week_that_payroll_does_not_show_is_unsupported(judged, paid_rows, march):
    later = [date(2026, 3, 16)]

    found = judged(paid_rows([*march[:5], *later]), days=[*march, *later])

    assert found["credited_days"] == 6
    assert _codes(found)["days-not-in-payroll"] == [f"2026-03-{n:02}" for n in (9, 10, 11, 12, 13)]


def test_a_colleague_of_the_same_first_name_proves_nothing(judged, paid_rows, march):
    others = paid_rows(march, last="Lopez", last4="9999")

    found = judged([*paid_rows(march[:8]), *others])

    assert found["credited_days"] == 8
    assert _codes(found)["days-not-in-payroll"] == ["2026-03-12", "2026-03-13"]


def test_idle_and_holiday_days_are_contradicted(judged, paid_rows, march):
    paid = [
        *paid_rows(march[:8]),
        *paid_rows(march[8:9], type="ID"),
        *paid_rows(march[9:], type="HP"),
    ]

    found = judged(paid)

    assert _verdicts(found) == {"confirmed, counted": 8, "contradicted, not-counted": 2}
    assert _codes(found)["non-qualifying-days"] == ["2026-03-12", "2026-03-13"]


def test_a_day_paid_in_another_classification_counts_no_day_of_the_letter(judged, paid_rows, march):
    found = judged([*paid_rows(march[:8]), *paid_rows(march[8:], occupation="Camera Operator")])

    assert found["credited_days"] == 0
    assert _codes(found)["classification-mismatch"] == ["2026-03-12", "2026-03-13"]


def test_a_namesake_with_other_digits_is_a_question_of_identity(judged, paid_rows, march):
    found = judged(paid_rows(march, last4="4321"))

    assert found["credited_days"] == 0
    assert "identity-mismatch" in _codes(found)


def test_eight_of_ten_remitted_days_support_exactly_eight(judged):
    found = judged(remitted=[FRINGE.format(period="2026-03", days=8)])

    assert _verdicts(found) == {"supported, counted": 8, "unsupported, not-counted": 2}
    assert len(_codes(found)["fringe-days-short"]) == 2
    assert found["ledger"][0]["remitted_by"] == [{"file": "report.dat", "row": 2}]


def test_a_reversed_remittance_supports_no_day(judged):
    rows = [FRINGE.format(period="2026-03", days=days) for days in (10, -2)]

    found = judged(remitted=rows)

    assert found["credited_days"] == 8


def test_two_letters_share_the_room_of_one_total(judged, letter_pdf, march):
    found = judged(
        remitted=[FRINGE.format(period="2026-03", days=8)],
        days=march[:5],
        more={"second.pdf": letter_pdf(march[5:])},
    )

    assert found["credited_days"] == 8


def test_days_remitted_in_hours_alone_go_to_a_person(judged):
    found = judged(remitted=[FRINGE.format(period="2026-03", days="")])

    assert (found["credited_days"], found["verdict"]) == (0, "refer")
    assert _verdicts(found) == {"cannot-tell, refer": 10}
    assert "insufficient-days" not in _codes(found)


def test_a_payroll_line_without_a_number_goes_to_a_person(judged, paid_rows, march):
    found = judged([*paid_rows(march[:8]), *paid_rows(march[8:], last4="")])

    assert (found["credited_days"], found["verdict"]) == (8, "refer")


def test_a_day_on_two_letters_counts_once(judged, letter_pdf, paid_rows, march):
    other = {"production": "Copper Canyon"}
    paid = [*paid_rows(march), *paid_rows(march[8:], **other)]

    found = judged(paid, more={"other.pdf": letter_pdf(march[8:], **other)})

    assert found["credited_days"] == 10
    assert _codes(found)["overlapping-dates"] == ["2026-03-12", "2026-03-13"]
    assert _verdicts(found)["already-credited, not-counted"] == 2
    both = [each["files"] for each in found["findings"] if each["code"] == "overlapping-dates"]
    assert both == [["letter.pdf", "other.pdf"]]


def test_the_same_file_sent_twice_counts_once(judged, letter_pdf, paid_rows, march):
    found = judged(paid_rows(march), more={"again.pdf": letter_pdf(march)})

    assert found["credited_days"] == 10
    assert {code: len(days) for code, days in _codes(found).items()} == {"duplicate-submission": 10}
    assert [place["file"] for place in found["ledger"][0]["claimed_by"]] == [
        "again.pdf",
        "letter.pdf",
    ]


@pytest.mark.parametrize(
    ("letter", "code"),
    [
        ({"signed": False}, "missing-signature"),
        ({"issuer": None}, "missing-letterhead"),
        ({"type": None}, "missing-production-type"),
        ({"classification": None}, "missing-classification"),
        ({"listed": "from March 2, 2026 to March 13, 2026"}, "missing-dates"),
        ({"name": "Ruth Alder", "last4": "5555"}, "identity-mismatch"),
        ({"classification": "Camera Operator", "local": None}, "classification-mismatch"),
    ],
)
def test_a_defective_letter_counts_no_day(judged, paid_rows, march, letter, code):
    found = judged(paid_rows(march), **letter)

    assert (found["credited_days"], found["verdict"]) == (0, "short")
    assert code in _codes(found)


def test_non_union_work_paid_directly_needs_its_proof(judged):
    direct = {"issuer": "Northlight Pictures, LLC", "role": "production company", "local": None}

    found = judged(rule=ANY, status="Non-union", **direct)

    assert (found["credited_days"], found["verdict"]) == (0, "incomplete")
    assert "proof-of-payment-missing" in _codes(found)


def test_non_union_work_does_not_count_under_a_union_rule(judged, paid_rows, march):
    found = judged(paid_rows(march), status="Non-union", local=None)

    assert _verdicts(found) == {"not-qualifying, not-counted": 10}
    assert "non-qualifying-days" in _codes(found)


@pytest.mark.parametrize(("window", "counted"), [(61, 10), (60, 9), (55, 5)])
def test_the_window_holds_both_its_ends(judged, window, counted):
    found = judged(rule={**UNION, "window_days": window})

    assert found["credited_days"] == counted
    assert ("outside-lookback" in _codes(found)) == (counted < 10)


def test_days_after_the_letter_do_not_count(judged):
    found = judged(date="March 10, 2026")

    assert found["credited_days"] == 7
    assert _codes(found)["dates-after-letter"] == ["2026-03-11", "2026-03-12", "2026-03-13"]


def test_another_spelling_of_the_name_counts_and_is_told(judged, paid_rows, march):
    found = judged(paid_rows(march), name="Maria T. Vale")

    assert found["credited_days"] == 10
    assert list(_codes(found)) == ["name-variant"]


def test_dates_out_of_order_and_a_date_twice_count_once_each(judged, march):
    written = ", ".join(f"{day:%m/%d/%Y}" for day in [*reversed(march), march[0]])

    found = judged(listed=written)

    assert found["credited_days"] == 10
    assert "duplicate-date" in _codes(found)


def test_the_rule_book_counts_the_days_of_the_best_window(
    answer, letter_pdf, paid_rows, table, march
):
    old = [date(2024, 6, 3), date(2024, 6, 4)]
    files = {"letter.pdf": letter_pdf([*old, *march]), "pay.csv": table(paid_rows([*old, *march]))}

    found = answer(files, rule=None)

    assert (found["credited_days"], found["required_days"]) == (10, 30)
    assert _codes(found)["outside-lookback"] == ["2024-06-03", "2024-06-04"]


def test_a_rule_whose_number_is_unknown_goes_to_a_person(answer, letter_pdf, march):
    files = {"letter.pdf": letter_pdf(march, classification="Driver", local="Teamsters Local 399")}

    found = answer(files, rule=None, local="399", classification="Driver")

    assert (found["required_days"], found["verdict"]) == (None, "refer")


def test_silence_proves_nothing_beside_dates_that_can_be_read_two_ways(judged):
    rows = ["02/03/2026,Vale,Maria,1234,Harbor Lights,Northlight Pictures,Grip,ID,10"]

    found = judged(rows)

    assert _verdicts(found) == {"cannot-tell, refer": 10}
