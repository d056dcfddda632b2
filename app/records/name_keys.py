"""How names are written to be searched: without accents, marks and capitals, in three orders.

A search by the beginning of a first or a last name is then a span of an index, however many
people there are.
"""

import re
import unicodedata

KEY_LENGTH = 200
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe"})
_BEFORE = "al|bin|da|de|del|della|den|der|di|dos|du|el|la|le|san|santa|st|ten|ter|van|von"
_BEFORE_FAMILY = frozenset(_BEFORE.split("|"))
_AFTER_FAMILY = frozenset({"jr", "sr", "ii", "iii", "iv"})


def name_key(name: str) -> str:
    """Return a name as it is searched by its beginning: ``José O’Hara`` is ``jose ohara``."""
    given, family = _parts(name)
    return _text([*given, *family])


def family_key(name: str) -> str:
    """Return a name as it is searched by the last name: ``Ana de la Cruz`` is ``cruz ana de la``.

    Of a name with a comma the last name is what stands before it.
    """
    given, family = _parts(name)
    inside = _family_start(family)
    return _text([*family[inside:], *given, *family[:inside]])


def middle_key(name: str) -> str:
    """Return a name as it is searched by the first of two last names, empty where there is one word
    before the last name: ``Maria Lopez Garcia`` is ``lopez garcia maria``.
    """
    given, family = _parts(name)
    if len(given) < 2:
        return ""
    return _text([given[-1], *family, *given[:-1]])


def searched_key(text: str) -> str:
    """Return what somebody typed to find a name, as names are written to be searched."""
    return _text(_words(text))


def searched_family(key: str) -> str:
    """Return what a searched key says of a last name, which may be typed as ``de la Cruz``."""
    words = key.split()
    return _text(words[_family_start(words) :])


def after_all_beginning(key: str) -> str:
    """Return the first text after every text that begins with a key that is not empty."""
    return f"{key[:-1]}{chr(ord(key[-1]) + 1)}"


def _parts(name: str) -> tuple[list[str], list[str]]:
    """Return the words before the last name, and those of it with what follows it."""
    before, _, behind = name.partition(",")
    first, second = _words(before), _words(behind)
    if second and not set(second) <= _AFTER_FAMILY:
        return second, first
    words = [*first, *second]
    at = len(words) - 1
    while at > 1 and words[at] in _AFTER_FAMILY:
        at -= 1
    return words[: max(at, 0)], words[max(at, 0) :]


def _family_start(words: list[str]) -> int:
    """Return where a last name begins behind its ``van`` or ``de la``, which may be all of it."""
    return next((n for n, word in enumerate(words) if word not in _BEFORE_FAMILY), 0)


def _words(text: str) -> list[str]:
    plain = text.lower() if text.isascii() else _without_accents(text)
    return re.findall(r"\w+", re.sub(r"['’ʼ`´.]", "", plain))


def _without_accents(text: str) -> str:
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in spread if not unicodedata.combining(c)).translate(_LETTERS)


def _text(words: list[str]) -> str:
    return " ".join(words)[:KEY_LENGTH]
