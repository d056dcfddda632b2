"""Text from files, made safe to print: it may not move the cursor, color, or be taken as markup."""

from rich.markup import escape


def printable(text: str) -> str:
    """Return ``text`` for a terminal, each control character replaced by one that shows."""
    return escape("".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text))
