"""``python -m bench.altered``: how many letters that somebody changed are shown to a person.

Letters of every layout family are read as they are and changed in one of six ways, and printed is
how many of each are told by a sign of alteration (RELIABILITY S18). The seventh way, a figure
changed on a scan, leaves nothing behind that could be seen: it is measured to be told, and counts
for nothing. No sign refuses a letter; each sends it to a person.
"""

import io
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from random import Random

import click
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from PIL import Image, ImageDraw, ImageFont
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pypdf import PageObject, PdfReader, PdfWriter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from bench.letters.damage import pages
from bench.letters.families import ROUNDS
from extractors.limits import Limits
from extractors.pages import read_pages
from extractors.reading import read_document
from extractors.values import Box

SIGNS = {
    "possible-alteration",
    "mixed-fonts",
    "file-revised",
    "file-changed-later",
    "file-from-editor",
    "hidden-text",
    "digital-signature-broken",
}
GOAL_FOUND, GOAL_FALSE = 0.9, 0.05
_FIGURE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4},?|\d{1,3}")
_NEW = "27"
_A_SCAN = "changed on a scan"


@click.command()
@click.option("--letters", default=240, show_default=True, help="As they are, and as many changed.")
@click.option("--seed", default=1, show_default=True)
def main(letters: int, seed: int) -> None:
    """Print the share that is told for each way; status 1 when a goal is missed."""
    found, changed, false = 0, 0, 0.0
    for name, told, tried in told_of(letters, seed):
        click.echo(f"{name}: {told} of {tried} told")
        if name == "as it is":
            false = told / tried
        elif name != _A_SCAN:
            found, changed = found + told, changed + tried
    click.echo(f"told {found / changed:.3f} of those changed in a file, {false:.3f} of the others")
    sys.exit(0 if found / changed >= GOAL_FOUND and false <= GOAL_FALSE else 1)


def told_of(letters: int, seed: int) -> Iterator[tuple[str, int, int]]:
    """Yield each way, "as it is" first, with how many letters were told and how many there were."""
    told: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    for data, way in zip(genuine(letters, seed), cycle(WAYS), strict=False):
        for name, file in (("as it is", data), (way, WAYS[way](data))):
            tried[name] += 1
            told[name] += bool(SIGNS & signs_of(file))
    for name in ("as it is", *WAYS):
        yield name, told[name], tried[name]


def genuine(wanted: int, seed: int) -> Iterator[bytes]:
    """Yield letters of all families that are PDFs with a figure on their first page."""
    families = [family for every in ROUNDS.values() for family in every]
    rng = Random(seed)
    rng.shuffle(families)
    made = (family(Random(f"{seed}/{n}"))[1] for n, family in enumerate(cycle(families)))
    return islice((data for data in made if data.startswith(b"%PDF") and _figure(data)), wanted)


def signs_of(data: bytes) -> set[str]:
    """Return the codes of everything that was found beside what a file says."""
    read = read_document(read_pages(data, Limits()))
    return {finding.code for statement in read for finding in statement.findings}


