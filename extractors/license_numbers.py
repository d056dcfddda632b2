"""How states and provinces write the numbers of driver licenses, to mend what was misread.

Source: the formats that the jurisdictions publish for law enforcement and insurers; where several
are in use all are listed, and a jurisdiction that is not listed mends nothing.
"""

import re

PATTERNS: dict[str, tuple[str, ...]] = {
    "AL": ("#######", "########"), "AR": ("#########", "########"),
    "AZ": ("@########", "#########"),
    "CA": ("@#######",), "CO": ("#########",), "CT": ("#########",), "DC": ("#######", "#########"),
    "FL": ("@############",), "GA": ("#########", "########", "#######"),
    "HI": ("@########", "#########"), "IL": ("@###########",), "IN": ("##########", "@#########"),
    "KY": ("@########", "#########"), "LA": ("#########",), "MA": ("@########", "@@#######"),
    "MD": ("@############",), "MI": ("@############", "@##########"), "MN": ("@############",),
    "NC": ("########", "############"), "NJ": ("@##############",), "NM": ("########", "#########"),
    "NV": ("##########", "############"), "NY": ("#########",), "OH": ("@@######",),
    "OK": ("@#########", "#########"), "OR": ("#######", "@######"), "PA": ("########",),
    "TN": ("########", "#########"),
    "TX": ("########", "#######"), "VA": ("@########", "#########"),
    "WI": ("@#############",), "AB": ("#########", "######"), "BC": ("#######",),
    "NS": ("@@@@@#########",), "ON": ("@##############",), "QC": ("@############",),
    "SK": ("########",),
}  # fmt: skip
"""# is a digit, @ a letter; spaces and hyphens between them are the printer's."""

_DIGITS = str.maketrans("OoQDIl|ZzSs$BGq", "000011122555869")
_LETTERS = str.maketrans("0158$", "OISBS")


def mended(number: str, jurisdiction: str) -> tuple[str, bool]:
    """Return ``number`` as its jurisdiction writes numbers, and whether it has such a shape.

    Only letters that look like digits, and the other way, are changed; the rest stays as read.
    """
    signs = re.sub(r"[\s-]", "", number)
    patterns = PATTERNS.get(jurisdiction, ())
    for pattern in patterns:
        if len(pattern) == len(signs):
            made = "".join(map(_fitted, signs, pattern))
            if all(_fits(*pair) for pair in zip(made, pattern, strict=True)):
                return _spread(made, number), True
    return number, not patterns


def _fitted(sign: str, wanted: str) -> str:
    return sign.translate(_DIGITS) if wanted == "#" else sign.translate(_LETTERS)


def _fits(sign: str, wanted: str) -> bool:
    return sign.isdecimal() if wanted == "#" else sign.isascii() and sign.isalpha()


def _spread(signs: str, number: str) -> str:
    """Return ``signs`` with the spaces and hyphens that stand in ``number``."""
    left = iter(signs)
    return "".join(each if each in " -" else next(left) for each in number)
