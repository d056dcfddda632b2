"""The sentences of rules, checks and messages in the language of who reads them.

Rules and checks know no language: they say their reasons in English, with numbers, dates and names
in their places, and so they are kept. Here each sentence is known by its shape, which stands in
``shapes/`` and is translated as a whole (``docs/decisions/sentences.md``).
"""

from app.because.shapes import every_shape
from app.because.telling import because_in, because_known

__all__ = ["because_in", "because_known", "every_shape"]
