"""The details under an application as typed, checked on the server."""

import re
from collections.abc import Mapping
from typing import Any

from app.web.forms import Problems, line
from app.web.told import text as _

_MOBILE = re.compile(r"\+?[\d ().\-]{7,25}")


def details_in(form: Mapping[str, str]) -> tuple[dict[str, Any], Problems]:
    """Return the details of a form, and what is wrong by field."""
    kept = {
        "name": line(form, "name"),
        "mobile": line(form, "mobile", 30) or None,
        "last4": line(form, "last4", 20) or None,
    }
    problems = {"name": _name(kept["name"]), "mobile": _mobile(kept), "last4": _last4(kept)}
    return kept, {name: said for name, said in problems.items() if said}


def _name(name: str | None) -> str:
    return "" if name else _("Type your name as your payroll company writes it")


def _mobile(kept: Mapping[str, str | None]) -> str:
    if kept["mobile"] is None or _MOBILE.fullmatch(kept["mobile"]):
        return ""
    return _("Type a telephone number like +1 818 555 0100, or leave it empty")


def _last4(kept: Mapping[str, str | None]) -> str:
    if kept["last4"] is None or re.fullmatch(r"[0-9]{4}", kept["last4"]):
        return ""
    return _("Type the last four digits only, like 1234, or leave it empty")
