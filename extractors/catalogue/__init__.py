"""The vocabulary of the trade: locals, classifications, production types, payroll companies."""

from extractors.catalogue.lookup import (
    category_411,
    local,
    payroll_company,
    production_type,
    production_wording,
)
from extractors.catalogue.positions import Match, classification, occupation_code
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