def _figure(data: bytes) -> Box | None:
    """Return the box of a figure in the lower half of the first page's figures."""
    page = read_pages(data, Limits())[0]
    boxes = [word.box for word in page.words if _FIGURE.fullmatch(word.text)]
    return boxes[len(boxes) // 2] if boxes else None


def _drawn(data: bytes, draw: Callable[[Canvas, Box], None]) -> PageObject:
    """Return a page on which something is drawn at a figure of a letter, in points from below."""
    first = PdfReader(io.BytesIO(data)).pages[0]
    box = _figure(data)
    assert box is not None
    height, out = float(first.mediabox.height), io.BytesIO()
    canvas = Canvas(out, pagesize=(float(first.mediabox.width), height))
    draw(canvas, (box[0], height - box[3], box[2], height - box[1]))
    canvas.save()
    return PdfReader(io.BytesIO(out.getvalue())).pages[0]


def _merged(data: bytes, draw: Callable[[Canvas, Box], None], *, behind: bool = False) -> bytes:
    """Return a letter with something drawn on it, saved anew or behind what it held."""
    reader = PdfReader(io.BytesIO(data))
    writer = PdfWriter(reader, incremental=True) if behind else PdfWriter(clone_from=reader)
    writer.pages[0].merge_page(_drawn(data, draw))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _write(canvas: Canvas, box: Box) -> None:
    canvas.setFont("Helvetica", (box[3] - box[1]) * 0.8)
    canvas.drawString(box[0], box[1] + 0.2 * (box[3] - box[1]), _NEW)


def _cover(canvas: Canvas, box: Box) -> None:
    canvas.setFillGray(1)
    canvas.rect(box[0] - 1, box[1] - 1, box[2] - box[0] + 2, box[3] - box[1] + 2, 0, 1)
    canvas.setFillGray(0)
    _write(canvas, box)


def _paste(canvas: Canvas, box: Box) -> None:
    picture = Image.new("RGB", (160, 60), "white")
    ImageDraw.Draw(picture).text((8, 4), _NEW, "black", ImageFont.load_default(size=48))
    canvas.drawImage(ImageReader(picture), box[0], box[1], box[2] - box[0], box[3] - box[1])


def _edited(data: bytes) -> bytes:
    """Return a letter that an editing program has set anew, a day after it was made."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    facts = {"/CreationDate": "D:20260402100000Z", "/ModDate": "D:20260403101500Z"}
    writer.add_metadata({**facts, "/Producer": "Sejda PDF Editor"})
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _behind_signature(data: bytes) -> bytes:
    return _merged(_signed(data), _cover, behind=True)


def _signed(data: bytes) -> bytes:
    out = io.BytesIO()
    facts = signers.PdfSignatureMetadata(field_name="Signature1")
    file = IncrementalPdfFileWriter(io.BytesIO(data))
    with ThreadPoolExecutor(1) as thread:
        thread.submit(signers.sign_pdf, file, facts, _signer(), output=out).result()
    return out.getvalue()


def _signer() -> signers.SimpleSigner:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Northlight Payroll")])
    begin = datetime(2026, 1, 1, tzinfo=UTC)
    usage = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign"),
        False,
    )
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), 7, begin, begin + timedelta(days=999))
        .add_extension(
            x509.KeyUsage(
                digital_signature=True,
                content_commitment=True,
                encipher_only=False,
                decipher_only=False,
                **usage,
            ),
            critical=True,
        )
        .sign(key, hashes.SHA256())
    )
    packed = pkcs12.serialize_key_and_certificates(
        b"letter", key, certificate, None, serialization.NoEncryption()
    )
    load = signers.SimpleSigner.load_pkcs12_data
    signer: signers.SimpleSigner = load(packed, other_certs=[], passphrase=None)
    return signer


def _on_a_scan(data: bytes) -> bytes:
    """Return a scan of a letter of which one figure was painted over."""
    box, dpi = _figure(data), 150
    assert box is not None
    scan = Image.fromarray(pages(data, dpi)[0])
    left, top, right, bottom = (value * dpi / 72 for value in box)
    pen = ImageDraw.Draw(scan)
    pen.rectangle((left, top, right, bottom), fill=255)
    pen.text((left, top), _NEW, fill=0, font=ImageFont.load_default(size=bottom - top))
    out = io.BytesIO()
    scan.save(out, "PDF", resolution=dpi)
    return out.getvalue()


WAYS: dict[str, Callable[[bytes], bytes]] = {
    "covered and written over": lambda data: _merged(data, _cover),
    "written over": lambda data: _merged(data, _write),
    "a picture pasted over": lambda data: _merged(data, _paste),
    "saved behind what it held": lambda data: _merged(data, _cover, behind=True),
    "set anew by an editor": _edited,
    "added to behind a signature": _behind_signature,
    _A_SCAN: _on_a_scan,
}


if __name__ == "__main__":
    main()
