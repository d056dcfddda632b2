"""Hostile messages: endless heads, parts and nesting, and pages that call home."""

import base64
from collections.abc import Callable

from bench.hostile.compound import compound
from bench.hostile.pdfs import letter
from bench.hostile.values import ANY, READ, Hostile, ends

_HEAD = b"From: a@example.com\nTo: b@example.org\nSubject: s\nMIME-Version: 1.0\n"
_DAMAGED, _MANY = ends("damaged-file"), ends("too-many-parts")
_NOTHING = ends("damaged-file", "unknown-type", "empty-file", READ)


def _many_words(_: str) -> bytes:
    return b"From: a@example.com\nMIME-Version: 1.0\nSubject: " + b"=?utf-8?q?x?=\n " * 300_000


def _long_header(_: str) -> bytes:
    return _HEAD + b"X: " + b"a" * 20_000 + b"\n\nbody"


def _many_headers(_: str) -> bytes:
    heads = b"".join(b"X-%d: y\n" % n for n in range(20_000))
    return _HEAD + heads + b"\nbody"


def _many_parts(_: str) -> bytes:
    return (
        _HEAD
        + b"Content-Type: multipart/mixed; boundary=b\n\n"
        + b"--b\nContent-Type: text/plain\n\nx\n" * 100_000
        + b"--b--\n"
    )


def _bare_parts(_: str) -> bytes:
    head = _HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n"
    return head + b"--b\n\nx\n" * 100_000 + b"--b--\n"


def _nested(kind: bytes, depth: int) -> Callable[[str], bytes]:
    def make(_: str) -> bytes:
        if kind == b"message":
            return _HEAD + b"Content-Type: message/rfc822\n\n" * depth
        return _HEAD + b"".join(
            b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n)
            for n in range(depth)
        )

    return make


def _attached(heads: bytes, body: bytes = b"") -> bytes:
    data = body or base64.encodebytes(letter())
    return (
        _HEAD
        + b"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nSee it.\n"
        + b"--b\nContent-Transfer-Encoding: base64\n"
        + heads
        + b"\n\n"
        + data
        + b"\n--b--\n"
    )


def _continued(_: str) -> bytes:
    pieces = b"".join(b"\n filename*%d*=utf-8''%%2e%%2e%%2f;" % n for n in range(300))
    return _attached(b"Content-Type: application/pdf\nContent-Disposition: attachment;" + pieces)


def _odd_parameters(_: str) -> bytes:
    return _attached(
        b"Content-Type: application/pdf; name*0*=x'y'%FF%FE; name*5=z; name*=; name*-1=a\n"
        b"Content-Disposition: attachment; filename*=utf-16''%00%ff; filename=\"a\x00b/../c.pdf"
    )


def _calls_home(address: str) -> bytes:
    home = address.encode()
    page = (
        b'<html><head><link rel=stylesheet href="%s"><meta http-equiv=refresh content="0;url=%s">'
        b'</head><body background="%s"><img src="%s"><iframe src="%s"></iframe><script src="%s">'
        b"</script><p>To whom it may concern: Jo Sample worked.</p></body></html>" % ((home,) * 6)
    )
    return _HEAD + b"Content-Type: text/html\n\n" + page


def _external_body(address: str) -> bytes:
    kind = b'message/external-body; access-type=URL; URL="%s"' % address.encode()
    return _HEAD + b"Content-Type: %s\n\nContent-Type: application/pdf\n\n" % kind


def _web_page(kind: bytes, count: int) -> Callable[[str], bytes]:
    def make(_: str) -> bytes:
        opening = b"<table><tr><td>" if kind == b"table" else b"<%s>" % kind
        return _HEAD + b"Content-Type: text/html\n\n<html><body>" + opening * count + b"worked"

    return make


def _outlook(properties: bytes = b"\x00" * 5000) -> bytes:
    return compound({"__properties_version1.0": properties, "__nameid_version1.0": {}})


def _outlook_loop(_: str) -> bytes:
    data = bytearray(_outlook())
    # Every sector follows itself.
    table = int.from_bytes(data[76:80], "little")
    at = 512 * (table + 1)
    for number in range(60):
        data[at + 4 * number : at + 4 * number + 4] = number.to_bytes(4, "little")
    return bytes(data)


MAILS = (
    Hostile("4 MB of encoded words.eml", _many_words, _DAMAGED),
    Hostile("long header.eml", _long_header, _DAMAGED),
    Hostile("20,000 headers.eml", _many_headers, _DAMAGED),
    Hostile("100,000 parts.eml", _many_parts, _MANY),
    Hostile("100,000 bare parts.eml", _bare_parts, _MANY),
    Hostile("3,000 nested parts.eml", _nested(b"multipart", 3000), _MANY),
    Hostile("60 nested parts.eml", _nested(b"multipart", 60), ends("nested-too-deep")),
    Hostile("3,000 nested messages.eml", _nested(b"message", 3000), _MANY),
    Hostile(
        "90 nested messages.eml", _nested(b"message", 90), ANY | {"nested-too-deep", "no-parts"}
    ),
    Hostile("names in 300 pieces.eml", _continued, ends(READ)),
    Hostile("odd names.eml", _odd_parameters, _NOTHING),
    Hostile("calls home.eml", _calls_home, ends(READ)),
    Hostile("body elsewhere.eml", _external_body, _NOTHING),
    Hostile("20,000 nested boxes.eml", _web_page(b"div", 20_000), _NOTHING),
    Hostile("5,000 nested tables.eml", _web_page(b"table", 5000), ANY),
    Hostile(
        "no base64.eml",
        lambda _: _attached(b"Content-Type: application/pdf", b"=" * 100_000),
        ANY | {"empty-file", "unknown-type"},
    ),
    Hostile(
        "unknown letters.eml",
        lambda _: _HEAD + b"Content-Type: text/plain; charset=\xff\xfe'x\n\n\x80\x81\xff worked",
        _NOTHING,
    ),
    Hostile("lone returns.eml", lambda _: _HEAD.replace(b"\n", b"\r") + b"\r\rbody", ANY),
    Hostile("Outlook, empty.msg", lambda _: _outlook(), _NOTHING),
    Hostile("Outlook, cut off.msg", lambda _: _outlook()[:2000], _DAMAGED | {"unsupported-type"}),
    Hostile("Outlook, in a loop.msg", _outlook_loop, ANY),
    Hostile("Outlook, noise.msg", lambda _: _outlook(bytes(range(256)) * 400), _NOTHING),
    Hostile(
        "winmail.dat",
        lambda _: b"\x78\x9f\x3e\x22\x01\x00" + b"\x02\x0f\x80\x06\x00\xff\xff\xff\x7f" * 900,
        ANY | {"unsupported-type", "no-parts"},
    ),
)
"""Every hostile message."""
