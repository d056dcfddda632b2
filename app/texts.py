"""Finds the texts to translate in code and templates, and keeps the files of words in step.

For developers (``script/translations``) and for the test that no text lacks its translation.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from app import languages
from app.because import every_shape
from validators.for_applicants import FOR_APPLICANTS
from validators.kinds import KINDS

_METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
_KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "marked": None,
    "Status": (1,),
}
"""The calls whose words are shown to people; ``Status`` shows its first one."""
_OPTIONS = {"**/templates/**.html": {"newstyle_gettext": "true"}}
_LINE_WIDTH = 100


@cache
def texts() -> Catalog:
    """Return every text to translate; nobody may change it."""
    found = Catalog(project="Dayproof")
    folder = Path(languages.__file__).parent
    every = extract_from_dir(str(folder), _METHODS, _OPTIONS, _KEYWORDS)
    for _file, _line, text, comments, context in every:
        found.add(text, auto_comments=comments, context=context)
    for text in (*every_shape(), *FOR_APPLICANTS.values(), *(kind.meaning for kind in KINDS)):
        found.add(text)
    return found


def write_words(language: str) -> None:
    """Write the texts into the file of a language: new ones without words, gone ones left out."""
    file = languages.words_file(language)
    known = _words(language)
    known.update(texts(), no_fuzzy_matching=True)
    known.obsolete.clear()
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as target:
        write_po(
            target,
            known,
            width=_LINE_WIDTH,
            no_location=True,
            omit_header=True,
            sort_output=True,
        )


def untranslated(language: str) -> list[str]:
    """Return the texts that a language lacks words for, or whose placeholders differ."""
    known = _words(language)
    return [_text(each) for each in _each(texts()) if not _is_told(known.get(each.id))]


def _words(language: str) -> Catalog:
    file = languages.words_file(language)
    if not file.exists():
        return Catalog(locale=language, project="Dayproof")
    with file.open("rb") as source:
        return read_po(source, locale=language)


def _each(catalog: Catalog) -> Iterator[Message]:
    return (each for each in catalog if each.id)


def _is_told(found: Message | None) -> bool:
    if found is None:
        return False
    words = found.string if isinstance(found.string, (list, tuple)) else (found.string,)
    return all(words) and not list(found.check())


def _text(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]
