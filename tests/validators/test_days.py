"""Every claimed day gets the verdict that the records allow, and no better one."""

from datetime import date

import pytest

from validators.days import day_verdicts
from validators.values import (
    Alias,
    AliasKind,
    Amendment,
    AmendmentKind,
    CreditedDay,
    DayStatus,
    DayVerdict,
    Professional,
    RuleInForce,
)

MONDAY, TUESDAY, SATURDAY = "2026-03-02", "2026-03-03", "2026-03-07"


def verdicts(statement, evidence):
    return [(str(d.verdict), str(d.status)) for d in day_verdicts(statement, evidence)]


def test_a_paid_day_is_confirmed_with_the_line_that_paid_it(letter, paid, case):
    line = paid(MONDAY, row=14)

    (day,) = day_verdicts(letter([MONDAY]), case(payroll=(line,)))

    assert (day.verdict, day.status) == (DayVerdict.CONFIRMED, DayStatus.COUNTED)
    assert day.paid_by == (line,)
    assert day.place is not None
    assert day.place.item == MONDAY


def test_a_day_missing_from_a_reported_week_is_unsupported(letter, paid, case):
    found = verdicts(letter([MONDAY, SATURDAY]), case(payroll=(paid(MONDAY),)))

    assert found == [("confirmed", "counted"), ("unsupported", "not-counted")]


def test_a_day_nobody_reported_counts_with_the_words_no_records_to_compare(letter, case):
    (day,) = day_verdicts(letter([MONDAY]), case())

    assert (day.verdict, day.status) == (DayVerdict.CANNOT_TELL, DayStatus.COUNTED)
    assert day.because == "no records to compare"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("WK", ("confirmed", "counted")),
        ("HW", ("confirmed", "counted")),
        ("TW", ("confirmed", "counted")),
        ("ID", ("contradicted", "not-counted")),
        ("GR", ("contradicted", "not-counted")),
        ("Sick", ("contradicted", "not-counted")),
        ("HP", ("contradicted", "not-counted")),
        ("TR", ("contradicted", "not-counted")),
        ("CO", ("cannot-tell", "refer")),
        ("ZZ", ("cannot-tell", "refer")),
    ],
)
def test_the_reported_day_type_decides(letter, paid, case, code, expected):
    found = verdicts(letter([MONDAY]), case(payroll=(paid(MONDAY, day_type=code),)))

    assert found == [expected]


def test_a_day_paid_in_another_classification_is_contradicted(letter, paid, case):
    line = paid(MONDAY, classification="Script Supervisor")

    assert verdicts(letter([MONDAY]), case(payroll=(line,))) == [("contradicted", "not-counted")]


def test_an_occupation_code_of_the_classification_confirms(letter, paid, case):
    line = paid(MONDAY, classification=None, occupation_code="4541")

    assert verdicts(letter([MONDAY]), case(payroll=(line,))) == [("confirmed", "counted")]


def test_a_line_without_classification_supports_but_does_not_confirm(letter, paid, case):
    line = paid(MONDAY, classification=None)

    assert verdicts(letter([MONDAY]), case(payroll=(line,))) == [("supported", "counted")]


def test_a_namesake_with_other_digits_contradicts(letter, paid, case):
    line = paid(MONDAY, last4="9999")

    assert verdicts(letter([MONDAY]), case(payroll=(line,))) == [("contradicted", "not-counted")]


def test_a_name_without_a_number_proves_nothing(letter, paid, case):
    line = paid(MONDAY, last4=None)

    assert verdicts(letter([MONDAY]), case(payroll=(line,))) == [("cannot-tell", "refer")]


def test_another_season_of_the_series_is_another_production(letter, paid, case):
    line = paid(MONDAY, production="Harbor Lights Season 3")

    found = verdicts(letter([MONDAY], season="2"), case(payroll=(line,)))

    assert found == [("unsupported", "not-counted")]


def test_a_reversed_day_is_not_paid(letter, paid, case):
    lines = (paid(MONDAY), paid(MONDAY, days=-1.0, row=3), paid(TUESDAY, row=4))

    found = verdicts(letter([MONDAY, TUESDAY]), case(payroll=lines))

    assert found == [("unsupported", "not-counted"), ("confirmed", "counted")]


