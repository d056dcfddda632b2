"""Reads YAML through a strict schema, so that what is wrong is named by file and line."""

from collections.abc import Iterator, Mapping
from typing import Any

import yaml
from marshmallow import Schema, ValidationError


class BadRuleFile(Exception):
    """A rule file that cannot be used; the message names the file, the line and what is wrong."""


def read_rules(name: str, text: str, schema: Schema) -> tuple[yaml.Node | None, dict[str, Any]]:
    """Return a file's tree with its lines, and what it says; raise ``BadRuleFile``."""
    root, plain = _read(name, text)
    try:
        loaded: dict[str, Any] = schema.load(plain if isinstance(plain, dict) else {})
    except ValidationError as error:
        where, what = _first_error(error.messages_dict)
        raise refusal(name, root, where, what) from error
    return root, loaded


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Leaves dates as written, so that the schema names the line of a wrong one."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _read(name: str, text: str) -> tuple[yaml.Node | None, Any]:
    try:
        loader = _Loader(text)
        root = loader.get_single_node()
        for line, what in _unwanted(root, set()):
            raise BadRuleFile(f"{name}, line {line}: {what}")
        return root, None if root is None else loader.construct_document(root)
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


def _unwanted(node: yaml.Node | None, seen: set[int]) -> Iterator[tuple[int, str]]:
    """Yield the line of each key that stands twice in one mapping, and of each alias."""
    if not isinstance(node, yaml.CollectionNode):
        return
    if id(node) in seen:
        yield node.start_mark.line + 1, "write it out instead of naming it with an anchor"
        return
    seen.add(id(node))
    keys: set[str] = set()
    for child in node.value:
        if isinstance(node, yaml.MappingNode):
            key, child = child  # noqa: PLW2901 - a pair of a mapping
            if str(key.value) in keys:
                yield key.start_mark.line + 1, f"{key.value!r} stands twice"
            keys.add(str(key.value))
        yield from _unwanted(child, seen)
