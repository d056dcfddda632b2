"""Accounts are made on the command line; a password never stands on it."""

from collections.abc import Callable
from typing import Any

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select

from app.batches.making import NewBatch, make
from app.cli import main
from app.records.tables import Account
from app.settings import Settings


@pytest.fixture
def dayproof(settings: Settings, scene: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A function that runs the command on the scene's database."""
    monkeypatch.setenv("DAYPROOF_DATABASE_URL", settings.database_url)
    monkeypatch.setenv("DAYPROOF_DATA_FOLDER", str(settings.data_folder))

    def run(*arguments: str, given: str = "") -> Result:
        return CliRunner().invoke(main, ["accounts", *arguments], input=given)

    return run


def _account(scene: Any, email: str) -> Account | None:
    with scene.stores.sessions() as session:
        return session.scalars(select(Account).where(Account.email == email)).one_or_none()


def test_an_added_account_is_kept_with_an_argon2_hash(dayproof: Any, scene: Any) -> None:
    options = ["--name", "Kim Sample", "--role", "reviewer", "--password-stdin"]

    result = dayproof("add", "kim@example.com", *options, given="a long enough password\n")

    account = _account(scene, "kim@example.com")
    assert result.exit_code == 0, result.output
    assert account is not None
    assert (account.password or "").startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_an_account_joins_another_company_s_batches_only_when_that_is_said(
    dayproof: Any, scene: Any
) -> None:
    def added(email: str, company: str, *more: str) -> Result:
        options = ["--name", "Kim", "--role", "payroll-partner", "--company", company]
        given = "a long enough password\n"
        return dayproof("add", email, *options, *more, "--password-stdin", given=given)

    first = added("kim@reels.example", "Reels Payroll")
    refused = added("bo@other.example", "REELS  payroll")
    joined = added("lee@reels.example", "reels payroll", "--joins")

    assert (first.exit_code, joined.exit_code) == (0, 0)
    assert refused.exit_code != 0
    assert "kim@reels.example" in refused.output
    assert _account(scene, "bo@other.example") is None
    lee = _account(scene, "lee@reels.example")
    assert lee is not None
    assert lee.payroll_company == "Reels Payroll"


def test_the_name_of_a_company_without_accounts_is_not_given_to_strangers(
    dayproof: Any, scene: Any
) -> None:
    with scene.stores.sessions.begin() as session:
        new = NewBatch(scene.accounts["pat"], "Gone Payroll", "web")
        make(session, new, scene.stores.now())
    options = ["--name", "Kim", "--role", "payroll-partner", "--company", "gone payroll"]

    refused = dayproof(
        "add", "kim@reels.example", *options, "--password-stdin", given="a long enough password\n"
    )

    assert refused.exit_code != 0
    assert "no account of it is left" in refused.output
    assert _account(scene, "kim@reels.example") is None


@pytest.mark.parametrize(
    ("arguments", "given", "said"),
    [
        (["add", "kim@example.com", "--name", "K", "--role", "reviewer"], "short", "at least 15"),
        (["add", "kim@example.com", "--name", "K", "--role", "applicant"], "x" * 20, "IL#"),
        (["add", "kim", "--name", "K", "--role", "reviewer"], "x" * 20, "no e-mail address"),
        (["add", "kim@example.com", "--name", " ", "--role", "reviewer"], "x" * 20, "needs a name"),
        (["add", "avery@example.com", "--name", "A", "--role", "reviewer"], "x" * 20, "already"),
    ],
)
def test_an_account_of_no_use_is_refused(
    dayproof: Any, arguments: list[str], given: str, said: str
) -> None:
    result = dayproof(*arguments, "--password-stdin", given=given + "\n")

    assert result.exit_code != 0
    assert said in result.output


def test_a_disabled_account_is_listed_as_such(dayproof: Any) -> None:
    dayproof("disable", "avery@example.com")

    assert "avery@example.com\tapplicant\tdisabled" in dayproof("list").output


def test_a_new_password_ends_the_sessions(
    dayproof: Any, scene: Any, sign_in: Callable[..., Any]
) -> None:
    before, browser = _account(scene, "avery@example.com"), sign_in("avery")

    dayproof("password", "avery@example.com", "--password-stdin", given="quite another password\n")

    after = _account(scene, "avery@example.com")
    assert before is not None
    assert after is not None
    assert before.password != after.password
    assert browser.get("/").location.startswith("/sign-in")


def test_a_database_that_cannot_be_opened_is_named(
    dayproof: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DAYPROOF_DATABASE_URL", "sqlite:////nowhere/at/all.sqlite3")

    result = dayproof("list")

    assert result.exit_code == 1
    assert "The database cannot be used (unable to open database file)" in result.output


def test_a_setting_of_no_use_is_wrong_usage(dayproof: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAYPROOF_PORT", "many")

    result = dayproof("list")

    assert result.exit_code == 2
    assert "DAYPROOF_PORT is 'many'" in result.output
