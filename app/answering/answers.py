"""The words of the three answers: receipt, results, final; and the tables that go with them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.answering import links
from app.answering.days import FileDays, Whose
from app.answering.outcome import FileLine, Outcome
from app.answering.people import PEOPLE_COLUMNS, PersonLine, missing, people_of
from app.answering.states import BatchMoment, FileResult
from app.answering.words import STATUS, files, need_you, size
from app.mailing import Attachment, Block, Button, Items, Letter, Link, Paragraph, Table
from app.records import tables
from app.shown.safe_csv import csv_text

FILE_COLUMNS = (
    "number", "file", "result", "what_to_do", "reference", "person", "il_number",
    "days_claimed", "days_in_your_payroll", "days_counted",
)  # fmt: skip

_PEOPLE_SHOWN = 50
_WHY = (
    "You get this because letters were sent to the Experience Roster from this address. Reply to "
    "this mail and a person reads it: it stays with this batch."
)


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that an answer is made of."""

    found: Outcome
    expected: Sequence[tables.BatchExpected]
    days: Mapping[int, FileDays]
    whose: Mapping[int, Whose]
    origin: str

    @property
    def page(self) -> str:
        """The address of the batch's page."""
        return f"{self.origin}/partner/batches/{self.found.batch.public_id}"

    @property
    def people(self) -> list[PersonLine]:
        """The batch person by person."""
        return people_of(self.found, self.expected, self.days, self.whose)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: its subject and words, its tables, and the links that are kept with it."""

    subject: str
    letter: Letter
    attachments: tuple[Attachment, ...] = ()
    new_links: tuple[links.NewLink, ...] = ()


def answer(known: Known, moment: BatchMoment) -> Answer:
    """Return what is said of a batch at one of its moments."""
    if moment is BatchMoment.RECEIPT:
        return _receipt(known)
    return _results(known, is_final=moment is BatchMoment.FINAL)


def subject(batch: tables.Batch, what: str) -> str:
    """Return a subject that keeps the sender's own, so that both sides find the thread."""
    if batch.subject:
        theirs = batch.subject.removeprefix("Re: ")
        return f"Re: {theirs} [{batch.reference}]"
    own = f" ({batch.own_reference})" if batch.own_reference else ""
    return f"{batch.reference}: {what}{own}"


def _receipt(known: Known) -> Answer:
    batch, found = known.found.batch, known.found
    came = [line for line in found.lines if line.result is not FileResult.IGNORED]
    refused = [line for line in came if line.document is None]
    title = f"We received {files(len(came))}. Receipt {batch.reference}."
    blocks: list[Block] = [
        *_own_reference(batch),
        Paragraph(
            "What we took in is kept and is read now. We write again when all of it is read."
        ),
        *_refused(refused),
        *_missing(known),
        Table("What arrived", ("File", "Size", "Taken in"), [_arrived(line) for line in came]),
        *_ignored(found),
        Button("Follow this batch", known.page),
    ]
    what = f"{files(len(came))} received"
    return Answer(subject(batch, what), Letter(title, blocks, _WHY))


def _own_reference(batch: tables.Batch) -> list[Paragraph]:
    return [Paragraph(f"Your reference: {batch.own_reference}.")] if batch.own_reference else []


def _refused(lines: Sequence[FileLine]) -> list[Table]:
    if not lines:
        return []
    rows = [(line.name, line.cause) for line in lines]
    title = f"{files(len(lines))} could not be taken in. Send each again as it says here."
    return [Table(title, ("File", "Why"), rows)]


def _missing(known: Known) -> list[Items]:
    names = missing(known.expected)
    title = f"Your list names {files(len(names))} that did not come. Send them as another batch."
    return [Items(title, names)] if names else []


def _ignored(found: Outcome) -> list[Items]:
    left = [line for line in found.lines if line.result is FileResult.IGNORED]
    names = [f"{line.name}: {line.cause}" if line.cause else line.name for line in left]
    return [Items("Left aside, because it is no letter", names)] if names else []


def _arrived(line: FileLine) -> tuple[str, str, str]:
    if line.result is FileResult.ALREADY_HAD:
        return line.name, size(line.size_bytes), "We already had it"
    return line.name, size(line.size_bytes), "No" if line.document is None else "Yes"


def _results(known: Known, *, is_final: bool) -> Answer:
    found, batch = known.found, known.found.batch
    need, made = _need_you(known)
    state = "Final results" if is_final else "Results"
    counted = sum(days.counted for days in known.days.values())
    title = f"{state} of {batch.reference}: {_summary(found)}."
    open_ = found.counts.get(FileResult.IN_REVIEW, 0)
    blocks: list[Block] = [
        *_own_reference(batch),
        Paragraph(f"{counted:,} days count from this batch until now."),
        *need,
        *_missing(known),
        *([Paragraph(f"{files(open_)} are with our reviewers. We write once more when they "
                     "are decided. You need not do anything.")] if open_ else []),
        *_people(known),
        Button("See every file", known.page),
    ]  # fmt: skip
    return Answer(
        subject(batch, _summary(found)),
        Letter(title, blocks, _WHY),
        (
            Attachment(f"{batch.reference}-files.csv", files_csv(known)),
            Attachment(f"{batch.reference}-people.csv", people_csv(known)),
        ),
        tuple(made),
    )


def _summary(found: Outcome) -> str:
    counts = found.counts
    said = [
        f"{counts[result]:,} {STATUS[result].word.lower()}"
        for result in FileResult
        if counts.get(result) and result is not FileResult.IGNORED
    ]
    return ", ".join(said) or "no files"


def _need_you(known: Known) -> tuple[list[Table | Paragraph], list[links.NewLink]]:
    lines, rows, made = known.found.need_you, [], []
    for line in lines:
        row: list[str | Link] = [line.name, line.cause, ""]
        if line.document is not None:
            link = links.new_link(document_id=line.document.id)
            made.append(link)
            row[2] = Link("Mend this file", f"{known.origin}/mend/{link.key}")
        rows.append(row)
    if not lines:
        return [Paragraph("Nothing needs you.")], []
    title = (
        f"{need_you(len(lines))}. Until then their days do not count. Each link works once, "
        f"for {links.LASTS.days} days, without signing in."
    )
    return [Table(title, ("File", "What is wrong", "Next step"), rows)], made


def _people(known: Known) -> list[Table | Paragraph]:
    people = known.people
    if len(people) > _PEOPLE_SHOWN:
        return [Paragraph(f"The attached table says for {len(people):,} people what counts.")]
    columns = ("Person", "IL#", "Expected", "Received", "Accepted", "Days claimed", "Days counted")
    return [Table("Person by person", columns, [line.cells() for line in people])] * bool(people)


def people_csv(known: Known) -> str:
    """Return expected against received against accepted against counted, as CSV."""
    return csv_text(PEOPLE_COLUMNS, (line.cells() for line in known.people))


def files_csv(known: Known) -> str:
    """Return every file with its result, as CSV."""
    return csv_text(FILE_COLUMNS, (_cells(known, line) for line in known.found.lines))


def _cells(known: Known, line: FileLine) -> list[str]:
    id_ = line.document.id if line.document is not None else 0
    days, who = known.days.get(id_, FileDays()), known.whose.get(id_, Whose())
    return [
        str(line.number),
        line.name,
        STATUS[line.result].word,
        line.cause,
        line.document.reference if line.document is not None else "",
        who.name,
        who.il_number or "",
        *("" if number is None else str(number) for number in (days.claimed, days.paid)),
        str(days.counted),
    ]
