"""``python -m jobs.worker``: works on documents until it is told to stop."""

import sys
from collections.abc import Callable

from sqlalchemy.exc import OperationalError

from app.hints import IMPORT_JOB_NAME, INBOUND_JOB_NAME, JOB_NAME
from app.limits import limits_of
from app.logs import log
from app.operations.unsafe import refuse_unsafe
from app.records.engine import make_engine
from app.records.versions import OtherDatabase, refuse_other_database
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
        _refuse_other_database(settings)
        with forking() as readers:

            def before_job() -> None:
                _end_on_other_database(settings)
                readers.renew()

            was_asked_to_stop = work(settings, FUNCTIONS, before_job)
    except (SettingError, NotContained) as error:
        sys.exit(str(error))
    sys.exit(0 if was_asked_to_stop else 1)


def _end_on_other_database(settings: Settings) -> None:
    """End this process when a later version took the database over: others take the hints.

    Of what is raised before a job RQ lets nothing else through.
    """
    try:
        _refuse_other_database(settings)
    except OtherDatabase as error:
        sys.exit(str(error))


def _refuse_other_database(settings: Settings) -> None:
    """Raise ``OtherDatabase`` as it says; no connection stays, for jobs are forked from here."""
    engine = make_engine(settings.database_url, settings.job_busy_wait_seconds)
    try:
        refuse_other_database(engine)
    except OperationalError:
        log.warning("database-unreachable")
    finally:
        engine.dispose()


if __name__ == "__main__":
    main()
