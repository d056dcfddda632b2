"""Sealed bytes open only whole, in order, in their own file and with their own key."""

import tracemalloc
from collections.abc import Iterator
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.keys.sealing import (
    CHUNK_BYTES,
    NotGenuine,
    new_data_key,
    sealed,
    unsealed,
    unwrapped,
    wrapped,
)

KEY = bytes(range(32))
HEAD = len(b"dayproof-1\n")
CHUNK = CHUNK_BYTES + 16


def _blocks(plain: bytes) -> Iterator[bytes]:
    for start in range(0, len(plain), CHUNK_BYTES):
        yield plain[start : start + CHUNK_BYTES]


def _closed(plain: bytes, name: str = "a") -> bytes:
    return b"".join(sealed(_blocks(plain), KEY, name))


def _opened(closed: bytes, name: str = "a", key: bytes = KEY) -> bytes:
    return b"".join(unsealed(BytesIO(closed), key, name))


@pytest.mark.parametrize("size", [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1])
def test_every_size_opens_as_it_was(size: int) -> None:
    plain = bytes(size % 251 for size in range(size))

    assert _opened(_closed(plain)) == plain


@settings(max_examples=60, deadline=None)
@given(plain=st.binary(max_size=600), at=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_any_changed_bit_is_noticed(plain: bytes, at: int, bit: int) -> None:
    closed = bytearray(_closed(plain))
    closed[at % len(closed)] ^= 1 << bit

    with pytest.raises(NotGenuine):
        _opened(bytes(closed))


def test_chunks_open_only_in_their_order_and_up_to_the_last() -> None:
    closed = _closed(b"x" * (3 * CHUNK_BYTES))
    head, chunks = closed[:HEAD], [closed[HEAD + n * CHUNK :][:CHUNK] for n in range(3)]

    for wrong in ([1, 0, 2], [0, 1], [0, 2], [0, 0, 1, 2], [0, 1, 2, 2], []):
        with pytest.raises(NotGenuine):
            _opened(head + b"".join(chunks[n] for n in wrong))


def test_sealed_bytes_open_in_no_other_file_and_with_no_other_key() -> None:
    closed = _closed(b"letter", "a")

    with pytest.raises(NotGenuine):
        _opened(closed, "b")
    with pytest.raises(NotGenuine):
        _opened(closed, "a", new_data_key())


def test_a_wrapped_key_opens_in_its_own_row_only() -> None:
    closed = wrapped(KEY, bytes(32), "row a")

    assert unwrapped(closed, bytes(32), "row a") == KEY
    with pytest.raises(NotGenuine):
        unwrapped(closed, bytes(32), "row b")


def test_fifty_mebibytes_take_the_memory_of_a_few_chunks() -> None:
    block = bytes(CHUNK_BYTES)
    tracemalloc.start()

    count = sum(len(piece) for piece in sealed((block for _ in range(200)), KEY, "a"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert count == HEAD + 200 * CHUNK
    assert peak < 3_000_000
