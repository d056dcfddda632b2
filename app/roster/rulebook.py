"""Reads the rule book: YAML files through a strict schema; a bad one is refused with its line."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from app.roster.book import RuleBook
from app.roster.days import Length
from app.roster.rule_lines import BadRuleFile, read_rules, refusal
from app.roster.rules_as_values import (
    Clock,
    CredentialRule,
    Grouping,
    Number,
    RemovalRule,
    RuleFile,
    TrainingRule,
    UpgradeNeed,
    Window,
    WorkRule,
)
from app.roster.schema import RuleFileSchema
from app.roster.shared_rules import (
    BudgetTier,
    CountingRule,
    Course,
    CredentialKind,
    DeadlineReminders,
    SharedRules,
    Stipend,
)
from app.roster.shared_schema import SharedFileSchema

__all__ = [
    "BadRuleFile",
    "book_of",
    "load_file",
    "load_shared",
    "load_text",
    "rule_book",
    "rule_texts",
]

FOLDER = Path(__file__).parent / "rules"
_SHARED = "shared/"


@cache
def rule_book() -> RuleBook:
    """Return the rule book of this program, read once."""
    return book_of(rule_texts())


def rule_texts() -> dict[str, str]:
    """Return the text of every file of the rule book by its name, shared ones as ``shared/…``."""
    paths = sorted(FOLDER.rglob("*.yaml"))
    return {str(p.relative_to(FOLDER).as_posix()): p.read_text(encoding="utf-8") for p in paths}


def book_of(texts: Mapping[str, str]) -> RuleBook:
    """Return the rule book that texts make; raise ``BadRuleFile`` for one that is not right."""
    shared = [load_shared(name, text) for name, text in texts.items() if name.startswith(_SHARED)]
    rules = SharedRules(
        courses=tuple(each for part in shared for each in part.courses),
        stipends=tuple(each for part in shared for each in part.stipends),
        credential_kinds=tuple(each for part in shared for each in part.credential_kinds),
        deadline_reminders=tuple(each for part in shared for each in part.deadline_reminders),
        counting=tuple(each for part in shared for each in part.counting),
        tiers=tuple(each for part in shared for each in part.tiers),
    )
    own = {name: text for name, text in sorted(texts.items()) if not name.startswith(_SHARED)}
    files = {name: load_text(name, text, rules) for name, text in own.items()}
    _refuse_second_files(files)
    return RuleBook(tuple(files.values()), rules)


def _refuse_second_files(files: Mapping[str, RuleFile]) -> None:
    """Raise ``BadRuleFile`` for a second file of one local, which would hide the first."""
    seen: dict[tuple[str, str], str] = {}
    for name, file in files.items():
        first = seen.setdefault((file.roster, file.local), name)
        if first != name:
            told = f"Local {file.local} of {file.roster} has its rules in {first}: keep one file."
            raise BadRuleFile(f"{name}, line 1: {told}")


def load_file(path: Path) -> RuleFile:
    """Return one local's rule file, read with the shared rules of this program."""
    return load_text(path.name, path.read_text(encoding="utf-8"), rule_book().shared)


def load_text(name: str, text: str, shared: SharedRules) -> RuleFile:
    """Return one local's rules; raise ``BadRuleFile`` with the line when they are not right."""
    root, loaded = read_rules(name, text, RuleFileSchema())
    _refuse_unknown(name, root, "training", loaded, lambda row: _not_courses(row, shared))
    _refuse_unknown(name, root, "credentials", loaded, lambda row: _not_a_kind(row, shared))
    titles = {kind.id: kind.title for kind in shared.credential_kinds}
    return RuleFile(
        roster=loaded["roster"],
        local=loaded["local"],
        name=loaded["name"],
        work_experience=tuple(_work_rule(row) for row in loaded["work_experience"]),
        credentials=tuple(
            CredentialRule(title=titles[row["kind"]], **_tuples(row))
            for row in loaded["credentials"]
        ),
        training=tuple(TrainingRule(**_tuples(row)) for row in loaded["training"]),
        clocks=tuple(Clock(**_with_length(row)) for row in loaded["clocks"]),
        grouping=tuple(Grouping(**_with_length(row)) for row in loaded["grouping"]),
        removal=tuple(_removal(row) for row in loaded["removal"]),
        upgrades=tuple(
            UpgradeNeed(**{**_tuples(row), "numbers": tuple(row["numbers"].items())})
            for row in loaded["upgrades"]
        ),
    )


def load_shared(name: str, text: str) -> SharedRules:
    """Return the rules of one shared file; raise ``BadRuleFile`` with the line."""
    _, loaded = read_rules(name, text, SharedFileSchema())
    return SharedRules(
        courses=tuple(
            Course(refresh=_months(row.pop("refresh_months")), **_tuples(row))
            for row in loaded["courses"]
        ),
        stipends=tuple(Stipend(**_tuples(row)) for row in loaded["stipends"]),
        credential_kinds=tuple(_kind(row) for row in loaded["credential_kinds"]),
        deadline_reminders=tuple(
            DeadlineReminders(**_tuples(row)) for row in loaded["deadline_reminders"]
        ),
        counting=tuple(CountingRule(**_tuples(row)) for row in loaded["counting"]),
        tiers=tuple(BudgetTier(**_tuples(row)) for row in loaded["tiers"]),
    )


def _refuse_unknown(
    name: str,
    root: yaml.Node | None,
    section: str,
    loaded: Mapping[str, Any],
    wrong: Callable[[dict[str, Any]], str | None],
) -> None:
    for index, row in enumerate(loaded[section]):
        what = wrong(row)
        if what is not None:
            raise refusal(name, root, [section, index], what)


def _not_courses(row: dict[str, Any], shared: SharedRules) -> str | None:
    codes = {course.code for course in shared.courses}
    unknown = [code for choice in row["courses"] for code in choice if code not in codes]
    return f"{unknown[0]!r} is no course of shared/courses.yaml." if unknown else None


def _not_a_kind(row: dict[str, Any], shared: SharedRules) -> str | None:
    known = any(kind.id == row["kind"] for kind in shared.credential_kinds)
    return None if known else f"{row['kind']!r} is no kind of shared/credentials.yaml."


def _work_rule(row: dict[str, Any]) -> WorkRule:
    window, years = row.pop("window"), row.pop("years")
    return WorkRule(
        days=Number(**_tuples(row.pop("days"))),
        window=Window(**_with_length(window)) if window else None,
        years=Number(**_tuples(years)) if years else None,
        file_within=_months(row.pop("file_within_months")),
        perfect_within=_months(row.pop("perfect_within_months")),
        **{**_tuples(row), "path": row["path"] or row["id"]},
    )


def _removal(row: dict[str, Any]) -> RemovalRule:
    return RemovalRule(idle=_months(row.pop("idle_months")), **_tuples(row))


def _kind(row: dict[str, Any]) -> CredentialKind:
    longest = row.pop("longest")
    return CredentialKind(
        longest=Length(longest["length"], longest["unit"]) if longest else None, **_tuples(row)
    )


def _months(number: int | None) -> Length | None:
    return Length(number, "month") if number else None


def _with_length(row: dict[str, Any]) -> dict[str, Any]:
    rest = _tuples({k: v for k, v in row.items() if k not in {"length", "unit"}})
    return {**rest, "length": Length(row["length"], row["unit"])}


def _tuples(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _tuple(value) for key, value in row.items()}


def _tuple(value: Any) -> Any:
    return tuple(_tuple(each) for each in value) if isinstance(value, list) else value
