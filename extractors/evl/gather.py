"""Every value that a letter's lines hold, from labels, subject lines, patterns and sentences."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors import catalogue
from extractors.catalogue.lookup import local_number
from extractors.confidence import Found
from extractors.evl.hits import Hit
from extractors.evl.prose import company_in, prose_hits
from extractors.evl.titles import split_type, unquoted
from extractors.evl.wording import field_of_label
from extractors.labels import Labelled, labelled, without_stop
from extractors.layout import Line, Table
from extractors.names import has_legal_form, looks_like_company, looks_like_person
from extractors.passages import Printed, passage

_LAST4 = (
    re.compile(r"(?:[X*x#•●]{3})[-–\s.]?(?:[X*x#•●]{2})[-–\s.]?(?P<v>\d{4})\b"),
    re.compile(r"(?<![\d-])\d{3}[- ]\d{2}[- ](?P<v>\d{4})(?![\d-])"),
    re.compile(
        r"(?i)(?:\bssn?\b|social\s+security|\bss\s?#|\blast\s+(?:four|"
        r"4)\b)[^0-9\n]{0,45}(?P<v>\d{4})\b"
    ),
    re.compile(r"(?:^|[\s(#:])[X*x•●]{2,7}-?(?P<v>\d{4})\b"),
)
_LOCAL = re.compile(
    r"\b(?i:I\.?A\.?T\.?S\.?E\.?\s*(?:&\s*)?,?\s*|Teamsters\s*,?\s*|"
    r"IBEW\s*,?\s*|Laborers\s*,?\s*)?(?i:Local(?:\s+Union)?|Loc\.)\s*"
    r"(?i:No\.?|Number|#)?\s*#?\s*(?P<v>\d{2,4}[A-Z]?)\b(?![/.-]\d)|"
    r"\b(?i:I\.?A\.?T\.?S\.?E\.?|Teamsters)\s*#?(?P<w>\d{2,3})\b"
)
_NON_UNION = re.compile(
    r"(?i)\bnon[- ]?union\b|\bnon[- ]?signatory\b|\bnot\s+(?:a\s+)?(?:union|signatory|covered)\b|"
    r"\bnot\s+(?:subject\s+to|under)\s+(?:an?y?\s+)?(?:collective|union|iatse)"
)
_UNION = re.compile(
    r"(?i)\b(?:basic\s+agreement|collective\s+bargaining\s+agreement|"
    r"(?<!non-)(?<!non )union\s+(?:agreement|contract|production|"
    r"show|project|signatory|terms|status)|"
    r"signatory\s+to|signatory\s+(?:producer|company|production)|"
    r"(?:under|pursuant\s+to|covered\s+by|within|in\s+accordance\s+with)\s+(?:the\s+"
    r")?"
    r"(?:terms\s+(?:and\s+conditions\s+)?of\s+|jurisdiction\s+of\s+)?(?:the\s+|"
    r"an?\s+)?(?:applicable\s+)?(?:I\.?A\.?T\.?S\.?E|Teamsters|"
    r"union|local)|"
    r"I\.?A\.?T\.?S\.?E\.?\s+(?:new[- ]media|agreement|contract|"
    r"signatory|covered)|union-covered|under\s+the\s+jurisdiction)"
)
_TICKED = re.compile(r"(?:\[\s*[xX✓✔]\s*\]|\(\s*[xX✓✔]\s*\)|☒|☑|✓|✔)\s*(?P<v>[^\[\](☐☒☑✓✔|]+)")
_BOX = re.compile(r"\[\s*[xX✓✔ _]?\s*\]|☐|☒|☑|✓|✔")
_PARTS = re.compile(r"\s+[-–—/|•·;]+\s+|\s*[|•·;]\s*|\s*,\s+|\s+/\s*|\s*/\s+|\s[–—]\s?|:\s+")
_STOCK = re.compile(
    r"(?i)\b(?:employment|verification|confirmation|work\s+(?:history|experience|dates)|letter|"
    r"roster|services|contract|days\s+worked|ssn|social\s+security|dates?\b|experience|proof)\b"
)
_FSO = re.compile(
    r"(?i)^(?P<company>.+?)[\s,(]+(?:f/?s/?o|for\s+(?:the\s+)?services\s+of)\.?:?\s+"
    r"(?P<person>.+?)\)?$"
)


def gather(lines: Sequence[Line], tables: Sequence[Table]) -> list[Hit]:
    """Return every hit in ``lines``, in the order of the lines."""
    found = _from_labels(labelled(lines, tables, field_of_label))
    for start, part in paragraphs(lines):
        text = passage(part)
        hits = [*prose_hits(text), *_patterns(part)]
        found += [replace(hit, at=start + hit.at) for hit in hits]
    return sorted(found, key=lambda hit: hit.at)


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
    full = above.box[2] >= far and len(above.segments()) == 1
    carried = below.text[:1].islower() or bool(_CONNECTIVE.search(above.text))
    new_sentence = above.text.rstrip().endswith((".", ":")) and below.text[:1].isupper()
    return (same_page and near and (full or carried)) or (
        not same_page and full and not new_sentence and below.text[:1].islower()
    )


_CONNECTIVE = re.compile(r"\b(?:of|for|that|as|on|by|the|and|an?|with|our|is|was|named)\s?:?$")


def _from_labels(found: Sequence[Labelled]) -> list[Hit]:
    hits: list[Hit] = []
    for label in found:
        if label.field is None or label.value is None:
            continue
        read = read_value(label.field, label.value)
        hits += [Hit(field, value, how, label.at) for field, value, how in read]
    return hits


_Read = tuple[str, Printed, Found]


def read_value(field: str, value: Printed) -> Iterator[_Read]:
    """Yield the fields that a label's value holds: "Grip, Local 80" is two."""
    reader = _READERS.get(field)
    yield from reader(value) if reader is not None else _plain(field, value)


