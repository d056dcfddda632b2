"""The words of employment letters: which label names which field."""

import re
from functools import cache, lru_cache

from extractors import catalogue
from extractors.patterns import pattern_of
from extractors.word_lists import word_set

_LABEL_WORDS = word_set(
    "sent run report emp prod a an and of the for to in on by as at or no number name "
    "names title titles type types date dates dated "
    "employee employees employee's worker worker's crew member member's artist person individual "
    "payee applicant performer technician professional claimant "
    "recipient legal full printed first last middle "
    "production productions project show picture series film program programme movie motion spot "
    "campaign feature season episode episodes company co corporation "
    "corp entity producer producing signatory "
    "engager "
    "employer employers employing record studio produced prod prod. classification classifications "
    "position occupation job craft capacity role work worked "
    "category trade held performed employed "
    "hired engaged duties union local guild affiliation status agreement covered coverage "
    "jurisdiction collective bargaining non nonunion payroll service services provider paymaster "
    "ssn4 ss4 agent house ssn ss social security sec soc four digits last4 masked sin "
    "loan out loanout "
    "lender f/s/o fso letter issue issued prepared days day total count start end ending "
    "began finish period through from wrap hire week w/e format medium media kind nature "
    "subject re regarding concerning reference occ code iatse teamsters contract "
    "#  & / () id ein fein tax address phone telephone fax email "
    "e-mail tel cell location county city state zip rate hours "
    "supervisor contact website budget tier runtime running time episode signature signed "
    "authorized representative print verified verification certified employment position's "
    "gender birth dob release network distributor platform listed approximate qualifying "
    "department dept invoice po client agency director product shoot prep attn attention cc "
    "his her their this our under w2 1099 check amount gross currency notes remarks comments "
    "who whom whose which what how many was were is did it paying "
    "paycheck paychecks pay-check "
    "unit account show's genre covered roster generated printed created exported document "
    "statement certificate paid rendered loan-out ssn-4 hiring corporate engaging"
)

