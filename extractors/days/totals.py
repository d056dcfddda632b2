"""The number of days a letter states, wherever it says so, with the words that say it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.days.chosen_total import Count, Totals, chosen_total
from extractors.days.numbers_met import LEADS_OF_RULES, words_at
from extractors.days.numerals import NUMBER_WORDS, number_from_words
from extractors.layout import Cell, Line, Table
from extractors.patterns import pattern_of

_OF_ALL = pattern_of(r"\bgrand\b|\ball (?:productions|projects|shows|jobs|employers)|combined")
_LONGEST_LINE = 600
_WORDS_AT_A_BREAK = 8
_GOES_ON = frozenset("(abcdefghijklmnopqrstuvwxyz")
_NUMBER = (
    rf"(?:(?P<words>{NUMBER_WORDS})(?: ?[\[(] ?(?P<digits2>\d{{1,3}}) ?[\])])?"
    rf"|(?P<digits>\d{{1,3}})(?:\.0{{1,2}})?(?: ?[\[(] ?(?P<words2>{NUMBER_WORDS}) ?[\])])?)"
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b"
_KIND = (
    r"(?:actual(?:ly)?|total|work|working|worked|paid|qualifying|full|calendar|shooting|shoot|union|"
    r"non-union|separate|individual|distinct|employment|verified)"
)
_UNIT = r"(?:(?:work ?)?days?|nights|shifts)"
"""A night or a shift is one day of work; "Shift: 2" is none."""

_BEHIND = (
    r"(?: (?:actually |so )?(?:worked|of (?:work|service)|present|in attendance|attended|"
    r"employed|paid|claimed|listed|verified|credited|shown|"
    r"named|given|counted|on payroll))?"
    r"(?: (?:above|below|here|herein))?"
    r"(?: (?:on |for |in |of )?(?:this|the|that|these|all|both) "
    r"(?:above )?(?:production|project|show|series|film|picture|job|page|sheet|engagement|letter|"
    r"assignment|month|list|table|period|calendar|card|form)s?)?"
)
_LABELED = pattern_of(
    rf"(?<![a-z])(?:(?:grand )?total|number|no\.?|count|sum|"
    rf"#)(?: number)?(?: of)?(?: {_KIND}){{0,3}} ?{_UNIT}{_BEHIND}(?: this production)?"
    rf"\)?(?: is| was| are| were| =| of)? ?[:=–—-]? ?{_NUMBER}(?![\d/.:,-]\d|\d| ?hours| ?hrs|%)"
)
_COLON = pattern_of(
    rf"(?<![a-z])(?:{_KIND} )?{_UNIT}(?: count)?{_BEHIND}"
    rf"(?:,? \(?(?:total|count|in total|in all|in sum|altogether|overall|all months|all weeks|"
    rf"all told|everything)\)?)? ?[:=] ?{_NUMBER}"
    rf"(?![\d/.:,-]\d|\d| ?hours| ?hrs| ?[,&;] ?\d| and \d|%|(?:st|nd|rd|th)\b| ?{_MONTH})"
)
_DAY_COUNT = pattern_of(
    rf"(?<![a-z])(?:(?:day|night|shift) count{_BEHIND}|"
    rf"{_UNIT}{_BEHIND} (?:in total|in all|altogether|in sum|number(?:ed|ing)?|"
    rf"total(?:l?ed|l?ing)?|amount(?:ed|ing)? to|c[oa]m(?:e|ing) to)) ?:? ?{_NUMBER}(?![\d/])"
)
_ASKED = pattern_of(rf"how many (?:{_KIND} )?{_UNIT}[a-z ]{{0,24}}\? ?{_NUMBER}(?!\d|/)")
_UNITS = pattern_of(r"day|night|shift|worked")
_WORKED = pattern_of(rf"(?:^|[:(–—-] ?){_NUMBER} worked(?= ?(?:[/,;&+)]|and\b|$))")
"""A count beside those of other kinds of days: "12 worked / 2 travel"."""

_COUNTED = pattern_of(
    rf"(?<![\w.,/$-]){_NUMBER} (?:\w{{4,12}} )?(?:{_KIND} ){{0,3}}"
    r"(?:(?:work)?days?|nights|shifts)(?![\w/-])"
)
_LEAD_OF_RULES = pattern_of(
    rf"(?:{LEADS_OF_RULES}|allow|in|additional|"
    r"(?:each|every|an?|one) \w+ (?:is|equals|makes|counts? (?:as|for)))\W*(?:the )?$"
)
_RULE_BEHIND = pattern_of(
    r"\W*(?:per|a week|weeks?\b|each|from (?:the )?(?:date|receipt)|after|prior|before|notice|"
    r"of (?:the )?(?:receipt|date of)|"
    r"(?:of work )?(?:is|are) required|required|period|window|rule|within|a year|in advance)"
)
_IN_ALL = pattern_of(
    r",? (?:total|in total|in all|in sum|all told|all in all|altogether|overall)\b"
    r"(?! (?:number|no\b|days?)|\W{1,3}\d{1,3} (?:[a-z]+ )?days?\b)"
)
_SUMS_UP = pattern_of(
    r"\b(?:that|this|which|it|these|they) (?:is|are|makes?|comes? to|gives?|adds? up to|"
    r"sums? up to|amounts? to|equals?)(?: up| to say)?(?: in all)? $"
)
_LEADS_TO_ALL = pattern_of(
    r"\b(?:in all|in sum|altogether|all told|sum of)[:,]? "
    r"(?:(?:he|she|they|i|we|this|that|it) (?:(?:was|has|have|had|is) )?"
    r"(?:(?:worked|employed|engaged|makes|made|came to|comes to) )?(?:for )?)?$"
)
_SAYS_WHICH = pattern_of(
    r" (?:worked|of work|of employment)|[,:]? (?:namely|viz|as follows|these being|that is)\b"
)
_HEADER = pattern_of(
    r"(?:total |no\.? (?:of )?|number of |# (?:of )?)?(?:work ?|worked |paid )?days(?: worked|"
    r" total)?|day count"
)
_QUESTION = pattern_of(
    r"(?:\d{1,2}[.)] )?how many days[a-z ]{0,24}\W{0,2}|"
    r"(?:\d{1,2}[.)] )?(?:total|number|total number|no\.|count)(?: of)?(?: work(?:ing)?)? "
    r"(?:days?|nights|shifts)"
    r"(?: (?:worked|of work|claimed))?\W{0,2}"
)
_NUMBER_OF_A_BOX = pattern_of(r"(?:^|\s)(\d{1,2})[.)] $")
_TOTAL_ROW = pattern_of(r"(?:grand )?totals?(?: days)?(?: worked)?:?")


def stated_totals(lines: Sequence[Line], tables: Sequence[Table]) -> Totals:
    """Return the total that stands in the text or in a table of one row, and counts of parts."""
    befores, behinds = [None, *lines], [*lines[1:], None]
    counts = [
        count
        for before, line, behind in zip(befores, lines, behinds, strict=False)
        for count in (
            *_counts_in(line, before.text.lower()[-40:] if before else "", behind),
            *_counts_over_the_end(line, behind),
            *_count_below(line, behind),
        )
    ]
    counts += [count for table in tables if table.drawn for count in _counts_in_boxes(table)]
    return chosen_total(counts or list(_counts_in_tables(tables)))


def _counts_over_the_end(line: Line, behind: Line | None) -> Iterable[Count]:
    """Return the total that begins at the end of a line and goes on in the one below."""
    goes_on = behind is not None and behind.words[0].text[:1] in _GOES_ON
    if behind is None or not goes_on or behind.page != line.page:
        return
    last, first = line.words[-_WORDS_AT_A_BREAK:], behind.words[:_WORDS_AT_A_BREAK]
    text = " ".join(word.text for word in last).lower()
    whole = Line(line.page, last + first)
    for strength, pattern in ((3, _DAY_COUNT), (1, _COUNTED)):
        for match in pattern.finditer(whole.text.lower()):
            if not match.start() < len(text) < match.end():
                continue
            lead = whole.text.lower()[: match.start()]
            count = _count(whole, whole.text.lower(), match, strength, lead)
            if count is not None:
                yield replace(count, words=tuple(w for w in count.words if w in last) or last[-1:])


def _count_below(label: Line, answer: Line | None) -> Iterable[Count]:
    """Return the number that stands alone on the line below "Total days worked"."""
    if answer is None or answer.page != label.page or len(answer.words) != 1:
        return
    number = answer.words[0].text
    if _QUESTION.fullmatch(label.text.lower()) and number.isdecimal() and 0 < int(number) < 365:
        yield Count(int(number), answer.words, answer.page, strength=3)


def _counts_in(line: Line, before: str, below: Line | None) -> Iterable[Count]:
    text = line.text.lower()[:_LONGEST_LINE]
    if not _UNITS.search(text):
        return
    if below is not None and below.page == line.page:
        text += " " + " ".join(word.text for word in below.words[:_WORDS_AT_A_BREAK]).lower()
    for strength, pattern in (
        (3, _LABELED),
        (3, _DAY_COUNT),
        (3, _ASKED),
        (2, _COLON),
        (2, _WORKED),
        (1, _COUNTED),
    ):
        for match in pattern.finditer(text, 0, min(len(line.text), _LONGEST_LINE)):
            lead = f"{before} {text[: match.start()]}"[-40:]
            count = _count(line, text, match, strength, lead)
            if count is not None:
                yield count


def _count(line: Line, text: str, match: re.Match[str], strength: int, lead: str) -> Count | None:
    digits = match["digits"] or match["digits2"]
    spelled = match["words"] or match["words2"]
    number = int(digits) if digits else None
    in_words = number_from_words(spelled) if spelled else None
    value = number if number is not None else in_words
    if value is None or not 0 < value < 365:
        return None
    behind = text[match.end() :]
    if _numbers_the_next(lead, value, behind):
        return None
    worked = lead.endswith(("worked ", "worked for ", "worked a total of "))
    if strength < 3 and not worked and (_LEAD_OF_RULES.search(lead) or _RULE_BEHIND.match(behind)):
        return None
    if strength == 1:
        strength = _strength_of_mention(
            lead, text[match.start() : match.end()], behind, spelled=bool(spelled and digits)
        )
        if strength == 1 and spelled and not digits and _is_titled(line, match):
            return None
        if strength == 1 and not (
            lead.endswith((" for ", " of ", ": ", " – ", " — ")) or len(line.words) <= 3
        ):
            return None
    agrees = number is None or in_words is None or number == in_words
    words = words_at(line, match.start(), match.end()) or line.words
    of_all = _OF_ALL.search(f"{lead} {match.group()}") is not None
    return Count(value, words, line.page, strength, agrees, of_all)


def _numbers_the_next(lead: str, value: int, behind: str) -> bool:
    """Return whether a number is the next box's of a form: "11. Total days   12. First day"."""
    own = _NUMBER_OF_A_BOX.search(lead)
    return own is not None and value == int(own[1]) + 1 and behind[:1] in {".", ")"}


