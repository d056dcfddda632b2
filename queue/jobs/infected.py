"""Looks for a virus before a file is opened by anything else (ASVS 5.4.3)."""

from pathlib import Path

from app.inbound.scanning import NotScanned, Scan
from extractors.refusals import Refused


def refuse_infected(path: Path, scan: Scan) -> None:
    """Raise ``Refused`` for a file with a virus, or one that the scanner does not look through.

    ``ScannerAway`` goes on to whoever called: the document is tried again later, at no cost.
    """
    try:
        virus = scan(path)
    except NotScanned:
        raise Refused(
            "not-scanned",
            "The virus scanner does not look through a file as large or as deep as this one: send "
            "its documents one by one",
        ) from None
    if virus is not None:
        raise Refused(
            "infected-file",
            f"This file holds a virus ({virus}) and is not opened: make it anew on a clean "
            "computer and send that",
        )
