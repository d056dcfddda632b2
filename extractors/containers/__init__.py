"""Takes archives and messages apart; call it in the limited child only."""

from extractors.containers.opening import parts_of
from extractors.containers.values import NotTaken, Part

__all__ = ["NotTaken", "Part", "parts_of"]
