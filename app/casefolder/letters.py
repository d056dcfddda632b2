"""The letters of a case, each with what it may be compared with: the records and the others."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from app.casefolder.application import Application, roster_name
from app.casefolder.folder import WORK_RECORDS, CaseFile, CaseFolder, is_letter
from extractors.values import DocumentType, Statement
from validators.claims import claims_of
from validators.coverage import spans_of
from validators.person_names import parse_name
from validators.values import Coverage, Evidence, FringeRecord, PayrollRecord, RuleInForce


@dataclass(frozen=True, slots=True)
class Document:
    """One statement of the case, the file it stands in, and the copies sent of that file."""

    file: CaseFile
    statement: Statement
    copies: tuple[CaseFile, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the document's own files."""
        return self.file.names


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What a case holds, as plain values: nothing here depends on the rule.

    ``unread_files`` could not be opened or read. ``unread_records`` are work records of which
    a row, or every row, was not read, so that silence about a day proves nothing.
    ``read_tables`` are the files whose rows were read.
    """

    application: Application
    documents: tuple[Document, ...]
    payroll: tuple[PayrollRecord, ...] = ()
    fringe: tuple[FringeRecord, ...] = ()
    covered: tuple[Coverage, ...] = ()
    unread_files: tuple[str, ...] = ()
    unread_records: tuple[str, ...] = ()
    read_tables: frozenset[str] = frozenset()

    @property
    def letters(self) -> tuple[Document, ...]:
        """Return the employment verification letters."""
        return tuple(each for each in self.documents if is_letter(each.statement))

    def of_type(self, kind: DocumentType) -> tuple[Document, ...]:
        """Return the documents of one type."""
        return tuple(each for each in self.documents if each.statement.type is kind)


def facts_of(case: CaseFolder) -> CaseFacts:
    """Return the facts of a case: a file sent twice counts once, with its copy named beside it."""
    firsts: dict[str, CaseFile] = {}
    copies: dict[str, list[CaseFile]] = {}
    for file in case.files:
        digest = file.reading.sha256 or file.names[0]
        if firsts.setdefault(digest, file) is not file:
            copies.setdefault(digest, []).append(file)
    documents = tuple(
        Document(file, statement, tuple(copies.get(digest, ())))
        for digest, file in firsts.items()
        for statement in file.reading.documents
    )
    about = _about_someone_in(case.application, documents)
    tables = {table.sha256: table for table in reversed(case.work_files)}.values()
    read = {table.name for table in case.work_files}
    return CaseFacts(
        application=case.application,
        documents=documents,
        payroll=tuple(line for table in tables for line in table.payroll if about(line)),
        fringe=tuple(line for table in tables for line in table.fringe),
        covered=tuple(s for t in tables for s in (*t.covered, *spans_of(t.payroll))),
        unread_files=tuple(name for file in case.unread for name in file.names),
        read_tables=frozenset(read),
        unread_records=(
            *case.unread_tables,
            *case.doubtful_tables,
            *(
                n
                for d in documents
                if d.statement.type in WORK_RECORDS
                for n in d.names
                if n not in read
            ),
        ),
    )


def _about_someone_in(
    application: Application, documents: Sequence[Document]
) -> Callable[[PayrollRecord], bool]:
    """Return what tells the payroll lines that may be the professional's, or a namesake's.

    An export may hold a whole production; the others' lines only say what was reported.
    """
    claims = [claim for each in documents for claim in claims_of(each.statement)]
    people = [application.professional, *(claim.who for claim in claims)]
    digits = {person.last4 for person in people} | {None}
    names = {parse_name(person.name).last for person in people}
    return lambda line: line.last4 in digits or parse_name(line.employee_name).last in names


def evidence_of(facts: CaseFacts, document: Document, rule: RuleInForce | None) -> Evidence:
    """Return what one document is compared with: the records and all other letters."""
    application = facts.application
    return Evidence(
        on=application.on,
        professional=application.professional,
        roster=application.roster,
        local=application.local,
        classification=roster_name(application),
        payroll=facts.payroll,
        fringe=facts.fringe,
        others=tuple(d.statement for d in facts.letters if d is not document),
        rule=rule,
        covered=facts.covered,
    )


def evidence_of_pair(
    facts: CaseFacts, document: Document, other: Document, rule: RuleInForce | None
) -> Evidence:
    """Return what one letter is compared with when only one other letter is asked about."""
    return replace(evidence_of(facts, document, rule), others=(other.statement,))


def pairs(letters: Sequence[Document]) -> list[tuple[Document, Document]]:
    """Return every two letters once, the later one first."""
    return [(later, one) for n, later in enumerate(letters) for one in letters[:n]]
