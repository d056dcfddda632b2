"""The copy of a signed application: a tagged PDF, with the signed content itself attached."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from app.applying.tagged_pdf import Part, tagged_pdf
from app.records import tables
from app.standing.roster_days import roster_zone

_STATED = {
    "name": "Name",
    "email": "E-mail",
    "mobile": "Mobile",
    "last4": "Last four digits of the Social Security number",
}
ATTACHED = "signed.json"
"""The file in the PDF that holds what was signed; its SHA-256 is printed on the page."""


def signed_copy(application: tables.Application) -> bytes:
    """Return the PDF of an application that was signed: the same at every time."""
    signed = application.signed or "{}"
    content = json.loads(signed)
    title = f"Application {application.number}"
    parts = list(_parts(title, content, application.signed_sha256 or ""))
    return tagged_pdf(title, parts, {ATTACHED: signed.encode()})


def _parts(title: str, content: Mapping[str, Any], sha256: str) -> Iterator[Part]:
    about, stated, signature = content["application"], content["stated"], content["signature"]
    yield Part("H1", title)
    yield Part("P", f"Local {about['local']}: {about['classification']} ({about['roster']})")
    yield Part("P", f"Applied on {about['applied_on']}")
    yield Part("H2", "Stated")
    for key, name in _STATED.items():
        if stated.get(key):
            yield Part("P", f"{name}: {stated[key]}")
    papers = stated.get("papers") or []
    if papers:
        yield Part("H2", "Papers")
    for paper in papers:
        yield Part("P", f"{paper['reference']}, SHA-256 {paper['sha256']}")
    yield Part("H2", "Statement")
    yield Part("P", content["statement"])
    yield Part("H2", "Signature")
    yield Part("P", f"Typed name: {signature['typed_name']}")
    yield Part("P", f"Signed: {_moment(signature['signed_at'], roster_zone(about['roster']))}")
    yield Part("P", f"Network address: {signature['network_address']}")
    yield Part("P", f"SHA-256 of the signed content, which is attached as {ATTACHED}: {sha256}")


def _moment(text: str, zone: ZoneInfo) -> str:
    return f"{datetime.fromisoformat(text).astimezone(zone):%Y-%m-%d %H:%M:%S %Z}"
