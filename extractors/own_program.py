"""A reading process as a program of its own: ``python -m extractors.own_program``.

It is what ``extractors.child`` is, begun sooner: what is imported stays, so that looking through it
for what nobody uses any more, again and again while it grows, took a tenth of the start.
"""

import gc


def main() -> None:
    """Import what reading needs, then serve requests."""
    gc.disable()
    from extractors import child  # noqa: PLC0415 - the collector waits for this

    gc.freeze()
    gc.enable()
    child.main()


if __name__ == "__main__":
    main()
