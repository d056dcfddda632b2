"""The reports as tagged PDFs in the language of who reads them, with the code to verify them."""

from collections.abc import Iterator

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from werkzeug.wrappers import Response

from app.applying.tagged_pdf import Part, Squares, tagged_pdf
from app.given_reports import ReportKind, shown_code
from app.languages import marked
from app.records import tables
from app.shown import words
from app.web.because import because_told
from app.web.language.asked import code as language
from app.web.reports.content import Content
from app.web.roster.head import named
from app.web.told import day, day_of, moment
from app.web.told import text as _

TITLES = {
    ReportKind.COMPLIANCE: marked("Compliance Report"),
    ReportKind.TRANSCRIPT: marked("Official Course Transcript"),
}
_FILES = {
    ReportKind.COMPLIANCE: "compliance-report.pdf",
    ReportKind.TRANSCRIPT: "transcript.pdf",
}
_BORDER = 4
"""How many white squares stand around a QR code (ISO/IEC 18004, 6.3.8)."""


def report_pdf(report: tables.GivenReport, address: str) -> Response:
    """Return a report as a file to keep or to give out; ``address`` is where it is verified."""
    kind = ReportKind(report.kind)
    title, content = _(TITLES[kind]), report.content
    number = f", IL# {content['il_number']}" if content["il_number"] else ""
    body = _of_records(content) if kind is ReportKind.COMPLIANCE else _of_courses(content)
    parts = [
        Part("H1", title),
        Part("P", f"{content['name']}{number}"),
        Part("P", _("As of %(moment)s", moment=moment(report.given_at))),
        *body,
        *_verification(report, address),
    ]
    answer = Response(tagged_pdf(title, parts, {}, language()), mimetype="application/pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="{_FILES[kind]}"'
    return answer


def _of_records(content: Content) -> Iterator[Part]:
    for record in content["records"]:
        standing = _(words.standing_status(record["standing"]).word)
        name = named(record["classification"], record["group"])
        yield Part("H2", f"Local #{record['local']} ({name}): {standing}")
        for need in record["needs"]:
            state = _(words.requirement_status(need["state"]).word)
            because = because_told(need["because"])
            yield Part("P", f"{because_told(need['title'])}: {state}. {because}")


def _of_courses(content: Content) -> Iterator[Part]:
    for each in content["courses"]:
        what = f"{_(each['what'])}, {day(each['day'])}"
        yield Part("P", f"{each['course']} {each['title']}: {what}")
    if not content["courses"]:
        yield Part("P", _("No courses on record yet"))


def _verification(report: tables.GivenReport, address: str) -> Iterator[Part]:
    yield Part("H2", _("Verification code: %(code)s", code=shown_code(report.code)))
    yield Part(
        "P",
        _(
            "Whoever holds this report can check it until %(day)s: scan the code below, or type "
            "it at %(address)s.",
            day=day_of(report.ends_at),
            address=address.rpartition("/")[0],
        ),
    )
    yield Part("Figure", _("QR code that opens %(address)s", address=address), qr_squares(address))


def qr_squares(text: str) -> Squares:
    """Return a QR code with its white border, row by row; True is black."""
    made = QRCode(None, QRErrorCorrectLevel.M)
    made.addData(text)
    made.make()
    beside = (False,) * _BORDER
    rows = [(*beside, *map(bool, row), *beside) for row in made.modules]
    empty = ((False,) * len(rows[0]),) * _BORDER
    return (*empty, *rows, *empty)
