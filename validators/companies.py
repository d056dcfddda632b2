"""Whether two names mean the same payroll company or employer."""

import re

_LEGAL_FORMS = {
    "inc", "incorporated", "llc", "lp", "llp", "ltd", "limited", "corp", "corporation", "co",
    "company", "the", "and", "of", "dba",
}  # fmt: skip
_GENERIC = {"payroll", "services", "service", "entertainment", "productions", "production"}


def same_company(one: str, other: str) -> bool:
    """Return True when the names agree but for legal form, case and punctuation.

    ``Reelpay Payroll Services, Inc.`` and ``Reelpay`` are one company; two names that share only
    words like *payroll* are not.
    """
    a, b = _words(one), _words(other)
    if not a or not b:
        return False
    return a == b or (bool(a - _GENERIC) and a - _GENERIC == b - _GENERIC)


def _words(name: str) -> set[str]:
    joined = name.lower().replace("&", " ").replace(".", "").replace("'", "")
    return set(re.findall(r"[a-z0-9]+", joined)) - _LEGAL_FORMS
