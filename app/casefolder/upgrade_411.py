"""An upgrade in Local 411: what the packet holds, and what nobody can tell from it yet."""

from dataclasses import dataclass
from typing import Any

from app.casefolder.application import ReferencesAsked
from app.casefolder.findings import CaseFinding, told
from app.casefolder.letters import CaseFacts
from app.casefolder.verdict import Verdict
from extractors import catalogue
from extractors.values import DocumentType
from validators.kinds import differs
from validators.wording import count

# DOMAIN 7.1 G2: an incomplete packet is not considered. Source SD3, undated, read there 2026-11-21.
_PACKET = {
    DocumentType.UPGRADE_REQUEST: "the formal request",
    DocumentType.RESUME: "the resume",
}


@dataclass(frozen=True, slots=True)
class UpgradeAnswer:
    """The requirements of an upgrade with have and need, and the verdict."""

    requirements: tuple[dict[str, Any], ...]
    cannot_tell: tuple[dict[str, Any], ...]
    verdict: Verdict
    because: str


def upgrade_of(facts: CaseFacts) -> UpgradeAnswer:
    """Return how an upgrade stands; what its papers say is not read, so it is never *meets*.

    ``have`` is None wherever reading the paper would be needed to know; ``readings`` hold the
    numbers that are known, for instance how many reference letters were found.
    """
    asked = facts.application.references
    papers = [_paper(facts, kind, name) for kind, name in _PACKET.items()]
    requirements = (*papers, *_references(facts, asked))
    missing = [each["because"] for each in requirements if each["state"] == "missing"]
    unread = [f"Not read: {', '.join(facts.unread_files)}."] if facts.unread_files else []
    unsure = tuple(
        told("requirement-not-decided", each["because"])
        for each in requirements
        if each["state"] == "refer"
    )
    if missing or unread:
        return UpgradeAnswer(
            requirements, unsure, Verdict.INCOMPLETE, " ".join([*missing, *unread])
        )
    because = "Resume and reference letters are recognised but not read: a person must decide."
    return UpgradeAnswer(requirements, unsure, Verdict.REFER, because)


def references_short(facts: CaseFacts) -> list[CaseFinding]:
    """Return that too few reference letters are there, when every document was recognised."""
    asked, unknown = facts.application.references, facts.of_type(DocumentType.UNKNOWN)
    letters = facts.of_type(DocumentType.REFERENCE_LETTER)
    if asked is None or unknown or facts.unread_files or len(letters) >= asked.references:
        return []
    message = (
        f"{count(len(letters), 'reference letter')} found, {asked.references} needed: "
        "send the others."
    )
    numbers = {"have": len(letters), "need": asked.references}
    names = tuple(sorted({name for letter in letters for name in letter.names}))
    return [CaseFinding(differs("reference-count-short", message, compared=numbers), names)]


def unknown_category(facts: CaseFacts) -> list[dict[str, Any]]:
    """Return that the category sought is none that the catalogue knows, if so."""
    sought = facts.application.classification
    if catalogue.category_411(sought) is not None:
        return []
    return [told("category-unknown", f"“{sought}” is no category of Local 411 that is known.")]


def _paper(facts: CaseFacts, kind: DocumentType, name: str) -> dict[str, Any]:
    found = len(facts.of_type(kind))
    if not found:
        because = f"No document was recognised as {name}: send it with the packet."
        return _requirement(kind, "missing", because, have=0, need=1, found=0)
    because = f"A document was recognised as {name}; what it says is not read."
    return _requirement(kind, "refer", because, have=None, need=1, found=found)


def _references(facts: CaseFacts, asked: ReferencesAsked | None) -> list[dict[str, Any]]:
    found = len(facts.of_type(DocumentType.REFERENCE_LETTER))
    need = asked.references if asked is not None else None
    letters = f"{count(found, 'reference letter')} found"
    if need is not None and found < need:
        because = f"{letters}, {need} needed: send the others."
        made = [_requirement("references", "missing", because, have=None, need=need, found=found)]
    else:
        because = f"{letters}; who signed them is not read, so a person must say how many count."
        made = [_requirement("references", "refer", because, have=None, need=need, found=found)]
    if asked is not None and asked.needs_pc_reference:
        because = "Whether one reference is by a listed Production Coordinator is not read."
        state = "refer"
        made.append(_requirement("pc-reference", state, because, have=None, need=1, found=None))
    return made


def _requirement(
    name: str, state: str, because: str, *, have: int | None, need: int | None, found: int | None
) -> dict[str, Any]:
    return {
        "id": name.replace("_", "-"),
        "have": have,
        "need": need,
        "readings": {} if found is None else {"documents_found": found},
        "state": state,
        "because": because,
    }
