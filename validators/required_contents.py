"""Does the letter hold what every letter must hold (DOMAIN 1.2)?"""

from extractors.values import Finding, Statement
from validators.claims import Claim, claims_of
from validators.defects import claim_defects, letter_defects
from validators.kinds import differs

_MESSAGES = {
    "missing-dates": "no single dates{period}: ask for a letter that lists each date worked",
    "missing-classification": "no classification: ask the issuer to name it",
    "missing-production-type": "no type of production: ask the issuer to name it",
    "missing-signature": "no signature: ask for the letter signed",
    "missing-letterhead": "no letterhead: ask for the letter on the issuer's letterhead",
    "proof-of-payment-missing": (
        "non-union work paid directly by the company, without proof of payment: "
        "send pay stubs or a payroll print-out for the days"
    ),
}


def check(statement: Statement) -> list[Finding]:
    """Return what the letter as a whole, and each of its records, lacks."""
    codes = list(letter_defects(statement))
    found = [differs(code, f"The letter shows {_MESSAGES[code]}.") for code in codes]
    claims = claims_of(statement)
    if not claims:
        found.append(differs("missing-dates", _message("missing-dates", None, several=False)))
    for claim in claims:
        several = len(claims) > 1
        found += [differs(c, _message(c, claim, several=several)) for c in claim_defects(claim)]
    return found


def _message(code: str, claim: Claim | None, *, several: bool) -> str:
    about = f" for “{claim.production}”" if several and claim and claim.production else ""
    period = ", only a period" if claim is not None and claim.period else ""
    return f"The letter gives{about} {_MESSAGES[code].format(period=period)}."
