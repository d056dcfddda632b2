"""Keeps the last answers of a pure function, so that several checks of one case share them."""

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

F = TypeVar("F", bound=Callable[..., object])

_MOST = 16
"""A case asks about a few letters at a time; more would only hold on to memory."""


def kept(function: F) -> F:
    """Return the function with its last answers kept, found again by the very same arguments.

    Statements and evidence are large and cannot be hashed, but they never change: the same object
    asks the same question. Callers must not change what they are given.
    """
    answers: OrderedDict[tuple[int, ...], tuple[object, object]] = OrderedDict()

    @wraps(function)
    def wrapped(*args: object) -> object:
        key = tuple(map(id, args))
        known = answers.get(key)
        if known is not None:
            return known[1]
        answer = function(*args)
        # The arguments are held as well, so that no other object can come to bear their ids.
        answers[key] = (args, answer)
        while len(answers) > _MOST:
            answers.popitem(last=False)
        return answer

    return cast("F", wrapped)