def _plain(field: str, value: Printed) -> Iterator[_Read]:
    yield field, value.with_text(value.text.strip(" ,;")), Found.LABEL


def _part(value: Printed, start: int, end: int) -> Printed:
    """Return characters of a value's own running text as a value of its own."""
    return passage(value.lines).cut(start, end)


def _name(value: Printed) -> Iterator[_Read]:
    text = passage(value.lines).text
    loan_out = _FSO.match(text)
    if loan_out:
        yield "loanout_company", _part(value, *loan_out.span("company")), Found.LABEL
        yield from _people_in(value, text, loan_out.start("person"))
        return
    yield from _people_in(value, text, 0)


def _people_in(value: Printed, text: str, start: int) -> Iterator[_Read]:
    end = _end_of_name(text, start)
    name = text[start:end].strip(" ,;:(-–—/")
    if not looks_like_person(name):
        name = text[start:].split(",", maxsplit=1)[0].strip()
    if looks_like_person(name):
        at = text.index(name, start)
        yield "employee_name", _part(value, at, at + len(name)), Found.LABEL
    elif looks_like_company(name) and has_legal_form(name):
        yield "loanout_company", _part(value, start, start + len(name)), Found.GUESS
    elif (
        name
        and any(c.isupper() for c in name)
        and 1 < len(name.split()) < 6
        and not _STOCK.search(name)
    ):
        yield "employee_name", _part(value, start, start + len(name)), Found.GUESS


_NAME_END = re.compile(
    r"\s*(?:[(\[|;•·#]|\s[-–—/]+\s|[-–—/]?\s*(?:[X*x•●]{3}|\d{3}-|"
    r"SSN|S\.S\.N|Social|last\s+(?:4|four)|XXX|ID\b|IL\s?#))"
)
_LEGAL_SUFFIX = re.compile(r"^[^,]+,\s*(?:Jr|Sr|II|III|IV)\b\.?", re.IGNORECASE)


def _end_of_name(text: str, start: int) -> int:
    found = _NAME_END.search(text, start)
    return found.start() if found and found.start() > start else len(text)


def _production(value: Printed) -> Iterator[_Read]:
    text = passage(value.lines).text
    named, remark = split_type(text)
    kind = catalogue.production_type(remark) if remark else None
    if kind is not None and remark is not None:
        at = text.index(remark, len(named))
        yield "production_type", _part(value, at, at + len(remark)), Found.LABEL
        yield "production", _part(value, 0, len(named)).with_text(unquoted(named)), Found.LABEL
        return
    if company_in(text) and has_legal_form(text) and "“" not in text and '"' not in text:
        yield "employer", value, Found.GUESS
        return
    yield "production", value.with_text(unquoted(value.text)), Found.LABEL


