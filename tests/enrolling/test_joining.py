"""An account is made by whoever reads the mail, once, and nobody learns who has one."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app.enrolling import Asked, ask, ask_again, confirm, enrollment_of
from app.errors import BadRequest, NotFound
from app.records import tables
from app.stores import Stores
from tests.enrolling.newcomers import ask_for, join, key_in, mails_to, stated


def test_the_link_makes_an_applicants_account_with_a_file_of_its_own(stores: Stores) -> None:
    account_id = join(stores, stated())

    with stores.sessions() as session:
        account = session.get_one(tables.Account, account_id)
        person = account.professional
        assert [role.name for role in account.roles] == ["applicant"]
        assert person is not None
        assert (person.name, person.last4) == ("Jordan Avery", "4417")


def test_a_link_works_once(stores: Stores) -> None:
    key = ask_for(stores, stated())
    _confirm(stores, key)

    with pytest.raises(NotFound):
        _confirm(stores, key)


def test_a_link_ends_after_a_day(stores: Stores) -> None:
    key = ask_for(stores, stated())
    later = replace(stores, now=lambda: stores.now() + timedelta(hours=24))

    with pytest.raises(NotFound):
        _confirm(later, key)


def test_a_link_sent_again_voids_the_one_before(stores: Stores) -> None:
    first = ask_for(stores, stated())
    with stores.sessions.begin() as session:
        asked = enrollment_of(session, first, stores.now()).public_id
        ask_again(session, asked, stores.now(), stores.settings)

    with stores.sessions() as session, pytest.raises(NotFound):
        enrollment_of(session, first, stores.now())
    assert _confirm(stores, key_in(stores, "jordan@example.com")) > 0


def test_a_weak_password_uses_nothing_up(stores: Stores) -> None:
    key = ask_for(stores, stated())

    with pytest.raises(BadRequest):
        _confirm(stores, key, "jordan")

    assert _confirm(stores, key) > 0


def test_a_known_address_gets_the_same_answer_and_another_mail(stores: Stores) -> None:
    join(stores, stated())

    answers = [_ask(stores, email) for email in ("jordan@example.com", "new@example.com")]

    assert [type(each) for each in answers] == [Asked, Asked]
    known = mails_to(stores, "jordan@example.com")[-1]
    assert known.subject == "You already have an account"
    assert key_in(stores, "jordan@example.com") == ""
    assert key_in(stores, "new@example.com") != ""


def test_a_known_address_costs_the_same_rows(stores: Stores) -> None:
    join(stores, stated())

    added = []
    for email in ("jordan@example.com", "new@example.com"):
        before = _rows(stores)
        _ask(stores, email)
        added.append([after - was for after, was in zip(_rows(stores), before, strict=True)])

    assert added == [[1, 1, 1], [1, 1, 1]]


def test_no_birth_date_and_no_key_of_a_link_is_kept(stores: Stores) -> None:
    key = ask_for(stores, stated())

    with stores.sessions() as session:
        row = session.scalars(select(tables.Enrollment)).one()
        kept = repr({c.name: getattr(row, c.name) for c in tables.Enrollment.__table__.c})

    assert "1988" not in kept
    assert key not in kept


def _ask(stores: Stores, email: str) -> Asked:
    with stores.sessions.begin() as session:
        ring = stores.storage.keys.ring
        said = stated(email=email)
        return ask(session, said, ring=ring, now=stores.now(), settings=stores.settings)


def _confirm(stores: Stores, key: str, password: str = "") -> int:
    with stores.sessions.begin() as session:
        return confirm(session, key, password, now=stores.now(), settings=stores.settings).id


def _rows(stores: Stores) -> list[int]:
    counted = (tables.Enrollment, tables.OutgoingMail, tables.AuditEntry)
    with stores.sessions() as session:
        return [session.scalar(select(func.count()).select_from(each)) or 0 for each in counted]
