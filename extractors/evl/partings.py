"""Sentences that give a part of the days to a position: "from March 24 on she was Key Grip"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.confidence import Found
from extractors.days.grammar import mentions_in
from extractors.days.mentions import Written
from extractors.days.numerals import NUMBER_WORDS, number_from_words
from extractors.days.tokens import tokens_of
from extractors.evl.hits import Hit
from extractors.evl.jobs import Job, same_value
from extractors.evl.several_told import Several, not_attributed
from extractors.evl.shares import Chosen, Share, between, marked_with, the_first
from extractors.layout import Line
from extractors.passages import Passage, passage
from extractors.values import Place

_SENTENCE = re.compile(r"(?!\s)(?:[^.;]|\.(?!\s+[A-Z“(*†‡])|;(?=\S))+[.;]?")
_SIGNS = {"asterisk": "*", "star": "*", "dagger": "†", "double dagger": "‡", "hash": "#"}
_SIGN = r"[*†‡§#+^]"
_UNDER_A_SIGN = re.compile(rf"^\s*(?P<sign>{_SIGN})\s")
_MARKED = re.compile(
    rf"\b(?:marked|flagged|noted|starred|shown|followed)\b[^.;]{{0,24}}?"
    rf"(?P<sign>\b(?:double dagger|asterisk|star|dagger|hash)\b|{_SIGN})",
    re.IGNORECASE,
)
_NUMBER = rf"(?P<number>\d{{1,2}}|{NUMBER_WORDS})"
_FIRST = re.compile(
    rf"\b(?P<which>first|initial|last|final)\s+{_NUMBER}\s+"
    r"(?:of\s+(?:these|those|the|them|his|her|their)\b|(?:[a-z]+\s+)?days?\b)",
    re.IGNORECASE,
)
_REST = re.compile(
    rf"\b(?:remaining|others?|rest|remainder|balance)\b(?:\s+{_NUMBER}\b)?", re.IGNORECASE
)
_SINCE = re.compile(
    r"\b(?:from|as of|effective(?: on)?|beginning(?: on)?|starting(?: on)?|since|on)\s+"
    r"(?=(?:[A-Z][a-z]{2,8}day,?\s+)?(?:the\s+)?(?:\d|[A-Z]))",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\b(?:through|until|up to(?: and including)?)\s+", re.IGNORECASE)
_ONWARD = re.compile(
    r"\b(?:onwards?|forward|on,|thereafter|(?:up|re)graded|promoted|bumped|moved up|stepped up|"
    r"reclassified|changed (?:over )?to|until (?:his|her|their) last|to the end)\b",
    re.IGNORECASE,
)
_FEWEST_SMALL_WORDS = 3


@dataclass(frozen=True, slots=True)
class Parting:
    """A position, the days that a sentence gives to it, and the words of that sentence (by id)."""

    hit: Hit
    share: Share
    words: frozenset[int]


def partings_in(lines: Sequence[Line], hits: Sequence[Hit]) -> list[Parting]:
    """Return the positions to which sentences give a part of the days, and nothing else does."""
    own = [hit for hit in hits if hit.field == "classification" and hit.found is Found.PROSE]
    found: list[Parting] = []
    for text in map(passage, _paragraphs(lines)):
        held = set(map(id, text.words))
        placed = [(text.span_of(hit.printed)[0], hit) for hit in own if _lies_in(hit, held)]
        for match in _SENTENCE.finditer(text.text) if placed else ():
            inside = [each for each in placed if match.start() <= each[0] < match.end()]
            said = text.text[match.start() : inside[0][0]] if inside else ""
            share = _share(text, match, said, found) if inside else None
            if share is not None:
                words = {id(word) for line in text.group(match).lines for word in line.words}
                found.append(Parting(inside[0][1], share, frozenset(words)))
    return found if _stand_alone(found, own) else []


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield runs of lines that may be read as sentences: rows of a list begin and end no one."""
    run: list[Line] = []
    for line in lines:
        listed = bool(run) and sum(w.text.islower() for w in run[-1].words) < _FEWEST_SMALL_WORDS
        begins = _UNDER_A_SIGN.match(line.text) or (listed and not line.text[:1].islower())
        if run and begins:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _lies_in(hit: Hit, words: set[int]) -> bool:
    return all(id(word) in words for line in hit.printed.lines for word in line.words)