def _is_titled(line: Line, match: re.Match[str]) -> bool:
    """Return whether words are set like a title ("Ten Days in October"), not counted."""
    said = line.text[match.start() : match.end()].split()
    return all(word[:1].isupper() and not word.isupper() for word in said if word)


def _strength_of_mention(lead: str, itself: str, behind: str, *, spelled: bool) -> int:
    """Return how surely "22 days" counts the days worked: brackets, "total of", "worked"."""
    if "total" in lead or "total" in itself or _IN_ALL.match(behind) or _LEADS_TO_ALL.search(lead):
        return 3
    if lead.rstrip().endswith("(") or spelled or _SUMS_UP.search(lead):
        return 2
    if "work" in itself or "work" in lead[-20:]:
        return 2
    return 2 if _SAYS_WHICH.match(behind) else 1


def _counts_in_tables(tables: Sequence[Table]) -> Iterable[Count]:
    """Return the number under a column "Days": the only one, or that of the row "Total"."""
    for table in tables:
        yield from _counts_beside_labels(table)
        for column, header in enumerate(table.rows[0]):
            if not _HEADER.fullmatch(header.text.strip().lower()):
                continue
            rows = [row for row in table.rows[1:] if row[column].words]
            of_all = [row for row in rows if any(_is_total(cell) for cell in row)]
            below = [row[column] for row in of_all or rows]
            if len(below) == 1 and below[0].text.isdecimal() and 0 < int(below[0].text) < 365:
                yield Count(int(below[0].text), below[0].words, table.page, strength=2)


def _counts_in_boxes(table: Table) -> Iterable[Count]:
    """Return the numbers that stand alone in a form's boxes under the caption "Total days"."""
    for cell in (cell for row in table.rows for cell in row if len(cell.words) > 1):
        *caption, number = cell.words
        label = " ".join(word.text for word in caption).lower()
        below = number.box[1] >= max(word.box[3] for word in caption)
        asked = below and _QUESTION.fullmatch(label) is not None
        if asked and number.text.isdecimal() and 0 < int(number.text) < 365:
            yield Count(int(number.text), (number,), table.page, strength=3)


def _counts_beside_labels(table: Table) -> Iterable[Count]:
    """Return the numbers beside "Total days" in the rows of a form, also under two languages."""
    for row in table.rows:
        label = row[0].text.lower().partition(" /")[0]
        asked = len(row) == 2 and _QUESTION.fullmatch(label) is not None
        if asked and row[1].text.isdecimal() and 0 < int(row[1].text) < 365:
            yield Count(int(row[1].text), row[1].words, table.page, strength=3)


def _is_total(cell: Cell) -> bool:
    return _TOTAL_ROW.fullmatch(cell.text.strip().lower()) is not None
