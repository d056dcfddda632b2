"""``python -m jobs.worker``: works on documents until it is told to stop."""

import sys
from collections.abc import Callable

from app.hints import JOB_NAME
from app.settings import Settings
from jobs import documents
from jobs.known_jobs import work

FUNCTIONS: dict[str, Callable[[str], None]] = {JOB_NAME: documents.run}
"""Everything that a job may run. The functions are loaded here, before any job is forked."""


def main() -> None:
    """Work; exit with status 1 when Redis was lost, so that the process manager starts another."""
    if not work(Settings.from_env(), FUNCTIONS):
        sys.exit(1)


if __name__ == "__main__":
    main()
