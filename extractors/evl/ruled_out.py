"""What one value of a letter rules out of the others: a person is no show, a kind is no title.

A value found for two fields stays with the one that the print speaks for: what stands in quotes
is a show, what any sentence or label names as a person is none.
"""

from collections.abc import Sequence
from dataclasses import replace

from extractors import catalogue
from extractors.confidence import Found
from extractors.evl.hits import Hit
from extractors.evl.impossible_names import without_impossible
from extractors.names import has_legal_form

_QUOTES = frozenset('“”"„')
_SAID_OF_ITSELF = frozenset({Found.LABEL, Found.TABLE})


def without_ruled_out(hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits less those that cannot be, be it by themselves or beside the others."""
    possible = [_as_kind(hit, hits) for hit in without_impossible(hits)]
    shows = {hit.text for hit in possible if hit.field == "production" and _is_sure(hit)}
    people = {
        hit.text for hit in possible if hit.field == "employee_name" and hit.text not in shows
    }
    told = [_words_of(hit) for hit in possible if hit.found in _SAID_OF_ITSELF]
    return [
        hit
        for hit in possible
        if not _is_ruled_out(hit, shows, people) and not _is_pieced_together(hit, told)
    ]


def _words_of(hit: Hit) -> frozenset[int]:
    return frozenset(id(word) for line in hit.printed.lines for word in line.words)


def _is_pieced_together(hit: Hit, told: Sequence[frozenset[int]]) -> bool:
    """Return whether a company guessed by its place has part of what a label says, or figures.

    "Classification Costume Maker" over the edge of a label, "26 Mon WORK 12.5" out of a row.
    """
    if hit.field != "employer" or hit.found is not Found.GUESS:
        return False
    own = _words_of(hit)
    figures = any(word[:1].isdigit() for word in hit.text.split())
    return (figures and not has_legal_form(hit.text)) or any(
        own & words < own for words in told if own & words
    )


def _is_sure(hit: Hit) -> bool:
    """Return whether a show is told by its label, or by the quotation marks around it."""
    if hit.found in _SAID_OF_ITSELF:
        return True
    words = [word.text for line in hit.printed.lines for word in line.words]
    return any(_QUOTES & set(word) for word in words)


def _is_ruled_out(hit: Hit, shows: set[str], people: set[str]) -> bool:
    if hit.field == "employee_name":
        return hit.text in shows and hit.found not in _SAID_OF_ITSELF
    if hit.field == "production":
        return hit.text in people and not _is_sure(hit)
    return hit.field == "employer" and _is_position(hit)


def _is_position(hit: Hit) -> bool:
    """Return whether what seems an employer is a position, or ends in one, and no company."""
    if hit.found in _SAID_OF_ITSELF or has_legal_form(hit.text):
        return False
    words = hit.text.split()
    ends = (" ".join(words[at:]) for at in range(len(words)))
    known = (catalogue.classification(end) for end in ends if len(end.split()) > 1)
    return any(match is not None and match.how != "likeness" for match in known)


def _as_kind(hit: Hit, hits: Sequence[Hit]) -> Hit:
    """Return a title that only words a kind of production as that kind, where another is a title.

    "Production is a: feature".
    """
    if hit.field != "production" or not _words_a_kind(hit.text):
        return hit
    titles = [one for one in hits if one.field == "production" and not _words_a_kind(one.text)]
    return replace(hit, field="production_type") if titles else hit


def _words_a_kind(text: str) -> bool:
    named = catalogue.production_wording(text)
    return named is not None and len(text.split()) <= len(named[1].split())
