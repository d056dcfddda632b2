"""The Medical Examiner's Certificate as the official form prints it: captions in ruled boxes.

``python -m bench.licenses.medical`` sends invented certificates through scanners and telephones.
The wording follows FMCSA form MCSA-5876 (public domain); all values are invented.
"""

from collections import Counter
from datetime import date, timedelta
from io import BytesIO
from random import Random

import click
from reportlab.pdfgen.canvas import Canvas

from bench.letters.damage import DAMAGES
from extractors import medical_certificate
from extractors.limits import Limits
from extractors.pages import read_pages

_SIZE = (792, 612)
_CAPTION, _VALUE = 7.5, 10.5
_TICKS = (
    ("Wearing corrective lenses", "corrective lenses"),
    ("Wearing hearing aid", "hearing aid"),
    ("Driving within an exempt intracity zone (49 CFR 391.62) (Federal)", "exempt intracity zone"),
)
Truth = dict[str, object]


def certificate(rng: Random) -> tuple[bytes, Truth]:
    """Return a filled certificate as a PDF, and what it says."""
    signed = date(2025, 3, 1) + timedelta(days=rng.randrange(500))
    expires = signed + timedelta(days=rng.choice((365, 730, 180)))
    family, given = (
        rng.choice(("Abernathy", "Okafor", "Lindqvist")),
        rng.choice(("Tamsin", "Rafael")),
    )
    registry = str(rng.randrange(10**9, 10**10))
    number = f"{rng.choice('BDFN')}{rng.randrange(10**6, 10**7)}"
    examiner = rng.choice(("Harriet Quill", "Dana Osei", "Milo Fernbach"))
    ticked = [rng.random() < 0.4 for _ in _TICKS]
    out = BytesIO()
    canvas = Canvas(out, pagesize=_SIZE, invariant=1)
    canvas.setFont("Helvetica", 7)
    canvas.drawString(
        40, 590, "Form MCSA-5876          OMB No. 2126-0006   Expiration Date: 03/31/2028"
    )
    canvas.setFont("Helvetica-Bold", 13)
    canvas.drawCentredString(396, 566, "Medical Examiner's Certificate")
    canvas.setFont("Helvetica", 8)
    canvas.drawCentredString(396, 554, "(for Commercial Driver Medical Certification)")
    canvas.setFont("Helvetica", 8.5)
    canvas.drawString(40, 532, "I certify that I have examined  Last Name:")
    canvas.drawString(380, 532, "First Name:")
    canvas.drawString(560, 532, "in accordance with (please check only one):")
    _filled(canvas, 215, 532, family)
    _filled(canvas, 430, 532, given)
    canvas.setFont("Helvetica", 8)
    canvas.drawString(
        56,
        514,
        "the Federal Motor Carrier Safety Regulations (49 CFR 391.41-391.49) and, "
        "with knowledge of the driving duties, I find this person is qualified,",
    )
    canvas.drawString(56, 503, "and, if applicable, only when (check all that apply):")
    for (wording, _), is_ticked, x in zip(_TICKS, ticked, (56, 200, 330), strict=True):
        canvas.rect(x, 482, 8, 8)
        if is_ticked:
            canvas.setLineWidth(1.4)
            canvas.line(x + 1, 483, x + 7, 489)
            canvas.line(x + 1, 489, x + 7, 483)
            canvas.setLineWidth(0.7)
        canvas.setFont("Helvetica", 8)
        canvas.drawString(x + 12, 483, wording)
    boxes = (
        (440, ((40, 340, "Medical Examiner's Signature", ""),
               (340, 540, "Medical Examiner's Telephone Number", "(702) 555-0148"),
               (540, 752, "Date Certificate Signed", signed.strftime("%m/%d/%Y")))),
        (404, ((40, 340, "Medical Examiner's Name (please print or type)", examiner),
               (340, 752, "Medical Examiner's Certificate Expiration Date",
                expires.strftime("%m/%d/%Y")))),
        (368, ((40, 340, "Medical Examiner's State License, Certificate, or Registration Number",
                f"PA{rng.randrange(10**4, 10**5)}"),
               (340, 540, "Issuing State", "Nevada"),
               (540, 752, "National Registry Number", registry))),
        (320, ((40, 340, "Driver's Signature", ""),
               (340, 540, "Driver's License Number", number),
               (540, 752, "Issuing State/Province", "California"))),
        (284, ((40, 480, "Driver's Address: Street Address, City, State/Province, Zip Code",
                "18 Sample Way, Reno, NV 89501"),
               (480, 752, "CLP/CDL Applicant/Holder", "X Yes    No"))),
    )  # fmt: skip
    for y, row in boxes:
        for left, right, caption, value in row:
            canvas.rect(left, y, right - left, 36)
            canvas.setFont("Helvetica", _CAPTION)
            canvas.drawString(left + 4, y + 26, caption)
            _filled(canvas, left + 8, y + 8, value)
    canvas.save()
    truth: Truth = {
        "name": f"{given} {family}", "expiry_date": expires.isoformat(), "examiner_name": examiner,
        "national_registry_number": registry, "date_signed": signed.isoformat(),
        "license_number": number, "license_state": "CA",
    }  # fmt: skip
    said = [name for (_, name), is_ticked in zip(_TICKS, ticked, strict=True) if is_ticked]
    return out.getvalue(), truth | ({"restrictions": said} if said else {})


def _filled(canvas: Canvas, x: float, y: float, value: str) -> None:
    canvas.setFont("Courier", _VALUE)
    canvas.drawString(x, y, value)


def wrong(data: bytes, truth: Truth) -> list[str]:
    """Return the fields of a certificate that are not read exactly."""
    found = medical_certificate.extract(read_pages(data, Limits())).fields
    read = {name: field.value for name, field in found.items()}
    return [name for name in {*truth, *read} if read.get(name) != truth.get(name)]


@click.command()
@click.option("--papers", default=6, show_default=True, help="Certificates through each channel.")
@click.option("--seed", default=1, show_default=True)
@click.option(
    "--channel", "channels", multiple=True, type=click.Choice(list(DAMAGES)),
    default=("born-digital", "scan 300", "scan 200", "phone"),
)  # fmt: skip
def main(papers: int, seed: int, channels: tuple[str, ...]) -> None:
    """Print the share of fields read exactly through each channel."""
    print("| channel | certificates | fields exact | expiry exact | missed most |")
    print("|---|---|---|---|---|")
    for channel in channels:
        missed: Counter[str] = Counter()
        asked = 0
        for number in range(papers):
            rng = Random(f"{seed} medical {channel} {number}")
            pdf, truth = certificate(rng)
            missed.update(wrong(DAMAGES[channel](pdf, rng), truth))
            asked += len(truth)
        worst = ", ".join(f"{name} {count}" for name, count in missed.most_common(3)) or "none"
        share, expiry = 1 - missed.total() / asked, 1 - missed["expiry_date"] / papers
        print(f"| {channel} | {papers} | {share:.1%} | {expiry:.1%} | {worst} |", flush=True)


if __name__ == "__main__":
    main()
