"""Invented license holders: what their card prints and what its barcode holds, by jurisdiction."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

_US = {
    "CA": "636014",
    "NY": "636001",
    "TX": "636015",
    "NV": "636049",
    "GA": "636055",
    "NM": "636009",
}
_CANADA = {"ON": "636012", "BC": "636028", "AB": "604432", "QC": "604428"}
_FAMILIES = ("FAIRWEATHER", "OKONKWO-BELL", "ST. CLAIRE", "VALE", "TREMBLAY", "NAKAMURA", "O'DELL")
_GIVEN = ("DECLAN", "PRIYA", "MARIA", "THEODORE", "AVERY", "RENEE", "WENDELL")
_CLASSES = ("A", "B", "C", "D", "AM1", "CM", "G", "5")
_NEWEST_VERSION = 12


@dataclass(frozen=True, slots=True)
class Holder:
    """One invented license; ``version`` is that of the AAMVA card design standard."""

    jurisdiction: str
    issuer: str
    version: int
    family: str
    given: str
    number: str
    license_class: str
    endorsements: str
    restrictions: str
    birth: date
    issued: date
    expires: date

    @property
    def is_canadian(self) -> bool:
        """True where dates run year, month, day."""
        return self.jurisdiction in _CANADA


def holder(rng: Random) -> Holder:
    """Return an invented holder; every version and both countries come up."""
    jurisdiction = rng.choice([*_US, *_CANADA])
    issued = date(2022, 1, 1) + timedelta(days=rng.randrange(1600))
    digits = "".join(rng.choice("0123456789") for _ in range(7))
    return Holder(
        jurisdiction,
        (_US | _CANADA)[jurisdiction],
        rng.randint(1, _NEWEST_VERSION),
        rng.choice(_FAMILIES),
        rng.choice(_GIVEN),
        rng.choice("ABDFKNY") + digits,
        rng.choice(_CLASSES),
        rng.choice(("NONE", "T", "P", "N", "H")),
        rng.choice(("NONE", "B", "01", "L")),
        date(1960, 1, 1) + timedelta(days=rng.randrange(15000)),
        issued,
        issued + timedelta(days=365 * rng.choice((4, 5, 8)) + 1),
    )


def of(rng: Random, jurisdiction: str, number: str) -> Holder:
    """Return an invented holder of one jurisdiction; in ``number`` # is a digit, @ a letter."""
    who = holder(rng)
    signs = {"#": "0123456789", "@": "ABDFKNYS"}
    made = "".join(rng.choice(signs[each]) if each in signs else each for each in number)
    return replace(who, jurisdiction=jurisdiction, issuer="", number=made)


def payload(who: Holder) -> str:
    """Return the barcode's text; names and dates in the order of its version and country."""
    body = "DL" + "".join(f"{code}{value}\n" for code, value in _elements(who)) + "\r"
    start = len("@\n\x1e\rANSI 636014090001DL00000000")
    head = f"@\n\x1e\rANSI {who.issuer}{who.version:02d}0001DL{start:04d}{len(body):04d}"
    return head + body


def _elements(who: Holder) -> list[tuple[str, str]]:
    country = "CAN" if who.is_canadian else "USA"
    shape = "%Y%m%d" if who.is_canadian else "%m%d%Y"
    return [
        ("DAQ", who.number),
        *_names(who),
        ("DCA", who.license_class),
        ("DCB", who.restrictions),
        ("DCD", who.endorsements),
        ("DBD", who.issued.strftime(shape)),
        ("DBB", who.birth.strftime(shape)),
        ("DBA", who.expires.strftime(shape)),
        ("DAG", "12 SAMPLE WAY"),
        ("DAI", "SAMPLETON"),
        ("DAJ", who.jurisdiction),
        ("DAK", "M5V2T6     " if who.is_canadian else "915020000  "),
        ("DCG", country),
    ]


def _names(who: Holder) -> list[tuple[str, str]]:
    if who.version == 1:
        return [("DAA", f"{who.family},{who.given}")]
    if who.version in (2, 3):
        return [("DCS", who.family), ("DCT", who.given)]
    return [("DCS", who.family), ("DDE", "N"), ("DAC", who.given), ("DDF", "N")]
