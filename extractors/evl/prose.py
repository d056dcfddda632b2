"""What the sentences of a letter say: who was employed, as what, on which production, by whom."""

import re
from collections.abc import Iterator

from extractors import catalogue
from extractors.catalogue.lookup import production_wording
from extractors.confidence import Found
from extractors.evl.hits import Hit
from extractors.evl.titles import SEASON, unquoted
from extractors.names import has_legal_form, looks_like_company, looks_like_person
from extractors.passages import Passage, Printed
from extractors.word_lists import word_set

_CAP = r"(?:(?:[A-Z]\.){1,3}|(?:St|Ste|Dr)\.|[A-ZÀ-ÞŚŠŽČŁ][\w'’\-]*)"
_LINK = r"(?:de|la|las|los|del|van|von|der|den|da|di|dos|du|le|el|al|bin|ibn|y|e)"
_NICK = r"[\"“‘(][A-Z][\w.]*[\"”’)]"
_NAME = (
    rf"(?<![\w.’'-])(?:(?:Mr|Ms|Mrs|Mx|Dr)\.?\s+)?{_CAP}(?:\s+(?:{_LINK}\s+){{0,2}}(?"
    rf":{_CAP}|{_NICK})){{1,5}}"
    r"(?:,?\s+(?:Jr|Sr|II|III|IV)\b\.?)?"
)
_VERB = (
    r"(?:(?:was|is|were|has\s+been|had\s+been)\s+(?:\w+ly\s+|"
    r"also\s+)?(?:employed|hired|engaged|retained|"
    r"contracted|paid|working|on\s+payroll)|(?:has\s+|had\s+)?worked|"
    r"(?:has\s+)?rendered|(?:has\s+)?performed|"
    r"(?:has\s+)?provided|(?:has\s+)?served|furnished|completed)"
)
_ASIDE = r"(?:\s*[(\[][^()\[\]]{0,90}[)\]]|\s*,[^,]{0,90},){0,2}"
_NAME_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<v>{_NAME}){_ASIDE}\s*,?\s+(?i:{_VERB})\b",
        rf"(?i:f/?s/?o|for\s+(?:the\s+)?services\s+of|services\s+of)\s+(?P<v>{_NAME})",
        rf"(?i:(?:verif\w+|confirm\w*|certif\w+|regarding|concerning)\s+(?:(?:of|"
        rf"that|the|for|to)\s+)*"
        rf"(?:employment|work|services|days)(?:\s+(?:history|dates|"
        rf"experience|verification|worked))?\s+(?:of|for|by)):?\s+(?P<v>{_NAME})",
        rf"(?i:employment\s+verification|verification\s+of\s+employment|"
        rf"work\s+history)\s*(?i:for|of|:|[-–—])\s*(?P<v>{_NAME})",
        rf"(?i:(?:employee|crew\s+member|individual|person|member|"
        rf"technician)),?\s+(?:named\s+)?(?P<v>{_NAME})",
        rf"(?i:that|for|of)\s+(?P<v>{_NAME})(?=\s*[(\[,][^)\]]{{0,20}}(?:SSN|"
        rf"XXX|xxx|\*\*\*|last four|Social))",
    )
)
_AS = re.compile(
    r"\b(?i:as)\s+(?i:an?\s+|the\s+|our\s+|a\s+)?(?P<v>[A-Za-z0-9][\w./&'’-]*(?:[ "
    r"]+[\w./&'’()-]+){0,6})"
)
_OF = re.compile(
    r"\b(?i:capacity|position|classification|role|craft|occupation|"
    r"job title|title|category)\s+(?i:of|as|was|is|:)\s+"
    r"(?i:an?\s+|the\s+)?[\"“]?(?P<v>[A-Za-z0-9][\w./&'’-]*(?:[ ]+[\w./&'’()-]+){0,6})"
)
_IN_THE = re.compile(
    r"\b(?i:in|under)\s+(?i:the|an?)\s+[\"“]?(?P<v>[A-Z0-9][\w./&'’-]*(?:[ "
    r"]+[\w./&'’-]+){0,5}?)[\"”]?\s+"
    r"(?i:classification|position|category|craft|capacity|role|occupation|department)"
)
_PERFORMED = re.compile(
    r"\b(?i:performed|performing|provided|rendered)\s+(?P<v>[A-Za-z][\w./&'’-]*(?:[ "
    r"]+[\w./&'’-]+){0,4}?)\s+"
    r"(?i:work|duties|services)\b"
)
_STRONG_AS = re.compile(
    r"(?i)\b(?:employed|worked|work|hired|engaged|served|retained|"
    r"services|position|paid|working|contracted|him|her|them|"
    r"duties|union|days?|capacity)\b"
    r"[^.;]{0,90}$"
)
_CLASS_STOPS = re.compile(
    r"\s+(?:on|for|in|at|with|under|by|from|during|through|between|"
    r"and\s+(?:was|is|has|worked)|who|which|within|"
    r"working|covered|member|of\s+(?:the|IATSE|Local)|beginning|"
    r"starting|via|since|whose|while|per|pursuant|c/o|until|"
    r"to\s|the\s|this\s|his\s|her\s|was\b|were\b|is\b|are\b|[(\[\"“]).*$|[,;:()\[\].]+$",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"[“\"„](?P<v>[^”\"“„]{1,70})[”\"]|(?<=\s)[‘'](?P<w>[A-Z][^’'‘]{1,60})[’'](?=[\s,.;)])"
)
_DEFINED = (
    word_set(
        "company employer producer employee production contractor artist agreement project picture "
        "series lender"
    )
    | {"the company", "the employer", "the producer", "the employee", "the production"}
    | {
        "the picture",
        "the series",
        "the project",
        "the agreement",
        "payroll company",
        "payroll agent",
    }
)
_TITLE_WORD = r"(?:[A-Z0-9][\w'’&!?.:-]*|&)"
_SMALL = r"(?:of|the|at|in|on|to|and|a|an|for|from|with|de|la|or|by)"
_TITLE = rf"{_TITLE_WORD}(?:[ ](?:{_SMALL}[ ]){{0,3}}{_TITLE_WORD}){{0,7}}"
_KIND = (
    r"(?:feature(?:[- ]length)?|theatrical|motion\s+picture|film|"
    r"movie|series|television|TV|episodic|streaming|pilot|mini-?series|"
    r"commercial|documentary|production|project|show|program|"
    r"picture|music\s+video|SVOD|MOW|spot|season|drama|comedy)"
)
_UNQUOTED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?i:on|for|of|in)\s+(?:the\s+|our\s+|an?\s+)?(?:[\w-]+\s+){{0,6}}?(?i:{_KIND}"
        rf")s?,?\s*(?i:entitled|titled|called|named|known\s+as|:)?,?\s+(?P<v>{_TITLE})",
        rf"\b(?i:entitled|titled|known\s+as|called)\s+(?P<v>{_TITLE})",
        rf"\b(?i:on|for)\s+(?P<v>{_TITLE}(?:,?\s*\(?(?:Season|S)\s*\d+\)?)?),?\s+(?i:an?|"
        rf"the|our|which)\s+(?:[\w()-]+\s+){{0,6}}?(?i:{_KIND})\b",
    )
)
_AFTER_ROLE = re.compile(
    rf"\b(?i:as|position\s+of|capacity\s+of|classification\s+of)\s+(?i:an?\s+|"
    rf"the\s+)?[\w./&'’()-]+(?:[ ][\w./&'’()#-]+){{0,6}}?,?\s+(?i:on|"
    rf"for)\s+"
    rf"(?:our\s+|the\s+)?(?P<v>{_TITLE})"
)
_COMPANY = (
    r"(?:[A-Z0-9][\w'’&.!-]*|&)(?:[ ](?:(?:of|the|and|at)[ ])?(?:[A-Z0-9][\w'’&.!-]*|&)){0,7}"
    r"(?:,\s*(?:Inc|LLC|L\.L\.C|Ltd|Corp|LP|LLP)\b\.?)?"
)
_EMPLOYER_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?i:produced|employed|hired|engaged|retained|contracted)\s+(?i:directly\s+)?"
        rf"(?i:by)\s+(?i:the\s+producer,?\s+|the\s+production\s+company,?\s+|"
        rf"production\s+company\s+)?(?P<v>{_COMPANY})",
        rf"\b(?i:production\s+company|producing\s+company|signatory\s+company|"
        rf"signatory\s+producer|producer)(?i:\s+(?:is|was|of\s+record))?,?:?\s+(?P<v>{_COMPANY}"
        rf")",
        rf"\b(?i:employer\s+of\s+record|payroll\s+(?:agent|company|"
        rf"service|services|provider))\s+(?i:for|to|on\s+behalf\s+of)\s+(?i:the\s+product"
        rf"ion\s+company,?\s+)?(?P<v>{_COMPANY})",
        rf"\b(?i:on\s+behalf\s+of)\s+(?i:the\s+production\s+company,?\s+|"
        rf"our\s+client,?\s+|the\s+producer,?\s+)?(?P<v>{_COMPANY})",
        rf"\b(?i:worked|work|services|employment)\s+(?i:for|with|to)\s+(?P<v>{_COMPANY})",
        rf"(?P<v>{_COMPANY})\s*\((?i:the\s+)?[\"“](?i:the\s+)?(?i:producer|"
        rf"company|employer|production\s+company)[\"”]\)",
        rf"(?P<v>{_COMPANY}),\s+(?i:the|a)\s+(?i:production\s+company|"
        rf"producer|signatory|employer)\b",
        rf"\b(?i:a|an)\s+(?P<v>{_COMPANY})\s+(?i:production)\b",
    )
)
_PAYROLL_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:payroll\s+(?:company|service|services|provider|agent|"
        rf"house)|paymaster)(?i:\s+(?:is|was|of\s+record|for\s+(?:this|"
        rf"the)\s+\w+\s+(?:is|was)))?,?:?\s+(?P<v>{_COMPANY})",
        rf"\b(?i:payroll(?:ed)?|paid|processed)\s+(?i:was\s+|were\s+)?(?i:processed\s+|"
        rf"provided\s+|handled\s+|issued\s+|services\s+)?(?i:by|through|"
        rf"via)\s+(?i:our\s+payroll\s+company,?\s+|the\s+payroll\s+company,?\s+)?(?P<v>{_COMPANY}"
        rf")",
        rf"(?P<v>{_COMPANY}),?\s+(?i:acting\s+)?(?i:as|the|a|our|is\s+the)\s+(?i:authoriz"
        rf"ed\s+|designated\s+)?(?i:payroll)\b",
        rf"\b(?i:employed|hired|engaged|paid)\s+through\s+(?P<v>{_COMPANY})",
        rf"\bthrough\s+(?P<v>{_COMPANY}),?\s+(?i:as|the|a|our|payroll|employer\s+of\s+record)",
    )
)
_LOAN_OUT = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<v>{_COMPANY})\s*,?\s+(?i:f/?s/?o|for\s+(?:the\s+)?services\s+of|"
        rf"furnishing\s+the\s+services\s+of)\b",
        rf"\b(?i:loan-?\s?out)(?i:\s+(?:company|corporation|corp\.?|"
        rf"entity))?(?i:\s+(?:is|was))?[,:]?\s*\(?(?P<v>{_COMPANY})",
        rf"(?P<v>{_COMPANY}),?\s+(?i:an?|his|her|their)\s+(?i:loan-?\s?out)",
    )
)


