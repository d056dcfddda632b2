"""Text with soft line ends as mail programs send it (RFC 3676, ``format=flowed``)."""


def unflowed(text: str, *, delete_space: bool) -> str:
    """Return ``text`` with the lines of each paragraph joined again.

    A line that ends with a space goes on in the next one; ``delete_space`` says that this space is
    not part of the text (``delsp=yes``). A line of ``-- `` opens the signature and stands alone.
    """
    lines: list[str] = []
    goes_on = False
    for line in text.splitlines():
        # A space was put before lines that would look like something else.
        bare = line.removeprefix(" ")
        soft = bare.endswith(" ") and bare != "-- "
        shown = bare[:-1] if soft and delete_space else bare
        if goes_on and not bare.startswith(">") and bare != "-- ":
            lines[-1] += shown
        else:
            lines.append(shown)
        goes_on = soft
    return "\n".join(lines)
