"""Reference letters for upgrades: who writes, about whom, for which category, on which shows.

Source of what is asked: IATSE Local 411 Production Coordinator Caucus upgrade requirements.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.confidence import Found, confidence, presence_confidence
from extractors.evl.anatomy import Letter
from extractors.evl.sign_off import signatory
from extractors.forms import ticked_labels
from extractors.letters import dated, letter_of, signed, text_field, writer
from extractors.names import looks_like_person
from extractors.passages import Passage, Printed, passage
from extractors.patterns import pattern_of
from extractors.referee_form import answered
from extractors.resume.month_words import MONTH
from extractors.resume.positions import is_position
from extractors.titles_in_prose import titles_in
from extractors.upgrade_category import ticked_category, wanted_category
from extractors.values import DocumentType, Field, Fields, Page, Statement

TYPE = DocumentType.REFERENCE_LETTER

_NAME = (
    r"(?P<v>[A-ZÀ-Þ][\w'’.\-À-ÿ]*(?:\s+(?:[A-ZÀ-Þ][\w'’.\-À-ÿ]*|de|la|van|von|del|der|di|da)){1,4})"
)
_ABOUT = tuple(
    pattern_of(pattern)
    for pattern in (
        rf"(?i:\b(?:re|subject|regarding)\s*:\s*(?:letter\s+of\s+)?(?:reference|recommendation|"
        rf"support|upgrade)?(?:\s+letter)?\s*(?:for|of|[-–—:])?\s*){_NAME}",
        rf"(?i:\b(?:reference|recommendation|support|letter)\s+(?:for|of|on behalf of)\s+(?:ms\.?|"
        rf"mr\.?|mx\.?|member\s+)?\s*){_NAME}",
        rf"(?i:\b(?:recommend(?:ing)?|recommendation\s+of|endorse|endorsing|endorsement\s+of|support(?:ing)?|vouch\s+for|in\s+support\s+"
        rf"of|on\s+behalf\s+of|worked\s+(?:closely\s+)?with|working\s+with|known|supervised|hired|"
        rf"mentored|trained)\s+(?:ms\.?|mr\.?|mx\.?)?\s*){_NAME}",
        rf"{_NAME}(?i:\s+(?:worked|has\s+worked|was\s+my|was\s+an?|is\s+an?|has\s+been|served|did|ran|drove|looked\s+after|handled|"
        rf"joined|reported)\b)",
        rf"(?i:\b(?:applicant|candidate|employee|member|name(?:\s+of\s+applicant)?)\s*:\s*){_NAME}",
    )
)
_MEMBER = pattern_of(
    r"(?i)\b(?:member\s+(?:in\s+good\s+standing\s+)?(?:of\s+)?(?:the\s+)?(?:I\.?A\.?T\.?S\.?E\.?\s+)?"
    r"local\s+411|(?:local\s+)?411\s+member|member\s+in\s+good\s+standing|"
    r"I\.?A\.?T\.?S\.?E\.?\s+(?:local\s+)?411\s+(?:member|card)|"
    r"member(?:ship)?\s*(?:#|no\.?|number)\s*:?\s*\d+)"
)
_NO_MEMBER = pattern_of(
    r"(?i)\b(?:not|no\s+longer|never\s+been)\s+(?:currently\s+)?an?\s+(?:\w+\s+)*member"
)
_FORWARDED = pattern_of(r"(?i)-{2,}\s*(?:forwarded|original)\s+message|^\W*begin forwarded message")
_OFFICE = pattern_of(
    r"(?i)(?:[\w.&/-]+\s+){0,4}(?:producer|manager|coordinator|supervisor|accountant|director|secretary"
    r"|assistant|UPM|PM|PC|APC|executive|head)\b"
)


def extract(pages: Sequence[Page]) -> Statement:
    """Return what the letter on ``pages`` states."""
    letter = letter_of(pages)
    text = passage(letter.lines)
    form = answered(pages)
    fields = form | dated(_forwarded(letter)) | signed(letter) | _referee(letter)
    fields |= _member(letter, text) | _about(text, fields)
    fields |= _category(pages, text) | _productions(text, fields)
    return Statement(TYPE, 0.0, tuple(page.number for page in pages), fields)


def _forwarded(letter: Letter) -> Letter:
    """Return the message inside a forwarded one, or the whole letter: its head has its date."""
    marks = [at for at, line in enumerate(letter.lines) if _FORWARDED.search(line.text)]
    inside = letter.lines[marks[-1] + 1 :] if marks else ()
    return replace(letter, lines=inside) if inside else letter


def _referee(letter: Letter) -> Fields:
    """Return who writes, from the sign-off or the message's head; blanks of a form go before."""
    name, title = writer(letter)
    at_end = signatory(letter)[0] is not None
    if name is None or _GREETING.match(name.text):
        name, title = _at_foot(letter)
    found = Found.PLACE if at_end else Found.LABEL
    title = title or (_below(letter, name) if name is not None else None)
    made: Fields = {}
    if name is not None:
        made["referee_name"] = text_field(name, found)
    if title is not None and (office := _office(title)) is not None:
        made["referee_title"] = text_field(office, found)
    return made


def _at_foot(letter: Letter) -> tuple[Printed | None, Printed | None]:
    """Return the last person's name that stands on a line with an office on the line below."""
    for line, below in reversed(list(pairwise(letter.lines))):
        named = looks_like_person(line.text) or looks_like_person(line.text.title())
        if named and _begins_with_office(below.text) and not _GREETING.match(line.text):
            return Printed(line.text, (line,)), Printed(below.text, (below,))
    return None, None


_GREETING = pattern_of(r"(?i)dear\b|attention\b|to\b")


