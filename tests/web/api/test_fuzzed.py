"""Whatever a program sends to the calls for partners, the answer is one that is described.

Schemathesis makes up what the description allows and what it forbids, a little of each; more of it
is ``script/fuzz_api``.
"""

from collections.abc import Callable
from typing import Any

import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode

from app.batches.making import NewBatch, make

A_FEW = settings(
    max_examples=4,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def test_every_answer_to_a_partners_program_is_one_that_is_described(
    app: Flask, scene: Any, token_for: Callable[[str], str]
) -> None:
    whole = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)
    calls = whole.include(path_regex="^/api/v1/(batches|uploads|payroll-files)")
    headers = {"Authentication-Token": token_for("pat")}
    with scene.stores.sessions.begin() as session:
        new = NewBatch(scene.accounts["pat"], "Northline Payroll", "api")
        batch = make(session, new, scene.stores.now()).public_id
    answered: dict[str, set[int]] = {}

    for found in calls.get_all_operations():
        call = found.ok()
        for mode in GenerationMode:

            @A_FEW
            @given(call.as_strategy(generation_mode=mode), st.booleans())
            def answers(case: Any, is_known: bool) -> None:
                if is_known and "public_id" in case.path_parameters:
                    case.path_parameters["public_id"] = batch
                answer = case.call_and_validate(headers=headers)
                answered.setdefault(case.operation.label, set()).add(answer.status_code)

            answers()

    assert len(answered) == 11
    assert max(max(codes) for codes in answered.values()) < 500
    assert all(any(code >= 400 for code in codes) for codes in answered.values())
