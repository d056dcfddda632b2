"""Every value that a letter's lines hold, from labels, subject lines, patterns and sentences."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.confidence import Found
from extractors.evl.addressed import addressee
from extractors.evl.headed import heads, parted_facts
from extractors.evl.hits import Hit
from extractors.evl.label_values import read_value
from extractors.evl.marks import patterns
from extractors.evl.named_anywhere import lacking, named_anywhere
from extractors.evl.names_over_days import names_over_days
from extractors.evl.people_in_lines import people_in_lines
from extractors.evl.person_anywhere import person_anywhere
from extractors.evl.prose import prose_hits
from extractors.evl.ruled_out import without_ruled_out
from extractors.evl.whole_companies import whole_companies
from extractors.evl.wording import field_of_label
from extractors.labels import Labelled, labelled
from extractors.layout import Line, Table
from extractors.names import FORMS
from extractors.passages import Printed, passage


def gather(lines: Sequence[Line], tables: Sequence[Table]) -> list[Hit]:
    """Return every hit in ``lines``, in the order of the lines."""
    found = _titles_told(_from_labels(labelled(lines, tables, field_of_label)))
    found = whole_companies(found, lines)
    for start, part in paragraphs(lines):
        text = passage(part)
        hits = [*prose_hits(text), *patterns(part)]
        found += [replace(hit, at=start + hit.at) for hit in hits]
    found += parted_facts(lines)
    found += people_in_lines(lines)
    found = without_ruled_out(found)
    missing = lacking(found)
    for start, part in paragraphs(lines) if missing else ():
        named = named_anywhere(passage(part), missing)
        found += [replace(hit, at=start + hit.at) for hit in named]
    found = without_ruled_out(_without_names(found))
    people = names_over_days(lines, found)
    given = {hit.field for hit in people}
    found = [hit for hit in found if hit.field not in given or hit.found is not Found.GUESS]
    found += people
    found += person_anywhere(lines, found)
    found += addressee(lines, found)
    found += heads(lines, found)
    return sorted(found, key=lambda hit: hit.at)


def _without_names(hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits less the shows that begin with a person whom a sentence names."""
    named = {
        id(word)
        for hit in hits
        if hit.field == "employee_name" and hit.found is Found.PROSE
        for line in hit.printed.lines
        for word in line.words
    }
    return [hit for hit in hits if hit.field != "production" or not _begins_with(hit, named)]


def _begins_with(hit: Hit, words: set[int]) -> bool:
    return id(hit.printed.lines[0].words[0]) in words


def paragraphs(lines: Sequence[Line]) -> Iterator[tuple[int, list[Line]]]:
    """Return the runs of lines that read on, each with the index of its first line."""
    right = max((line.box[2] for line in lines), default=0.0)
    left = min((line.box[0] for line in lines), default=0.0)
    run: list[Line] = []
    start = 0
    for index, line in enumerate(lines):
        if run and not _reads_on(run[-1], line, left + 0.66 * (right - left)):
            yield start, run
            run = []
        if not run:
            start = index
        run.append(line)
    if run:
        yield start, run


def _reads_on(above: Line, below: Line, far: float) -> bool:
    height = above.box[3] - above.box[1]
    same_page = above.page == below.page
    near = below.box[1] - above.box[3] <= 0.95 * height
    label, colon, _ = below.text.partition(":")
    labelled_next = bool(colon) and field_of_label(label, has_colon=True) is not None
    full = above.box[2] >= far and len(above.segments()) == 1
    carried = (
        below.text[:1].islower()
        or bool(_FORM_AHEAD.match(below.text))
        or bool(_CONNECTIVE.search(above.text))
        or _are_centered(above, below)
    )
    new_sentence = above.text.rstrip().endswith((".", ":")) and below.text[:1].isupper()
    return (same_page and near and (full or (carried and not labelled_next))) or (
        not same_page and full and not new_sentence and below.text[:1].islower()
    )


def _are_centered(above: Line, below: Line) -> bool:
    """Return whether two lines share their middle but neither edge, as in a certificate."""
    left, right = above.box[0] - below.box[0], above.box[2] - below.box[2]
    return abs(left + right) <= 6.0 and abs(left) > 2.5


_CONNECTIVE = re.compile(
    r"\b(?:of|for|that|as|on|by|the|and|an?|with|our|is|was|named)\s?:?$|[^\W\d_][-‑]$"
)
"""What never ends a paragraph: a small word, or a name broken at its hyphen."""

_FORM_AHEAD = re.compile(rf"{FORMS}\b")
"""The end of a company's name that begins the line above."""

_OF_A_LIST = re.compile(r"\(?1[.)]\s")
"""The first item of a numbered list, which "on two of our productions:" leads to and labels not."""


def _from_labels(found: Sequence[Labelled]) -> list[Hit]:
    hits: list[Hit] = []
    for label in found:
        if label.value is None or _OF_A_LIST.match(label.value.text):
            continue
        for field, value in _pairs(label.label, label.value) or [(label.field, label.value)]:
            read = read_value(field, value) if field is not None else ()
            hits += [Hit(name, part, how, label.at) for name, part, how in read]
    return hits


def _titles_told(hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits with what "Title:" asks for: a position where other labels name the show."""
    fields = {hit.field for hit in hits}
    position = "production" in fields and "classification" not in fields
    told: list[Hit] = []
    for hit in hits:
        if hit.field != "title":
            told.append(hit)
            continue
        asked = "classification" if position else "production"
        told += [Hit(name, part, how, hit.at) for name, part, how in read_value(asked, hit.printed)]
    return told


_STROKE = " / "


def _pairs(label: str, value: Printed) -> list[tuple[str | None, Printed]]:
    """Return the fields of a label that asks for several things: "Craft / Local: Grip / 80"."""
    asked = label.split(_STROKE)
    said = passage(value.lines).text.split(_STROKE)
    fields = [field_of_label(part, has_colon=True) for part in asked]
    if len(asked) == 1 or len(said) != len(asked) or len({*fields, None}) <= len(fields):
        return []
    found: list[tuple[str | None, Printed]] = []
    at = 0
    for field, part in zip(fields, said, strict=True):
        found.append((field, value.part(at, at + len(part))))
        at += len(part) + len(_STROKE)
    return found
