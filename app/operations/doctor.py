"""Looks at a machine and its settings and says of each thing how it is and what to do."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from app.audit.heads import heads_folder
from app.limits import limits_of
from app.operations.unsafe import secret_files, unsafe
from app.records.engine import make_engine
from app.records.versions import Version, version_at
from app.redis_safety import UnsafeRedis, redis_answers
from app.settings import Settings, setting_names, unknown_names
from extractors.containment.levels import LEVELS
from extractors.containment.probing import probed

_PYTHON_MIN = (3, 11)
_SQLITE_MIN = (3, 35, 0)
_WAIT_SECONDS = 5.0
_OTHERS = 0o077
_START_LATER = "Start the version that upgraded the database in place of this one."


class Verdict(StrEnum):
    """How one thing is: right, a risk that is told, or wrong."""

    RIGHT = "ok"
    RISK = "risk"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One thing that was looked at, how it is, and what to do about it (empty when right)."""

    what: str
    verdict: Verdict
    found: str
    to_do: str = ""


_VERSIONS = {
    Version.OLDER: (
        Verdict.WRONG,
        "older than this program",
        "Run `dayproof database upgrade`.",
    ),
    Version.NEWER: (
        Verdict.RISK,
        "newer than this program, which may go on with it",
        _START_LATER,
    ),
    Version.TOO_NEW: (
        Verdict.WRONG,
        "newer than this program, which cannot go on with it",
        _START_LATER,
    ),
}


def examine(settings: Settings) -> list[Diagnosis]:
    """Return what was found, in the order in which a start needs it."""
    return [found for look in _LOOKS for found in look(settings)]


def _programs(_settings: Settings) -> Iterator[Diagnosis]:
    version = ".".join(map(str, sys.version_info[:3]))
    good = sys.version_info >= _PYTHON_MIN
    yield _told("Python", version, "Install Python 3.11 or later.", good=good)
    good = sqlite3.sqlite_version_info >= _SQLITE_MIN
    yield _told("SQLite", sqlite3.sqlite_version, "Install SQLite 3.35 or later.", good=good)
    tesseract = shutil.which("tesseract")
    found = _first_line([tesseract, "--version"]) if tesseract else "not installed"
    to_do = "Install tesseract-ocr with its English data: scans cannot be read without it."
    yield _told("Tesseract", found, to_do, good=tesseract is not None)


def _settings(settings: Settings) -> Iterator[Diagnosis]:
    problems = list(unsafe(settings, os.environ))
    for problem in problems:
        yield Diagnosis("Settings", Verdict.WRONG, problem, "No program starts before that.")
    if not problems:
        yield Diagnosis("Settings", Verdict.RIGHT, "none is unsafe")
    for name in unknown_names(os.environ):
        meant = get_close_matches(name, setting_names(), 1)
        to_do = (
            f"Write {meant[0]}, or unset it." if meant else "Unset it: docs/operating.md has all."
        )
        yield Diagnosis("Settings", Verdict.RISK, f"{name} is no setting and does nothing", to_do)


def _folder(settings: Settings) -> Iterator[Diagnosis]:
    folder = settings.data_folder
    place = folder if folder.exists() else folder.absolute().parent
    writable = os.access(place, os.W_OK)
    to_do = "Name a folder that this user may write to: DAYPROOF_DATA_FOLDER."
    yield _told("Data folder", str(folder), to_do, good=writable)
    if not folder.exists():
        return
    mode = folder.stat().st_mode & 0o777
    if mode & _OTHERS:
        found, to_do = f"others may enter ({mode:o})", f"chmod 700 {folder}"
        yield Diagnosis("Data folder", Verdict.RISK, found, to_do)
    names = ", ".join(path.name for path in secret_files(folder)) or "made at the first start"
    yield Diagnosis("Keys", Verdict.RIGHT, names)


