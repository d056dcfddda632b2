"""Takes away from the reading process what reading does not need: files, network, programs.

Each layer is used where the kernel has it; the level reached is reported and stored. The order
matters: limits, then the user, then Landlock, then seccomp (``docs/decisions``).
"""

import ctypes
import os
import platform
import resource
import signal
import struct
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_NOBODY = 65534
_OPEN_FILES = 300
_LOADED_LATER_BYTES = 60 * 1000 * 1000
"""What is mapped at the start and touched while reading: the code of libraries, as measured."""
_PR_SET_PDEATHSIG, _PR_SET_KEEPCAPS, _PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP = 1, 8, 38, 22
_CAP_DAC_READ_SEARCH = 2
_CAPABILITY_VERSION = 0x20080522
_LANDLOCK_CREATE, _LANDLOCK_ADD, _LANDLOCK_RESTRICT = 444, 445, 446
_WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 1, 1 << 2, 1 << 3
_NOWHERE = Path(os.devnull)
_SYSTEM_READS = (
    "/usr",
    "/lib",
    "/lib64",
    "/etc/ld.so.cache",
    "/etc/localtime",
    "/opt/homebrew",
    "/proc/cpuinfo",
    "/proc/meminfo",
    "/sys/devices/system/cpu",
    "/dev/null",
    "/dev/urandom",
)


@dataclass(frozen=True, slots=True)
class Held:
    """The memory of a process: what is mapped, which its limit counts, and what it has touched."""

    mapped_bytes: int = 0
    resident_bytes: int = 0


def held_by(process: int | str) -> Held:
    """Return the memory of a process by its number, or of this one (``"self"``).

    Zeros where the system does not tell, or the process is gone.
    """
    try:
        pages = Path(f"/proc/{process}/statm").read_text().split()
    except OSError:
        return Held()
    mapped, resident = (int(count) * os.sysconf("SC_PAGE_SIZE") for count in pages[:2])
    return Held(mapped, resident)


def limit_resources(memory_bytes: int, *, may_write: bool) -> None:
    """Limit memory, open files and written files of this process; leave no core behind.

    ``memory_bytes`` is what it may hold in all. The kernel counts what is mapped instead, of which
    a fork of a loaded process has much from the start that it never touches. So what counts is
    what is mapped from now on: as much as is left of ``memory_bytes``, in a fork as in a program.
    """
    now = held_by("self")
    left = max(0, memory_bytes - now.resident_bytes - _LOADED_LATER_BYTES)
    _lower(resource.RLIMIT_AS, now.mapped_bytes + left)
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_NOFILE, _OPEN_FILES)
    if not may_write:
        _lower(resource.RLIMIT_FSIZE, 0)


