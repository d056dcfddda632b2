"""Day codes and day descriptions, and whether the day was worked (DOMAIN: what counts as a day)."""

import re
from enum import StrEnum


class Verdict(StrEnum):
    """What a code says about its day."""

    WORKED = "worked"
    NOT_WORKED = "not worked"
    REFER = "refer"


_WORKED = (
    "W X YES REG STD WKD WRKD WK WL WE PR PT WP TW WT HW WRK WORK SH SHOOT PREP WRAP D N "
    "✓ ✔ √ ☑ ☒ ✗ ✘ ✕ × ● ■ • ⬤"
)
_NOT_WORKED = (
    "T H I S V TR TP T4 T7 T8 TU ID IP I4 I5 I7 I8 GR G8 G1 G2 PD HP HU HO DD OF HA AP AU SP SU "
    "PO PU VA BR JP JU DT SF BN OFF DARK HOLD SICK IDLE TRAVEL TRVL TRAV TRV TVL HOL HOLI HDAY HLD "
    "VAC PTO ABS NW O SK SCK"
)
CODES = dict.fromkeys(_WORKED.split(), Verdict.WORKED)
CODES |= dict.fromkeys(_NOT_WORKED.split(), Verdict.NOT_WORKED)
CODES |= dict.fromkeys(["CO", "CX", "CC", "P"], Verdict.REFER)
EMPTY_MARKS = {
    "-",
    "–",
    "—",
    "--",
    "---",
    ".",
    "0",
    "0.0",
    "0.00",
    "☐",
    "□",
    "○",
    "n/a",
    "no",
    "na",
    "_",
    "...",
}

_WORKED_WORDS = re.compile(
    r"\b(?:holiday worked|worked holiday|travel ?(?:/|&|and|\+) ?work(?:ed)?|work(?:ed)? ?(?:/|&|"
    r"and|\+) ?travel|"
    r"worked|work day|prep|shoot|wrap|rehearsal|rigging|strike)\b"
)
_IDLE_WORDS = re.compile(
    r"\b(?:not worked|did not work|no work|non[- ]?work(?:ing)?|unworked|idle|hold|held|holiday|"
    r"sick|not called|not on call|off call|no call|not scheduled|not used|not needed|weather|"
    r"stand-? ?by|laid off|lay-? ?off|released|vacation|"
    r"travel(?:ed|led)?|off|dark|hiatus|bereavement|jury duty|jury|per diem only|drug test|"
    r"safety training|"
    r"guarantee|day off|rest day|pto|absent|cancel(?:led|ed))\b"
)
_NOT_WORKED_WORDS = re.compile(
    r"\b(?:not worked|did not work|no work|non[- ]?work(?:ing)?|unworked)\b"
)

_LEFT_OUT = re.compile(r"\W*(?:(?:was|is) )?(?:not (?:included|counted|claimed)|excluded)\W*")
"""All that is said of a day; "weekends excluded" speaks of others."""


def code_verdict(text: str) -> Verdict | None:
    """Return what a printed code says; ``None`` when it is no code of ours."""
    return CODES.get(text.strip("()[]*.,:;").upper())


def words_verdict(text: str) -> tuple[Verdict, str] | None:
    """Return what a short description says ("Holiday not worked"), and its words."""
    lower = text.lower()
    if _LEFT_OUT.fullmatch(lower):
        return Verdict.NOT_WORKED, "not included"
    denied = _NOT_WORKED_WORDS.search(lower)
    if denied:
        idle = _IDLE_WORDS.search(lower)
        return Verdict.NOT_WORKED, (idle or denied).group()
    worked = _WORKED_WORDS.search(lower)
    if worked:
        return Verdict.WORKED, worked.group()
    idle = _IDLE_WORDS.search(lower)
    if idle:
        return Verdict.NOT_WORKED, idle.group()
    return None
