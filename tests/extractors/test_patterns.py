"""A pattern is compiled when it is first used, and then does all that a compiled one does."""

import re

import pytest

from extractors import child
from extractors.patterns import compile_all, pattern_of


def test_it_answers_as_a_compiled_pattern_does() -> None:
    late, soon = (
        pattern_of(r"(\d+)\s*lanterns?", re.IGNORECASE),
        re.compile(r"(?i)(\d+)\s*lanterns?"),
    )
    text = "3 Lanterns and 1 lantern"

    assert late.findall(text) == soon.findall(text) == ["3", "1"]
    assert late.sub("-", text) == "- and -"
    assert late.fullmatch(text) is None
    assert [found.group(1) for found in late.finditer(text)] == ["3", "1"]
    assert late.pattern == r"(\d+)\s*lanterns?"
    assert late.groups == 1
    assert late.flags & re.IGNORECASE


def test_nothing_is_compiled_before_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = []

    def compile_seen(text: str, flags: int) -> re.Pattern[str]:
        compiled.append(text)
        return compile_now(text, flags)

    compile_now = re.compile
    monkeypatch.setattr(re, "compile", compile_seen)
    late = pattern_of("harbor")
    assert compiled == []

    assert late.search("a harbor") is not None
    assert late.search("no port") is None
    assert compiled == ["harbor"]


def test_every_pattern_of_the_readers_can_be_compiled() -> None:
    child.import_all()

    compile_all()
