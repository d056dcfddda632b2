"""The position that writers state of themselves: "I was the Unit Production Manager on …"."""

import re
from itertools import pairwise

from extractors import catalogue
from extractors.evl.anatomy import Letter
from extractors.evl.offices import OFFICE, is_of_departments
from extractors.names import same_person
from extractors.passages import Printed, passage

_OWN = re.compile(
    r"(?:\bI(?:\s+am|[’']m|\s+was|\s+(?:have\s+)?(?:serve|act)(?:d|ed)?\s+as)|"
    r"\b[Mm]y\s+(?:title|position|office)(?:\s+\w+){0,4}?\s+(?:is|was)|"
    r"\b[Ii]n\s+my\s+(?:capacity|position|role)\s+as)\s+(?:currently\s+)?(?:the\s+|an?\s+)?"
    r"(?P<office>[A-Za-z][\w/&'’-]*(?:\s+[\w/&'’-]+){0,6})"
)
_DEPARTMENT = re.compile(
    r"\s+(?:of|for)\s+(?P<name>[A-Z][\w&-]+(?:\s+(?:&|and|[A-Z][\w&-]+)){0,3})"
)


def own_office(letter: Letter) -> Printed | None:
    """Return the position that a sentence of the letter says its writer holds, if one does."""
    text = passage(letter.stated)
    for found in _OWN.finditer(text.text):
        length = _length_of_office(found["office"])
        if not length:
            continue
        start = found.start("office")
        end = start + length
        department = _DEPARTMENT.match(text.text, end)
        if department is not None and is_of_departments(department["name"]):
            end = department.end()
        return text.cut(start, end)
    return None


def office_at_head(letter: Letter, name: str) -> Printed | None:
    """Return the position printed under the writer's name at the letter's head, if any is."""
    for line, below in pairwise(letter.lines[: letter.body + 1]):
        if same_person(line.text.strip(" ,"), name):
            text = passage((below,))
            said = re.split(r"\s*[,|•·]\s*|\s+[“\"]", text.text)[0]
            return text.cut(0, len(said)) if OFFICE.search(said) else None
    return None


def _length_of_office(said: str) -> int:
    """Return how many letters at the start of ``said`` are a position; 0 when it names none."""
    ends = [found.end() for found in re.finditer(r"\S+", said)]
    for end in reversed(ends):
        last = said[:end].rsplit(None, 1)[-1]
        known = catalogue.classification(said[:end])
        if OFFICE.fullmatch(last) or (known is not None and known.how != "likeness"):
            return end
    return 0