def _below(letter: Letter, name: Printed) -> Printed | None:
    """Return the office below the writer's name, the last of the places where the name stands."""
    places = [line for line in letter.lines if line.text.strip(" ,") == name.text]
    for place in (name.lines[-1], *reversed(places)):
        under = [
            line
            for line in letter.lines
            if line.page == place.page and line.box[1] >= place.box[3] - 2.0
        ]
        if under and _begins_with_office(under[0].text):
            return Printed(under[0].text, (under[0],))
    return None


def _begins_with_office(text: str) -> bool:
    """Return whether words begin with an office, or are a position of the catalogue."""
    return _OFFICE.match(text) is not None or is_position(text)


def _office(title: Printed) -> Printed | None:
    """Return an office without the company, the show, the union or the number behind it."""
    said = re.split(r"\s*[|•·]\s*|\s+[–—-]\s+|\s*\(", title.text)[0].strip(" ,;")
    parts = said.split(", ")
    while len(parts) > 1 and _OFFICE.match(parts[0]) and not _OFFICE.match(parts[-1]):
        parts.pop()
    said = ", ".join(parts).strip(" ,;")
    return title.with_text(said) if said else None


def _member(letter: Letter, text: Passage) -> Fields:
    """Return whether the writer says to be a member; always present."""
    ocr = any(page.source == "ocr" for page in letter.pages)
    chosen = _chosen(letter)
    if chosen is not None:
        label, says_so = chosen
        return {"referee_member": Field(says_so, confidence(Found.LABEL), label.places)}
    found = _MEMBER.search(text.text)
    says_so = found is not None and not _NO_MEMBER.search(text.text)
    sure = presence_confidence(seen=says_so, ocr=ocr)
    places = text.group(found).places if found is not None and says_so else ()
    return {"referee_member": Field(says_so, sure, places)}


def _chosen(letter: Letter) -> tuple[Printed, bool] | None:
    """Return the "yes" or "no" that is ticked on a line that asks for membership."""
    for label, ticked in ticked_labels(letter.pages):
        answer = re.match(r"(?i)(yes|no)\b", label.text)
        level = label.lines[0].box[3]
        beside = [x for x in letter.lines if abs(x.box[3] - level) <= 4.0 and "ember" in x.text]
        if ticked and answer is not None and beside:
            return label, answer[1].lower() == "yes"
    return None


def _about(text: Passage, fields: Fields) -> Fields:
    """Return whom the letter is about: the name said most, and never the writer's own."""
    own = str(fields["referee_name"].value).lower() if "referee_name" in fields else ""
    named = [each for each in _names(text) if each.text.lower() != own]
    if not named:
        return {}
    first = named[0]
    again = any(each.text == first.text for each in named[1:])
    sure = confidence(Found.SUBJECT if again else Found.PROSE, first.weakest)
    return {"employee_name": Field(first.text, sure, first.places)}


def _names(text: Passage) -> Iterator[Printed]:
    for pattern in _ABOUT:
        for found in pattern.finditer(text.text):
            start = found.start("v")
            for lead in (_WHEN, _HONORIFIC):
                if said_before := lead.match(text.text, start):
                    start = said_before.end()
            words = text.text[start : found.end("v")]
            said = _on_its_line(text, start, words)
            if " " not in said and (whole := _in_mail_head(text, said)) is not None:
                yield whole
                continue
            name = _person(said) or _person(words)
            if name is not None:
                yield text.cut(start, start + len(name)).with_text(name)


_WHEN = pattern_of(
    rf"(?:In|Since|During|Last|This|From|On|By)\s+(?i:{MONTH}|spring|summer|fall|autumn|winter)"
    r"(?:\s+\d{4})?,?\s+"
)
_HONORIFIC = pattern_of(r"(?:M[rsx]s?|Miss|Dr|Mme)\b\.?\s+")


def _in_mail_head(text: Passage, given: str) -> Printed | None:
    """Return the whole name, in the head of a message, of a person whose given name was said."""
    for line in text.lines:
        held = passage((line,))
        for found in _IN_MAIL_HEAD.finditer(held.text):
            name = _person(found["v"])
            if name is not None and name.split()[0] == given:
                return held.cut(found.start("v"), found.start("v") + len(name))
    return None


_IN_MAIL_HEAD = pattern_of(rf"(?i:\b(?:cc|to|from)\s*:)\s*{_NAME}")


def _on_its_line(text: Passage, start: int, words: str) -> str:
    """Return the part of ``words`` that stands on the line they begin on."""
    line = text.line_at(start)
    ends = [at for at, owner in zip(text.starts, text.owners, strict=True) if owner > line]
    return words[: ends[0] - start].strip() if ends and ends[0] > start else words


def _person(words: str) -> str | None:
    """Return the longest beginning of ``words`` that is a person's name."""
    parts = words.split()
    for count in range(len(parts), 1, -1):
        name = " ".join(parts[:count]).strip(" ,;:")
        name = name if re.search(r"\b(?:Jr|Sr|[A-Z])\.$", name) else name.rstrip(".")
        if looks_like_person(name):
            return name
    return None


def _category(pages: Sequence[Page], text: Passage) -> Fields:
    """Return the category that the letter speaks for, as the catalogue knows it."""
    ticked = ticked_category(pages)
    wanted = ticked or wanted_category(text)
    if wanted is None:
        return {}
    held, said = wanted
    sure = confidence(Found.LABEL if ticked else Found.PROSE, held.weakest)
    return {"category": Field(said.printed, sure, held.places, said.name)}


def _productions(text: Passage, fields: Fields) -> Fields:
    """Return the shows that the letter names; the people it names are none."""
    named = (str(fields[n].value) for n in ("referee_name", "employee_name") if n in fields)
    return titles_in(text, {word for name in named for word in name.split()})
