"""Somebody on file is matched without a word, and joined only with proof."""

from datetime import date

import pytest
from sqlalchemy import select

from app.access import Actor, Role
from app.accounts.registering import new_account
from app.enrolling import decide_apart, decide_linked, open_claims, prove_by_mail
from app.errors import BadRequest, Conflict, NotAllowed
from app.keys import KeyRing
from app.keys.identities import Identity, identity_keys
from app.keys.ring import new_key
from app.people import open_roster_record
from app.records import tables
from app.stores import Stores
from tests.enrolling.newcomers import BORN, join, key_in, mails_to, on_file, stated


@pytest.fixture
def reviewer(stores: Stores) -> Actor:
    """A reviewer who is neither the account nor the person on file."""
    with stores.sessions.begin() as session:
        roles = [Role.REVIEWER]
        made = new_account(session, "robin@example.com", "Robin", roles, now=stores.now())
        return Actor(made.id, made.name, frozenset(roles))


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({"il_number": "1234567", "last4": None}, {"il_number": "1234567", "name": "Jo Other"}),
        ({"born_on": BORN}, {}),
        ({}, {}),
    ],
)
def test_whoever_may_be_on_file_gets_a_second_file_and_waits_for_proof(
    stores: Stores, known: dict[str, object], said: dict[str, object]
) -> None:
    person = on_file(stores, **known)  # type: ignore[arg-type]

    account = join(stores, stated(**said))  # type: ignore[arg-type]

    assert _person_of(stores, account) != person
    assert _claimed(stores) == [person]


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({"born_on": date(1971, 1, 2)}, {}),
        ({"last4": "0001"}, {}),
        ({"name": "Jordan Blake"}, {}),
        ({}, {"last4": None}),
    ],
)
def test_whoever_differs_is_somebody_new(
    stores: Stores, known: dict[str, object], said: dict[str, object]
) -> None:
    on_file(stores, **known)  # type: ignore[arg-type]

    join(stores, stated(**said))  # type: ignore[arg-type]

    assert _claimed(stores) == []


def test_a_second_file_has_no_digits_that_payroll_could_be_matched_by(stores: Stores) -> None:
    on_file(stores)

    account = join(stores, stated())

    with stores.sessions() as session:
        person = session.get_one(tables.Professional, _person_of(stores, account))
        assert (person.last4, person.identity_key) == (None, None)


def test_the_link_to_the_address_on_file_joins_the_files(stores: Stores) -> None:
    person = on_file(stores, email="old@example.com")
    account = join(stores, stated())

    with stores.sessions.begin() as session:
        key = key_in(stores, "old@example.com", path="join/record")
        prove_by_mail(session, key, stores.now())

    assert _person_of(stores, account) == person
    assert _claimed(stores) == []


def test_the_mail_to_the_address_on_file_shows_nothing_of_the_record(stores: Stores) -> None:
    on_file(stores, email="old@example.com", il_number="7654321")

    join(stores, stated())

    said = mails_to(stores, "old@example.com")[-1].text
    assert "Avery" not in said
    assert "7654321" not in said
    assert "jordan@example.com" not in said


def test_the_address_on_file_confirmed_is_proof_enough(stores: Stores) -> None:
    person = on_file(stores, email="jordan@example.com")

    account = join(stores, stated())

    assert _person_of(stores, account) == person


def test_a_reviewer_joins_the_files_and_says_why(stores: Stores, reviewer: Actor) -> None:
    person = on_file(stores)
    account = join(stores, stated())
    _open_record(stores, account)

    with stores.sessions.begin() as session:
        claim = open_claims(session)[0].public_id
        decide_linked(session, claim, reviewer, "Called the number on file.", stores.now())

    assert _person_of(stores, account) == person
    with stores.sessions() as session:
        record = session.scalars(select(tables.RosterRecord)).one()
        assert record.professional_id == person
        actions = session.scalars(select(tables.AuditEntry.action)).all()
        assert {"claim-linked", "files-joined"} <= set(actions)


def test_two_people_kept_apart_have_their_own_digits(stores: Stores, reviewer: Actor) -> None:
    on_file(stores)
    account = join(stores, stated())

    with stores.sessions.begin() as session:
        claim = open_claims(session)[0].public_id
        decide_apart(session, claim, reviewer, "Father and son.", stores.now())

    with stores.sessions() as session:
        person = session.get_one(tables.Professional, _person_of(stores, account))
        assert person.last4 == "4417"
        assert person.identity_key is not None


def test_nobody_decides_without_a_reason_twice_or_on_their_own(
    stores: Stores, reviewer: Actor
) -> None:
    person = on_file(stores)
    account = join(stores, stated())
    own = Actor(account, "Jordan Avery", frozenset({"reviewer"}))
    same = Actor(
        reviewer.account_id, "Jordan Avery", frozenset({"reviewer"}), professional_id=person
    )
    with stores.sessions.begin() as session:
        claim = open_claims(session)[0].public_id
        for actor, reason, refused in (
            (reviewer, " ", BadRequest),
            (own, "It is me.", NotAllowed),
            (same, "It is me.", NotAllowed),
        ):
            with pytest.raises(refused):
                decide_linked(session, claim, actor, reason, stores.now())
        decide_linked(session, claim, reviewer, "Called.", stores.now())

        with pytest.raises(Conflict):
            decide_apart(session, claim, reviewer, "Changed my mind.", stores.now())


def test_who_was_hashed_under_an_older_key_is_known_again(stores: Stores) -> None:
    identity = Identity("jordan avery", BORN, "4417")
    older = new_key(stores.now())
    ring = KeyRing((older, new_key(stores.now())))

    then = identity_keys(KeyRing((older,)), identity)[-1]

    assert then in identity_keys(ring, identity)
    assert identity_keys(ring, identity)[-1] != then


def _person_of(stores: Stores, account: int) -> int:
    with stores.sessions() as session:
        found = session.get_one(tables.Account, account).professional_id
        assert found is not None
        return found


def _claimed(stores: Stores) -> list[int]:
    with stores.sessions() as session:
        return [claim.professional_id for claim in open_claims(session)]


def _open_record(stores: Stores, account: int) -> None:
    with stores.sessions.begin() as session:
        person = session.get_one(tables.Account, account).professional
        assert person is not None
        day = date(2026, 11, 2)
        open_roster_record(session, person, "IER", "80", "Grip", day, stores.now())
