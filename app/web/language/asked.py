"""Gives every request its language: that of the account, of the browser's cookie, or asked for."""

from babel.support import NullTranslations
from flask import Flask, g, request
from flask_babel import Babel, Domain, get_locale

from app import languages
from app.entry import current

COOKIE = "language"


class _Words(Domain):  # type: ignore[misc]
    """The words of the request's language, from the files that ``app.languages`` compiles."""

    def get_translations(self) -> NullTranslations:
        """Return the words of the language of this request."""
        return languages.translations(code())


class _Babel(Babel):  # type: ignore[misc]
    domain_instance = _Words()


def install(app: Flask) -> None:
    """Let pages speak the language of who reads them."""
    _Babel(app, default_locale=languages.SOURCE, locale_selector=_asked)
    app.jinja_env.globals.update(language=code, languages=languages.NAMES)


def code() -> str:
    """Return the code of the language of this request, ``en`` outside of one."""
    locale = get_locale()
    return str(locale.language) if locale is not None else languages.SOURCE


def _asked() -> str:
    # An error may come before the identity is known: then the browser alone says.
    actor = current.actor_or_none() if "reference" in g else None
    by_account = languages.chosen(actor.language) if actor is not None else None
    by_cookie = languages.chosen(request.cookies.get(COOKIE))
    by_browser = request.accept_languages.best_match(list(languages.NAMES))
    return by_account or by_cookie or by_browser or languages.SOURCE
