"""Which companies employed, paid or lent a person, as sentences say it."""

import re
from collections.abc import Iterator

from extractors import catalogue
from extractors.evl.hits import Hit
from extractors.evl.prose.cutting import prose_hit
from extractors.names import has_legal_form, looks_like_company
from extractors.passages import Passage

COMPANY = (
    r"(?:[A-Z0-9][\w'’&.!-]*|&)(?:[ ](?:(?:of|the|and|at)[ ])?(?:[A-Z0-9][\w'’&.!-]*|&)){0,7}"
    r"(?:,\s*(?:Inc|LLC|L\.L\.C|Ltd|Corp|LP|LLP)\b\.?)?"
)
EMPLOYER = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?i:produced|employed|hired|engaged|retained|contracted)\s+(?i:directly\s+)?"
        rf"(?i:by)\s+(?i:the\s+producer,?\s+|the\s+production\s+company,?\s+|"
        rf"production\s+company\s+)?(?P<v>{COMPANY})",
        rf"\b(?i:production\s+company|producing\s+company|signatory\s+company|"
        rf"signatory\s+producer|producer)(?i:\s+(?:is|was|of\s+record))?,?:?\s+(?P<v>{COMPANY}"
        rf")",
        rf"\b(?i:employer\s+of\s+record|payroll\s+(?:agent|company|"
        rf"service|services|provider))\s+(?i:for|to|on\s+behalf\s+of)\s+(?i:the\s+product"
        rf"ion\s+company,?\s+)?(?P<v>{COMPANY})",
        rf"\b(?i:on\s+behalf\s+of)\s+(?i:the\s+production\s+company,?\s+|"
        rf"our\s+client,?\s+|the\s+producer,?\s+)?(?P<v>{COMPANY})",
        rf"\b(?i:worked|work|services|employment)\s+(?i:for|with|to)\s+(?P<v>{COMPANY})",
        rf"\b(?i:(?:on|under)\s+(?:the\s+)?payroll\s+of|employees?\s+of|(?:employer|company)\s+(?:is|was)|"
        rf"employed\s+(?:at|with|through)|in\s+the\s+employ\s+of|position\s+with|crew\s+of)\s+"
        rf"(?P<v>{COMPANY})",
        rf"(?:^|(?<=[.:;!?]\s))(?P<v>{COMPANY})(?i:\s*\([^()]{{2,40}}\))?,?\s+(?i:(?:is\s+"
        rf"(?:pleased|happy|writing)\s+to|hereby|can|wishes\s+to|would\s+like\s+to|does|do)\s+"
        rf"(?:hereby\s+)?)?"
        rf"(?i:confirms?|certif(?:y|ies)|verif(?:y|ies)|attests?|acknowledges?|employed|hired|"
        rf"engaged|advises?|states?)\b",
        rf"(?P<v>{COMPANY})\s*\((?i:the\s+)?[\"“](?i:the\s+)?(?i:producer|"
        rf"company|employer|production\s+company)[\"”]\)",
        rf"(?P<v>{COMPANY}),\s+(?i:(?:the|a|as)\s+)?(?i:production\s+company|"
        rf"producers?|signatory|employer)\b",
        rf"\b(?i:with|for|by|to|from|of)\s+(?i:us|our\s+company|the\s+undersigned|the\s+company|"
        rf"the\s+employer|the\s+producer),?\s+(?P<v>{COMPANY})",
        rf"\b(?i:a|the)\s+(?i:production|project|picture|series|show|film)\s+(?i:of|by|from)\s+"
        rf"(?P<v>{COMPANY})",
        rf"\b(?i:a|an)\s+(?P<v>{COMPANY})\s+(?i:production)\b",
    )
)
PAYROLL = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:payroll\s+(?:company|service|services|provider|agent|"
        rf"house)|paymaster)(?i:\s+(?:is|was|of\s+record|for\s+(?:this|"
        rf"the)\s+\w+\s+(?:is|was)))?,?:?\s+(?P<v>{COMPANY})",
        rf"\b(?i:payroll(?:ed)?|paid|processed)\s+(?i:was\s+|were\s+)?(?i:processed\s+|"
        rf"provided\s+|handled\s+|issued\s+|services\s+)?(?i:by|through|"
        rf"via)\s+(?i:our\s+payroll\s+company,?\s+|the\s+payroll\s+company,?\s+)?(?P<v>{COMPANY}"
        rf")",
        rf"(?P<v>{COMPANY}),?\s+(?i:acting\s+)?(?i:as|the|a|our|is\s+the)\s+(?i:authoriz"
        rf"ed\s+|designated\s+)?(?i:payroll)\b",
        rf"\b(?i:employed|hired|engaged|paid)\s+through\s+(?P<v>{COMPANY})",
        rf"\bthrough\s+(?P<v>{COMPANY}),?\s+(?i:as|the|a|our|payroll|employer\s+of\s+record)",
    )
)
LOAN_OUT = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<v>{COMPANY})\s*,?\s+(?i:f/?s/?o|for\s+(?:the\s+)?services\s+of|"
        rf"furnishing\s+the\s+services\s+of)\b",
        rf"\b(?i:loan-?\s?out)(?i:\s+(?:company|corporation|corp\.?|"
        rf"entity))?(?i:\s+(?:is|was))?[,:]?\s*\(?(?P<v>{COMPANY})",
        rf"(?P<v>{COMPANY}),?\s+(?i:an?|his|her|their)\s+(?i:loan-?\s?out)",
    )
)


_OFFICE_OF = re.compile(
    r"^.*\b(?i:manager|supervisor|coordinator|director|producer|accountant|officer|president|"
    r"representative|executive|administrator|specialist|controller|assistant|head|clerk)\b"
    r"(?:\s+of\s+\w+)?,?\s+(?:of|for|at|with)\s+(?=[A-Z])"
)
"""The office of somebody before the name of the company that it is held in."""


def companies(text: Passage, field: str, patterns: tuple[re.Pattern[str], ...]) -> Iterator[Hit]:
    """Yield the companies that ``patterns`` find in the sentences of ``text``."""
    for pattern in patterns:
        for match in pattern.finditer(text.text):
            start, end = match.span("v")
            said = company_in(text.text[start:end])
            if said is not None:
                at = start + text.text[start:end].index(said)
                yield prose_hit(text, field, at, at + len(said))


def company_in(text: str) -> str | None:
    """Return the company's name at the start of ``text`` when some word of it says company."""
    legal = re.match(
        r"^(.*?\b(?:Inc|LLC|L\.L\.C|Ltd|Corp|LP|LLP|Limited|Incorporated|"
        r"Corporation)\b\.?)(?=$|[\s,.;)])",
        text,
    )
    said = legal[1] if legal else text
    said = _OFFICE_OF.sub("", said)
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
