"""What a date is for, judged from the words that lead to it or stand above it."""

import re
from dataclasses import dataclass
from enum import StrEnum

from extractors.patterns import pattern_of


class Role(StrEnum):
    """What a date on a letter can be."""

    WORK = "work"
    NOT_WORKED = "not worked"
    EXCLUDED = "excluded"
    PERIOD = "period"
    PERIOD_START = "period start"
    PERIOD_END = "period end"
    WEEK = "week"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class _Label:
    """Words that give a date its role, and how many letters may stand between them and it."""

    role: Role
    words: re.Pattern[str]
    reach: int


def _label(role: Role, reach: int, words: str) -> _Label:
    return _Label(role, pattern_of(rf"(?<![a-z])(?:{words})(?![a-z])"), reach)


_ANYWHERE = 400
_LABELS = (
    _label(
        Role.WORK,
        _ANYWHERE,
        r"(?:(?:actual|specific|exact|paid|qualifying|individual|shoot|shooting|work|working|"
        r"prep|employment) )*"
        r"(?:dates?|days?) (?:(?:actually|of|the|actual|paid) )*"
        r"(?:worked|work|service|services|works)"
        r"|work(?:ed|ing)? (?:dates?|days?)|(?:shoot|shooting|prep|rigging|stage) (?:dates?|days?)"
        r"|(?:the )?following (?:[a-z]+ ){0,3}(?:dates?|days?)|on these (?:dates|days)|"
        r"these (?:dates|days)"
        r"|(?:dates?|days?) (?:are |were )?(?:listed|below|as follows)|date\(s\)(?: worked)?"
        r"|worked|rendered services|performed (?:work|services)|provided services|was on payroll"
        r"|(?:dates?|days?) (?:employed|rendered|performed|credited|paid)|qualifying days?|dates"
        r"|employed (?:by us )?on|(?:services|work|duties) (?:(?:was|were|has been|have been) )?"
        r"(?:actually )?(?:rendered|performed|done)|date worked|worked date"
        r"|days|holidays? worked|worked holidays?"
        r"|at work|on set|in attendance|was present|on payroll|reported (?:for|to) work|"
        r"engaged (?:this|the) (?:person|employee)|did so again|prepped|loaded (?:in|out)|"
        r"(?:she|he|they|i) (?:shot|filmed|rigged|rehearsed)",
    ),
    _label(
        Role.WORK,
        8,
        r"return(?:ed|ing)|came back|c(?:alled|ame) in|rehired|resumed|engaged|employed|used|"
        r"again|reported",
    ),
    _label(
        Role.WORK,
        4,
        r"(?:(?:main|first|second|additional|stage|location|studio|camera) (?:unit )?)?"
        r"(?:prep|pre ?-? ?production|preparation|shoot|shooting|photography|filming|production|"
        r"principal photography|wrap|strike|rig|rigging|load[ -]?(?:in|out)|construction|build|"
        r"rehearsals?|re ?-? ?shoots?|pick ?-? ?ups?|added scenes?|"
        r"additional (?:photography|scenes?)|"
        r"tests?|fittings?|scout(?:ing|s)?|post|editing|"
        r"unit|stage|location|studio)(?: days?)?"
        r"(?: (?:took place|followed|happened|occurred|ran|continued|went on))?(?: on)?(?: the)?",
    ),
    _label(
        Role.OTHER,
        14,
        r"dates? of birth|birth ?dates?|birthday|d\.? ?o\.? ?b|born(?: on)?|(?:check|cheque|pay|"
        r"paid|payment|"
        r"deposit|invoice|payroll|remittance|hire|rehire|report|run|print|issue|expiry|"
        r"expiration|effective|"
        r"due|wrap|letter|signature|application|signed|approval|post|ship|release|air|premiere|"
        r"entry|"
        r"processed|received|seniority) ?dates?|dates? (?:of|signed|printed|issued|received|sent|"
        r"paid|processed|prepared|hired|filed|stamped)"
        r"|paid on|check (?:no|dated|number)"
        r"|hired?(?: on)?|effective|as of|expir[a-z]+|expires? on|valid (?:until|through|thru|"
        r"to)|issued?(?: on)?|"
        r"revised|revision|rev|version|form|signed(?: on)?|signed by|dated|executed|sworn|"
        r"printed(?: on)?|"
        r"generated(?: on)?|received(?: on)?|sent(?: on)?|faxed|prepared(?: on)?|"
        r"submitted(?: on)?|completed on|"
        r"authori[sz]ed(?: on)?|approved(?: on)?|agreement|contract|memorandum|since|became|"
        r"organi[sz]ed(?: on)?|"
        r"signatory|turned(?: on)?|flipped(?: on)?|ratified|formed|incorporated|joined|aired|"
        r"premiered|released|"
        r"deadline|due|respond|reply|by|before|after|prior to|as at|phone|telephone|tel|fax|"
        r"account|acct|ref|reference|file|po|ssn|id|zip|ext|suite|job|no|number|page|case|check|"
        r"cheque|invoice|(?:answered|verified|certified|notari[sz]ed|attested|acknowledged|stamped|"
        r"posted|mailed|e-?mailed|compiled|drawn up|written|typed|updated|reviewed|checked|"
        r"confirmed|witnessed|given|made out|filled (?:in|out)) on",
    ),
    _label(
        Role.WEEK,
        12,
        r"w ?/ ?e|w\.e\.|we|w[il1|]e|wk ?/ ?e|wk ?end(?:ing|ed)?|week ?(?:s )?end(?:ing|ed)?|"
        r"weeks? ending|weekending|period end(?:ing)?|"
        r"p ?/ ?e|pay(?:roll)? period|pay(?:roll)? week|"
        r"(?:weeks?|wks?) (?:of|beg(?:inning|ins?)?|commencing|starting|starts?)|w ?/ ?b|w ?/ ?c",
    ),
    _label(
        Role.PERIOD,
        24,
        r"from|between|(?:employment |engagement |work |contract )?period(?: of)?(?: employment)?|"
        r"dates? of (?:employment|engagement|hire)|employment dates?|duration|date range|tenure|"
        r"span|spanning|run of show",
    ),
    _label(
        Role.PERIOD_START,
        14,
        r"start(?:ing|ed)?(?: dates?| on| work)?|began(?: work)?(?: on)?|begin(?:ning|"
        r"s)?(?: dates?| on)?|"
        r"commenc(?:ed|ing|es)(?: on| work on)?|first (?:day|date)(?: of work| worked)?|"
        r"first worked(?: on)?|hire date|"
        r"(?:dates? )?(?:hired|started)",
    ),
    _label(
        Role.PERIOD_END,
        14,
        r"end(?:ed|ing|s)?(?: dates?| on)?|finish(?:ed|ing)?(?: dates?| on)?|last (?:day|"
        r"date)(?: of work| worked)?|"
        r"last worked(?: on)?|wrapped(?: on)?|conclu(?:ded|ding|sion)(?: on)?|"
        r"termination(?: date)?|"
        r"separation(?: date)?|complet(?:ed|ion)(?: date)?|through|thru|until|till",
    ),
    _label(
        Role.NOT_WORKED,
        26,
        r"(?:idle|travell?(?:ed|ing)?|hold|on hold|held|holidays?|sick(?: leave)?|vacation|hiatus|"
        r"dark|bereavement|jury duty|stand-? ?by|on call|lay-? ?off|laid off|cancell?(?:ed|ation)|"
        r"weather|rain(?:ed out)?|force majeure|postponed|released|unused|rest|"
        r"days? off|off(?! (?:of|my|our|his|her|their|your)\b))"
        r"(?: \(?(?:paid|unpaid|not worked|only)\)?)*(?: days?| dates?| pay|"
        r" time)?(?: on)?|"
        r"(?:did|does|do) not (?:work|include|count|shoot|film)[a-z ]{0,20}|"
        r"(?:day|thanksgiving|christmas|juneteenth|holiday) (?:fell|falls) on|"
        r"(?:closed|shut)(?: down)?(?: on| for)?|"
        r"not (?:work(?:ed|ing)|performed|rendered|done|present|employed|engaged|needed|called)"
        r"(?: on)?|"
        r"non ?-? ?work(?:ing|ed)?(?: days?| dates?)?|"
        r"unworked(?: days?| holidays?)?|no work(?: on)?|absent(?: on)?|unpaid(?: days?)?",
    ),
    _label(
        Role.EXCLUDED,
        20,
        r"excl(?:ud(?:ing|es|ed|e))?|except(?:ing|ed)?(?: for)?|excepting|"
        r"not (?:includ|count)(?:ing|ed)|other than|but not|omitting|"
        r"with the exception of|exceptions?|less|minus|save for|apart from|aside from",
    ),
    _label(
        Role.EXCLUDED,
        6,
        r"(?:and )?not|instead of|rather than|in place of|in lieu of|"
        r"(?:corrected|changed|amended) from|"
        r"(?:previously|formerly)(?: (?:listed|shown|given) as)?",
    ),
)
_DENIED = pattern_of(
    r"\b(?:no|not|never|without|nor|neither|none of|"
    r"(?:was|were|been|called(?: in| off| out)?|out|off|home) "
    r"(?:sick|ill|absent|unavailable|on leave|on vacation))"
    r"\b[^.;:,]{0,60}$"
)
"""Words before those about work, in their own clause, that say there was none: "sick on days"."""