def allow_cpu(seconds: float) -> None:
    """Let this process use ``seconds`` of processor time from now on before it is killed."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    total = int(used.ru_utime + used.ru_stime + seconds) + 1
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (total, hard))


def nobody_can_read(folders: Iterable[Path]) -> bool:
    """Return whether the user to drop to could still read all ``folders`` (asked as root)."""
    os.seteuid(_NOBODY)
    try:
        return all(
            os.access(folder, os.R_OK | os.X_OK, effective_ids=True)
            for folder in folders
            if folder.is_dir()
        )
    except OSError:
        return False
    finally:
        os.seteuid(0)


def drop_user(*, keep_reading: bool) -> bool:
    """Become nobody when root; return whether this process is an ordinary user's now.

    With ``keep_reading`` the right to read any folder stays, for a checkout that nobody may not
    read: only where Landlock confines it to the folders that imports need.
    """
    if os.geteuid() != 0:
        return False
    if keep_reading:
        _prctl(_PR_SET_KEEPCAPS, 1)
    try:
        os.setgroups([])
        os.setgid(_NOBODY)
        os.setuid(_NOBODY)
    except OSError:  # A container without the capability: the other layers must do.
        return False
    if keep_reading:
        _keep_only(_CAP_DAC_READ_SEARCH)
    return True


def can_keep_reading() -> bool:
    """Return whether nobody may be given the right to read, confined to what it needs.

    That takes Landlock, and the capability itself, which Docker does not grant.
    """
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None)
    header, held = struct.pack("=Ii", _CAPABILITY_VERSION, 0), ctypes.create_string_buffer(24)
    libc.capget(header, held)
    permitted = struct.unpack_from("=I", held, 4)[0]
    has_landlock = libc.syscall(_LANDLOCK_CREATE, None, 0, 1) >= 1
    return bool(has_landlock and permitted >> _CAP_DAC_READ_SEARCH & 1)


def _keep_only(capability: int) -> None:
    header = struct.pack("=Ii", _CAPABILITY_VERSION, 0)
    bits = struct.pack("=IIIIII", 1 << capability, 1 << capability, 0, 0, 0, 0)
    ctypes.CDLL(None).capset(header, bits)


def die_with_parent(parent: int) -> None:
    """Have the kernel kill this process when its parent goes (Linux); ask after every setuid."""
    if sys.platform == "linux":
        _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def only_read(folders: Iterable[Path]) -> bool:
    """Forbid all files except reading ``folders`` and the system's libraries (Landlock)."""
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    version = libc.syscall(_LANDLOCK_CREATE, None, 0, 1)
    if version < 1:
        return False
    handled = _landlock_rights(version)
    ruleset = libc.syscall(_LANDLOCK_CREATE, handled, len(handled), 0)
    if ruleset < 0:
        return False
    for path in [*folders, *map(Path, _SYSTEM_READS)]:
        _allow_reading(libc, ruleset, path)
    done = _prctl(_PR_SET_NO_NEW_PRIVS, 1) and not libc.syscall(_LANDLOCK_RESTRICT, ruleset, 0)
    os.close(ruleset)
    return bool(done)


def no_programs_no_network() -> bool:
    """Forbid starting programs, sockets, tracing and signals to others (seccomp)."""
    from extractors.containment.seccomp import program  # noqa: PLC0415 - Linux only

    filters = program(platform.machine()) if sys.platform == "linux" else None
    if filters is None or not _prctl(_PR_SET_NO_NEW_PRIVS, 1):
        return False
    code = ctypes.create_string_buffer(filters, len(filters))
    header = struct.pack("@HxxxxxxP", len(filters) // 8, ctypes.addressof(code))
    buffer = ctypes.create_string_buffer(header, len(header))
    return _prctl(_PR_SET_SECCOMP, 2, ctypes.addressof(buffer))


def _landlock_rights(version: int) -> bytes:
    """Return the structure of everything that this kernel's Landlock can forbid."""
    files = (1 << 13) - 1
    files |= (1 << 13 if version >= 2 else 0) | (1 << 14 if version >= 3 else 0)
    files |= 1 << 15 if version >= 5 else 0
    network = 3 if version >= 4 else 0
    scope = 3 if version >= 6 else 0
    return struct.pack("=QQQ", files, network, scope)[: 8 if version < 4 else 16 + 8 * (scope > 0)]


def _allow_reading(libc: ctypes.CDLL, ruleset: int, path: Path) -> None:
    try:
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    rights = _READ_FILE | _READ_DIR if path.is_dir() else _READ_FILE
    if path == _NOWHERE:  # Libraries throw their messages away there.
        rights |= _WRITE_FILE
    rule = struct.pack("=Qi", rights, descriptor)
    libc.syscall(_LANDLOCK_ADD, ruleset, 1, rule, 0)
    os.close(descriptor)


def _prctl(option: int, first: int, second: int = 0) -> bool:
    libc = ctypes.CDLL(None, use_errno=True)
    words = [ctypes.c_ulong(value) for value in (first, second, 0, 0)]
    return bool(libc.prctl(option, *words) == 0)


def _lower(what: int, value: int) -> None:
    _, hard = resource.getrlimit(what)
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    try:
        resource.setrlimit(what, (value, value))
    except (OSError, ValueError):  # macOS knows no limit of address space.
        return
