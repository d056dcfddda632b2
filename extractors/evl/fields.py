"""From the hits of a job to the fields of a record, each with its confidence and its places."""

import re
from collections.abc import Sequence

from extractors import catalogue
from extractors.catalogue.lookup import local_number, production_wording
from extractors.confidence import Agreement, Found, confidence
from extractors.evl.hits import Hit
from extractors.evl.jobs import same_value
from extractors.evl.marks import union_status_of
from extractors.evl.titles import title_of, unquoted
from extractors.names import person_name, same_person
from extractors.values import Field, Fields

Hits = dict[str, tuple[Hit, ...]]


def record_fields(hits: Hits) -> Fields:
    """Return the fields that the hits of one job give, days aside."""
    made: Fields = {}
    made |= _name(hits.get("employee_name", ()))
    made |= _production(hits)
    made |= _production_type(hits.get("production_type", ()))
    made |= _classification(hits)
    made |= _local(hits.get("local", ()))
    made |= _union_status(hits.get("union_status", ()))
    made |= _employer(hits)
    made |= _simple("loanout_company", hits.get("loanout_company", ()))
    made |= _last4(hits.get("last4", ()))
    return made


def agreement(best: Hit, others: Sequence[Hit]) -> Agreement:
    """Return what the other places on the page say of the best hit's value."""
    elsewhere = [
        hit for hit in others if hit is not best and hit.printed.lines != best.printed.lines
    ]
    if any(same_value(best, hit) for hit in elsewhere):
        return Agreement.CONFIRMED
    return Agreement.ALONE


def field_from(
    best: Hit,
    others: Sequence[Hit],
    value: str | int | None = None,
    canonical: str | None = None,
    likeness: float = 100.0,
) -> Field:
    """Return a field from its best hit; ``others`` are all hits for it, the best included."""
    sure = confidence(best.found, best.printed.weakest, agreement(best, others), likeness=likeness)
    said = best.text if value is None else value
    return Field(said, sure, best.printed.places, canonical)


_INITIAL = re.compile(r"[A-Z]\.?\s")
"""A first name cut to its letter: "B. Nakamura", whom a sentence may name in full."""


def _name(hits: Sequence[Hit]) -> Fields:
    if not hits:
        return {}
    best = max(hits, key=lambda hit: (-_tier(hit.found), len(hit.text.split())))
    if _INITIAL.match(best.text):
        full = (hit for hit in hits if not _INITIAL.match(hit.text))
        best = next((hit for hit in full if same_person(hit.text, best.text)), best)
    if best.text.isupper():
        alike = (hit for hit in hits if hit.text.upper() == best.text and not hit.text.isupper())
        best = next(alike, best)
    parts = person_name(best.text)
    canonical = parts.full if parts is not None and "," in best.text else None
    canonical = canonical if canonical != best.text.replace(",", "") else None
    return {"employee_name": field_from(best, hits, canonical=canonical)}


_TIERS = {Found.LABEL: 0, Found.TABLE: 0, Found.SUBJECT: 1, Found.PROSE: 1, Found.PATTERN: 1}


def _tier(found: Found) -> int:
    return _TIERS.get(found, 2)


def _production(hits: Hits) -> Fields:
    found = hits.get("production", ())
    if not found:
        return {}
    best = found[0]
    parts = title_of(best.text)
    made = {
        "production": field_from(best, found, parts.printed),
        "production_title": field_from(best, found, parts.title),
    }
    seasons = hits.get("season", ())
    labelled = title_of(f"X Season {seasons[0].text}").season if seasons else None
    if labelled is None and seasons:
        labelled = title_of(f"X {seasons[0].text}").season
    if labelled is not None:
        made["season"] = field_from(seasons[0], seasons, labelled)
    elif parts.season is not None:
        made["season"] = field_from(best, found, parts.season)
    else:
        made |= _season_elsewhere(parts.title, found)
    return made