_SENTENCE_ENDS = pattern_of(r"(?:^|[a-z)]) ?\. [a-z]")
_BARE_DATE = pattern_of(r"(?:^|[.;] )\W*(?:date|dated)\W*$")
_THE_SAME_PERIOD = pattern_of(
    r"(?:within|during|in|for|over|of) (?:this|the|that|such|said)(?: above| same)?"
    r"(?: employment)? period|(?:in|on|for|by|per|with) (?:this|that|each|every) [a-z]+"
)
_BOTH = (
    r"(?:both|either|all|first and last|start(?:ing)? and end(?:ing)?|beginning and end(?:ing)?)"
)
_ENDS = r"(?: (?:ends?|dates?|days?))"
_BOTH_ENDS = pattern_of(
    rf"\b(?:inclusive of|includ(?:es?|ing)|counting|with) (?:its |their |the )?{_BOTH}{_ENDS}+"
    rf"(?: (?:included|inclusive|counted))?|\b{_BOTH}{_ENDS}* (?:are |being )?"
    rf"(?:included|inclusive|counted)|\b(?:(?:end|last|final|first){_ENDS}|ends) "
    rf"(?:are |is |being )?(?:included|inclusive|counted)"
)
"""Remarks on how ranges are read, which give no date a role: "both ends included"."""

