"""How the smallest values of reading are made: like frozen dataclasses, in a tenth of the time."""

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

_T = TypeVar("_T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[_T]) -> type[_T]:
    """Make a class a dataclass whose instances nobody may change: the type checker refuses it.

    A letter is cut into thousands of tokens and pieces. Python's own frozen dataclass refuses a
    change when the program runs, and pays for it with a call for each field of each instance.
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)
