"""The seccomp filter of the reading process, as Berkeley packet filter code."""

import struct

_ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_LOAD, _JUMP_EQUAL, _JUMP_GREATER, _JUMP_SET, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _KILL = 0x7FFF0000, 0x80000000
_NOT_PERMITTED = 0x00050000 | 1
_NO_SUCH_CALL = 0x00050000 | 38
_CLONE_THREAD = 0x00010000
_X32 = 0x40000000
_NUMBER_AT, _ARCHITECTURE_AT, _FIRST_ARGUMENT_AT = 0, 4, 16

# Each name with its number on x86_64 and aarch64; None where the architecture has no such call.
_FORBIDDEN: dict[str, tuple[int, int | None]] = {
    "socket": (41, 198),
    "connect": (42, 203),
    "accept": (43, 202),
    "accept4": (288, 242),
    "bind": (49, 200),
    "listen": (50, 201),
    "execve": (59, 221),
    "execveat": (322, 281),
    "kill": (62, 129),
    "pidfd_open": (434, 434),
    "pidfd_send_signal": (424, 424),
    "pidfd_getfd": (438, 438),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "open_by_handle_at": (304, 265),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "unshare": (272, 97),
    "setns": (308, 268),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "io_uring_setup": (425, 425),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "kexec_load": (246, 104),
    "fork": (57, None),
    "vfork": (58, None),
}
_CLONE = {"x86_64": 56, "aarch64": 220}
_CLONE3 = 435


def program(machine: str) -> bytes | None:
    """Return the filter for ``machine`` ("x86_64", "aarch64"), or None for any other."""
    if machine not in _ARCHITECTURES:
        return None
    column = list(_ARCHITECTURES).index(machine)
    numbers = [n for pair in _FORBIDDEN.values() if (n := pair[column]) is not None]
    lines = [
        _line(_LOAD, 0, 0, _ARCHITECTURE_AT),
        _line(_JUMP_EQUAL, 1, 0, _ARCHITECTURES[machine]),
        _line(_RETURN, 0, 0, _KILL),
        _line(_LOAD, 0, 0, _NUMBER_AT),
        _line(_JUMP_GREATER, 0, 1, _X32),
        _line(_RETURN, 0, 0, _NOT_PERMITTED),
    ]
    for number in numbers:
        lines += [_line(_JUMP_EQUAL, 0, 1, number), _line(_RETURN, 0, 0, _NOT_PERMITTED)]
    # clone3 hides its flags from filters; the C library then falls back to clone.
    lines += [_line(_JUMP_EQUAL, 0, 1, _CLONE3), _line(_RETURN, 0, 0, _NO_SUCH_CALL)]
    lines += [
        _line(_JUMP_EQUAL, 0, 3, _CLONE[machine]),
        _line(_LOAD, 0, 0, _FIRST_ARGUMENT_AT),
        _line(_JUMP_SET, 1, 0, _CLONE_THREAD),
        _line(_RETURN, 0, 0, _NOT_PERMITTED),
        _line(_RETURN, 0, 0, _ALLOW),
    ]
    return b"".join(lines)


def _line(code: int, jump_true: int, jump_false: int, value: int) -> bytes:
    return struct.pack("=HBBI", code, jump_true, jump_false, value)