def _classification(value: Printed) -> Iterator[_Read]:
    text = passage(value.lines).text
    found = _LOCAL.search(text)
    if found:
        yield "local", _part(value, *found.span()), Found.LABEL
    end = _end_of_title(text, found)
    said = without_stop(text[:end].strip(" ,;:(-–—/|"))
    if said and any(character.isalpha() for character in said):
        at = text.index(said)
        yield "classification", _part(value, at, at + len(said)), Found.LABEL


def _end_of_title(text: str, local: re.Match[str] | None) -> int:
    end = local.start() if local and local.start() > 2 else len(text)
    remark = re.search(
        r"\s*[(\[]\s*(?:I\.?A\.?T|Local|Loc\b|occ|code|union|non|"
        r"\d{4})|\s+[-–—|•·]\s+(?=I\.?A\.?T|Local|Union|\d)|\s+\d{4}\b",
        text[:end],
        re.IGNORECASE,
    )
    return remark.start() if remark and remark.start() > 1 else end


def _local(value: Printed) -> Iterator[_Read]:
    marked = _TICKED.search(value.text)
    text = marked["v"] if marked else value.text
    if _NON_UNION.search(text):
        yield "union_status", value, Found.LABEL
    elif local_number(text) is not None or catalogue.local(text) is not None:
        yield "local", value.with_text(text), Found.LABEL
        if _UNION.search(text):
            yield "union_status", value, Found.LABEL
    elif re.search(r"(?i)\byes\b|\bunion\b|agreement", text):
        yield "union_status", value, Found.LABEL


def _union(value: Printed) -> Iterator[_Read]:
    marked = _TICKED.search(value.text)
    if _BOX.search(value.text) and marked is None:
        return
    text = marked["v"] if marked else value.text
    yield "union_status", value.with_text(text.strip()), Found.LABEL
    found = _LOCAL.search(text)
    if found:
        yield "local", value.with_text(found.group(0)), Found.LABEL


def _type(value: Printed) -> Iterator[_Read]:
    marked = _TICKED.search(value.text)
    if _BOX.search(value.text) and marked is None:
        return
    text = marked["v"].strip() if marked else value.text
    yield "production_type", value.with_text(text), Found.LABEL


def _title(value: Printed) -> Iterator[_Read]:
    match = catalogue.classification(value.text)
    known = match is not None and match.how != "likeness"
    yield from (_classification if known else _production)(value)


def _category(value: Printed) -> Iterator[_Read]:
    kind = catalogue.production_type(value.text)
    match = catalogue.classification(value.text)
    exact = match is not None and match.how != "likeness"
    yield from (_type if kind is not None and not exact else _classification)(value)


def _employer(value: Printed) -> Iterator[_Read]:
    text = passage(value.lines).text
    loan_out = _FSO.match(text)
    if loan_out:
        yield from _name(value)
    elif looks_like_person(text) and not looks_like_company(text):
        return
    else:
        yield "employer", value.with_text(text.strip(" ;")), Found.LABEL


def _last4(value: Printed) -> Iterator[_Read]:
    found = re.search(r"(\d{4})\D*$", value.text)
    if found:
        yield "last4", value.with_text(found[1]), Found.LABEL


def _subject(value: Printed) -> Iterator[_Read]:
    """Read a Re: line part by part: a person, a production, a classification."""
    text = passage(value.lines).text
    loan_out = _FSO.match(text)
    if loan_out:
        yield from _name(value)
        return
    at = 0
    unknown: list[Printed] = []
    has_name = False
    for part in [p for p in _PARTS.split(_guarded(text)) if p]:
        start = _guarded(text).index(part, at)
        at = start + len(part)
        named, remark = split_type(text[start:at])
        kind = catalogue.production_type(remark) if remark else None
        found = _subject_part(value, text, start, at) if kind is None else None
        if found is not None and not (has_name and found[0] == "employee_name"):
            has_name = has_name or found[0] == "employee_name"
            yield found
            continue
        if kind is not None and remark is not None:
            held = text.index(remark, start)
            yield "production_type", _part(value, held, held + len(remark)), Found.SUBJECT
        if _may_be_title(named):
            unknown.append(_part(value, start, start + len(named)))
    if len(unknown) == 1:
        yield "production", unknown[0].with_text(unquoted(unknown[0].text)), Found.GUESS


