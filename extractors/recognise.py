"""Which kind of document some pages are, told by the words that only such a document carries."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.layout import lines
from extractors.values import DocumentType, Page

LEAST_EVIDENCE = 2.0
"""Below this no kind is named: the document is unknown and a person says what it is."""

TOP_LINES = 12


@dataclass(frozen=True, slots=True)
class Evidence:
    """A wording, the weight it adds for its kind, and whether it must stand near the top."""

    kind: DocumentType
    weight: float
    wording: re.Pattern[str]
    at_top: bool = False

    @property
    def runs_on(self) -> bool:
        """Whether the wording may reach over lines that no space of its own stands for."""
        bound = self.at_top or bool(self.wording.flags & re.MULTILINE)
        return ".*" in self.wording.pattern and not bound


def _says(kind: DocumentType, weight: float, wording: str, *, at_top: bool = False) -> Evidence:
    return Evidence(kind, weight, re.compile(wording, re.IGNORECASE), at_top)


_T = DocumentType
EVIDENCE: tuple[Evidence, ...] = (
    _says(
        _T.EVL,
        3.0,
        r"\b(?:employment|work|production|days?)\s+(?:verification|"
        r"confirmation)|verif\w+\s+of\s+(?:employment|work|days)|"
        r"verification\s+letter|employment\s+letter|contract\s+services\s+letter|"
        r"roster\s+letter|(?:certificate|confirmation|proof|statement)\s+of\s+employment",
    ),
    _says(
        _T.EVL,
        2.0,
        r"(?m)^\W*(?:letter\s+of\s+|re\s*:?\s*)?(?:employment\s+(?:verification|confirmation)|"
        r"verification\s+of\s+employment)\b",
        at_top=True,
    ),
    _says(_T.EVL, 1.5, r"contract\s+services|\bCSATF\b|industry\s+experience\s+roster|\broster\b"),
    _says(
        _T.EVL,
        2.0,
        r"\b(?:was|were|has\s+been)\s+(?:\w+\s+)?(?:employed|hired|"
        r"engaged|paid)\b|performed\s+services|rendered\s+services|services\s+were\s+rendered|"
        r"worked\s+(?:as|on|for|with)\b|\bemployed\b|in\s+the\s+employ\s+of|on\s+the\s+payroll\s+of|"
        r"hired\s+as\b|employing\s+company|employer\s+of\s+record",
    ),
    _says(
        _T.EVL,
        1.5,
        r"\b(?:dates?|days?)\s+(?:of\s+work|worked|employed|of\s+employment)|"
        r"work\s+dates|specific\s+dates|following\s+(?:dates|days)|"
        r"total\s+days|week[- ]ending|\bw/e\b|\bworked\s*:",
    ),
    _says(_T.EVL, 1.0, r"to\s+whom\s+it\s+may\s+concern|this\s+letter|please\s+accept"),
    _says(
        _T.EVL,
        1.0,
        r"\b(?:job\s+)?classification\b|\boccupation\b|\bposition\b|"
        r"\bcapacity\b|\bcraft\b|\bjob\s+title\b|\brole\b",
    ),
    _says(
        _T.EVL,
        1.0,
        r"\bproduction\b|\bproject\b|\bshow\b|\bfeature\b|\bseries\b|"
        r"\bepisodic\b|\bpilot\b|\bmotion\s+picture\b|\bdocumentary\b|"
        r"\bemployer\s+of\s+record\b|\bpayroll\s+(?:company|agent|"
        r"service)",
    ),
    _says(_T.EVL, 1.0, r"\bSSN\b|social\s+security|[X*#•]{3}-?[X*#•]{2}-?\d{4}"),
    _says(_T.EVL, 0.5, r"\blocal\s+(?:no\.?\s*)?\d{2,3}\b|\bI\.?A\.?T\.?S\.?E\b|\bemployer\b"),
    _says(_T.EVL, 0.5, r"\bsincerely\b|\bregards\b|\byours\b"),
    _says(
        _T.DRIVER_LICENSE,
        4.0,
        r"\bdriver'?s?\s+licen[cs]e\b|\bpermis\s+de\s+conduire\b|\bcommercial\s+driver",
        at_top=True,
    ),
    _says(_T.DRIVER_LICENSE, 1.0, r"\b(?:EXP|DOB|ISS|RSTR|HGT|WGT|EYES)\b[:\s]*\d?"),
    _says(
        _T.DRIVER_LICENSE,
        1.5,
        r"\bDLN?\b\s*(?:no\.?|#|:)?\s*[A-Z]?\d{4,}|\b4d\b|\bEND(?:ORSEMENTS)?\b.*\bRSTR\b"
        r"|\bHGT\b.*\bWGT\b",
    ),
    _says(_T.MEDICAL_CERTIFICATE, 6.0, r"MCSA-?5876|medical\s+examiner'?s?\s+certificate"),
    _says(
        _T.MEDICAL_CERTIFICATE,
        2.0,
        r"national\s+registry|medical\s+examiner'?s\s+(?:name|signature|telephone)",
    ),
    _says(_T.ROSTER_CERTIFICATION, 6.0, r"roster\s+certification"),
    _says(_T.ROSTER_CERTIFICATION, 2.0, r"\bunsatisfactory\b"),
    _says(
        _T.COURSE_CERTIFICATE,
        4.0,
        r"certificate\s+of\s+(?:completion|training|achievement|attendance)|"
        r"has\s+(?:successfully\s+)?completed\s+(?:the|course)|course\s+completion",
    ),
    _says(
        _T.COURSE_CERTIFICATE, 2.0, r"\bsafety\s+pass\b|harassment\s+prevention|completion\s+date"
    ),
    _says(
        _T.PAY_STUB,
        3.0,
        r"(?m)^\W*(?:pay\s*stub|earnings\s+statement|check\s+stub|"
        r"statement\s+of\s+earnings|pay\s+statement)\b",
        at_top=True,
    ),
    _says(_T.PAY_STUB, 2.5, r"\bnet\s+pay\b"),
    _says(
        _T.PAY_STUB,
        1.5,
        r"\b(?:ytd|year\s+to\s+date)\b|federal\s+(?:income\s+)?(?:tax|"
        r"withholding)|\bFICA\b|\bgross\s+pay\b|check\s+(?:date|no)|"
        r"\bmedicare\b",
    ),
    _says(_T.RECORD_OF_EMPLOYMENT, 2.0, r"record\s+of\s+employment"),
    _says(
        _T.RECORD_OF_EMPLOYMENT,
        5.0,
        r"relev[ée]\s+d'emploi|\binsurable\b|service\s+canada|employment\s+insurance|"
        r"\bins\s?5223\b|\(ROE\)|first\s+day\s+worked.*last\s+day\s+for\s+which\s+paid",
    ),
    _says(_T.RECORD_OF_EMPLOYMENT, 2.0, r"insurable\s+(?:hours|earnings)"),
    _says(_T.TIMESHEET, 4.5, r"\btime\s*-?\s*(?:sheet|card)\b", at_top=True),
    _says(
        _T.TIMESHEET,
        1.5,
        r"\bmeal\s+(?:in|out|1)\b|\bcall\b.*\bwrap\b|\btime\s+in\b|"
        r"employee\s+signature|approved\s+by",
    ),
    _says(
        _T.RESUME,
        4.0,
        r"(?m)^\W*(?:r[ée]sum[ée]|curriculum\s+vitae)\b|\br[ée]sum[ée]\s*$|"
        r"\bcurriculum\s+vitae\b",
        at_top=True,
    ),
    _says(
        _T.RESUME,
        1.5,
        r"(?m)^\W*(?:skills|education|objective|selected\s+credits|film\s+credits|"
        r"credits|work\s+experience|professional\s+experience|references\s+available)\W*"
        r"$",
    ),
    _says(
        _T.RESUME,
        3.0,
        r"(?m)^.*\b(?:production|show|project|title)\b.*\b(?:days|weeks|dates?|start)\b.*"
        r"\b(?:U?PM|P\.?C|A\.?P\.?C|production\s+(?:manager|coordinator)|producer)\b",
    ),
    _says(_T.RESUME, 1.0, r"references\s+(?:available\s+)?(?:up)?on\s+request"),
    _says(
        _T.REFERENCE_LETTER,
        4.0,
        r"letter\s+of\s+(?:reference|recommendation|support)|reference\s+letter|"
        r"recommend(?:ation)?\b|in\s+support\s+of\b.*\bupgrade",
    ),
    _says(
        _T.REFERENCE_LETTER,
        1.5,
        r"pleasure\s+(?:of|to)\s+work|hard[- ]?working|asset\s+to|"
        r"without\s+hesitation|highly\s+recommend|member\s+in\s+good\s+standing",
    ),
    _says(
        _T.UPGRADE_REQUEST,
        4.0,
        r"request(?:ing)?\s+(?:for\s+|an?\s+|to\s+be\s+)?(?:upgrade|"
        r"upgraded)|upgrade\s+(?:request|application)|request\s+(?:to\s+be\s+listed|"
        r"for\s+listing)|letter\s+of\s+request",
    ),
    _says(_T.UPGRADE_REQUEST, 1.5, r"membership\s+committee|upgrade\s+(?:from|to)\b"),
    _says(
        _T.PAYROLL_EXPORT,
        3.5,
        r"payroll\s+(?:register|report|export|listing|detail)|labor\s+distribution|"
        r"earnings\s+(?:report|print-?out|listing)",
        at_top=True,
    ),
    _says(
        _T.PAYROLL_EXPORT,
        1.5,
        r"\boccupation_code\b|\bemployee_name\b|\bocc\.?\s*code\b.*\bhours\b",
    ),
    _says(_T.FRINGE_REPORT, 4.5, r"fringe|remittance|contribution\s+report", at_top=True),
    _says(_T.FRINGE_REPORT, 1.5, r"\bremitt?er\b|member\s+(?:no|number).*\bgross\b"),
)

_LETTER_TITLES = re.compile(r"(?i)verification|confirmation of employment")


@dataclass(frozen=True, slots=True)
class Recognised:
    """The kind that the evidence speaks for, and the chance (0 to 1) that it is right."""

    kind: DocumentType
    confidence: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page with the texts of its lines, which are costly to put together more than once."""

    page: Page
    texts: tuple[str, ...]


