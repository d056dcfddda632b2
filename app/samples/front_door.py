"""A small client of our own HTTP API: what a sender's program would do, no more."""

import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from http import HTTPMethod
from http.client import HTTPException
from pathlib import Path
from typing import Any

from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

_TIMEOUT_SECONDS = 60


class Refused(Exception):
    """The service refused a request; the message is the service's own.

    ``status`` is the HTTP status, and 0 when no answer came at all.
    """

    def __init__(self, message: str, status: int = 0) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True)
class FrontDoor:
    """The API of the service at ``url``, used by one signed-in person."""

    url: str
    token: str

    def send(self, path: Path) -> str:
        """Send one document and return its id; what was sent before is not sent twice."""
        return str(self._post_file("/documents", path, {})["id"])

    def import_payroll(self, path: Path, payroll_company: str) -> dict[str, Any]:
        """Have a payroll file taken in and return the report."""
        return self._post_file("/payroll-imports", path, {"payroll_company": payroll_company})

    def document_ids(self) -> dict[str, str]:
        """Return the ids of the latest 200 documents that the person may see, by their SHA-256."""
        listed = _call(HTTPMethod.GET, f"{self.url}/api/v1/documents?limit=200", self._headers)
        return {entry["sha256"]: str(entry["id"]) for entry in listed["documents"]}

    def document(self, document_id: str) -> dict[str, Any]:
        """Return a document with everything read and checked so far."""
        return _call(HTTPMethod.GET, f"{self.url}/api/v1/documents/{document_id}", self._headers)

    def roster_record(self, record_id: str) -> dict[str, Any]:
        """Return a roster record with its standing and its counted days."""
        return _call(HTTPMethod.GET, f"{self.url}/api/v1/roster-records/{record_id}", self._headers)

    @property
    def _headers(self) -> dict[str, str]:
        return {"Authentication-Token": self.token}

    def _post_file(self, route: str, path: Path, form: dict[str, str]) -> dict[str, Any]:
        with path.open("rb") as file:
            boundary, body = encode_multipart({**form, "file": FileStorage(file, path.name)})
        headers = {**self._headers, "Content-Type": f"multipart/form-data; boundary={boundary}"}
        return _call(HTTPMethod.POST, f"{self.url}/api/v1{route}", headers, body)


def sign_in(url: str, email: str, password: str) -> FrontDoor:
    """Return the front door as this person; raise ``Refused`` when the password is not theirs."""
    body = json.dumps({"email": email, "password": password}).encode()
    headers = {"Content-Type": "application/json"}
    answer = _call(HTTPMethod.POST, f"{url}/api/v1/tokens", headers, body)
    return FrontDoor(url, answer["token"])


def _call(
    method: HTTPMethod, url: str, headers: dict[str, str], body: bytes | None = None
) -> dict[str, Any]:
    request = urllib.request.Request(url, data=body, headers=headers, method=method)  # noqa: S310 - the address is the operator's own
    try:
        with urllib.request.urlopen(request, timeout=_TIMEOUT_SECONDS) as response:  # noqa: S310
            answer: dict[str, Any] = json.load(response)
            return answer
    except urllib.error.HTTPError as error:
        with error:
            words = f"{method} {url}: {error.code} {_message(error.read())}"
            raise Refused(words, error.code) from error
    except (urllib.error.URLError, HTTPException, OSError) as error:
        raise Refused(f"{method} {url}: {error}") from error


def _message(body: bytes) -> str:
    try:
        return str(json.loads(body)["error"]["message"])
    except (ValueError, KeyError, TypeError):
        return body.decode(errors="replace")[:200]
