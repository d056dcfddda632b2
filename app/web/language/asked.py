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
    # A page asks for hundreds of words: by way of Flask-Babel each takes ten looks at the request.
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=lambda one: languages.translations(code()).gettext(one),
        ngettext=lambda one, many, num: languages.translations(code()).ngettext(one, many, num),
        newstyle=True,
    )


def code() -> str:
    """Return the code of the language of this request, ``en`` outside of one."""
    if not g:
        return languages.SOURCE
    found: str | None = g.get("language_code")
    if found is None:
        found = g.language_code = str(get_locale().language)
    return found


def _asked() -> str:
    # An error may come before the identity is known: then the browser alone says.
    actor = current.actor_or_none() if "reference" in g else None
    by_account = languages.chosen(actor.language) if actor is not None else None
    by_cookie = languages.chosen(request.cookies.get(COOKIE))
    by_browser = request.accept_languages.best_match(list(languages.NAMES))
    return by_account or by_cookie or by_browser or languages.SOURCE
