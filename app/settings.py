"""Everything that differs between machines, read once from the environment, units in the names."""

import math
import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from extractors.containment.levels import LEVELS

LONGEST_BACKUP_DAYS = 35


class SettingError(Exception):
    """A setting is missing or unsafe; the message names it and says what to set."""


@dataclass(frozen=True, slots=True)
class Settings:
    """One machine's settings. Defaults are those of one machine with nothing configured.

    ``rq_queue`` is one name because a worker on two queues can lose a job for ever.
    """

    data_folder: Path = Path("data")
    database_url: str = ""
    redis_url: str = ""
    secret_key: str = ""
    keys: str = ""
    key_file: str = ""
    files_url: str = ""
    backup_folder: str = ""
    backup_days: int = 35
    document_days: int = 3650
    picture_days: int = 730
    work_record_file_days: int = 400
    message_days: int = 1095
    unused_file_hours: int = 24
    host: str = "127.0.0.1"
    port: int = 8000
    rq_queue: str = "dayproof"
    file_limit_bytes: int = 25 * 1024 * 1024
    container_limit_bytes: int = 50 * 1024 * 1024
    unpacked_limit_bytes: int = 200 * 1024 * 1024
    unpack_ratio_limit: int = 50
    container_entry_limit: int = 2000
    mail_head_limit_bytes: int = 128 * 1024
    mail_header_limit_bytes: int = 16 * 1024
    mail_part_limit: int = 100
    mail_depth_limit: int = 10
    sender_day_files: int = 20_000
    sender_day_bytes: int = 20_000_000_000
    page_limit: int = 200
    page_limit_points: float = 14_400.0
    image_limit_pixels: int = 50_000_000
    child_memory_bytes: int = 800 * 1000 * 1000
    child_open_cpu_seconds: int = 10
    child_page_cpu_seconds: int = 10
    sandbox_minimum: str = "rlimit"
    lease_seconds: float = 30.0
    attempt_limit: int = 5
    work_cpu_seconds: float = 180.0
    retry_delay_seconds: float = 2.0
    dispatch_interval_seconds: float = 0.5
    dispatch_low_water: int = 8
    web_busy_wait_seconds: float = 15.0
    job_busy_wait_seconds: float = 30.0
    audit_heads_folder: str = ""
    audit_head_minutes: int = 60
    metrics_token: str = ""
    disk_free_bytes_min: int = 2_000_000_000
    review_within_working_days: int = 3
    session_idle_minutes: int = 30
    session_hours: int = 12
    staff_idle_minutes: int = 15
    staff_hours: int = 8
    sign_in_limit: str = "10 per 5 minutes"
    sign_in_limit_everybody: str = "1000 per 5 minutes"
    second_factor_limit: str = "5 per 5 minutes; 20 per hour; 50 per day"
    forgotten_limit: str = "5 per day"
    look_limit: str = "30 per 5 minutes; 300 per day"
    maintenance: str = ""
    verify_limit: str = "30 per minute; 300 per hour"
    mail_limit: str = "5 per hour; 20 per day"
    mail_limit_network: str = "60 per hour"
    inbound_listen: str = ""
    inbound_domain: str = ""
    inbound_connections: int = 8
    inbound_seconds: int = 300
    inbound_certificate: str = ""
    inbound_certificate_key: str = ""
    inbound_trusted_relays: str = ""
    inbound_imap_url: str = ""
    inbound_imap_password: str = ""
    inbound_imap_done: str = ""
    inbound_imap_server: str = ""
    inbound_imap_seconds: float = 30.0
    inbound_dns: str = ""
    inbound_scanner: str = ""
    inbound_days: int = 180
    invitation_hours: int = 72
    idempotency_days: int = 7
    public_url: str = ""
    trusted_proxy: str = ""
    mail_url: str = "folder:"
    mail_from: str = ""
    mail_reply_to: str = ""
    office_phone: str = ""
    webhook_private_hosts: str = ""
    show_sample_codes: bool = False
    secure_cookies: bool = True
    roster_time_zone: str = "America/Los_Angeles"
    local_411_time_zone: str = "America/Toronto"

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> "Settings":
        """Return the settings of this machine; raise ``SettingError`` for a value of no use.

        Each field is read from ``DAYPROOF_`` and its name in capitals. An empty database URL
        becomes a SQLite file in the data folder.
        """
        environ = os.environ if environ is None else environ
        given: dict[str, Any] = {
            f.name: _parse(f.name, environ[name], getattr(cls(), f.name))
            for f in fields(cls)
            if (name := f"DAYPROOF_{f.name.upper()}") in environ
        }
        settings = cls(**given)
        _check(settings)
        if settings.database_url:
            return settings
        path = settings.data_folder.absolute() / "dayproof.sqlite3"
        return cls(**{**given, "database_url": f"sqlite:///{path}"})


