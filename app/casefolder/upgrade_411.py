"""An upgrade in Local 411: what the packet proves of each requirement, and what nobody can tell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from app.casefolder.experience_411 import months_of, shows_in
from app.casefolder.findings import CaseFinding, told
from app.casefolder.letters import CaseFacts, Document, pairs
from app.casefolder.verdict import Verdict
from app.roster.rulebook import rule_book
from app.roster.upgrades import ExperienceNeeded, UpgradeAsked, upgrade_asked
from extractors import catalogue
from extractors.values import DocumentType, Finding, Outcome
from validators import elsewhere
from validators.copies import check_wordings
from validators.references import (
    ReferencesWanted,
    check_letter,
    check_together,
    is_by_coordinator,
    sound_letters,
)
from validators.resumes import Show, shows_of
from validators.wording import count

# DOMAIN 7.1 G2: an incomplete packet is not considered. Source SD3, undated, read there 2026-11-21.
_PACKET = {
    DocumentType.UPGRADE_REQUEST: "the formal request",
    DocumentType.RESUME: "the resume",
}
_DISCRETION = {"fringe-days-short", "classification-mismatch", elsewhere.CODE, "identity-mismatch"}
"""Findings after which the committee must look: experience that the records do not bear out."""


@dataclass(frozen=True, slots=True)
class UpgradeAnswer:
    """The requirements of an upgrade with have and need, and the verdict."""

    requirements: tuple[dict[str, Any], ...]
    cannot_tell: tuple[dict[str, Any], ...]
    verdict: Verdict
    because: str


def upgrade_of(facts: CaseFacts, found: Sequence[CaseFinding]) -> UpgradeAnswer:
    """Return how an upgrade stands: each requirement with what is there and what is needed.

    Nothing is taken as met by guess: where readings of a rule disagree, or a paper does not say,
    the committee must decide.
    """
    requirements = (
        *(_paper(facts, kind, name) for kind, name in _PACKET.items()),
        *_references(facts, wanted_of(facts)),
        *_experience(facts),
        *_seminars(facts),
    )
    missing = [each["because"] for each in requirements if each["state"] == "missing"]
    unread = [f"Not read: {', '.join(facts.unread_files)}."] if facts.unread_files else []
    unsure = [each for each in requirements if each["state"] == "refer"]
    asked = tuple(told("requirement-not-decided", each["because"]) for each in unsure)
    if missing or unread:
        because = " ".join([*missing, *unread])
        return UpgradeAnswer(requirements, asked, Verdict.INCOMPLETE, because)
    verdict, because = _verdict(requirements, found)
    return UpgradeAnswer(requirements, asked, verdict, because)


def packet_findings(facts: CaseFacts) -> list[CaseFinding]:
    """Return what is wrong with the references, and with work outside the local."""
    wanted, letters = wanted_of(facts), facts.of_type(DocumentType.REFERENCE_LETTER)
    professional = facts.application.professional
    found = [
        CaseFinding(finding, letter.names)
        for letter in letters
        for finding in check_letter(letter.statement, wanted, professional)
    ]
    if not facts.of_type(DocumentType.UNKNOWN) and not facts.unread_files:
        names = tuple(sorted({name for letter in letters for name in letter.names}))
        together = check_together([letter.statement for letter in letters], wanted)
        found += [CaseFinding(finding, names) for finding in together]
    for later, one in pairs(letters):
        names = tuple(sorted({*later.names, *one.names}))
        alike = check_wordings([one.statement, later.statement])
        found += [CaseFinding(finding, names) for finding in alike]
    papers = [each.statement for each in facts.documents]
    for resume in facts.of_type(DocumentType.RESUME):
        outside = elsewhere.check(resume.statement, papers)
        found += [CaseFinding(finding, resume.names) for finding in outside]
    return [each for each in found if each.finding.outcome is not Outcome.AGREES]


def wanted_of(facts: CaseFacts) -> ReferencesWanted:
    """Return the references asked for: as the application says, else by the category sought."""
    category = catalogue.category_411(facts.application.classification)
    own = facts.application.references
    if own is not None:
        return ReferencesWanted(own.references, own.needs_pc_reference, category)
    asked = _asked(facts)
    return ReferencesWanted(asked.letters, asked.by_coordinators > 0, category)


def _asked(facts: CaseFacts) -> UpgradeAsked:
    """Return what the rule book asks for the category sought."""
    return upgrade_asked(rule_book(), catalogue.category_411(facts.application.classification))


def unknown_category(facts: CaseFacts) -> list[dict[str, Any]]:
    """Return that the category sought is none that the catalogue knows, if so."""
    sought = facts.application.classification
    if catalogue.category_411(sought) is not None:
        return []
    return [told("category-unknown", f"“{sought}” is no category of Local 411 that is known.")]


def _verdict(
    requirements: Sequence[dict[str, Any]], found: Sequence[CaseFinding]
) -> tuple[Verdict, str]:
    short = [each["because"] for each in requirements if each["state"] == "short"]
    if short:
        return Verdict.SHORT, " ".join(short)
    doubts = [_said(each.finding) for each in found if _is_doubt(each.finding)]
    unsure = [each["because"] for each in requirements if each["state"] == "refer"]
    if doubts or unsure:
        return Verdict.REFER, " ".join(dict.fromkeys([*doubts, *unsure]))
    return Verdict.MEETS, "Every requirement is met in every reading."


def _is_doubt(finding: Finding) -> bool:
    return finding.outcome is Outcome.DIFFERS and finding.code in _DISCRETION


def _said(finding: Finding) -> str:
    return finding.message


def _paper(facts: CaseFacts, kind: DocumentType, name: str) -> dict[str, Any]:
    found = len(facts.of_type(kind))
    if not found:
        because = f"No document was recognised as {name}: send it with the packet."
        return _requirement(kind, "missing", because, have=0, need=1)
    return _requirement(kind, "met", f"{name[0].upper()}{name[1:]} is there.", have=found, need=1)


def _references(facts: CaseFacts, wanted: ReferencesWanted) -> Iterator[dict[str, Any]]:
    letters = facts.of_type(DocumentType.REFERENCE_LETTER)
    sound = sound_letters([letter.statement for letter in letters])
    may = [s for s in sound if not _refused(s, wanted, facts)]
    readings = {"documents_found": len(letters), "signed_by_different_people": len(sound)}
    text = f"{count(len(may), 'reference letter')} of {wanted.number} count"
    state = "met" if len(may) >= wanted.number else "missing"
    because = f"{text}." if state == "met" else f"{text}: send the others."
    yield _requirement(
        "references", state, because, have=len(may), need=wanted.number, readings=readings
    )
    if wanted.needs_coordinator:
        yield _coordinator([s for s in may if is_by_coordinator(s)])


def _refused(letter: Any, wanted: ReferencesWanted, facts: CaseFacts) -> bool:
    found = check_letter(letter, wanted, facts.application.professional)
    return any(finding.outcome is Outcome.DIFFERS for finding in found)


def _coordinator(letters: Sequence[Any]) -> dict[str, Any]:
    if not letters:
        because = "No reference is by a Production Coordinator: send one."
        return _requirement("pc-reference", "missing", because, have=0, need=1)
    because = "Whether the Production Coordinator is listed and in good standing is not known here."
    return _requirement("pc-reference", "met", because, have=len(letters), need=1)


def _experience(facts: CaseFacts) -> Iterator[dict[str, Any]]:
    resumes: Sequence[Document] = facts.of_type(DocumentType.RESUME)
    shows = [show for resume in resumes for show in shows_of(resume.statement)]
    for needed in _asked(facts).experience if shows else ():
        yield _shows(shows, needed)
        if needed.months:
            yield _months(shows, needed)


def _shows(shows: Sequence[Show], needed: ExperienceNeeded) -> dict[str, Any]:
    have = len(shows_in(shows, needed.category))
    name = f"shows-{needed.category.lower()}"
    because = f"{count(have, 'show')} as {needed.category}, {needed.shows} needed."
    # Few shows over long months may be accepted by the committee (A5), so it is never just short.
    state = "met" if have >= needed.shows else "refer"
    return _requirement(name, state, because, have=have, need=needed.shows)


def _months(shows: Sequence[Show], needed: ExperienceNeeded) -> dict[str, Any]:
    readings = months_of(shows, needed.category)
    known = [months for months in readings.values() if months is not None]
    least, most = min(known, default=0.0), max(known, default=0.0)
    passes = len(known) == len(readings) and least >= needed.months
    because = f"{least:g} to {most:g} months as {needed.category}, {needed.months} needed."
    if not known:
        because = f"The resume does not say for how long: {needed.months} months needed."
    name = f"months-{needed.category.lower()}"
    return _requirement(
        name,
        "met" if passes else "refer",
        because,
        have=round(least, 2) if known else None,
        need=needed.months,
        readings=readings,
    )


def _seminars(facts: CaseFacts) -> Iterator[dict[str, Any]]:
    need = _asked(facts).seminars
    # An application that brings its own rule names all that it asks for beside the experience.
    if need is None or facts.application.references is not None:
        return
    have = len(facts.of_type(DocumentType.COURSE_CERTIFICATE))
    because = f"{count(have, 'certificate')} of seminars found, {need} needed."
    yield _requirement("seminars", "met" if have >= need else "refer", because, have, need)


def _requirement(
    name: str,
    state: str,
    because: str,
    have: float | None,
    need: int | None,
    readings: dict[str, Any] | None = None,
) -> dict[str, Any]:
    return {
        "id": name.replace("_", "-"),
        "have": have,
        "need": need,
        "readings": readings or {},
        "state": state,
        "because": because,
    }
