"""Whether two names mean the same payroll company or employer."""

import re
from functools import lru_cache

from extractors import catalogue
from validators.matching import Match, Strength, best, cannot_tell, different, same

_LEGAL_FORMS = {
    "inc", "incorporated", "llc", "lp", "llp", "ltd", "limited", "corp", "corporation", "co",
    "company", "the", "and", "of", "plc", "pllc", "gmbh", "ulc", "sarl",
}  # fmt: skip
_GENERIC = {
    "payroll", "services", "service", "entertainment", "productions", "production", "solutions",
    "group", "pictures", "films", "film", "studios", "media",
}  # fmt: skip
_WEAK = {"payroll", "services", "service", "entertainment", "productions", "production"}
_WRITTEN_OUT = {
    "prod": "productions", "prods": "productions", "prodn": "production", "pics": "pictures",
    "pix": "pictures", "ent": "entertainment", "svcs": "services", "svc": "service",
    "intl": "international", "mgmt": "management", "fxs": "effects",
}  # fmt: skip
_DOING_BUSINESS = re.compile(
    r"[\s,;(]*\b(?:d\s*/?\s*b\s*/?\s*a|doing business as|t\s*/\s*a|trading as|a\s*/?\s*k\s*/?\s*a|"
    r"f\s*/?\s*k\s*/?\s*a|formerly)\b[\s.:]*",
    re.IGNORECASE,
)


def same_company(one: str, other: str) -> bool:
    """Return True when two names are one company's (see ``company_match``)."""
    return company_match(one, other).agrees


@lru_cache(maxsize=65536)
def company_match(one: str, other: str) -> Match:
    """Return whether two names are one company's but for legal form, case and punctuation.

    ``Reelpay Payroll Services, Inc.`` and ``Reelpay`` are one company; two names that share only
    words like *payroll* are not. A name that a company does business under (*d/b/a*) is its own,
    and so are the paying entities that the catalogue lists for a payroll company.
    """
    ones, others = _names(one), _names(other)
    found = best([_compared(a, b) for a in ones for b in others])
    known = _payroll_company(one)
    if not found.agrees and known is not None and known == _payroll_company(other):
        return same(f"“{one}” and “{other}” are both {known}", Strength.KNOWN)
    return found


def _payroll_company(text: str) -> str | None:
    """Return the catalogue's payroll company, known by any of its names or by its initials."""
    bare = re.sub(r"[^a-z]", "", text.lower())
    short = (c.name for c in catalogue.load().payroll_companies if bare in map(str.lower, c.also))
    return catalogue.payroll_company(text) or next(short, None)


def _names(text: str) -> list[str]:
    return [part for part in _DOING_BUSINESS.split(text) if part.strip(" ,;()")] or [text]


def _compared(one: str, other: str) -> Match:
    spelled, respelled = _spelled(one), _spelled(other)
    a, b = set(spelled), set(respelled)
    if not a or not b:
        return cannot_tell("one side names no company")
    if a == b or "".join(spelled) == "".join(respelled):
        return same(f"“{one}” and “{other}” are one company")
    if (a - _WEAK) == (b - _WEAK) and a - _GENERIC:
        return same(f"“{one}” and “{other}” differ by a general word", Strength.KNOWN)
    return different(f"“{one}” and “{other}” are two companies")


def _spelled(name: str) -> list[str]:
    """Return the words of a name, written out, without legal forms."""
    joined = name.lower().replace("&", " ").replace(".", "").replace("'", "").replace("’", "")
    words = [_WRITTEN_OUT.get(word, word) for word in re.findall(r"[a-z0-9]+", joined)]
    return [word for word in words if word not in _LEGAL_FORMS]
