"""Staff prove two things; a code is taken once; whoever has the password alone gets nowhere."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from passlib.totp import TOTP
from sqlalchemy import select

from app.access import Role
from app.accounts import second_factors
from app.accounts.registering import new_account
from app.records import tables
from app.stores import Stores

PASSWORD = "correct horse battery staple"
SECRET = "ONQW24DMMUWXEZLWNFSXOZLS"
NOW = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)
Send = Callable[..., Any]


def _token(client: FlaskClient, address: str = "/sign-in") -> str:
    page = client.get(address, follow_redirects=True).text
    return page.split('name="csrf_token" value="')[1].split('"')[0]


def _password(client: FlaskClient, name: str, **more: str) -> Any:
    form = {"csrf_token": _token(client), "email": f"{name}@example.com", "password": PASSWORD}
    return client.post("/sign-in", data={**form, **more})


def _second(client: FlaskClient, code: str, **more: str) -> Any:
    form = {"csrf_token": _token(client, "/second-step"), "code": code, **more}
    return client.post("/second-step", data=form)


@pytest.fixture
def enrolled(scene: Any) -> list[str]:
    """Robin's recovery codes; her authenticator app holds ``SECRET``."""
    with scene.stores.sessions.begin() as session:
        account = session.get_one(tables.Account, scene.accounts["robin"])
        codes = second_factors.codes(scene.stores.settings)
        account.totp_secret = codes.secret_from(SECRET)
        return second_factors.new_recovery_codes(session, account, NOW)


def _code() -> str:
    return str(TOTP(SECRET).generate().token)


def test_a_password_alone_opens_no_page_of_staff(app: Flask, enrolled: list[str]) -> None:
    client = app.test_client()

    answer = _password(client, "robin", next="/roster")

    assert answer.location.startswith("/second-step")
    for address in ("/", "/desk", "/account", "/account/second-factor", "/roster"):
        assert client.get(address).location.startswith("/second-step"), address
    assert client.get("/api/v1/documents").status_code == 401


def test_a_code_lets_in_and_leads_on(app: Flask, enrolled: list[str]) -> None:
    client = app.test_client()
    _password(client, "robin")

    answer = _second(client, _code(), next="/roster")

    assert (answer.status_code, answer.location) == (302, "/roster")
    assert client.get("/desk").status_code == 200


def test_the_same_code_lets_nobody_in_again(app: Flask, enrolled: list[str]) -> None:
    code, first, second = _code(), app.test_client(), app.test_client()
    _password(first, "robin")
    _password(second, "robin")

    answers = [_second(first, code), _second(second, code)]

    assert [answer.status_code for answer in answers] == [302, 422]
    assert second.get("/desk").location.startswith("/second-step")


def test_a_thousand_replays_are_all_refused(stores: Stores, monkeypatch: Any) -> None:
    codes, opened, account = second_factors.codes(stores.settings), TOTP(SECRET), tables.Account()
    # Opening the sealed secret is slow on purpose, and the same each time: left out here.
    monkeypatch.setattr(codes, "_totp", _Opened(opened))
    taken = replayed = 0
    for step in range(1000):
        now = NOW + timedelta(seconds=30 * step)
        code = str(opened.generate(time=now).token)
        taken += codes._takes(account, "sealed", code, now)
        replayed += codes._takes(account, "sealed", code, now + timedelta(seconds=step % 30))

    assert (taken, replayed) == (1000, 0)


class _Opened:
    """An authenticator's secret that needs no opening."""

    def __init__(self, app: Any) -> None:
        self.app = app

    def verify(self, code: str, _sealed: str, **options: Any) -> Any:
        return self.app.match(code, **options)


def test_an_older_code_is_not_taken_after_a_newer_one(stores: Stores, sender_id: int) -> None:
    codes, app = second_factors.codes(stores.settings), TOTP(SECRET)
    older, newer = (str(app.generate(time=NOW - timedelta(seconds=s)).token) for s in (30, 0))

    with stores.sessions.begin() as session:
        account = session.get_one(tables.Account, sender_id)
        account.totp_secret = codes.secret_from(SECRET)
        taken = [codes.take(session, account, code, NOW) for code in (newer, older, newer)]

    assert taken == [True, False, False]


