"""A form that a letter fills in several times, once for each job: the same labels come again."""

from collections.abc import Sequence
from itertools import pairwise

from extractors.confidence import Found
from extractors.evl.hits import Hit

_OF_A_FORM = ("employee_name", "production", "classification", "production_type", "employer")
_FEWEST_FIELDS = 3


def forms_said_again(hits: Sequence[Hit]) -> list[tuple[Hit, ...]]:
    """Return the labelled facts of each form, in order; none when labels come once or anyhow.

    Three facts at least are said equally often, and each form ends before the next begins. A head
    that later pages say again names the same job, so forms must differ.
    """
    said = {name: _labelled(hits, name) for name in _OF_A_FORM}
    counts = [len(found) for name, found in said.items() if name != "production"]
    often = max(counts, key=counts.count)
    repeated = [found for found in said.values() if len(found) == often]
    if often < 2 or len(repeated) < _FEWEST_FIELDS:
        return []
    forms = list(zip(*repeated, strict=True))
    ordered = all(
        max(hit.at for hit in one) < min(hit.at for hit in other) for one, other in pairwise(forms)
    )
    texts = {tuple(hit.text.lower() for hit in form) for form in forms}
    return forms if ordered and len(texts) == len(forms) else []


def _labelled(hits: Sequence[Hit], name: str) -> list[Hit]:
    own = [hit for hit in hits if hit.field == name and hit.found is Found.LABEL]
    heads = [hit for hit in hits if hit.field == name and hit.found is Found.SUBJECT]
    return own or (heads if name == "production" else [])
