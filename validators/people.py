"""Whether two mentions of a person mean the same person; never decided by the name alone."""

import re
import unicodedata
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

from validators.matching import Match, cannot_tell, different, same
from validators.values import Professional

SUFFIXES = {"jr", "sr", "ii", "iii", "iv", "v"}

# Everyday English, Spanish and French short forms; two names of one line are taken as one name.
NICKNAMES: tuple[frozenset[str], ...] = tuple(
    frozenset(line.split())
    for line in """
    alexander alex sandy xander
    alexandra alexandria alex sandra lexi
    andrew andy drew
    anthony tony
    antonio tony
    barbara barb barbie
    benjamin ben benji
    catherine katherine kathryn kate kathy cathy katie
    charles charlie chuck
    christina christine chris tina
    christopher chris
    daniel dan danny
    david dave davey
    deborah debra deb debbie
    donald don donnie
    dorothy dot dottie
    edward ed eddie ted
    elizabeth liz beth betty lisa eliza
    eugene gene
    francis francisco frank paco
    frederick fred freddie
    gabriel gabe
    gerald gerard gerry jerry
    gregory greg
    guadalupe lupe
    harold hal harry
    henry hank harry
    jacob jake
    jacqueline jackie
    james jim jimmy jamie
    jeffrey geoffrey jeff geoff
    jennifer jen jenny
    jessica jess jessie
    jesus chuy
    john jack johnny jon
    jonathan jon
    joseph joe joey
    jose pepe joe
    joshua josh
    kenneth ken kenny
    kimberly kim
    lawrence laurence larry
    leonard len lenny leo
    margaret maggie meg peggy marge
    matthew matt
    maximilian maxwell max
    michael mike mikey mick
    nathaniel nathan nate
    nicholas nick nicky
    pamela pam
    patricia pat patty trish tricia
    patrick pat paddy
    peter pete
    philip phillip phil
    raymond ray
    rebecca becky becca
    richard rick dick rich ricky
    robert rob bob bobby robbie
    ronald ron ronnie
    samantha sam
    samuel sam sammy
    stephanie steph
    stephen steven steve
    susan suzanne sue susie
    theodore ted teddy theo
    theresa teresa terry tess
    thomas tom tommy
    timothy tim timmy
    valerie val
    victoria vicky tori
    vincent vince vinny
    walter walt wally
    william bill billy will willy liam
    zachary zach zack
    """.strip().splitlines()
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in comparable parts: lower case, no accents, no punctuation."""

    first: str
    middle: tuple[str, ...]
    last: tuple[str, ...]
    suffix: str | None

    @property
    def plain(self) -> tuple[str, ...]:
        """Return first and last names, without middle names and suffix."""
        return (self.first, *self.last)


def parse_name(text: str) -> PersonName:
    """Return the parts of a name written ``First M. Last, Jr.`` or ``LAST, FIRST``."""
    letters = unicodedata.normalize("NFKD", text)
    letters = "".join(c for c in letters if not unicodedata.combining(c)).lower()
    pieces = [_words(piece) for piece in letters.split(",")]
    suffix = next((w for piece in pieces for w in piece[1:] or piece if w in SUFFIXES), None)
    pieces = [[w for w in piece if w not in SUFFIXES] for piece in pieces]
    pieces = [piece for piece in pieces if piece]
    words = pieces[1] + pieces[0] if len(pieces) == 2 else [w for p in pieces for w in p]
    last_length = len(pieces[0]) if len(pieces) == 2 else 1
    if len(words) < 2:
        return PersonName(words[0] if words else "", (), (), suffix)
    last_length = min(last_length, len(words) - 1)
    first, middle = words[0], tuple(words[1:-last_length])
    return PersonName(first, middle, tuple(words[-last_length:]), suffix)


def same_name(one: str, other: str) -> Match:
    """Return whether two written names can be one person's; a variant agrees but is not exact."""
    a, b = parse_name(one), parse_name(other)
    if a.suffix and b.suffix and a.suffix != b.suffix:
        return different(f"{one} and {other} carry different suffixes")
    if a == b:
        return same("the names are the same")
    if sorted(a.plain + a.middle) == sorted(b.plain + b.middle) and a.suffix == b.suffix:
        return same(f"{one} and {other} are one name in another order")
    reason = _variant(a, b)
    if reason is None:
        return different(f"{one} and {other} are different names")
    return same(f"{one} and {other}: {reason}", exact=False)


def same_person(one: Professional, other: Professional) -> Match:
    """Return whether two mentions are one person: a number and the name together, or neither."""
    if not one.name or not other.name:
        return cannot_tell("one side gives no name")
    names = same_name(one.name, other.name)
    if one.member_number and other.member_number:
        equal = _bare_number(one.member_number) == _bare_number(other.member_number)
        return _with_number(equal, "member number", names)
    if one.last4 and other.last4:
        return _with_number(one.last4 == other.last4, "last four digits", names)
    if names.differs:
        return names
    return cannot_tell(f"{names.why}, but one side gives no number to prove it")


def _bare_number(text: str) -> str:
    """Return a member number without the punctuation and leading zeros that exports drop."""
    return re.sub(r"[^A-Z0-9]", "", text.upper()).lstrip("0")


def _with_number(equal: bool, number: str, names: Match) -> Match:  # noqa: FBT001 - the comparison itself
    if not equal:
        return different(f"the {number} differ")
    if names.differs:
        return different(f"the {number} agree, but {names.why}")
    return same(f"the {number} agree and {names.why}", exact=names.exact)


def _variant(a: PersonName, b: PersonName) -> str | None:
    lasts = set(a.last + a.middle) & set(b.last + b.middle) & (set(a.last) | set(b.last))
    firsts = _same_first(a, b)
    if firsts and a.last == b.last:
        return firsts if firsts != "the first names agree" else "a middle name or suffix differs"
    if firsts and lasts:
        return "one part of the last name agrees"
    if firsts and _close("".join(a.last), "".join(b.last)):
        return "the last names differ by a letter"
    if a.first == b.first and a.last and b.last and len(a.first) > 2:
        return "the last names differ, as after a change of name"
    return None


def _same_first(a: PersonName, b: PersonName) -> str | None:
    if a.first == b.first:
        return "the first names agree"
    if any({a.first, b.first} <= names for names in NICKNAMES):
        return f"{a.first.title()} and {b.first.title()} are forms of one first name"
    if a.first in b.middle or b.first in a.middle:
        return "a middle name is used as first name"
    if 1 in {len(a.first), len(b.first)} and a.first[:1] == b.first[:1]:
        return "one side gives an initial"
    return "the first names differ by a letter" if _close(a.first, b.first) else None


def _close(one: str, other: str) -> bool:
    return min(len(one), len(other)) > 3 and DamerauLevenshtein.distance(one, other) == 1


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", text.replace("'", "").replace("’", "").replace("-", " "))
