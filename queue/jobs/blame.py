"""Whose fault a failure is: the document's, which has so many tries, or this machine's."""

import errno

from sqlalchemy.exc import InterfaceError, OperationalError

from app.errors import StorageFull, Unavailable
from app.inbound.scanning import ScannerAway

_OURS = (StorageFull, Unavailable, ScannerAway, OperationalError, InterfaceError)
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EMFILE, errno.ENFILE}


def is_ours(error: BaseException) -> bool:
    """Return True when the machine failed (disk full, database or scanner away), not the file."""
    return isinstance(error, _OURS) or (isinstance(error, OSError) and error.errno in _NO_ROOM)
