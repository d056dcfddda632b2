"""Patterns that are compiled when they are first used.

Readers know hundreds of wordings, and a letter holds few of them. Compiled at import, the patterns
of all cost a third of what the start of a reading process took.
"""

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")


class LatePattern:
    """A pattern that compiles itself when it is first asked for more than its text.

    Then its methods are the compiled ones, so that later calls cost nothing more. Of two threads
    that ask at once both compile the same, and either may set it.
    """

    def __init__(self, text: str, flags: int) -> None:
        self.pattern = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Return what the compiled pattern has by ``name``: asked only until it is compiled."""
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        self.__dict__.update({each: getattr(compiled, each) for each in _METHODS})
        return getattr(compiled, name)


_known: list[LatePattern] = []


def pattern_of(text: str, flags: int = 0) -> re.Pattern[str]:
    """Return the pattern of ``text``, to be kept by a module: it is compiled at its first use.

    What is wrong with ``text`` shows only then; every pattern is compiled by the tests.
    """
    made = LatePattern(text, flags)
    _known.append(made)
    return cast("re.Pattern[str]", made)


def compile_all() -> None:
    """Compile every pattern made so far: for a process that others are forked from."""
    for each in _known:
        each.search  # noqa: B018 - asking compiles it
