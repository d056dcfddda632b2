"""What the dispatcher does beside hinting: chain the audit, sign its end, tell that it lives."""

import time
from dataclasses import asdict, dataclass, field

from app.audit import heads
from app.audit.sealing import seal, seal_stragglers
from app.keys.ring import Purpose
from app.logs import log, places
from app.operations.beats import EVERY_SECONDS, beat, forget_gone, program_name
from app.privacy.retention import remove_old
from app.quality import draw
from app.stores import Stores
from app.tallies import fold, here

_SELDOM_SECONDS = 60 * 60.0
_DAILY_SECONDS = 24 * 60 * 60.0


@dataclass(slots=True)
class Housekeeper:
    """The duties of one dispatcher, each done as often as it needs to be; any number may work."""

    name: str = field(default_factory=lambda: program_name("dispatcher"))
    _often_at: float = -EVERY_SECONDS
    _seldom_at: float = -_SELDOM_SECONDS
    _daily_at: float = -_DAILY_SECONDS

    def look_after(self, stores: Stores) -> None:
        """Do what is due; raises what the database raises, and the next pass tries again."""
        seal(stores.sessions, stores.now())
        moment = time.monotonic()
        if moment - self._often_at >= EVERY_SECONDS:
            self._often_at = moment
            self._often(stores)
        if moment - self._seldom_at >= _SELDOM_SECONDS:
            self._seldom_at = moment
            self._seldom(stores)
        if moment - self._daily_at >= _DAILY_SECONDS:
            self._daily_at = moment
            removed = asdict(remove_old(stores))
            log.info("old-removed", found=sum(removed.values()))

    def _often(self, stores: Stores) -> None:
        with stores.sessions.begin() as session:
            beat(session, self.name, stores.now())
        self._draw(stores)
        here.add_to(stores.sessions, stores.now(), at_once=True)
        export_head(stores)

    def _draw(self, stores: Stores) -> None:
        """Draw second looks from what was decided since."""
        secret = stores.storage.keys.ring.current.derived(Purpose.SECOND_LOOKS)
        with stores.sessions.begin() as session:
            drawn = draw(session, secret, stores.now())
        if drawn:
            log.info("second-looks-drawn", found=drawn)

    def _seldom(self, stores: Stores) -> None:
        now = stores.now()
        while seal_stragglers(stores.sessions, now):
            continue
        fold(stores.sessions, now)
        with stores.sessions.begin() as session:
            forget_gone(session, now)


def export_head(stores: Stores) -> None:
    """Sign and export the end of the chain when that is due; what prevents it is logged."""
    try:
        if heads.is_due(stores.settings, stores.now()):
            signed = heads.export(stores.sessions, stores.settings, stores.now())
            if signed is not None:
                log.info("audit-head-exported", entries=signed.seq, head=signed.hash)
    except OSError as error:
        log.error("audit-head-not-exported", error_type=type(error).__name__, where=places(error))