_RULES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (field, pattern_of(pattern))
    for field, pattern in (
        ("last4", r"\bssn?4?\b|\bss ?#|social sec|soc\.? sec|last (?:four|4)|\blast4\b|\bsin\b"),
        ("payroll_company", r"^paid (?:through|by|via|thru)$|pay-?checks?$"),
        ("client", r"^client(?: company| name)?$"),
        (
            "other",
            r"phone|\btel\b|\bcell\b|fax|e-?mail|address|fein|\bein\b|"
            r"\btax\b|\bzip\b|website|county|\bcity\b|"
            r"\brate\b|gender|birth|\bdob\b|supervisor|contact|network|distributor|platform|budget|"
            r"\btier\b|run(?:ning)? ?time|runtime|notes|remarks|comments|"
            r"amount|gross|invoice|\bpo\b|"
            r"director|client|agency|location|\bhours?\b|department|\bdept\b|genre|account|check",
        ),
        (
            "other",
            r"\b(?:employee|worker|member|payee|job|project|production|"
            r"show|client|contract|file|reference) "
            r"(?:id|no|number|#|code)\b|\bid\b|signature|^signed|\bcc\b|attn|attention|^to$|^from$",
        ),
        (
            "signatory_name",
            r"print(?:ed)? name|signatory(?:'s)? name|^signatory$|^by$|"
            r"authorized (?:by|representative)|"
            r"(?:prepared|verified|certified|issued) by",
        ),
        (
            "letter_date",
            r"^date$|^dated$|^sent$|^as of$|"
            r"^(?:date )?(?:generated|printed|created|exported|prepared|run)(?: on)?$|"
            r"(?:run|report|print|document|statement|certificate|export) date|date of issue|"
            r"(?:letter|issue|prepar\w+) date|date (?:of (?:letter|issue|this letter|"
            r"(?:this )?report)|issued|prepared|of verification)|"
            r"^(?:letter )?dated?(?: of)? letter|^issued(?: on)?$|^date "
            r"of (?:employment )?verification",
        ),
        (
            "days",
            r"^how many|dates?|\bdays?\b|start|\bend(?:ing)?\b|began|finish|period|"
            r"\bfrom\b|through|\bwrap\b|hire date|week|w/e|total|count|"
            r"employment (?:from|to)",
        ),
        (
            "union_status",
            r"union status|union ?/ ?non|non-?union|(?:bargaining )?agreement|"
            r"covered|coverage|signatory status|"
            r"jurisdiction|^union or non|bargaining",
        ),
        ("loanout_company", r"loan ?-?out|lender|f/?s/?o"),
        ("payroll_company", r"payroll|paymaster|^paid (?:through|by|via)$"),
        (
            "local",
            r"\blocal\b|\bguild\b|^union$|union affiliation|union ?/ ?local|\biatse\b|teamsters",
        ),
        (
            "classification",
            r"classification|position|occupation|job title|^job held|\bcraft\b|"
            r"capacity|\brole\b|^title of position|"
            r"type of work|work performed|employed as|worked as|hired "
            r"as|engaged as|rendered as|duties|\btrade\b|job category|work category|"
            r"^occ\.?$",
        ),
        (
            "production_type",
            r"(?:type|kind|nature|category|format) of (?:the )?(?:production|"
            r"project|show|picture|program|media|film|work product)|"
            r"(?:production|prod\.?|project|show|program|picture|media|"
            r"series|film) (?:type|format|category|medium|kind)|"
            r"^(?:this |the )?(?:production|project|show) (?:is|was) an?$|"
            r"^type$|^format$|^medium$|^media$|^kind$",
        ),
        ("occupation_code", r"\bocc\b.*\bcode\b|occupation code|^code$"),
        (
            "employer",
            r"employer|\bengager\b|^engaging company$|"
            r"(?:production|producing|signatory|prod\.?|film|"
            r"picture) (?:co\b|company|entity|corporation)|prod\.? ?co\b|"
            r"^company(?: name)?$|name of company|^producer$|produced "
            r"by|employed by|hired by|\bstudio\b|^entity$|^corporation$|"
            r"^signatory producer|(?:employing|hiring) (?:company|entity)|"
            r"(?:which|what) company|^by whom|"
            r"^who (?:employed|hired|paid)|^signatory company|"
            r"^name of (?:the )?(?:employer|company)",
        ),
        ("season", r"season"),
        (
            "production",
            r"production|\bprod\b|project|\bshow\b|picture|series|\bfilm\b|program|"
            r"movie|\bspot\b|campaign|\bfeature\b|product",
        ),
        ("title", r"^title$|^titles$"),
        ("job", r"^job$"),
        ("subject", r"^re$|^regarding$|^concerning$|^subject$|^reference$|^in re$|^re employee$"),
        ("category", r"^category$"),
        (
            "employee_name",
            r"employee|^emp\.? name|^who (?:was|is|were|worked)|"
            r"^name$|^names$|worker|crew|technician|artist|individual|"
            r"\bperson\b|payee|^member|professional|"
            r"applicant|performer|claimant|recipient|(?:full|legal|first) "
            r"name|services of|last name|name (?:in|on) full",
        ),
    )
)


_VALUES_TOO = word_set(
    "union non-union nonunion iatse teamsters weekly daily contract payroll director agent"
) | {"payroll services", "payroll service", "iatse agreement", "non union"}


_KINDS_OF_SHOWS = word_set(
    "series picture show film project production feature movie program pilot"
)
"""Two of them with a stroke between ask for a title: "Series / Picture"."""


@lru_cache(maxsize=4096)
def field_of_label(label: str, *, has_colon: bool) -> str | None:
    """Return the field that a label names: "other" for one we know but do not keep, else None.

    Without a colon every word must be a label's word, so that prose is never taken for one.
    """
    named = _field_of(label, has_colon=has_colon)
    if named in {None, "other", "days"} and " / " in f"{label} ":
        parts = (_field_of(part, has_colon=has_colon) for part in label.split(" /"))
        return next((part for part in parts if part is not None), named)
    return named


