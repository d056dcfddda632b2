"""What was once worked out from a page, remembered for as long as that page itself lives.

Splitting, recognising and reading all ask for the lines of the same page, and a page never
changes. An answer must not hold its page, so that nothing outlives the reading of a file.
"""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import finalize

from extractors.values import Page

_Answer = TypeVar("_Answer")


def once_per_page(work: Callable[[Page], _Answer]) -> Callable[[Page], _Answer]:
    """Return ``work`` as a function that does it once for each page object."""
    # By identity: comparing all words of equal pages costs more, and their words are not the same.
    known: dict[int, _Answer] = {}

    @wraps(work)
    def remembered(page: Page) -> _Answer:
        key = id(page)
        if key not in known:
            known[key] = work(page)
            finalize(page, known.pop, key, None).atexit = False
        return known[key]

    return remembered
