"""Hostile pictures: more pixels than memory holds, endless chains of pages, broken barcodes."""

import io
import struct
import zlib
from collections.abc import Callable

import pi_heif
import zxingcpp
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from bench.hostile.values import ANY, BROKEN, MEBIBYTE, READ, Hostile, deflated, ends

_TOO_LARGE = ends("image-too-large")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(width: int, height: int, packed: bytes, depth: int = 1, color: int = 0) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, 0)
    body = _chunk(b"IHDR", head) + _chunk(b"IDAT", packed) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def _whole_png(_: str) -> bytes:
    return _png(20_000, 20_000, deflated(bytes(2501), 20_000))


def _png_bomb(_: str) -> bytes:
    return _png(7000, 7000, deflated(bytes(MEBIBYTE), 1024), depth=16, color=6)


def _text_bomb(_: str) -> bytes:
    out, info = io.BytesIO(), PngInfo()
    info.add_text("Comment", "x" * 60_000_000, zip=True)
    Image.new("L", (600, 800), 255).save(out, "PNG", pnginfo=info)
    return out.getvalue()


def _jpeg(width: int, height: int) -> bytes:
    data = _saved(Image.new("L", (600, 800), 255), "JPEG")
    place = data.index(b"\xff\xc0") + 5
    return data[:place] + struct.pack(">HH", height, width) + data[place + 4 :]


def _endless_scans(_: str) -> bytes:
    data = _saved(Image.effect_noise((400, 400), 90), "JPEG", progressive=True)
    last = data.rindex(b"\xff\xda")
    return data[:-2] + data[last:-2] * 400 + b"\xff\xd9"


def _tiff(*sizes: tuple[int, int], loop: bool = False) -> bytes:
    out = bytearray(b"II*\x00" + struct.pack("<I", 8))
    for number, (width, height) in enumerate(sizes):
        tags = ((256, width), (257, height), (258, 1), (262, 1), (273, 8), (277, 1), (278, height))
        at = len(out) + 2 + 12 * (len(tags) + 1) + 4
        follower = (8 if loop else 0) if number == len(sizes) - 1 else at
        out += struct.pack("<H", len(tags) + 1)
        out += b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags)
        out += struct.pack("<HHII", 279, 4, 1, 100) + struct.pack("<I", follower)
    return bytes(out)


def _heic(_: str) -> bytes:
    pi_heif.register_heif_opener()
    # The smallest file that states a size: no pixels follow, and none may be asked for.
    ispe = struct.pack(">I4sIII", 20, b"ispe", 0, 30_000, 30_000)
    ipco = struct.pack(">I4s", 8 + len(ispe), b"ipco") + ispe
    iprp = struct.pack(">I4s", 8 + len(ipco), b"iprp") + ipco
    meta = struct.pack(">I4sI", 12 + len(iprp), b"meta", 0) + iprp
    return struct.pack(">I4s4sI4s", 20, b"ftyp", b"heic", 0, b"mif1") + meta


def _saved(picture: Image.Image, kind: str, **more: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **more)
    return out.getvalue()


def _barcode(text: str) -> Callable[[str], bytes]:
    def make(_: str) -> bytes:
        code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.PDF417)
        drawn = Image.fromarray(zxingcpp.write_barcode_to_image(code, scale=3))
        card = Image.new("L", (drawn.width + 200, drawn.height + 400), 255)
        card.paste(drawn, (100, 200))
        return _saved(card, "PNG", dpi=(300, 300))

    return make


def _license(entries: str, length: str, body: str) -> str:
    return f"@\n\x1e\rANSI 636014080002{entries}DL0041{length}{body}"


_BODY = "DLDAQD1234562\nDCSSAMPLE\nDDEN\nDACJORDAN\nDBB01311985\nDBA99999999\n\r"

PICTURES = (
    Hostile("30,000 pixels a side.png", lambda _: _png(30_000, 30_000, b""), _TOO_LARGE),
    Hostile("20,000 pixels a side.png", _whole_png, _TOO_LARGE),
    Hostile("no pixels.png", lambda _: _png(0, 0, b""), BROKEN),
    Hostile("unpacks to a gigabyte.png", _png_bomb, ANY),
    Hostile("text bomb.png", _text_bomb, ANY | {"image-too-large"}),
    Hostile("65,000 pixels a side.jpg", lambda _: _jpeg(65_000, 65_000), _TOO_LARGE),
    Hostile("far too few pixels.jpg", lambda _: _jpeg(7000, 7000), ANY, is_costly=True),
    Hostile("endless scans.jpg", _endless_scans, ANY, is_costly=True),
    Hostile("60,000 pixels a side.tiff", lambda _: _tiff((60_000, 60_000)), _TOO_LARGE),
    Hostile("last page giant.tiff", lambda _: _tiff((90, 90), (60_000, 60_000)), _TOO_LARGE),
    Hostile("pages in a loop.tiff", lambda _: _tiff((90, 90), (90, 90), loop=True), ANY),
    Hostile("5,000 pages.tiff", lambda _: _tiff(*[(90, 90)] * 5000), ends("too-many-pages")),
    Hostile("30,000 pixels a side.heic", _heic, _TOO_LARGE),
    Hostile(
        "bomb.gif",
        lambda _: _saved(Image.new("P", (20_000, 9000)), "GIF"),
        ends("unknown-type"),
    ),
    Hostile("barcode with wrong lengths.png", _barcode(_license("99", "9999", _BODY)), ends(READ)),
    Hostile("barcode without entries.png", _barcode(_license("00", "0000", "")), ends(READ)),
    Hostile("barcode of letters.png", _barcode(_license("XX", "-001", "DL" * 300)), ends(READ)),
)
"""Every hostile picture."""
