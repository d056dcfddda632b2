"""What was learned from people and promoted by them: rules of issuers, and a calibration."""

from app.taught.held import Held, as_taught, held
from app.taught.rules import IssuerRule, RuleKind, ruled
from app.taught.steps import Steps

__all__ = ["Held", "IssuerRule", "RuleKind", "Steps", "as_taught", "held", "ruled"]
