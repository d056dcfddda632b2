"""Is the document about the person for whom it was handed in?"""

from extractors.values import DocumentType, Finding, Place, Statement
from validators.claims import (
    Claim,
    claims_compared,
    claims_of,
    own_claims,
    places_of,
    text_of,
    whose,
)
from validators.kinds import agrees, cannot_tell, differs
from validators.matching import best
from validators.people import same_name
from validators.person_names import parse_name
from validators.records import COUNTABLE, record_answers
from validators.values import Evidence, FringeRecord, PayrollRecord, Professional
from validators.whose import names_of
from validators.wording import count, days_text

CODE = "identity-mismatch"
VARIANT = "name-variant"


def check(statement: Statement, evidence: Evidence) -> list[Finding]:
    """Return whether name and last four digits of a letter are those of the professional."""
    professional = evidence.professional
    if professional is None or not statement.records:
        return [cannot_tell(CODE, "Nobody has said yet whose document this is.")]
    own = own_claims(statement, professional)
    if not own:
        return [_stranger(statement, professional)]
    variants = [c for c in own if not whose(c, professional).exact and c.who.name]
    spelled = [c for c in variants if not same_name(c.who.name, professional.name).exact]
    found = [agrees(CODE, "The document is about the professional.")]
    for claim in spelled:
        why = same_name(claim.who.name, professional.name).why
        places = places_of(statement.records[claim.index], "employee_name")
        message = f"{why}: confirm that both are the same person."
        found.append(differs(VARIANT, message, places=places))
    return found


def check_records(statement: Statement, evidence: Evidence) -> list[Finding]:
    """Return whether the records that prove the days write the name as the professional's.

    A middle name or a suffix more or less is common in payroll and is nobody's question.
    """
    if evidence.professional is None:
        return [cannot_tell(VARIANT, "Nobody has said yet whose document this is.")]
    written: dict[str, str] = {}
    for claim in claims_compared(statement, evidence):
        for answer in record_answers(claim, statement, evidence).values():
            proof: list[PayrollRecord | FringeRecord] = [*answer.paid_by, *answer.remitted_by]
            for line in proof if answer.verdict in COUNTABLE else ():
                if line.employee_name not in written:
                    written[line.employee_name] = _variant_in_records(line, claim, evidence)
    told = [why for _, why in sorted(written.items()) if why]
    if not told:
        return [agrees(VARIANT, "The records write the name as it is known.")]
    return [differs(VARIANT, f"{'; '.join(told)}: confirm that both are the same person.")]


def _variant_in_records(
    line: PayrollRecord | FringeRecord, claim: Claim, evidence: Evidence
) -> str:
    """Return how a record writes the name otherwise than the professional and the letter do."""
    names = names_of(claim, evidence)
    match = best([same_name(name.name, line.employee_name) for name in names])
    a, b = parse_name(names[0].name), parse_name(line.employee_name)
    is_plain = a.plain == b.plain or match.exact
    return "" if is_plain else f"The records write {line.employee_name} ({match.why})"


def check_namesakes(statement: Statement, evidence: Evidence) -> list[Finding]:
    """Return the claims whose days payroll paid only to somebody of the same name."""
    found = []
    for claim in claims_compared(statement, evidence):
        answers = record_answers(claim, statement, evidence)
        theirs = [day for day in claim.days if answers[day].person_differs]
        proven = any(answers[day].verdict in COUNTABLE for day in claim.days)
        if not theirs or proven:
            continue
        message = (
            f"{answers[theirs[0]].because} ({count(len(theirs), 'day')}: {days_text(theirs)}): "
            "ask the payroll company whose days these are."
        )
        found.append(differs(CODE, f"{message[0].upper()}{message[1:]}", dates=theirs))
    return found


def check_named(statement: Statement, evidence: Evidence) -> list[Finding]:
    """Return whether a resume or request is by the professional whose case it is."""
    name = text_of(statement.fields, "employee_name")
    if evidence.professional is None or name is None:
        return [cannot_tell(CODE, "No two names to compare.")]
    return [_same_bearer(name, evidence.professional, places_of(statement.fields, "employee_name"))]


def check_license(statement: Statement, evidence: Evidence) -> list[Finding]:
    """Return whether a license or certificate bears the professional's name."""
    name = text_of(statement.fields, "name")
    if evidence.professional is None or name is None:
        return [cannot_tell(CODE, "No two names to compare.")]
    return [_same_bearer(name, evidence.professional, places_of(statement.fields, "name"))]


def _same_bearer(name: str, professional: Professional, places: tuple[Place, ...]) -> Finding:
    match = same_name(name, professional.name)
    if match.differs:
        message = f"The document is about another person ({match.why}): send their own."
        return differs(CODE, message, places=places)
    if not match.exact:
        message = f"{match.why}: confirm that both are the same person."
        return differs(VARIANT, message, places=places)
    return agrees(CODE, "The document bears the professional's name.")


def _stranger(statement: Statement, professional: Professional) -> Finding:
    claim = claims_of(statement)[0]
    why = whose(claim, professional).why
    record = statement.records[claim.index]
    places = (*places_of(record, "employee_name"), *places_of(record, "last4"))
    kind = "letter" if statement.type is DocumentType.EVL else "document"
    message = (
        f"The {kind} is about {claim.who.name or 'somebody else'}, not {professional.name}: "
        f"{why}. Hand it to the person whom it is about."
    )
    return differs(CODE, message, places=places)
