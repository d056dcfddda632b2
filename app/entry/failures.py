"""The one place where errors become answers: JSON for the API, a page for people."""

import secrets

from flask import Flask, g, jsonify, render_template, request
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException, MethodNotAllowed, RequestEntityTooLarge
from werkzeug.wrappers import Response

from app.entry import admission, logs
from app.errors import FileTooLarge, NotFound, ServiceError, Unavailable
from app.languages import marked
from app.settings import Settings
from app.shown import words

RETRY_AFTER_SECONDS = 5

_TITLES = {
    401: marked("Sign in to continue"),
    403: marked("This page belongs to another account"),
    404: marked("We can’t find that page"),
    409: marked("This has changed since you opened it"),
    413: marked("That file is too large"),
    415: marked("We can’t take that file"),
    422: marked("We can’t use that"),
    503: marked("Not available for the moment"),
    507: marked("There is no room at the moment"),
}
_OURS = marked("Something went wrong on our side")


def install(app: Flask, settings: Settings) -> None:
    """Answer every exception of ``app`` in one shape, each with a reference that the log has."""
    app.before_request(_give_reference)

    @app.errorhandler(Exception)
    def answer(error: Exception) -> Response:
        response = _response(_as_service_error(error, settings))
        if isinstance(error, MethodNotAllowed):
            response.headers["Allow"] = ", ".join(sorted(error.valid_methods or ()))
        return response


def size_message(limit_bytes: int) -> str:
    """Return what to tell someone whose file is over the limit."""
    return f"The file must be smaller than {words.size(limit_bytes)}."


def _give_reference() -> None:
    g.reference = f"{secrets.token_hex(2)}-{secrets.token_hex(1)}".upper()


def _as_service_error(error: Exception, settings: Settings) -> ServiceError:
    if isinstance(error, ServiceError):
        return error
    if isinstance(error, RequestEntityTooLarge):
        return _too_much(settings)
    if isinstance(error, HTTPException):
        return _from_http(error)
    logs.failure(error)
    if isinstance(error, OperationalError):
        return Unavailable("The database is busy. Nothing was changed: try again in a moment.")
    return ServiceError("Your documents are safe. Try again; if it happens again, tell us.")


def _too_much(settings: Settings) -> ServiceError:
    """Return what was too large: the whole request, or its form for the files that it holds."""
    if (request.content_length or 0) > (request.max_content_length or 0):
        return FileTooLarge(size_message(settings.file_limit_bytes))
    return FileTooLarge("The form holds too much text or too many parts.", code="form-too-large")


def _from_http(error: HTTPException) -> ServiceError:
    if error.code == 404:
        return NotFound("There is no such page. Check the address.")
    found = ServiceError(error.description or "The request cannot be carried out.")
    found.status = error.code or 500
    found.code = (error.name or "error").lower().replace(" ", "-")
    return found


def _response(error: ServiceError) -> Response:
    logs.refused(error)
    reference = g.get("reference", "")
    if admission.is_api():
        body = {"code": error.code, "message": error.message, "reference": reference}
        response: Response = jsonify({"error": body})
    else:
        title = _TITLES.get(error.status, _OURS if error.status >= 500 else "That didn’t work")
        page = render_template("error.html", title=title, error=error, reference=reference)
        response = Response(page, mimetype="text/html")
    response.status_code = error.status
    if error.status == Unavailable.status:
        response.headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response
