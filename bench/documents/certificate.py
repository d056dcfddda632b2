"""A form that looks like a medical examiner's certificate, for an invented driver."""

from random import Random

from reportlab.lib.units import inch
from reportlab.platypus import Flowable, Spacer, Table

from bench.letters import invent
from bench.letters.setting import RULED, Setting, finish


def medical_certificate(rng: Random) -> bytes:
    """A filled form with ruled boxes of labels above values."""
    s, letter = Setting(rng), invent.a_letter(rng, "certificate")
    parts: list[Flowable] = [
        s.p("<b>Medical Examiner's Certificate (sample form)</b>"),
        Spacer(1, 6),
        s.p(
            "I certify that I have examined the driver named below in accordance with the "
            "regulations and, with knowledge of the driving duties, I find this person is "
            "qualified, and, if applicable, only when (check all that apply):"
        ),
        s.p(
            "[X] Wearing corrective lenses   [ ] Wearing hearing aid   [ ] Accompanied by a waiver"
        ),
        Spacer(1, 8),
    ]
    for row in _boxes(rng, letter.jobs[0].person, letter.signatory):
        cells = [s.p(f"{label}<br/><b>{value}</b>") for label, value in row]
        table = Table([cells], colWidths=[6.6 * inch / len(cells)] * len(cells), hAlign="LEFT")
        table.setStyle(RULED)
        parts.append(table)
    return finish(parts)


def _boxes(rng: Random, driver: str, examiner: str) -> tuple[tuple[tuple[str, str], ...], ...]:
    expiry = f"{rng.randint(1, 12):02d}/{rng.randint(1, 28):02d}/2027"
    return (
        (("Driver's name", driver), ("Certificate expires", expiry)),
        (
            ("Driver's license number", f"D{rng.randint(1_000_000, 9_999_999)}"),
            ("State", "CA"),
            ("CDL holder", "Yes"),
        ),
        (("Medical examiner", examiner), ("Telephone", f"(818) 555-01{rng.randint(10, 99)}")),
        (
            ("License or certificate number", f"A{rng.randint(10_000, 99_999)}"),
            ("National registry number", f"{rng.randint(10**9, 10**10 - 1)}"),
        ),
    )
