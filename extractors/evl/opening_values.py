"""What tells jobs apart is what opens the part of each; said again later, it is of that job."""

from collections.abc import Iterator, Sequence

from extractors.evl.hits import Hit

_TELLS_APART = ("employee_name", "production", "classification")


def without_others_openings(blocks: Sequence[Sequence[Hit]]) -> list[list[Hit]]:
    """Return the hits of each job's part, less those that only say again what opens another part.

    The last part runs on into the sentences that sum up all of them: "13 days as Grip and 20 as
    Best Boy". What is said in another way than the part's own opening, as by a label, stays.
    """
    openings = [{hit.field: hit for hit in _openings(block)} for block in blocks]
    return [
        [hit for hit in block if not _opens_another(hit, at, openings)]
        for at, block in enumerate(blocks)
    ]


def _openings(block: Sequence[Hit]) -> Iterator[Hit]:
    """Yield the first hit of each field that tells jobs apart."""
    for field in _TELLS_APART:
        yield from [hit for hit in block if hit.field == field][:1]


def _opens_another(hit: Hit, at: int, openings: Sequence[dict[str, Hit]]) -> bool:
    own = openings[at].get(hit.field)
    if own is None or own.found is not hit.found or own.text.lower() == hit.text.lower():
        return False
    others = [
        each[hit.field]
        for number, each in enumerate(openings)
        if number != at and hit.field in each
    ]
    return any(each.text.lower() == hit.text.lower() for each in others)
