"""What examples speak for: names that mean the same, and rules of one issuer's letters.

A proposal wants the same lesson from two documents at least, and none that says the opposite.
"""

import hashlib
import json
import secrets
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.learning.examples import Example, examples
from app.quality.issuers import UNKNOWN
from app.quality.questions import same_value
from app.records import audit, tables
from app.taught.held import ALIAS, RULE
from app.taught.rules import IssuerRule, RuleKind, turned_date
from validators.aliases import alias_key
from validators.values import AliasKind

LEAST_DOCUMENTS = 2
_ALIASES = {
    "production": AliasKind.PRODUCTION,
    "payroll_company": AliasKind.EMPLOYER,
    "issuer": AliasKind.EMPLOYER,
    "employer": AliasKind.EMPLOYER,
}
_SPELLED = frozenset({"classification", "production_type"})
_LIKE_DATES = ("_date", "period_start", "period_end")
_PERSONAL = frozenset({"employee_name", "last4", "signatory_name", "loanout_company"})
"""Nothing is learned of people: a proposal is not erased with them."""

_LEAST_WORDING = 3


@dataclass(frozen=True, slots=True)
class Lesson:
    """What could be learned (``content``), of which issuer, and the examples that teach it."""

    kind: str
    issuer: str
    content: tuple[tuple[str, str], ...]
    field: str

    @property
    def key(self) -> str:
        """The same for the same lesson, whenever it is found."""
        said = json.dumps([self.kind, self.issuer, self.content])
        return hashlib.sha256(said.encode()).hexdigest()


def propose(
    session: Session, account: tables.Account, now: datetime
) -> list[tables.LearnedProposal]:
    """Write down every lesson of the examples that was not proposed before, and return them."""
    made = [
        _row(session, lesson, taught_by, account, now)
        for lesson, taught_by in lessons(examples(session))
        if not _is_known(session, lesson)
    ]
    session.flush()
    return made


def lessons(labelled: Sequence[Example]) -> list[tuple[Lesson, list[Example]]]:
    """Return the lessons that enough examples teach and none contradicts, the best taught first."""
    taught: dict[Lesson, dict[str, Example]] = defaultdict(dict)
    siblings = _by_record(labelled)
    for each in labelled:
        # Without an issuer there is nobody whose letters a rule could be for.
        if _is_wrong(each) and each.issuer != UNKNOWN and each.name not in _PERSONAL:
            for lesson in _lessons_of(each, siblings[each.document, _group(each)]):
                taught[lesson][each.document] = each
    enough = [
        (lesson, list(by_document.values()))
        for lesson, by_document in taught.items()
        if len(by_document) >= LEAST_DOCUMENTS and not _is_contradicted(lesson, labelled)
    ]
    return sorted(enough, key=lambda pair: (-len(pair[1]), pair[0].key))


def _lessons_of(each: Example, record: Sequence[Example]) -> Iterator[Lesson]:
    read = str(each.read.value) if each.read is not None else ""
    right = str(each.right)
    if each.name.endswith(_LIKE_DATES) and turned_date(read, _printed(each)) == right != read:
        yield _rule(RuleKind.DATE_ORDER, each)
    if each.name in _SPELLED and read:
        yield _rule(RuleKind.SPELLING, each, read, right)
    if each.name in _ALIASES and read and not _is_part(read, right):
        kind = _ALIASES[each.name]
        if alias_key(kind, read) != alias_key(kind, right):
            content = (("alias", kind.value), ("one", read), ("other", right))
            yield Lesson(ALIAS, each.issuer, content, each.name)
    yield from _wordings(each, read, right)
    for other in record:
        if other.name != each.name and other.name not in _PERSONAL and _holds(other, right):
            yield _rule(RuleKind.HOLDS, each, other.name)


def _wordings(each: Example, read: str, right: str) -> Iterator[Lesson]:
    """Yield the wording at the start or end of a value that a person left out."""
    if not right or len(read) - len(right) < _LEAST_WORDING:
        return
    if read.endswith(right):
        yield _rule(RuleKind.WITHOUT, each, read[: -len(right)], "start")
    elif read.startswith(right):
        yield _rule(RuleKind.WITHOUT, each, read[len(right) :], "end")


def _rule(kind: RuleKind, each: Example, was: str = "", now: str = "") -> Lesson:
    rule = IssuerRule(kind, each.issuer, each.name, was, now)
    return Lesson(RULE, each.issuer, tuple(rule.as_json().items()), each.name)


def _is_wrong(each: Example) -> bool:
    if each.right is None or isinstance(each.right, list | bool):
        return False
    return each.read is None or not same_value(each.name, each.read.value, each.right)


def _is_contradicted(lesson: Lesson, labelled: Iterable[Example]) -> bool:
    """Return whether an example is right as read that the lesson would have changed."""
    content = dict(lesson.content)
    for each in labelled:
        if each.read is None or each.name != lesson.field or _is_wrong(each):
            continue
        read = str(each.read.value)
        if lesson.kind == ALIAS:
            kind = AliasKind(content["alias"])
            if alias_key(kind, read) == alias_key(kind, content["one"]):
                return True
        elif each.issuer == lesson.issuer and _would_change(content, each, read):
            return True
    return False


def _would_change(content: dict[str, str], each: Example, read: str) -> bool:
    kind = RuleKind(content["rule"])
    if kind is RuleKind.DATE_ORDER:
        return turned_date(read, _printed(each)) != read
    if kind is RuleKind.SPELLING:
        return read.casefold() == content["was"].casefold()
    if kind is RuleKind.WITHOUT:
        at_start = content["now"] == "start"
        return read.startswith(content["was"]) if at_start else read.endswith(content["was"])
    return True


def _holds(other: Example, right: str) -> bool:
    return (
        other.read is not None
        and bool(right)
        and str(other.read.value).strip().casefold() == right.strip().casefold()
    )


def _is_part(read: str, right: str) -> bool:
    """Return whether one is the beginning or end of the other: a wording, not another name."""
    return read.startswith(right) or read.endswith(right)


def _printed(each: Example) -> str:
    return each.place.text if each.place is not None else ""


def _group(each: Example) -> str:
    return each.path.rsplit("/", 1)[0]


def _by_record(labelled: Iterable[Example]) -> dict[tuple[str, str], list[Example]]:
    found: dict[tuple[str, str], list[Example]] = defaultdict(list)
    for each in labelled:
        found[each.document, _group(each)].append(each)
    return found


def _is_known(session: Session, lesson: Lesson) -> bool:
    """Return whether a lesson waits or holds; one that was rolled back is not proposed again."""
    known = select(tables.LearnedProposal.id).where(tables.LearnedProposal.key == lesson.key)
    return session.scalars(known.limit(1)).first() is not None


def _row(
    session: Session,
    lesson: Lesson,
    taught_by: Sequence[Example],
    account: tables.Account,
    now: datetime,
) -> tables.LearnedProposal:
    content: dict[str, Any] = dict(lesson.content)
    row = tables.LearnedProposal(
        public_id=secrets.token_hex(16),
        kind=lesson.kind,
        key=lesson.key,
        issuer=lesson.issuer,
        content=content,
        examples=[each.document for each in taught_by],
        proposed_by=account.id,
        proposed_at=now,
    )
    session.add(row)
    actor, subject = f"account:{account.id}", f"proposal:{row.public_id}"
    detail = {"kind": lesson.kind, "examples": row.examples}
    audit.record(session, now, actor, "proposed-lesson", subject, after=detail)
    return row
