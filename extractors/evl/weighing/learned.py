"""The learned numbers: how much each sign of a text weighs for each field.

They stand in ``learned.json`` beside this module, written by ``python -m bench.weighing``.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("learned.json")

Weights = Mapping[str, float]
"""The weight of each sign, in nats; a sign never seen weighs nothing."""

_file: ContextVar[Path] = ContextVar("file", default=FILE)


def learned() -> Mapping[str, Weights]:
    """Return the weights for each field that is chosen by them."""
    return weights_in(_file.get())


@contextmanager
def read_by(file: Path) -> Iterator[None]:
    """Read with the weights of another file, as benches do that measure families apart."""
    token = _file.set(file)
    try:
        yield
    finally:
        _file.reset(token)


@cache
def weights_in(file: Path) -> Mapping[str, Weights]:
    """Return the weights that a file holds, by field."""
    told: dict[str, Weights] = json.loads(file.read_text(encoding="utf-8"))["weights"]
    return told
