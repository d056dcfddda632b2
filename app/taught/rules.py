"""What may be learned of an issuer's letters and applied to a reading without the page. Pure.

Each rule changes one value in a way that its examples show and nothing else. A changed value is
never surer than ``CHANGED``, so policy decides nothing by it: a person still looks.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from extractors.values import Field, Fields, Statement

CHANGED = 0.95
"""Below what policy asks of a value (0.975)."""


class RuleKind(StrEnum):
    """The ways in which an issuer's letters are read differently."""

    DATE_ORDER = "date-order"
    """Numeric dates are day before month: "03/04/2026" is 3 April."""
    WITHOUT = "without"
    """A wording at the start or end of a value is the form's, not part of it."""
    HOLDS = "holds"
    """The value is what was read as another field of the same record."""
    SPELLING = "spelling"
    """A wording of this issuer for a classification or type stands for another."""


@dataclass(frozen=True, slots=True)
class IssuerRule:
    """One rule of one issuer's letters about one field.

    ``was`` is the wording to leave out (``without``) or to replace (``spelling``), or the field
    that holds the value (``holds``); ``now`` what replaces it, or ``start``/``end``.
    """

    kind: RuleKind
    issuer: str
    field: str
    was: str = ""
    now: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return the rule as it is stored."""
        return {
            "rule": self.kind.value,
            "issuer": self.issuer,
            "field": self.field,
            "was": self.was,
            "now": self.now,
        }


def rule_of(stored: Mapping[str, Any]) -> IssuerRule:
    """Return the rule that ``IssuerRule.as_json`` wrote."""
    return IssuerRule(
        RuleKind(stored["rule"]), stored["issuer"], stored["field"], stored["was"], stored["now"]
    )


def ruled(statement: Statement, rule: IssuerRule) -> Statement:
    """Return a statement of the rule's issuer as the rule reads it."""
    return replace(
        statement,
        fields=_ruled_fields(statement.fields, rule),
        records=tuple(_ruled_fields(record, rule) for record in statement.records),
    )


def _ruled_fields(fields: Fields, rule: IssuerRule) -> Fields:
    field = fields.get(rule.field)
    if rule.kind is RuleKind.HOLDS:
        other = fields.get(rule.was)
        return fields if other is None else {**fields, rule.field: _sure_of(other, other.value)}
    if field is None or not isinstance(field.value, str):
        return fields
    value = _changed(field, rule)
    return fields if value == field.value else {**fields, rule.field: _sure_of(field, value)}


def _changed(field: Field, rule: IssuerRule) -> str:
    value = str(field.value)
    if rule.kind is RuleKind.DATE_ORDER:
        return turned_date(value, field.places[0].text if field.places else "")
    if rule.kind is RuleKind.SPELLING:
        return rule.now if _plain(value) == _plain(rule.was) else value
    if rule.now == "start" and value.startswith(rule.was):
        return value[len(rule.was) :].strip() or value
    if rule.now == "end" and value.endswith(rule.was):
        return value[: -len(rule.was)].strip() or value
    return value


def turned_date(value: str, printed: str) -> str:
    """Return an ISO date with day and month exchanged, where it is printed in numbers alone.

    A date that only one order allows, or that names its month, stays.
    """
    match = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", value)
    numeric = re.search(r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}", printed)
    if match is None or numeric is None or int(match[3]) > 12:
        return value
    return f"{match[1]}-{match[3]}-{match[2]}"


def _sure_of(field: Field, value: Any) -> Field:
    return Field(value, min(field.confidence, CHANGED), field.places)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
