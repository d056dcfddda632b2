"""Reads YAML through a strict schema, so that what is wrong is named by file and line."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

import yaml
from marshmallow import Schema, ValidationError


class BadRuleFile(Exception):
    """A rule file that cannot be used; the message names the file, the line and what is wrong."""


def read_rules(name: str, text: str, schema: Schema) -> tuple[yaml.Node | None, dict[str, Any]]:
    """Return a file's tree with its lines, and what it says; raise ``BadRuleFile``."""
    root, plain = _read(name, text)
    for key, line in _repeated(root):
        raise BadRuleFile(f"{name}, line {line}: {key!r} stands twice")
    try:
        loaded: dict[str, Any] = schema.load(plain if isinstance(plain, dict) else {})
    except ValidationError as error:
        where, what = _first_error(error.messages_dict)
        raise refusal(name, root, where, what) from error
    return root, loaded


class _Loader(yaml.SafeLoader):
    """Leaves dates as written, so that the schema names the line of a wrong one."""

    yaml_implicit_resolvers: ClassVar = {
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def _read(name: str, text: str) -> tuple[yaml.Node | None, Any]:
    try:
        for event in yaml.parse(text, _Loader):
            if isinstance(event, yaml.AliasEvent):
                line = event.start_mark.line + 1 if event.start_mark else 1
                raise BadRuleFile(f"{name}, line {line}: write it out instead of *{event.anchor}")
        return yaml.compose(text, _Loader), yaml.load(text, _Loader)  # noqa: S506 - a safe loader
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BadRuleFile(f"{name}, line {line}: {error.problem}") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise BadRuleFile(f"{name}, line 1: {error}") from error


def refusal(name: str, root: yaml.Node | None, where: list[Any], what: str) -> BadRuleFile:
    """Return the error that names the line to which ``where`` leads."""
    steps = ".".join(str(step) for step in where)
    return BadRuleFile(f"{name}, line {_line_of(root, where)}: {steps}: {what}")


def _first_error(messages: Mapping[Any, Any]) -> tuple[list[Any], str]:
    steps: list[Any] = []
    found: Any = messages
    while isinstance(found, Mapping):
        key = next(iter(found))
        if key != "_schema":
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


def _repeated(node: yaml.Node | None) -> Iterator[tuple[str, int]]:
    """Yield each key that stands twice in one mapping, with the line of the second."""
    if isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from _repeated(child)
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, child in node.value:
            if key.value in seen:
                yield key.value, key.start_mark.line + 1
            seen.add(key.value)
            yield from _repeated(child)
