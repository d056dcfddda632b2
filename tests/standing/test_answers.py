"""The text that is compared is the text that is stored, whatever an answer says."""

import json
from dataclasses import asdict, replace
from datetime import date
from typing import Any

import pytest

from app.roster.compliance import assess
from app.roster.rulebook import rule_book
from app.roster.values import Assessment
from app.standing.answers import assessment_of, text_of
from bench.engine import histories

ON = date(2026, 11, 21)


def plain(answer: Assessment) -> Any:
    """Return every field of an answer as JSON that the standard library makes of it."""
    fields = asdict(answer)
    for need in fields["requirements"]:
        # It moves with the day asked about, and each day is proved by its credit.
        del need["earliest_on"]
        need["evidence"] = () if need["days"] else need["evidence"]
    for lost, told in zip(
        answer.advancement.lost if answer.advancement else (),
        (fields["advancement"] or {}).get("lost", ()),
        strict=True,
    ):
        told["days"] = lost.days
    return json.loads(json.dumps({**fields, "reasons": sorted(answer.reasons)}, default=str))


def test_the_text_is_the_answer_as_json():
    answers = [assess(history, rule_book(), ON) for history in histories(300)]

    assert [json.loads(text_of(each)) for each in answers] == [plain(each) for each in answers]
    assert [assessment_of(each) for each in answers] == [plain(each) for each in answers]


@pytest.mark.parametrize("reason", ['"requirements": []', "“Łódź” \\", ""])
def test_so_it_is_whatever_the_reason_and_without_requirements(reason):
    found = assess(next(iter(histories(1))), rule_book(), ON)

    answer = replace(found, reasons=frozenset({reason}))
    bare = replace(answer, requirements=())

    assert json.loads(text_of(answer)) == plain(answer)
    assert json.loads(text_of(bare)) == plain(bare)