def _guarded(text: str) -> str:
    """Keep the comma of "Delgado, Jr." and of "Lights, Season 2" from parting them."""
    text = re.sub(r"\s[-–—]\s(?=(?:Season|Series|S\d)\b)", " ‐ ", text)
    return re.sub(r",(?=\s+(?:Jr|Sr|II|III|IV|Season|Series|S\d|Inc|LLC|Ltd)\b)", "‚", text)


def _subject_part(value: Printed, text: str, start: int, end: int) -> _Read | None:
    said = _bare(text[start:end])
    end_of_name = _end_of_name(said, 0)
    name = re.sub(
        r"(?i)^(?:.*\b(?:of|for|verification)\s+)(?=[A-Z])", "", said[:end_of_name]
    ).strip(" ,")
    if looks_like_person(name):
        at = text.index(name, start)
        return "employee_name", _part(value, at, at + len(name)), Found.SUBJECT
    match = catalogue.classification(said)
    if match is not None and match.how != "likeness":
        return "classification", _part(value, start, end), Found.SUBJECT
    if text[start:end].strip()[:1] in '“"':
        return "production", _part(value, start, end).with_text(unquoted(said)), Found.SUBJECT
    return None


def _bare(text: str) -> str:
    """Return ``text`` without marks at its ends; the dot of "Jr." stays."""
    said = text.strip(' ,:()“”"')
    return said if re.search(r"\b(?:Jr|Sr)\.$", said) else said.rstrip(" .,")


def _may_be_title(said: str) -> bool:
    bare = said.strip(" .,()")
    return (
        len(bare) > 2
        and bare[0].isupper()
        and not _STOCK.search(bare)
        and not _LOCAL.search(bare)
        and not looks_like_company(bare)
        and catalogue.production_type(bare) is None
        and sum(c.isdigit() for c in bare) <= 2
    )


def _nothing(_value: Printed) -> Iterator[_Read]:
    yield from ()


_READERS = {
    "employee_name": _name,
    "loanout_company": _name,
    "production": _production,
    "classification": _classification,
    "local": _local,
    "union_status": _union,
    "production_type": _type,
    "title": _title,
    "category": _category,
    "employer": _employer,
    "last4": _last4,
    "subject": _subject,
    "days": _nothing,
    "other": _nothing,
}


def _patterns(lines: Sequence[Line]) -> Iterator[Hit]:
    text = passage(lines)
    seen: set[int] = set()
    for pattern in _LAST4:
        for match in pattern.finditer(text.text):
            if match.start("v") not in seen and not _is_other_number(text.text, match):
                seen.add(match.start("v"))
                yield Hit(
                    "last4", text.group(match, "v"), Found.PATTERN, text.line_at(match.start("v"))
                )
    for match in _LOCAL.finditer(text.text):
        yield Hit("local", text.group(match), Found.PATTERN, text.line_at(match.start()))
    for pattern in (_NON_UNION, _UNION):
        for match in pattern.finditer(text.text):
            if _BOX.search(text.text[max(0, match.start() - 6) : match.end() + 12]):
                continue
            yield Hit("union_status", text.group(match), Found.PATTERN, text.line_at(match.start()))


def _is_other_number(text: str, match: re.Match[str]) -> bool:
    """Return whether the digits belong to a tax number, a phone or a check rather than a person."""
    before = text[max(0, match.start() - 25) : match.start()].lower()
    return bool(re.search(r"fein|\bein\b|tax id|federal id|phone|\btel|account|check", before))


def union_status_of(text: str) -> str | None:
    """Return ``union`` or ``non_union`` as ``text`` says, None when it says neither."""
    if _NON_UNION.search(text) or re.fullmatch(r"(?i)\W*(?:no|none|n/?a)\W*", text):
        return "non_union"
    if _UNION.search(text) or re.search(
        r"(?i)\bunion\b|\byes\b|iatse|teamsters|agreement|signatory|covered", text
    ):
        return "union"
    return None
