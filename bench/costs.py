"""Processor seconds of this process and the programs it ran."""

import resource


def used_seconds() -> float:
    """Return the processor seconds used so far, finished child processes included."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)