def _disk(settings: Settings) -> Iterator[Diagnosis]:
    folder = settings.data_folder.absolute()
    place = next(each for each in (folder, *folder.parents) if each.exists())
    usage = shutil.disk_usage(place)
    enough = usage.free >= settings.disk_free_bytes_min and usage.free >= usage.total / 10
    found = f"{usage.free / 1e9:.1f} GB free of {usage.total / 1e9:.0f}"
    verdict = Verdict.RIGHT if enough else Verdict.RISK
    yield Diagnosis("Disk", verdict, found, "" if enough else "Make room, or take a larger disk.")


def _database(settings: Settings) -> Iterator[Diagnosis]:
    kind = settings.database_url.partition(":")[0]
    path = Path(settings.database_url.removeprefix("sqlite:///"))
    if kind == "sqlite" and not path.exists():
        yield Diagnosis("Database", Verdict.RIGHT, "made at the first start")
        return
    engine = make_engine(settings.database_url, _WAIT_SECONDS)
    try:
        version = version_at(engine)
    except SQLAlchemyError as error:
        to_do = "See DAYPROOF_DATABASE_URL and whether the server runs."
        yield Diagnosis("Database", Verdict.WRONG, f"no answer ({type(error).__name__})", to_do)
        return
    finally:
        engine.dispose()
    yield Diagnosis("Database", *_VERSIONS.get(version, (Verdict.RIGHT, kind, "")))


def _redis(settings: Settings) -> Iterator[Diagnosis]:
    if not settings.redis_url:
        installed = shutil.which("redis-server") is not None
        to_do = "Install redis-server, or name one: DAYPROOF_REDIS_URL."
        yield _told("Redis", "started by `dayproof run`", to_do, good=installed)
        return
    try:
        answers = redis_answers(settings.redis_url)
    except UnsafeRedis as problem:
        yield Diagnosis("Redis", Verdict.WRONG, str(problem), "No program starts before that.")
        return
    verdict = Verdict.RIGHT if answers else Verdict.RISK
    to_do = "" if answers else "Start it: uploads are accepted meanwhile, and wait."
    yield Diagnosis("Redis", verdict, "answers" if answers else "no answer", to_do)


def _sandbox(settings: Settings) -> Iterator[Diagnosis]:
    try:
        found = probed(limits_of(settings))
    except (RuntimeError, OSError) as error:
        to_do = "No file can be read here: see what this system lacks."
        yield Diagnosis("Containment", Verdict.WRONG, type(error).__name__, to_do)
        return
    enough = LEVELS.index(found.level) <= LEVELS.index(settings.sandbox_minimum)
    verdict = Verdict.RIGHT if found.is_full else Verdict.RISK if enough else Verdict.WRONG
    to_do = (
        "" if found.is_full else "Linux 5.13 or later with Landlock and seccomp closes the rest."
    )
    yield Diagnosis("Containment", verdict, found.told, to_do)


def _audit(settings: Settings) -> Iterator[Diagnosis]:
    folder = heads_folder(settings).absolute()
    if not folder.is_relative_to(settings.data_folder.absolute()):
        yield Diagnosis("Audit heads", Verdict.RIGHT, str(folder))
        return
    found = f"{folder} lies beside the data: who changes one can change the other"
    to_do = "Name a folder of another machine: DAYPROOF_AUDIT_HEADS_FOLDER."
    yield Diagnosis("Audit heads", Verdict.RISK, found, to_do)


_LOOKS: tuple[Callable[[Settings], Iterator[Diagnosis]], ...] = (
    _programs,
    _settings,
    _folder,
    _disk,
    _database,
    _redis,
    _sandbox,
    _audit,
)


def _told(what: str, found: str, to_do: str, *, good: bool) -> Diagnosis:
    if good:
        return Diagnosis(what, Verdict.RIGHT, found)
    return Diagnosis(what, Verdict.WRONG, found, to_do)


def _first_line(command: list[str]) -> str:
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=10)
    return (ran.stdout or ran.stderr).partition("\n")[0].strip()
