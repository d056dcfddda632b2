"""Wires the web application together: identity, admission, headers, failures and blueprints."""

from datetime import timedelta
from typing import Any

from flask import Flask
from flask.json.provider import DefaultJSONProvider

from app.api import batches as api_batches
from app.api import evidence as api_evidence
from app.api import imports as api_imports
from app.api import routes as api
from app.entry import admission, failures, headers, idempotency, identity, logs, static_files
from app.entry.throttles import Throttles
from app.opening import open_stores, refuse_unfit
from app.operations.unsafe import refuse_unsafe
from app.own_redis import secret_in
from app.settings import SettingError, Settings
from app.stores import Stores
from app.web import desk, shell
from app.web.accounts import BLUEPRINTS as ACCOUNT_PAGES
from app.web.aliases import routes as aliases
from app.web.applicant import routes as applicant
from app.web.apply import BLUEPRINTS as APPLYING_PAGES
from app.web.compliance import routes as compliance
from app.web.contests import routes as contested
from app.web.documents import routes as documents
from app.web.fixes import routes as fixes
from app.web.guide import routes as guide
from app.web.imports import routes as imports
from app.web.inbound import routes as inbound
from app.web.installed import routes as installed
from app.web.join import BLUEPRINTS as JOINING_PAGES
from app.web.language import asked
from app.web.language import routes as language
from app.web.learning import routes as learning
from app.web.ledger import routes as ledger
from app.web.messages import routes as messages
from app.web.operations import health
from app.web.operations import routes as operations
from app.web.partner import BLUEPRINTS as PARTNER_PAGES
from app.web.people import completions
from app.web.people import routes as people
from app.web.privacy import routes as privacy
from app.web.public import routes as public
from app.web.quality import routes as quality
from app.web.quality import second_looks
from app.web.questions import clarify
from app.web.questions import routes as questions
from app.web.reports import given
from app.web.reports import routes as reports
from app.web.roster import routes as roster
from app.web.roster import what_if

BLUEPRINTS = (
    health.answers,
    operations.pages,
    public.pages,
    language.pages,
    installed.pages,
    guide.pages,
    *ACCOUNT_PAGES,
    *JOINING_PAGES,
    *APPLYING_PAGES,
    compliance.pages,
    *PARTNER_PAGES,
    applicant.pages,
    documents.pages,
    desk.pages,
    imports.pages,
    inbound.pages,
    ledger.pages,
    messages.pages,
    fixes.pages,
    contested.pages,
    reports.pages,
    given.pages,
    completions.pages,
    people.pages,
    privacy.pages,
    questions.pages,
    clarify.pages,
    aliases.pages,
    learning.pages,
    quality.pages,
    second_looks.pages,
    what_if.pages,
    roster.pages,
    api.v1,
    api_evidence.calls,
    api_imports.calls,
    api_batches.calls,
)
KEY_LENGTH_MIN = 32
FIELD_LIMIT_BYTES = 512 * 1024
"""Werkzeug holds a file to this as well, by what it buffers: a few chunks of 64 KiB must fit."""
PART_LIMIT = 400
"""A decision on a long letter sends one form part a day; a batch of files one part a file."""
MULTIPART_OVERHEAD_BYTES = 1024 * 1024


class _Json(DefaultJSONProvider):
    """Takes JSON that is nested too deeply for what it is: no JSON of ours."""

    def loads(self, s: str | bytes, **options: Any) -> Any:
        """Return what ``s`` holds; raise ``ValueError`` when it is of no use."""
        try:
            return super().loads(s, **options)
        except RecursionError as error:
            raise ValueError("The JSON is nested too deeply.") from error


def build(settings: Settings, stores: Stores | None = None) -> Flask:
    """Return the application with everything it answers registered."""
    refuse_unsafe(settings)
    stores = stores or open_stores(settings, busy_wait_seconds=settings.web_busy_wait_seconds)
    refuse_unfit(stores)
    app = Flask("app.web", static_url_path=static_files.address())
    app.config.update(_config(settings))
    app.extensions["dayproof"] = stores
    app.extensions["throttles"] = Throttles(settings)
    failures.install(app, settings)
    logs.install(app)
    identity.install(app)
    app.json = _Json(app)
    admission.install(app)
    idempotency.install(app)
    headers.install(app, secure=settings.secure_cookies)
    static_files.install(app)
    asked.install(app)
    shell.install(app, settings)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    return app


def _config(settings: Settings) -> dict[str, Any]:
    return {
        "SECRET_KEY": _secret_key(settings),
        "MAX_CONTENT_LENGTH": settings.container_limit_bytes + MULTIPART_OVERHEAD_BYTES,
        "MAX_FORM_MEMORY_SIZE": FIELD_LIMIT_BYTES,
        "MAX_FORM_PARTS": PART_LIMIT,
        # How old a signature may be; how long a sign-in lasts is decided on the server.
        "PERMANENT_SESSION_LIFETIME": timedelta(hours=settings.session_hours),
        "SESSION_COOKIE_NAME": "__Host-dayproof" if settings.secure_cookies else "dayproof",
        "SESSION_COOKIE_SECURE": settings.secure_cookies,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
    }


def _secret_key(settings: Settings) -> str:
    """Return the key that signs sessions: the setting, else a file made once for this machine."""
    key = settings.secret_key or secret_in(settings.data_folder / "secret")
    if len(key) < KEY_LENGTH_MIN:
        raise SettingError(
            f"DAYPROOF_SECRET_KEY has {len(key)} characters: give at least {KEY_LENGTH_MIN}"
        )
    return key
