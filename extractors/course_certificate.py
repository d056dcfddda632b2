"""Course certificates: who completed which course, when, and who gave it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.confidence import Found, confidence
from extractors.days import parse_date
from extractors.forms import answers, asked
from extractors.forms.answers import Answer
from extractors.layout import Line, lines
from extractors.names import looks_like_company, looks_like_person
from extractors.passages import Printed, passage
from extractors.patterns import pattern_of
from extractors.values import DocumentType, Field, Fields, Page, Statement

TYPE = DocumentType.COURSE_CERTIFICATE

_QUESTIONS = (
    asked(
        "employee_name",
        r"(?:participant|student|employee|attendee|trainee|learner|member|crew member)?'?s? ?name|"
        r"name of (?:participant|student|trainee)|awarded to|presented to|issued to|"
        r"participant|student|attendee|trainee|card ?holder",
        Answer.PERSON,
    ),
    asked("course_code", r"(?:course|class|module)(?: code| no\.?| number| ?#| id)|code"),
    asked(
        "course_title",
        r"course(?: title| name)?|class(?: title)?|training|program(?:me)?|module|seminar|"
        r"workshop|title|subject|topic",
    ),
    asked(
        "completion_date",
        r"(?:date (?:of )?(?:completion|completed|course|training|attendance|attended|passed)|"
        r"(?:complet(?:ion|ed)|attended|passed)(?: date| on)?|(?:course|training) date|date)",
        Answer.DATE,
    ),
    asked("issue_date", r"(?:date (?:of )?)?issued?(?: date| on)?", Answer.DATE),
    asked("result", r"result|status|grade|score|hours|instructor|expir\w+(?: date)?"),
    asked(
        "provider",
        r"(?:training )?(?:provider|organi[sz]ation|cent(?:er|re)|agency)|"
        r"(?:provided|issued|presented|offered|conducted|delivered|sponsored|given) by|school",
    ),
)
_CODED = pattern_of(
    r"(?:\b[Cc]ourse\s+|\b[Cc]lass\s+)?(?<![\w-])(?P<v>[A-Z]{1,3}-?\d{0,3}[A-Z]?)(?![\w-])"
    r"\s*(?:[-–—:]|\()",
)
_CODE_BEHIND = pattern_of(
    r"\s*\(\s*(?i:course|class|code|module)?\s*(?i:code|no\.?|#)?\s*:?\s*"
    r"(?P<v>[A-Z]{1,4}-?\d{0,3}[A-Z]?)\s*\)\s*$"
)
_KIND_BEHIND = pattern_of(r"(?i)\s+(?:seminar|course|class|workshop|training course)$")
_SCHOOL = pattern_of(
    r"(?i)\b(?:institute|academy|college|school|cent(?:er|re)|association|council)\b"
)
_TITLE = pattern_of(r"(?i)\b(?:certificate|completion|course|record|transcript|certif\w+)\b")
_COMPLETED = pattern_of(
    r"(?i)(?:\b(?:has|have)\s+)?\b(?:successfully\s+|satisfactorily\s+)?"
    r"(?:completed|attended|passed|"
    r"fulfilled the requirements (?:of|for))\s*(?:the\s+)?(?:course\s*:?|training\s*:?|class\s*:?|"
    r"following\s+(?:course|training)\s*:?)?|for\s+(?:the\s+)?(?:successful(?:ly)?\s+)?"
    r"(?:completing|completion of|attendance at)"
)
_CERTIFIES = pattern_of(
    r"(?i)(?:certif(?:y|ies)\s+that|presented\s+to|awarded\s+to|issued\s+to|granted\s+to)\s*:?"
)
_DATED = pattern_of(
    r"(?i)\b(?:completed|completion|on|dated?|this|awarded)\b[^\d]{0,25}?"
    r"(?P<v>[A-Za-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{1,2}[/-]\d{1,2}[/-]\d{2,4}|"
    r"\d{4}-\d{2}-\d{2}|\d{1,2}(?:st|nd|rd|th)?(?:\s+day\s+of)?\s+[A-Za-z]{3,9},?\s+\d{4})"
)
_PROSE = pattern_of(r"(?i)\b(?:on|this|at|held|completed|conducted|provided|presented|awarded)\b")


def extract(pages: Sequence[Page]) -> Statement:
    """Return what the certificate on ``pages`` says."""
    printed_lines = [line for page in pages for line in lines(page)]
    asked_for = answers(pages, _QUESTIONS)
    fields = _told(printed_lines) | asked_for
    fields.pop("result", None)
    issued = fields.pop("issue_date", None)
    if issued is not None:
        fields.setdefault("completion_date", issued)
    if (code := fields.get("course_code")) is not None:
        fields["course_code"] = replace(code, value=re.split(r"\s*[|;,•·]", str(code.value))[0])
    fields |= _code(printed_lines, fields)
    return Statement(TYPE, 0.0, tuple(page.number for page in pages), fields)


def _told(printed_lines: Sequence[Line]) -> Fields:
    """Return what a certificate says in its sentence, on one line or on several."""
    text = passage(printed_lines)
    fields: Fields = {}
    if certifies := _CERTIFIES.search(text.text):
        name = _person_after(printed_lines, text.line_at(certifies.start()), certifies[0])
        if name is not None:
            fields["employee_name"] = _field(name)
    if completed := _COMPLETED.search(text.text):
        title = _title_after(printed_lines, text.line_at(completed.end() - 1), completed[0])
        if title is not None:
            fields["course_title"] = _field(title)
    for dated in _DATED.finditer(text.text):
        day = parse_date(re.sub(r"(?i)\s+day\s+of", "", dated["v"]))
        if day is not None:
            held = text.group(dated, "v")
            sure = confidence(Found.PROSE, held.weakest)
            fields["completion_date"] = Field(day.isoformat(), sure, held.places)
            break
    provider = next((line for line in printed_lines[:3] if _is_school(line.text)), None)
    if provider is not None:
        fields["provider"] = _field(Printed(provider.text, (provider,)), Found.GUESS)
    return fields


def _is_school(text: str) -> bool:
    """Return whether a line at the head names who gives courses, and is no title of the paper."""
    return bool(looks_like_company(text) or _SCHOOL.search(text)) and not _TITLE.search(text)


def _field(value: Printed, found: Found = Found.PROSE) -> Field:
    return Field(value.text, confidence(found, value.weakest), value.places)


def _person_after(printed_lines: Sequence[Line], at: int, words: str) -> Printed | None:
    """Return the name behind the words, or on one of the next two lines alone."""
    rest = _rest(printed_lines[at], words)
    candidates = [rest] if rest is not None else []
    candidates += [Printed(line.text, (line,)) for line in printed_lines[at + 1 : at + 3]]
    for each in candidates:
        name = re.split(r"(?i),?\s+(?:has|for|on)\b", each.text)[0].strip(" ,.:")
        if name and looks_like_person(name):
            start = each.text.index(name)
            return each.part(start, start + len(name)).with_text(name)
    return None


def _title_after(printed_lines: Sequence[Line], at: int, words: str) -> Printed | None:
    """Return the course behind the words or, when they end their line, on the next one."""
    rest = _rest(printed_lines[at], words)
    below = printed_lines[at + 1 : at + 2]
    each = rest or (Printed(below[0].text, (below[0],)) if below else None)
    if each is None:
        return None
    end = _PROSE.search(each.text)
    title = each.text[: end.start() if end and end.start() > 3 else None].strip(' ,.:“”"')
    if not any(character.isalpha() for character in title):
        return None
    start = each.text.index(title)
    return each.part(start, start + len(title)).with_text(title)


def _rest(line: Line, words: str) -> Printed | None:
    text = passage((line,))
    last = words.rsplit(maxsplit=1)[-1].strip(":")
    at = text.text.lower().rfind(last.lower())
    if at < 0:
        return None
    rest = text.text[at + len(last) :].strip(" :,")
    if not rest:
        return None
    start = text.text.rindex(rest)
    return text.cut(start, start + len(rest))


def _code(printed_lines: Sequence[Line], fields: Fields) -> Fields:
    """Return the code that stands before the course's title, as in "A2 – Lock Out/Tag Out"."""
    title = fields.get("course_title")
    if title is not None and (behind := _CODE_BEHIND.search(str(title.value))):
        said = _KIND_BEHIND.sub("", str(title.value)[: behind.start()])
        code = Field(behind["v"], title.confidence, title.places)
        return {"course_title": replace(title, value=said), "course_code": code}
    if title is not None:
        led = _CODED.match(str(title.value))
        if led is not None:
            made: Fields = {
                "course_title": Field(
                    str(title.value)[led.end() :].strip(" )-–—:"), title.confidence, title.places
                )
            }
            if "course_code" not in fields:
                made["course_code"] = Field(led["v"], title.confidence, title.places)
            return made
    if "course_code" in fields:
        return {}
    for line in printed_lines:
        text = passage((line,))
        found = re.search(
            r"(?i)\bcourse\s+(?:code\s*:?\s*)?(?P<v>[A-Z]{0,4}-?\d{1,3}[A-Z]?|A2?)\b", text.text
        )
        if found is not None:
            held = text.group(found, "v")
            return {"course_code": _field(held, Found.PATTERN)}
    return {}
