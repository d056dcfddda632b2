"""The copy of a signed application: a tagged PDF, with the signed content itself attached."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from app.applying.tagged_pdf import Part, tagged_pdf
from app.languages import SOURCE, marked, translations
from app.records import tables
from app.standing.roster_days import roster_zone

_STATED = {
    "name": marked("Name"),
    "email": marked("E-mail"),
    "mobile": marked("Mobile"),
    "last4": marked("Last four digits of the Social Security number"),
}
_DIGEST = marked("SHA-256 of the signed content, which is attached as %(file)s: %(sha256)s")
ATTACHED = "signed.json"
"""The file in the PDF that holds what was signed; its SHA-256 is printed on the page."""


def signed_copy(application: tables.Application) -> bytes:
    """Return the PDF of an application that was signed: the same at every time."""
    signed = application.signed or "{}"
    content = json.loads(signed)
    title = f"Application {application.number}"
    parts = list(_parts(title, content, application.signed_sha256 or ""))
    return tagged_pdf(title, parts, {ATTACHED: signed.encode()}, content.get("language", SOURCE))


def _parts(title: str, content: Mapping[str, Any], sha256: str) -> Iterator[Part]:
    about, stated, signature = content["application"], content["stated"], content["signature"]
    _ = translations(content.get("language", SOURCE)).gettext
    yield Part("H1", title)
    yield Part("P", f"Local {about['local']}: {about['classification']} ({about['roster']})")
    yield Part("P", _("Applied on %(day)s") % {"day": about["applied_on"]})
    yield Part("H2", _("Stated"))
    for key, name in _STATED.items():
        if stated.get(key):
            yield Part("P", f"{_(name)}: {stated[key]}")
    papers = stated.get("papers") or []
    if papers:
        yield Part("H2", _("Papers"))
    for paper in papers:
        yield Part("P", f"{paper['reference']}, SHA-256 {paper['sha256']}")
    yield Part("H2", _("Statement"))
    yield Part("P", content["statement"])
    yield Part("H2", _("Signature"))
    yield Part("P", _("Typed name: %(name)s") % {"name": signature["typed_name"]})
    moment = _moment(signature["signed_at"], roster_zone(about["roster"]))
    yield Part("P", _("Signed: %(moment)s") % {"moment": moment})
    yield Part("P", _("Network address: %(address)s") % {"address": signature["network_address"]})
    yield Part("P", _(_DIGEST) % {"file": ATTACHED, "sha256": sha256})


def _moment(text: str, zone: ZoneInfo) -> str:
    return f"{datetime.fromisoformat(text).astimezone(zone):%Y-%m-%d %H:%M:%S %Z}"
