"""What holds for those who worked because of who wrote the letter, where it says nothing else."""

from extractors import catalogue
from extractors.catalogue.lookup import local_number
from extractors.confidence import Found, confidence
from extractors.evl.anatomy import Letter
from extractors.evl.hits import Hit
from extractors.evl.letter_fields import employer_is_issuer, pays_or_counts, says_lent
from extractors.evl.marks import LOCAL
from extractors.values import Field, Fields


def of_the_writer(letter: Letter, fields: Fields, hits: tuple[Hit, ...]) -> Fields:
    """Return the employer and the local of those for whom the letter names none itself."""
    return _as_employer(letter, fields) | _as_local(fields, hits)


def _as_employer(letter: Letter, fields: Fields) -> Fields:
    """Return the issuer as the employer, unless it pays, counts or speaks for others' people."""
    issuer = fields.get("issuer")
    if issuer is None:
        return {}
    named = str(issuer.value)
    doubted = pays_or_counts(named) or says_lent(letter.stated)
    if not employer_is_issuer(letter.stated) and doubted:
        return {}
    return {"employer": Field(issuer.value, confidence(Found.GUESS), issuer.places)}


def _as_local(fields: Fields, hits: tuple[Hit, ...]) -> Fields:
    """Return the local that wrote a letter in which no local is named: it sent out its own."""
    issuer = fields.get("issuer")
    found = LOCAL.search(str(issuer.value)) if issuer is not None else None
    if issuer is None or found is None or any(hit.field == "local" for hit in hits):
        return {}
    number, known = local_number(found.group()), catalogue.local(found.group())
    name = f"{known.union} Local {known.number}" if known is not None else None
    return {"local": Field(str(number), confidence(Found.PLACE), issuer.places, name)}
