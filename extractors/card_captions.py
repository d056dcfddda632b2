"""The captions on the front of a driver license, and what may stand behind or below each.

The small numbers before captions are those of the AAMVA card design standard and of the European
cards that Canada's follow: 1 and 2 names, 3 birth, 4a issue, 4b expiry, 4d number, 9 class,
9a endorsements, 12 restrictions. Many cards print only the number, others only the words.
"""

import re
from dataclasses import dataclass

from extractors.patterns import pattern_of

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?i:{'|'.join(MONTHS)})[A-Za-z]*\.?(?:\s?/\s?[A-Za-z]+\.?)?"
_APART = r"\s?[/.\u2013-]\s?"
DATE = (
    rf"(?:\d{{1,2}}{_APART}\d{{1,2}}{_APART}\d{{4}}|\d{{4}}{_APART}\d{{1,2}}{_APART}\d{{1,2}}|\d{{8}}"
    rf"|{_MONTH}[\s./-]{{0,2}}\d{{1,2}},?[\s./-]{{1,2}}\d{{4}}"
    rf"|\d{{1,2}}[\s./-]{{0,2}}{_MONTH},?[\s./-]{{0,2}}\d{{4}}"
    rf"|\d{{4}}[\s./-]{{0,2}}{_MONTH}[\s./-]{{0,2}}\d{{1,2}})(?!\d)"
)
NUMBER = r"[$A-Z0-9][A-Z0-9]*(?:\s?-\s?[A-Z0-9]{1,6}|\s\d{3,6}(?![\w/.-]))*"
_CODES = (
    r"(?:NONE|AUCUNE?|CORR\.?\s+LENS(?:ES)?|[A-Z0-9]{1,3}(?:[ ,/]{1,2}[A-Z0-9]{1,2})*)(?![\w'])"
)
_PERSON = r"[A-Z][A-Z'\u2019.-]*(?:[ ,]{1,2}[A-Z][A-Z'\u2019.-]*)*,?(?![a-z])"
_ANY_CASE = r"[A-Z][A-Za-z'\u2019.-]*(?:[ ,]{1,2}[A-Z][A-Za-z'\u2019.-]*)+"


@dataclass(frozen=True, slots=True)
class Caption:
    """What a caption says and what its value looks like; ``field`` is empty for others' captions.

    ``first_only`` captions are too short to be told from other words but where a part begins.
    """

    field: str
    wording: re.Pattern[str]
    value: re.Pattern[str]
    first_only: bool = False


def _caption(field: str, wording: str, value: str, *, first_only: bool = False) -> Caption:
    said = rf"(?i)(?<![A-Za-z0-9/.-])(?:{wording})(?![A-Za-z0-9/-])[\s.:;,#)|]*"
    return Caption(field, pattern_of(said), pattern_of(value), first_only)


