"""Seals bytes in chunks with AES-256-GCM, so that any size needs the memory of one chunk.

Every chunk is authenticated with its place and with whether it is the last (the STREAM
construction), and with the name of the file: chunks that were swapped, left out, cut off or moved
to another file do not open.
"""

from collections.abc import Iterable, Iterator
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

CHUNK_BYTES = 256 * 1024
"""How many plain bytes a chunk holds; the last one holds less."""

_HEAD = b"dayproof-1\n"
_TAG_BYTES = 16
_COUNTER_BYTES = 11


class NotGenuine(Exception):
    """Sealed bytes were changed, cut, swapped or moved, or are not of this key."""


class Readable(Protocol):
    """What can be read in pieces."""

    def read(self, size: int, /) -> bytes:
        """Return at most ``size`` bytes, none at the end."""
        ...


def new_data_key() -> bytes:
    """Return a random key for one file; it must never close a second one."""
    return AESGCM.generate_key(bit_length=256)


def sealed(blocks: Iterable[bytes], key: bytes, name: str) -> Iterator[bytes]:
    """Yield the sealed form of ``blocks``, each of which but the last has ``CHUNK_BYTES``."""
    cipher, place, held = AESGCM(key), 0, None
    yield _HEAD
    for block in blocks:
        if held is not None:
            yield cipher.encrypt(_nonce(place, last=False), held, _context(name))
            place += 1
        held = block
    yield cipher.encrypt(_nonce(place, last=True), held or b"", _context(name))


def unsealed(data: Readable, key: bytes, name: str) -> Iterator[bytes]:
    """Yield the plain blocks, each only once it is proven; raise ``NotGenuine``."""
    if full_read(data, len(_HEAD)) != _HEAD:
        raise NotGenuine("It does not begin as a sealed file does")
    cipher, place = AESGCM(key), 0
    chunk = full_read(data, CHUNK_BYTES + _TAG_BYTES)
    while True:
        following = full_read(data, CHUNK_BYTES + _TAG_BYTES)
        try:
            plain = cipher.decrypt(_nonce(place, last=not following), chunk, _context(name))
        except (InvalidTag, ValueError) as error:
            raise NotGenuine(f"Chunk {place} does not open") from error
        if plain:
            yield plain
        if not following:
            return
        chunk, place = following, place + 1


def wrapped(data_key: bytes, with_key: bytes, context: str) -> bytes:
    """Return a data key closed with another key; ``context`` is where alone it opens again."""
    # The nonce is random: a master key would have to wrap 2^32 keys before two may meet.
    nonce = new_data_key()[:12]
    return nonce + AESGCM(with_key).encrypt(nonce, data_key, context.encode())


def unwrapped(closed: bytes, with_key: bytes, context: str) -> bytes:
    """Return the data key in ``closed``; raise ``NotGenuine`` elsewhere than in its context."""
    try:
        return AESGCM(with_key).decrypt(closed[:12], closed[12:], context.encode())
    except (InvalidTag, ValueError) as error:
        raise NotGenuine("The file's key does not open here") from error


def full_read(data: Readable, size: int) -> bytes:
    """Return ``size`` bytes, fewer only at the end: a network hands over what it has."""
    block = data.read(size)
    if not block or len(block) == size:
        return block
    pieces = [block]
    left = size - len(block)
    while left and (block := data.read(left)):
        pieces.append(block)
        left -= len(block)
    return b"".join(pieces)


def _nonce(place: int, *, last: bool) -> bytes:
    # A key seals one file only, so a counter never meets itself.
    return place.to_bytes(_COUNTER_BYTES, "big") + bytes([last])


def _context(name: str) -> bytes:
    return _HEAD + name.encode()
