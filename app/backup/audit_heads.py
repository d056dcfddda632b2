"""The signed ends of the audit chain in a backup: with them a chain cut off before it shows.

The key that signs goes in only with a passphrase, closed; whoever had it could sign another chain.
"""

import shutil
from pathlib import Path

from cryptography.exceptions import InvalidTag

from app.audit.heads import PUBLIC_KEY_FILE, SignedHead, exported, heads_folder
from app.audit.signing import KEY_FILE, keep_key, public_key
from app.backup.manifest import BadBackup, digest_of
from app.backup.passphrase import closed, opened
from app.settings import Settings

HEADS, SIGNING_KEY = "audit-heads", "audit-key.sealed"


def copy(settings: Settings, folder: Path, sums: dict[str, str], passphrase: str | None) -> None:
    """Copy the heads and the public key into a backup's ``folder``; add their ``sums``."""
    into, own_key = folder / HEADS, settings.data_folder / KEY_FILE
    into.mkdir(mode=0o700)
    for path in heads_folder(settings).glob("*.json"):
        shutil.copyfile(path, into / path.name)
    (into / PUBLIC_KEY_FILE).write_text(public_key(settings.data_folder) + "\n")
    if passphrase is not None:
        (folder / SIGNING_KEY).write_bytes(closed(own_key.read_text().strip(), passphrase))
        sums[SIGNING_KEY] = digest_of(folder / SIGNING_KEY)
    sums.update({f"{HEADS}/{path.name}": digest_of(path) for path in sorted(into.iterdir())})


def put(source: Path, settings: Settings, passphrase: str | None) -> None:
    """Put the heads of a backup where this machine exports its own.

    Where this machine signs with another key they go into a folder of their own, with the public
    key that proves them. Raises ``BadBackup`` when the passphrase does not open the signing key.
    """
    if not (source / HEADS).is_dir():
        return
    _put_key(source, settings, passphrase)
    public = _public(source)
    into = heads_folder(settings)
    if public != public_key(settings.data_folder):
        into /= f"signed-by-{public[:16]}"
    into.mkdir(parents=True, exist_ok=True, mode=0o700)
    for path in (source / HEADS).iterdir():
        if not (into / path.name).exists():
            shutil.copyfile(path, into / path.name)


def heads_in(source: Path) -> tuple[list[SignedHead], str]:
    """Return the heads of a backup, the oldest first, and the public key that proves them."""
    if not (source / HEADS).is_dir():
        return [], ""
    return exported(source / HEADS), _public(source)


def _put_key(source: Path, settings: Settings, passphrase: str | None) -> None:
    sealed = source / SIGNING_KEY
    if passphrase is None or not sealed.exists() or (settings.data_folder / KEY_FILE).exists():
        return
    try:
        keep_key(settings.data_folder, opened(sealed.read_bytes(), passphrase))
    except InvalidTag as error:
        message = "The passphrase does not open the key that signs the audit in this backup."
        raise BadBackup(message) from error


def _public(source: Path) -> str:
    return (source / HEADS / PUBLIC_KEY_FILE).read_text().strip()