def setting_names() -> tuple[str, ...]:
    """Return the environment variables that are settings, in the order of the fields."""
    return tuple(f"{_PREFIX}{f.name.upper()}" for f in fields(Settings))


def unknown_names(environ: Mapping[str, str]) -> tuple[str, ...]:
    """Return the variables that look like settings and are none: a misspelt one does nothing."""
    known = {*setting_names(), *_OTHER_NAMES}
    return tuple(sorted(name for name in environ if name.startswith(_PREFIX) and name not in known))


_PREFIX = "DAYPROOF_"
_OTHER_NAMES = ("DAYPROOF_DEBUG", "DAYPROOF_PYTHON")
"""Read by ``app.operations.unsafe`` and ``script/bootstrap``."""
_DATABASES = ("sqlite:///", "postgresql://", "postgresql+psycopg://")
_REDIS = ("redis://", "rediss://", "unix://")
_TRUE = {"1", "true", "yes", "on"}
_FALSE = {"0", "false", "no", "off"}


def _parse(name: str, text: str, default: object) -> object:
    if isinstance(default, bool):
        if text.lower() in _TRUE | _FALSE:
            return text.lower() in _TRUE
        raise SettingError(f"DAYPROOF_{name.upper()} is {text!r}: write true or false")
    if isinstance(default, int | float):
        return _number(name, text, type(default))
    return Path(text) if isinstance(default, Path) else text


def _number(name: str, text: str, kind: type[int | float]) -> int | float:
    try:
        number = kind(text)
    except ValueError:
        raise SettingError(f"DAYPROOF_{name.upper()} is {text!r}: write a number") from None
    if name == "port":
        if number not in range(65536):
            raise SettingError(f"DAYPROOF_PORT is {text!r}: write a number from 0 to 65535")
    elif not 0 < number < math.inf:
        raise SettingError(f"DAYPROOF_{name.upper()} is {text!r}: write a number above zero")
    return number


def _check(settings: Settings) -> None:
    """Raise ``SettingError`` for an address, a level or a time zone that nothing could use."""
    if settings.sandbox_minimum not in LEVELS:
        raise SettingError(
            f"DAYPROOF_SANDBOX_MINIMUM is {settings.sandbox_minimum!r}: "
            f"write one of {', '.join(LEVELS)}"
        )
    if settings.backup_days > LONGEST_BACKUP_DAYS:
        raise SettingError(
            f"DAYPROOF_BACKUP_DAYS is {settings.backup_days}: what was erased must not stay in "
            f"backups for more than {LONGEST_BACKUP_DAYS} days"
        )
    for name, starts in (("database_url", _DATABASES), ("redis_url", _REDIS)):
        if (given := getattr(settings, name)) and not given.startswith(starts):
            # Not shown: it may hold a password.
            raise SettingError(f"DAYPROOF_{name.upper()} must begin with {' or '.join(starts)}")
    if settings.database_url.startswith("postgresql") and find_spec("psycopg") is None:
        raise SettingError(
            "DAYPROOF_DATABASE_URL names PostgreSQL and its driver is not installed: "
            "run .venv/bin/python -m pip install 'psycopg[binary]'"
        )
    if settings.public_url and not settings.public_url.startswith(("https://", "http://")):
        raise SettingError(
            f"DAYPROOF_PUBLIC_URL is {settings.public_url!r}: "
            "write the address of the pages, like https://roster.example.org"
        )
    for name in ("roster_time_zone", "local_411_time_zone"):
        try:
            ZoneInfo(getattr(settings, name))
        except (KeyError, ValueError, OSError):
            raise SettingError(
                f"DAYPROOF_{name.upper()} is {getattr(settings, name)!r}: "
                "write a zone like America/Los_Angeles"
            ) from None