@pytest.mark.parametrize("code", ["", "000000", "12345", "abcdef", "٣٤٥٦٧٨", "0" * 39])
def test_what_is_no_code_of_now_is_refused(app: Flask, enrolled: list[str], code: str) -> None:
    client = app.test_client()
    _password(client, "robin")

    assert _second(client, code).status_code == 422


def test_a_recovery_code_works_once(app: Flask, scene: Any, enrolled: list[str]) -> None:
    first, second = app.test_client(), app.test_client()
    _password(first, "robin")
    _password(second, "robin")

    answers = [_second(first, enrolled[0].upper()), _second(second, enrolled[0])]

    assert [answer.status_code for answer in answers] == [302, 422]
    with scene.stores.sessions() as session:
        kept = set(session.scalars(select(tables.RecoveryCode.code_hash)))
        account = session.get_one(tables.Account, scene.accounts["robin"])
        left = second_factors.recovery_codes_left(session, account)
    assert left == 9
    assert not kept & set(enrolled)


def test_new_recovery_codes_void_those_of_before(stores: Stores, sender_id: int) -> None:
    with stores.sessions.begin() as session:
        account = session.get_one(tables.Account, sender_id)
        old = second_factors.new_recovery_codes(session, account, NOW)
        new = second_factors.new_recovery_codes(session, account, NOW)

        taken = [second_factors.take_recovery_code(session, account, c, NOW) for c in old]
        assert len(set(new)) == 10
        assert second_factors.take_recovery_code(session, account, new[3], NOW)

    assert taken == [False] * 10


def test_the_secret_of_an_app_is_not_kept_readable(scene: Any, enrolled: list[str]) -> None:
    with scene.stores.sessions() as session:
        kept = session.get_one(tables.Account, scene.accounts["robin"]).totp_secret

    assert SECRET not in kept
    assert "enckey" in kept


def test_staff_without_a_factor_can_only_set_one_up(app: Flask) -> None:
    client = app.test_client()

    answer = _password(client, "alex")

    assert client.get(answer.location).location == "/account/second-factor"
    for address in ("/", "/desk", "/accounts", "/account"):
        assert client.get(address).location == "/account/second-factor", address


def test_a_password_alone_cannot_add_a_factor_where_one_is(app: Flask, enrolled: list[str]) -> None:
    client, theirs = app.test_client(), TOTP.new()
    _password(client, "robin")
    secret = second_factors.codes(app.extensions["dayproof"].settings).secret_from(
        theirs.base32_key
    )

    form = {"csrf_token": _token(client, "/second-step"), "secret": secret}
    form |= {"code": str(theirs.generate().token)}
    answer = client.post("/account/second-factor/app", data=form)

    assert answer.status_code == 401


def test_wrong_codes_slow_down_and_lock_nobody_out(app: Flask, enrolled: list[str]) -> None:
    client = app.test_client()
    _password(client, "robin")

    answers = [_second(client, "000000").status_code for _ in range(6)]

    assert answers == [422] * 5 + [429]


def test_a_token_of_staff_needs_the_code_too(app: Flask, enrolled: list[str]) -> None:
    body, client = {"email": "robin@example.com", "password": PASSWORD}, app.test_client()

    without = client.post("/api/v1/tokens", json=body)
    wrong = client.post("/api/v1/tokens", json={**body, "code": "000000"})
    right = client.post("/api/v1/tokens", json={**body, "code": enrolled[1]})
    not_set_up = client.post("/api/v1/tokens", json={**body, "email": "alex@example.com"})

    codes = [answer.get_json().get("error", {}).get("code") for answer in (without, wrong)]
    assert codes == ["second-factor-needed", "wrong-code"]
    assert right.status_code == 201
    assert not_set_up.get_json()["error"]["code"] == "second-factor-missing"


