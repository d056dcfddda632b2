"""What one cell of a week says of its day: hours, a tick, a code, or nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extractors.days.codes import EMPTY_MARKS, Verdict, code_verdict, words_verdict
from extractors.layout import Line
from extractors.patterns import pattern_of

Legend = Mapping[str, Verdict]
"""What the letter itself says its codes mean."""

_HOURS = pattern_of(r"\d{1,2}(?:[.,:]\d{1,2})?")
_TIME = pattern_of(r"\d{1,2}:\d{2} ?[apAP]?[mM]?|[apAP][mM]")
_PIECES = pattern_of(r"\d{1,2}(?:[.,:]\d{1,2})?(?=[^\d]|$)|[A-Za-z][A-Za-z0-9]*|[^\w\s]")
_LIKE_A_TICK = {"v", "y", "/", "j", "\\"}
_LEGEND = pattern_of(
    r"(?<![\w.])(?=(\d?[A-Z][A-Z0-9]{0,2}|[✓✔√×☒])[\"'”’]? ?(?:=|:|–|—|-| denotes | means |"
    r" for ) ?[\"'“]?([A-Za-z][A-Za-z /-]{2,30}))"
)
"""A code and its words, which may run into the next code: that one is found all the same."""
_SMALL = pattern_of(r"(?<![\w.])([a-z]{2,5}) ?= ?[\"'“]?([a-z][a-z /-]{2,30})")
"""A code in small letters, which only a sign of equality tells from a word: "cxl = cancelled"."""

_ENTRY = pattern_of(r"([A-Z][A-Za-z0-9]{0,2}|[✓✔√×☒]) ((?:[a-z][a-z/-]* ?){1,6})")
_FEWEST_ENTRIES = 2
"""A code and its words side by side; a line under a table has two at least."""
_AT_WORK = (
    "work",
    "day work",
    "shoot",
    "on set",
    "present",
    "in attendance",
    "attended",
    "at work",
)


@dataclass(frozen=True, slots=True)
class CellSays:
    """A cell's verdict, its code, and how sure that is (0 to 1)."""

    verdict: Verdict
    code: str | None = None
    sureness: float = 1.0


def legend_of(lines: Iterable[Line]) -> dict[str, Verdict]:
    """Return what codes mean where the letter explains them ("T = Travel, W = Worked")."""
    found: dict[str, Verdict] = {}
    for line in lines:
        text = line.text[:400]
        for code, words in (*_LEGEND.findall(text), *_SMALL.findall(text), *_side_by_side(line)):
            said = words_verdict(words)
            if said is not None:
                found[code.upper()] = said[0]
            elif words.lower().startswith(_AT_WORK):
                found[code.upper()] = Verdict.WORKED
    return found


def _side_by_side(line: Line) -> list[tuple[str, str]]:
    """Return codes and words where a line holds nothing else: "✓ worked  H holiday  S sick"."""
    told: list[tuple[str, str]] = _ENTRY.findall(line.text[:400])
    is_all = sum(len(f"{code} {words}") for code, words in told) == len(line.text)
    if not is_all or len(told) < _FEWEST_ENTRIES:
        return []
    return told if all(words_verdict(words) for _, words in told) else []


def cell_says(text: str, legend: Legend) -> CellSays | None:
    """Return what a cell says, ``None`` when it says that nothing happened that day."""
    plain = _once(text.strip())
    if not plain or plain.lower() in EMPTY_MARKS:
        return None
    said = words_verdict(plain) if len(plain) > 3 else None
    if said is not None:
        return CellSays(said[0], said[1])
    whole = _verdict(plain.replace("/", "").replace(" ", ""), legend)
    if whole is not None:
        return CellSays(whole, plain)
    return _from_pieces(_PIECES.findall(plain), legend)


def is_like_a_cell(text: str, legend: Legend) -> bool:
    """Return whether a word may stand in a day's cell: hours, a code, a tick or a dash."""
    plain = _once(text.strip("()[]"))
    if (
        not plain
        or plain.lower() in EMPTY_MARKS
        or _HOURS.fullmatch(plain)
        or _TIME.fullmatch(plain)
    ):
        return True
    if _verdict(plain, legend) is not None or plain.lower() in _LIKE_A_TICK:
        return True
    return len(plain) <= 3 and (plain.isupper() or not plain.isalnum())


def _once(text: str) -> str:
    """Return a letter once that recognition reads twice or more ("xX", "WwW", "Ss", "XK")."""
    letters = set(text.upper())
    if letters == {"X", "K"}:
        return "X"
    doubled = text.isalpha() and len(letters) == 1 and not text.isupper() and not text.islower()
    return letters.pop() if doubled or letters in ({"X"}, {"W"}) else text


def _verdict(code: str, legend: Legend) -> Verdict | None:
    return legend.get(code.upper(), code_verdict(code))


def _from_pieces(pieces: list[str], legend: Legend) -> CellSays | None:
    hours = [_number(piece) for piece in pieces if _HOURS.fullmatch(piece)]
    others = [piece for piece in pieces if not _HOURS.fullmatch(piece)]
    others = [
        piece
        for piece in others
        if piece.lower() not in {*EMPTY_MARKS, "h", "hr", "hrs", ",", "(", ")"} or piece == "H"
    ]
    verdicts = {verdict for piece in others if (verdict := _verdict(piece, legend)) is not None}
    code = " ".join(others) or None
    if len(verdicts) == 1:
        return CellSays(verdicts.pop(), code)
    if len(verdicts) > 1:
        return CellSays(Verdict.REFER, code, 0.4)
    if hours and not others:
        return CellSays(Verdict.WORKED) if max(hours) > 0 else None
    if len(others) == 1 and others[0].lower() in _LIKE_A_TICK:
        return CellSays(Verdict.WORKED, code, 0.6)
    if hours and max(hours) > 0:
        return CellSays(Verdict.WORKED, code, 0.5)
    return CellSays(Verdict.REFER, code, 0.3) if others else None


def _number(text: str) -> float:
    return float(text.replace(",", ".").replace(":", "."))
