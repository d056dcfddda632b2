"""What erasing does to each table: which rows go, which columns are cleared, what stays as proof.

Every table stands here; a test fails for a new table or a new column of words without a rule.
What stays of a counted day: the day, the rule and its version, the digest of the document, and
who decided.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

ERASED = "erased"
"""What stands in the place of words that may not be empty."""


@dataclass(frozen=True, slots=True)
class Clear:
    """The columns of a table that lose their values, in rows found by ``by``; ``keeps`` may stay.

    ``keeps`` are words that are codes, ids or names of the trade, never of a person.
    """

    table: str
    by: str
    values: Mapping[str, Any]
    keeps: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Delete:
    """A table whose rows found by ``by`` go altogether."""

    table: str
    by: str


def _clear(table: str, by: str, keeps: str = "", **values: Any) -> Clear:
    return Clear(table, by, MappingProxyType(values), frozenset(keeps.split()))


OF_DOCUMENTS: tuple[Clear | Delete, ...] = (
    Delete("page_images", "document_id"),
    Delete("results", "document_id"),
    Delete("past_checks", "document_id"),
    Delete("corrections", "document_id"),
    Delete("desk_items", "document_id"),
    Delete("wording_bands", "document_id"),
    Delete("fix_requests", "document_id"),
    Delete("contests", "document_id"),
    _clear(
        "second_looks",
        "document_id",
        "public_id kind why issuer asked_again differing",
        first_answer=None,
        answer=None,
    ),
    _clear(
        "documents",
        "id",
        "public_id reference sha256 source state document_type error_code trace proof",
        file_name=ERASED,
        part=None,
        error_message=None,
    ),
    Delete("one_time_links", "document_id"),
    Delete("one_time_links", "question_id"),
    _clear("batch_files", "document_id", "state code", name=ERASED, reason=None),
    _clear(
        "batch_expected",
        "document_id",
        "source",
        file_name=None,
        person=ERASED,
        last4=None,
        il_number=None,
    ),
    _clear(
        "work",
        "document_id",
        stage="done",
        due_at=None,
        lease_owner=None,
        lease_until=None,
        needs_attention=None,
    ),
    _clear("decisions", "document_id", "kind policy days together", reason=""),
    _clear(
        "credits",
        "document_id",
        "local classification verdict rule rule_version",
        production=ERASED,
        printed=None,
        page=None,
        box=None,
        because=ERASED,
        payroll_line_id=None,
        fringe_line_id=None,
    ),
    _clear(
        "questions",
        "document_id",
        "public_id reference sent_how",
        issuer=ERASED,
        address="",
        subject=ERASED,
        body=ERASED,
    ),
    _clear("question_rows", "question_id", production=ERASED, letter_says="", records_say=""),
    _clear("amendments", "row_id", "public_id kind channel", note="", answered_by=ERASED),
    _clear("credit_doubts", "credit_id", "public_id", reason=ERASED),
    _clear(
        "credentials",
        "document_id",
        "public_id kind recorded_by withdrawn_by",
        license_class=None,
        jurisdiction=None,
        issued_on=None,
        birth_on=None,
        page=None,
        box=None,
    ),
    _clear(
        "training_facts",
        "document_id",
        "public_id kind course recorded_by withdrawn_by",
        provider=None,
        because="",
        page=None,
        box=None,
    ),
)
"""What goes with a document: its content, and the words that were written about it."""

OF_PEOPLE: tuple[Clear | Delete, ...] = (
    Delete("messages", "professional_id"),
    Delete("outgoing_mail", "professional_id"),
    Delete("outgoing_mail", "account_id"),
    Delete("notification_settings", "account_id"),
    Delete("partial_uploads", "account_id"),
    Delete("roster_assessments", "roster_record_id"),
    Delete("training_facts", "professional_id"),
    Delete("given_reports", "professional_id"),
    Delete("aliases", "professional_id"),
    Delete("passkeys", "account_id"),
    Delete("recovery_codes", "account_id"),
    Delete("sign_ins", "account_id"),
    Delete("account_links", "account_id"),
    Delete("sign_in_tries", "account_id"),
    *(
        _clear(
            "identity_claims",
            by,
            "public_id how outcome",
            last4=None,
            il_number=None,
            identity_key=None,
            key_hash=None,
            reason="",
        )
        for by in ("account_id", "professional_id")
    ),
    _clear(
        "applications",
        "professional_id",
        "public_id number roster local classification step signed_sha256",
        answers={},
        signed=None,
    ),
    Delete("idempotency_keys", "account_id"),
    _clear(
        "record_facts",
        "roster_record_id",
        "public_id kind group recorded_by withdrawn_by",
        reason="",
    ),
    _clear(
        "roster_records",
        "id",
        "public_id roster local classification",
        standing="removed",
        assessment={},
        next_expiry=None,
        next_change_on=None,
        due_on=None,
    ),
    _clear(
        "credentials",
        "professional_id",
        "public_id kind recorded_by withdrawn_by",
        license_class=None,
        jurisdiction=None,
        issued_on=None,
        birth_on=None,
        page=None,
        box=None,
    ),
    _clear(
        "professionals",
        "id",
        "public_id",
        name="Erased person",
        name_key="",
        family_key="",
        middle_key="",
        last4=None,
        il_number=None,
        member_number=None,
        email=None,
        identity_key=None,
    ),
    _clear(
        "accounts",
        "id",
        "public_id email fs_uniquifier payroll_company language",
        name="Erased person",
        password=None,
        active=False,
        totp_secret=None,
        totp_counter=None,
        mobile=None,
    ),
)
"""What goes with a professional beside their documents; e-mail address and session are made new."""

OF_LINES: tuple[Clear, ...] = tuple(
    _clear(
        table,
        "id",
        "production classification occupation_code employer day_type payroll_company local "
        "category remitter",
        employee_name="Erased person",
        last4=None,
        il_number=None,
        loanout=None,
        **more,
    )
    for table, more in (("payroll_lines", {}), ("fringe_lines", {"member_number": None}))
)
"""What is cleared in lines of payroll and fringe that are the professional's."""

KEPT: Mapping[str, str] = MappingProxyType(
    {
        "account_roles": "which roles an account has",
        "automation_stops": "issuers and counts",
        "error_budgets": "shares, and which administrator set them",
        "learned_proposals": "names of productions and companies, and ids of documents",
        "quality_marks": "numbers",
        "threshold_moves": "chances and counts",
        "audit": "ids, codes and salted hashes only",
        "audit_seals": "hashes of the audit",
        "enrollments": "requests for an account go within days, by retention",
        "batch_events": "moments",
        "webhook_deliveries": "ids and counts of batches",
        "webhooks": "addresses of payroll companies' programs",
        "batches": "addresses and subjects of payroll companies, which go by retention",
        "erasures": "the tombstones themselves",
        "files": "digests; their keys are destroyed",
        "inbound_messages": "addresses and subjects of payroll companies, which go by retention",
        "legal_holds": "ids and moments",
        "oldest_programs": "a revision of the tables",
        "partner_addresses": "payroll companies and their addresses",
        "partner_senders": "domains of payroll companies",
        "probes": "names of programs",
        "report_links": "links that employers were given",
        "roles": "the roles",
        "rule_books": "the rules",
        "seen_proofs": "digests of signatures",
        "sweep_findings": "ids",
        "sweeps": "moments",
        "tallies": "counts",
        "training_imports": "their files and refused rows go by retention",
        "work_record_imports": "their files and refused rows go by retention",
    }
)
"""Tables of which nothing is erased with a person, and why."""
