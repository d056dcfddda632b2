"""What the readers of labels, tables and sentences took the texts of a letter for."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from extractors.catalogue import production_type, production_wording
from extractors.evl.weighing.anchors import Anchors
from extractors.evl.weighing.candidates import Candidate, key_of
from extractors.evl.weighing.mentions import Mention
from extractors.evl.weighing.shapes import shape_of

_SHORTEST_REST = 3
_KINDS = frozenset({"a kind", "has a kind"})


@dataclass(frozen=True, slots=True)
class Answer:
    """A text that a reader gave for a field, and how it was found."""

    field: str
    found: str
    text: str


@dataclass(frozen=True, slots=True)
class Answers:
    """The readers' answers about one record, or one letter.

    ``chosen`` is the answer that stands for each field by the order of the readers. ``own`` are the
    lines of the letter that are the record's own, ``None`` where the letter has one record, and
    ``others`` what stands for the other records.
    """

    said: tuple[Answer, ...]
    chosen: Mapping[str, str]
    own: frozenset[int] | None = None
    others: tuple[Mapping[str, str], ...] = ()


def signs_of(answers: Answers) -> dict[str, set[str]]:
    """Return, for the key of each text that was given as an answer, the signs of that."""
    signs: dict[str, set[str]] = {}
    for each in answers.said:
        signs.setdefault(key_of(each.text), set()).add(f"read {each.field} {each.found}")
    for field, text in _printed(answers.chosen).items():
        signs.setdefault(key_of(text), set()).add(f"chosen {field}")
    for own in signs.values():
        own |= set(_chosen_by(own))
    for other in answers.others:
        for field, text in _printed(other).items():
            signs.setdefault(key_of(text), set()).add(f"chosen {field} of another")
    return signs


def _chosen_by(signs: Collection[str]) -> Iterator[str]:
    """Yield by which readers an answer that stands was given: a label is followed more gladly."""
    for sign in signs:
        said, _, rest = sign.partition(" ")
        field, _, found = rest.partition(" ")
        if said == "read" and f"chosen {field}" in signs:
            yield f"chosen {field} by {found}"


_IN_OUR_WORDS = frozenset({"production_type", "union_status", "letter_date"})
"""Fields whose values are words of ours, not texts of the page."""


def _printed(chosen: Mapping[str, str]) -> dict[str, str]:
    return {field: text for field, text in chosen.items() if field not in _IN_OUR_WORDS}


def within_chosen(key: str, chosen: Mapping[str, str]) -> Iterator[str]:
    """Yield the signs of a text that is a part of an answer that stands, or holds one.

    ``chosen`` are the keys of the answers by their fields.
    """
    for field, other in chosen.items():
        if len(key) + _SHORTEST_REST <= len(other) and key in other:
            yield f"part of chosen {field}"
            if other.startswith(key) and production_wording(other[len(key) :]) is not None:
                yield f"chosen {field} but for a kind"
        elif len(other) + _SHORTEST_REST <= len(key) and other in key:
            yield f"holds chosen {field}"


def with_answers(
    candidates: Mapping[str, Candidate], answers: Answers
) -> dict[str, tuple[str, frozenset[str]]]:
    """Return each text with its signs, by its key: the candidates and what readers answered."""
    seen = _seen(candidates, answers)
    found = {
        key: (known.text, frozenset((*known.signs, *seen.signs_of(key, known.text, known))))
        for key, known in candidates.items()
    }
    given = {key_of(each.text): each.text for each in answers.said}
    given |= {key_of(text): text for text in _printed(answers.chosen).values()}
    for key in sorted(given.keys() - candidates.keys()):
        signs = (*shape_of(given[key]), *seen.signs_of(key, given[key], None))
        found[key] = (given[key], frozenset(signs))
    return found


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is asked of every text about the readers' answers, made ready once.

    ``all_chosen`` holds the keys of all answers that stand, to ask at once for a part of any.
    """

    read: Mapping[str, set[str]]
    chosen: Mapping[str, str]
    all_chosen: str
    kind: str | None
    own: frozenset[int]
    anchors: Anchors | None

    def signs_of(self, key: str, text: str, known: Candidate | None) -> Iterator[str]:
        """Yield the signs that the answers give a text; ``known`` are its places, if any."""
        yield from self.read.get(key, ())
        if key in self.all_chosen or any(other in key for other in self.chosen.values()):
            yield from within_chosen(key, self.chosen)
        kinds = known.signs & _KINDS if known is not None else ()
        if self.kind is not None and kinds and production_type(text) == self.kind:
            yield "of the chosen kind"
        if known is not None and self.own:
            own = any(mention.at in self.own for mention in known.mentions)
            yield "in own part" if own else "in another part"
        if known is not None and self.anchors is not None:
            yield from self.anchors.signs_of(known)


def _seen(candidates: Mapping[str, Candidate], answers: Answers) -> _Seen:
    chosen = {field: key_of(text) for field, text in _printed(answers.chosen).items()}
    return _Seen(
        signs_of(answers),
        chosen,
        "\n".join(chosen.values()),
        answers.chosen.get("production_type"),
        answers.own or frozenset(),
        _anchors(candidates, answers) if answers.others else None,
    )


_NAMING = ("employee_name", "production_title", "classification")
"""The fields that tell records apart: where they stand, the rest of a record stands near."""


def _anchors(candidates: Mapping[str, Candidate], answers: Answers) -> Anchors:
    """Return where what names this record alone stands, and what names only others."""
    own, other = _named(answers.chosen), {key for each in answers.others for key in _named(each)}
    return Anchors.at(_mentions(candidates, own - other), _mentions(candidates, other - own))


def _named(chosen: Mapping[str, str]) -> set[str]:
    return {key_of(chosen[field]) for field in _NAMING if field in chosen}


def _mentions(candidates: Mapping[str, Candidate], keys: set[str]) -> list[Mention]:
    return [each for key in sorted(keys & candidates.keys()) for each in candidates[key].mentions]
