"""No program starts on a setting that lets strangers in; each refusal names its setting."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from app import create_app
from app.cli.doctor import doctor
from app.operations.unsafe import UnsafeSetting, refuse_unsafe
from app.records.versions import KNOWN
from app.settings import SettingError, Settings

GOOD_KEY = "0123456789abcdef" * 4
MAIL: dict[str, object] = {
    "mail_url": "smtp://a:b@mail.example.org",
    "mail_from": "Experience Roster <roster@example.org>",
    "public_url": "https://roster.example.org",
}
BAD: dict[str, tuple[dict[str, object], Mapping[str, str]]] = {
    "DAYPROOF_SECRET_KEY has 5": ({"secret_key": "short"}, {}),
    "DAYPROOF_SECRET_KEY can be guessed": ({"secret_key": "changeme-" * 6}, {}),
    "SECRET_KEY can be guessed": ({"secret_key": "a" * 64}, {}),
    "FLASK_DEBUG is on": ({}, {"FLASK_DEBUG": "1"}),
    "DAYPROOF_SECURE_COOKIES is off": ({"host": "0.0.0.0", "secure_cookies": False}, {}),
    "DAYPROOF_SHOW_SAMPLE_CODES is on": ({"host": "0.0.0.0", "show_sample_codes": True}, {}),
    "DAYPROOF_MAIL_URL turns TLS off": (
        {**MAIL, "mail_url": "smtp://a:b@mail.example.org?tls=off"},
        {},
    ),
    "DAYPROOF_MAIL_FROM is needed": ({**MAIL, "mail_from": ""}, {}),
    "DAYPROOF_MAIL_REPLY_TO is 'nobody'": ({**MAIL, "mail_reply_to": "nobody"}, {}),
    "DAYPROOF_PUBLIC_URL must be an https": ({**MAIL, "public_url": ""}, {}),
    "DAYPROOF_METRICS_TOKEN has 4": ({"metrics_token": "abcd"}, {}),
    "DAYPROOF_INBOUND_DOMAIN is not set": ({"inbound_listen": "smtp://127.0.0.1:25"}, {}),
    "DAYPROOF_INBOUND_IMAP_URL begins with imap:": (
        {"inbound_imap_url": "imap://a@mail.example.org", "inbound_domain": "x.example.org"},
        {},
    ),
    "DAYPROOF_INBOUND_IMAP_URL holds a password": (
        {"inbound_imap_url": "imaps://a:b@mail.example.org", "inbound_domain": "x.example.org"},
        {},
    ),
    "DAYPROOF_INBOUND_TRUSTED_RELAYS trusts the whole": (
        {"inbound_trusted_relays": "mx.example.org 0.0.0.0/0"},
        {},
    ),
}


@pytest.mark.parametrize("problem", BAD)
def test_each_bad_setting_is_refused_by_its_name(tmp_path: Path, problem: str) -> None:
    changes, environ = BAD[problem]
    settings = replace(Settings(data_folder=tmp_path), **changes)  # type: ignore[arg-type]

    with pytest.raises(UnsafeSetting, match=problem):
        refuse_unsafe(settings, environ)


@pytest.mark.parametrize("name", ["secret", "audit-key", "redis/password"])
def test_a_key_that_others_can_read_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(GOOD_KEY)
    path.chmod(0o644)

    with pytest.raises(UnsafeSetting, match=f"{path.name} can be read by others.*chmod 600"):
        refuse_unsafe(Settings(data_folder=tmp_path), {})


def test_the_settings_of_one_machine_and_those_of_a_public_host_are_safe(tmp_path: Path) -> None:
    refuse_unsafe(Settings(data_folder=tmp_path, secure_cookies=False), {})
    refuse_unsafe(Settings(data_folder=tmp_path, secret_key=GOOD_KEY, host="0.0.0.0"), {})


def test_mail_to_a_server_with_tls_and_a_public_address_is_safe(tmp_path: Path) -> None:
    refuse_unsafe(replace(Settings(data_folder=tmp_path), **MAIL), {})  # type: ignore[arg-type]


def test_an_address_for_mail_of_no_use_is_refused_without_its_password(tmp_path: Path) -> None:
    settings = Settings(data_folder=tmp_path, mail_url="imap://a:hidden@mail.example.org")

    with pytest.raises(SettingError, match="DAYPROOF_MAIL_URL must be") as refused:
        refuse_unsafe(settings, {})

    assert "hidden" not in str(refused.value)


def test_the_web_server_refuses_before_it_opens_anything(tmp_path: Path) -> None:
    folder = tmp_path / "data"

    with pytest.raises(UnsafeSetting, match="SECRET_KEY"):
        create_app(Settings(data_folder=folder, secret_key="short"))

    assert not folder.exists()


@pytest.mark.parametrize("program", ["jobs.dispatch", "jobs.worker"])
def test_the_other_programs_refuse_too(tmp_path: Path, program: str) -> None:
    environ = {
        **os.environ,
        "DAYPROOF_DATA_FOLDER": str(tmp_path),
        "DAYPROOF_SECRET_KEY": "short",
        "PYTHONPATH": ".:queue",
    }

    ran = subprocess.run(
        [sys.executable, "-m", program],
        check=False,
        env=environ,
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert ran.returncode == 1
    assert "DAYPROOF_SECRET_KEY" in ran.stderr


def test_the_doctor_says_what_is_wrong_and_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DAYPROOF_DATA_FOLDER", str(tmp_path))
    monkeypatch.setenv("DAYPROOF_SECRET_KEY", "short")

    ran = CliRunner().invoke(doctor, ["--json"])

    assert ran.exit_code == 1
    assert '"fit": false' in ran.stdout
    assert "DAYPROOF_SECRET_KEY has 5 characters" in ran.stdout


def test_the_doctor_finds_a_fit_machine_fit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DAYPROOF_DATA_FOLDER", str(tmp_path))

    ran = CliRunner().invoke(doctor, [])

    assert ran.exit_code == 0
    assert "Containment" in ran.stdout


@pytest.mark.parametrize(
    ("oldest", "status", "said"),
    [
        (KNOWN[-1], 0, "newer than this program, which may go on with it"),
        ("9001", 1, "newer than this program, which cannot go on with it"),
    ],
)
def test_the_doctor_says_that_the_database_is_of_a_later_version(
    tmp_path: Path,
    migrated_file: Path,
    monkeypatch: pytest.MonkeyPatch,
    oldest: str,
    status: int,
    said: str,
) -> None:
    file = tmp_path / "dayproof.sqlite3"
    file.write_bytes(migrated_file.read_bytes())
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9001'")
        connection.execute("UPDATE oldest_programs SET revision = ?", [oldest])
    connection.close()
    monkeypatch.setenv("DAYPROOF_DATA_FOLDER", str(tmp_path))

    ran = CliRunner().invoke(doctor, ["--json"])

    assert ran.exit_code == status
    assert said in ran.stdout


def test_the_doctor_names_a_misspelt_setting_and_the_one_that_was_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DAYPROOF_DATA_FOLDER", str(tmp_path))
    monkeypatch.setenv("DAYPROOF_DATABASE_ULR", "postgresql://db/dayproof")

    ran = CliRunner().invoke(doctor, ["--json"])

    assert ran.exit_code == 0
    assert "DAYPROOF_DATABASE_ULR is no setting and does nothing" in ran.stdout
    assert "Write DAYPROOF_DATABASE_URL" in ran.stdout
