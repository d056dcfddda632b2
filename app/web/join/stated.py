"""What the form of a new account says, checked on the server; wrong things named by field."""

import re
from collections.abc import Mapping
from datetime import date

from app.enrolling import Stated
from app.mailing import is_address
from app.web.forms import Problems, line
from app.web.language import asked as language
from app.web.told import text as _

_YOUNGEST_YEARS, _OLDEST_YEARS = 10, 110
_MOBILE = re.compile(r"\+?[\d ().\-]{7,25}")
_IL_NUMBER = re.compile(r"[A-Z0-9]{7,10}")


def stated_in(form: Mapping[str, str], today: date) -> tuple[Stated | None, Problems]:
    """Return what somebody says of themselves, or None with what is wrong by field."""
    born_on = _day(form.get("born_on", ""))
    stated = Stated(
        name=line(form, "name"),
        email=line(form, "email", 254).lower(),
        mobile=line(form, "mobile", 30) or None,
        born_on=born_on or date.min,
        last4=line(form, "last4", 20) or None,
        il_number=line(form, "il_number", 20).replace("-", "").replace(" ", "").upper() or None,
        language=language.code(),
    )
    problems = _problems(stated, born_on, today)
    return (None if problems else stated), problems


def _problems(stated: Stated, born_on: date | None, today: date) -> Problems:
    found = {
        "name": _name(stated.name),
        "email": _email(stated.email),
        "mobile": _mobile(stated.mobile),
        "born_on": _born_on(born_on, today),
        "last4": _last4(stated.last4),
        "il_number": _il_number(stated.il_number),
    }
    return {name: said for name, said in found.items() if said}


def _name(name: str) -> str:
    if not name:
        return _("Type your name as your payroll company writes it")
    if " " not in name:
        return _("Type your first and your last name")
    return ""


def _email(email: str) -> str:
    if not email:
        return _("Type your e-mail address: the link to your account goes there")
    return "" if is_address(email) else _("Type an e-mail address like jo@example.com")


def _mobile(mobile: str | None) -> str:
    if mobile is None or _MOBILE.fullmatch(mobile):
        return ""
    return _("Type a telephone number like +1 818 555 0100, or leave it empty")


def _born_on(born_on: date | None, today: date) -> str:
    if born_on is None:
        return _("Type your date of birth, as year, month and day")
    years = today.year - born_on.year
    if not _YOUNGEST_YEARS <= years <= _OLDEST_YEARS:
        return _("Check the year of your date of birth")
    return ""


def _last4(last4: str | None) -> str:
    if last4 is None or re.fullmatch(r"[0-9]{4}", last4):
        return ""
    return _("Type the last four digits only, like 1234, or leave it empty")


def _il_number(il_number: str | None) -> str:
    if il_number is None or _IL_NUMBER.fullmatch(il_number):
        return ""
    return _("An IL# has 7 to 10 letters and digits: check it, or leave it empty")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None
