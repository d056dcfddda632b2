"""Sets of words written as a line of text, the way people list them."""


def word_set(listed: str) -> frozenset[str]:
    """Return the words of ``listed``, which spaces part."""
    return frozenset(listed.split())
