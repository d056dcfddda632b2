"""What the value beside a label says: "Grip, Local 80" is a classification and a local."""

import re
from collections.abc import Iterator

from extractors import catalogue
from extractors.catalogue.lookup import local_number
from extractors.confidence import Found
from extractors.days.numerals import NUMBER_WORDS
from extractors.days.spelling import WEEKDAYS
from extractors.evl.employer_value import client, employer, last4
from extractors.evl.gutters import is_day
from extractors.evl.marks import BOX, LOCAL, NON_UNION, TICKED, UNION
from extractors.evl.person_value import Read, lender, person
from extractors.evl.prose.apposition import with_kind_apart
from extractors.evl.prose.companies import company_in
from extractors.evl.subject import subject
from extractors.evl.title_over_company import title_and_company
from extractors.evl.titles import SEASON, split_type, unquoted
from extractors.evl.wording import field_of_label
from extractors.label_values import with_stop, without_stop
from extractors.names import has_legal_form
from extractors.passages import Printed, passage

_COUNT_OF_DAYS = re.compile(
    rf"(?i)^\W*(?:\d{{1,3}}(?:\.\d+)?|{NUMBER_WORDS})\W*(?:\(\s*[\w-]+\s*\))?\s*(?:work\w*\s+)?"
    r"days?(?:\s+(?:worked|total|in\s+all|in\s+total))?\W*$"
)
"""A number of days, which is no title, name or position whatever its label says."""

_BARE_COUNT = re.compile(r"^\W*\d{1,2}\W*$")
_NOTHING = re.compile(r"(?i)^[^\w☒☑✓✔]*(?:n/?a|none|not applicable|unknown|tb[ad])?[^\w☒☑✓✔]*$")
"""What a form holds where there is nothing to say; a tick says something."""

_NEVER_NUMBERS = frozenset({"employee_name", "production", "classification", "employer"})

_FEWEST_WEEKDAYS_OF_A_HEADING = 4


def _plain(field: str, value: Printed) -> Iterator[Read]:
    yield field, value.with_text(with_stop(value)), Found.LABEL


def _production(value: Printed) -> Iterator[Read]:
    *above, last = value.lines
    if above and is_kind(last.text):
        yield from _type(Printed(last.text, (last,)))
        value = Printed(" ".join(line.text for line in above), tuple(above))
    title, company = title_and_company(value)
    if company is not None:
        yield "employer", company.with_text(with_stop(company)), Found.LABEL
        yield from _production(title)
        return
    text = passage(value.lines).text
    named, remark = split_type(text)
    if remark is None:
        named, remark = with_kind_apart(text)
    kind = catalogue.production_type(remark) if remark else None
    if kind is not None and remark is not None:
        at = text.index(remark, len(named))
        yield from _type(value.part(at, at + len(remark)))
        yield "production", value.part(0, len(named)).with_text(unquoted(named)), Found.LABEL
        return
    quoted = _QUOTED_PART.search(text)
    if quoted is not None and _is_alone(text, quoted) and quoted.group() != text:
        part = value.part(*quoted.span())
        yield "production", part.with_text(unquoted(part.text)), Found.LABEL
        return
    if company_in(text) and has_legal_form(text) and "“" not in text and '"' not in text:
        yield "employer", value, Found.GUESS
        return
    yield "production", value.with_text(unquoted(value.text)), Found.LABEL


def is_kind(text: str) -> bool:
    """Return whether a line is the wording of a kind of production, with one word more at most."""
    named = catalogue.production_wording(text)
    return named is not None and len(text.split()) <= len(named[1].split()) + 1


_QUOTED_PART = re.compile(r"“[^“”]{2,70}”|\"[^\"]{2,70}\"")
"""A title among other words, such as a client's name or the lengths of a spot."""


def _is_alone(text: str, quoted: re.Match[str]) -> bool:
    """Return whether quotation marks hold the whole title, not a season's or a second one's."""
    ahead = text[: quoted.start()]
    return SEASON.match(text[quoted.end() :]) is None and "(" not in ahead and ":" not in ahead


def _classification(value: Printed) -> Iterator[Read]:
    value = _known_in_first_line(value)
    text = passage(value.lines).text
    found = LOCAL.search(text)
    if found:
        yield "local", value.part(*found.span()), Found.LABEL
    end = _end_of_title(text, found)
    said = without_stop(text[:end].strip(" ,;:(-–—/|"))
    if said and any(character.isalpha() for character in said):
        at = text.index(said)
        yield "classification", value.part(at, at + len(said)), Found.LABEL


def _known_in_first_line(value: Printed) -> Printed:
    """Return the first line alone when it is a title of the catalogue and all lines are none."""
    if len(value.lines) == 1 or catalogue.classification(value.text) is not None:
        return value
    first = Printed(value.lines[0].text, value.lines[:1])
    known = catalogue.classification(first.text)
    return first if known is not None and known.how != "likeness" else value