def prose_hits(text: Passage) -> list[Hit]:
    """Return what the sentences of ``text`` say, in no particular order."""
    titles = list(_productions(text))
    found = [*_people(text), *_classifications(text), *titles, *_types(text, titles)]
    for field, patterns in (
        ("loanout_company", _LOAN_OUT),
        ("payroll_company", _PAYROLL_PATTERNS),
        ("employer", _EMPLOYER_PATTERNS),
    ):
        found += _companies(text, field, patterns)
    return found


def _people(text: Passage) -> Iterator[Hit]:
    for pattern in _NAME_PATTERNS:
        for match in pattern.finditer(text.text):
            start, end = match.span("v")
            name = _person_in(text.text[start:end])
            if name is not None:
                at = start + text.text[start:end].index(name)
                stop = at + len(name)
                dotted = name.endswith((" Jr", " Sr")) and text.text[stop : stop + 1] == "."
                yield _hit(text, "employee_name", at, stop + dotted)


def _person_in(text: str) -> str | None:
    """Return the longest end of ``text`` that is a person's name ("Please Maria Lopez")."""
    words = text.split(" ")
    for start in range(len(words) - 1):
        name = " ".join(words[start:]).rstrip(",")
        name = name if name.endswith(("r.", "J.")) else name.rstrip(".")
        if looks_like_person(name):
            return name
    return None


