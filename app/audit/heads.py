"""Signed ends of the chain, exported to where nobody who changes the database can change them."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy.orm import Session, sessionmaker

from app.audit.chain import START, Head
from app.audit.sealing import head_of
from app.audit.signing import is_signed, public_key, signing_key
from app.settings import Settings

PUBLIC_KEY_FILE = "public-key"
"""Lies beside the heads, in hexadecimal, for whoever verifies elsewhere."""


@dataclass(frozen=True, slots=True)
class SignedHead:
    """The end of the chain at a moment (ISO, UTC), with the signature over both."""

    seq: int
    hash: str
    at: str
    signature: str

    @property
    def signed_text(self) -> str:
        """What the signature is over."""
        return f"dayproof audit head\n{self.seq}\n{self.hash}\n{self.at}"

    def is_genuine(self, public: str) -> bool:
        """Return True when the holder of the private half of ``public`` signed this."""
        return is_signed(public, self.signed_text, self.signature)


def heads_folder(settings: Settings) -> Path:
    """Return where heads are exported to: the setting, else a folder beside the data."""
    given = settings.audit_heads_folder
    return Path(given) if given else settings.data_folder / "audit-heads"


def export(sessions: sessionmaker[Session], settings: Settings, now: datetime) -> SignedHead | None:
    """Sign the present end of the chain and put it into the folder; None when nothing is chained.

    Raises ``OSError`` when the folder cannot be written to. A head is never written over.
    """
    with sessions() as session:
        head = head_of(session)
    if head == START:
        return None
    signed = _sign(head, settings, now)
    folder = heads_folder(settings)
    folder.mkdir(parents=True, exist_ok=True)
    _write_once(folder / PUBLIC_KEY_FILE, public_key(settings.data_folder) + "\n")
    name = f"{now:%Y%m%dT%H%M%SZ}-{signed.seq:012}.json"
    _write_once(folder / name, json.dumps(asdict(signed)) + "\n")
    return signed


def is_due(settings: Settings, now: datetime) -> bool:
    """Return True when the last head is as old as ``audit_head_minutes``, or there is none."""
    last = last_exported_at(settings)
    return last is None or now - last >= timedelta(minutes=settings.audit_head_minutes)


def last_exported_at(settings: Settings) -> datetime | None:
    """Return when a head was exported last; None when none ever was."""
    heads = exported(heads_folder(settings), limit=1)
    return datetime.fromisoformat(heads[-1].at) if heads else None


def exported(folder: Path, limit: int | None = None) -> list[SignedHead]:
    """Return the heads in a folder, the oldest first: all of them, or the last ``limit``.

    A file that is no head is left to ``unusable``.
    """
    found = [_read(path) for path in _files(folder)[-limit if limit else 0 :]]
    return [head for head in found if head is not None]


def unusable(folder: Path) -> list[str]:
    """Return the names of head files that cannot be read as heads."""
    return [path.name for path in _files(folder) if _read(path) is None]


def _sign(head: Head, settings: Settings, now: datetime) -> SignedHead:
    unsigned = SignedHead(head.seq, head.hash, now.isoformat(timespec="seconds"), "")
    signature = signing_key(settings.data_folder).sign(unsigned.signed_text.encode())
    return SignedHead(unsigned.seq, unsigned.hash, unsigned.at, signature.hex())


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.json"))


def _read(path: Path) -> SignedHead | None:
    try:
        return SignedHead(**json.loads(path.read_text()))
    except (ValueError, TypeError, OSError):
        return None


def _write_once(path: Path, text: str) -> None:
    try:
        with path.open("x") as file:
            file.write(text)
    except FileExistsError:
        return
