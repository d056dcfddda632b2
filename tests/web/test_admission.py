"""Every route declares who may use it, and nobody gets at what is not theirs."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from werkzeug.routing import Rule

from app.access import Access, Actor
from app.entry.admission import declared_access

MINE, THEIRS = "mine", "theirs"

# What each role may reach beyond public pages; "own" is a document of the asker's professional.
EXPECTED = {
    ("avery", MINE): {Access.SIGNED_IN},
    ("avery", THEIRS): set(),
    ("robin", THEIRS): {Access.SIGNED_IN, Access.STAFF, Access.REVIEWER},
    ("alex", THEIRS): {Access.SIGNED_IN, Access.STAFF},
    ("nobody", THEIRS): set(),
}


def _rules(app: Flask) -> Iterator[Rule]:
    return (rule for rule in app.url_map.iter_rules() if rule.endpoint != "static")


def test_every_route_declares_who_may_use_it(app: Flask) -> None:
    silent = [rule.rule for rule in _rules(app) if declared_access(app, rule.endpoint) is None]

    assert silent == []


@pytest.mark.parametrize(("asker", "owner"), EXPECTED)
def test_no_role_gets_an_answer_that_its_rule_does_not_give(
    app: Flask, scene: Any, sign_in: Callable[..., Any], asker: str, owner: str
) -> None:
    whose = {"avery": "avery", MINE: "avery", THEIRS: "blake"}[owner]
    document = scene.document("a1", owner=whose)
    client = app.test_client() if asker == "nobody" else sign_in(asker)
    token = client.get("/sign-in", follow_redirects=True).text
    csrf = (
        token.split('name="csrf_token" value="')[1].split('"')[0] if "csrf_token" in token else ""
    )

    leaks = []
    for rule in _rules(app):
        access = declared_access(app, rule.endpoint)
        if "public_id" not in rule.arguments or rule.endpoint.startswith(("roster", "api.roster")):
            continue
        address = rule.rule.replace("<public_id>", document)
        address = address.replace("<int:number>", "1").replace("<int:width>", "1100")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}:
            form = {"csrf_token": csrf, "day": "2026-03-02", "reason": "x", "decision": "1"}
            answer = client.open(address, method=method, data=form)
            answer.close()
            reached = answer.status_code < 300 or (answer.location or "").startswith("/desk/")
            if reached and access not in EXPECTED[(asker, owner)]:
                leaks.append((method, rule.rule, answer.status_code))

    assert leaks == []


@pytest.mark.parametrize("address", ["/roster/{}", "/api/v1/roster-records/{}"])
def test_a_roster_record_of_another_person_looks_like_none(
    scene: Any, sign_in: Callable[..., Any], address: str
) -> None:
    own = sign_in("avery").get(address.format(scene.roster_record))
    others = sign_in("blake").get(address.format(scene.roster_record))

    assert (own.status_code, others.status_code) == (200, 404)


def test_a_document_of_another_person_looks_like_none(
    scene: Any, sign_in: Callable[..., Any]
) -> None:
    document = scene.document("b2", owner="blake")

    theirs = sign_in("avery").get(f"/documents/{document}")
    none = sign_in("avery").get(f"/documents/{'f' * 32}")

    assert theirs.status_code == none.status_code == 404


def test_administrators_configure_but_do_not_decide(
    scene: Any, sign_in: Callable[..., Any], send: Callable[..., Any]
) -> None:
    document = scene.document("c3")

    answer = send(sign_in("alex"), f"/desk/{document}/approve", {"day": "2026-03-02"})

    assert answer.status_code == 403


def test_an_account_without_a_professional_sees_only_what_it_sent() -> None:
    actor = Actor(1, "Sam Sample", frozenset({"applicant"}))

    assert not actor.is_staff
    assert not Access.STAFF.allows(actor)
    assert Access.SIGNED_IN.allows(actor)