def _classifications(text: Passage) -> Iterator[Hit]:
    for pattern in (_AS, _OF, _IN_THE, _PERFORMED):
        for match in pattern.finditer(text.text):
            start, end = match.span("v")
            said = _named_classification(text.text[start:end])
            if said is None and pattern in (_AS, _OF):
                said = _unknown_classification(text.text, match, start, end, strong=pattern is _OF)
            if said:
                yield _hit(text, "classification", start, start + len(said))


def _named_classification(text: str) -> str | None:
    """Return the longest start of ``text`` that is a catalogue's title, else one much like it."""
    words = text.split(" ")
    starts = [" ".join(words[:count]).strip(' ,.;:()“”"') for count in range(len(words), 0, -1)]
    alike: str | None = None
    for said in starts:
        if len(said) < 2 or re.search(r"\(|\blocal\b|\d{2}", said, re.IGNORECASE):
            continue
        match = catalogue.classification(said)
        if match is None or not text.startswith(said):
            continue
        if match.how != "likeness":
            return said
        if match.score >= LIKENESS_IN_PROSE and not _CLASS_STOPS.search(f"{said} "):
            alike = alike or said
    return alike


def _unknown_classification(
    whole: str, match: re.Match[str], start: int, end: int, *, strong: bool
) -> str | None:
    """Return a title the catalogue does not know where the sentence says it is one."""
    if not strong and not _STRONG_AS.search(whole[max(0, match.start() - 120) : match.start()]):
        return None
    said = _CLASS_STOPS.sub("", whole[start:end]).strip(" ,.;:")
    said = _CLASS_STOPS.sub("", said).strip(" ,.;:")
    words = said.split()
    if not words or len(words) > 5 or (looks_like_company(said) and has_legal_form(said)):
        return None
    if words[0].lower() in _NO_TITLE_STARTS:
        return None
    return said if any(word[0].isupper() for word in words) else None