def test_an_applicant_may_turn_it_on_and_off(
    app: Flask, sign_in: Callable[..., Any], send: Send
) -> None:
    avery = sign_in("avery")
    page = avery.get("/account/second-factor").text
    secret = page.split('name="secret" value="')[1].split('"')[0].replace("&#34;", '"')
    app_codes = second_factors.codes(app.extensions["dayproof"].settings)
    code = app_codes.generate_totp_password(secret)

    form = {"secret": secret, "code": code, "password": PASSWORD}
    shown = send(avery, "/account/second-factor/app", form)
    assert shown.text.count("<code>") == 10
    other = app.test_client()
    assert _password(other, "avery").location.startswith("/second-step")

    send(avery, "/account/second-factor/app/remove", {"password": PASSWORD})
    assert _password(app.test_client(), "avery").location == "/"


def test_staff_keep_their_last_factor(
    scene: Any, enrolled: list[str], sign_in: Callable[..., Any], send: Send
) -> None:
    send(sign_in("robin"), "/account/second-factor/app/remove", {"password": PASSWORD})

    with scene.stores.sessions() as session:
        account = session.get_one(tables.Account, scene.accounts["robin"])
        assert second_factors.has_second_factor(session, account)


def test_a_reset_by_another_administrator_makes_the_holder_set_it_up_anew(
    app: Flask, scene: Any, enrolled: list[str], sign_in: Callable[..., Any], send: Send
) -> None:
    with scene.stores.sessions() as session:
        public_id = session.get_one(tables.Account, scene.accounts["robin"]).public_id

    without_reason = send(sign_in("alex"), f"/accounts/{public_id}/second-factor/reset", {})
    form = {"reason": "Called back on the number on file."}
    send(sign_in("alex"), f"/accounts/{public_id}/second-factor/reset", form)

    assert without_reason.status_code == 400
    client = app.test_client()
    answer = _password(client, "robin")
    assert client.get(answer.location).location == "/account/second-factor"
    entry = tables.AuditEntry
    with scene.stores.sessions() as session:
        done = select(entry).where(entry.action == "second-factor-reset")
        kept = session.scalars(done).one()
        assert kept.actor == f"account:{scene.accounts['alex']}"
        assert kept.object == f"account:{public_id}"


def test_an_invitation_lets_its_holder_choose_a_password_once(
    app: Flask, scene: Any, sign_in: Callable[..., Any], send: Send
) -> None:
    form = {"name": "Kim Sample", "email": "kim@example.com", "role": ["reviewer"]}
    page = send(sign_in("alex"), "/accounts/invite", form).text
    link = "/welcome/" + page.split("/welcome/")[1].split('"')[0]
    client = app.test_client()
    assert client.get(link).status_code == client.get(link).status_code == 200

    weak = client.post(link, data={"csrf_token": _token(client, link), "new": "passwordpassword"})
    chosen = {"csrf_token": _token(client, link), "new": "seven wet lanterns drift"}
    answers = [client.post(link, data=chosen).status_code for _ in range(2)]

    assert weak.status_code == 422
    assert answers == [302, 404]
    assert client.get(link).status_code == 404


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("fourteen chars", "password-too-short"),
        ("passwordpassword", "password-too-common"),
        ("aaaaaaaaaaaaaaaaaaaa", "password-too-common"),
        ("1234567890123456789", "password-too-common"),
        ("qwertyuiopasdfghjkl", "password-too-common"),
        ("robinsamplerobinsample", "password-too-common"),
        ("x" * 201, "password-too-long"),
    ],
)
def test_a_password_that_is_easy_to_guess_is_refused(password: str, code: str) -> None:
    from app.accounts.passwords import refuse_weak  # noqa: PLC0415 - used here only
    from app.errors import BadRequest  # noqa: PLC0415

    with pytest.raises(BadRequest) as refused:
        refuse_weak(password, ("robin@example.com", "Robin Sample"))

    assert refused.value.code == code


@pytest.mark.parametrize("other", [Role.PAYROLL_PARTNER, Role.ADMINISTRATOR])
def test_partners_and_administrators_never_review(stores: Stores, other: Role) -> None:
    from app.errors import BadRequest  # noqa: PLC0415 - used here only

    roles = [other, Role.REVIEWER]
    with stores.sessions.begin() as session, pytest.raises(BadRequest):
        new_account(session, "two@example.com", "Two Hats", roles, now=NOW)
