"""The reports as tagged PDFs, in the language of who reads them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from werkzeug.wrappers import Response

from app.applying.tagged_pdf import Part, tagged_pdf
from app.records import tables
from app.shown import words
from app.web.because import because_told
from app.web.roster.courses import CourseLine
from app.web.told import day, moment
from app.web.told import text as _

Line = tuple[tables.RosterRecord, str, Sequence[Mapping[str, Any]]]
"""A roster record, its name, and its requirements."""


def compliance_pdf(
    person: tables.Professional | None, lines: Iterable[Line], now: datetime
) -> Response:
    """Return how somebody stands in each classification, as a file to keep."""
    return _file(_("Compliance Report"), person, now, _of_records(lines), "compliance-report.pdf")


def transcript_pdf(
    person: tables.Professional | None, courses: Iterable[CourseLine], now: datetime
) -> Response:
    """Return every course on record, as a file to keep."""
    parts = [
        Part("P", f"{each.course} {each.title}: {_(each.what)}, {day(each.day)}")
        for each in courses
    ]
    none = Part("P", _("No courses on record yet"))
    return _file(_("Official Course Transcript"), person, now, parts or [none], "transcript.pdf")


def _of_records(lines: Iterable[Line]) -> Iterator[Part]:
    for record, name, needs in lines:
        standing = _(words.standing_status(record.standing).word)
        yield Part("H2", f"Local #{record.local} ({name}): {standing}")
        for need in needs:
            state = _(words.requirement_status(need["state"]).word)
            yield Part(
                "P", f"{because_told(need['title'])}: {state}. {because_told(need['because'])}"
            )


def _file(
    title: str,
    person: tables.Professional | None,
    now: datetime,
    parts: Iterable[Part],
    name: str,
) -> Response:
    whose = person.name if person is not None else ""
    number = f", IL# {person.il_number}" if person is not None and person.il_number else ""
    head = [
        Part("H1", title),
        Part("P", f"{whose}{number}"),
        Part("P", _("As of %(moment)s", moment=moment(now))),
    ]
    answer = Response(tagged_pdf(title, [*head, *parts], {}), mimetype="application/pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