LIKENESS_IN_PROSE = 92.0
"""In a sentence only a title with a letter misread is taken for a title by likeness."""

_NO_TITLE_STARTS = word_set(
    "follows of verification proof evidence well agent employer such described shown noted listed "
    "indicated per needed the set requested confirmation payroll stated detailed soon long his her "
    "their part required"
)


def _productions(text: Passage) -> Iterator[Hit]:
    quoted = list(_quoted(text))
    yield from quoted
    found = bool(quoted)
    if quoted:
        return
    for pattern in (*_UNQUOTED, _AFTER_ROLE):
        for match in pattern.finditer(text.text):
            if pattern is _AFTER_ROLE and found:
                break
            start, end = match.span("v")
            said = _title_alone(text.text[start:end])
            if said is None or _is_company(said, text.text[start + len(said) :]):
                continue
            end = _with_season(text.text, start + len(said))
            found = True
            yield _hit(text, "production", start, end)


_TYPE_SAID = re.compile(
    r"(?i)\b(?:production|project|series|show|picture|program|"
    r"film|it|which)\s+(?:is|was)\s+(?:an?|the)\s+(?P<v>[^.;,]{3,70})|"
    r"\b(?:an?|the)\s+(?P<w>[^.;,“\"]{3,60}?)\s+(?:production|project)\b|"
    r"\b(?:type|format)\s+of\s+production\s+(?:is|was)\s+(?:an?\s+)?(?P<x>[^.;,]{3,60})"
)


