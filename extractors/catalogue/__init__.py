"""The vocabulary of the trade: locals, classifications, production types, payroll companies."""

from extractors.catalogue.lookup import (
    Match,
    category_411,
    classification,
    local,
    occupation_code,
    payroll_company,
    production_type,
    production_wording,
)
from extractors.catalogue.vocabulary import Vocabulary, load

__all__ = [
    "Match",
    "Vocabulary",
    "category_411",
    "classification",
    "load",
    "local",
    "occupation_code",
    "payroll_company",
    "production_type",
    "production_wording",
]
