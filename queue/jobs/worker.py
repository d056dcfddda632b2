"""``python -m jobs.worker``: works on documents until it is told to stop."""

import sys
from collections.abc import Callable

from app.hints import IMPORT_JOB_NAME, INBOUND_JOB_NAME, JOB_NAME
from app.limits import limits_of
from app.operations.unsafe import refuse_unsafe
from app.settings import SettingError, Settings
from extractors.containment.levels import NotContained
from extractors.containment.probing import require_least
from extractors.containment.starting import forking
from jobs import documents, inbound, work_records
from jobs.known_jobs import work

FUNCTIONS: dict[str, Callable[[str], None]] = {
    JOB_NAME: documents.run,
    IMPORT_JOB_NAME: work_records.run,
    INBOUND_JOB_NAME: inbound.run,
}
"""Everything that a job may run. The functions are loaded here, before any job is forked."""


def main() -> None:
    """Work; exit with status 1 when Redis was lost, so that the process manager starts another."""
    try:
        settings = Settings.from_env()
        refuse_unsafe(settings)
        require_least(limits_of(settings))
        with forking() as readers:
            was_asked_to_stop = work(settings, FUNCTIONS, before_job=readers.renew)
    except (SettingError, NotContained) as error:
        sys.exit(str(error))
    sys.exit(0 if was_asked_to_stop else 1)


if __name__ == "__main__":
    main()
