"""How well the reading process is contained, from best to least, in one word each."""

LEVELS = ("full", "landlock", "uid", "rlimit")
"""``full``: all layers. ``landlock``: no files, but calls unfiltered. ``uid``: another user with
limits. ``rlimit``: limits of memory and time alone."""


def reaches(level: str, least: str) -> bool:
    """Return whether a containment ``level`` is at least as good as ``least``."""
    return LEVELS.index(level) <= LEVELS.index(least)