_QUOTED = pattern_of(r"“[^”]{0,80}”|\"[^\"]{0,80}\"")
"""The title of a show may say anything: "No Strings", "Fresh Start"."""

_TAKEN_FROM = pattern_of(
    r"\bfrom (?:our|the|my|his|her|their|its|payroll|production|time|approved|signed|original)"
    r"(?: [a-z’'-]+){0,4}? (?:(?:time)?(?:cards?|sheets?)|records?|files?|reports?|systems?|"
    r"books?|boards?|logs?|calendars?|ledgers?|registers?|payroll|office)\b"
)
"""Where dates were looked up begins no period: "the work dates from our time cards"."""

_OVER_A_WEEKEND = pattern_of(r"\b(?:an?|one|over the|long) week ?end\b")
"""Two days on which there was work, and the end of no week that is named by its date."""

_SORTED_BY = pattern_of(r"\bby (?:episode|week|month|phase|department|unit|day|date|block)s?\b")


_AND_NO_OTHERS = pattern_of(
    r"\b(?:and )?(?:(?:up)?on |for |at )?no (?:other|more)s?(?: (?:days?|dates?|times?))?\b"
)
"""Said of a list that is whole: "on the following days, and upon no others"."""

_EACH_DAY_FROM = pattern_of(r"\b(?:each|every|all) (?:single )?days? (?:from|between)(?: the)? ?$")
"""What speaks of each day of a stretch names no bounds of employment."""

_REMARKS = (
    _QUOTED,
    _BOTH_ENDS,
    _THE_SAME_PERIOD,
    _TAKEN_FROM,
    _OVER_A_WEEKEND,
    _SORTED_BY,
    _AND_NO_OTHERS,
    _EACH_DAY_FROM,
)


def role_of(lead: str) -> tuple[Role, str] | None:
    """Return the role that ``lead`` (lower case, up to the date) gives, with the words that do."""
    for remark in _REMARKS:
        lead = remark.sub("", lead)
    best: tuple[int, Role, str] | None = None
    for label in _LABELS:
        for match in label.words.finditer(lead):
            if len(lead) - match.end() > label.reach:
                continue
            key = match.end() * 1000 + len(match.group())
            if best is None or key > best[0]:
                denied = label.role is Role.WORK and _DENIED.search(lead[: match.start()])
                against = denied or label.role is Role.NOT_WORKED
                role = _denied(lead[match.end() :]) if against else label.role
                best = (key, role, match.group())
    return None if best is None else (best[1], best[2])


def _denied(behind: str) -> Role:
    """Return what words that deny work say of a date: nothing beyond the end of their sentence."""
    return Role.OTHER if _SENTENCE_ENDS.search(behind) else Role.NOT_WORKED


def speaks_of_work(text: str) -> bool:
    """Return whether ``text`` (lower case) says that there was work, and nothing of none."""
    worked = next(x for x in _LABELS if x.role is Role.WORK and x.reach == _ANYWHERE)
    match = worked.words.search(text)
    denied = match is not None and _DENIED.search(text[: match.start()])
    return match is not None and not denied and not speaks_of_no_work(text)


_PARTS_A_LIST = pattern_of(
    r"\W*(?:on (?:and|or) )?(?:before|after|prior to|following|preceding) (?!.*\d)"
)


def parts_a_list(heading: str) -> bool:
    """Return whether a heading parts days before some event from those after it.

    What the days are stands over both parts: "Before the strike", "On and after signatory date".
    """
    return _PARTS_A_LIST.match(heading) is not None


def speaks_of_each_day(lead: str) -> bool:
    """Return whether ``lead`` ends with words that speak of each day of what follows."""
    return _EACH_DAY_FROM.search(lead) is not None


def speaks_of_no_work(text: str) -> bool:
    """Return whether ``text`` (lower case) has words about days without work."""
    return any(x.words.search(text) for x in _LABELS if x.role is Role.NOT_WORKED)


def is_bare_date_label(lead: str) -> bool:
    """Return whether ``lead`` ends in nothing but "Date:", which letters put before their own."""
    return _BARE_DATE.search(lead) is not None