def _end_of_title(text: str, local: re.Match[str] | None) -> int:
    end = local.start() if local and local.start() > 2 else len(text)
    remark = re.search(
        r"\s*[(\[]\s*(?:I\.?A\.?T|Local|Loc\b|occ|code|union|non|"
        r"\d{4})|\s+[-–—|•·]\s+(?=I\.?A\.?T|Local|Union|\d)|\s+\d{4}\b",
        text[:end],
        re.IGNORECASE,
    )
    return remark.start() if remark and remark.start() > 1 else end


def _local(value: Printed) -> Iterator[Read]:
    marked = TICKED.search(value.text)
    text = marked["v"] if marked else value.text
    if NON_UNION.search(text):
        yield "union_status", value, Found.LABEL
    elif local_number(text) is not None or catalogue.local(text) is not None:
        yield "local", value.with_text(text), Found.LABEL
        if UNION.search(text):
            yield "union_status", value, Found.LABEL
    elif re.search(r"(?i)\byes\b|\bunion\b|agreement", text):
        yield "union_status", value, Found.LABEL


def _union(value: Printed) -> Iterator[Read]:
    marked = TICKED.search(value.text)
    if BOX.search(value.text) and marked is None:
        return
    text = marked["v"] if marked else value.text
    yield "union_status", value.with_text(text.strip()), Found.LABEL
    found = LOCAL.search(text)
    if found:
        yield "local", value.with_text(found.group(0)), Found.LABEL


def _type(value: Printed) -> Iterator[Read]:
    marked = TICKED.search(value.text)
    if BOX.search(value.text) and marked is None:
        return
    text = marked["v"].strip() if marked else value.text
    yield "production_type", value.with_text(text), Found.LABEL
    season = SEASON.search(text)
    if season is not None and season.start():
        yield "season", value.with_text(season.group().strip(" ,;:()–—-")), Found.LABEL


def _title(value: Printed) -> Iterator[Read]:
    """Yield a position of the catalogue, else a "title": what it is other labels tell."""
    match = catalogue.classification(value.text)
    if match is not None and match.how != "likeness":
        yield from _classification(value)
    else:
        yield "title", value, Found.LABEL


def _job(value: Printed) -> Iterator[Read]:
    """Yield what somebody did, or the commercial that was made: both are called a job."""
    quoted = '"' in value.text or "“" in value.text
    yield from (_production if quoted else _classification)(value)


def _category(value: Printed) -> Iterator[Read]:
    kind = catalogue.production_type(value.text)
    match = catalogue.classification(value.text)
    exact = match is not None and match.how != "likeness"
    yield from (_type if kind is not None and not exact else _classification)(value)


def _nothing(_value: Printed) -> Iterator[Read]:
    yield from ()


_READERS = {
    "employee_name": person,
    "loanout_company": lender,
    "production": _production,
    "classification": _classification,
    "local": _local,
    "union_status": _union,
    "production_type": _type,
    "title": _title,
    "category": _category,
    "job": _job,
    "employer": employer,
    "client": client,
    "last4": last4,
    "subject": subject,
    "days": _nothing,
    "other": _nothing,
}


def _heads_a_week(text: str) -> bool:
    """Return whether a value is the heading of a grid instead: names of weekdays in a row."""
    days = [word for word in text.lower().split() if word.strip(".,") in WEEKDAYS]
    return len(days) >= _FEWEST_WEEKDAYS_OF_A_HEADING


_NEVER_LABELS = frozenset(
    {"employee_name", "loanout_company", "employer", "payroll_company", "production"}
    | {"classification", "signatory_name", "last4"}
)


def _is_label(field: str, text: str) -> bool:
    """Return whether a value is the label, or the head of a column, of something else.

    A position or a title may have the words of labels that we do not keep: "Director", "Contact".
    """
    if field not in _NEVER_LABELS:
        return False
    if text.strip(" .:").lower() in {"union", "non-union", "local"}:
        return True
    named = field_of_label(text, has_colon=False)
    return named is not None and (named != "other" or field not in {"classification", "production"})


def read_value(field: str, value: Printed) -> Iterator[Read]:
    """Yield the fields that a label's value holds: "Grip, Local 80" is two."""
    if field != "letter_date" and (is_day(value.text) or _heads_a_week(value.text)):
        return
    if _COUNT_OF_DAYS.match(value.text) or (
        field in _NEVER_NUMBERS and _BARE_COUNT.match(value.text)
    ):
        return
    if _is_label(field, value.text):
        return
    if field != "union_status" and _NOTHING.match(value.text):
        return
    reader = _READERS.get(field)
    yield from reader(value) if reader is not None else _plain(field, value)
