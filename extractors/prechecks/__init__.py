"""Judges a file by counting its bytes, before any parser sees it: a bomb says how large it is."""

from extractors.prechecks.judging import judge

__all__ = ["judge"]