def test_eight_remitted_days_support_exactly_the_first_eight_of_ten(letter, remitted, case):
    claimed = [f"2026-03-{day:02}" for day in range(2, 12)]

    found = verdicts(letter(claimed), case(fringe=(remitted("2026-03-01", "2026-03-31", 8),)))

    assert found == [("supported", "counted")] * 8 + [("unsupported", "not-counted")] * 2


def test_days_that_payroll_confirms_use_up_the_remitted_total(letter, paid, remitted, case):
    claimed = [MONDAY, TUESDAY, "2026-03-09"]
    evidence = case(
        payroll=(paid(MONDAY), paid(TUESDAY)),
        fringe=(remitted("2026-03-01", "2026-03-31", 2),),
    )

    found = [verdict for verdict, _ in verdicts(letter(claimed), evidence)]

    assert found == ["confirmed", "confirmed", "unsupported"]


def test_a_day_already_credited_does_not_count_again(letter, paid, case):
    before = CreditedDay(date(2026, 3, 2), "Harbor Lights", "Grip", "doc1")

    found = verdicts(letter([MONDAY]), case(payroll=(paid(MONDAY),), credited=(before,)))

    assert found == [("already-credited", "not-counted")]


def test_a_day_of_two_records_counts_once(letter, record, paid, case):
    other = "Quiet Water"
    lines = (paid(MONDAY), paid(MONDAY, production=other, row=3))
    both = letter(records=(record([MONDAY]), record([MONDAY], production=other)))

    found = verdicts(both, case(payroll=lines))

    assert found == [("confirmed", "counted"), ("already-credited", "not-counted")]


def test_days_after_the_letter_never_count(letter, paid, case):
    late = letter([MONDAY, TUESDAY], fields={"letter_date": MONDAY})

    found = verdicts(late, case(payroll=(paid(MONDAY), paid(TUESDAY))))

    assert found == [("confirmed", "counted"), ("not-qualifying", "not-counted")]


def test_days_outside_the_window_of_the_rule_do_not_count(letter, paid, case):
    rule = RuleInForce("871-union", "1", 30, date(2026, 3, 3), date(2026, 5, 1), "union", "public")

    found = verdicts(
        letter([MONDAY, TUESDAY]), case(rule=rule, payroll=(paid(MONDAY), paid(TUESDAY)))
    )

    assert found == [("outside-window", "not-counted"), ("confirmed", "counted")]


def test_non_union_days_do_not_qualify_under_a_union_rule(letter, case):
    rule = RuleInForce("ier", "1", 30, None, None, "union", "public")
    proof = {"proof_of_payment_attached": True}

    found = verdicts(letter([MONDAY], union_status="non_union", fields=proof), case(rule=rule))

    assert found == [("not-qualifying", "not-counted")]


@pytest.mark.parametrize(
    "defect",
    [
        {"fields": {"has_signature": False}},
        {"fields": {"has_letterhead": False}},
        {"production_type": None},
        {"classification": None},
        {"classification": "Script Supervisor", "local": "871"},
        {"union_status": "non_union", "fields": {"payroll_company": None}},
    ],
)
def test_a_defective_letter_counts_no_day(letter, paid, case, defect):
    found = day_verdicts(letter([MONDAY], **defect), case(payroll=(paid(MONDAY),)))

    assert [day.status for day in found] == [DayStatus.NOT_COUNTED]


def test_a_letter_about_somebody_else_counts_no_day(letter, paid, case):
    stranger = letter([MONDAY], employee_name="Otto Brandt", last4="9999")

    assert verdicts(stranger, case(payroll=(paid(MONDAY),))) == [("contradicted", "not-counted")]


def test_other_peoples_records_in_the_letter_are_no_claims(letter, record, case):
    both = letter(
        records=(
            record([MONDAY]),
            record([TUESDAY], employee_name="Otto Brandt", last4="9999"),
        )
    )

    found = day_verdicts(both, case())

    assert [day.day for day in found] == [date(2026, 3, 2)]


def test_a_former_name_with_the_same_digits_is_the_same_person(letter, paid, case):
    former = letter([MONDAY], employee_name="Maria Hollis")
    line = paid(MONDAY, employee_name="Hollis, Maria")

    assert verdicts(former, case(payroll=(line,))) == [("confirmed", "counted")]


def test_without_digits_on_either_side_a_person_must_say(letter, paid, case):
    nobody = Professional("Maria Vale")
    line = paid(MONDAY)

    found = verdicts(letter([MONDAY], last4=None), case(professional=nobody, payroll=(line,)))

    assert found == [("cannot-tell", "refer")]


