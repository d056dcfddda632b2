"""Words that scanning is known to misread, put right where only one reading makes sense."""

import re
from dataclasses import replace

from extractors.layout import Line
from extractors.values import Word

LIKELY_AFTER_REPAIR = 0.85
"""A repaired word is at most this sure, however sure its wrong letters were."""

_TILDE = re.compile(r"(?<=[aeiou])(?:fil|fi|fj|ji|jfi|fl|fii|ii)(?=[aeio])")
_NAMES_WITH_TILDE_TEXT = (
    "muñoz núñez nuñez ibáñez ibañez peña acuña zúñiga zuñiga ordóñez ordoñez castañeda montaño "
    "quiñones quiñonez bañuelos treviño avíña aviña cedeño saldaña magaña patiño carreño briseño "
    "peñaloza ocaña begoña iñaki iñigo señor dueñas cañas muñiz viñas"
)
_NAMES_WITH_TILDE = frozenset(_NAMES_WITH_TILDE_TEXT.split())
_THIRD = re.compile(r"^(?=.*[IT])(?!III)[IlLT1\[\]|]{3}(?P<end>[,.;:]?)$")
_NUMBER = re.compile(r"\d{1,2}$")
_HARDLY_READ, _HALF_WAY = 0.7, 0.1
_INITIAL = re.compile(r"^(?:[A-Z]|St|Ste)[,:;]$")
_NAME = re.compile(r"^[A-Z][\w'’-]+")


def repaired(line: Line) -> Line:
    """Return a scanned ``line`` with "TIT" as III after a name, a comma as its dot, "fi" as ñ."""
    words = _counted_on([_with_tilde(word) for word in line.words])
    for at in range(1, len(words)):
        if not _NAME.match(words[at - 1].text):
            continue
        word = words[at]
        third = _THIRD.match(word.text)
        within = at + 1 < len(words) and bool(_NAME.match(words[at + 1].text))
        text = f"III{third['end']}" if third else None
        if text is None and within and _INITIAL.match(word.text):
            text = f"{word.text[:-1]}."
        if text is not None:
            sure = min(word.confidence, LIKELY_AFTER_REPAIR)
            words[at] = replace(word, text=text, confidence=sure)
    return Line(line.page, tuple(words)) if words != list(line.words) else line


def _counted_on(words: list[Word]) -> list[Word]:
    """Return the words of a row with the number that fits half way between its two neighbors.

    Numbers that follow one another stand in a calendar, where a hardly read word between them can
    be one alone.
    """
    numbers = [int(word.text) if _NUMBER.match(word.text) else None for word in words]
    made = list(words)
    for at in range(1, len(words) - 1):
        before, word, behind = words[at - 1 : at + 2]
        low, high = numbers[at - 1], numbers[at + 1]
        if word.confidence >= _HARDLY_READ or low is None or high != low + 2:
            continue
        further = (numbers[at - 2] if at > 1 else None, *numbers[at + 2 : at + 3])
        if low - 1 in further or high + 1 in further:
            half = (_middle(before) + _middle(behind)) / 2
            if abs(_middle(word) - half) <= _HALF_WAY * (_middle(behind) - _middle(before)):
                made[at] = replace(word, text=str(low + 1), confidence=LIKELY_AFTER_REPAIR)
    return made


def _middle(word: Word) -> float:
    return (word.box[0] + word.box[2]) / 2


def _with_tilde(word: Word) -> Word:
    """Return the word with the ñ that recognition read as "fi" in a known name ("Mufioz")."""
    for match in _TILDE.finditer(word.text):
        text = f"{word.text[: match.start()]}ñ{word.text[match.end() :]}"
        if text.strip(".,:;()").lower() in _NAMES_WITH_TILDE:
            sure = min(word.confidence, LIKELY_AFTER_REPAIR)
            return replace(word, text=text, confidence=sure)
    return word
