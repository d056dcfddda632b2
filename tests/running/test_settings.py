"""A setting of no use stops the start, and says what to write instead."""

import pytest

from app import settings
from app.settings import SettingError, Settings


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("PAGE_LIMIT", "many", "write a number"),
        ("PAGE_LIMIT", "-1", "above zero"),
        ("PAGE_LIMIT", "0", "above zero"),
        ("LEASE_SECONDS", "nan", "above zero"),
        ("LEASE_SECONDS", "inf", "above zero"),
        ("PORT", "80000", "from 0 to 65535"),
        ("REDIS_URL", "localhost:6379", "must begin with redis://"),
        ("DATABASE_URL", "mysql://localhost/x", "must begin with sqlite:///"),
        ("ROSTER_TIME_ZONE", "Mars/Base", "America/Los_Angeles"),
        ("SECURE_COOKIES", "perhaps", "write true or false"),
    ],
)
def test_a_value_of_no_use_is_named_with_what_to_write(name: str, text: str, wanted: str) -> None:
    with pytest.raises(SettingError) as error:
        Settings.from_env({f"DAYPROOF_{name}": text})

    assert f"DAYPROOF_{name}" in str(error.value)
    assert wanted in str(error.value)


def test_any_free_port_may_be_asked_for() -> None:
    assert Settings.from_env({"DAYPROOF_PORT": "0"}).port == 0


def test_postgresql_without_its_driver_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(settings, "find_spec", lambda _: None)

    with pytest.raises(SettingError, match="pip install"):
        Settings.from_env({"DAYPROOF_DATABASE_URL": "postgresql://localhost/dayproof"})
