"""The one JSON object that ``dayproof check`` prints for a case."""

from typing import Any

from app.casefolder.application import LOCAL_411
from app.casefolder.findings import (
    files_not_read,
    finding_object,
    findings_of,
    not_told,
    notes_on_tables,
    rows_not_read,
    told,
)
from app.casefolder.folder import CaseFolder, reading_of
from app.casefolder.ledger import line_json, referred_days
from app.casefolder.letters import CaseFacts, facts_of
from app.casefolder.upgrade_411 import packet_findings, unknown_category, upgrade_of
from app.casefolder.verdict import CaseAnswer, answer_of
from app.file_readings import object_of
from extractors.values import Outcome
from validators.wording import count, days_text


def check_case(case: CaseFolder) -> dict[str, Any]:
    """Return the answer of a case as JSON (ARCHITECTURE: ``dayproof check``)."""
    facts = facts_of(case)
    is_upgrade = case.application.roster == LOCAL_411
    answer = _upgrade(facts) if is_upgrade else _days(answer_of(facts))
    unread = [
        *files_not_read(facts),
        *rows_not_read(case.bad_lines),
        *notes_on_tables(case.work_files),
        *_folders(case),
    ]
    return {"files": _files(case), **answer, "cannot_tell": _each_once(answer, unread)}


def _files(case: CaseFolder) -> list[dict[str, Any]]:
    documents = [
        (file.names, object_of(file.names, file.reading, as_one=len(file.names) > 1))
        for file in case.files
    ]
    in_pages = {name for file in case.files for name in file.names}
    tables = [
        ((t.name,), object_of((t.name,), reading_of(t)))
        for t in case.work_files
        if t.name not in in_pages
    ]
    return [found for _, found in sorted([*documents, *tables], key=lambda each: each[0])]


def _days(answer: CaseAnswer) -> dict[str, Any]:
    referred = referred_days(answer.ledger)
    message = f"{count(len(referred), 'day')} for a person to decide: {days_text(referred)}."
    open_days = [told("days-referred", message)] if referred else []
    return {
        "findings": [
            finding_object(each)
            for each in answer.findings
            if each.finding.outcome is Outcome.DIFFERS
        ],
        "cannot_tell": [*open_days, *not_told(answer.findings)],
        "ledger": [line_json(line, answer.rule) for line in answer.ledger],
        "credited_days": answer.credited_days,
        "required_days": answer.required_days,
        "verdict": answer.verdict,
        "because": answer.because,
    }


def _upgrade(facts: CaseFacts) -> dict[str, Any]:
    found = (*findings_of(facts, None), *packet_findings(facts))
    answer = upgrade_of(facts, found)
    return {
        "findings": [
            finding_object(each) for each in found if each.finding.outcome is Outcome.DIFFERS
        ],
        "cannot_tell": [*unknown_category(facts), *answer.cannot_tell, *not_told(found)],
        "ledger": [],
        "credited_days": None,
        "required_days": None,
        "requirements": list(answer.requirements),
        "verdict": answer.verdict,
        "because": answer.because,
    }


def _folders(case: CaseFolder) -> list[dict[str, Any]]:
    return [
        told("folder-not-read", f"{name} is a folder inside the case: move its files up.")
        for name in case.folders
    ]


def _each_once(answer: dict[str, Any], unread: list[dict[str, Any]]) -> list[dict[str, Any]]:
    every = [*unread, *answer["cannot_tell"]]
    return list({(each["code"], each["message"]): each for each in every}.values())
