"""The languages of pages and messages, and their words, compiled from ``app/translations``.

Only the ``.po`` files are kept: they are compiled in memory, so nobody has to remember to do it.
"""

from functools import lru_cache
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

SOURCE = "en"
"""The language that the words in code and templates are written in."""

NAMES = MappingProxyType({SOURCE: "English", "es": "Español"})
"""Each language by its code, under its own name."""

FOLDER = Path(__file__).parent / "translations"


@lru_cache
def translations(language: str) -> NullTranslations:
    """Return the words of a language; those of an unknown one are the English ones."""
    file = words_file(language)
    if not file.exists():
        return NullTranslations()
    compiled = BytesIO()
    with file.open("rb") as source:
        write_mo(compiled, read_po(source, locale=language))
    compiled.seek(0)
    return Translations(compiled)


def words_file(language: str) -> Path:
    """Return where the words of a language are kept."""
    return FOLDER / language / "LC_MESSAGES" / "messages.po"


def marked(text: str) -> str:
    """Return a text as it is: the mark by which ``script/translations`` finds it."""
    return text


def chosen(wanted: str | None) -> str | None:
    """Return a language code when there are words for it, else None."""
    return wanted if wanted in NAMES else None