def _season_elsewhere(title: str, found: Sequence[Hit]) -> Fields:
    """Return the season that another mention of the same title prints."""
    for hit in found:
        parts = title_of(hit.text)
        if parts.season is not None and unquoted(parts.title).lower() == title.lower():
            return {"season": field_from(hit, found, parts.season)}
    return {}


def _production_type(hits: Sequence[Hit]) -> Fields:
    for hit in hits:
        named = production_wording(hit.text)
        if named is not None:
            sure = confidence(hit.found, hit.printed.weakest)
            return {"production_type": Field(named[0], sure, hit.printed.places)}
    if hits and hits[0].found is Found.LABEL:
        best = hits[0]
        sure = confidence(Found.GUESS, best.printed.weakest)
        return {"production_type": Field("other", sure, best.printed.places)}
    return {}


def _classification(hits: Hits) -> Fields:
    found = hits.get("classification", ())
    codes = hits.get("occupation_code", ())
    local = local_number(hits["local"][0].text) if hits.get("local") else None
    if not found:
        return _from_code(codes)
    best = _best_classification(found, local)
    match = catalogue.classification(best.text, local)
    name = match.name if match is not None else None
    score = match.score if match is not None else 80.0
    return {"classification": field_from(best, found, canonical=name, likeness=score)}


def _best_classification(found: Sequence[Hit], local: str | None) -> Hit:
    """Return the best-sourced hit, among equals one that the catalogue knows."""

    def rank(hit: Hit) -> tuple[int, int]:
        return _tier(hit.found), 0 if catalogue.classification(hit.text, local) else 1

    return min(found, key=rank)


def _from_code(codes: Sequence[Hit]) -> Fields:
    for hit in codes:
        digits = "".join(c for c in hit.text if c.isdigit())[:4]
        match = catalogue.occupation_code(digits)
        if match is not None:
            return {"classification": field_from(hit, codes, canonical=match.name)}
    return {}


def _local(hits: Sequence[Hit]) -> Fields:
    for hit in hits:
        known = catalogue.local(hit.text)
        number = known.number if known is not None else local_number(hit.text)
        if number is not None:
            same = [h for h in hits if local_number(h.text) == number]
            agrees = Agreement.CONFIRMED if len(same) > 1 else Agreement.ALONE
            sure = confidence(hit.found, hit.printed.weakest, agrees)
            name = f"{known.union} Local {known.number}" if known is not None else None
            return {"local": Field(number, sure, hit.printed.places, name)}
    return {}


def _union_status(hits: Sequence[Hit]) -> Fields:
    said = [(union_status_of(hit.text), hit) for hit in hits]
    known = [(status, hit) for status, hit in said if status is not None]
    if not known:
        return {}
    status, best = known[0]
    both = len({each for each, _ in known}) > 1
    agrees = Agreement.CONTRADICTED if both else Agreement.ALONE
    sure = confidence(best.found, best.printed.weakest, agrees)
    return {"union_status": Field(status, sure, best.printed.places)}


def _employer(hits: Hits) -> Fields:
    found = hits.get("employer", ())
    lent = {_bare(hit) for hit in hits.get("loanout_company", ())}
    paid = {_bare(hit) for hit in hits.get("payroll_company", ())}
    found = tuple(hit for hit in found if _bare(hit) not in lent)
    own = [
        hit
        for hit in found
        if _bare(hit) not in paid
        and catalogue.payroll_company(hit.text) is None
        and "payroll" not in hit.text.lower()
    ]
    chosen = own or [hit for hit in found if hit.found is not Found.GUESS]
    return {"employer": field_from(chosen[0], found)} if chosen else {}


def _bare(hit: Hit) -> str:
    return hit.text.lower().strip(" .,")


def _simple(name: str, hits: Sequence[Hit]) -> Fields:
    return {name: field_from(hits[0], hits)} if hits else {}


def _last4(hits: Sequence[Hit]) -> Fields:
    if not hits:
        return {}
    best = hits[0]
    digits = "".join(character for character in best.text if character.isdigit())[-4:]
    return {"last4": field_from(best, hits, digits)} if len(digits) == 4 else {}