def has_only_label_words(text: str) -> bool:
    """Return whether every word of a text is one that labels are made of: "Type of", "Employer"."""
    words = [word.strip(".,:;()#-*?") for word in text.lower().replace("/", " ").split()]
    return bool(words) and all(word in _LABEL_WORDS for word in words if word)


_STATED = word_set(
    "employee_name production production_type classification employer payroll_company local "
    "last4 client"
)


def states_a_fact(text: str) -> bool:
    """Return whether a line is a label of ours and its value, be that value a company's name."""
    label, colon, value = text.partition(":")
    return bool(colon and value.strip()) and field_of_label(label, has_colon=True) in _STATED


_LOOSE_PARTS = pattern_of(
    r"^\(?\d{1,2}[.)]\s+|,?\s*\bif\s+(?:any|applicable|known)\b", re.IGNORECASE
)
_NUMBER_OF = pattern_of(r"(?i)\b(?:job|project|production|show|employee|invoice)\s*#\W*$")
_LAST_FOUR = pattern_of(
    r"\b(?:ssn?|social|tax id|tin|id)\b.*\(.*\blast\s+(?:four|4)\b|\blast\s+(?:four|4)\b.*\bid\b"
)


def _field_of(label: str, *, has_colon: bool) -> str | None:
    if _LAST_FOUR.search(label.lower()):
        return "last4"
    if _NUMBER_OF.search(label):
        return "other"
    label = _LOOSE_PARTS.sub("", label)
    plain = re.sub(r"\([^)]*\)", " ", label.lower().replace("’", "'"))
    plain = re.sub(r"[^\w/#&'.+-]+", " ", plain).strip(" .-/#")
    plain = " ".join(_parted(word) for word in plain.split())
    words = [word.strip(".'#-") for word in re.split(r"[\s/]+", plain) if word.strip(".'#-")]
    if not words or len(words) > 7:
        return None
    if has_colon:
        plain = " ".join(_label_word(word) for word in plain.split())
        words = [_label_word(word) for word in words]
    known = sum(word in _LABEL_WORDS or word.isdigit() for word in words)
    enough = known * 2 > len(words) >= known > len(words) - 2 if has_colon else known == len(words)
    if not enough or (not has_colon and _is_a_value(plain, words)):
        return None
    return next((field for field, rule in _RULES if rule.search(plain)), None)


SHORTEST_MISREAD_WORD = 6
SHORTEST_WORD_RUN_TOGETHER = 4


@cache
def _parted(word: str) -> str:
    """Return two long words of labels that scanning ran together with a space between them."""
    if word in _LABEL_WORDS or not word.isalpha():
        return word
    cuts = range(SHORTEST_WORD_RUN_TOGETHER, len(word) - SHORTEST_WORD_RUN_TOGETHER + 1)
    known = (at for at in cuts if {word[:at], word[at:]} <= _LABEL_WORDS)
    return next((f"{word[:at]} {word[at:]}" for at in known), word)


@cache
def _label_word(word: str) -> str:
    """Return the label's word that ``word`` is but for one letter, as scanning misreads it."""
    if len(word) < SHORTEST_MISREAD_WORD or word in _LABEL_WORDS or not word.isalpha():
        return word
    same_length = (known for known in _LABEL_WORDS if len(known) == len(word))
    return next((known for known in same_length if _one_letter_off(word, known)), word)


def _one_letter_off(word: str, known: str) -> bool:
    return sum(a != b for a, b in zip(word, known, strict=True)) == 1


def _is_a_value(plain: str, words: list[str]) -> bool:
    """Return whether label words standing without a colon are rather a value ("Feature Film")."""
    if any(word.isdigit() for word in words) and "last" not in words:
        return True
    match = catalogue.classification(plain)
    if plain in _VALUES_TOO or (match is not None and match.how != "likeness"):
        return True
    if "/" in plain and set(words) <= _KINDS_OF_SHOWS:
        return False
    named = catalogue.production_wording(plain)
    if named is not None and named[1].replace("-", " ") == plain.replace("-", " "):
        return True
    names_it = {"title", "name", "type", "of", "company", "format", "number", "no"} & set(words)
    return not names_it and named is not None