def _types(text: Passage, titles: list[Hit]) -> Iterator[Hit]:
    """Yield the kind of production said right before or after a title, else in a sentence."""
    found = False
    for title in titles:
        at = text.text.find(title.printed.text.split(" (")[0])
        if at < 0:
            continue
        end = at + len(title.printed.text)
        for start, stop in ((max(0, at - 80), at), (end, min(len(text.text), end + 110))):
            hit = _type_in(text, start, stop, before=stop == at)
            if hit is not None:
                found = True
                yield hit
                break
    if found:
        return
    for match in _TYPE_SAID.finditer(text.text):
        group = next(name for name in "vwx" if match[name])
        hit = _type_in(text, *match.span(group), before=False)
        if hit is not None:
            yield hit


_NAMED_COMPANY = re.compile(rf"{_COMPANY}")


def _type_in(text: Passage, start: int, stop: int, *, before: bool) -> Hit | None:
    """Return the wording for a kind of production between two characters of ``text``."""
    window = text.text[start:stop]
    edges = [m.end() if before else m.start() for m in re.finditer(r"[.;]\s|[.;]$", window)]
    if edges and before:
        start, window = start + edges[-1], window[edges[-1] :]
    elif edges:
        window = window[: edges[0]]
    plain = _NAMED_COMPANY.sub(_blank_company, window)
    named = production_wording(plain)
    if named is None:
        return None
    wording = r"[\W_]+".join(re.escape(word) for word in named[1].split())
    at = re.search(rf"\b{wording}\b", plain, re.IGNORECASE)
    if at is None:
        return None
    return _hit(text, "production_type", start + at.start(), start + at.end())


def _blank_company(found: re.Match[str]) -> str:
    said = found.group(0)
    named = has_legal_form(said) or (len(said.split()) > 1 and looks_like_company(said))
    return " " * len(said) if named and not _KIND_AT_END.search(said) else said


_KIND_AT_END = re.compile(
    r"(?i)\b(?:series|film|pilot|movie|commercial|documentary|feature|video|picture|episodic|show)$"
)


def _quoted(text: Passage) -> Iterator[Hit]:
    for match in _QUOTED.finditer(text.text):
        group = "v" if match["v"] else "w"
        said = match[group].strip(" ,.")
        before = text.text[: match.start()].rstrip()[-12:]
        if (
            said.lower() in _DEFINED
            or len(said) < 2
            or re.search(r"\(\s*(?:the|hereinafter)?$", before)
        ):
            continue
        if not any(c.isupper() or c.isdigit() for c in said) or _nickname(text.text, match):
            continue
        if catalogue.classification(said) and re.search(r"(?i)\b(?:as|of|an?)$", before):
            continue
        end = _with_season(text.text, match.end())
        hit = _hit(text, "production", match.start(), end)
        yield Hit(hit.field, hit.printed.with_text(_unquoted_title(hit.text)), hit.found, hit.at)


def _nickname(whole: str, match: re.Match[str]) -> bool:
    """Return whether the quotation stands inside a name: Robert “Bo” Lindqvist."""
    inner = match["v"] or match["w"]
    before = re.search(r"([A-Z][\w'’-]+)\s$", whole[: match.start()])
    after = re.match(r"\s([A-Z][\w'’-]+)\b", whole[match.end() :])
    if not before or not after or " " in inner.strip():
        return False
    return looks_like_person(f"{before[1]} {after[1]}") and before[1].lower() not in {
        "feature",
        "film",
        "series",
        "production",
        "pilot",
        "picture",
        "movie",
        "show",
        "project",
    }