_EXPIRY = (
    r"(?:(?:4b)\.?\s*)?(?:EXP(?:IR(?:ES?|Y|ATION|[EÉ]))?\.?(?:\s*/\s*EXP\w*\.?)?(?:\s+(?:DATE|LE|ON))?"
    r"|VALID\s+(?:UNTIL|THROUGH|THRU)|DATE\s+OF\s+EXPIR\w+)|4b\.?"
)
_ISSUE = (
    r"(?:(?:4a)\.?\s*)?(?:DATE\s+(?:OF\s+)?ISSUED?|[I1l|][S5][S5](?:UED?)?\.?(?:\s*/\s*D[EÉ]L\w*\.?)?"
    r"(?:\s+(?:DATE|ON))?|D[EÉ]LIVR[EÉ]\w*(?:\s+LE)?)|4a\.?"
)
_BIRTH = (
    r"(?:3\.?\s*)?(?:[DO0][O0][B8](?:\s*/\s*DDN)?|DDN|DATE\s+(?:OF\s+BIRTH|DE\s+NAISSANCE)"
    r"|BIRTH(?:\s*DATE)?|NAISSANCE)"
)
_LICENSE = (
    r"(?:4d\.?\s*)?(?:NDL|DLN?|D\.L\.|LIC(?:EN[CS]E)?\.?\s*(?:NO\.?|NUM(?:BER)?|\#)|CUSTOMER\s+NUMBER"
    r"|NUMBER(?:\s*/\s*NUM[EÉ]RO)?|NUM[EÉ]RO(?:\s+DE\s+PERMIS)?|N[O°º]\.?(?:\s+DE\s+PERMIS)?|ID(?:\s+NO)?)"
    r"|4d\.?|LIC(?=[\s.:]+[A-Z]?\d)"
)
CAPTIONS = (
    _caption("expiry_date", _EXPIRY, DATE),
    _caption("issue_date", _ISSUE, DATE),
    _caption("birth_date", _BIRTH, DATE),
    _caption("birth_date", r"3\.?", DATE, first_only=True),
    _caption(
        "class",
        r"(?:9\.?\s*)?(?:DL\s+|LICEN[CS]E\s+)?CLASSE?(?:\s*/\s*CAT[EÉ]G\w*\.?)?",
        r"(?:(?i:NON-?CDL|CDL)\s+)?(?P<v>[A-Z]{1,2}\d?|\d)(?![\w'.-])",
    ),
    _caption("class", r"9", r"(?P<v>[A-Z]{1,2}\d?|\d)(?![\w'.-])", first_only=True),
    _caption("number", _LICENSE, NUMBER),
    _caption(
        "endorsements", r"(?:9a\.?\s*)?END(?:ORS(?:EMENTS?)?|\.)?(?:\s*/\s*\w+)?|9a\.?", _CODES
    ),
    _caption("endorsements", r"E", r"NONE|[A-Z]{1,4}(?![\w'])", first_only=True),
    _caption(
        "restrictions",
        r"(?:12\.?\s*)?(?:RSTR|REST(?:R(?:ICTIONS?)?)?\.?(?:\s*/\s*COND\w*\.?)?|COND(?:ITIONS?)?\.?)",
        _CODES,
    ),
    _caption("restrictions", r"R", r"NONE|[A-Z0-9]{1,4}(?![\w'])", first_only=True),
    _caption("family", r"LN|(?:1\.?\s*)?(?:LAST\s*NAME|SURNAME|FAMILY\s+NAME)|1\s+NOM", _PERSON),
    _caption("family", r"1", _PERSON, first_only=True),
    _caption("given", r"FN|(?:2\.?\s*)?(?:FIRST\s*NAME|GIVEN\s+NAMES?|PR[EÉ]NOMS?)", _PERSON),
    _caption("given", r"2", _PERSON, first_only=True),
    _caption("whole", r"(?:1\s*,\s*2\s*)?NAME(?:\s*/\s*NOM)?", rf"{_ANY_CASE}|{_PERSON}"),
    _caption(
        "",
        r"(?:5\.?\s*)?DD(?:\s*/\s*R[EÉ]F)?|(?:15\.?\s*)?SEXE?(?:\s*/\s*SEXE)?"
        r"|(?:16\.?\s*)?(?:HGT|HT|HEIGHT)|(?:17\.?\s*)?(?:WGT|WT|WEIGHT)|(?:18\.?\s*)?(?:EYES|YEUX)"
        r"|(?:19\.?\s*)?HAIR|REV(?:ISED|ISION)?|DONOR|UNDER\s+\d\d(?:\s+UNTIL)?|UNTIL|ADDRESS"
        r"|(?:HAZMAT|HM|TSA|MED(?:ICAL)?(?:\s+CERT\w*)?|CDL|DACA)\s+EXP\w*|AUDIT|TYPE",
        r"(?!)",
    ),
    _caption("", r"8|1[5-9]", r"(?!)", first_only=True),
)
"""In the order in which they are tried where several could begin at one letter: longest wins."""
