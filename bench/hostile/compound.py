"""Writes compound files (MS-CFB), the container of Outlook messages and old Office files."""

import struct
from collections.abc import Mapping
from typing import NamedTuple

Tree = Mapping[str, "bytes | Tree"]
_SECTOR, _SMALL_SECTOR, _SMALL = 512, 64, 4096
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_ROOT, _STORAGE, _STREAM = 5, 1, 2
_NONE = 0xFFFFFFFF


class _Entry(NamedTuple):
    name: str
    kind: int
    data: bytes
    children: list[int]


def compound(tree: Tree) -> bytes:
    """Return a compound file of streams (bytes) and storages (mappings) by their names."""
    entries: list[_Entry] = [_Entry("Root Entry", _ROOT, b"", [])]
    _add(entries, 0, tree)
    sectors: list[bytes] = []
    chain: list[int] = []
    small, small_chain = bytearray(), list[int]()
    starts = [
        _put(sectors, chain, entry.data)
        if len(entry.data) >= _SMALL
        else _put_small(small, small_chain, entry.data)
        for entry in entries
    ]
    # The root's own stream holds all small ones.
    entries[0] = entries[0]._replace(data=bytes(small))
    starts[0] = _put(sectors, chain, bytes(small))
    small_table = struct.pack(f"<{len(small_chain)}I", *small_chain)
    filled = small_table.ljust(-(-len(small_table) // _SMALL) * _SMALL, b"\xff")
    first_small = _put(sectors, chain, filled)
    directory = b"".join(
        _directory_entry(entries, number, start) for number, start in enumerate(starts)
    )
    first_directory = _put(sectors, chain, directory)
    return _with_tables(sectors, chain, first_directory, first_small, len(filled) // _SECTOR)


def _add(entries: list[_Entry], parent: int, tree: Tree) -> None:
    for name, value in sorted(tree.items(), key=lambda pair: (len(pair[0]), pair[0].upper())):
        number = len(entries)
        entries[parent].children.append(number)
        if isinstance(value, bytes):
            entries.append(_Entry(name, _STREAM, value, []))
        else:
            entries.append(_Entry(name, _STORAGE, b"", []))
            _add(entries, number, value)


def _put(sectors: list[bytes], chain: list[int], data: bytes) -> int:
    """Add ``data`` as a chain of sectors and return the first, or the mark of none."""
    if not data:
        return _END
    padded = data.ljust(max(_SMALL, -(-len(data) // _SECTOR) * _SECTOR), b"\x00")
    first = len(sectors)
    count = len(padded) // _SECTOR
    sectors += [padded[n * _SECTOR : (n + 1) * _SECTOR] for n in range(count)]
    chain += [*range(first + 1, first + count), _END]
    return first


def _put_small(small: bytearray, chain: list[int], data: bytes) -> int:
    """Add ``data`` to the stream of small streams and return its first small sector."""
    if not data:
        return _END
    count = -(-len(data) // _SMALL_SECTOR)
    first = len(small) // _SMALL_SECTOR
    small += data.ljust(count * _SMALL_SECTOR, b"\x00")
    chain += [*range(first + 1, first + count), _END]
    return first


def _directory_entry(entries: list[_Entry], number: int, start: int) -> bytes:
    entry = entries[number]
    name = (entry.name + "\0").encode("utf-16-le")
    # A degenerate tree is a list: each sibling is the right neighbor of the one before.
    parent = next((e for e in entries if number in e.children), None)
    later = [n for n in parent.children if n > number] if parent else []
    right = later[0] if later else _NONE
    child = entry.children[0] if entry.children else _NONE
    return (
        name.ljust(64, b"\x00")
        + struct.pack("<HBBIII", len(name), entry.kind, 1, _NONE, right, child)
        + bytes(36)
        + struct.pack("<IQ", start, len(entry.data))
    )


def _with_tables(
    sectors: list[bytes], chain: list[int], first_directory: int, first_small: int, small: int
) -> bytes:
    """Return the file: header, sectors, and the table that chains them behind them."""
    count = 1
    while (len(sectors) + count) * 4 > count * _SECTOR:
        count += 1
    tables = [len(sectors) + n for n in range(count)]
    links = [*chain, *[_FAT] * count]
    links += [_FREE] * (count * _SECTOR // 4 - len(links))
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + bytes(6)
        + struct.pack(
            "<IIIIIIIII", 0, count, first_directory, 0, _SMALL, first_small, small, _END, 0
        )
        + struct.pack("<109I", *tables, *[_FREE] * (109 - count))
    )
    return header + b"".join(sectors) + struct.pack(f"<{len(links)}I", *links)
