"""The state of the service in numbers, asked of the database and the disk at one moment."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from app.audit import heads
from app.audit.sealing import head_of
from app.audit.signing import public_key
from app.audit.verifying import Report, verify
from app.mailing import MailCounts, counts
from app.operations.beats import Beat, alive
from app.operations.letters_by_mail import InboundCounts, inbound_counts
from app.quality import live_stops
from app.quality.measuring import Counts
from app.quality.measuring import counts as looked_again
from app.records.clock import MomentFromNow
from app.records.tables import Document, RosterRecord, Work
from app.records.versions import Version, version_of
from app.settings import Settings
from app.states import Stage

_LINKS_LOOKED_AT = 2_000
_HEADS_LOOKED_AT = 48


@dataclass(frozen=True, slots=True)
class StageLoad:
    """How much work stands at one stage: due or waiting, held by a job, given up."""

    waiting: int = 0
    at_work: int = 0
    needs_attention: int = 0


@dataclass(frozen=True, slots=True)
class Measures:
    """What is measured; ages in seconds, None where there is nothing to measure."""

    at: datetime
    database: Version = Version.SAME
    oldest_due_seconds: float | None = None
    stages: Mapping[str, StageLoad] = field(default_factory=dict)
    uploads: Mapping[str, int] = field(default_factory=dict)
    sweep_late_seconds: float | None = None
    backup_age_seconds: float | None = None
    head_age_seconds: float | None = None
    oldest_unsealed_seconds: float | None = None
    chain: Report = field(default_factory=Report)
    disk_free_bytes: int = 0
    disk_total_bytes: int = 1
    programs: tuple[Beat, ...] = ()
    unbalanced: int = 0
    mail: MailCounts = field(default_factory=MailCounts)
    inbound: InboundCounts = field(default_factory=InboundCounts)
    stopped_issuers: tuple[str, ...] = ()
    looked_again: Counts = field(default_factory=Counts)

    @property
    def needs_attention(self) -> int:
        """How many documents wait for an operator."""
        return sum(stage.needs_attention for stage in self.stages.values())

    @property
    def oldest_mail_seconds(self) -> float | None:
        """How long the oldest mail that is due has waited since it was written."""
        return _age(self.mail.oldest_due_at, self.at)

    @property
    def oldest_opening_seconds(self) -> float | None:
        """How long the oldest message of a payroll company waits to be opened."""
        return _age(self.inbound.oldest_opening_at, self.at)

    @property
    def oldest_deciding_seconds(self) -> float | None:
        """How long the oldest message of a payroll company waits for a person."""
        return _age(self.inbound.oldest_deciding_at, self.at)

    @property
    def disk_free_share(self) -> float:
        """The free part of the disk that holds the data, from 0 to 1."""
        return self.disk_free_bytes / self.disk_total_bytes


def measure(session: Session, settings: Settings, now: datetime) -> Measures:
    """Return the state of the service; what costs time with many documents is left to indexes."""
    usage = shutil.disk_usage(settings.data_folder)
    chain = _chain(session, settings)
    return Measures(
        at=now,
        database=version_of(session.connection()),
        oldest_due_seconds=oldest_due_seconds(session, now),
        stages=_stages(session),
        uploads=_uploads(session),
        sweep_late_seconds=_sweep_late_seconds(session, settings, now),
        head_age_seconds=_age(heads.last_exported_at(settings), now),
        oldest_unsealed_seconds=_age(chain.oldest_unsealed_at, now),
        chain=chain,
        disk_free_bytes=usage.free,
        disk_total_bytes=usage.total,
        programs=tuple(alive(session, now)),
        mail=counts(session, now),
        inbound=inbound_counts(session),
        stopped_issuers=tuple(stop.issuer for stop in live_stops(session)),
        looked_again=looked_again(session),
    )


def oldest_due_seconds(session: Session, now: datetime) -> float | None:
    """Return how long the oldest work waits that nobody holds; None when nothing waits."""
    waits = Work.lease_until.is_(None) | (Work.lease_until <= MomentFromNow())
    due = select(func.min(Work.due_at)).where(
        Work.due_at <= MomentFromNow(),
        Work.stage != Stage.DONE,
        Work.needs_attention.is_(None),
        waits,
    )
    return _age(session.scalar(due), now)


def _stages(session: Session) -> dict[str, StageLoad]:
    given_up = Work.needs_attention.is_not(None)
    held = given_up.is_(False) & (Work.lease_until > MomentFromNow())
    counted = (
        select(
            Work.stage,
            func.count(),
            func.sum(case((held, 1), else_=0)),
            func.sum(case((given_up, 1), else_=0)),
        )
        .where(Work.stage != Stage.DONE)
        .group_by(Work.stage)
    )
    return {
        stage: StageLoad(every - at_work - attention, at_work, attention)
        for stage, every, at_work, attention in session.execute(counted)
    }


def _uploads(session: Session) -> dict[str, int]:
    counted = select(Document.source, func.count()).where(Document.container_id.is_(None))
    return dict(session.execute(counted.group_by(Document.source)).all())


def _sweep_late_seconds(session: Session, settings: Settings, now: datetime) -> float | None:
    """Return how long ago the oldest day began on which a record should have been judged anew."""
    first = session.scalar(select(func.min(RosterRecord.due_on)))
    if first is None:
        return None
    began = datetime.combine(first, time(), tzinfo=ZoneInfo(settings.roster_time_zone))
    return max(0.0, (now - began).total_seconds())


def _chain(session: Session, settings: Settings) -> Report:
    exported = heads.exported(heads.heads_folder(settings), limit=_HEADS_LOOKED_AT)
    if head_of(session).seq == 0 and not exported:
        return Report()
    public = public_key(settings.data_folder)
    return verify(session, exported, public, last=_LINKS_LOOKED_AT)


def _age(then: datetime | None, now: datetime) -> float | None:
    return None if then is None else max(0.0, (now - then) / timedelta(seconds=1))
