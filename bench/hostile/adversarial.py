"""``python -m bench.hostile.adversarial``: what 100 KB of any odd text costs every reader.

Each text is read as a letter of its own in a process of its own, with a limit; what takes more than
a second is printed with the function that took most of it.
"""

import cProfile
import multiprocessing
import pstats
import sys
import time
from concurrent.futures import ProcessPoolExecutor

from bench.hostile.texts import PIECES, SIZE, repeated
from extractors.files import detect
from extractors.limits import Limits
from extractors.pages.text_pages import read_text
from extractors.reading import read_document

SLOW_SECONDS = 1.0


def cost(piece: str, size: int = SIZE, width: int = 90) -> float:
    """Return the CPU seconds that reading ``size`` letters of a piece takes, in lines."""
    text = repeated(piece, size)
    lines = "\n".join(text[at : at + width] for at in range(0, len(text), width))
    began = time.process_time()
    data = lines.encode()
    detect(data)
    read_document(read_text(data, Limits(pages=10_000)))
    return time.process_time() - began


def profiled(piece: str, size: int) -> tuple[str, float, str]:
    """Return a piece, its cost, and the function of ours that took most of it."""
    profile = cProfile.Profile()
    took = cost(piece, size)
    if took <= SLOW_SECONDS:
        return piece, took, ""
    profile.runcall(cost, piece, size // 4)
    ours = [
        (spent, f"{place[0].rpartition('extractors/')[2]}:{place[2]}")
        for place, (_, _, own, spent, _) in pstats.Stats(profile).stats.items()  # type: ignore[attr-defined]
        if "extractors/" in place[0] and own > 0
    ]
    return piece, took, ", ".join(name for _, name in sorted(ours, reverse=True)[2:8])


def main() -> None:
    """Print what every piece costs, the slow ones with where."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else SIZE
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        for piece, took, where in pool.map(profiled, PIECES, [size] * len(PIECES)):
            mark = "!!" if took > SLOW_SECONDS else "  "
            print(f"{mark} {piece!r:32} {took:6.2f} CPU-s  {where}", flush=True)


if __name__ == "__main__":
    main()
