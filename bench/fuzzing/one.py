"""``python -m bench.fuzzing.one PARSER FOLDER [libFuzzer's options]``: one parser until stopped.

What leaves the parser is kept in the folder once for each place it comes from, with the input
that did it, and the run goes on. libFuzzer itself ends the run at what Python cannot catch: a
crash, an input that takes too long or too much memory.
"""

import hashlib
import sys
import time
import traceback
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["bench", "email", "extractors", "oxmsg", "zipfile"]):
    from bench.fuzzing.parsers import PARSERS

_SECONDS = 20.0
"""Of processor time, which one file may take; libFuzzer's own limit counts those of the wall."""


def main(name: str, folder: Path, options: list[str]) -> None:
    """Try the parser with what grows from its seeds; never returns."""
    parser = PARSERS[name]
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for seed in parser.seeds():
        (corpus / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)

    def tried(data: bytes) -> None:
        began = time.process_time()
        try:
            parser.tried(data)
            if time.process_time() - began > _SECONDS:
                raise TimeoutError(f"more than {_SECONDS} s of processor time")
        except Exception as error:  # noqa: BLE001 - whatever comes out is what is looked for
            _keep(folder, error, data)

    atheris.Setup([sys.argv[0], str(corpus), *options], tried)
    atheris.Fuzz()


def _keep(folder: Path, error: Exception, data: bytes) -> None:
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{type(error).__name__} {last.filename}:{last.lineno}"
    path = folder / f"left-{hashlib.sha256(place.encode()).hexdigest()[:12]}"
    if not path.with_suffix(".txt").exists():
        path.with_suffix(".bin").write_bytes(data)
        path.with_suffix(".txt").write_text("".join(traceback.format_exception(error)))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
