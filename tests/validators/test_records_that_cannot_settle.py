"""Records that speak of a day without settling it: other classes, namesakes, hours, silence."""

from datetime import date

import pytest

from validators import fringe_days, identity
from validators.against_rule import check_kind
from validators.days import day_verdicts
from validators.values import DayStatus, DayVerdict, Professional, RuleInForce

DAYS = ["2026-03-02", "2026-03-03", "2026-03-04"]
MARCH = ("2026-03-01", "2026-03-31")
RULE = RuleInForce("rule", "1", 30, None, None, "union", "public", ("documentary",))


def _lines(statement, evidence):
    return {(line.verdict, line.status) for line in day_verdicts(statement, evidence)}


def _outcomes(found):
    return [(finding.code, finding.outcome.value) for finding in found]


def test_days_remitted_in_another_category_are_contradicted(letter, remitted, case):
    fringe = (remitted(*MARCH, 3, category="Camera Operator"),)

    found = _lines(letter(DAYS), case(fringe=fringe))

    assert found == {(DayVerdict.CONTRADICTED, DayStatus.NOT_COUNTED)}


@pytest.mark.parametrize(
    "change",
    [
        {"days": None, "hours": 30.0},
        {"category": "Journeyman Class B"},
        {"member_number": None},
        {"production": "Harbor"},
        {"local": "Local 700"},
    ],
)
def test_remittances_that_settle_nothing_go_to_a_person(letter, remitted, case, change):
    fringe = (remitted(*MARCH, **{"days": 3, **change}),)

    found = _lines(letter(DAYS), case(fringe=fringe))

    assert found == {(DayVerdict.CANNOT_TELL, DayStatus.REFER)}


def test_a_member_missing_from_a_report_is_unsupported(letter, remitted, case):
    fringe = (remitted(*MARCH, 3, employee_name="Ana Lopez", member_number="M-9"),)
    evidence = case(fringe=fringe)

    assert _lines(letter(DAYS), evidence) == {(DayVerdict.UNSUPPORTED, DayStatus.NOT_COUNTED)}
    assert _outcomes(fringe_days.check(letter(DAYS), evidence)) == [
        ("fringe-days-short", "differs")
    ]


def test_somebody_who_is_no_member_may_be_missing_from_a_report(letter, remitted, case):
    fringe = (remitted(*MARCH, 3, employee_name="Ana Lopez", member_number="M-9"),)
    evidence = case(fringe=fringe, professional=Professional("Maria Vale", "1234"))

    assert _lines(letter(DAYS), evidence) == {(DayVerdict.CANNOT_TELL, DayStatus.REFER)}
    assert _outcomes(fringe_days.check(letter(DAYS), evidence)) == [
        ("fringe-days-short", "cannot tell")
    ]


def test_another_letters_days_take_part_of_the_room(letter, remitted, case):
    other = letter(["2026-03-05", "2026-03-06"])
    evidence = case(fringe=(remitted(*MARCH, 4),), others=(letter(DAYS),))

    counted = [line.status for line in day_verdicts(other, evidence)].count(DayStatus.COUNTED)

    assert counted == 1


def test_a_letter_without_signature_takes_no_room(letter, remitted, case):
    unsigned = letter(DAYS, fields={"has_signature": False})
    other = letter(["2026-03-05", "2026-03-06"])

    found = _lines(other, case(fringe=(remitted(*MARCH, 2),), others=(unsigned,)))

    assert found == {(DayVerdict.SUPPORTED, DayStatus.COUNTED)}


def test_a_namesake_paid_instead_is_an_identity_mismatch(letter, paid, case):
    payroll = tuple(paid(day, last4="9999") for day in DAYS)

    found = identity.check_namesakes(letter(DAYS), case(payroll=payroll))

    assert _outcomes(found) == [("identity-mismatch", "differs")]
    assert found[0].dates == tuple(DAYS)


@pytest.mark.parametrize("name", ["Lopez, Maria", "Vale, Ana"])
def test_a_colleague_with_half_the_name_is_no_namesake(letter, paid, case, name):
    payroll = tuple(paid(day, last4="9999", employee_name=name) for day in DAYS)

    assert identity.check_namesakes(letter(DAYS), case(payroll=payroll)) == []


@pytest.mark.parametrize(
    ("change", "outcome"),
    [
        ({}, "agrees"),
        ({"union_status": None}, "agrees"),
        ({"union_status": "non_union"}, "differs"),
        ({"production_type": "documentary"}, "differs"),
    ],
)
def test_work_of_a_kind_that_does_not_count_is_told(letter, case, change, outcome):
    found = check_kind(letter(DAYS, **change), case(rule=RULE))

    assert _outcomes(found) == [("non-qualifying-days", outcome)]


def test_without_a_rule_nobody_can_tell_which_kind_counts(letter, case):
    assert _outcomes(check_kind(letter(DAYS), case())) == [("non-qualifying-days", "cannot tell")]


def test_a_total_of_idle_days_supports_nothing(letter, paid_total, case):
    payroll = (paid_total(*MARCH, 3, day_type="ID"),)

    assert (DayVerdict.SUPPORTED, DayStatus.COUNTED) not in _lines(
        letter(DAYS), case(payroll=payroll)
    )


def test_the_report_of_another_payroll_company_says_nothing(letter, paid, case):
    payroll = (
        paid(DAYS[0], payroll_company="Otherpay", production="Copper Canyon"),
        paid(DAYS[2], payroll_company="Otherpay", production="Copper Canyon"),
    )

    found = _lines(letter(DAYS), case(payroll=payroll, on=date(2026, 5, 1)))

    assert found == {(DayVerdict.CANNOT_TELL, DayStatus.COUNTED)}


@pytest.mark.parametrize("local", ["80", "IATSE Local 80", "080", None])
def test_what_was_remitted_to_the_claimed_local_supports_its_days(letter, remitted, case, local):
    fringe = (remitted(*MARCH, 3, local=local),)

    found = _lines(letter(DAYS), case(fringe=fringe))

    assert found == {(DayVerdict.SUPPORTED, DayStatus.COUNTED)}
