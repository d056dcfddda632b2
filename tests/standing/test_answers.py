"""The text that is compared is the text that is stored, whatever an answer says."""

import json
from dataclasses import replace
from datetime import date

import pytest

from app.roster.compliance import assess
from app.roster.rulebook import rule_book
from app.standing.answers import assessment_of, text_of
from bench.engine import histories

ON = date(2026, 11, 21)


def test_the_text_is_the_answer_as_json():
    answers = [assess(history, rule_book(), ON) for history in histories(300)]

    assert [json.loads(text_of(a)) for a in answers] == [assessment_of(a) for a in answers]


@pytest.mark.parametrize("reason", ['"requirements": []', "“Łódź” \\", ""])
def test_so_it_is_whatever_the_reason_and_without_requirements(reason):
    found = assess(next(iter(histories(1))), rule_book(), ON)

    answer = replace(found, reasons=frozenset({reason}))
    bare = replace(answer, requirements=())

    assert json.loads(text_of(answer)) == assessment_of(answer)
    assert json.loads(text_of(bare)) == assessment_of(bare)
