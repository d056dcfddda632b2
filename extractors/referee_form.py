"""What the form of a reference answers: of whom, by whom, in what position, and when.

Forms ask in full ("Name of referee"), or ask for no more than a name in a part of the page that is
headed for whom it is ("B. Referee", then "Name" and "Position").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.forms import answers, asked
from extractors.forms.answers import Answer
from extractors.layout import Line, lines
from extractors.patterns import pattern_of
from extractors.values import Fields, Page

_OF_REFEREE = r"(?:referee|reference|recommender|writer|supervisor)"
_OF_APPLICANT = r"(?:applicant|candidate|member)"
_NUMBERED = r"(?:(?:part|section)\s+)?(?:[A-H]|\d{1,2}|I{1,3}|IV)\s*[.):–—-]\s*"
_QUESTIONS = (
    asked(
        "employee_name",
        r"(?:name of )?(?:the )?(?:applicant|candidate|member)(?:'?s)?(?: name)?|in support of",
        Answer.PERSON,
    ),
    asked(
        "referee_name",
        r"(?:name of )?(?:the )?(?:referee|reference|recommender|writer)(?:'?s)?(?: name)?"
        r"|(?:written|submitted|completed|provided) by|your name",
        Answer.PERSON,
    ),
    asked(
        "referee_title",
        r"(?:referee|reference|recommender|writer|your)(?:'?s)?\s+(?:position|title|occupation"
        r"|job title|category)"
        r"|(?:position|title|occupation|job title) of (?:the )?(?:referee|reference|recommender"
        r"|writer|supervisor)",
    ),
    asked("letter_date", r"date(?: signed| of letter)?", Answer.DATE),
)
_NAME = r"(?:full |first and last |print(?:ed)? )?name(?: in full)?"
_PARTS = tuple(
    (
        pattern_of(
            rf"(?i)(?:{_NUMBERED})?(?:about\s+(?:the\s+)?)?{who}(?:['’]s)?"
            r"(?:\s+(?:information|details|particulars))?\s*:?"
        ),
        questions,
    )
    for who, questions in (
        (_OF_APPLICANT, (asked("employee_name", _NAME, Answer.PERSON),)),
        (
            _OF_REFEREE,
            (
                asked("referee_name", _NAME, Answer.PERSON),
                asked(
                    "referee_title",
                    r"(?:current )?(?:position|title|occupation|job title|role)(?: held)?",
                ),
            ),
        ),
    )
)
_NEXT = pattern_of(rf"(?i){_NUMBERED}\S.*")
_FEWEST_CAPITALS = 5


def answered(pages: Sequence[Page]) -> Fields:
    """Return what a form answers; a question in full goes before a part's "Name"."""
    made: Fields = {}
    for heading, questions in _PARTS:
        for page in pages:
            for part in _parts(page, heading):
                made |= answers([part], questions)
    return made | answers(pages, _QUESTIONS)


def _parts(page: Page, heading: re.Pattern[str]) -> Iterator[Page]:
    """Yield the parts of a page under such a heading, each up to the next heading."""
    own = lines(page)
    for at, line in enumerate(own):
        if heading.fullmatch(line.text.strip()):
            ends = (n for n in range(at + 1, len(own)) if _is_heading(own[n]))
            inside = own[at + 1 : next(ends, len(own))]
            yield replace(page, words=tuple(word for each in inside for word in each.words))


def _is_heading(line: Line) -> bool:
    """Return whether a line alone heads a part of a form: numbered, or in capitals."""
    text = line.text.strip()
    numbered = _NEXT.fullmatch(text) is not None
    capitals = text.isupper() and sum(map(str.isalpha, text)) >= _FEWEST_CAPITALS
    return len(line.segments()) == 1 and (numbered or capitals)