def _unquoted_title(printed: str) -> str:
    match = _QUOTED.match(printed)
    if match is None:
        return unquoted(printed)
    inner = (match["v"] or match["w"]).strip(" ,.")
    return f"{inner}{printed[match.end() :].rstrip(' ,.;')}"


def _with_season(whole: str, end: int) -> int:
    """Return where the title ends once a season printed right after it is taken in."""
    found = SEASON.match(whole, end)
    return found.end() if found and found.end() - end < 24 else end


def _title_alone(said: str) -> str | None:
    said = (
        re.split(r"\s+(?:from|by|as|for)\s+(?=[A-Z])", said)[0] if len(said.split()) > 4 else said
    )
    said = re.split(r"(?<=[\w]{3})\.\s|\.\.", said)[0].rstrip(" ,;:.")
    if re.match(r"^(?:Inc|LLC|Ltd|Corp|LP|Co)\b", said):
        return None
    if len(said) < 2 or (looks_like_person(said) and len(said.split()) > 3):
        return None
    if has_legal_form(said) or re.match(
        r"(?i)^(?:local|iatse|company|the\s+following|season)\b", said
    ):
        return None
    if (
        re.match(
            r"^(?:January|February|March|April|May|June|July|August|September|"
            r"October|November|December|Monday|Tuesday|Wednesday|Thursday|"
            r"Friday|Saturday|Sunday)\b",
            said,
        )
        or said.isdigit()
    ):
        return None
    if catalogue.production_type(said) and len(said.split()) == 1:
        return None
    return said


def _is_company(said: str, after: str) -> bool:
    """Return whether a title found without quotation marks is rather a company's name."""
    legal = re.match(r",?\s+(?:Inc|LLC|L\.L\.C|Ltd|Corp|LP)\b", after)
    ends = re.search(
        r"\b(?:Productions?|Pictures|Films|Entertainment|Media|Studios?|"
        r"Television|Payroll|Services)$",
        said,
    )
    return legal is not None or ends is not None


def _companies(text: Passage, field: str, patterns: tuple[re.Pattern[str], ...]) -> Iterator[Hit]:
    for pattern in patterns:
        for match in pattern.finditer(text.text):
            start, end = match.span("v")
            said = company_in(text.text[start:end])
            if said is not None:
                at = start + text.text[start:end].index(said)
                yield _hit(text, field, at, at + len(said))


def company_in(text: str) -> str | None:
    """Return the company's name at the start of ``text`` when some word of it says company."""
    legal = re.match(
        r"^(.*?\b(?:Inc|LLC|L\.L\.C|Ltd|Corp|LP|LLP|Limited|Incorporated|"
        r"Corporation)\b\.?)(?=$|[\s,.;)])",
        text,
    )
    said = legal[1] if legal else text
    said = re.sub(r"^(?i:the\s+producer|the\s+production\s+company|the)\s+", "", said)
    said = said.strip(" ,;") if has_legal_form(said) else said.strip(" ,;.")
    said = re.sub(r"(?<=[a-z])\.\s+[A-Z].*$", "", said) if not legal else said
    if said.endswith(".") and not re.search(r"(?:Inc|Ltd|Corp|Co)\.$", said):
        said = said.rstrip(".")
    if not looks_like_company(said) and catalogue.payroll_company(said) is None:
        return None
    if re.match(r"(?i)^(?:contract services|iatse|local|basic agreement)", said):
        return None
    return said if len(said) > 2 else None


def _hit(text: Passage, field: str, start: int, end: int) -> Hit:
    cut: Printed = text.cut(start, end)
    return Hit(field, cut, Found.PROSE, text.line_at(start))