def _stand_alone(found: Sequence[Parting], hits: Sequence[Hit]) -> bool:
    """Return whether another position has the other days, and sentences alone name the parts'."""
    words = frozenset[int]().union(*(each.words for each in found))
    others = [hit for hit in hits if not _stands_in(hit, words)]
    own = [each for each in found if not each.share.rest]
    from_another = bool(others) or len(own) < len(found)
    return (
        bool(own)
        and from_another
        and not any(same_value(each.hit, hit) for each in own for hit in others)
    )


def without_parted(hits: Sequence[Hit], partings: Sequence[Parting]) -> tuple[Hit, ...]:
    """Return the hits less the positions that only parting sentences name: they begin no job."""
    words = frozenset[int]().union(*(each.words for each in partings))
    return tuple(h for h in hits if h.field != "classification" or not _stands_in(h, words))


def _stands_in(hit: Hit, words: frozenset[int]) -> bool:
    return any(id(word) in words for line in hit.printed.lines for word in line.words)


def with_partings(jobs: Sequence[Job], partings: Sequence[Parting]) -> list[Job]:
    """Return the jobs, one whose days are parted as a job for each position."""
    return [each for job in jobs for each in _parted(job, partings, alone=len(jobs) == 1)]


def _parted(job: Job, partings: Sequence[Parting], *, alone: bool) -> Iterator[Job]:
    held = {id(word) for line in job.lines for word in line.words}
    own = [each for each in partings if alone or held & each.words]
    parts = [each for each in own if not each.share.rest]
    if not parts:
        yield job
        return
    rest = next((each for each in own if each.share.rest), None)
    words = frozenset[int]().union(*(each.words for each in own))
    lines = tuple(_without(line, words) for line in job.lines)
    job = replace(job, lines=tuple(line for line in lines if line.words))
    chosen = tuple(each.share.chosen[0] for each in parts)
    counted = rest.share.counted if rest is not None else None
    given = [each.share.counted for each in parts]
    of_parts = None if None in given else sum(count or 0 for count in given)
    left = Share(chosen, parts[0].share.unclear, rest=True, counted=counted, left=of_parts)
    named = {"classification": (rest.hit,)} if rest is not None else {}
    yield replace(job, hits={**job.hits, **named}, share=left)
    for each in parts:
        own_share = replace(each.share, left=counted if len(parts) == 1 else None)
        yield replace(job, hits={**job.hits, "classification": (each.hit,)}, share=own_share)


def _without(line: Line, words: frozenset[int]) -> Line:
    kept = tuple(word for word in line.words if id(word) not in words)
    return line if len(kept) == len(line.words) else Line(line.page, kept)


def _share(
    text: Passage, sentence: re.Match[str], said: str, found: Sequence[Parting]
) -> Share | None:
    """Return the days that a sentence gives to the position it names behind ``said``."""
    place = text.group(sentence).lines[0]
    unclear = not_attributed(
        Several("position", sentence.group().strip(), Place(place.page, place.box, place.text))
    )
    sign = _UNDER_A_SIGN.match(said) or _MARKED.search(said)
    if sign is not None:
        mark = _SIGNS.get(sign["sign"].lower(), sign["sign"])
        return Share((marked_with(mark),), unclear)
    first = _FIRST.search(said)
    if first is not None:
        number = _number(first["number"])
        ahead = first["which"].lower() in {"first", "initial"}
        return Share((the_first(number if ahead else -number),), unclear, counted=number)
    rest = _REST.search(said)
    if rest is not None and found:
        counted = _number(rest["number"]) if rest["number"] else None
        return Share((), unclear, rest=True, counted=counted)
    chosen = _from_a_date(text, sentence)
    return Share((chosen,), unclear) if chosen is not None else None


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else number_from_words(text) or 0


def _from_a_date(text: Passage, sentence: re.Match[str]) -> Chosen | None:
    """Return the days from, or up to, the one date that a sentence names."""
    mentions = mentions_in(tokens_of(text.group(sentence).lines))
    if len(mentions) != 1 or mentions[0].last is not None:
        return None
    day: Written = mentions[0].first
    if _SINCE.search(sentence.group()) and _ONWARD.search(sentence.group()):
        return between((day.month, day.day), (12, 31), day.year)
    if _UNTIL.search(sentence.group()):
        return between((1, 1), (day.month, day.day), day.year)
    return None
