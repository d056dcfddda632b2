"""What was signed is kept as it was, with who, when and from where; and it starts the clocks."""

import json
from collections.abc import Callable

import pytest
from sqlalchemy import select

from app.applying import Signature, Step, application_for, discard, offer_named, save, sign, start
from app.applying.signing import digest, is_as_signed
from app.errors import Conflict, NotFound, Unprocessable
from app.records import tables
from app.stores import Stores

ADDRESS = "192.0.2.7"


def _begin(stores: Stores, account: int, local: str = "80", name: str = "Grip") -> str:
    offer = offer_named(local, name)
    assert offer is not None
    with stores.sessions.begin() as session:
        holder = session.get_one(tables.Account, account)
        return start(session, holder, offer, stores.now()).public_id


def _sign(stores: Stores, account: int, public_id: str, name: str = "Jordan Avery") -> str:
    with stores.sessions.begin() as session:
        draft = application_for(session, account, public_id)
        sign(session, draft, Signature(name, ADDRESS, stores.now()), stores.settings)
        return draft.signed or ""


def test_the_hash_covers_everything_that_was_signed(stores: Stores, applicant: int) -> None:
    signed = _sign(stores, applicant, _begin(stores, applicant))

    content = json.loads(signed)
    assert content["application"]["classification"] == "Grip"
    assert content["signature"]["typed_name"] == "Jordan Avery"
    assert content["signature"]["network_address"] == ADDRESS
    assert "at least one year" in content["statement"]
    with stores.sessions() as session:
        kept = session.scalars(select(tables.Application)).one()
        assert kept.signed_sha256 == digest(signed)


@pytest.mark.parametrize("part", ["Jordan", "Grip", ADDRESS, "2026"])
def test_a_change_to_any_part_is_noticed(stores: Stores, applicant: int, part: str) -> None:
    _sign(stores, applicant, _begin(stores, applicant))

    with stores.sessions.begin() as session:
        kept = session.scalars(select(tables.Application)).one()
        assert is_as_signed(kept)
        kept.signed = (kept.signed or "").replace(part, "other", 1)

        assert not is_as_signed(kept)


@pytest.mark.parametrize("name", ["jordan avery", "  Jordan   Avery ", "JORDAN AVÉRY"])
def test_capitals_accents_and_blanks_make_no_other_name(
    stores: Stores, applicant: int, name: str
) -> None:
    assert _sign(stores, applicant, _begin(stores, applicant), name)


@pytest.mark.parametrize("name", ["", "Jordan", "Jordan Blake", "Avery Jordan"])
def test_another_name_signs_nothing(stores: Stores, applicant: int, name: str) -> None:
    draft = _begin(stores, applicant)

    with pytest.raises(Unprocessable):
        _sign(stores, applicant, draft, name)


def test_nothing_is_signed_twice_changed_or_thrown_away_afterwards(
    stores: Stores, applicant: int
) -> None:
    draft = _begin(stores, applicant)
    _sign(stores, applicant, draft)
    with stores.sessions.begin() as session:
        kept = application_for(session, applicant, draft)
        changes: list[Callable[[], None]] = [
            lambda: save(kept, Step.CHECK, {"name": "Other"}, stores.now()),
            lambda: discard(kept, stores.now()),
        ]
        for change in changes:
            with pytest.raises(Conflict):
                change()

    with pytest.raises(Conflict):
        _sign(stores, applicant, draft)


def test_there_is_one_draft_for_each_classification(stores: Stores, applicant: int) -> None:
    drafts = [_begin(stores, applicant), _begin(stores, applicant)]
    other = _begin(stores, applicant, "44", "Property")

    assert drafts[0] == drafts[1] != other


def test_who_was_removed_is_referred_to_a_person(stores: Stores, applicant: int) -> None:
    _sign(stores, applicant, _begin(stores, applicant))
    with stores.sessions.begin() as session:
        session.scalars(select(tables.RosterRecord)).one().standing = "Removed"

    with pytest.raises(Conflict, match="a roster specialist decides"):
        _begin(stores, applicant)


def test_an_application_of_another_account_is_not_found(stores: Stores, applicant: int) -> None:
    draft = _begin(stores, applicant)

    with stores.sessions() as session, pytest.raises(NotFound):
        application_for(session, applicant + 1, draft)


def test_answers_given_before_are_offered_again(stores: Stores, applicant: int) -> None:
    first = _begin(stores, applicant)
    with stores.sessions.begin() as session:
        kept = {"name": "Jordan Q Avery", "mobile": "818 555 0100", "last4": "4417"}
        save(application_for(session, applicant, first), Step.CHECK, kept, stores.now())

    second = _begin(stores, applicant, "44", "Property")

    with stores.sessions() as session:
        assert application_for(session, applicant, second).answers == kept
