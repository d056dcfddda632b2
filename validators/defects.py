"""What is wrong with a letter so that none of its days may count until a person has decided."""

from extractors.values import DocumentType, Statement
from validators.claims import Claim, flag_of, text_of


def letter_defects(statement: Statement) -> tuple[str, ...]:
    """Return the finding codes of what the whole letter lacks (DOMAIN 1.2, 1.3)."""
    if statement.type is not DocumentType.EVL:
        return ()
    found = []
    if flag_of(statement.fields, "has_signature") is False:
        found.append("missing-signature")
    if flag_of(statement.fields, "has_letterhead") is False:
        found.append("missing-letterhead")
    if lacks_proof_of_payment(statement):
        found.append("proof-of-payment-missing")
    return tuple(found)


def claim_defects(claim: Claim) -> tuple[str, ...]:
    """Return the finding codes of what one record of the letter lacks (DOMAIN 1.2)."""
    found = []
    if not claim.days:
        found.append("missing-dates")
    if claim.classification is None:
        found.append("missing-classification")
    if claim.production_type is None:
        found.append("missing-production-type")
    return tuple(found)


def lacks_proof_of_payment(statement: Statement) -> bool:
    """Return True when a non-union company paid directly and no proof of payment is attached.

    Proof is not asked of a payroll company's own letter, nor for union work (P05), nor when the
    letter is silent about the union: then nobody can tell.
    """
    non_union = any(text_of(r, "union_status") == "non_union" for r in statement.records)
    paid_directly = text_of(statement.fields, "payroll_company") is None
    attached = flag_of(statement.fields, "proof_of_payment_attached")
    return non_union and paid_directly and attached is False
