"""Lets a request be sent again without a second effect: programs name a key, forms bring one.

A key belongs to one account. What went wrong on our side is not kept: trying again is right then.
Neither is what gives somebody a way in, and of a request only a keyed hash: forms hold passwords.
"""

import hashlib
import hmac
import json
import secrets
import time
from typing import Any

from flask import Flask, current_app, g, request, session
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from app import repeats
from app.access import Access
from app.entry import admission, current
from app.errors import BadRequest, Unavailable

HEADER = "Idempotency-Key"
FIELD = "idempotency_key"
REPLAYED = "Idempotent-Replayed"
_LONGEST = 255
_WAIT_SECONDS = 10.0
_LOOK_SECONDS = 0.05
_NOT_KEPT = frozenset({401, 403, 408, 425, 429})
"""Answers about who asks or how often, not about the request: the next try may fare better."""
_NOT_THE_BODY = frozenset({"csrf_token", FIELD})
_CHUNK = 1024 * 1024


def install(app: Flask) -> None:
    """Give the answer of before to whoever repeats a request, and keep those that are new."""

    @app.before_request
    def before() -> Response | None:
        key, actor = _key(), current.actor_or_none()
        if key is None or actor is None:
            return None
        claimed = _claim(actor.account_id, key)
        if isinstance(claimed, repeats.Claim):
            g.claim = claimed
            return None
        return _replayed(claimed)

    @app.after_request
    def after(response: Response) -> Response:
        claimed: repeats.Claim | None = g.pop("claim", None)
        if claimed is not None:
            _settle(claimed, response)
        return response

    app.jinja_env.globals["new_idempotency_key"] = lambda: secrets.token_hex(16)


def _key() -> str | None:
    if request.method in admission.SAFE_METHODS or request.endpoint is None:
        return None
    if admission.declared_access(current_app, request.endpoint) is Access.PUBLIC:
        return None
    key = request.headers.get(HEADER)
    if key is None and not admission.is_api():
        key = request.form.get(FIELD)
    if key is not None and not (0 < len(key) <= _LONGEST and key.isascii() and key.isprintable()):
        raise BadRequest(
            f"An {HEADER} is 1 to {_LONGEST} visible letters: a random UUID is best.",
            code="idempotency-key",
        )
    return key


def _claim(account_id: int, key: str) -> repeats.Claim | repeats.Answer:
    """Return the right to go on or the answer of before; wait while another request is at work."""
    stores, printed = current.stores(), _fingerprint()
    give_up_at = time.monotonic() + _WAIT_SECONDS
    while True:
        with stores.sessions.begin() as database:
            found = repeats.claim(database, account_id, key, printed, stores.now())
        if found is not None:
            return found
        _wait_for_answer(account_id, key, give_up_at)


def _wait_for_answer(account_id: int, key: str, give_up_at: float) -> None:
    while time.monotonic() < give_up_at:
        time.sleep(_LOOK_SECONDS)
        with current.stores().sessions() as database:
            if repeats.answer_of(database, account_id, key) is not None:
                return
    raise Unavailable("The first request with this key is still at work: ask again in a moment.")


def _fingerprint() -> str:
    """Return a hash of what is asked: where, the fields, the files; not how they were packed.

    It is keyed: without the key of the service nobody finds a password by trying hashes.
    """
    digest = hmac.new(str(current_app.secret_key).encode(), digestmod=hashlib.sha256)
    fields = sorted((name, values) for name, values in request.form.lists())
    asked = [request.method, request.path, sorted(request.args.lists())]
    asked.append([field for field in fields if field[0] not in _NOT_THE_BODY])
    if request.is_json:
        asked.append(request.get_data(as_text=True))
    digest.update(json.dumps(asked).encode())
    for name, file in sorted(request.files.items(multi=True), key=lambda each: each[0]):
        digest.update(json.dumps([name, file.filename or ""]).encode())
        digest.update(_file_hash(file))
    return digest.hexdigest()


def _file_hash(file: FileStorage) -> bytes:
    digest = hashlib.sha256()
    while chunk := file.stream.read(_CHUNK):
        digest.update(chunk)
    file.stream.seek(0)
    return digest.digest()


def _settle(mine: repeats.Claim, response: Response) -> None:
    answer = _answer(response)
    with current.stores().sessions.begin() as database:
        if answer is None:
            repeats.release(database, mine)
        else:
            repeats.keep(database, mine, answer)


def _answer(response: Response) -> repeats.Answer | None:
    """Return what to keep of a response, or None when the request is to be tried again.

    Of pages only the way onwards is kept, with what was to be told there: a page that says what
    was wrong holds personal data, and making it again changes nothing.
    """
    if response.status_code >= 500 or response.status_code in _NOT_KEPT:
        return None
    headers: dict[str, Any] = {"Content-Type": response.content_type}
    if location := response.headers.get("Location"):
        headers["Location"] = location
    if admission.is_api():
        return repeats.Answer(response.status_code, headers, response.get_data(as_text=True))
    if response.status_code >= 400 or "Location" not in headers:
        return None
    headers["told"] = [list(each) for each in session.get("_flashes", [])]
    return repeats.Answer(response.status_code, headers, "")


def _replayed(answer: repeats.Answer) -> Response:
    headers = dict(answer.headers)
    told = headers.pop("told", [])
    if told:
        session["_flashes"] = [tuple(each) for each in told]
    return Response(answer.body, answer.status, {**headers, REPLAYED: "true"})
