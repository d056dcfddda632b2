"""What a domain asks others to do with mail that is not its own (DMARC, RFC 7489)."""

from dataclasses import dataclass
from functools import cache

from publicsuffixlist import PublicSuffixList

from app.inbound.names import Txt

_ENFORCED = frozenset({"quarantine", "reject"})


@dataclass(frozen=True, slots=True)
class Policy:
    """A domain's policy; ``asks`` is none, quarantine or reject, empty where none is published."""

    asks: str = ""
    strict: bool = False

    @property
    def is_enforced(self) -> bool:
        """True when others are asked to refuse or set aside what is not the domain's own."""
        return self.asks in _ENFORCED


def policy_of(domain: str, txt: Txt) -> Policy:
    """Return the policy for mail from ``domain``: its own, else its organization's (6.6.3).

    Raises ``NamesAway``.
    """
    own = _published(domain, txt)
    if own is not None:
        return _policy(own, own.get("p", ""))
    above = organization_of(domain)
    if above == domain:
        return Policy()
    general = _published(above, txt)
    return (
        Policy() if general is None else _policy(general, general.get("sp", general.get("p", "")))
    )


def organization_of(domain: str) -> str:
    """Return the domain that was registered: one label below a public suffix."""
    return _suffixes().privatesuffix(domain) or domain


def speaks_for(signer: str, domain: str, policy: Policy) -> bool:
    """Return whether a signature of ``signer`` is ``domain``'s own.

    DMARC's relaxed alignment takes every domain of the organization. We take the domain itself and
    those above it only: a subdomain or a sibling is often in the hands of some other company.
    """
    if signer == domain:
        return True
    if policy.strict or not domain.endswith(f".{signer}"):
        return False
    above = organization_of(domain)
    return signer == above or signer.endswith(f".{above}")


def _published(domain: str, txt: Txt) -> dict[str, str] | None:
    found = [tags for record in txt(f"_dmarc.{domain}") if (tags := _tags(record)) is not None]
    # Of two records none holds (6.6.3).
    return found[0] if len(found) == 1 else None


def _tags(record: bytes) -> dict[str, str] | None:
    parts = record.decode("ascii", "replace").split(";")
    pairs = [part.partition("=") for part in parts]
    tags = {name.strip().lower(): value.strip().lower() for name, _, value in pairs}
    first = parts[0].replace(" ", "")
    return tags if first == "v=DMARC1" else None


def _policy(tags: dict[str, str], asks: str) -> Policy:
    is_a_test = tags.get("t") == "y" or tags.get("pct") == "0"
    return Policy("none" if is_a_test else asks, strict=tags.get("adkim") == "s")


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()
