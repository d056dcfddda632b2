"""A message about a change says what happened, what follows from it, and what to do next."""

from datetime import date

import pytest

from app.roster.values import Assessment, History, Standing
from app.standing.known_people import KnownRecord
from app.standing.rule_books import current
from app.standing.steps import Step
from app.standing.telling import told_of_change

ON = date(2026, 5, 21)
RECORD = KnownRecord(
    id=1,
    public_id="abc",
    roster="IER",
    local="399",
    classification="Driver",
    applied_on=ON,
    training_recorded_from=None,
    standing="Compliant",
    assessment="{}",
    assessed_on=ON,
    due_on=None,
    placements=(),
    removals=(),
    suspensions=(),
    groups=(),
)


@pytest.mark.parametrize(
    ("standing", "because", "follows", "next_step"),
    [
        (
            Standing.SUSPENDED,
            "Driver license expired on 2026-05-20.",
            "don’t count toward your advancement",
            "Put each of these right",
        ),
        (
            Standing.PENDING,
            "Driver license: not recorded yet.",
            "you are not listed as compliant",
            "your classification’s page",
        ),
        (Standing.REMOVED, "Resigned.", "you are not on the roster", "ask the roster office"),
    ],
)
def test_a_change_tells_thing_consequence_and_next_step(standing, because, follows, next_step):
    answer = Assessment(standing, frozenset({because}), (), None, None)
    step = Step(ON, ON, History("IER", "399", "Driver", ON), answer, current())
    before = {"standing": "Compliant", "group": None}

    (message,) = told_of_change(1, RECORD, step, before)

    text = message.text
    assert because.split(" expired")[0] in text
    assert follows in text
    assert next_step in text
