"""On which production a person worked, as sentences say it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors import catalogue
from extractors.evl.hits import Hit
from extractors.evl.prose.apposition import titles_before_a_kind
from extractors.evl.prose.cutting import prose_hit
from extractors.evl.prose.french_titles import FRENCH_TITLE
from extractors.evl.titles import SEASON, season_numbered, unquoted
from extractors.names import FORMS, has_legal_form, looks_like_person
from extractors.passages import Passage
from extractors.patterns import pattern_of
from extractors.word_lists import word_set

_QUOTED = pattern_of(
    r"[“\"„](?P<v>[^”\"“„]{1,70}?)(?:[”\"]|[’'](?=[.,;)]))|(?<=\s)[‘'](?P<w>[A-Z][^’'‘]{1,60})[’'](?=[\s,.;)])"
)
_DEFINED = (
    word_set(
        "company employer producer employee production contractor artist agreement project picture "
        "series lender"
    )
    | {"the company", "the employer", "the producer", "the employee", "the production"}
    | {
        "the picture",
        "the series",
        "the project",
        "the agreement",
        "payroll company",
        "payroll agent",
    }
)
_TITLE_WORD = r"(?:[A-Z0-9][\w'’&!?.:-]*|&)"
_SMALL = r"(?:of|the|at|in|on|to|and|a|an|for|from|with|de|la|or|by)"
_TITLE = rf"{_TITLE_WORD}(?:[ ](?:{_SMALL}[ ]){{0,3}}{_TITLE_WORD}){{0,7}}"
_KIND = (
    r"(?:movie\s+of\s+the\s+week|feature(?:[- ]length)?|theatrical|motion\s+picture|film|"
    r"movie|series|television|TV|episodic|streaming|pilot|mini-?series|"
    r"commercial|documentary|(?:co-?)?production|project|show|program|"
    r"picture|music\s+video|SVOD|MOW|spot|season|drama|comedy)"
)
_UNQUOTED = tuple(
    pattern_of(pattern)
    for pattern in (
        rf"(?<!formerly\s)(?<!also\s)\b(?i:entitled|titled|known\s+as|called)\s+(?P<v>{_TITLE}"
        rf"(?:,\s+(?!Season|Series|Local|Inc|LLC|Episode){_TITLE})?)",
        rf"\b(?i:on|for|of|in)\s+(?:the\s+|our\s+|an?\s+)?(?:[\w’'–-]+\s+){{0,6}}?(?i:{_KIND}"
        rf")s?(?:\s\([^()]{{1,24}}\))?,?\s*(?i:entitled|titled|called|named|known\s+as|:)?,?\s+(?P<v>{FRENCH_TITLE}|{_TITLE})",
        rf"\b(?i:show|production|project|series|film|picture|title)\s+(?i:is|was)\s+"
        rf"(?:(?i:called|titled)\s+)?(?P<v>{_TITLE})",
        rf"\b(?i:the|our)\s+(?i:{_KIND}),\s+(?P<v>{_TITLE}),?\s+(?i:is|was)\s+(?i:an?|the)\b",
        rf"\b(?i:on|for)\s+(?P<v>{_TITLE}(?:,?\s*\(?(?:Season|S)\s*\d+\)?)?),?\s+(?i:an?|"
        rf"the|our|which)\s+(?:[\w()-]+\s+){{0,6}}?(?i:{_KIND})\b",
    )
)
_OFFICE_OF = pattern_of(
    rf"\b(?i:am|was)\s+(?i:the|an?)\s+(?:[\w-]+\s+){{0,3}}?"
    rf"(?i:producer|manager|coordinator|accountant|supervisor)\s+(?:of|for|on)\s+(?P<v>{_TITLE})"
)
_DAYS_ON = pattern_of(
    r"\b(?i:days|dates|work|employment|services)\s+(?:on|for)\s+"
    r"(?P<v>[A-Z0-9][A-Z0-9'’&!?.-]+(?:\s[A-Z0-9'’&!?.-]+){0,7})(?=\s*[,(])"
)
"""A title in capitals alone: "Ms. Ybarra's days on ELEVEN O'CLOCK (half-hour)"."""

_ON_CAPITALS = pattern_of(
    r"\b(?:on|production\s+of)\s+(?P<v>[A-Z][A-Z'’&!?-]{4,}(?:\s[A-Z0-9'’&!?.-]+){0,6}|"
    r"[A-Z][A-Z'’&!?-]*(?:\s[A-Z0-9'’&!?.-]+){1,6})(?=\s*[.,;:(]|\s+[a-z])"
)
"""A title in capitals alone wherever work is said to be on it: "employed by … on PALISADE"."""

_AFTER_ROLE = pattern_of(
    rf"\b(?i:as|position\s+of|capacity\s+of|classification\s+of)\s+(?i:an?\s+|"
    rf"the\s+)?[\w./&'’()-]+(?:[ ][\w./&'’()#-]+){{0,6}}?,?\s+(?i:on|"
    rf"for)\s+"
    rf"(?:our\s+|the\s+)?(?P<v>{_TITLE})"
)


_OF_A_UNION = pattern_of(
    r"\b(?:jurisdiction|members?|membership) of (?:the )?(?:[A-Z][\w’'-]*,? )*$"
)
"""Before the name of a union, which is no show: "under the jurisdiction of Motion Picture …"."""


def productions(text: Passage) -> Iterator[Hit]:
    """Yield the productions that sentences name: the quoted ones, else the titles after "on"."""
    quoted = list(quoted_titles(text))
    yield from quoted
    found = bool(quoted)
    if quoted:
        return
    apposed = list(titles_before_a_kind(text))
    yield from apposed
    if apposed:
        return
    for pattern in (*_UNQUOTED, _OFFICE_OF, _DAYS_ON, _AFTER_ROLE, _ON_CAPITALS):
        for match in pattern.finditer(text.text):
            if pattern in {_AFTER_ROLE, _OFFICE_OF, _DAYS_ON, _ON_CAPITALS} and found:
                break
            start, end = match.span("v")
            numbered = season_numbered(text.text, start)
            if numbered is not None:
                yield prose_hit(text, "season", *numbered)
                continue
            start += _rest_of_kind(text.text[start:end])
            said = _title_alone(text.text[start:end])
            if said is None or _is_company(said, text.text[start + len(said) :]):
                continue
            if _OF_A_UNION.search(text.text[:start]):
                continue
            said = _to_the_end_of_its_line(text, start) or said
            end = _with_season(text.text, start + len(said))
            found = True
            yield prose_hit(text, "production", start, end)


def quoted_titles(text: Passage) -> Iterator[Hit]:
    """Yield the titles that stand in quotation marks."""
    for match in _QUOTED.finditer(text.text):
        group = "v" if match["v"] else "w"
        said = match[group].strip(" ,.")
        before = text.text[: match.start()].rstrip()[-12:]
        if (
            said.lower() in _DEFINED
            or len(said) < 2
            or re.search(r"\(\s*(?:the|hereinafter)?$", before)
            or _OTHER_TITLE.search(text.text[max(0, match.start() - 30) : match.start()])
        ):
            continue
        if not any(c.isupper() or c.isdigit() for c in said) or _nickname(text.text, match):
            continue
        if catalogue.classification(said) and re.search(r"(?i)\b(?:as|of|an?)$", before):
            continue
        end = _with_season(text.text, match.end())
        title = prose_hit(text, "production", match.start(), end)
        yield replace(title, printed=title.printed.with_text(_unquoted_title(title.text)))


_OTHER_TITLE = pattern_of(
    r"(?i)\b(?:working\s+title|also\s+known\s+as|a\.?/?k\.?/?a\.?|f\.?/?k\.?/?a\.?|formerly(?:\s+\w+)?|"
    r"previously(?:\s+\w+)?|originally(?:\s+\w+)?)\W*$"
)
"""What leads to a second title of the same show, which is no show of its own."""


def _nickname(whole: str, match: re.Match[str]) -> bool:
    """Return whether the quotation stands inside a name: Robert “Bo” Lindqvist."""
    inner = match["v"] or match["w"]
    before = re.search(r"([A-Z][\w'’-]+)\s$", whole[: match.start()])
    after = re.match(r"\s([A-Z][\w'’-]+)\b", whole[match.end() :])
    if not before or not after or " " in inner.strip():
        return False
    return looks_like_person(f"{before[1]} {after[1]}") and before[1].lower() not in {
        "feature",
        "film",
        "series",
        "production",
        "pilot",
        "picture",
        "movie",
        "show",
        "project",
    }


def _unquoted_title(printed: str) -> str:
    match = _QUOTED.match(printed)
    if match is None:
        return unquoted(printed)
    inner = (match["v"] or match["w"]).strip(" ,.")
    return f"{inner}{printed[match.end() :].rstrip(' ,.;')}"


def _with_season(whole: str, end: int) -> int:
    """Return where the title ends once a season printed right after it is taken in."""
    found = SEASON.match(whole, end)
    return found.end() if found and found.end() - end < 24 else end


_KIND_ENDS = word_set("film films series picture movie show special pilot commercial video")


def _rest_of_kind(said: str) -> int:
    """Return how many letters still say the kind: "feature | Film Two Left Feet"."""
    first, space, rest = said.partition(" ")
    return len(first) + len(space) if rest and first.lower() in _KIND_ENDS else 0


def _title_alone(said: str) -> str | None:
    """Return the title at the start of ``said``, None when it is something else."""
    season = SEASON.search(said)
    said = said[: season.start()] if season is not None and season.start() else said
    if len(said.split()) > 4:
        said = re.split(r"\s+(?:from|by|as|for)\s+(?=[A-Z])", said)[0]
    said = re.split(r"(?<=[\w]{3})\.\s(?!\d)|\.\.", said)[0].rstrip(" ,;:.")
    return None if _is_something_else(said) else said


_MOST_WORDS_OF_A_TITLE = 9
_IN_TITLE_CASE = pattern_of(rf"{_TITLE_WORD}(?:,?[ ](?:{_SMALL}[ ]){{0,3}}{_TITLE_WORD})*")


def _to_the_end_of_its_line(text: Passage, start: int) -> str | None:
    """Return the title that has a line of its own, as in a certificate; None where others share it.

    A comma ends no title there: "Good Night, Mr. Okafor".
    """
    at = text.line_at(start)
    words = [word for word, owner in zip(text.words, text.owners, strict=True) if owner == at]
    said = " ".join(word.text for word in words)
    begins = text.starts[text.owners.index(at)] == start
    alone = begins and len(words) <= _MOST_WORDS_OF_A_TITLE and len(text.lines) > 1
    season = SEASON.search(said)
    said = said[: season.start()] if season is not None and season.start() else said
    whole = alone and not said.endswith((".", ":")) and _IN_TITLE_CASE.fullmatch(said)
    return said if whole else None


_NO_TITLE = pattern_of(
    r"^(?:(?:Inc|LLC|Ltd|Corp|LP|Co)\b|(?i:(?:one|half|two)[- ]hour|local|iatse|company|"
    r"the\s+following|season)\b|"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(?:,|\s+\d|\W*$)|\d+$)"
)


def _is_something_else(said: str) -> bool:
    """Return whether ``said`` is a kind of production, a company, a person, a date or a number."""
    words = said.split()
    a_kind = said.lower() in _KIND_ENDS or (len(words) == 1 and catalogue.production_type(said))
    a_person = len(words) > 3 and "," not in said and looks_like_person(said)
    return bool(
        len(said) < 2
        or said.endswith(("’s", "'s"))
        or a_kind
        or a_person
        or has_legal_form(said)
        or _NO_TITLE.match(said)
    )


def _is_company(said: str, after: str) -> bool:
    """Return whether a title found without quotation marks is rather a company's name."""
    legal = re.match(rf",?\s+{FORMS}\b", after)
    ends = re.search(
        r"\b(?:Productions?|Pictures|Films|Entertainment|Media|Studios?|"
        r"Television|Payroll|Services)$",
        said,
    )
    return legal is not None or ends is not None
