"""An application is read strictly: what nobody knows is said, never ignored."""

from typing import Any

import pytest

from app.casefolder.application import BadApplication, application_of


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"colour": 1}, "colour: Unknown field"),
        ({"rule": {"days": 30, "window_days": 365, "basis": "both"}}, "rule.basis"),
        ({"rule": {"days": 30, "basis": "any"}}, "rule.window_days: Missing data"),
        ({"rule": {"days": "30", "window_days": 365, "basis": "any"}}, "rule.days"),
        ({"rule": {"references": 3, "needs_pc_reference": True}}, "rule.references: Unknown"),
        ({"professional": {"name": "Maria", "nickname": "M"}}, "professional.nickname: Unknown"),
        ({"professional": {"name": "Maria", "last4": "12345"}}, "professional.last4: must be four"),
        ({"roster": "XYZ"}, "roster: Must be one of"),
        ({"local": None}, "local: must name the local"),
        ({"on": "21.11.2026"}, "on: Not a valid date"),
        ({"classification": " "}, "classification: must not be blank"),
        ({"documents": [["a.pdf"], []]}, "documents.1"),
    ],
)
def test_a_wrong_key_or_value_is_named(
    application: dict[str, Any], change: dict[str, Any], said: str
) -> None:
    with pytest.raises(BadApplication, match=said):
        application_of({**application, **change})


def test_an_upgrade_in_local_411_asks_for_references(application: dict[str, Any]) -> None:
    asked = {"references": 3, "needs_pc_reference": True}
    changes = {"roster": "IATSE411", "local": None, "classification": "1st APC", "rule": asked}

    found = application_of({**application, **changes})

    assert found.references is not None
    assert (found.references.references, found.references.needs_pc_reference) == (3, True)
    assert (found.local, found.rule) == ("411", None)


def test_without_a_rule_the_rule_book_holds(application: dict[str, Any]) -> None:
    application.pop("rule")

    assert application_of(application).rule is None


def test_a_local_and_a_member_number_may_be_written_as_numbers(application: dict[str, Any]) -> None:
    person = {"name": "Maria Vale", "last4": "0034", "member_number": 77}

    found = application_of({**application, "local": 80, "professional": person})

    assert (found.local, found.professional.member_number) == ("80", "77")
