"""The rule book: one YAML file per local, read through a strict schema; a bad file is refused."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from marshmallow import ValidationError

from app.roster.days import Length
from app.roster.rules_as_values import (
    Clock,
    CredentialRule,
    Grouping,
    Number,
    RuleBook,
    RuleFile,
    TrainingRule,
    Window,
    WorkRule,
)
from app.roster.schema import RuleFileSchema

FOLDER = Path(__file__).parent / "rules"


class BadRuleFile(Exception):
    """A rule file that cannot be used; the message names the file, the line and what is wrong."""


@cache
def rule_book() -> RuleBook:
    """Return the rule book of this program, read once."""
    return RuleBook(tuple(load_file(path) for path in sorted(FOLDER.glob("*.yaml"))))


def load_file(path: Path) -> RuleFile:
    """Return one rule file; raise ``BadRuleFile`` with the line when it is not as it must be."""
    text = path.read_text(encoding="utf-8")
    try:
        root = yaml.compose(text, yaml.SafeLoader)
        plain = yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BadRuleFile(f"{path.name}, line {line}: {error.problem}") from error
    try:
        loaded = RuleFileSchema().load(plain if isinstance(plain, dict) else {})
    except ValidationError as error:
        where, what = _first_error(error.messages_dict)
        line = _line_of(root, where)
        name = ".".join(str(step) for step in where)
        raise BadRuleFile(f"{path.name}, line {line}: {name}: {what}") from error
    return _rule_file(loaded)


def _first_error(messages: Mapping[Any, Any]) -> tuple[list[Any], str]:
    steps: list[Any] = []
    found: Any = messages
    while isinstance(found, Mapping):
        key = next(iter(found))
        steps.append(key)
        found = found[key]
    return steps, str(found[0] if isinstance(found, list) else found)


def _line_of(node: yaml.Node | None, steps: list[Any]) -> int:
    for step in steps:
        child = _child(node, step)
        if child is None:
            break
        node = child
    return 1 if node is None else node.start_mark.line + 1


def _child(node: yaml.Node | None, step: Any) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        return next(iter(node.value[step : step + 1]), None)
    return None


def _rule_file(loaded: dict[str, Any]) -> RuleFile:
    return RuleFile(
        roster=loaded["roster"],
        local=loaded["local"],
        name=loaded["name"],
        work_experience=tuple(_work_rule(row) for row in loaded["work_experience"]),
        credentials=tuple(CredentialRule(**_tuples(row)) for row in loaded["credentials"]),
        training=tuple(TrainingRule(**_tuples(row)) for row in loaded["training"]),
        clocks=tuple(Clock(**_with_length(row)) for row in loaded["clocks"]),
        grouping=tuple(Grouping(**_with_length(row)) for row in loaded["grouping"]),
    )


def _work_rule(row: dict[str, Any]) -> WorkRule:
    window, years, filing = row.pop("window"), row.pop("years"), row.pop("file_within_months")
    days = Number(**_tuples(row.pop("days")))
    return WorkRule(
        days=days,
        window=Window(**_with_length(window)) if window else None,
        years=Number(**_tuples(years)) if years else None,
        file_within=Length(filing, "month") if filing else None,
        **{**_tuples(row), "path": row["path"] or row["id"]},
    )


def _with_length(row: dict[str, Any]) -> dict[str, Any]:
    rest = _tuples({k: v for k, v in row.items() if k not in {"length", "unit"}})
    return {**rest, "length": Length(row["length"], row["unit"])}


def _tuples(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(v) if isinstance(v, list) else v for key, v in row.items()}
