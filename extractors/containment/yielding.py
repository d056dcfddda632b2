"""Lets a process that has read for long matter less than one that has just begun.

Nearly every document is read within seconds. What takes longer is long, or made to take long, and
whoever sent it waits for a while either way: it must not keep the others waiting too.
"""

import os
from pathlib import Path

LONG_CPU_SECONDS = 5.0
"""After so much processor time a process reads for long."""

_LEAST = 19
_AMONG_SESSIONS = "10"
"""A tenth of the weight of a session that has just begun: beside it others lose a tenth at most."""


def yield_to_others(pid: int) -> bool:
    """Make a process of this program matter less; return False when it has to be tried again.

    The kernel weighs processes within their session, and then, where it can, sessions among each
    other (``autogroup``): each reader has a session of its own, in which its own niceness is
    nothing. Where there is no such thing niceness is all.
    """
    try:
        os.setpriority(os.PRIO_PROCESS, pid, _LEAST)
        Path(f"/proc/{pid}/autogroup").write_text(_AMONG_SESSIONS)
    except BlockingIOError:
        return False  # The kernel takes ten such words a second, from everybody together.
    except OSError:
        return True
    return True
