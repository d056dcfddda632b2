"""``python -m bench.hostile.expressions``: what odd text costs every expression of the readers.

Every regular expression of ``extractors`` is asked about every odd text as one line of words, as it
is asked by readers: whether the text begins with it, or where it stands. They go by the line,
so that 1,000 letters are a long one. It is asked in a process of its own, which is killed when it
takes too long; printed is what takes more than a tenth of a second, and status 1 then.
"""

import pkgutil
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

import click

import extractors
from bench.hostile.texts import PIECES, repeated
from extractors.patterns import LatePattern

SLOW_SECONDS = 0.1
"""The goal for each text and each expression."""
_A_LINE = 1000
_GIVE_UP_SECONDS = 10.0
_NOT_TO_IMPORT = ("extractors.child", "extractors.fork_server")


@click.command()
@click.option("--size", default=_A_LINE, show_default=True, help="Letters of each text.")
@click.option("--only", default="", help="Modules whose name begins so.")
def main(size: int, only: str) -> None:
    """Print the slow expressions, each with its slowest text and the seconds it took."""
    count, slow = 0, 0
    for expression in expressions(only):
        count += 1
        piece, took = slowest(expression, size)
        if took > SLOW_SECONDS:
            slow += 1
            told = f"{took:.2f} s" if took < _GIVE_UP_SECONDS else "no end"
            click.echo(f"{told:>8}  {expression.place}  {piece!r}")
    click.echo(f"{slow} of {count} expressions took over {SLOW_SECONDS} s for {size:,} letters")
    sys.exit(1 if slow else 0)


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression over text, where it stands, and whether it is only asked for a beginning."""

    place: str
    pattern: re.Pattern[str]
    is_anchored: bool

    def ask(self, text: str) -> None:
        """Ask as its module asks, as often as there is something to find."""
        if self.is_anchored:
            self.pattern.match(text)
            self.pattern.fullmatch(text)
        else:
            for _ in self.pattern.finditer(text):
                continue


def expressions(only: str = "") -> Iterator[Expression]:
    """Yield every expression over text that a module of the readers holds."""
    seen: set[re.Pattern[str]] = set()
    sources = "".join(path.read_text() for path in Path(extractors.__path__[0]).rglob("*.py"))
    for found in pkgutil.walk_packages(extractors.__path__, "extractors."):
        if found.name in _NOT_TO_IMPORT or not found.name.startswith(only):
            continue
        for name, value in vars(import_module(found.name)).items():
            for pattern in _patterns_in(value):
                if pattern not in seen:
                    seen.add(pattern)
                    yield Expression(f"{found.name}.{name}", pattern, _is_anchored(name, sources))


def _is_anchored(name: str, sources: str) -> bool:
    asked = set(re.findall(rf"\b{name}\.(\w+)\(", sources))
    return bool(asked) and asked <= {"match", "fullmatch"}


def slowest(expression: Expression, size: int) -> tuple[str, float]:
    """Return the piece whose text costs the expression most, and the processor seconds."""
    context = get_context("fork")
    mine, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_try_all, args=(expression, size, theirs))
    process.start()
    theirs.close()
    worst = "", 0.0
    try:
        for piece in PIECES:
            if not mine.poll(_GIVE_UP_SECONDS):
                return piece, _GIVE_UP_SECONDS
            worst = max(worst, (piece, float(mine.recv())), key=lambda each: each[1])
    finally:
        process.kill()
        process.join()
    return worst


def _try_all(expression: Expression, size: int, tell: Connection) -> None:
    for piece in PIECES:
        text = " ".join(repeated(piece, size).split())
        began = time.process_time()
        expression.ask(text)
        tell.send(time.process_time() - began)


def _patterns_in(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, LatePattern):
        yield re.compile(value.pattern, value.flags)
    elif isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif isinstance(value, dict):
        for each in [*value.keys(), *value.values()]:
            yield from _patterns_in(each)
    elif isinstance(value, (tuple, list, set, frozenset)):
        for each in value:
            yield from _patterns_in(each)


if __name__ == "__main__":
    main()
