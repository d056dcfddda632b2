"""What was once worked out from a page or a line, remembered for as long as that itself lives.

Splitting, recognising and reading all ask for the lines of the same page, and many ask for the
dates of the same line; neither ever changes. An answer must not hold what it was worked out from,
so that nothing outlives the reading of a file.
"""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import finalize

_Thing = TypeVar("_Thing")
_Answer = TypeVar("_Answer")


def once_for_each(work: Callable[[_Thing], _Answer]) -> Callable[[_Thing], _Answer]:
    """Return ``work`` as a function that does it once for each object."""
    # By identity: comparing all words of equal pages costs more, and their words are not the same.
    known: dict[int, _Answer] = {}

    @wraps(work)
    def remembered(thing: _Thing) -> _Answer:
        key = id(thing)
        if key not in known:
            known[key] = work(thing)
            finalize(thing, known.pop, key, None).atexit = False
        return known[key]

    return remembered
