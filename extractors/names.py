"""Names of people and companies: telling them apart, putting them in order, comparing them."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from extractors.patterns import pattern_of
from extractors.word_lists import word_set

_SUFFIX = r"(?:Jr|Sr|II|III|IV|V|Esq|MD|PhD)\.?"
_SUFFIX_END = pattern_of(rf",?\s+({_SUFFIX})$", re.IGNORECASE)
HONORIFICS = "Mr|Ms|Mrs|Miss|Mx|Dr|Brother|Sister|Bro|Sis"
"""What stands before a name and is no part of it, as alternatives of an expression."""
_HONORIFIC = pattern_of(rf"^(?:{HONORIFICS})\.?\s+", re.IGNORECASE)
_FORMER = pattern_of(
    r"[\s,]*[(\[]?\s*\b(?:formerly(?: known as)?|f/?k/?a|née|nee|a\.?/?k\.?/?a\.?|also known as|"
    r"now known as|born|maiden name)\b.*$",
    re.IGNORECASE,
)
_PARTICLES = word_set("de la las los del van von der den da di dos du le el al bin ibn y e st")
FORMS = (
    r"(?:[Ii]nc|INC|Incorporated|LLC|L\.L\.C|ULC|[Ll]td|LTD|Limited|[Ll]tée|LTÉE|[Ll]imitée|"
    r"Corp|CORP|Corporation|LP|LLP)"
)
"""The legal forms that stand behind a company's name, without their dot."""

_COMPANY_WORDS = pattern_of(
    r"\b(?:inc|incorporated|llc|l\.l\.c|ulc|ltd|limited|ltée|limitée|corp|corporation|co|company|"
    r"companies|lp|llp|plc|gmbh|"
    r"productions?|prods|pictures?|films?|studios?|entertainment|media|payroll|services?|partners|group|"
    r"television|tv|cinema|works?|house|rentals?|costumes?|wardrobe|paymasters?|pay|agency|"
    r"broadcasting|networks?|enterprises?|industries|holdings?|trust|fund|guild|union|"
    r"associates|solutions|content|creative|collective|digital|post|editorial|effects|"
    r"unlimited|international|worldwide|administration|department|office|university|accounting|"
    r"bookkeeping|talent|animation|ventures|features|commercials|movies|originals)\b\.?",
    re.IGNORECASE,
)
_LEGAL_FORM = pattern_of(
    r"\b(?:inc|incorporated|llc|l\.l\.c|ulc|ltd|limited|ltée|limitée|corp|corporation|"
    r"lp|llp|plc|company|co)\b\.?\)?$",
    re.IGNORECASE,
)
_NOT_NAME_WORDS = word_set(
    "the this that these dear to whom it may concern re regarding subject employment "
    "verification letter date dates days worked production title local union classification "
    "position employee employer company street avenue boulevard road drive suite floor unit "
    "way blvd ave contract administration total period week ending type sincerely regards "
    "signature authorized representative name manager supervisor coordinator director "
    "producer accountant officer president sample page season feature series film "
    "television commercial pilot documentary motion picture january february march april "
    "may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday please accept we our i he she they his her their ssn "
    "social security number last four phone fax email attn attention from cc work history "
    "record records confirmation proof job grip driver editor verified verify certify "
    "payroll resources human services office controller executive assistant unit line "
    "client relations labor on behalf of for at roster purposes request employee's generated "
    "system required attachment appendix exhibit schedule addendum annex enclosure "
    "memorial thanksgiving canada juneteenth veterans independence presidents remembrance"
)  # fmt: skip
_FIRST_NAMES_TOO = frozenset({"may", "april", "june", "august", "dear", "march", "day"})


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in parts; ``given`` holds the middle names too."""

    given: str
    family: str
    suffix: str = ""

    @property
    def full(self) -> str:
        """The name as spoken: given names, family name, suffix."""
        return " ".join(part for part in (self.given, self.family, self.suffix) if part)


@lru_cache(maxsize=4096)
def person_name(text: str) -> PersonName | None:
    """Return the parts of a person's name ("LAST, FIRST M." included), None for anything else."""
    bare = _HONORIFIC.sub("", without_former_name(text)).strip(" ,;:-–—")
    bare = bare if re.search(r"\b\w\.$|\b[JS]r\.$", bare) else bare.rstrip(" .,")
    suffix_found = _SUFFIX_END.search(bare)
    suffix = suffix_found[1] if suffix_found else ""
    bare = bare[: suffix_found.start()] if suffix_found else bare
    family_first = re.fullmatch(rf"([^,]+?)(?:\s+({_SUFFIX}))?\s*,\s*([^,]+)", bare)
    if family_first:
        return _checked(family_first[3], family_first[1], family_first[2] or suffix)
    words = bare.split()
    if not 2 <= len(words) <= 7 or "," in bare:
        return None
    at = _family_start(words)
    return _checked(" ".join(words[:at]), " ".join(words[at:]), suffix)


def without_former_name(text: str) -> str:
    """Return ``text`` without "(formerly …)", "aka …" and the like."""
    return _FORMER.sub("", text).strip()


def looks_like_person(text: str) -> bool:
    """Return whether ``text`` can be a person's name and is no company's."""
    return person_name(text) is not None


def looks_like_company(text: str) -> bool:
    """Return whether ``text`` carries a word that company names carry."""
    return bool(_COMPANY_WORDS.search(text))


@lru_cache(maxsize=4096)
def has_legal_form(text: str) -> bool:
    """Return whether ``text`` ends in Inc., LLC and the like."""
    return bool(_LEGAL_FORM.search(text.strip(" ,;")))


def same_person(one: str, other: str) -> bool:
    """Return whether two printed names can be the same person's: initials and accents aside."""
    first, second = person_name(one), person_name(other)
    if first is None or second is None:
        return False
    if fuzz.ratio(_plain(first.family), _plain(second.family)) < 85:
        return False
    given, other_given = _plain(first.given).split(), _plain(second.given).split()
    return bool(given and other_given) and (
        given[0] == other_given[0]
        or fuzz.ratio(given[0], other_given[0]) >= 80
        or (min(len(given[0]), len(other_given[0])) == 1 and given[0][0] == other_given[0][0])
    )


def _checked(given: str, family: str, suffix: str) -> PersonName | None:
    words = [*given.split(), *family.split()]
    if not given or not family or len(words) > 7:
        return None
    if any(not _name_word(word) for word in words) or _COMPANY_WORDS.search(family):
        return None
    plain = [word.lower().strip(".,") for word in words]
    bad = [w for w in plain if w in _NOT_NAME_WORDS and w not in _FIRST_NAMES_TOO]
    return None if bad else PersonName(given.strip(), family.strip(), suffix)


def _name_word(word: str) -> bool:
    if word.lower().strip(".") in _PARTICLES:
        return True
    bare = word.strip("\"“”'’().,")
    return (
        bool(bare)
        and bare[0].isupper()
        and re.fullmatch(r"[^\W\d_](?:[^\W\d_]|['’.\-])*", bare) is not None
    )


def _family_start(words: list[str]) -> int:
    at = len(words) - 1
    while at > 1 and words[at - 1].lower().strip(".") in _PARTICLES:
        at -= 1
    return at


def _plain(text: str) -> str:
    spread = unicodedata.normalize("NFKD", text)
    letters = "".join(c for c in spread if not unicodedata.combining(c))
    return re.sub(r"[^a-z ]", "", re.sub(r"[-.]", " ", letters.lower())).strip()
