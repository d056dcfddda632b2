"""What each record of a letter claims, as plain typed values, and whose record it is."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from extractors.values import Field, Fields, Place, Statement
from validators.aliases import known_as
from validators.kept import kept
from validators.matching import Match, best
from validators.people import same_person
from validators.person_names import loan_out_written
from validators.productions import same_production
from validators.values import Alias, AliasKind, Evidence, Professional


@dataclass(frozen=True, slots=True)
class Claim:
    """One record of a letter: who worked, on what, as what, and on which distinct days.

    ``index`` is the record's place in the statement; ``places`` the box that claims each day;
    ``also_titled`` what reviewers taught to be other titles of the production; ``loan_out`` the
    company through which the person was paid.
    """

    index: int
    who: Professional
    production: str
    season: str | None
    production_type: str | None
    classification: str | None
    local: str | None
    employer: str | None
    union_status: str | None
    days: tuple[date, ...]
    not_worked: tuple[date, ...]
    period: tuple[date, date] | None
    places: Mapping[date, Place]
    loan_out: str | None = None
    also_titled: tuple[str, ...] = ()

    def is_titled(self, production: str) -> Match:
        """Return whether a printed title is this production, under any title known for it."""
        if not self.also_titled:
            return same_production(self.production, production, season=self.season)
        titles = (self.production, *self.also_titled)
        return best([same_production(each, production, season=self.season) for each in titles])


@kept
def claims_of(statement: Statement) -> tuple[Claim, ...]:
    """Return every record of a statement as a claim, in the order of the document."""
    return tuple(_claim(index, record) for index, record in enumerate(statement.records))


@kept
def own_claims(statement: Statement, professional: Professional | None) -> tuple[Claim, ...]:
    """Return the claims that are about ``professional``: all of them when nobody is named.

    A record that gives no number is taken as theirs when the name fits, because the letter was
    handed in for them; what it proves is then still decided against numbered records.
    """
    claims = claims_of(statement)
    if professional is None:
        return claims
    return tuple(c for c in claims if not whose(c, professional).differs)


@kept
def claims_compared(statement: Statement, evidence: Evidence) -> tuple[Claim, ...]:
    """Return the professional's claims as they are compared: with every title taught for them."""
    claims = own_claims(statement, evidence.professional)
    return tuple(_with_titles(claim, evidence.aliases) for claim in claims)


def whose(claim: Claim, professional: Professional) -> Match:
    """Return whether a claim is about ``professional``."""
    return same_person(claim.who, professional)


def text_of(fields: Fields, name: str) -> str | None:
    """Return a text field as printed, or None when it is not on the page."""
    found = fields.get(name)
    return str(found.value) if found is not None and str(found.value).strip() else None


def flag_of(fields: Fields, name: str) -> bool | None:
    """Return a yes-or-no field, or None when the document does not decide it."""
    found = fields.get(name)
    return bool(found.value) if found is not None else None


def day_of(fields: Fields, name: str) -> date | None:
    """Return a date field, or None when it is absent or no possible date."""
    text = text_of(fields, name)
    return None if text is None else _possible(text)


def places_of(fields: Fields, name: str) -> tuple[Place, ...]:
    """Return where a field stands, empty when it is not on the page."""
    found = fields.get(name)
    return () if found is None else found.places


def _claim(index: int, record: Fields) -> Claim:
    days = record.get("work_dates")
    start, end = day_of(record, "period_start"), day_of(record, "period_end")
    return Claim(
        index=index,
        who=Professional(text_of(record, "employee_name") or "", text_of(record, "last4")),
        production=text_of(record, "production_title") or text_of(record, "production") or "",
        season=text_of(record, "season"),
        production_type=text_of(record, "production_type"),
        classification=text_of(record, "classification"),
        local=text_of(record, "local"),
        employer=text_of(record, "employer"),
        union_status=text_of(record, "union_status"),
        days=_days(days),
        not_worked=_days(record.get("non_worked_dates")),
        period=(start, end) if start and end else None,
        places=_places(days),
        loan_out=text_of(record, "loanout_company")
        or loan_out_written(text_of(record, "employee_name") or ""),
    )


def _with_titles(claim: Claim, aliases: tuple[Alias, ...]) -> Claim:
    titles = known_as(aliases, AliasKind.PRODUCTION, claim.production) if aliases else ()
    return replace(claim, also_titled=titles[1:]) if len(titles) > 1 else claim


def _days(found: Field | None) -> tuple[date, ...]:
    if found is None or not isinstance(found.value, list):
        return ()
    return tuple(sorted({day for text in found.value if (day := _possible(text))}))


def _places(found: Field | None) -> dict[date, Place]:
    places = found.places if found is not None else ()
    return {day: p for p in places if p.item is not None and (day := _possible(p.item))}


def _possible(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
