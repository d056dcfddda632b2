"""What the issuer answers changes a day only as far as its word goes."""

from dataclasses import replace
from datetime import date

import pytest

from extractors.values import Place
from validators.amended import amended_claim, as_amended
from validators.claims import Claim
from validators.values import (
    Amendment,
    AmendmentKind,
    ClaimedDay,
    DayStatus,
    DayVerdict,
    Professional,
)

MAR_4, MAR_5 = date(2026, 3, 4), date(2026, 3, 5)
BOX = Place(1, (72, 300, 200, 314), "03/04", item="2026-03-04")


def _answer(kind: AmendmentKind, correct_day: date | None = None) -> Amendment:
    return Amendment(
        day=MAR_4,
        production="Harbor Lights, Season 2",
        kind=kind,
        answered_by="Dana Reyes, Northline Payroll",
        answered_on=date(2026, 11, 20),
        channel="e-mail",
        question="Q-4K2M7P",
        correct_day=correct_day,
    )


CONFIRMS = _answer(AmendmentKind.CONFIRMS)
WITHDRAWS = _answer(AmendmentKind.WITHDRAWS)
CORRECTS = _answer(AmendmentKind.CORRECTS, MAR_5)


def _line(
    verdict: DayVerdict, status: DayStatus = DayStatus.NOT_COUNTED, day: date = MAR_4
) -> ClaimedDay:
    because = "the period was reported, but not this day"
    title = "HARBOR LIGHTS S2"
    return ClaimedDay(day, title, "Grip", 0, verdict, status, because, BOX)


def _claim() -> Claim:
    return Claim(
        index=0,
        who=Professional("Jordan Avery", "4821"),
        production="Harbor Lights",
        season="2",
        production_type="tv_series",
        classification="Grip",
        local="80",
        employer=None,
        union_status="union",
        days=(date(2026, 3, 3), MAR_4),
        not_worked=(),
        period=None,
        places={MAR_4: BOX},
    )


@pytest.mark.parametrize(
    "verdict", [DayVerdict.UNSUPPORTED, DayVerdict.CONTRADICTED, DayVerdict.CANNOT_TELL]
)
def test_a_confirmed_day_waits_for_a_person_and_says_who_confirmed_it(verdict: DayVerdict) -> None:
    line = as_amended(_line(verdict), [CONFIRMS], letter_is_sound=True)

    assert line.status is DayStatus.REFER
    assert line.verdict is verdict
    assert line.amended_by == (CONFIRMS,)
    assert "confirmed by Dana Reyes, Northline Payroll (e-mail, Nov 20, 2026, Q-4K2M7P)" in (
        line.because
    )


def test_a_day_without_records_that_the_issuer_confirms_is_left_to_a_person_too() -> None:
    line = _line(DayVerdict.CANNOT_TELL, DayStatus.COUNTED)

    assert as_amended(line, [CONFIRMS], letter_is_sound=True).status is DayStatus.REFER


def test_a_day_that_records_prove_still_counts_when_it_is_confirmed() -> None:
    line = _line(DayVerdict.CONFIRMED, DayStatus.COUNTED)

    answered = as_amended(line, [CONFIRMS], letter_is_sound=True)

    assert answered == replace(line, amended_by=(CONFIRMS,))


def test_a_withdrawn_day_does_not_count_even_when_it_was_paid() -> None:
    line = _line(DayVerdict.CONFIRMED, DayStatus.COUNTED)

    answered = as_amended(line, [WITHDRAWS], letter_is_sound=True)

    assert (answered.verdict, answered.status) == (DayVerdict.CONTRADICTED, DayStatus.NOT_COUNTED)


@pytest.mark.parametrize("verdict", [DayVerdict.OUTSIDE_WINDOW, DayVerdict.NOT_QUALIFYING])
def test_no_answer_brings_back_a_day_that_the_rule_excludes(verdict: DayVerdict) -> None:
    line = as_amended(_line(verdict), [CONFIRMS], letter_is_sound=True)

    assert (line.verdict, line.status) == (verdict, DayStatus.NOT_COUNTED)


def test_no_answer_heals_a_letter_that_is_unsound() -> None:
    line = as_amended(_line(DayVerdict.UNSUPPORTED), [CONFIRMS], letter_is_sound=False)

    assert line.status is DayStatus.NOT_COUNTED


def test_a_day_credited_by_another_document_is_not_withdrawn_by_an_answer() -> None:
    line = _line(DayVerdict.ALREADY_CREDITED)

    answered = as_amended(line, [WITHDRAWS], letter_is_sound=True)

    assert answered.verdict is DayVerdict.ALREADY_CREDITED


def test_a_corrected_day_is_judged_in_place_of_the_other_at_the_same_box() -> None:
    claim = amended_claim(_claim(), [CORRECTS])

    assert claim.days == (date(2026, 3, 3), MAR_5)
    assert claim.places == {MAR_5: BOX}


def test_a_corrected_day_never_counts_without_a_person_even_when_it_was_paid() -> None:
    line = _line(DayVerdict.CONFIRMED, DayStatus.COUNTED, MAR_5)

    answered = as_amended(line, [CORRECTS], letter_is_sound=True)

    assert answered.status is DayStatus.REFER
    assert "corrected from Mar 4, 2026 by Dana Reyes" in answered.because


def test_a_correction_without_a_day_leaves_the_day_to_a_person() -> None:
    line = _line(DayVerdict.CONTRADICTED)
    answer = _answer(AmendmentKind.CORRECTS)

    assert amended_claim(_claim(), [answer]) == _claim()
    assert as_amended(line, [answer], letter_is_sound=True).status is DayStatus.REFER


def test_the_last_answer_holds() -> None:
    line = as_amended(_line(DayVerdict.UNSUPPORTED), [WITHDRAWS, CONFIRMS], letter_is_sound=True)

    assert line.status is DayStatus.REFER
    assert amended_claim(_claim(), [CORRECTS, CONFIRMS]) == _claim()


def test_an_answer_about_another_production_says_nothing() -> None:
    other = replace(CONFIRMS, production="Mercer Street")
    line = _line(DayVerdict.UNSUPPORTED)

    assert as_amended(line, [other], letter_is_sound=True) == line
    assert amended_claim(_claim(), [replace(CORRECTS, production="Mercer Street")]) == _claim()


def test_a_line_without_answers_is_left_alone() -> None:
    line = _line(DayVerdict.UNSUPPORTED)

    assert as_amended(line, [], letter_is_sound=True) is line
