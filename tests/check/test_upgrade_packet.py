"""What becomes of an upgrade packet in Local 411, from papers as a reader hands them over."""

from datetime import date, timedelta
from typing import Any

import pytest

from app.casefolder.answer import check_case
from app.casefolder.application import application_of
from app.casefolder.folder import CaseFile, CaseFolder
from app.work_files.reading import WorkFile
from extractors.values import DocumentType, Field, Place, Reading, Statement
from validators.values import FringeRecord

APPLICATION = {
    "professional": {"name": "Maria Vale", "member_number": "M-77"},
    "roster": "IATSE411",
    "classification": "1APC",
    "on": "2026-06-01",
    "rule": {"references": 3, "needs_pc_reference": True},
}


TITLES = (
    "Harbor Lights", "Quiet Water", "Copper Canyon", "Saltmarsh", "Nine Lanterns", "Paper Moons",
    "Winter Ferry", "Glass Orchard",
)  # fmt: skip


def fields(**plain: Any) -> dict[str, Field]:
    place = (Place(1, (72.0, 96.0, 180.0, 110.0), "as printed"),)
    return {name: Field(value, 0.99, place) for name, value in plain.items()}


def paper(kind: DocumentType, records: Any = (), **plain: Any) -> Statement:
    return Statement(kind, 0.99, (1,), fields(**plain), tuple(fields(**r) for r in records))


def show(number: int, category: str) -> dict[str, Any]:
    first = date(2022, 1, 3) + timedelta(days=170 * number)
    return {
        "production_title": TITLES[number],
        "classification": category,
        "start_date": first.isoformat(),
        "end_date": (first + timedelta(days=150)).isoformat(),
        "days": 100,
    }


SHOWS = [show(n, "2APC" if n < 4 else "1APC") for n in range(8)]


def reference(name: str, title: str) -> Statement:
    return paper(
        DocumentType.REFERENCE_LETTER,
        referee_name=name,
        referee_title=title,
        referee_member=True,
        employee_name="Maria Vale",
        has_signature=True,
    )


PACKET = (
    paper(DocumentType.UPGRADE_REQUEST, employee_name="Maria Vale"),
    paper(DocumentType.RESUME, SHOWS, employee_name="Maria Vale"),
    reference("Ruth Alder", "Production Coordinator"),
    reference("Otto Brandt", "Production Manager"),
    reference("June Reed", "1st Assistant Production Coordinator"),
)


def remitted(row: int, listed: dict[str, Any], days: float) -> FringeRecord:
    first = date.fromisoformat(listed["start_date"])
    last = date.fromisoformat(listed["end_date"])
    return FringeRecord(
        "Reelpay", "Vale, Maria", "M77", None, listed["production_title"],
        listed["classification"], first, last, days, None, "fringe.csv", row,
    )  # fmt: skip


def answered(papers: tuple[Statement, ...], days: float = 100) -> dict[str, Any]:
    files = tuple(
        CaseFile((f"{n}.pdf",), Reading(f"{n:064}", ((612.0, 792.0),), (each,)))
        for n, each in enumerate(papers)
    )
    lines = tuple(remitted(n, each, days) for n, each in enumerate(SHOWS, 2))
    table = WorkFile("fringe.csv", "f" * 64, DocumentType.FRINGE_REPORT, fringe=lines)
    return check_case(CaseFolder(application_of(APPLICATION), files, (table,)))


def codes(answer: dict[str, Any]) -> list[str]:
    return sorted({each["code"] for each in answer["findings"]})


def test_a_whole_packet_meets_in_every_reading():
    found = answered(PACKET)

    assert (codes(found), found["verdict"]) == ([], "meets")
    months = next(each for each in found["requirements"] if each["id"] == "months-1apc")
    assert months["have"] >= months["need"] == 18
    assert set(months["readings"]) == {"span", "days/20", "days/21", "days/21.67"}


def test_days_that_were_not_remitted_go_to_the_committee():
    found = answered(PACKET, days=90)

    assert (codes(found), found["verdict"]) == (["fringe-days-short"], "refer")


@pytest.mark.parametrize(
    ("left_out", "expected"),
    [
        (1, ([], "incomplete")),
        (2, (["reference-count-short", "reference-signatory-unqualified"], "incomplete")),
        (3, (["reference-count-short"], "incomplete")),
    ],
)
def test_a_packet_that_lacks_a_paper_is_incomplete(left_out, expected):
    found = answered(tuple(p for n, p in enumerate(PACKET) if n != left_out))

    assert (codes(found), found["verdict"]) == expected


def test_months_that_only_some_readings_reach_go_to_the_committee():
    shorter = [{**each, "days": 92} for each in SHOWS]
    packet = (PACKET[0], paper(DocumentType.RESUME, shorter, employee_name="Maria Vale"))

    found = answered((*packet, *PACKET[2:]))

    assert found["verdict"] == "refer"
    unsure = [each["id"] for each in found["requirements"] if each["state"] == "refer"]
    assert unsure == ["months-2apc", "months-1apc"]