def sheet_of(page: Page) -> Sheet:
    """Return ``page`` with the texts of its lines."""
    return Sheet(page, tuple(line.text for line in lines(page)))


def recognise(pages: Sequence[Page]) -> Recognised:
    """Return the kind of document on ``pages``; unknown when nothing speaks for any kind."""
    return recognise_sheets([sheet_of(page) for page in pages])


def recognise_sheets(sheets: Sequence[Sheet]) -> Recognised:
    """Return the kind of document on ``sheets``; unknown when nothing speaks for any kind."""
    if any(_is_license_barcode(sheet.page) for sheet in sheets):
        return Recognised(DocumentType.DRIVER_LICENSE, 0.995)
    texts = [text for sheet in sheets for text in sheet.texts]
    scores = evidence(texts)
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < LEAST_EVIDENCE:
        return Recognised(DocumentType.UNKNOWN, 0.6)
    best = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    return Recognised(best[0], _certainty(best[1], second))


def evidence(texts: Sequence[str]) -> dict[DocumentType, float]:
    """Return the weight of evidence for each kind in the lines of a document."""
    top, whole = "\n".join(texts[:TOP_LINES]), "\n".join(texts)
    spread = " ".join(texts)
    scores: dict[DocumentType, float] = {}
    for each in EVIDENCE:
        where = top if each.at_top else whole
        if each.wording.search(where) or (each.runs_on and each.wording.search(spread)):
            scores[each.kind] = scores.get(each.kind, 0.0) + each.weight
    return scores


def _certainty(best: float, second: float) -> float:
    margin = best - second
    if best >= 5.0 and margin >= 2.5:
        return 0.99
    if (best >= 4.0 and margin >= 1.5) or (best >= 3.5 and margin >= 2.0):
        return 0.95
    return 0.85 if margin >= 1.0 else 0.65


def _is_license_barcode(page: Page) -> bool:
    return any("ANSI " in code.text[:40] or "AAMVA" in code.text[:40] for code in page.barcodes)
