"""The PDF417 barcode on the back of North American driver licenses (AAMVA card design)."""

import re
from dataclasses import dataclass
from datetime import date

from extractors.word_lists import word_set

_HEADER = re.compile(r"(?:ANSI |AAMVA)\s?(?P<issuer>\d{6})(?P<version>\d{2})?")
_ELEMENT = re.compile(r"^(?:DL|ID|EN)?(?P<code>D[A-Z]{2}|PA[A-Z])(?P<value>.*)$")
_CODED = re.compile(r"(?:DL|ID|EN)?[DPZ][A-Z][A-Z0-9]")
_LINE_ENDS = re.compile(r"[\n\r\x1e\x1c]+")
_SUBFILE = re.compile(r"(?:DL|ID|EN)(?=D[A-D][A-Z])")

ISSUERS = {
    "636033": "AL", "636059": "AK", "636026": "AZ", "636021": "AR", "636014": "CA",
    "636020": "CO", "636006": "CT", "636011": "DE", "636043": "DC", "636010": "FL",
    "636055": "GA", "636047": "HI", "636050": "ID", "636035": "IL", "636037": "IN",
    "636018": "IA", "636022": "KS", "636046": "KY", "636007": "LA", "636041": "ME",
    "636003": "MD", "636002": "MA", "636032": "MI", "636038": "MN", "636051": "MS",
    "636030": "MO", "636008": "MT", "636054": "NE", "636049": "NV", "636039": "NH",
    "636036": "NJ", "636009": "NM", "636001": "NY", "636004": "NC", "636034": "ND",
    "636023": "OH", "636058": "OK", "636029": "OR", "636025": "PA", "604427": "PR",
    "636052": "RI", "636005": "SC", "636042": "SD", "636053": "TN", "636015": "TX",
    "636040": "UT", "636024": "VT", "636000": "VA", "636045": "WA", "636061": "WV",
    "636031": "WI", "636060": "WY",
    "636012": "ON", "636028": "BC", "604428": "QC", "604432": "AB", "636048": "MB",
    "636017": "NB", "636016": "NL", "636013": "NS", "604426": "PE", "636044": "SK",
    "604429": "YT", "604434": "NT", "604433": "NU",
}  # fmt: skip
CANADIAN = word_set("ON BC QC AB MB NB NL NS PE SK YT NT NU")


@dataclass(frozen=True, slots=True)
class License:
    """What a license barcode says; None for what it does not hold.

    ``unusual_dates`` names the dates that were only possible in the other country's order.
    """

    name: str | None
    number: str | None
    license_class: str | None
    jurisdiction: str | None
    issue_date: date | None
    expiry_date: date | None
    birth_date: date | None
    endorsements: str | None
    restrictions: str | None
    unusual_dates: tuple[str, ...] = ()


def parse(payload: str) -> License | None:
    """Return what an AAMVA payload says, None when ``payload`` is none."""
    header = _HEADER.search(payload)
    if header is None:
        return None
    elements = _elements(payload)
    jurisdiction = elements.get("DAJ") or ISSUERS.get(header["issuer"])
    canadian = elements.get("DCG") == "CAN" or ("DCG" not in elements and jurisdiction in CANADIAN)
    unusual: list[str] = []

    def day(code: str) -> date | None:
        found, other_order = _day(elements.get(code, ""), canadian=canadian)
        if other_order:
            unusual.append(code)
        return found

    return License(
        name=_name(elements),
        number=elements.get("DAQ"),
        license_class=elements.get("DCA") or elements.get("DAR") or elements.get("PAA"),
        jurisdiction=jurisdiction,
        issue_date=day("DBD"),
        expiry_date=day("DBA"),
        birth_date=day("DBB"),
        endorsements=elements.get("DCD") or elements.get("DAT"),
        restrictions=elements.get("DCB") or elements.get("DAS"),
        unusual_dates=tuple(unusual),
    )


def soundness(payload: str) -> float:
    """Return which share of the lines after the header are data elements, 0 without a header.

    A decoder that corrected too many errors of a slanted barcode gives letters at random.
    """
    header = _HEADER.search(payload)
    if header is None:
        return 0.0
    lines = [line for line in _LINE_ENDS.split(payload[header.end() :]) if line.strip()]
    return sum(_CODED.match(line) is not None for line in lines[1:]) / max(1, len(lines) - 1)


def _elements(payload: str) -> dict[str, str]:
    """Return the data elements by code; offsets of the header are often wrong, so none is used."""
    found: dict[str, str] = {}
    for line in _LINE_ENDS.split(payload):
        start = _SUBFILE.search(line) if _HEADER.search(line) else None
        text = line[start.start() :] if start is not None else line.strip()
        match = _ELEMENT.match(text)
        if match is None:
            continue
        value = match["value"].strip()
        if value and value.upper() not in {"NONE", "UNAVL", "N/A", "UNK"}:
            found.setdefault(match["code"], value)
    return found


def _name(elements: dict[str, str]) -> str | None:
    if "DAA" in elements and "DCS" not in elements:
        return _comma_name(elements["DAA"])
    given = elements.get("DAC") or elements.get("DCT") or ""
    parts = [
        given.replace(",", " "),
        elements.get("DAD", ""),
        elements.get("DCS", elements.get("DAB", "")),
    ]
    suffix = elements.get("DCU", "")
    name = " ".join(part.strip() for part in [*parts, suffix] if part.strip())
    return re.sub(r"\s+", " ", name) or None


def _comma_name(text: str) -> str:
    family, *given = [part.strip() for part in text.split(",")]
    return " ".join([*given, family]).strip()


def _day(text: str, *, canadian: bool) -> tuple[date | None, bool]:
    """Return the day that ``text`` prints, and whether it needed the other country's order."""
    digits = re.sub(r"\D", "", text)
    if len(digits) != 8:
        return None, False
    usual, other = (_year_first, _year_last) if canadian else (_year_last, _year_first)
    found = usual(digits)
    if found is not None:
        return found, False
    found = other(digits)
    return found, found is not None


def _year_first(digits: str) -> date | None:
    return _possible(digits[:4], digits[4:6], digits[6:])


def _year_last(digits: str) -> date | None:
    return _possible(digits[4:], digits[:2], digits[2:4])


def _possible(year: str, month: str, day: str) -> date | None:
    if not 1900 <= int(year) <= 2100:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
