"""How well the reading process is contained, from best to least, in one word each."""

LEVELS = ("full", "landlock", "uid", "rlimit")
"""``full``: all layers. ``landlock``: no files, but calls unfiltered. ``uid``: another user with
limits. ``rlimit``: limits of memory and time alone."""


class NotContained(Exception):
    """The reading process is contained less than the setting asks; nothing may be read here."""


def require(level: str, least: str) -> None:
    """Raise ``NotContained`` when a ``level`` is below the ``least`` that is asked for."""
    if LEVELS.index(level) > LEVELS.index(least):
        raise NotContained(
            f"Reading is contained at the level “{level}” here, and “{least}” is asked for "
            "(DAYPROOF_SANDBOX_MINIMUM): run on Linux 5.13 or later with Landlock and seccomp "
            "allowed, start as root so that another user can read, or ask for less"
        )