def test_days_credited_by_another_letter_have_used_up_their_room(letter, remitted, case):
    before = tuple(
        CreditedDay(date(2026, 3, n), "Harbor Lights", "Grip", "doc1") for n in (23, 24, 25)
    )
    evidence = case(credited=before, fringe=(remitted("2026-03-01", "2026-03-31", 4),))

    found = verdicts(letter([MONDAY, TUESDAY]), evidence)

    assert found == [("supported", "counted"), ("unsupported", "not-counted")]


def test_two_letters_never_share_out_more_than_was_remitted(letter, paid, remitted, case):
    first, second = letter(["2026-03-20"]), letter([MONDAY, TUESDAY])
    records = {
        "payroll": (paid("2026-03-20"),),
        "fringe": (remitted("2026-03-01", "2026-03-31", 2),),
    }

    found = [
        *verdicts(first, case(others=(second,), **records)),
        *verdicts(second, case(others=(first,), **records)),
    ]

    assert found == [
        ("confirmed", "counted"),
        ("supported", "counted"),
        ("unsupported", "not-counted"),
    ]


def test_half_a_remitted_day_is_for_a_person(letter, remitted, case):
    evidence = case(fringe=(remitted("2026-03-01", "2026-03-31", 1.5),))

    found = verdicts(letter([MONDAY, TUESDAY, "2026-03-04"]), evidence)

    assert found == [
        ("supported", "counted"),
        ("cannot-tell", "refer"),
        ("unsupported", "not-counted"),
    ]


def test_a_loan_out_is_paid_in_place_of_its_owner(letter, paid, case):
    own = letter([MONDAY], loanout_company="Vale Grip Works, Inc.")
    line = paid(MONDAY, employee_name="VALE GRIP WORKS INC")

    assert verdicts(own, case(payroll=(line,))) == [("confirmed", "counted")]


def test_a_company_that_nobody_named_proves_nothing(letter, paid, case):
    line = paid(MONDAY, employee_name="VALE GRIP WORKS INC")

    assert verdicts(letter([MONDAY]), case(payroll=(line,))) == [("unsupported", "not-counted")]


def test_a_taught_title_and_a_taught_name_match(letter, paid, case):
    aliases = (
        Alias(AliasKind.PRODUCTION, "Neptune", "Harbor Lights", "Ruth Alder", date(2026, 4, 1)),
        Alias(AliasKind.PERSON, "Mia Quill", "Maria Vale", "Ruth Alder", date(2026, 4, 1)),
    )
    lines = (
        paid(MONDAY, production="NEPTUNE"),
        paid(TUESDAY, employee_name="QUILL, MIA", row=3),
    )
    claimed = letter([MONDAY, TUESDAY])

    untaught = verdicts(claimed, case(payroll=lines))
    taught = verdicts(claimed, case(payroll=lines, aliases=aliases))

    assert untaught == [("unsupported", "not-counted")] * 2
    assert taught == [("confirmed", "counted")] * 2


def test_what_the_issuer_confirms_is_for_a_person(letter, paid, case):
    answer = Amendment(
        day=date(2026, 3, 3),
        production="Harbor Lights",
        kind=AmendmentKind.CONFIRMS,
        answered_by="Reelpay",
        answered_on=date(2026, 4, 9),
        channel="e-mail",
        question="Q-1",
    )

    found = verdicts(letter([MONDAY, TUESDAY]), case(payroll=(paid(MONDAY),), amendments=(answer,)))

    assert found == [("confirmed", "counted"), ("unsupported", "refer")]


def test_a_remitted_day_that_was_taken_back_is_unsupported(letter, remitted, case):
    lines = (
        remitted("2026-03-01", "2026-03-31", 2),
        remitted(TUESDAY, TUESDAY, -1, row=3),
    )

    found = verdicts(letter([MONDAY, TUESDAY]), case(fringe=lines))

    assert found == [("supported", "counted"), ("unsupported", "not-counted")]


def test_a_correction_without_what_it_corrects_is_for_a_person(letter, remitted, case):
    line = remitted("2026-03-01", "2026-03-31", -1)

    assert verdicts(letter([MONDAY]), case(fringe=(line,))) == [("cannot-tell", "refer")]
