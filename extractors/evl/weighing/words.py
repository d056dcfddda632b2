"""What single words of labels and of sentences speak of: a person, a show, a company, a craft."""

from functools import lru_cache

from extractors.evl.wording import field_of_label
from extractors.word_lists import word_set

_SPEAKS = {
    "person": word_set(
        "employee employees employee's name names worker crew member artist person individual "
        "payee applicant performer technician professional recipient claimant talent craftsperson "
        "participant hand player who whom"
    ),
    "show": word_set(
        "production productions prod title show shows project picture series film films program "
        "programme movie spot campaign feature pilot job engagement"
    ),
    "company": word_set(
        "employer employers company companies producer producers producing engager entity "
        "corporation studio signatory hired employed corp co firm outfit house hiring"
    ),
    "pay": word_set("payroll paymaster paid pay paycheck paychecks checks payer cheque cheques"),
    "craft": word_set(
        "classification position occupation craft capacity role trade work worked duties category "
        "classified classifications positions function occ"
    ),
    "kind": word_set("type format kind medium media genre nature form"),
    "union": word_set("local union guild iatse affiliation jurisdiction teamsters"),
    "number": word_set("ssn ss social security last four 4 digits id number no sin code #"),
    "days": word_set(
        "date dates day days from to start end ending period week total count through hours began "
        "finish worked shifts dated sent when"
    ),
    "writer": word_set(
        "by signed prepared certified verified authorized signature printed signatory undersigned "
        "approved completed issued representative attested"
    ),
    "office": word_set("its title office"),
    "mail": word_set("phone fax email tel cell address city website contact attn cc to e-mail"),
    "subject": word_set("re subject regarding concerning reference"),
    "lender": word_set("loan-out loanout loan out lender f/s/o fso"),
}
_MOST_WORDS = 7


@lru_cache(maxsize=4096)
def speaks_of(label: str) -> frozenset[str]:
    """Return what a label speaks of by its words, in whatever order; nothing for a sentence."""
    words = label.lower().replace("/", " ").replace("’", "'").split()
    bare = [word.strip(".:,;()[]?*-–—_") for word in words]
    if not 0 < len(bare) <= _MOST_WORDS:
        return frozenset()
    return frozenset(name for name, own in _SPEAKS.items() if any(word in own for word in bare))


@lru_cache(maxsize=4096)
def named_by(label: str) -> str | None:
    """Return the field that a label names by the words of labels that are known."""
    return field_of_label(label.strip(" :?"), has_colon=True)
